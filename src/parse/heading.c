/* SPDX-License-Identifier: MIT */
#include "parse/front.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "parse/markers.h"

struct heading_scan {
	char fence;	    /* the open fence's character, or 0 */
	size_t fence_width; /* of its opener */
	bool comment;	    /* inside <!-- … */
	bool cdata;
	struct str above;   /* the last line of text: "=" may underline it */
	size_t texts;	    /* lines of text so far */
};

enum { UNDERLINED_MAX = 80, TITLE_MAX = 400, INDENT_MAX = 4 }; /* bytes */
enum { TEXTS_BEFORE_MOST = 6 }; /* lines above a title */

/* Whether the line belongs to a fence, opening and closing ones included. */
static bool
skip_fence(struct heading_scan *scan, struct str line)
{
	char c = line.len > 0 ? line.ptr[0] : ' ';
	size_t width = str_run(line, c);

	if (scan->fence != '\0') {
		if (c == scan->fence && width >= scan->fence_width &&
		    width == line.len)
			scan->fence = '\0';
		return true;
	}
	if ((c != '`' && c != '~') || width < 3)
		return false;
	scan->fence = c;
	scan->fence_width = width;
	return true;
}

static bool
skip_comment(struct heading_scan *scan, struct str line)
{
	bool begins = str_starts(line, STR("<!--"));

	if (!scan->comment && !begins)
		return false;
	scan->comment = !str_contains(line, STR("-->"));
	return true;
}

static bool
skip_cdata(struct heading_scan *scan, struct str line)
{
	bool was = scan->cdata;

	scan->cdata = marker_cdata(line, was);
	return was || scan->cdata;
}

static struct str
atx_title(struct str line, size_t *heading_level)
{
	size_t level = str_run(line, '#');
	struct str title = str_trim(str_from(line, level));
	struct str bare = title;

	if (level == 0 || level > 6 || level == line.len ||
	    !ascii_is_space(line.ptr[level]))
		return (struct str){ NULL, 0 };
	while (bare.len > 0 && bare.ptr[bare.len - 1] == '#')
		bare.len--;
	if (bare.len == 0 || ascii_is_space(bare.ptr[bare.len - 1]))
		title = str_trim_end(bare);
	*heading_level = level;
	return title;
}

static bool
is_underline(struct str line)
{
	return line.len > 0 && str_run(line, '=') == line.len;
}

/* Length of a `](target)` or `][label]` at the start of the text, or 0. */
static size_t
link_tail(struct str text)
{
	char close;
	size_t end;

	if (text.len < 3 || text.ptr[0] != ']')
		return 0;
	close = text.ptr[1] == '(' ? ')' : ']';
	if (text.ptr[1] != '(' && text.ptr[1] != '[')
		return 0;
	end = str_find_byte(text, close);
	if (close == ']')
		end = 1 + str_find_byte(str_from(text, 1), close);
	return end < text.len ? end + 1 : 0;
}

static bool
opens_link(struct str text)
{
	size_t close = str_find_byte(text, ']');

	return text.ptr[0] == '[' && link_tail(str_from(text, close)) > 0;
}

/* Whether an underscore stands inside a word. */
static bool
is_inner(struct str text, size_t at)
{
	return at > 0 && at + 1 < text.len &&
	    ascii_is_alnum(text.ptr[at - 1]) &&
	    ascii_is_alnum(text.ptr[at + 1]);
}

static struct str
without_markup(struct str title, struct arena *arena)
{
	struct buf out = { 0 };
	struct str text;

	if (title.len > TITLE_MAX)
		title.len = TITLE_MAX;
	while (title.len > 0 && !utf8_is_valid(title) &&
	       title.len > TITLE_MAX - 4)
		title.len--;
	for (size_t i = 0; i < title.len; i++) {
		char c = title.ptr[i];
		struct str rest = str_from(title, i);
		size_t tail = link_tail(rest);

		if (tail > 0)
			i += tail - 1;
		else if (c == '*' || c == '`' || opens_link(rest) ||
			 (c == '_' && !is_inner(title, i)))
			continue;
		else
			buf_add_byte(&out, c);
	}
	text = arena_str(arena, str_trim(buf_str(&out)));
	buf_release(&out);
	return text;
}

static bool
is_text(struct str line)
{
	return line.len > 0 && line.ptr[0] != '<' && line.ptr[0] != '#' &&
	    (!str_contains(STR("-*_="), (struct str){ line.ptr, 1 }) ||
	     str_run(line, line.ptr[0]) < line.len);
}

/* What is indented by four is code, or belongs to a list. */
static bool
is_indented(struct str line)
{
	return str_run(line, ' ') >= INDENT_MAX || str_starts(line, STR("\t"));
}

/* With the level of the heading; of one with a line below it is 1. */
static bool
find_title(struct heading_scan *scan, struct str line, struct str *title,
	   size_t *level)
{
	bool indented = is_indented(line);

	line = str_trim(line);
	if (skip_fence(scan, line) || skip_comment(scan, line) ||
	    skip_cdata(scan, line)) {
		scan->texts += scan->cdata;
		scan->above = STR("");
		return false;
	}
	*level = 1;
	*title = atx_title(line, level);
	if (title->len > 0)
		return !indented;
	*title = scan->above;
	scan->above = line;
	if (is_underline(line) && title->len > 0 &&
	    title->len <= UNDERLINED_MAX)
		return true;
	scan->texts += is_text(line);
	return false;
}

struct str
first_title(struct persona *persona)
{
	const struct source *source = &persona->source;
	struct heading_scan scan = { 0 };
	size_t line = 0;

	if (persona->front.range.end > 0)
		line = source_line_at(source, persona->front.range.end);
	if (persona->front.range.end == source->bytes.len)
		line = source->line_count;
	for (; line < source->line_count && scan.texts <= TEXTS_BEFORE_MOST;
	     line++) {
		struct str text = source_line(source, line);
		struct str title;
		size_t level;

		if (line == 0)
			text = str_from(text, source_bom(source->bytes));
		if (!find_title(&scan, text, &title, &level))
			continue;
		title = without_markup(title, &persona->arena);
		if (title.len > 0)
			return level == 1 ? title : STR("");
	}
	return STR("");
}
