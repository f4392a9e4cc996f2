/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include "lint/fix.h"
#include "parse/parse.h"

/* What was mended needs no more mending, and says the same. */
static void
check_fixed(const struct persona *persona, struct str fixed)
{
	struct persona again = { 0 };

	parse_open(&again, STR("fuzz.md"), fixed);
	HOLDS(!fix_needed(&again));
	HOLDS(again.front.field_count == persona->front.field_count);
	for (size_t i = 0; i < again.front.field_count; i++)
		HOLDS(str_eq(again.front.fields[i].key,
			     persona->front.fields[i].key));
	HOLDS(str_eq(again.name, persona->name));
	persona_release(&again);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct str text = { (const char *)bytes, size };
	struct persona persona = { 0 };
	struct buf fixed = { 0 };
	struct error error = { "" };

	parse_open(&persona, STR("fuzz.md"), text);
	if (fix_needed(&persona)) {
		if (fix_front(&fixed, &persona, &error))
			check_fixed(&persona, buf_str(&fixed));
		else
			HOLDS(fixed.len == 0 && error.text[0] != '\0');
	}
	buf_release(&fixed);
	persona_release(&persona);
	return 0;
}
