/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <stdio.h>
#include <string.h>

#include "base/count.h"

enum {
	ZWJ = 0x200d,
	KEYCAP = 0x20e3,
	BLACK_FLAG = 0x1f3f4,
	TAG_BASE = 0xe0000,
	TAG_CANCEL = 0xe007f,
	MARKS_MOST = 2,
	JOINED_MOST = 8,
	EMOJI_STYLE = 0xfe0f,
};

static bool
is_emoji_modifier(int32_t point)
{
	return point >= 0x1f3fb && point <= 0x1f3ff;
}

static bool
is_regional_indicator(int32_t point)
{
	return point >= 0x1f1e6 && point <= 0x1f1ff;
}

static bool
is_tag(int32_t point)
{
	return point >= TAG_BASE && point <= TAG_CANCEL;
}

static struct glyph
token_glyph(const char *token)
{
	struct glyph glyph = { .is_token = true, .width = (int)strlen(token) };

	snprintf(glyph.token, sizeof(glyph.token), "%s", token);
	return glyph;
}

static const char *
hidden_name(int32_t point)
{
	switch (point) {
	case 0xad:
		return "<SHY>";
	case 0x200b:
		return "<ZWSP>";
	case 0x200c:
		return "<ZWNJ>";
	case ZWJ:
		return "<ZWJ>";
	case 0x2060:
		return "<WJ>";
	case 0xfeff:
		return "<BOM>";
	default:
		return NULL;
	}
}

static struct glyph
point_token(int32_t point, unsigned char byte)
{
	const char *name = hidden_name(point);
	char token[16];

	if (name)
		return token_glyph(name);
	if (point == UTF8_INVALID)
		snprintf(token, sizeof(token), "<%02X>", byte);
	else if (point < 0x20 || point == 0x7f)
		snprintf(token, sizeof(token), "^%c", (char)(point ^ 0x40));
	else
		snprintf(token, sizeof(token), "<U+%04X>", (unsigned)point);
	return token_glyph(token);
}

/* The next point without taking it; 0 at the end. */
static int32_t
peek(struct str text)
{
	return text.len ? utf8_next(&text) : 0;
}

/* A run of tag characters is one glyph that spells what they hide. */
static struct glyph
tag_glyph(struct str *rest, int32_t point)
{
	char token[sizeof(((struct glyph *)0)->token)] = "<TAG:";
	size_t len = strlen(token), room = sizeof(token) - sizeof("...>");

	for (;; utf8_next(rest)) {
		int32_t ascii = point - TAG_BASE;

		if (len == room) {
			memcpy(token + len, "...", 3);
			len += 3;
		} else if (len < room) {
			token[len++] = ascii >= 0x20 && ascii < 0x7f ?
			    (char)ascii : '.';
		}
		point = peek(*rest);
		if (!is_tag(point))
			break;
	}
	memcpy(token + len, ">", 2);
	return token_glyph(token);
}

/* Terminals disagree on the width of flags, so the two letters are shown. */
static struct glyph
flag_glyph(struct str *rest, int32_t point)
{
	char letters[3] = { (char)(point - 0x1f1e6 + 'A') };
	int32_t second = peek(*rest);

	if (is_regional_indicator(second)) {
		letters[1] = (char)(second - 0x1f1e6 + 'A');
		utf8_next(rest);
	}
	return token_glyph(letters);
}

/* England, Scotland and Wales, as tag characters: no others are in use. */
size_t
utf8_flag_tags(struct str text)
{
	static const char *const regions[] = {
		"\xf3\xa0\x81\xa7\xf3\xa0\x81\xa2\xf3\xa0\x81\xa5"
		"\xf3\xa0\x81\xae\xf3\xa0\x81\xa7\xf3\xa0\x81\xbf",
		"\xf3\xa0\x81\xa7\xf3\xa0\x81\xa2\xf3\xa0\x81\xb3"
		"\xf3\xa0\x81\xa3\xf3\xa0\x81\xb4\xf3\xa0\x81\xbf",
		"\xf3\xa0\x81\xa7\xf3\xa0\x81\xa2\xf3\xa0\x81\xb7"
		"\xf3\xa0\x81\xac\xf3\xa0\x81\xb3\xf3\xa0\x81\xbf",
	};

	for (size_t i = 0; i < COUNT(regions); i++)
		if (str_starts(text, str_of(regions[i])))
			return strlen(regions[i]);
	return 0;
}

