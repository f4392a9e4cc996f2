/* SPDX-License-Identifier: MIT */
#include "export/piece.h"

#include "base/buf.h"
#include "model/fence.h"

enum {
	TAB = 4,
	COLUMN_MAX = 1000, /* farther in, indentation has no meaning */
	MARKER_BLANKS = 4  /* more blanks after a marker begin code */
};

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

/* Column in which the byte stands, tabs expanded. */
static size_t
column_of(struct str source, size_t at)
{
	size_t start = at;
	size_t column = 0;

	while (start > 0 && source.ptr[start - 1] != '\n' &&
	       source.ptr[start - 1] != '\r')
		if (at - --start > COLUMN_MAX)
			return 0;
	for (; start < at; start++)
		column += source.ptr[start] == '\t' ? TAB - column % TAB : 1;
	return column;
}

/* Cuts a line off the front; it ends at LF, CRLF or CR. */
static bool
next_line(struct str *rest, struct str *line)
{
	size_t end = 0;

	if (rest->len == 0)
		return false;
	while (end < rest->len && rest->ptr[end] != '\n' &&
	       rest->ptr[end] != '\r')
		end++;
	*line = (struct str){ rest->ptr, end };
	if (str_starts(str_from(*rest, end), STR("\r\n")))
		end++;
	*rest = str_from(*rest, end + 1);
	return true;
}

/* Takes up to `columns` of indentation off; a tab that is cut leaves blanks. */
static void
add_unindented(struct buf *out, struct str line, size_t columns)
{
	size_t column = 0;

	while (line.len > 0 && is_blank(line.ptr[0]) && column < columns) {
		column += line.ptr[0] == '\t' ? TAB - column % TAB : 1;
		line = str_from(line, 1);
	}
	if (column > columns)
		buf_add_repeat(out, ' ', column - columns);
	buf_add(out, line);
}

static struct str
finish(struct arena *arena, struct buf *out)
{
	struct str text;

	while (out->len > 0 && ascii_is_space(out->ptr[out->len - 1]))
		buf_truncate(out, out->len - 1);
	text = arena_str(arena, buf_str(out));
	buf_release(out);
	return text;
}

/* `whole`: all of it is code, whatever fences stand in it. */
static void
add_lines(struct buf *out, struct str text, size_t columns, bool whole)
{
	struct fence fence = { 0 };
	bool blank = true;
	struct str line;

	for (bool first = true; next_line(&text, &line); first = false) {
		bool code = fence_feed(&fence, line) || whole;

		if (str_is_blank(line) && !code && blank)
			continue;
		blank = str_is_blank(line) && !code;
		if (!blank)
			add_unindented(out, line, first ? 0 : columns);
		buf_add_byte(out, '\n');
	}
}

/* To the first byte that is no blank; later lines lose as much. */
static struct range
without_start(struct str source, struct range range)
{
	while (range.start < range.end &&
	       ascii_is_space(source.ptr[range.start]))
		range.start++;
	return range;
}

static struct str
cut_out(struct arena *arena, struct str source, struct range range,
	bool whole)
{
	struct buf out = { 0 };

	range = without_start(source, range);
	add_lines(&out, str_slice(source, range),
		  column_of(source, range.start), whole);
	return finish(arena, &out);
}

struct str
piece_text(struct arena *arena, struct str source, struct range range)
{
	return cut_out(arena, source, range, false);
}

size_t
piece_marker(struct str text, size_t *number)
{
	size_t at = 0;
	size_t blanks = 0;

	*number = 0;
	if (str_starts(text, STR("\xe2\x80\xa2")))
		at = 3;
	else if (text.len > 0 &&
		 str_contains(STR("-*+"), (struct str){ text.ptr, 1 }))
		at = 1;
	while (at < text.len && at < 9 && ascii_is_digit(text.ptr[at]) &&
	       text.ptr[0] >= '0' && text.ptr[0] <= '9')
		*number = *number * 10 + (size_t)(text.ptr[at++] - '0');
	if (at > 0 && ascii_is_digit(text.ptr[0]) &&
	    (at == text.len || (text.ptr[at] != '.' && text.ptr[at] != ')')))
		return 0;
	if (at > 0 && ascii_is_digit(text.ptr[0]))
		at++;
	while (at + blanks < text.len && is_blank(text.ptr[at + blanks]))
		blanks++;
	if (at == 0 || (blanks == 0 && at < text.len))
		return 0;
	return at + (blanks > MARKER_BLANKS ? 1 : blanks);
}

