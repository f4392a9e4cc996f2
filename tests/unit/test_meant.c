/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "cli/meant.h"

static void
test_letters_put_in_taken_out_changed_or_swapped_count(void **state)
{
	static const struct {
		const char *a, *b;
		size_t distance;
	} rows[] = {
		{ "merge", "merge", 0 }, { "marge", "merge", 1 },
		{ "mereg", "merge", 1 }, { "merg", "merge", 1 },
		{ "mmerge", "merge", 1 }, { "", "abc", 3 },
		{ "exprot", "export", 1 }, { "Merge", "merge", 0 },
		{ "abc", "xyz", 3 },
		{ "123456789012345678901234567890123", "1", 64 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(word_distance(str_of(rows[i].a),
					       str_of(rows[i].b)),
				 rows[i].distance);
}

static void
test_what_is_like_no_word_was_meant_for_none(void **state)
{
	static const char *const words[] = { "list", "lint", "match",
					     "merge" };
	static const struct {
		const char *typed, *meant;
	} rows[] = {
		{ "lits", "list" },  { "lnit", "lint" }, { "mathc", "match" },
		{ "marge", "merge" }, { "xx", NULL },	 { "overlap", NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct meant meant = { .word = str_of(rows[i].typed) };

		for (size_t j = 0; j < COUNT(words); j++)
			meant_consider(&meant, words[j]);
		if (rows[i].meant == NULL)
			assert_null(meant.best);
		else
			assert_string_equal(meant.best, rows[i].meant);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_letters_put_in_taken_out_changed_or_swapped_count),
		cmocka_unit_test(test_what_is_like_no_word_was_meant_for_none),
	};

	return cmocka_run_group_tests_name("meant", tests, NULL, NULL);
}
