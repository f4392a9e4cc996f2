/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include "lint/fix.h"
#include "parse/front.h"
#include "parse/parse.h"

static bool
lies_inside(struct range inner, struct range outer)
{
	return inner.start >= outer.start && inner.start <= inner.end &&
	    inner.end <= outer.end;
}

static void
check_fields(const struct persona *persona)
{
	const struct front_matter *front = &persona->front;
	size_t lines = persona->source.line_count;

	for (size_t i = 0; i < front->field_count; i++) {
		const struct field *field = &front->fields[i];

		HOLDS(lies_inside(field->range, front->range));
		HOLDS(lies_inside(field->value_range, field->range));
		HOLDS(field->start_line >= 1);
		HOLDS(field->start_line <= field->end_line);
		HOLDS(field->end_line <= lines);
		HOLDS(field->entry_count == 0 || field->kind == FIELD_LIST ||
		      field->kind == FIELD_MAP);
		HOLDS(i == 0 ||
		      front->fields[i - 1].range.start <= field->range.start);
		HOLDS(field->values != NULL || field->kind != FIELD_MAP ||
		      field->entry_count == 0);
	}
}

static void
check_diagnostics(struct persona *persona)
{
	const struct diagnostics *list = &persona->diagnostics;
	size_t lines = persona->source.line_count;

	for (size_t i = 0; i < list->count; i++) {
		struct place place = list->all[i].place;

		HOLDS(place.line >= 1 && place.column >= 1);
		HOLDS(place.line <= (lines > 0 ? lines : 1));
		diagnostic_message(&persona->arena, &list->all[i]);
	}
}

static bool
is_closing(struct str text)
{
	return text.len == 1 && str_contains(STR("'\"]}"), text);
}

/* All but the tabs that indent lines is copied, in order; blanks, and one by
 * one quotes and closing brackets, are all that is inserted. */
static void
check_repair(struct persona *persona, struct range content, bool quote)
{
	struct repaired repaired;
	size_t at = content.start;

	front_repair(&repaired, persona, content, quote);
	for (size_t i = 0; i < repaired.anchor_count; i++) {
		const struct anchor *anchor = &repaired.anchors[i];
		size_t end = i + 1 < repaired.anchor_count ?
		    repaired.anchors[i + 1].out :
		    repaired.text.len;
		struct str piece = str_slice(
		    repaired.text, (struct range){ anchor->out, end });
		struct range from = { anchor->in, anchor->in + piece.len };

		if (!anchor->copied) {
			HOLDS(str_is_blank(piece) || is_closing(piece));
			continue;
		}
		HOLDS(from.start >= at);
		HOLDS(str_is_blank(persona_text(
		    persona, (struct range){ at, from.start })));
		HOLDS(str_eq(piece, persona_text(persona, from)));
		at = from.end;
	}
	HOLDS(str_is_blank(
	    persona_text(persona, (struct range){ at, content.end })));
}

static void
check_fix(const struct persona *persona)
{
	struct buf out = { 0 };
	struct error error;

	if (fix_front(&out, persona, &error))
		HOLDS(str_ends(buf_str(&out), persona_body(persona)));
	else
		HOLDS(out.len == 0);
	buf_release(&out);
}

static void
check_persona(struct str path, struct str bytes)
{
	struct persona persona = { 0 };
	struct tools tools;

	persona.arena.block_size = 4096;
	parse_open(&persona, path, bytes);
	HOLDS(persona.front.range.start == 0);
	HOLDS(persona.front.range.end <= bytes.len);
	HOLDS(persona.front.syntax != FRONT_NONE ||
	      persona.front.range.end == 0);
	HOLDS(persona.name.len > 0);
	check_fields(&persona);
	check_diagnostics(&persona);
	check_fix(&persona);
	tools = persona_tools(&persona, &persona.arena);
	HOLDS(!tools.all || tools.count == 0);
	if (persona.source.line_count > 0) {
		struct range all = { 0, bytes.len };

		check_repair(&persona, all, false);
		check_repair(&persona, all, true);
	}
	persona_release(&persona);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct str text = { size > 0 ? (const char *)bytes : "", size };

	check_persona(STR("x.md"), text);
	check_persona(STR("x.toml"), text);
	return 0;
}
