/* SPDX-License-Identifier: MIT */
#include "parsed.h"

#include <string.h>

#include "base/buf.h"
#include "check.h"
#include "invariants.h"
#include "model/unit.h"
#include "parse/parse.h"

void
parsed(struct persona *persona, const char *text)
{
	const char *fault;

	*persona = (struct persona){ .arena.block_size = 64 };
	parse_open(persona, STR("test.md"), str_of(text));
	parse_outline(persona);
	fault = persona_fault(persona);
	if (fault)
		fail_msg("%s", fault);
}

static struct str
keep(struct persona *persona, struct buf *out)
{
	struct str text = arena_str(&persona->arena, buf_str(out));

	buf_release(out);
	return text;
}

struct str
parsed_sections(struct persona *persona)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < persona->section_count; i++) {
		const struct section *section = &persona->sections[i];

		buf_printf(&out, "%zu %s %.*s %zu-%zu", section->level,
			   section_syntax_name(section->syntax),
			   STR_ARG(section->title), section->lines.first,
			   section->lines.last);
		if (section->topic)
			buf_printf(&out, " topic %zu-%zu",
				   section->topic_lines.first,
				   section->topic_lines.last);
		if (section->group)
			buf_add_cstr(&out, " group");
		if (i && section->open)
			buf_add_cstr(&out, " open");
		buf_add_byte(&out, '\n');
	}
	return keep(persona, &out);
}

struct str
parsed_blocks(struct persona *persona)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];

		buf_printf(&out, "%s%s%s %zu %zu-%zu\n",
			   block->lead_in ? "lead-in " : "",
			   block->ordered ? "numbered " : "",
			   block_kind_name(block->kind), block->section,
			   source_first_line(&persona->source, block->text),
			   source_last_line(&persona->source, block->text));
	}
	return keep(persona, &out);
}

static const char *
item_kind_name(enum item_kind kind)
{
	static const char *const names[] = {
		[ITEM_ENTRY] = "entry", [ITEM_ROW] = "row",
		[ITEM_TAG] = "tag", [ITEM_SENTENCE] = "sentence",
		[ITEM_CLAUSE] = "clause",
	};

	return names[kind];
}

struct str
parsed_items(struct persona *persona)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < persona->item_count; i++) {
		const struct item *item = &persona->items[i];

		buf_printf(&out, "%zu:%zu %zu %s %.*s\n", item->place.line,
			   item->place.column, item->depth,
			   item_kind_name(item->kind),
			   STR_ARG(persona_text(persona, item->range)));
	}
	return keep(persona, &out);
}

static void
add_lines(struct buf *out, const struct persona *persona, size_t first,
	  size_t end)
{
	buf_printf(out, " %zu-%zu",
		   source_first_line(&persona->source,
				     persona->blocks[first].text),
		   source_last_line(&persona->source,
				    persona->blocks[end - 1].text));
}

struct str
parsed_groups(struct persona *persona)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < persona->group_count; i++) {
		const struct unit_group *group = &persona->groups[i];

		buf_add_cstr(&out, block_kind_name(group->kind));
		add_lines(&out, persona, group->first, group->end);
		buf_add_cstr(&out, group->ordered ? " ordered" : "");
		if (group->body > group->first) {
			buf_add_cstr(&out, " lead");
			add_lines(&out, persona, group->first, group->body);
		}
		buf_add_byte(&out, '\n');
	}
	return keep(persona, &out);
}

struct str
parsed_closed(struct persona *persona)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < persona->closed_count; i++) {
		const struct closed *closed = &persona->closed[i];

		buf_add_cstr(&out, closed_kind_name(closed->kind));
		add_lines(&out, persona, closed->first, closed->end);
		if (closed->needs != NO_INDEX)
			buf_printf(&out, " needs %zu", closed->needs);
		buf_add_byte(&out, '\n');
	}
	return keep(persona, &out);
}

struct str
parsed_faults(struct persona *persona)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < persona->diagnostics.count; i++) {
		const struct diagnostic *it = &persona->diagnostics.all[i];

		buf_printf(&out, "%s %zu:%zu\n", it->kind->code,
			   it->place.line, it->place.column);
	}
	return keep(persona, &out);
}

void
check_parsed(const char *text, struct str (*shown)(struct persona *),
	     const char *wanted, const char *file, int line)
{
	struct persona persona;
	struct str got;

	parsed(&persona, text);
	got = shown(&persona);
	if (!str_eq(got, str_of(wanted))) {
		print_error("of:\n%s\nis:\n%.*swanted:\n%s", text,
			    STR_ARG(got), wanted);
		persona_release(&persona);
		_fail(file, line);
	}
	persona_release(&persona);
}
