/* SPDX-License-Identifier: MIT */
#include "parse/items.h"

#include "base/count.h"
#include "base/utf8.h"
#include "model/tag.h"
#include "parse/blocks.h"
#include "parse/clauses.h"
#include "parse/titles.h"

enum { PROSE_WORDS_MIN = 2, WRAPPED_MIN = 40 };

struct finder {
	struct page *page;
	struct persona *persona;
	size_t capacity;
	size_t block, line, last; /* last: line the block ends on */
	struct clauses clauses;
	size_t known;	    /* an offset whose place is known */
	struct place place;
};

/* Places come in order, so counting goes on from the one before. */
static struct place
find_place(struct finder *finder, size_t offset)
{
	const struct source *source = &finder->persona->source;
	size_t line = finder->line;
	struct range range = source_line_range(source, line);

	while (offset >= range.end && line < finder->last)
		range = source_line_range(source, ++line);
	if (finder->place.line != line + 1 || offset < finder->known)
		finder->place = source_place(source, offset);
	else
		finder->place.column += utf8_count(page_text(finder->page,
		    (struct range){ finder->known, offset }));
	finder->known = offset;
	return finder->place;
}

static struct item *
add_item(struct finder *finder, enum item_kind kind, struct range range)
{
	struct persona *persona = finder->persona;
	struct block *block = &persona->blocks[finder->block];
	struct item *item;

	persona->items = arena_grow(&persona->arena, persona->items,
				    persona->item_count, &finder->capacity,
				    sizeof(*persona->items));
	if (!block->item_count++)
		block->first_item = persona->item_count;
	item = &persona->items[persona->item_count++];
	*item = (struct item){
		.kind = kind, .block = finder->block,
		.section = block->section, .range = range,
		.place = find_place(finder, range.start),
	};
	return item;
}

static bool
ends_open(struct str text)
{
	static const char *const ends[] = { ".", "!", "?", ":", ";", "\\" };

	for (size_t i = 0; i < COUNT(ends); i++)
		if (str_ends(text, str_of(ends[i])))
			return false;
	return true;
}

/* A small letter that is no "b." of an enumeration. */
static bool
begins_small(struct str text)
{
	int32_t point = text.len ? utf8_next(&text) : UTF8_INVALID;

	if (text.len && (text.ptr[0] == '.' || text.ptr[0] == ')'))
		return false;
	if (point >= 0 && point < 0x80)
		return point >= 'a' && point <= 'z';
	return point > 0 && utf8_is_letter(point) &&
	    utf8_lower(point) == point && !utf8_is_ideographic(point);
}

/* Whether the line below only goes on with a sentence that was wrapped. */
static bool
is_wrapped(const struct finder *finder, size_t line)
{
	const struct line *lines = finder->page->lines;
	struct str text = page_line(finder->page, line), below;
	bool hard;

	if (line + 1 > finder->last || lines[line + 1].kind != LINE_TEXT ||
	    lines[line + 1].entry || lines[line].kind == LINE_QUOTE ||
	    lines[line + 1].partner != NO_INDEX || !ends_open(text))
		return false;
	below = page_line(finder->page, line + 1);
	hard = str_ends(page_text(finder->page, (struct range){
	    lines[line].text.end, lines[line].text.end + 2 }), STR("  "));
	return !hard && utf8_count(text) >= WRAPPED_MIN &&
	    (begins_small(below) || below.ptr[0] == '(' ||
	     ascii_is_digit(below.ptr[0]));
}

/* Moves on to the last line of what is wrapped; returns where it ends. */
static size_t
wrapped_end(const struct finder *finder, size_t *line)
{
	while (is_wrapped(finder, *line))
		++*line;
	return finder->page->lines[*line].text.end;
}

static void
add_clauses(struct finder *finder, enum item_kind kind, struct range range,
	    bool commas)
{
	size_t least = kind == ITEM_SENTENCE ? PROSE_WORDS_MIN : 1;

	clauses_cut(&finder->clauses, &finder->page->scratch,
		    page_text(finder->page, range), commas);
	for (size_t i = 0; i < finder->clauses.count; i++) {
		struct range part = finder->clauses.all[i];
		struct str text;

		part.start += range.start;
		part.end += range.start;
		text = page_text(finder->page, part);
		if (words_least(text, least) && !text_leads_in(text))
			add_item(finder, kind, part);
	}
}

static bool
ends_sentence(struct str text)
{
	return str_ends(text, STR(".")) || str_ends(text, STR("!")) ||
	    str_ends(text, STR("?"));
}

static size_t
find_prose(struct finder *finder, size_t start)
{
	size_t line = finder->line, tag;
	struct range range = { .start = start };
	struct str inner;

	if (finder->page->lines[line].kind == LINE_ONE)
		line = page_opening_last(finder->page, line);
	range.end = wrapped_end(finder, &line);
	tag = finder->page->lines[line].tag;
	if (finder->page->lines[line].kind == LINE_CLOSE)
		range.end = tag;
	if (finder->persona->blocks[finder->block].kind != BLOCK_HTML &&
	    tag_one_line(page_text(finder->page, range), &inner)) {
		range.start = (size_t)(inner.ptr -
				       finder->persona->source.bytes.ptr);
		range.end = range.start + inner.len;
		if (words_least(inner, 1))
			add_item(finder, ITEM_TAG, range);
		return line;
	}
	if (finder->persona->blocks[finder->block].kind != BLOCK_HTML)
		add_clauses(finder, ITEM_SENTENCE, range, !ends_sentence(
		    page_text(finder->page, range)));
	return line;
}

