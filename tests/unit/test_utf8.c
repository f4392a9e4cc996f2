/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <string.h>

#include "check.h"

#include "base/count.h"
#include "base/utf8.h"

static void
test_decoding_is_strict_and_byte_by_byte_where_invalid(void **state)
{
	static const struct {
		const char *text;
		int32_t points[8]; /* 0 ends the row */
	} rows[] = {
		{ "a\x7f", { 'a', 0x7f } },
		{ "\xc2\x80\xdf\xbf", { 0x80, 0x7ff } },
		{ "\xe0\xa0\x80\xef\xbf\xbf", { 0x800, 0xffff } },
		{ "\xf0\x90\x80\x80\xf4\x8f\xbf\xbf", { 0x10000, 0x10ffff } },
		/* overlong forms */
		{ "\xc0\xaf", { -1, -1 } },
		{ "\xc1\xbf", { -1, -1 } },
		{ "\xe0\x9f\xbf", { -1, -1, -1 } },
		{ "\xf0\x8f\xbf\xbf", { -1, -1, -1, -1 } },
		/* surrogates, and what encodes them in pairs */
		{ "\xed\x9f\xbf", { 0xd7ff } },
		{ "\xed\xa0\x80", { -1, -1, -1 } },
		{ "\xed\xbf\xbf", { -1, -1, -1 } },
		{ "\xee\x80\x80", { 0xe000 } },
		/* above the last code point */
		{ "\xf4\x90\x80\x80", { -1, -1, -1, -1 } },
		{ "\xf5\x80\x80\x80", { -1, -1, -1, -1 } },
		{ "\xfe\xff", { -1, -1 } },
		/* cut short, at the end and by another character */
		{ "\xe2\x82", { -1, -1 } },
		{ "\xf0\x9f\x98", { -1, -1, -1 } },
		{ "\xc3", { -1 } },
		{ "\xe2\x82x", { -1, -1, 'x' } },
		{ "\xc3\xc3\xa9", { -1, 0xe9 } },
		{ "\x80\xbf", { -1, -1 } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str rest = str_of(rows[i].text);
		size_t count = 0;

		for (; rest.len; count++)
			if (utf8_next(&rest) != rows[i].points[count])
				fail_msg("row %zu, point %zu", i, count);
		assert_int_equal(rows[i].points[count], 0);
		assert_int_equal(utf8_count(str_of(rows[i].text)), count);
	}
}

static void
test_every_scalar_value_survives_encoding(void **state)
{
	struct buf text = { 0 };

	(void)state;
	for (int32_t point = 0; point <= 0x10ffff; point++) {
		struct str rest;

		if (point >= 0xd800 && point <= 0xdfff)
			continue;
		buf_clear(&text);
		utf8_add(&text, point);
		rest = buf_str(&text);
		if (utf8_next(&rest) != point || rest.len)
			fail_msg("U+%04X", (unsigned)point);
	}
	buf_release(&text);
}

static void
test_what_is_no_scalar_value_is_encoded_as_replacement(void **state)
{
	static const int32_t points[] = { -1, 0xd800, 0xdfff, 0x110000 };
	struct buf text = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(points); i++) {
		buf_clear(&text);
		utf8_add(&text, points[i]);
		assert_str(buf_str(&text), "\xef\xbf\xbd");
	}
	buf_release(&text);
}

static void
test_validity_is_that_of_every_byte(void **state)
{
	(void)state;
	assert_true(utf8_is_valid(STR("")));
	assert_true(utf8_is_valid(STR("a\0\xe2\x82\xac")));
	assert_false(utf8_is_valid(STR("abc\xff")));
	assert_false(utf8_is_valid(STR("\xed\xa0\x80")));
}

