/* SPDX-License-Identifier: MIT */
#include "parse/toml.h"

#include "base/buf.h"
#include "base/utf8.h"

char
toml_peek(const struct toml *toml, size_t ahead)
{
	size_t at = toml->at + ahead;

	return at < toml->text.len ? toml->text.ptr[at] : '\0';
}

bool
toml_at_line_end(const struct toml *toml)
{
	char c = toml_peek(toml, 0);

	return toml->at >= toml->text.len || c == '\n' || c == '\r';
}

void
toml_skip_blanks(struct toml *toml)
{
	while (toml_peek(toml, 0) == ' ' || toml_peek(toml, 0) == '\t')
		toml->at++;
}

void
toml_skip_line(struct toml *toml)
{
	while (!toml_at_line_end(toml))
		toml->at++;
}

/* Blanks, comments and line ends. */
void
toml_skip_space(struct toml *toml)
{
	while (toml->at < toml->text.len) {
		if (toml_peek(toml, 0) == '#')
			toml_skip_line(toml);
		else if (ascii_is_space(toml_peek(toml, 0)))
			toml->at++;
		else
			break;
	}
}

static bool
at_run(const struct toml *toml, char quote, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (toml_peek(toml, i) != quote)
			return false;
	return true;
}

static int
hex_digit(char c)
{
	if (ascii_is_digit(c))
		return c - '0';
	c = ascii_lower(c);
	return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

static bool
read_point(struct toml *toml, struct buf *out, size_t digits)
{
	int32_t point = 0;

	for (size_t i = 0; i < digits; i++) {
		int digit = hex_digit(toml_peek(toml, 0));

		if (digit < 0 || point > 0x10ffff)
			return false;
		point = point * 16 + digit;
		toml->at++;
	}
	if (point > 0x10ffff || (point >= 0xd800 && point <= 0xdfff))
		return false;
	utf8_add(out, point);
	return true;
}

/* A backslash at the end of a line takes the blanks and line ends after it. */
static bool
read_escape(struct toml *toml, struct buf *out)
{
	static const char names[] = "btnfre\"\\";
	static const char meanings[] = "\b\t\n\f\r\x1b\"\\";
	char c = toml_peek(toml, 1);
	size_t known = str_find_byte(str_of(names), c);

	toml->at += 2;
	if (c != '\0' && known < sizeof(names) - 1) {
		buf_add_byte(out, meanings[known]);
		return true;
	}
	if (c == 'u' || c == 'U')
		return read_point(toml, out, c == 'u' ? 4 : 8);
	if (!ascii_is_space(c))
		return false;
	while (toml->at < toml->text.len && ascii_is_space(toml_peek(toml, 0)))
		toml->at++;
	return true;
}

/* Up to two quotes may stand before the three that close a long string. */
static size_t
closing_quotes(const struct toml *toml, char quote, size_t width)
{
	size_t extra = 0;

	if (!at_run(toml, quote, width))
		return 0;
	while (width == 3 && extra < 2 &&
	       toml_peek(toml, width + extra) == quote)
		extra++;
	return width + extra;
}

static void
skip_first_line_end(struct toml *toml)
{
	if (toml_peek(toml, 0) == '\r' && toml_peek(toml, 1) == '\n')
		toml->at++;
	if (toml_at_line_end(toml) && toml->at < toml->text.len)
		toml->at++;
}

static bool
read_string_body(struct toml *toml, struct buf *out, char quote, size_t width)
{
	while (toml->at < toml->text.len) {
		size_t closing = closing_quotes(toml, quote, width);

		if (closing > 0) {
			buf_add_repeat(out, quote, closing - width);
			toml->at += closing;
			return true;
		}
		if (width == 1 && toml_at_line_end(toml))
			return false;
		if (quote == '"' && toml_peek(toml, 0) == '\\') {
			if (!read_escape(toml, out))
				return false;
			continue;
		}
		if (toml_peek(toml, 0) != '\r' || toml_peek(toml, 1) != '\n')
			buf_add_byte(out, toml_peek(toml, 0));
		toml->at++;
	}
	return false;
}

static bool
read_string(struct toml *toml, struct str *text)
{
	char quote = toml_peek(toml, 0);
	size_t width = at_run(toml, quote, 3) ? 3 : 1;
	struct buf out = { 0 };
	bool done;

	toml->at += width;
	if (width == 3)
		skip_first_line_end(toml);
	done = read_string_body(toml, &out, quote, width);
	*text = arena_str(toml->arena, buf_str(&out));
	buf_release(&out);
	return done;
}

static bool
at_quote(const struct toml *toml)
{
	return toml_peek(toml, 0) == '"' || toml_peek(toml, 0) == '\'';
}

/* Over an array or inline table, however deep. */
static bool
skip_nested(struct toml *toml)
{
	size_t depth = 0;
	struct str ignored;

	while (toml->at < toml->text.len) {
		char c = toml_peek(toml, 0);

		if (c == '#') {
			toml_skip_line(toml);
			continue;
		}
		if (at_quote(toml)) {
			if (!read_string(toml, &ignored))
				return false;
			continue;
		}
		toml->at++;
		if (c == '[' || c == '{')
			depth++;
		else if ((c == ']' || c == '}') && --depth == 0)
			return true;
	}
	return false;
}

/* 12, 0xff, -1.5e3, inf, 1979-05-27, 1979-05-27 07:32:00Z */
static bool
is_number(struct str text)
{
	bool date = text.len > 10 && text.ptr[4] == '-';

	if (text.ptr[0] == '+' || text.ptr[0] == '-')
		text = str_from(text, 1);
	if (str_eq(text, STR("inf")) || str_eq(text, STR("nan")))
		return true;
	for (size_t i = 0; i < text.len; i++)
		if (!ascii_is_alnum(text.ptr[i]) &&
		    str_find_byte(STR("._+-:"), text.ptr[i]) == 5 &&
		    !(date && i == 10 && text.ptr[i] == ' '))
			return false;
	return text.len > 0 && ascii_is_digit(text.ptr[0]);
}

static bool
read_bare(struct toml *toml, struct toml_value *value)
{
	size_t start = toml->at;

	while (!toml_at_line_end(toml) &&
	       !str_contains(STR(",]}#"), str_slice(toml->text, (struct range){
						  toml->at, toml->at + 1 })))
		toml->at++;
	value->text = str_trim_end(
	    str_slice(toml->text, (struct range){ start, toml->at }));
	toml->at = start + value->text.len;
	if (value->text.len == 0)
		return false;
	value->kind = FIELD_BOOL;
	if (str_eq(value->text, STR("true")) ||
	    str_eq(value->text, STR("false")))
		return true;
	value->kind = FIELD_NUMBER;
	return is_number(value->text);
}

/* A scalar decoded, or the source of what is nested. */
static bool
read_element(struct toml *toml, struct str *text)
{
	struct toml_value value = { 0 };
	size_t start = toml->at;
	bool done;

	if (at_quote(toml))
		return read_string(toml, text);
	if (toml_peek(toml, 0) == '[' || toml_peek(toml, 0) == '{') {
		done = skip_nested(toml);
		*text = str_slice(toml->text,
				  (struct range){ start, toml->at });
		return done;
	}
	done = read_bare(toml, &value);
	*text = value.text;
	return done;
}

static bool
is_key_byte(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '-' || c == '.';
}

/* Dotted keys stay one key; quotes around a whole key go. */
bool
toml_key(struct toml *toml, struct str *key)
{
	size_t start = toml->at;

	if (at_quote(toml) && !at_run(toml, toml_peek(toml, 0), 3))
		return read_string(toml, key);
	while (is_key_byte(toml_peek(toml, 0)))
		toml->at++;
	*key = str_slice(toml->text, (struct range){ start, toml->at });
	return key->len > 0;
}

bool
toml_equals(struct toml *toml)
{
	toml_skip_blanks(toml);
	if (toml_peek(toml, 0) != '=')
		return false;
	toml->at++;
	toml_skip_blanks(toml);
	return true;
}

static bool
read_members(struct toml *toml, struct toml_value *value, char close)
{
	size_t entry_capacity = 0, value_capacity = 0;
	bool map = close == '}';

	toml->at++;
	for (;;) {
		struct str key, text;

		toml_skip_space(toml);
		if (toml_peek(toml, 0) == close)
			break;
		if (map && (!toml_key(toml, &key) || !toml_equals(toml)))
			return false;
		if (!read_element(toml, &text))
			return false;
		value->entries =
		    arena_grow(toml->arena, value->entries, value->count,
			       &entry_capacity, sizeof(*value->entries));
		value->values =
		    arena_grow(toml->arena, value->values, value->count,
			       &value_capacity, sizeof(*value->values));
		value->entries[value->count] = map ? key : text;
		value->values[value->count++] = text;
		toml_skip_space(toml);
		if (toml_peek(toml, 0) == ',')
			toml->at++;
		else if (toml_peek(toml, 0) != close)
			return false;
	}
	toml->at++;
	return true;
}

bool
toml_value(struct toml *toml, struct toml_value *value)
{
	char c = toml_peek(toml, 0);
	bool done;

	*value = (struct toml_value){ .range = { toml->at, 0 } };
	if (at_quote(toml)) {
		done = read_string(toml, &value->text);
	} else if (c == '[' || c == '{') {
		value->kind = c == '[' ? FIELD_LIST : FIELD_MAP;
		done = read_members(toml, value, c == '[' ? ']' : '}');
		value->text = str_slice(
		    toml->text, (struct range){ value->range.start, toml->at });
	} else {
		done = read_bare(toml, value);
	}
	value->range.end = toml->at;
	toml_skip_blanks(toml);
	if (toml_peek(toml, 0) == '#')
		toml_skip_line(toml);
	return done && toml_at_line_end(toml);
}
