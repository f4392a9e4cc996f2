/* SPDX-License-Identifier: MIT */
#include "parse/stray.h"

#include "base/count.h"
#include "parse/flow.h"

enum { SHORT_VALUE = 20 };

/* Every persona has them at the left edge, if at all. */
static const char *const edge_keys[] = { "name", "description", "tools",
					 "model", "color" };

enum { EDGE_KEYS = COUNT(edge_keys) };

static void
classify_line(struct front_line *line, struct str text)
{
	struct str bare = str_trim_start(text);

	line->indent = text.len - bare.len;
	line->blank = bare.len == 0;
	line->comment = str_starts(bare, STR("#"));
	line->item = str_eq(bare, STR("-")) || str_starts(bare, STR("- "));
	line->is_key = front_key_loose(text, &line->key);
}

static struct str
value_after_key(const struct persona *persona, const struct front_line *line)
{
	struct str text = persona_text(persona, line->text);

	return str_trim_end(str_from(text, line->key.value));
}

/* Whether a dialogue or a paragraph may go on in this field. */
static bool
holds_prose(const struct persona *persona, const struct front_line *line)
{
	struct str value = value_after_key(persona, line);

	return str_eq_nocase(line->key.key, STR("description")) ||
	    value.len >= SHORT_VALUE || str_starts(value, STR("|")) ||
	    str_starts(value, STR(">"));
}

static bool
is_outer_key(const struct persona *persona, const struct front_line *line,
	     const struct front_line *current)
{
	if (!line->is_key || line->indent > 0)
		return false;
	return current == NULL || !front_key_is_prose(line->key.key) ||
	    !holds_prose(persona, current);
}

bool
front_closes_flow(struct str text)
{
	return str_starts(text, STR("]")) || str_starts(text, STR("}"));
}

/* A list may stand at the left edge below a key without a value. */
static bool
belongs_to_list(const struct persona *persona, const struct front_line *line,
		const struct front_line *current)
{
	struct str value = value_after_key(persona, current);

	return line->item && (value.len == 0 || value.ptr[0] == '#');
}

static bool
is_stray(const struct persona *persona, const struct front_line *line,
	 const struct front_line *current, bool run)
{
	return current != NULL && (run || !line->comment) &&
	    !front_closes_flow(persona_text(persona, line->text)) &&
	    !belongs_to_list(persona, line, current);
}

static void
add_fault(struct diagnostics *faults, struct persona *persona,
	  const struct front_line *line)
{
	struct str text = persona_text(persona, line->text);
	bool directive = str_starts(text, STR("%"));

	diagnostics_add(faults, &persona->arena,
			directive ? "fm-directive" : "fm-continuation",
			source_place(&persona->source, line->text.start),
			text);
}

static size_t
edge_key(const struct front_line *line)
{
	size_t i = 0;

	while (line->is_key && i < EDGE_KEYS &&
	       !str_eq(line->key.key, str_of(edge_keys[i])))
		i++;
	return line->is_key ? i : EDGE_KEYS;
}

/* Whether the value is complete on this line, so that an indented line below
 * would go on with it, or break it. */
static bool
has_whole_value(const struct persona *persona, const struct front_line *line)
{
	struct str value = value_after_key(persona, line);
	char first = value.len > 0 ? value.ptr[0] : '#';
	char last = value.len > 1 ? value.ptr[value.len - 1] : ',';

	switch (first) {
	case '[':
	case '{':
		return last != ',' && flow_read(value).state != FLOW_BROKEN;
	case '"':
	case '\'':
		return last == first ||
		    str_find_byte(str_from(value, 1), first) == value.len - 1;
	default:
		return !str_contains(STR("|>&!#"), (struct str){ &first, 1 });
	}
}

static bool
is_behind_tab(const struct persona *persona, const struct front_line *line)
{
	struct str text = persona_text(persona, line->text);

	text.len = line->indent;
	return str_contains(text, STR("\t"));
}

/*
 * A key by accident behind a blank or two, and found nowhere else. Nobody goes
 * on with a text behind a tab, so that each known key there is one.
 */
static bool
is_accident(const struct persona *persona, const struct front_line *line,
	    const struct front_line *current, const bool *seen)
{
	size_t edge = edge_key(line);

	if (!line->is_key || line->indent == 0 || !current ||
	    !has_whole_value(persona, current))
		return false;
	if (edge < EDGE_KEYS && !seen[edge])
		return true;
	return is_behind_tab(persona, line) &&
	    front_key_is_known(line->key.key) &&
	    (edge == EDGE_KEYS || !holds_prose(persona, current));
}

static void
outdent_keys(struct front_lines *lines, struct persona *persona,
	     struct diagnostics *faults)
{
	const struct front_line *current = NULL;
	bool seen[EDGE_KEYS + 1] = { false };

	for (size_t i = 0; i < lines->count; i++)
		if (lines->all[i].indent == 0)
			seen[edge_key(&lines->all[i])] = true;
	for (size_t i = 0; i < lines->count; i++) {
		struct front_line *line = &lines->all[i];

		if (line->is_key && line->indent == 0)
			current = line;
		if (!is_accident(persona, line, current, seen))
			continue;
		seen[edge_key(line)] = true;
		diagnostics_add(faults, &persona->arena, "fm-indent",
				source_place(&persona->source,
					     line->text.start + line->indent),
				line->key.key);
		line->text.start += line->indent;
		line->key.value -= line->indent;
		line->key.indent = line->indent = 0;
		current = line;
	}
}

void
front_lines_join(struct front_lines *lines, struct persona *persona,
		 struct diagnostics *faults)
{
	const struct front_line *current = NULL;
	bool run = false;

	outdent_keys(lines, persona, faults);
	for (size_t i = 0; i < lines->count; i++) {
		struct front_line *line = &lines->all[i];

		if (line->blank || line->indent > 0)
			continue;
		if (is_outer_key(persona, line, current)) {
			current = line;
			run = false;
		} else if (is_stray(persona, line, current, run)) {
			if (!run)
				add_fault(faults, persona, line);
			line->joined = true;
			run = true;
		}
	}
}

void
front_lines_read(struct front_lines *lines, struct persona *persona,
		 struct range content)
{
	const struct source *source = &persona->source;
	size_t first = source_line_at(source, content.start);
	size_t count = 0;

	while (first + count < source->line_count &&
	       source_line_range(source, first + count).start < content.end)
		count++;
	lines->all = ARENA_ARRAY(&persona->arena, struct front_line, count);
	lines->count = count;
	for (size_t i = 0; i < count; i++) {
		struct front_line *line = &lines->all[i];
		struct range range = source_line_range(source, first + i);
		size_t end = range.start + source_line(source, first + i).len;

		if (range.start < content.start)
			range.start = content.start;
		line->text = (struct range){ range.start, end };
		line->next = range.end;
		classify_line(line, persona_text(persona, line->text));
	}
}
