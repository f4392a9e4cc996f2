/* SPDX-License-Identifier: MIT */
#include "parse/lines.h"

#include "base/count.h"
#include "base/utf8.h"
#include "model/tag.h"

enum { UNDERLINED_MAX = 80, DASHES_LEAST = 4,
       NESTED_MAX = 1500 /* lines that are looked at */ };

struct scanner {
	struct page *page;
	size_t at;
	bool in_comment, in_fence, broken;
	char fence_byte;
	size_t fence_length, fence_quotes, block; /* block: its first line */
	size_t fence_last; /* of one that holds others; else NO_INDEX */
};

struct str
page_text(const struct page *page, struct range range)
{
	return str_slice(page->persona->source.bytes, range);
}

struct str
page_line(const struct page *page, size_t line)
{
	return page_text(page, page->lines[line].text);
}

struct str
page_content(const struct page *page, size_t line)
{
	return page_text(page, (struct range){ page->lines[line].content,
					       page->lines[line].text.end });
}

struct str
page_own_text(const struct page *page, size_t line)
{
	const struct line *it = &page->lines[line];
	struct range range = it->text;

	if (it->partner != NO_INDEX && it->partner > line)
		range.start = it->tag;
	else if (it->partner != NO_INDEX)
		range.end = it->tag;
	return str_trim(page_text(page, range));
}

struct str
page_opening(const struct page *page, size_t line)
{
	return page_text(page, (struct range){ page->lines[line].text.start,
					       page->lines[line].tag });
}

size_t
page_opening_last(const struct page *page, size_t line)
{
	const struct line *it = &page->lines[line];

	if (it->tag <= it->text.end)
		return line;
	return source_line_at(&page->persona->source, it->tag - 1);
}

void
page_diagnose(struct page *page, const char *code, size_t offset,
	      struct str detail)
{
	struct persona *persona = page->persona;

	diagnostics_add(&persona->diagnostics, &persona->arena, code,
			source_place(&persona->source, offset), detail);
}

void
page_release(struct page *page)
{
	arena_release(&page->scratch);
}

bool
line_is_code(const struct line *line)
{
	return line->kind == LINE_FENCE || line->kind == LINE_CODE;
}

bool
line_is_table(const struct line *line)
{
	return line->kind == LINE_HEADER || line->kind == LINE_DELIMITER ||
	    line->kind == LINE_ROW || line->kind == LINE_BOX;
}

static bool
line_is_comment(const struct line *line)
{
	return line->kind == LINE_COMMENT || line->kind == LINE_COMMENT_MORE;
}

bool
line_is_text(const struct line *line)
{
	return line->kind != LINE_FRONT && line->kind != LINE_BLANK &&
	    line->kind != LINE_TAG && line->kind != LINE_MORE &&
	    !line_is_code(line) &&
	    !line_is_comment(line);
}

bool
line_is_filler(const struct line *line)
{
	return line->kind == LINE_BLANK || line->kind == LINE_RULE ||
	    line->kind == LINE_TAG || line->kind == LINE_MORE ||
	    line_is_comment(line);
}

static struct str
line_rest(const struct scanner *scan)
{
	return page_content(scan->page, scan->at);
}

/* Indentation and bounds of the line's text; its kind as far as blank. */
static void
measure(struct scanner *scan)
{
	struct line *line = &scan->page->lines[scan->at];
	const struct source *source = &scan->page->persona->source;
	struct str whole = source_line(source, scan->at);
	size_t start = source_line_range(source, scan->at).start;
	size_t bom = source_bom(whole); /* files may have been joined */
	struct cursor cursor = { str_from(whole, bom), 0 };

	cursor_skip_blanks(&cursor);
	line->indent = (unsigned)cursor.column;
	line->text.start = start + whole.len - cursor.rest.len;
	line->text.end = line->text.start + str_trim_end(cursor.rest).len;
	line->content = line->text.start;
	line->partner = NO_INDEX;
	line->kind = line->text.start == line->text.end ? LINE_BLANK
							: LINE_TEXT;
}

/* Moves the line's content behind its markers; returns the first of them. */
static enum marker
skip_markers(struct scanner *scan, size_t *quotes)
{
	struct line *line = &scan->page->lines[scan->at];
	struct cursor cursor = { line_rest(scan), line->indent };
	enum marker first = MARKER_NONE, marker;

	*quotes = 0;
	for (size_t depth = 0; depth < CONTAINERS_MAX; depth++) {
		marker = cursor_marker(&cursor);
		if (marker == MARKER_NONE)
			break;
		*quotes += marker == MARKER_QUOTE;
		if (first == MARKER_NONE)
			first = marker;
		cursor_skip_blanks(&cursor);
	}
	line->content = line->text.end - cursor.rest.len;
	if (first != MARKER_NONE && cursor_marker(&cursor) != MARKER_NONE)
		page_diagnose(scan->page, "too-deep", line->content, STR(""));
	return first;
}