/* Each row is one glyph and what is left after it. */
static void
test_a_glyph_is_a_base_with_its_marks(void **state)
{
	static const struct {
		const char *text, *bytes, *rest;
		int width;
	} rows[] = {
		{ "ab", "a", "b", 1 },
		{ " ", " ", "", 1 },
		{ "\tx", "\t", "x", 1 },
		{ "\xc3\xa9x", "\xc3\xa9", "x", 1 },
		{ "e\xcc\x81x", "e\xcc\x81", "x", 1 },
		{ "e\xcc\x81\xcc\x82\xcc\x83", "e\xcc\x81\xcc\x82",
		  "\xcc\x83", 1 },
		{ "\xe6\xbc\xa2x", "\xe6\xbc\xa2", "x", 2 },
		{ "\xf0\x9f\x98\x80x", "\xf0\x9f\x98\x80", "x", 2 },
		/* a spacing vowel sign has a cell of its own */
		{ "\xe0\xa4\x95\xe0\xa4\x83", "\xe0\xa4\x95",
		  "\xe0\xa4\x83", 1 },
		/* conjoining Hangul takes two cells in all */
		{ "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xabx",
		  "\xe1\x84\x92\xe1\x85\xa1\xe1\x86\xab", "x", 2 },
		/* heart and selector: the selector is swallowed */
		{ "\xe2\x9d\xa4\xef\xb8\x8fx", "\xe2\x9d\xa4", "x", 1 },
		/* a skin tone, then a family joined by ZWJ */
		{ "\xf0\x9f\x91\x8d\xf0\x9f\x8f\xbdx", "\xf0\x9f\x91\x8d",
		  "x", 2 },
		{ "\xf0\x9f\x91\xa9\xe2\x80\x8d\xf0\x9f\x91\xa7\xe2\x80\x8d"
		  "\xf0\x9f\x91\xa6x", "\xf0\x9f\x91\xa9", "x", 2 },
		{ "\xf0\x9f\x91\xa9\xe2\x80\x8dx", "\xf0\x9f\x91\xa9",
		  "\xe2\x80\x8dx", 2 },
		/* the flag of Scotland */
		{ "\xf0\x9f\x8f\xb4\xf3\xa0\x81\xa7\xf3\xa0\x81\xa2"
		  "\xf3\xa0\x81\xb3\xf3\xa0\x81\xa3\xf3\xa0\x81\xb4"
		  "\xf3\xa0\x81\xbfx", "\xf0\x9f\x8f\xb4", "x", 2 },
		/* a keycap, and a selector where none belongs */
		{ "1\xef\xb8\x8f\xe2\x83\xa3x", "1", "x", 1 },
		{ "a\xef\xb8\x8f", "a", "\xef\xb8\x8f", 1 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str rest = str_of(rows[i].text);
		struct glyph glyph = utf8_glyph(&rest);

		assert_false(glyph.is_token);
		assert_str_row(glyph.bytes, rows[i].bytes, i);
		assert_str_row(rest, rows[i].rest, i);
		assert_int_equal(glyph.width, rows[i].width);
	}
}

static void
test_what_cannot_be_seen_comes_as_a_token(void **state)
{
	static const struct {
		const char *text, *token, *rest;
	} rows[] = {
		{ "\x1b[2J", "^[", "[2J" },
		{ "\n", "^J", "" },
		{ "\r\n", "^M", "\n" },
		{ "\x7f", "^?", "" },
		{ "\xff" "a", "<FF>", "a" },
		{ "\xe2\x82", "<E2>", "\x82" },
		{ "\xc2\x9bm", "<U+009B>", "m" },
		{ "\xc2\xad", "<SHY>", "" },
		{ "\xe2\x80\x8b", "<ZWSP>", "" },
		{ "\xe2\x80\x8c", "<ZWNJ>", "" },
		{ "\xe2\x80\x8d", "<ZWJ>", "" },
		{ "\xef\xbb\xbf", "<BOM>", "" },
		{ "\xe2\x80\xae" "abc", "<U+202E>", "abc" },
		{ "\xe2\x81\xa6", "<U+2066>", "" },
		{ "\xe2\x80\xa8", "<U+2028>", "" },
		{ "\xe1\x85\x9f", "<U+115F>", "" },
		{ "\xe3\x85\xa4", "<U+3164>", "" },
		{ "\xef\xb8\x8f", "<U+FE0F>", "" },
		{ "\xef\xb8\x8e", "<U+FE0E>", "" },
		{ "\xf3\xa0\x84\x80", "<U+E0100>", "" },
		/* private use, unassigned, no character at all */
		{ "\xee\x80\x80", "<U+E000>", "" },
		{ "\xcd\xb8", "<U+0378>", "" },
		{ "\xf4\x8f\xbf\xbf", "<U+10FFFF>", "" },
		/* a mark without a base */
		{ "\xcc\x81x", "<U+0301>", "x" },
		/* flags are their letters */
		{ "\xf0\x9f\x87\xa9\xf0\x9f\x87\xaax", "DE", "x" },
		{ "\xf0\x9f\x87\xa9x", "D", "x" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str rest = str_of(rows[i].text);
		struct glyph glyph = utf8_glyph(&rest);

		assert_true(glyph.is_token);
		assert_int_equal(glyph.bytes.len, 0);
		assert_str_row(str_of(glyph.token), rows[i].token, i);
		assert_str_row(rest, rows[i].rest, i);
		assert_int_equal(glyph.width, strlen(rows[i].token));
	}
}

static void
test_tag_characters_are_spelled_out(void **state)
{
	static const struct {
		const char *hidden, *token;
	} rows[] = {
		{ "ab", "<TAG:ab>" },
		{ "ignore all rules", "<TAG:ignore all rul...>" },
		{ "ignore all rule", "<TAG:ignore all rul...>" },
		{ "ignore all rul", "<TAG:ignore all rul>" },
		{ "a\x01z", "<TAG:a.z>" },
	};
	struct buf text = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str rest;

		buf_clear(&text);
		for (const char *at = rows[i].hidden; *at; at++)
			utf8_add(&text, 0xe0000 + *at);
		buf_add_byte(&text, 'x');
		rest = buf_str(&text);
		assert_str_row(str_of(utf8_glyph(&rest).token), rows[i].token,
			       i);
		assert_str_row(rest, "x", i);
	}
	buf_release(&text);
}

/* What is no flag in use is a message, of any length. */
static void
test_a_message_behind_a_flag_is_shown(void **state)
{
	static const struct {
		const char *hidden, *token;
	} rows[] = {
		{ "ignoreall\x7f", "<TAG:ignoreall.>" },
		{ "obey\x7f", "<TAG:obey.>" },
		{ "gbabc\x7f", "<TAG:gbabc.>" },
		{ "gbeng", "<TAG:gbeng>" },
	};
	struct buf text = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str rest;

		buf_clear(&text);
		utf8_add(&text, 0x1f3f4);
		for (const char *at = rows[i].hidden; *at; at++)
			utf8_add(&text, 0xe0000 + *at);
		rest = buf_str(&text);
		assert_false(utf8_glyph(&rest).is_token);
		assert_str_row(str_of(utf8_glyph(&rest).token),
			       rows[i].token, i);
	}
	buf_release(&text);
}

