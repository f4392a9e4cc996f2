/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "base/count.h"
#include "base/utf8.h"
#include "model/tokens.h"
#include "tui/page_parts.h"

enum { KEY_COLUMN = 13 }; /* where values of fields begin */

static void
add_value(struct page_writer *w, struct str key, struct str value,
	  enum style style)
{
	struct wrapping how = page_wrapping(w, 0, 0);
	int columns = (int)utf8_columns(key);
	int blanks = columns < KEY_COLUMN - 1 ? KEY_COLUMN - columns : 1;

	how.marker = arena_printf(w->arena, "%.*s%*s", STR_ARG(key), blanks,
				  "");
	how.style = style;
	how.raw = true;
	how.verbatim = w->page->all_code &&
		       str_find_byte(value, '\n') < value.len;
	markup_wrap(w->lines, value, &how);
}

/* Where a description's examples begin, or its length. */
static size_t
examples_start(struct str text)
{
	static const char *const signs[] = { "<example", "Examples:",
					     "Example:", "Example 1",
					     "examples:", "user: \"" };
	size_t start = text.len;

	for (size_t i = 0; i < COUNT(signs); i++) {
		size_t at = str_find(text, str_of(signs[i]));

		if (at > 0 && at < start)
			start = at;
	}
	return start;
}

static size_t
count_of(struct str text, struct str needle)
{
	size_t count = 0, at;

	while ((at = str_find(text, needle)) < text.len) {
		count++;
		text = str_from(text, at + needle.len);
	}
	return count;
}

static size_t
count_examples(struct str text)
{
	static const char *const signs[] = { "<example>", "Example ",
					     "user:", "User:" };
	size_t most = 1;

	for (size_t i = 0; i < COUNT(signs); i++) {
		size_t count = count_of(text, str_of(signs[i]));

		if (count > most)
			most = count;
	}
	return most;
}

static void
add_examples(struct page_writer *w, struct str examples)
{
	size_t count = count_examples(examples);
	size_t lines = page_count_lines(examples);
	struct str text = arena_printf(
	    w->arena, "%s %zu example%s, %zu line%s (%s%zu tokens)",
	    page_sign(w, SIGN_FOLDED), count, count == 1 ? "" : "s", lines,
	    lines == 1 ? "" : "s", page_sign(w, SIGN_ABOUT),
	    tokens_estimate(examples));
	struct wrapping how;

	how = page_wrapping(w, KEY_COLUMN, 0);
	how.style = STYLE_QUIET;
	how.raw = true;
	markup_wrap(w->lines, text, &how);
}

static void
add_description(struct page_writer *w)
{
	struct str text = w->page->persona->description;
	size_t end = w->page->all_code ? text.len : examples_start(text);

	if (text.len == 0)
		return;
	add_value(w, STR("description"),
		  str_trim(str_slice(text, (struct range){ 0, end })),
		  STYLE_PLAIN);
	if (end < text.len)
		add_examples(w, str_trim(str_from(text, end)));
}

static struct str
join_entries(struct page_writer *w, const struct str *entries, size_t count)
{
	struct buf joined = { 0 };
	struct str copy;

	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_cstr(&joined, ", ");
		buf_add(&joined, entries[i]);
	}
	copy = arena_str(w->arena, buf_str(&joined));
	buf_release(&joined);
	return copy;
}

static void
add_tools(struct page_writer *w)
{
	struct tools tools = persona_tools(w->page->persona, w->arena);
	struct tools denied = persona_denied_tools(w->page->persona, w->arena);
	bool named = persona_field(w->page->persona, "tools") != NULL;

	if (tools.all && denied.count > 0)
		add_value(w, STR("tools"), STR("every tool but those denied"),
			  STYLE_PLAIN);
	else if (tools.all)
		add_value(w, STR("tools"),
			  named ? STR("every tool is allowed")
				: STR("not named: every tool is allowed"),
			  STYLE_AGAINST);
	else
		add_value(w, STR("tools"),
			  join_entries(w, tools.names, tools.count),
			  STYLE_PLAIN);
}

static bool
is_special(struct str key)
{
	return str_eq_nocase(key, STR("name")) ||
	       str_eq_nocase(key, STR("description")) ||
	       str_eq_nocase(key, STR("tools"));
}

/* A map of many lines is told by its keys. */
static struct str
map_value(struct page_writer *w, const struct field *field)
{
	size_t lines = page_count_lines(str_trim(field->value));
	struct str keys = join_entries(w, field->entries,
				       field->entry_count);

	if (lines < 2 || w->page->all_code)
		return field->value;
	return arena_printf(w->arena, "%s %.*s (map, %zu lines)",
			    page_sign(w, SIGN_FOLDED), STR_ARG(keys), lines);
}

static void
add_field(struct page_writer *w, const struct field *field)
{
	struct str value = field->value;

	if (field->kind == FIELD_LIST)
		value = join_entries(w, field->entries, field->entry_count);
	else if (field->kind == FIELD_MAP)
		value = map_value(w, field);
	add_value(w, field->key, str_trim(value), STYLE_PLAIN);
}

void
page_fields(struct page_writer *w)
{
	const struct persona *persona = w->page->persona;

	w->section = NO_INDEX;
	if (persona->front.syntax == FRONT_NONE) {
		markup_line(w->lines, 0, STYLE_QUIET, STR("no front matter"));
	} else {
		add_value(w, STR("name"), persona->name, STYLE_PLAIN);
		add_description(w);
		for (size_t i = 0; i < persona->front.field_count; i++)
			if (!is_special(persona->front.fields[i].key))
				add_field(w, &persona->front.fields[i]);
		add_tools(w);
	}
	page_blank(w);
	for (size_t i = 0; i < w->lines->count; i++)
		w->lines->all[i].section = NO_INDEX;
}