/* What follows `quotes` quote markers; false when there are fewer. */
static bool
inside_quotes(struct scanner *scan, struct str *rest)
{
	struct cursor cursor = { page_line(scan->page, scan->at), 0 };

	for (size_t i = 0; i < scan->fence_quotes; i++) {
		cursor_skip_blanks(&cursor);
		if (cursor_marker(&cursor) != MARKER_QUOTE)
			return false;
	}
	cursor_skip_blanks(&cursor);
	*rest = cursor.rest;
	return true;
}

static void
check_fence(struct scanner *scan, struct str rest)
{
	size_t length = marker_fence(rest);

	if (scan->broken || length < scan->fence_length ||
	    rest.ptr[0] != scan->fence_byte)
		return;
	scan->broken = true;
	page_diagnose(scan->page, "fence-broken",
		      scan->page->lines[scan->at].text.start, rest);
}

/* Whether the line belongs to the fence that is open. */
static bool
scan_in_fence(struct scanner *scan)
{
	struct line *line = &scan->page->lines[scan->at];
	struct str rest;

	if (!inside_quotes(scan, &rest)) {
		scan->in_fence = false;
		return false;
	}
	line->kind = LINE_CODE;
	if (scan->fence_last != NO_INDEX ? scan->at == scan->fence_last :
	    marker_fence_end(rest, scan->fence_byte, scan->fence_length))
		scan->in_fence = false;
	else if (rest.len)
		check_fence(scan, rest);
	return true;
}

/* Whether what is in the fence is a text, which may have fences itself. */
static bool
may_hold_fences(struct str info)
{
	static const char *const names[] = {
		"", "markdown", "md", "mdx", "text", "txt",
	};

	info = str_trim(info);
	info.len = str_find_byte(info, ' ');
	return tag_name_among(info, names, COUNT(names));
}

/*
 * The last line of a fence in whose text others of the same length are opened
 * with a language and closed, as authors of templates write them; NO_INDEX for
 * what ends at the first line that may end it.
 */
static size_t
nested_last(const struct scanner *scan, struct str info)
{
	const struct source *source = &scan->page->persona->source;
	size_t depth = 1;
	bool nested = false;

	if (scan->fence_quotes || !may_hold_fences(info))
		return NO_INDEX;
	for (size_t i = scan->at + 1; i < scan->page->count &&
	     i <= scan->at + NESTED_MAX; i++) {
		struct str text = str_trim(source_line(source, i));

		if (marker_fence(text) < scan->fence_length ||
		    text.ptr[0] != scan->fence_byte)
			continue;
		if (!marker_fence_end(text, scan->fence_byte,
				      scan->fence_length)) {
			depth++;
			nested = true;
		} else if (--depth == 0) {
			return nested ? i : NO_INDEX;
		}
	}
	return NO_INDEX;
}

static bool
scan_fence(struct scanner *scan, size_t quotes)
{
	struct line *line = &scan->page->lines[scan->at];
	struct str rest = line_rest(scan);
	size_t length = marker_fence(rest);

	if (!length)
		return false;
	line->kind = LINE_FENCE;
	scan->in_fence = true;
	scan->broken = false;
	scan->fence_byte = rest.ptr[0];
	scan->fence_length = length;
	scan->fence_quotes = quotes;
	scan->fence_last = nested_last(scan, str_from(rest, length));
	scan->block = scan->at;
	return true;
}

static bool
scan_comment(struct scanner *scan)
{
	struct str text = page_line(scan->page, scan->at);
	bool first = !scan->in_comment;

	if (first && !str_starts(text, STR("<!--")))
		return false;
	scan->page->lines[scan->at].kind = first ? LINE_COMMENT
						 : LINE_COMMENT_MORE;
	if (first)
		scan->block = scan->at;
	scan->in_comment = !str_contains(first ? str_from(text, 4) : text,
					 STR("-->"));
	return true;
}

static bool
only_byte(struct str text, char byte)
{
	for (size_t i = 0; i < text.len; i++)
		if (text.ptr[i] != byte)
			return false;
	return text.len > 0;
}

/* Three dashes are a rule whatever stands above; as many as the title has
 * letters were meant to underline it. */
static bool
dashes_fit(struct str dashes, struct str title)
{
	size_t least = utf8_count(title), most = least;

	if (least < title.len)
		most = 2 * least; /* wide characters */
	return dashes.len >= DASHES_LEAST && only_byte(dashes, '-') &&
	    title.ptr[0] != '<' && !str_contains(title, STR("|")) &&
	    least <= dashes.len + 2 && dashes.len <= most + 2;
}

