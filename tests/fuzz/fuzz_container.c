/* SPDX-License-Identifier: MIT */
/*
 * Files of other formats: whatever is read out of one is a persona that holds
 * what every persona holds. The first byte chooses the format.
 */
#include "fuzz.h"
#include "invariants.h"
#include "parse/container.h"
#include "parse/parse.h"

static void
open_each(const struct container *container)
{
	for (size_t i = 0; i < container->count; i++) {
		struct persona persona = { 0 };
		const char *fault;

		container_open(&persona, STR("fuzz.json"),
			       &container->all[i], container->syntax);
		parse_outline(&persona);
		fault = persona_fault(&persona);
		if (fault)
			fuzz_end(fault, __FILE__, __LINE__);
		persona_release(&persona);
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	static const char *const paths[] = { "a.toml", "a.json",
					     ".roomodes" };
	struct container container;
	struct arena arena = { 0 };
	struct error error = { "" };

	if (size == 0)
		return 0;
	if (container_read(&container, str_of(paths[bytes[0] % 3]),
			   (struct str){ (const char *)bytes + 1, size - 1 },
			   &arena, &error))
		open_each(&container);
	else
		HOLDS(error.text[0] != '\0');
	arena_release(&arena);
	return 0;
}
