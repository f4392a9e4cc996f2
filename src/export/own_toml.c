/* SPDX-License-Identifier: MIT */
#include "export/own.h"

#include "base/utf8.h"
#include "parse/parse.h"

/* A Codex agent has whatever keys its configuration has; they are kept where
 * they stand. */

static bool
is_sound(const struct persona *file)
{
	return file->diagnostics.count == 0 &&
	       utf8_is_valid(file->source.bytes);
}

static bool
has_text(const struct persona *file, const char *key)
{
	const struct field *field = persona_field(file, key);

	return field != NULL && field->kind == FIELD_STRING &&
	       !str_is_blank(field->value) &&
	       str_eq(field->key, str_of(key));
}

/* The file with its own name in place of the one it had. */
static void
write_named(struct buf *out, struct making *making,
	    const struct persona *file)
{
	const struct field *field = persona_field(file, "name");
	struct str bytes = file->source.bytes, slug = making->sheet->slug;
	struct value value = { .key = "name" };
	struct values one = { &value, 1 };

	if (field != NULL && str_eq(field->value, slug)) {
		buf_add(out, bytes);
		return;
	}
	make_slug(&value, making);
	if (field == NULL) {
		values_add_toml(out, &one);
		buf_add(out, bytes);
		return;
	}
	buf_add(out, str_slice(bytes,
			       (struct range){ 0, field->value_range.start }));
	buf_printf(out, "\"%.*s\"", STR_ARG(slug));
	buf_add(out, str_from(bytes, field->value_range.end));
}

bool
own_toml_write(struct buf *out, struct making *making)
{
	const struct sheet *sheet = making->sheet;
	struct persona file = { 0 };
	bool sound;

	if (sheet->persona == NULL || sheet->persona->origin.len == 0 ||
	    !sheet->kept)
		return false;
	parse_open(&file, STR("agent.toml"), sheet->persona->origin);
	sound = is_sound(&file) && has_text(&file, "description") &&
		has_text(&file, "developer_instructions") &&
		(persona_field(&file, "name") == NULL ||
		 has_text(&file, "name"));
	if (sound)
		write_named(out, making, &file);
	persona_release(&file);
	return sound;
}
