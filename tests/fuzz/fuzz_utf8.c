/* SPDX-License-Identifier: MIT */
#include <locale.h>

#include "fuzz.h"

#include "base/utf8.h"

int
LLVMFuzzerInitialize(int *count, char ***arguments)
{
	(void)count;
	(void)arguments;
	HOLDS(setlocale(LC_CTYPE, "C.UTF-8") ||
	      setlocale(LC_CTYPE, "en_US.UTF-8"));
	return 0;
}

static void
check_glyphs(struct str text)
{
	struct str rest = text;
	size_t columns = 0;

	while (rest.len) {
		struct str before = rest;
		struct glyph glyph = utf8_glyph(&rest);
		size_t taken = before.len - rest.len;

		HOLDS(taken > 0 && taken <= before.len);
		HOLDS(rest.ptr == before.ptr + taken);
		HOLDS(glyph.width > 0);
		HOLDS(glyph.is_token == (glyph.bytes.len == 0));
		HOLDS(glyph.is_token == (glyph.token[0] != '\0'));
		HOLDS(glyph.bytes.len <= taken);
		HOLDS(glyph.is_token || glyph.bytes.ptr == before.ptr);
		columns += (size_t)glyph.width;
	}
	HOLDS(columns == utf8_columns(text));
}

static void
check_fitting(struct str text, size_t columns)
{
	struct str fitting = utf8_fit(text, columns);

	HOLDS(str_starts(text, fitting));
	HOLDS(utf8_columns(fitting) <= columns);
	if (fitting.len < text.len) {
		struct str rest = str_from(text, fitting.len);

		HOLDS(utf8_columns(fitting) +
			  (size_t)utf8_glyph(&rest).width > columns);
	}
}

static void
check_shown(struct str text)
{
	struct buf out = { 0 };
	struct str rest;

	utf8_show(&out, text);
	HOLDS(utf8_is_valid(buf_str(&out)));
	for (rest = buf_str(&out); rest.len;) {
		int32_t point = utf8_next(&rest);

		HOLDS(point >= 0x20 || point == '\n' || point == '\t');
		HOLDS(point < 0x7f || point > 0x9f);
		HOLDS(!utf8_is_hidden(point));
	}
	buf_release(&out);
}

static void
check_scrubbed(struct str text)
{
	struct buf once = { 0 }, twice = { 0 };

	utf8_scrub(&once, text);
	HOLDS(utf8_is_valid(buf_str(&once)));
	HOLDS(utf8_count(buf_str(&once)) == utf8_count(text));
	utf8_scrub(&twice, buf_str(&once));
	HOLDS(str_eq(buf_str(&once), buf_str(&twice)));
	buf_release(&once);
	buf_release(&twice);
}

static void
check_ascii(struct str text)
{
	struct arena arena = { 0 };
	struct str ascii = utf8_to_ascii(&arena, text);

	for (size_t i = 0; i < ascii.len; i++)
		HOLDS((unsigned char)ascii.ptr[i] < 0x80);
	arena_release(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	struct str text = { (const char *)bytes, size };

	HOLDS(utf8_count(text) <= size);
	check_glyphs(text);
	check_fitting(text, size / 2);
	check_shown(text);
	check_scrubbed(text);
	check_ascii(text);
	return 0;
}
