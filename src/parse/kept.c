/* SPDX-License-Identifier: MIT */
#include "parse/kept.h"

#include "base/count.h"
#include "model/sense.h"
#include "model/tag.h"
#include "parse/tags.h"
#include "parse/titles.h"

enum {
	PHRASE_MIN = 2, /* words */
	SHORT_MAX = 12, /* lines that may be most of a body */
	SHARE = 3	/* else no more than one in so many */
};

static const char *const condition_keys[] = {
	"if", "when", "unless", "else", "condition", "test", "case", "while",
	"until", "foreach", "for-each",
};

static const char *const condition_names[] = {
	"if", "elif", "elseif", "else", "when", "otherwise", "unless",
	"switch", "case", "while", "until", "loop", "foreach", "for-each",
	"repeat", "branch", "condition",
};

static bool
is_one_of(struct str text, const char *const *list, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq_nocase(text, str_of(list[i])))
			return true;
	return false;
}

static bool
is_condition(struct str text)
{
	struct tag tag;
	struct str key, value;

	if (!tag_open(&tag, text))
		return false;
	if (is_one_of(tag.name, condition_names, COUNT(condition_names)))
		return true;
	while (tag_attribute(&tag.attributes, &key, &value))
		if (is_one_of(key, condition_keys, COUNT(condition_keys)))
			return true;
	return false;
}

static bool
has_phrase(struct str text)
{
	struct tag tag;
	struct str key, value;

	if (!tag_open(&tag, text))
		return false;
	while (tag_attribute(&tag.attributes, &key, &value))
		if (words_least(value, PHRASE_MIN))
			return true;
	return false;
}

/* What is known of a body when its tags are looked at. */
struct keeper {
	struct page *page;
	struct named named;
	size_t *sections; /* by line: the section whose title stands there */
	size_t *html;	  /* by line: where the element ends that begins */
	size_t *headings; /* by line: how many stand before it */
	size_t block;	  /* reached so far */
};

static size_t
condition_until(const struct page *page, size_t at)
{
	const struct line *line = &page->lines[at];
	struct str text = page_opening(page, at);

	if (line->kind == LINE_ONE && is_condition(text))
		return page_opening_last(page, at);
	if ((line->kind != LINE_OPEN && line->kind != LINE_TAG) ||
	    line->partner == NO_INDEX || line->partner < at)
		return NO_INDEX;
	if (is_condition(text) || (line->kind == LINE_TAG &&
				   has_phrase(text)))
		return line->partner;
	return NO_INDEX;
}

/* Whether it is short, or little of the body: what is long is taken apart. */
static bool
is_small(const struct page *page, size_t first, size_t last)
{
	size_t lines = last - first + 1;

	return lines <= SHORT_MAX ||
	    SHARE * lines <= page->count - page->first;
}

/* Whether a title above the section is that of an output format; tags within
 * a tag of that name are parts like those of others. */
static bool
is_below_output(const struct persona *persona, size_t section)
{
	while (section != 0) {
		section = persona->sections[section].parent;
		if (section && persona->sections[section].syntax !=
		    SECTION_TAG && text_has(persona->sections[section].title,
					    SENSE_OUTPUT))
			return true;
	}
	return false;
}

/* Of a tag that the reader is to write: named by the text, or a part of an
 * output format. */
static size_t
written_until(const struct keeper *keeper, size_t at)
{
	const struct page *page = keeper->page;
	const struct line *line = &page->lines[at];
	size_t last = line->kind == LINE_ONE ? page_opening_last(page, at)
					     : line->partner;
	struct tag tag;

	if ((line->kind != LINE_ONE && line->kind != LINE_OPEN &&
	     line->kind != LINE_TAG) || last == NO_INDEX || last < at ||
	    !tag_open(&tag, page_opening(page, at)) ||
	    !is_small(page, at, last))
		return NO_INDEX;
	if (named_has(&keeper->named, tag.name))
		return last;
	return line->kind == LINE_OPEN && is_below_output(page->persona,
	    keeper->sections[at]) ? last : NO_INDEX;
}

struct element {
	size_t name, line;
};

/* Pairs the elements of HTML that hold others: keeper->html. */
struct html_scan {
	struct keeper *keeper;
	struct element *open;
	size_t depth, capacity;
	size_t counts[TAG_HOLDING]; /* of those that are open */
};

static void
open_element(struct html_scan *scan, size_t name, size_t line)
{
	scan->open = arena_grow(&scan->keeper->page->scratch, scan->open,
				scan->depth, &scan->capacity,
				sizeof(*scan->open));
	scan->open[scan->depth++] = (struct element){ name, line };
	scan->counts[name]++;
}

