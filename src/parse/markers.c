/* SPDX-License-Identifier: MIT */
#include "parse/markers.h"

#include "base/count.h"

enum { TAB_COLUMNS = 4, DIGITS_MAX = 3, HEADING_MAX = 6, FENCE_MIN = 3 };

static const char *const box_verticals[] = { "│", "┃", "║" };
static const char *const box_corners[] = {
	"┌", "├", "└", "╔", "╠", "╚", "┏", "┣", "┗", "+",
};
static const char *const box_lines[] = { "─", "═", "━" };

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static size_t
prefix_of(struct str text, const char *const *words, size_t count)
{
	bool may = text.len && ((unsigned char)text.ptr[0] >= 0x80 ||
				text.ptr[0] == '+');

	for (size_t i = 0; may && i < count; i++)
		if (str_starts(text, str_of(words[i])))
			return str_of(words[i]).len;
	return 0;
}

static size_t
number_length(struct str text)
{
	size_t digits = 0;

	while (digits < text.len && ascii_is_digit(text.ptr[digits]))
		digits++;
	if (digits == 0 || digits > DIGITS_MAX || digits == text.len)
		return 0;
	return text.ptr[digits] == '.' || text.ptr[digits] == ')' ?
	    digits + 1 : 0;
}

static size_t
bullet_length(struct str text)
{
	if (text.len && (text.ptr[0] == '-' || text.ptr[0] == '*' ||
			 text.ptr[0] == '+'))
		return 1;
	if (!text.len || (unsigned char)text.ptr[0] < 0x80)
		return 0;
	return str_starts(text, STR("•")) ? STR("•").len : 0;
}

size_t
marker_length(struct str text)
{
	size_t length = bullet_length(text);

	if (!length)
		length = number_length(text);
	if (length && length < text.len && !is_blank(text.ptr[length]))
		return 0;
	return length;
}

bool
marker_rule(struct str text)
{
	size_t count = 0;

	if (!text.len || (text.ptr[0] != '-' && text.ptr[0] != '*' &&
			  text.ptr[0] != '_'))
		return false;
	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] == text.ptr[0])
			count++;
		else if (!ascii_is_space(text.ptr[i]))
			return false;
	}
	return count >= 3;
}

size_t
marker_heading(struct str text)
{
	size_t level = str_run(text, '#');

	if (level == 0 || level > HEADING_MAX)
		return 0;
	return level == text.len || is_blank(text.ptr[level]) ? level : 0;
}

size_t
marker_fence(struct str text)
{
	size_t length;

	if (!text.len || (text.ptr[0] != '`' && text.ptr[0] != '~'))
		return 0;
	length = str_run(text, text.ptr[0]);
	if (length < FENCE_MIN)
		return 0;
	if (text.ptr[0] == '`' && str_contains(str_from(text, length),
					       STR("`")))
		return 0;
	return length;
}

bool
marker_fence_end(struct str text, char byte, size_t length)
{
	size_t run = str_run(text, byte);

	return run >= length && str_is_blank(str_from(text, run));
}

size_t
marker_check_box(struct str text)
{
	size_t length = 3;

	if (text.len < 4 || text.ptr[0] != '[' || text.ptr[2] != ']' ||
	    (text.ptr[1] != ' ' && ascii_lower(text.ptr[1]) != 'x') ||
	    !is_blank(text.ptr[3]))
		return 0;
	while (length < text.len && is_blank(text.ptr[length]))
		length++;
	return length;
}

bool
marker_cdata(struct str text, bool open)
{
	if (!open && !str_starts(text, STR("<")))
		return false;
	for (;;) {
		struct str mark = open ? STR("]]>") : STR("<![CDATA[");
		size_t at = str_find(text, mark);

		if (at == text.len)
			return open;
		text = str_from(text, at + mark.len);
		open = !open;
	}
}

bool
marker_definition(struct str text)
{
	size_t close = str_find(text, STR("]:"));

	return text.len && text.ptr[0] == '[' && close > 1 &&
	    close < text.len && text.ptr[1] != '^' &&
	    str_find_byte(str_from(text, 1), '[') + 1 > close &&
	    !str_is_blank(str_from(text, close + 2));
}

bool
marker_delimiter(struct str text)
{
	bool dash = false, pipe = false;

	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		dash = dash || c == '-';
		pipe = pipe || c == '|';
		if (c != '-' && c != '|' && c != ':' && !ascii_is_space(c))
			return false;
	}
	return dash && pipe;
}

size_t
marker_box(struct str text)
{
	return prefix_of(text, box_verticals, COUNT(box_verticals));
}

bool
marker_box_rule(struct str text)
{
	if (!prefix_of(text, box_corners, COUNT(box_corners)))
		return false;
	for (size_t i = 0; i < COUNT(box_lines); i++)
		if (str_contains(text, str_of(box_lines[i])))
			return true;
	return false;
}

void
cursor_skip_blanks(struct cursor *cursor)
{
	while (cursor->rest.len && is_blank(cursor->rest.ptr[0])) {
		if (cursor->rest.ptr[0] == '\t')
			cursor->column += TAB_COLUMNS -
			    cursor->column % TAB_COLUMNS;
		else
			cursor->column++;
		cursor->rest = str_from(cursor->rest, 1);
	}
}

bool
marker_quote(struct str text)
{
	char next = text.len > 1 ? text.ptr[1] : ' ';

	return str_starts(text, STR(">")) && !ascii_is_digit(next) &&
	    next != '=' && next != '$' && next != '~';
}

enum marker
cursor_marker(struct cursor *cursor)
{
	struct str text = cursor->rest;
	size_t length = marker_length(text);

	if (marker_quote(text)) {
		cursor->rest = str_from(text, 1);
		cursor->column++;
		return MARKER_QUOTE;
	}
	if (!length || marker_rule(text))
		return MARKER_NONE;
	cursor->rest = str_from(text, length);
	cursor->column += number_length(text) ? length : 1;
	return number_length(text) ? MARKER_NUMBER : MARKER_BULLET;
}
