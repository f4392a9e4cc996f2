/* SPDX-License-Identifier: MIT */
#include "model/persona.h"

#include "base/buf.h"
#include "model/tokens.h"

void
persona_release(struct persona *persona)
{
	arena_release(&persona->arena);
	*persona = (struct persona){ 0 };
}

const struct field *
persona_field(const struct persona *persona, const char *key)
{
	const struct front_matter *front = &persona->front;

	for (size_t i = 0; i < front->field_count; i++)
		if (str_eq_nocase(front->fields[i].key, str_of(key)))
			return &front->fields[i];
	return NULL;
}

struct str
persona_text(const struct persona *persona, struct range range)
{
	return str_slice(persona->source.bytes, range);
}

size_t
persona_tokens(const struct persona *persona)
{
	size_t *count = persona->token_count;

	if (!count)
		return tokens_estimate(persona->source.bytes);
	if (*count == 0)
		*count = tokens_estimate(persona->source.bytes);
	return *count;
}

struct str
persona_body(const struct persona *persona)
{
	const struct front_matter *front = &persona->front;
	struct range body = { front->range.end, persona->source.bytes.len };

	if (range_len(front->tail))
		body.end = front->tail.start;
	return persona_text(persona, body);
}

struct str
section_path(const struct persona *persona, size_t section,
	     const char *separator, struct arena *arena)
{
	const struct section *sections = persona->sections;
	struct str path = { "", 0 };

	for (; section != 0; section = sections[section].parent) {
		struct str title = sections[section].title;

		if (path.len == 0)
			path = arena_str(arena, title);
		else
			path = arena_printf(arena, "%.*s%s%.*s",
					    STR_ARG(title), separator,
					    STR_ARG(path));
	}
	return path;
}

bool
section_within(const struct persona *persona, size_t section, size_t ancestor)
{
	return section >= ancestor && section < persona->sections[ancestor].end;
}

bool
block_is_content(enum block_kind kind)
{
	return kind >= BLOCK_PARAGRAPH;
}

bool
block_introduces(const struct persona *persona, size_t block)
{
	const struct block *this = &persona->blocks[block], *next = this + 1;
	struct str text = persona_text(persona, this->text);

	if (this->kind != BLOCK_PARAGRAPH)
		return false;
	if (this->lead_in)
		return true;
	return (str_ends(text, STR(":")) || str_ends(text, STR(":**"))) &&
	    block + 1 < persona->block_count &&
	    next->section == this->section &&
	    (next->kind == BLOCK_ENTRY || next->kind == BLOCK_CODE ||
	     next->kind == BLOCK_TABLE);
}

size_t
block_lead(const struct persona *persona, size_t block)
{
	size_t section = persona->blocks[block].section;
	bool entry = persona->blocks[block].kind == BLOCK_ENTRY;

	while (block-- > 0 && persona->blocks[block].section == section) {
		if (persona->blocks[block].kind == BLOCK_PARAGRAPH)
			return block_introduces(persona, block) ? block :
			    NO_INDEX;
		if (!entry || persona->blocks[block].kind != BLOCK_ENTRY)
			return NO_INDEX;
	}
	return NO_INDEX;
}

const char *
block_kind_name(enum block_kind kind)
{
	static const char *const names[] = {
		[BLOCK_FRONT_MATTER] = "front-matter",
		[BLOCK_BLANK] = "blank",
		[BLOCK_TITLE] = "title",
		[BLOCK_CLOSE] = "close",
		[BLOCK_TAG] = "tag",
		[BLOCK_PARAGRAPH] = "paragraph",
		[BLOCK_ENTRY] = "entry",
		[BLOCK_CODE] = "code",
		[BLOCK_TABLE] = "table",
		[BLOCK_QUOTE] = "quote",
		[BLOCK_HTML] = "html",
		[BLOCK_RULE] = "rule",
		[BLOCK_COMMENT] = "comment",
		[BLOCK_DEFINITION] = "definition",
	};

	return names[kind];
}

const char *
section_syntax_name(enum section_syntax syntax)
{
	static const char *const names[] = {
		[SECTION_ROOT] = "intro",   [SECTION_HEADING] = "heading",
		[SECTION_TAG] = "tag",	    [SECTION_LABEL] = "label",
		[SECTION_LEAD] = "lead",
	};

	return names[syntax];
}

const char *
field_kind_name(enum field_kind kind)
{
	static const char *const names[] = {
		[FIELD_STRING] = "string", [FIELD_NUMBER] = "number",
		[FIELD_BOOL] = "bool",	   [FIELD_NULL] = "null",
		[FIELD_LIST] = "list",	   [FIELD_MAP] = "map",
	};

	return names[kind];
}