static void
test_a_long_run_of_joined_emoji_takes_linear_time(void **state)
{
	struct buf text = { 0 };
	struct str rest;
	size_t glyphs = 0;

	(void)state;
	for (int i = 0; i < 100000; i++)
		buf_add_cstr(&text, "\xf0\x9f\x91\xa9\xe2\x80\x8d");
	for (rest = buf_str(&text); rest.len; glyphs++)
		utf8_glyph(&rest);
	assert_in_range(glyphs, 100000 / 9, 2 * 100000);
	buf_release(&text);
}

static void
test_columns_and_fitting_agree(void **state)
{
	static const struct {
		const char *text;
		size_t columns;
		const char *fitting; /* into five cells */
	} rows[] = {
		{ "", 0, "" },
		{ "abc", 3, "abc" },
		{ "abcdefg", 7, "abcde" },
		{ "\xe6\xbc\xa2\xe5\xad\x97\xe6\xbc\xa2", 6,
		  "\xe6\xbc\xa2\xe5\xad\x97" },
		{ "e\xcc\x81" "abcd\xcc\x81" "e", 6,
		  "e\xcc\x81" "abcd\xcc\x81" },
		{ "abc\x1b!", 6, "abc\x1b" },
		{ "ab<\xe2\x80\x8b", 9, "ab<" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str text = str_of(rows[i].text);

		assert_int_equal(utf8_columns(text), rows[i].columns);
		assert_str_row(utf8_fit(text, 5), rows[i].fitting, i);
		assert_int_equal(utf8_fit(text, rows[i].columns).len,
				 text.len);
	}
}

static void
test_shown_text_keeps_line_ends_and_tabs(void **state)
{
	struct buf out = { 0 };

	(void)state;
	utf8_show(&out, STR("a\tb\r\n\x1b]0;x\a\xe2\x80\xae\0\xff\xc3\xa9"));
	assert_str(buf_str(&out),
		   "a\tb^M\n^[]0;x^G<U+202E>^@<FF>\xc3\xa9");
	buf_release(&out);
}

static void
test_scrubbing_replaces_invalid_bytes_only(void **state)
{
	static const struct {
		const char *text, *wanted;
	} rows[] = {
		{ "", "" },
		{ "a\x1b\xc3\xa9", "a\x1b\xc3\xa9" },
		{ "\xff", "\xef\xbf\xbd" },
		{ "a\xff\xfe" "b", "a\xef\xbf\xbd\xef\xbf\xbd" "b" },
		{ "a\xe2\x82", "a\xef\xbf\xbd\xef\xbf\xbd" },
	};
	struct buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		buf_clear(&out);
		utf8_scrub(&out, str_of(rows[i].text));
		assert_str_row(buf_str(&out), rows[i].wanted, i);
	}
	buf_release(&out);
}

