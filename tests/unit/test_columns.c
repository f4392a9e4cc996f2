/* SPDX-License-Identifier: MIT */
#include <time.h>

#include "check.h"

#include "base/count.h"
#include "cli/columns.h"

static void
print_row(struct output *output, size_t columns, const char *const *texts,
	  size_t count)
{
	static const struct diff_tokens none = { 0 };
	struct invocation invocation = { .output = output };
	struct columns row;

	*output = (struct output){ .columns = columns };
	columns_init(&row, &invocation, count, "=");
	for (size_t i = 0; i < count; i++)
		columns_set(&row, i, str_of(texts[i]), &none);
	columns_print(&row);
}

static void
test_cells_wrap_at_words_and_within_long_ones(void **state)
{
	static const char *const texts[] = { "a bc def", "abcdefghij", "" };
	struct output output;

	(void)state;
	print_row(&output, 23, texts, 3);
	assert_str(buf_str(&output.buf), "= a bc   abcde\n"
					 "  def    fghij\n");
	buf_release(&output.buf);
}

static void
test_a_glyph_wider_than_the_cell_is_printed_whole(void **state)
{
	static const char *const texts[] = {
		"x \xf3\xa0\x81\xa9\xf3\xa0\x81\xa7\xf3\xa0\x81\xae"
		"\xf3\xa0\x81\xaf\xf3\xa0\x81\xb2\xf3\xa0\x81\xa5 y", "z"
	};
	struct output output;

	(void)state;
	print_row(&output, 20, texts, 2);
	assert_str(buf_str(&output.buf),
		   "= x        z\n"
		   "  \xf3\xa0\x81\xa9\xf3\xa0\x81\xa7\xf3\xa0\x81\xae"
		   "\xf3\xa0\x81\xaf\xf3\xa0\x81\xb2\xf3\xa0\x81\xa5\n"
		   "  y\n");
	buf_release(&output.buf);
}

static void
test_more_columns_than_cells_leave_one_each(void **state)
{
	static const char *const texts[] = { "a", "bc", "", "", "", "", "",
					     "", "", "", "", "z" };
	struct output output;

	(void)state;
	print_row(&output, 20, texts, 12);
	assert_str(buf_str(&output.buf),
		   "= a  b                             z\n"
		   "     c\n");
	buf_release(&output.buf);
}

/* Least processor time of some runs, in seconds. */
static double
time_of_word(const char *part, size_t size)
{
	double least = 1e9;
	struct buf word = { 0 };

	while (word.len < size)
		buf_add_cstr(&word, part);
	for (int run = 0; run < 3; run++) {
		const char *const texts[] = { word.ptr, "z" };
		struct output output;
		clock_t start = clock();
		double seconds;

		print_row(&output, 80, texts, 2);
		seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
		least = seconds < least ? seconds : least;
		buf_release(&output.buf);
	}
	buf_release(&word);
	return least;
}

/* 20 times the length takes 20 times as long, and not 400 times. */
static void
test_a_word_of_any_length_takes_linear_time(void **state)
{
	static const char *const parts[] = { "[", "\xcc\x81", "\xe2\x80\x8b",
					     "&#27;" };

	(void)state;
	for (size_t i = 0; i < COUNT(parts); i++)
		assert_true(time_of_word(parts[i], 200000) <
			    100 * time_of_word(parts[i], 10000) + .05);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_cells_wrap_at_words_and_within_long_ones),
		cmocka_unit_test(
		    test_a_glyph_wider_than_the_cell_is_printed_whole),
		cmocka_unit_test(test_a_word_of_any_length_takes_linear_time),
		cmocka_unit_test(test_more_columns_than_cells_leave_one_each),
	};

	return cmocka_run_group_tests_name("columns", tests, NULL, NULL);
}