static size_t
find_entry(struct finder *finder)
{
	struct page *page = finder->page;
	const struct block *block = &finder->persona->blocks[finder->block];
	size_t line = finder->line, top;
	const struct line *first = &page->lines[line];
	struct range range = { first->content, wrapped_end(finder, &line) };
	struct item *item;

	if (page->lines[line].kind == LINE_CLOSE)
		range.end = page->lines[line].tag;
	range.start += marker_check_box(page_text(page, range));
	range.end = range.start + str_trim_end(page_text(page, range)).len;
	if (!words_least(page_text(page, range), 1))
		return line;
	top = page->lines[source_line_at(&finder->persona->source,
					 block->range.start)].depth;
	item = add_item(finder, ITEM_ENTRY, range);
	if (block->kind == BLOCK_ENTRY && first->depth > top)
		item->depth = first->depth - top;
	return line;
}

static void
find_row(struct finder *finder)
{
	const struct line *line = &finder->page->lines[finder->line];
	struct range range = line->text;
	struct str text = page_text(finder->page, range);

	while (text.len && (text.ptr[0] == '|' || text.ptr[0] == ' '))
		text = str_from(text, 1);
	range.start = range.end - text.len;
	while (text.len && (text.ptr[text.len - 1] == '|' ||
			    ascii_is_space(text.ptr[text.len - 1])))
		text.len--;
	range.end = range.start + text.len;
	if (words_least(text, 1))
		add_item(finder, ITEM_ROW, range)->place.column = 1;
	finder->place.line = 0;
}

/* "│ • text │" */
static void
find_box(struct finder *finder)
{
	const struct line *line = &finder->page->lines[finder->line];
	struct str text = page_text(finder->page, line->text), inner;
	size_t bar = marker_box(text), bullet, tail;

	inner = str_trim_start(str_from(text, bar));
	bullet = marker_length(inner);
	if (!bar || !bullet || ascii_is_digit(inner.ptr[0]))
		return;
	inner = str_trim(str_from(inner, bullet));
	for (tail = inner.len; tail > 0; tail--)
		if (marker_box(str_from(inner, tail - 1)))
			break;
	if (tail)
		inner.len = tail - 1;
	inner = str_trim(inner);
	if (words_least(inner, 1)) {
		size_t start = (size_t)(inner.ptr -
				finder->persona->source.bytes.ptr);

		add_item(finder, ITEM_ROW,
			 (struct range){ start, start + inner.len });
	}
}

/* Text behind a bold lead on its line. */
static size_t
find_lead(struct finder *finder, size_t start)
{
	size_t line = finder->line;
	struct range range = { start, wrapped_end(finder, &line) };

	if (finder->page->lines[line].kind == LINE_CLOSE)
		range.end = finder->page->lines[line].tag;
	add_clauses(finder, ITEM_CLAUSE, range, true);
	return line;
}

/* The items that begin on the line; returns the last line they take. */
static size_t
find_line(struct finder *finder)
{
	const struct persona *persona = finder->persona;
	const struct block *block = &persona->blocks[finder->block];
	const struct line *line = &finder->page->lines[finder->line];
	size_t start = line->content;

	if (block->range.start > line->text.start) {
		if (persona->sections[block->section].syntax == SECTION_LEAD)
			return find_lead(finder, block->range.start);
		start = block->range.start;
	}
	if (line_is_code(line) || line_is_filler(line))
		return finder->line;
	if (line->kind == LINE_ROW)
		find_row(finder);
	else if (line->kind == LINE_BOX)
		find_box(finder);
	else if (line->entry || (line->kind == LINE_CLOSE &&
				 block->kind == BLOCK_ENTRY))
		return find_entry(finder);
	else if (line->kind != LINE_DELIMITER && line->kind != LINE_HEADER)
		return find_prose(finder, start);
	return finder->line;
}

static bool
has_items(const struct block *block)
{
	return block_is_content(block->kind) &&
	    block->kind != BLOCK_CODE && block->kind != BLOCK_COMMENT &&
	    block->kind != BLOCK_RULE && block->kind != BLOCK_DEFINITION &&
	    range_len(block->text) <= BLOCK_MAX;
}

void
items_find(struct page *page)
{
	struct persona *persona = page->persona;
	struct finder finder = { .page = page, .persona = persona };

	for (size_t i = 0; i < persona->block_count; i++) {
		struct block *block = &persona->blocks[i];

		block->first_item = persona->item_count;
		if (!has_items(block))
			continue;
		finder.block = i;
		finder.line = source_line_at(&persona->source,
					     block->text.start);
		finder.last = source_line_at(&persona->source,
					     block->text.end - 1);
		for (; finder.line <= finder.last; finder.line++)
			finder.line = find_line(&finder);
	}
}