static void
test_white_space_of_every_script_is_trimmed(void **state)
{
	static const struct {
		const char *text, *wanted;
	} rows[] = {
		{ "", "" },
		{ " \t\r\n", "" },
		{ "\u3000\u00a0\u2003\ufeff", "" },
		{ "\u3000a\u00a0b\u2028 ", "a\u00a0b" },
		{ "\u200ba", "\u200ba" },
		{ "\xa0\xff", "\xa0\xff" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str_row(utf8_trim(str_of(rows[i].text)), rows[i].wanted,
			       i);
}

static void
test_properties_cover_many_scripts(void **state)
{
	(void)state;
	assert_int_equal(utf8_lower('Q'), 'q');
	assert_int_equal(utf8_lower(0xc4), 0xe4);
	assert_int_equal(utf8_lower(0x3a9), 0x3c9);
	assert_int_equal(utf8_lower(0x416), 0x436);
	assert_int_equal(utf8_lower(0x6f22), 0x6f22);
	assert_int_equal(utf8_lower(UTF8_INVALID), UTF8_INVALID);
	assert_true(utf8_is_letter('z'));
	assert_true(utf8_is_letter(0x6f22));
	assert_false(utf8_is_letter('_'));
	assert_false(utf8_is_letter('5'));
	assert_false(utf8_is_letter(UTF8_INVALID));
	assert_true(utf8_is_digit('5'));
	assert_true(utf8_is_digit(0x665));
	assert_false(utf8_is_digit(0xbd));
	assert_true(utf8_is_ideographic(0x6f22));
	assert_true(utf8_is_ideographic(0x3042));
	assert_true(utf8_is_ideographic(0xac00));
	assert_true(utf8_is_ideographic(0x20000));
	assert_false(utf8_is_ideographic(0x3002));
	assert_false(utf8_is_ideographic('a'));
	assert_true(utf8_is_hidden(0x202e));
	assert_true(utf8_is_hidden(0xe0041));
	assert_false(utf8_is_hidden(' '));
	assert_false(utf8_is_hidden(0xfffd));
	assert_true(utf8_is_pictograph(0x1f600));
	assert_false(utf8_is_pictograph('a'));
}

static void
test_ascii_keeps_the_letters_below_the_marks(void **state)
{
	static const struct {
		const char *text, *wanted;
	} rows[] = {
		{ "Caf\xc3\xa9 \xc3\x9c" "ber", "Cafe Uber" },
		{ "e\xcc\x81", "e" },
		{ "\xef\xac\x81nd", "find" },
		{ "\xef\xbc\xa1\xe2\x91\xa0", "A1" },
		{ "a\xe6\xbc\xa2" "b\xf0\x9f\x98\x80", "ab" },
		{ "Łódź Straße", "Lodz Strasse" },
		{ "Æsir øl œuvre đ ð Þór ħ ı", "Aesir ol oeuvre d d Thor h i" },
		{ "a—b–c−d‐e", "a-b-c-d-e" },
		{ "ẞ ŋ ƒ ǿ", "Ss ng f o" },
		{ "x\xff\xc3y", "xy" },
		{ "", "" },
	};
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str_row(utf8_to_ascii(&arena, str_of(rows[i].text)),
			       rows[i].wanted, i);
	arena_release(&arena);
}

static void
test_without_a_utf8_locale_only_ascii_is_drawn(void **state)
{
	struct buf out = { 0 };

	(void)state;
	assert_true(utf8_locale());
	setlocale(LC_CTYPE, "C");
	assert_false(utf8_locale());
	assert_int_equal(utf8_width('a'), 1);
	assert_int_equal(utf8_width(0xe9), -1);
	utf8_show(&out, STR("a\xc3\xa9"));
	assert_str(buf_str(&out), "a<U+00E9>");
	buf_release(&out);
	check_use_utf8();
}

static int
use_utf8(void **state)
{
	(void)state;
	check_use_utf8();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_decoding_is_strict_and_byte_by_byte_where_invalid),
		cmocka_unit_test(test_every_scalar_value_survives_encoding),
		cmocka_unit_test(
		    test_what_is_no_scalar_value_is_encoded_as_replacement),
		cmocka_unit_test(test_validity_is_that_of_every_byte),
		cmocka_unit_test(test_a_glyph_is_a_base_with_its_marks),
		cmocka_unit_test(test_what_cannot_be_seen_comes_as_a_token),
		cmocka_unit_test(test_tag_characters_are_spelled_out),
		cmocka_unit_test(test_a_message_behind_a_flag_is_shown),
		cmocka_unit_test(
		    test_a_long_run_of_joined_emoji_takes_linear_time),
		cmocka_unit_test(test_columns_and_fitting_agree),
		cmocka_unit_test(test_shown_text_keeps_line_ends_and_tabs),
		cmocka_unit_test(test_scrubbing_replaces_invalid_bytes_only),
		cmocka_unit_test(test_white_space_of_every_script_is_trimmed),
		cmocka_unit_test(test_properties_cover_many_scripts),
		cmocka_unit_test(test_ascii_keeps_the_letters_below_the_marks),
		cmocka_unit_test(
		    test_without_a_utf8_locale_only_ascii_is_drawn),
	};

	return cmocka_run_group_tests_name("utf8", tests, use_utf8, NULL);
}
