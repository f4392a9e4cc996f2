/* SPDX-License-Identifier: MIT */
#include "parse/parse.h"

#include "base/utf8.h"
#include "parse/front.h"
#include "parse/frontmatter.h"

static void
diagnose(struct persona *persona, const char *code, size_t offset)
{
	diagnostics_add(&persona->diagnostics, &persona->arena, code,
			source_place(&persona->source, offset), STR(""));
}

static size_t
first_lone_cr(struct str bytes)
{
	size_t at = str_find_byte(bytes, '\r');

	while (at + 1 < bytes.len && bytes.ptr[at + 1] == '\n')
		at += 2 + str_find_byte(str_from(bytes, at + 2), '\r');
	return at < bytes.len ? at : bytes.len;
}

static void
check_bytes(struct persona *persona)
{
	struct str bytes = persona->source.bytes;
	size_t bom = source_bom(bytes);
	size_t invalid = utf8_valid_len(bytes);
	size_t cr = first_lone_cr(bytes);

	if (str_is_blank(str_from(bytes, bom)))
		diagnose(persona, "empty-file", 0);
	if (bom > 0)
		diagnose(persona, "bom", 0);
	if (invalid < bytes.len)
		diagnose(persona, "invalid-utf8", invalid);
	if (cr < bytes.len)
		diagnose(persona, "lone-cr", cr);
}

static struct str
scalar_field(const struct persona *persona, const char *key)
{
	const struct field *field = persona_field(persona, key);

	if (field == NULL || field->kind == FIELD_LIST ||
	    field->kind == FIELD_MAP || field->kind == FIELD_NULL)
		return STR("");
	return str_trim(field->value);
}

static struct str
find_name(struct persona *persona)
{
	struct str name = scalar_field(persona, "name");

	return name.len > 0 ? name : name_without_field(persona);
}

void
parse_open(struct persona *persona, struct str path, struct str bytes)
{
	persona->path = arena_str(&persona->arena, path);
	source_init(&persona->source, bytes, &persona->arena);
	check_bytes(persona);
	frontmatter_parse(persona);
	persona->name = find_name(persona);
	persona->description = description_text(
	    persona_field(persona, "description"), &persona->arena);
	persona->token_count = ARENA_NEW(&persona->arena, size_t);
}
