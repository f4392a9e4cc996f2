/* SPDX-License-Identifier: MIT */
#include "parse/parse.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "parse/blocks.h"
#include "parse/front.h"
#include "parse/groups.h"
#include "parse/items.h"
#include "parse/kept.h"
#include "parse/lines.h"
#include "parse/outline.h"
#include "parse/sections.h"
#include "parse/tags.h"
#include "parse/units.h"

enum { HEADING_MAX = 6,
       FIELDS_MOST = 40 /* lines of front matter that is none */ };

struct titled {
	size_t section, parent;
	struct str title;
};

static int
compare_titled(const void *left, const void *right)
{
	const struct titled *a = left, *b = right;
	int order;

	if (a->parent != b->parent)
		return a->parent < b->parent ? -1 : 1;
	order = str_compare(a->title, b->title);
	if (order)
		return order;
	return a->section < b->section ? -1 : 1;
}

static bool
same_title(const struct titled *a, const struct titled *b)
{
	return a->parent == b->parent && str_eq(a->title, b->title);
}

/* Two headings of one parent with the same title, said once a title. */
static void
check_titles(struct page *page)
{
	struct persona *persona = page->persona;
	struct titled *all = ARENA_ARRAY(&page->scratch, struct titled,
					 persona->section_count);
	size_t count = 0;

	for (size_t i = 1; i < persona->section_count; i++) {
		const struct section *section = &persona->sections[i];

		if (section->syntax == SECTION_HEADING && section->title.len)
			all[count++] = (struct titled){ i, section->parent,
							section->title };
	}
	if (count)
		qsort(all, count, sizeof(*all), compare_titled);
	for (size_t i = 1; i < count; i++) {
		bool first = i == 1 || !same_title(&all[i - 2], &all[i - 1]);

		if (first && same_title(&all[i - 1], &all[i]))
			page_diagnose(page, "title-repeated",
				      persona->sections[all[i].section]
				      .range.start, all[i].title);
	}
}

/* A field that begins front matter rather than a sentence. */
static bool
begins_fields(const struct page *page, size_t at)
{
	struct key_line key;

	return at < page->count && page->lines[at].kind == LINE_TEXT &&
	    front_key(page_line(page, at), &key) &&
	    (str_eq(key.key, STR("name")) ||
	     str_eq(key.key, STR("description")));
}

static bool
ends_fields(const struct page *page, size_t at)
{
	for (size_t i = at; i < page->count && i < at + FIELDS_MOST; i++)
		if (page->lines[i].kind == LINE_RULE)
			return str_eq(page_line(page, i), STR("---"));
	return false;
}

/* Front matter that is none: below the first one, or without a line above. */
static void
check_second(struct page *page)
{
	for (size_t i = page->first; i + 1 < page->count; i++)
		if (page->lines[i].kind == LINE_RULE &&
		    begins_fields(page, i + 1) && ends_fields(page, i + 1))
			page_diagnose(page, "fm-second",
				      page->lines[i].text.start, STR(""));
}

static void
check_unopened(struct page *page)
{
	size_t at = page->first;

	while (at < page->count && page->lines[at].kind == LINE_BLANK)
		at++;
	if (page->persona->front.syntax == FRONT_NONE &&
	    begins_fields(page, at) && begins_fields(page, at + 1))
		page_diagnose(page, "fm-unopened", page->lines[at].text.start,
			      STR(""));
}

/* "##Title". With one sign it may be a hashtag, or a comment. */
static bool
is_meant_as_heading(const struct page *page, size_t at)
{
	const struct line *line = &page->lines[at];
	struct str text = page_line(page, at), rest;
	bool paragraph = line->starts && line->block == BLOCK_PARAGRAPH;
	size_t level = str_run(text, '#');
	int32_t point;

	if (line->kind != LINE_TEXT || level == 0 || level > HEADING_MAX ||
	    level == text.len || !(paragraph ||
				   (level > 1 && line->indent == 0)))
		return false;
	rest = str_from(text, level);
	point = utf8_next(&rest);
	if (level > 1)
		return utf8_is_letter(point) ||
		    ascii_is_digit(text.ptr[level]);
	return !str_contains(rest, STR("#")) &&
	    (utf8_lower(point) != point || utf8_is_ideographic(point));
}

static void
check_headings(struct page *page)
{
	for (size_t i = page->first; i < page->count; i++)
		if (is_meant_as_heading(page, i))
			page_diagnose(page, "heading-no-space",
				      page->lines[i].text.start,
				      page_line(page, i));
}

static void
build_sections(struct tree *tree, struct page *page, struct persona *persona)
{
	lines_scan(page, persona);
	tags_pair(page);
	outline_read(page);
	sections_build(tree, page);
}

size_t
parse_section_count(const struct persona *persona)
{
	struct persona copy = *persona;
	struct page page = { 0 };
	struct tree tree;
	size_t count;

	if (persona->outlined)
		return persona->section_count - 1;
	copy.arena = (struct arena){ 0 };
	copy.diagnostics = (struct diagnostics){ 0 };
	build_sections(&tree, &page, &copy);
	count = copy.section_count - 1;
	page_release(&page);
	arena_release(&copy.arena);
	return count;
}

void
parse_outline(struct persona *persona)
{
	struct page page = { 0 };
	struct tree tree;

	if (persona->outlined)
		return;
	persona->outlined = true;
	build_sections(&tree, &page, persona);
	blocks_cut(&tree);
	kept_mark(&page);
	items_find(&page);
	units_find(persona);
	groups_find(persona, &page.scratch);
	closed_find(persona, &page.scratch);
	check_headings(&page);
	check_titles(&page);
	check_second(&page);
	check_unopened(&page);
	page_release(&page);
	diagnostics_sort(&persona->diagnostics);
}