/* Lists inside an entry get the marker that all lists get. */
static struct str
with_one_marker(struct arena *arena, struct str text)
{
	struct buf out = { 0 };
	struct fence fence = { 0 };
	struct str line;

	while (str_split(&text, '\n', &line)) {
		struct str entry = str_trim_start(line);
		size_t number;

		buf_add(&out, (struct str){ line.ptr, line.len - entry.len });
		if (out.len > 0 && !fence_feed(&fence, line) &&
		    piece_marker(entry, &number) > 0 && number == 0 &&
		    (entry.ptr[0] == '*' || entry.ptr[0] == '+')) {
			buf_add_byte(&out, '-');
			entry = str_from(entry, 1);
		}
		buf_add(&out, entry);
		buf_add_byte(&out, '\n');
	}
	return finish(arena, &out);
}

struct str
piece_entry(struct arena *arena, struct str source, struct range range,
	    size_t *number)
{
	struct str text;

	range = without_start(source, range);
	range.start += piece_marker(str_slice(source, range), number);
	text = piece_text(arena, source, range);
	if (!str_contains(text, STR("\n")))
		return text;
	return with_one_marker(arena, text);
}

/* Least indentation of the lines that are not blank. */
static size_t
common_indent(struct str text)
{
	size_t least = COLUMN_MAX;
	struct str line;

	while (next_line(&text, &line)) {
		struct str rest = str_trim_start(line);
		size_t column;

		if (rest.len == 0)
			continue;
		column = column_of(line, line.len - rest.len);
		least = column < least ? column : least;
	}
	return least;
}

/* Longest run of backquotes, so that a fence can be longer. */
static size_t
longest_ticks(struct str text)
{
	size_t longest = 0;
	size_t run = 0;

	for (size_t i = 0; i < text.len; i++) {
		run = text.ptr[i] == '`' ? run + 1 : 0;
		longest = run > longest ? run : longest;
	}
	return longest;
}

static struct str
fenced(struct arena *arena, struct str source, struct range range)
{
	size_t first = range.start;
	struct buf out = { 0 };
	struct str text, line;
	size_t ticks, indent;

	while (first > 0 && is_blank(source.ptr[first - 1]))
		first--;
	text = str_slice(source, (struct range){ first, range.end });
	indent = common_indent(text);
	ticks = longest_ticks(text);
	ticks = ticks < 3 ? 3 : ticks + 1;
	buf_add_repeat(&out, '`', ticks);
	buf_add_byte(&out, '\n');
	while (next_line(&text, &line)) {
		add_unindented(&out, line, indent);
		buf_add_byte(&out, '\n');
	}
	while (out.len > ticks + 1 && out.ptr[out.len - 2] == '\n')
		buf_truncate(&out, out.len - 1);
	buf_add_repeat(&out, '`', ticks);
	return finish(arena, &out);
}

/* Length of the fence that the line is, or 0. */
static size_t
fence_length(struct str line)
{
	struct fence fence = { 0 };

	line = str_trim(line);
	return fence_feed(&fence, line) ? fence.length : 0;
}

static struct str
last_line(struct str text)
{
	size_t at = text.len;

	while (at > 0 && text.ptr[at - 1] != '\n')
		at--;
	return str_from(text, at);
}

/* A fence that holds others of its length: it gets a longer one. False for
 * what is none. */
static bool
lengthened(struct arena *arena, struct str text, struct str *longer)
{
	struct str last = last_line(text), first = text, inner, line;
	size_t length, longest = 0;
	char marker = text.len ? text.ptr[0] : '\0';
	struct buf out = { 0 };

	first.len = str_find_byte(text, '\n');
	length = fence_length(first);
	if (!length || last.ptr == text.ptr || fence_length(last) < length ||
	    str_trim(last).ptr[0] != marker ||
	    str_run(str_trim(last), marker) != str_trim(last).len)
		return false;
	inner = str_slice(text, (struct range){ first.len + 1,
						text.len - last.len });
	while (next_line(&inner, &line)) {
		size_t run = str_run(str_trim_start(line), marker);

		longest = run > longest ? run : longest;
	}
	if (longest < length)
		return false;
	buf_add_repeat(&out, marker, longest + 1);
	buf_add(&out, str_slice(text, (struct range){
			length, text.len - last.len }));
	buf_add_repeat(&out, marker, longest + 1);
	*longer = finish(arena, &out);
	return true;
}

struct str
piece_code(struct arena *arena, struct str source, struct range range)
{
	struct fence fence = { 0 };
	struct str text, rest, line;
	struct buf out = { 0 };

	range = without_start(source, range);
	text = cut_out(arena, source, range, true);
	if (lengthened(arena, text, &text))
		return text;
	rest = text;
	while (next_line(&rest, &line))
		if (!fence_feed(&fence, line))
			return fenced(arena, source, range);
	if (fence.length == 0)
		return text;
	buf_add(&out, text);
	buf_add_byte(&out, '\n');
	buf_add_repeat(&out, fence.marker, fence.length);
	return finish(arena, &out);
}