static void
skip_presentation(struct str *rest)
{
	if (peek(*rest) == EMOJI_STYLE)
		utf8_next(rest);
	if (is_emoji_modifier(peek(*rest)))
		utf8_next(rest);
}

/* What joins a pictograph is taken along, but only its first scalar drawn. */
static void
skip_emoji_sequence(struct str *rest, int32_t base)
{
	skip_presentation(rest);
	if (base == BLACK_FLAG)
		*rest = str_from(*rest, utf8_flag_tags(*rest));
	for (int joined = 0; joined < JOINED_MOST; joined++) {
		struct str ahead = *rest;

		if (ahead.len == 0 || utf8_next(&ahead) != ZWJ ||
		    !utf8_is_pictograph(peek(ahead)))
			return;
		utf8_next(&ahead);
		*rest = ahead;
		skip_presentation(rest);
	}
}

static void
skip_keycap(struct str *rest)
{
	struct str ahead = *rest;

	if (peek(ahead) != EMOJI_STYLE)
		return;
	utf8_next(&ahead);
	if (peek(ahead) == KEYCAP)
		utf8_next(&ahead);
	*rest = ahead;
}

static bool
is_mark(int32_t point)
{
	return point >= 0x300 && utf8_is_printable(point) &&
	    utf8_width(point) == 0;
}

static struct glyph
drawn_glyph(struct str *rest, struct str start, int32_t base)
{
	struct glyph glyph = { .width = utf8_width(base) };

	for (int marks = 0; marks < MARKS_MOST && is_mark(peek(*rest)); marks++)
		utf8_next(rest);
	glyph.bytes = (struct str){ start.ptr, start.len - rest->len };
	if (utf8_is_pictograph(base))
		skip_emoji_sequence(rest, base);
	else if (base < 0x80 && strchr("0123456789#*", base))
		skip_keycap(rest);
	return glyph;
}

struct glyph
utf8_glyph(struct str *rest)
{
	struct str start = *rest;
	int32_t point = utf8_next(rest);

	if (point == '\t' || (point >= 0x20 && point < 0x7f && rest->len &&
			      (unsigned char)rest->ptr[0] < 0x80))
		return (struct glyph){ .bytes = { start.ptr, 1 }, .width = 1 };
	if (is_tag(point))
		return tag_glyph(rest, point);
	if (is_regional_indicator(point))
		return flag_glyph(rest, point);
	if (!utf8_is_printable(point) || utf8_width(point) == 0)
		return point_token(point, (unsigned char)start.ptr[0]);
	return drawn_glyph(rest, start, point);
}

size_t
utf8_columns(struct str text)
{
	size_t columns = 0;

	while (text.len)
		columns += (size_t)utf8_glyph(&text).width;
	return columns;
}

struct str
utf8_fit(struct str text, size_t columns)
{
	struct str rest = text;

	while (rest.len) {
		struct str before = rest;
		size_t width = (size_t)utf8_glyph(&rest).width;

		if (width > columns)
			return (struct str){ text.ptr, text.len - before.len };
		columns -= width;
	}
	return text;
}

void
utf8_show_line(struct buf *out, struct str text)
{
	while (text.len) {
		struct glyph glyph = utf8_glyph(&text);

		if (glyph.is_token)
			buf_add_cstr(out, glyph.token);
		else if (str_eq(glyph.bytes, STR("\t")))
			buf_add_cstr(out, "^I");
		else
			buf_add(out, glyph.bytes);
	}
}

void
utf8_show(struct buf *out, struct str text)
{
	while (text.len) {
		struct glyph glyph;

		if (text.ptr[0] == '\n') {
			buf_add_byte(out, '\n');
			text = str_from(text, 1);
			continue;
		}
		glyph = utf8_glyph(&text);
		if (glyph.is_token)
			buf_add_cstr(out, glyph.token);
		else
			buf_add(out, glyph.bytes);
	}
}
