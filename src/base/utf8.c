/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"

#include <langinfo.h>
#include <string.h>
#include <wchar.h>

#include <utf8proc.h>

#include "base/count.h"

enum { POINT_MAX = 0x10ffff, REPLACEMENT = 0xfffd };

struct span {
	int32_t first, last;
};

static bool
in_spans(int32_t point, const struct span *spans, size_t count)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (point > spans[middle].last)
			low = middle + 1;
		else
			high = middle;
	}
	return low < count && point >= spans[low].first;
}

/* Bytes that follow the lead byte, and the least value they may encode. */
static size_t
sequence_tail(unsigned char lead, int32_t *bits, int32_t *least)
{
	if (lead >= 0xc2 && lead <= 0xdf) {
		*bits = lead & 0x1f;
		*least = 0x80;
		return 1;
	}
	if ((lead & 0xf0) == 0xe0) {
		*bits = lead & 0x0f;
		*least = 0x800;
		return 2;
	}
	if (lead >= 0xf0 && lead <= 0xf4) {
		*bits = lead & 0x07;
		*least = 0x10000;
		return 3;
	}
	return 0;
}

static int32_t
decode_tail(struct str text, size_t *taken)
{
	int32_t point = 0, least = 0;
	size_t tail = sequence_tail((unsigned char)text.ptr[0], &point, &least);

	*taken = 1;
	if (tail == 0 || tail >= text.len)
		return UTF8_INVALID;
	for (size_t i = 1; i <= tail; i++) {
		unsigned char byte = (unsigned char)text.ptr[i];

		if ((byte & 0xc0) != 0x80)
			return UTF8_INVALID;
		point = point << 6 | (byte & 0x3f);
	}
	if (point < least || point > POINT_MAX ||
	    (point >= 0xd800 && point <= 0xdfff))
		return UTF8_INVALID;
	*taken = tail + 1;
	return point;
}

int32_t
utf8_next(struct str *rest)
{
	unsigned char lead = (unsigned char)rest->ptr[0];
	size_t taken = 1;
	int32_t point = lead < 0x80 ? lead : decode_tail(*rest, &taken);

	rest->ptr += taken;
	rest->len -= taken;
	return point;
}

void
utf8_add(struct buf *out, int32_t point)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t len;

	if (point < 0 || point > POINT_MAX ||
	    (point >= 0xd800 && point <= 0xdfff))
		point = REPLACEMENT;
	len = utf8proc_encode_char(point, bytes);
	buf_add(out, (struct str){ (const char *)bytes, (size_t)len });
}

bool
utf8_is_white(int32_t point)
{
	return (point >= '\t' && point <= '\r') || point == ' ' ||
	    point == 0x85 || point == 0xa0 || point == 0x1680 ||
	    (point >= 0x2000 && point <= 0x200a) || point == 0x2028 ||
	    point == 0x2029 || point == 0x202f || point == 0x205f ||
	    point == 0x3000 || point == 0xfeff;
}

struct str
utf8_trim(struct str text)
{
	struct str rest = text;
	struct range range = { text.len, text.len };

	while (rest.len > 0) {
		size_t at = text.len - rest.len;

		if (utf8_is_white(utf8_next(&rest)))
			continue;
		if (range.start == text.len)
			range.start = at;
		range.end = text.len - rest.len;
	}
	return str_slice(text, range);
}

/* How many bytes at the start are ASCII, found a word at a time. */
static size_t
ascii_len(struct str text)
{
	static const uint64_t high_bits = 0x8080808080808080;
	uint64_t word;
	size_t at = 0;

	for (; text.len - at >= sizeof word; at += sizeof word) {
		memcpy(&word, text.ptr + at, sizeof word);
		if (word & high_bits)
			break;
	}
	while (at < text.len && (unsigned char)text.ptr[at] < 0x80)
		at++;
	return at;
}

static void
skip(struct str *rest, size_t len)
{
	if (len == 0)
		return;
	rest->ptr += len;
	rest->len -= len;
}

size_t
utf8_valid_len(struct str text)
{
	struct str rest = text;

	for (;;) {
		size_t at;

		skip(&rest, ascii_len(rest));
		at = text.len - rest.len;
		if (rest.len == 0 || utf8_next(&rest) == UTF8_INVALID)
			return at;
	}
}

bool
utf8_is_valid(struct str text)
{
	return utf8_valid_len(text) == text.len;
}

size_t
utf8_count(struct str text)
{
	size_t count = 0;

	while (text.len > 0) {
		size_t ascii = ascii_len(text);

		skip(&text, ascii);
		count += ascii;
		if (text.len == 0)
			break;
		utf8_next(&text);
		count++;
	}
	return count;
}

bool
utf8_locale(void)
{
	const char *codeset = nl_langinfo(CODESET);

	return !strcmp(codeset, "UTF-8") || !strcmp(codeset, "utf8");
}

int
utf8_width(int32_t point)
{
	if (point >= 0x20 && point < 0x7f)
		return 1;
	/* A byte over 0x7f may be a control in another codeset. */
	if (point < 0xa0 || !utf8_locale())
		return -1;
	return wcwidth((wchar_t)point);
}