/* Those within that never closed are text. */
static void
close_element(struct html_scan *scan, size_t name, size_t line)
{
	while (scan->counts[name]) {
		struct element top = scan->open[--scan->depth];

		scan->counts[top.name]--;
		if (top.name != name)
			continue;
		scan->keeper->html[top.line] = line;
		break;
	}
}

/* An element begins where its line begins with one; it ends anywhere. */
static void
scan_html(struct html_scan *scan, size_t at)
{
	const struct page *page = scan->keeper->page;
	struct str text = page_line(page, at), tag;
	bool begins = page->lines[at].kind == LINE_TEXT && tag_is_html(text);

	for (size_t i = 0; i < text.len; i++) {
		bool close = str_starts(str_from(text, i), STR("</"));
		size_t name;

		if (text.ptr[i] != '<')
			continue;
		tag = str_from(text, i + 1 + close);
		tag.len = tag_name_length(tag);
		name = tag_holding(tag);
		if (name < TAG_HOLDING && close)
			close_element(scan, name, at);
		else if (name < TAG_HOLDING && begins)
			open_element(scan, name, at);
	}
}

static void
pair_html(struct keeper *keeper)
{
	struct html_scan scan = { .keeper = keeper };
	const struct page *page = keeper->page;

	for (size_t i = page->first; i < page->count; i++) {
		keeper->html[i] = NO_INDEX;
		keeper->headings[i + 1] = keeper->headings[i] +
		    page->lines[i].heading;
	}
	for (size_t i = page->first; i < page->count; i++)
		if (!line_is_code(&page->lines[i]))
			scan_html(&scan, i);
}

/* Of an element of HTML that begins here and ends on a later line. */
static size_t
html_until(const struct keeper *keeper, size_t at)
{
	size_t last = keeper->html[at];

	if (last == NO_INDEX || last == at ||
	    (keeper->headings[last] > keeper->headings[at] &&
	     !is_small(keeper->page, at, last)))
		return NO_INDEX;
	return last;
}

/* The last line of what begins here and stays whole, or NO_INDEX. */
static size_t
kept_until(const struct keeper *keeper, size_t at)
{
	size_t last = condition_until(keeper->page, at);

	if (last == NO_INDEX)
		last = written_until(keeper, at);
	return last == NO_INDEX ? html_until(keeper, at) : last;
}

/* Blocks come in order, so the next range's begin after this one's. */
static void
keep(struct keeper *keeper, size_t first, size_t last)
{
	struct page *page = keeper->page;
	struct persona *persona = page->persona;
	struct range range = { page->lines[first].text.start,
			       page->lines[last].text.end };
	size_t block = keeper->block;

	while (block < persona->block_count &&
	       persona->blocks[block].range.end <= range.start)
		block++;
	for (; block < persona->block_count &&
	     persona->blocks[block].text.start < range.end; block++)
		persona->blocks[block].keep = range;
	keeper->block = block;
}

/* A condition right in a transparent tag keeps that one, too. */
static void
keep_tags(struct keeper *keeper)
{
	struct page *page = keeper->page;
	size_t *open = ARENA_ARRAY(&page->scratch, size_t, page->count + 1);
	size_t depth = 0, kept = page->first, last;

	for (size_t i = page->first; i < page->count; i++) {
		const struct line *line = &page->lines[i];

		while (depth && page->lines[open[depth - 1]].partner < i)
			depth--;
		last = i < kept ? NO_INDEX : kept_until(keeper, i);
		if (last != NO_INDEX && depth &&
		    page->lines[open[depth - 1]].kind == LINE_TAG) {
			last = page->lines[open[depth - 1]].partner;
			keep(keeper, open[depth - 1], last);
			kept = last + 1;
		} else if (last != NO_INDEX) {
			keep(keeper, i, last);
			kept = last + 1;
		}
		if ((line->kind == LINE_OPEN || line->kind == LINE_TAG) &&
		    line->partner != NO_INDEX && line->partner > i)
			open[depth++] = i;
	}
}

void
kept_mark(struct page *page)
{
	struct keeper keeper = { .page = page, .named = named_find(page) };
	const struct persona *persona = page->persona;

	keeper.sections = ARENA_ARRAY(&page->scratch, size_t,
				      page->count + 1);
	keeper.html = ARENA_ARRAY(&page->scratch, size_t, page->count + 1);
	keeper.headings = ARENA_ARRAY(&page->scratch, size_t,
				      page->count + 1);
	pair_html(&keeper);
	for (size_t i = 1; i < persona->section_count; i++)
		keeper.sections[persona->sections[i].lines.first - 1] = i;
	keep_tags(&keeper);
}
