/* SPDX-License-Identifier: MIT */
#include "parse/kept.h"

#include <stdlib.h>

#include "model/tag.h"

struct naming_scan {
	struct page *page;
	struct named named;
	size_t capacity;
};

static int
compare_names(const void *left, const void *right)
{
	return str_compare(*(const struct str *)left,
			   *(const struct str *)right);
}

/* Takes the tag that begins with the text's '<', opening or closing. */
static void
add_name(struct naming_scan *scan, struct str text)
{
	struct str name = str_from(text, str_starts(text, STR("</")) ? 2 : 1);

	name.len = tag_name_length(name);
	if (!name.len || !ascii_is_alpha(name.ptr[0]) ||
	    tag_name_is_html(name))
		return;
	scan->named.names = arena_grow(&scan->page->scratch,
				       scan->named.names, scan->named.count,
				       &scan->capacity, sizeof(name));
	scan->named.names[scan->named.count++] = name;
}

/* A tag at the very start of a line opens or closes; one within it is named
 * there. */
static void
scan_line(struct naming_scan *scan, size_t at)
{
	const struct line *line = &scan->page->lines[at];
	bool tagged = line->partner != NO_INDEX || line->kind == LINE_ONE;
	struct str text = tagged ? page_own_text(scan->page, at)
				 : page_content(scan->page, at);

	if (line->kind == LINE_ONE)
		return;
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] == '<' && (i > 0 || tagged))
			add_name(scan, str_from(text, i));
}

struct named
named_find(struct page *page)
{
	struct naming_scan scan = { .page = page };

	for (size_t i = page->first; i < page->count; i++)
		if (line_is_text(&page->lines[i]) &&
		    !line_is_code(&page->lines[i]))
			scan_line(&scan, i);
	if (scan.named.count)
		qsort(scan.named.names, scan.named.count, sizeof(struct str),
		      compare_names);
	return scan.named;
}

bool
named_has(const struct named *named, struct str name)
{
	return named->count && bsearch(&name, named->names, named->count,
				       sizeof(name), compare_names);
}
