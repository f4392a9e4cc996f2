/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "base/utf8.h"
#include "parse/parse.h"

/* One text of what should have been one. */
static struct str
joined(const struct field *field, struct arena *arena)
{
	struct buf out = { 0 };
	struct str text;

	for (size_t i = 0; i < field->entry_count; i++) {
		buf_add_cstr(&out, i > 0 ? "; " : "");
		buf_add(&out, str_trim(field->entries[i]));
		if (field->kind == FIELD_MAP && field->values != NULL)
			buf_printf(&out, ": %.*s",
				   STR_ARG(str_trim(field->values[i])));
	}
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* "\n\n" and "\n<example>" were meant as line ends, and Claude Code shows them
 * so; "C:\new" was not. */
static bool
means_line_ends(struct str text)
{
	return !str_contains(text, STR("\n")) &&
	       (str_contains(text, STR("\\n\\n")) ||
		str_contains(text, STR("\\n<")));
}

static struct str
with_line_ends(struct str text, struct arena *arena)
{
	struct buf shown = { 0 };

	while (text.len > 0) {
		size_t at = str_find(text, STR("\\n"));

		buf_add(&shown, str_slice(text, (struct range){ 0, at }));
		if (at < text.len)
			buf_add_byte(&shown, '\n');
		text = str_from(text, at + 2);
	}
	text = arena_str(arena, buf_str(&shown));
	buf_release(&shown);
	return text;
}

struct str
description_text(const struct field *field, struct arena *arena)
{
	struct str text;

	if (field == NULL || field->kind == FIELD_NULL)
		return (struct str){ "", 0 };
	if (field->kind == FIELD_LIST || field->kind == FIELD_MAP)
		text = joined(field, arena);
	else
		text = utf8_trim(field->value);
	if (means_line_ends(text))
		text = utf8_trim(with_line_ends(text, arena));
	return text;
}