bool
utf8_is_pictograph(int32_t point)
{
	return utf8proc_get_property(point)->boundclass ==
	    UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

bool
utf8_is_hidden(int32_t point)
{
	static const struct span hidden[] = {
		{ 0xad, 0xad },	      { 0x34f, 0x34f },
		{ 0x61c, 0x61c },     { 0x115f, 0x1160 },
		{ 0x17b4, 0x17b5 },   { 0x180b, 0x180f },
		{ 0x200b, 0x200f },   { 0x2028, 0x202e },
		{ 0x2060, 0x206f },   { 0x3164, 0x3164 },
		{ 0xfe00, 0xfe0f },   { 0xfeff, 0xfeff },
		{ 0xffa0, 0xffa0 },   { 0xfff0, 0xfffb },
		{ 0x1bca0, 0x1bca3 }, { 0x1d159, 0x1d159 },
		{ 0x1d173, 0x1d17a }, { 0xe0000, 0xe0fff },
	};

	return in_spans(point, hidden, COUNT(hidden));
}

bool
utf8_is_visible(int32_t point)
{
	if (point < 0)
		return false;
	switch (utf8proc_category(point)) {
	case UTF8PROC_CATEGORY_CN:
	case UTF8PROC_CATEGORY_CC:
	case UTF8PROC_CATEGORY_CF:
	case UTF8PROC_CATEGORY_CS:
	case UTF8PROC_CATEGORY_CO:
	case UTF8PROC_CATEGORY_ZL:
	case UTF8PROC_CATEGORY_ZP:
		return false;
	default:
		return !utf8_is_hidden(point);
	}
}

bool
utf8_is_printable(int32_t point)
{
	return utf8_is_visible(point) && utf8_width(point) >= 0;
}

void
utf8_scrub(struct buf *out, struct str text)
{
	while (text.len) {
		struct str good = text;
		int32_t point = 0;

		while (text.len && point != UTF8_INVALID)
			point = utf8_next(&text);
		good.len -= text.len + (point == UTF8_INVALID);
		buf_add(out, good);
		if (point == UTF8_INVALID)
			utf8_add(out, REPLACEMENT);
	}
}

int32_t
utf8_lower(int32_t point)
{
	if (point < 0x80)
		return point < 0 ? point : ascii_lower((char)point);
	return utf8proc_tolower(point);
}

bool
utf8_is_letter(int32_t point)
{
	utf8proc_category_t category;

	if (point < 0x80)
		return point >= 0 && ascii_is_alpha((char)point);
	category = utf8proc_category(point);
	return category >= UTF8PROC_CATEGORY_LU &&
	    category <= UTF8PROC_CATEGORY_LO;
}

bool
utf8_is_digit(int32_t point)
{
	if (point < 0x80)
		return point >= 0 && ascii_is_digit((char)point);
	return utf8proc_category(point) == UTF8PROC_CATEGORY_ND;
}

bool
utf8_is_ideographic(int32_t point)
{
	static const struct span scripts[] = {
		{ 0x1100, 0x115e },   { 0x1161, 0x11ff },
		{ 0x2e80, 0x2fd5 },   { 0x3005, 0x3007 },
		{ 0x3021, 0x3029 },   { 0x3038, 0x303b },
		{ 0x3041, 0x3096 },   { 0x309d, 0x309f },
		{ 0x30a1, 0x30fa },   { 0x30fc, 0x30ff },
		{ 0x3131, 0x3163 },   { 0x3165, 0x318e },
		{ 0x31f0, 0x31ff },   { 0x3400, 0x4dbf },
		{ 0x4e00, 0x9fff },   { 0xa960, 0xa97c },
		{ 0xac00, 0xd7fb },   { 0xf900, 0xfaff },
		{ 0xff66, 0xff9f },   { 0xffa1, 0xffdc },
		{ 0x1aff0, 0x1b167 }, { 0x20000, 0x323af },
	};

	return in_spans(point, scripts, COUNT(scripts));
}

/* U+2212 is the sign of subtraction. */
static bool
is_dash(int32_t point)
{
	return point == 0x2212 || (point >= 0x80 &&
	       utf8proc_category(point) == UTF8PROC_CATEGORY_PD);
}

static void
add_ascii(struct buf *out, int32_t point)
{
	enum { PARTS_MOST = 32 };
	utf8proc_int32_t parts[PARTS_MOST];
	int last_class = 0;
	utf8proc_ssize_t count = utf8proc_decompose_char(
	    point, parts, PARTS_MOST,
	    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT, &last_class);

	if (is_dash(point)) {
		buf_add_byte(out, '-');
		return;
	}
	for (utf8proc_ssize_t i = 0; i < count && i < PARTS_MOST; i++)
		if (parts[i] < 0x80)
			buf_add_byte(out, (char)parts[i]);
		else if (utf8_latin_letter(parts[i]) != NULL)
			buf_add_cstr(out, utf8_latin_letter(parts[i]));
}

struct str
utf8_to_ascii(struct arena *arena, struct str text)
{
	struct buf out = { 0 };
	struct str ascii;

	while (text.len) {
		int32_t point = utf8_next(&text);

		if (point != UTF8_INVALID)
			add_ascii(&out, point);
	}
	ascii = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return ascii;
}