/* A line of = or - below a short line of text that stands alone above it. */
static bool
scan_underline(struct scanner *scan)
{
	struct line *lines = scan->page->lines;
	size_t at = scan->at, above = at - 1;
	struct str text = page_line(scan->page, at), title;

	if (at == scan->page->first || lines[above].kind != LINE_TEXT ||
	    lines[at].indent > lines[above].indent + 3)
		return false;
	title = page_line(scan->page, above);
	if (utf8_count(title) >= UNDERLINED_MAX ||
	    (!only_byte(text, '=') && !dashes_fit(text, title)))
		return false;
	if (above > scan->page->first && line_is_text(&lines[above - 1]) &&
	    lines[above - 1].kind != LINE_HEADING &&
	    lines[above - 1].kind != LINE_RULE)
		return false;
	lines[above].kind = LINE_HEADING;
	lines[above].level = text.ptr[0] == '=' ? 1 : 2;
	lines[at].kind = LINE_UNDERLINE;
	return true;
}

static bool
in_table(const struct scanner *scan)
{
	const struct line *above = &scan->page->lines[scan->at] - 1;

	return scan->at > scan->page->first &&
	    (above->kind == LINE_DELIMITER || above->kind == LINE_ROW);
}

/* Rows may lack the outer bars once a delimiter row has made the table. */
static bool
scan_table(struct scanner *scan)
{
	struct line *line = &scan->page->lines[scan->at];
	struct str text = page_line(scan->page, scan->at);
	bool bar = text.ptr[0] == '|', above = scan->at > scan->page->first;
	bool header = above && str_contains(page_line(scan->page, scan->at - 1),
					    STR("|"));

	if (marker_delimiter(text) && header && !in_table(scan) &&
	    (line[-1].kind == LINE_TEXT || line[-1].kind == LINE_ROW)) {
		line[-1].kind = LINE_HEADER;
		line->kind = LINE_DELIMITER;
	} else if (marker_delimiter(text) && bar) {
		if (in_table(scan) && line[-1].kind == LINE_ROW)
			line[-1].kind = LINE_HEADER;
		line->kind = LINE_DELIMITER;
	} else if (bar || (in_table(scan) && !marker_length(text) &&
			   str_contains(text, STR("|")))) {
		line->kind = LINE_ROW;
	} else {
		return false;
	}
	return true;
}

static void
scan_text(struct scanner *scan)
{
	struct line *line = &scan->page->lines[scan->at];
	struct str text = page_line(scan->page, scan->at);
	size_t quotes;
	enum marker marker = skip_markers(scan, &quotes);

	if (scan_fence(scan, quotes))
		return;
	if (marker == MARKER_QUOTE)
		line->kind = LINE_QUOTE;
	else if (scan_underline(scan))
		return;
	else if (marker_rule(text))
		line->kind = LINE_RULE;
	else if (scan_table(scan))
		return;
	else if (marker != MARKER_NONE)
		line->kind = LINE_ENTRY;
	else if (marker_box(text) || marker_box_rule(text))
		line->kind = LINE_BOX;
	else if (marker_heading(text))
		line->kind = LINE_HEADING;
	if (line->kind == LINE_HEADING)
		line->level = (unsigned char)marker_heading(text);
}

static void
scan_line(struct scanner *scan)
{
	measure(scan);
	if (scan->in_comment) {
		scan_comment(scan);
		return;
	}
	if (scan->in_fence && scan_in_fence(scan))
		return;
	if (scan->page->lines[scan->at].kind == LINE_TEXT &&
	    !scan_comment(scan))
		scan_text(scan);
}

static void
scan_end(struct scanner *scan)
{
	size_t offset = scan->page->count ?
	    scan->page->lines[scan->block].text.start : 0;

	if (scan->in_comment)
		page_diagnose(scan->page, "comment-unclosed", offset, STR(""));
	if (scan->in_fence)
		page_diagnose(scan->page, "fence-unclosed", offset,
			      page_line(scan->page, scan->block));
}

void
lines_scan(struct page *page, struct persona *persona)
{
	struct scanner scan = { .page = page };

	page->persona = persona;
	page->count = persona->source.line_count;
	if (range_len(persona->front.tail))
		page->count = source_line_at(&persona->source,
					     persona->front.tail.start);
	page->lines = ARENA_ARRAY(&page->scratch, struct line, page->count);
	page->first = page->count;
	for (size_t i = 0; i < page->count; i++) {
		size_t start = source_line_range(&persona->source, i).start;

		scan.at = i;
		if (start >= persona->front.range.end) {
			if (page->first > i)
				page->first = i;
			scan_line(&scan);
		}
	}
	scan_end(&scan);
}
