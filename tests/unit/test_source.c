/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "base/source.h"

static void
test_lines_end_at_lf_crlf_and_lone_cr(void **state)
{
	static const struct {
		const char *text;
		size_t count;
		const char *lines[5];
	} rows[] = {
		{ "", 0, { "" } },
		{ "a", 1, { "a" } },
		{ "a\n", 1, { "a" } },
		{ "a\nb", 2, { "a", "b" } },
		{ "\n\n", 2, { "", "" } },
		{ "a\r\nb\rc\nd", 4, { "a", "b", "c", "d" } },
		{ "a\r\r\nb\n\rc", 5, { "a", "", "b", "", "c" } },
		{ "a\r", 1, { "a" } },
		{ "a\xe2\x80\xa8" "b\xc2\x85" "c\fd\ve", 1,
		  { "a\xe2\x80\xa8" "b\xc2\x85" "c\fd\ve" } },
	};
	struct arena arena = { .block_size = 1 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct source source;

		source_init(&source, str_of(rows[i].text), &arena);
		assert_int_equal(source.line_count, rows[i].count);
		for (size_t line = 0; line < rows[i].count; line++)
			assert_str_row(source_line(&source, line),
				       rows[i].lines[line], i);
		assert_int_equal(source_line(&source, 99).len, 0);
	}
	arena_release(&arena);
}

static void
test_line_ranges_tile_the_file(void **state)
{
	static const char text[] = "\xef\xbb\xbf" "a\r\n\r\n\rb\n\nlast";
	struct arena arena = { 0 };
	struct source source;
	size_t at = 0;

	(void)state;
	source_init(&source, str_of(text), &arena);
	for (size_t line = 0; line < source.line_count; line++) {
		struct range range = source_line_range(&source, line);

		assert_int_equal(range.start, at);
		assert_true(range.end > range.start);
		for (; at < range.end; at++)
			assert_int_equal(source_line_at(&source, at), line);
	}
	assert_int_equal(at, sizeof(text) - 1);
	assert_int_equal(source_line_at(&source, at), source.line_count - 1);
	arena_release(&arena);
}

static void
test_columns_count_code_points(void **state)
{
	static const struct {
		const char *text;
		size_t offset;
		struct place place;
	} rows[] = {
		{ "", 0, { 1, 1 } },
		{ "abc", 2, { 1, 3 } },
		{ "abc", 3, { 1, 4 } },
		{ "a\nbc", 3, { 2, 2 } },
		{ "a\r\nbc", 4, { 2, 2 } },
		/* line ends and what lies past them */
		{ "ab\r\n", 2, { 1, 3 } },
		{ "ab\r\n", 3, { 1, 3 } },
		{ "ab\r\n", 4, { 1, 3 } },
		/* e, combining acute, x: the mark has a column of its own */
		{ "e\xcc\x81x", 3, { 1, 3 } },
		{ "\xf0\x9f\x98\x80x", 4, { 1, 2 } },
		/* an invalid byte is one column */
		{ "\xff\xc3x", 2, { 1, 3 } },
		/* a byte order mark is none, but only in front */
		{ "\xef\xbb\xbfxy", 4, { 1, 2 } },
		{ "\xef\xbb\xbfxy", 0, { 1, 1 } },
		{ "\xef\xbb\xbfxy", 3, { 1, 1 } },
		{ "a\n\xef\xbb\xbfxy", 5, { 2, 2 } },
	};
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct source source;
		struct place place;

		source_init(&source, str_of(rows[i].text), &arena);
		place = source_place(&source, rows[i].offset);
		if (place.line != rows[i].place.line ||
		    place.column != rows[i].place.column)
			fail_msg("row %zu: %zu:%zu", i, place.line,
				 place.column);
	}
	arena_release(&arena);
}

static void
test_a_range_spans_its_first_to_its_last_byte(void **state)
{
	struct arena arena = { 0 };
	struct source source;

	(void)state;
	source_init(&source, STR("ab\ncd\nef\n"), &arena);
	assert_int_equal(source_first_line(&source, (struct range){ 1, 6 }), 1);
	assert_int_equal(source_last_line(&source, (struct range){ 1, 6 }), 2);
	assert_int_equal(source_last_line(&source, (struct range){ 1, 7 }), 3);
	assert_int_equal(source_last_line(&source, (struct range){ 3, 3 }), 2);
	assert_int_equal(source_last_line(&source, (struct range){ 0, 0 }), 1);
	arena_release(&arena);
}

static void
test_only_a_whole_mark_at_the_start_is_one(void **state)
{
	(void)state;
	assert_int_equal(source_bom(STR("\xef\xbb\xbf")), 3);
	assert_int_equal(source_bom(STR("\xef\xbb")), 0);
	assert_int_equal(source_bom(STR("x\xef\xbb\xbf")), 0);
	assert_int_equal(source_bom(STR("")), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lines_end_at_lf_crlf_and_lone_cr),
		cmocka_unit_test(test_line_ranges_tile_the_file),
		cmocka_unit_test(test_columns_count_code_points),
		cmocka_unit_test(test_a_range_spans_its_first_to_its_last_byte),
		cmocka_unit_test(test_only_a_whole_mark_at_the_start_is_one),
	};

	return cmocka_run_group_tests_name("source", tests, NULL, NULL);
}
