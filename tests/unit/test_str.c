/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "base/str.h"

static void
test_a_slice_stays_inside_its_text(void **state)
{
	static const struct {
		struct range range;
		const char *wanted;
	} rows[] = {
		{ { 0, 5 }, "hello" }, { { 1, 3 }, "el" }, { { 5, 5 }, "" },
		{ { 3, 99 }, "lo" },   { { 9, 12 }, "" },  { { 4, 2 }, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str_row(str_slice(STR("hello"), rows[i].range),
			       rows[i].wanted, i);
	assert_str(str_from(STR("hello"), 4), "o");
	assert_str(str_from(STR("hello"), 9), "");
	assert_int_equal(str_from((struct str){ NULL, 0 }, 3).len, 0);
}

static void
test_a_run_is_counted_from_the_start(void **state)
{
	(void)state;
	assert_int_equal(str_run(STR("```c"), '`'), 3);
	assert_int_equal(str_run(STR("c```"), '`'), 0);
	assert_int_equal(str_run(STR("====\n"), '='), 4);
	assert_int_equal(str_run(STR("##"), '#'), 2);
	assert_int_equal(str_run((struct str){ NULL, 0 }, '#'), 0);
}

static void
test_a_needle_is_found_where_it_first_occurs(void **state)
{
	static const struct {
		const char *text, *needle;
		size_t at;
	} rows[] = {
		{ "aab", "ab", 1 },   { "aaab", "aab", 1 }, { "abc", "", 0 },
		{ "abc", "c", 2 },    { "abc", "d", 3 },    { "ab", "abc", 2 },
		{ "", "a", 0 },	      { "", "", 0 },	    { "abab", "ba", 1 },
		{ "xxay", "ayz", 4 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(str_find(str_of(rows[i].text),
					  str_of(rows[i].needle)),
				 rows[i].at);
	assert_true(str_contains(STR(""), STR("")));
	assert_false(str_contains(STR("abc"), STR("ca")));
	assert_int_equal(str_find(STR("a\0b"), STR("\0b")), 1);
}

static void
test_order_is_that_of_bytes_and_a_prefix_comes_first(void **state)
{
	(void)state;
	assert_true(str_compare(STR("a"), STR("b")) < 0);
	assert_true(str_compare(STR("\xff"), STR("a")) > 0);
	assert_true(str_compare(STR("ab"), STR("a")) > 0);
	assert_true(str_compare(STR(""), STR("a")) < 0);
	assert_int_equal(str_compare(STR("a\0x"), STR("a\0x")), 0);
	assert_int_equal(str_compare((struct str){ NULL, 0 }, STR("")), 0);
}

static void
test_case_is_ignored_for_ascii_letters_only(void **state)
{
	(void)state;
	assert_true(str_eq_nocase(STR("Tools-1"), STR("tOOLS-1")));
	assert_false(str_eq_nocase(STR("[a"), STR("{a")));
	assert_false(str_eq_nocase(STR("\xc3\x84"), STR("\xc3\xa4")));
	assert_false(str_eq_nocase(STR("a"), STR("ab")));
	assert_false(str_eq(STR("A"), STR("a")));
}

static void
test_prefixes_and_suffixes_include_the_empty_and_the_whole(void **state)
{
	(void)state;
	assert_true(str_starts(STR("abc"), STR("")));
	assert_true(str_starts(STR("abc"), STR("abc")));
	assert_false(str_starts(STR("abc"), STR("abcd")));
	assert_false(str_starts(STR("abc"), STR("b")));
	assert_true(str_ends(STR("abc"), STR("")));
	assert_true(str_ends(STR("abc"), STR("bc")));
	assert_false(str_ends(STR("c"), STR("bc")));
}

static void
test_trimming_takes_every_ascii_blank_and_nothing_else(void **state)
{
	(void)state;
	assert_str(str_trim(STR(" \t\r\n\v\fa b \n")), "a b");
	assert_str(str_trim_start(STR("  a ")), "a ");
	assert_str(str_trim_end(STR("  a ")), "  a");
	assert_str(str_trim(STR(" \n ")), "");
	assert_str(str_trim(STR("\xc2\xa0x")), "\xc2\xa0x");
	assert_true(str_is_blank(STR(" \r\n")));
	assert_false(str_is_blank(STR(" .")));
}

static void
test_splitting_keeps_empty_pieces_and_the_last_one(void **state)
{
	static const struct {
		const char *text;
		const char *pieces[5];
	} rows[] = {
		{ "a,,b", { "a", "", "b" } },
		{ "a,", { "a", "" } },
		{ ",", { "", "" } },
		{ "", { "" } },
		{ "abc", { "abc" } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str rest = str_of(rows[i].text), piece;
		size_t count = 0;

		while (str_split(&rest, ',', &piece))
			assert_str_row(piece, rows[i].pieces[count++], i);
		assert_null(rows[i].pieces[count]);
	}
}

static void
test_hashes_are_those_of_fnv_1a(void **state)
{
	(void)state;
	assert_true(str_hash(STR("")) == 0xcbf29ce484222325ULL);
	assert_true(str_hash(STR("a")) == 0xaf63dc4c8601ec8cULL);
	assert_true(str_hash(STR("foobar")) == 0x85944171f73967e8ULL);
}

static void
test_ranges_end_before_their_end(void **state)
{
	(void)state;
	assert_int_equal(range_len((struct range){ 2, 5 }), 3);
	assert_int_equal(range_len((struct range){ 5, 2 }), 0);
	assert_true(range_contains((struct range){ 2, 5 }, 2));
	assert_false(range_contains((struct range){ 2, 5 }, 5));
}

static void
test_only_an_ascii_capital_is_one(void **state)
{
	(void)state;
	assert_true(str_has_capital(STR("to DO")));
	assert_false(str_has_capital(STR("to do: @[`{ \xc3\x84")));
	assert_false(str_has_capital(STR("")));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_slice_stays_inside_its_text),
		cmocka_unit_test(test_a_run_is_counted_from_the_start),
		cmocka_unit_test(test_a_needle_is_found_where_it_first_occurs),
		cmocka_unit_test(
		    test_order_is_that_of_bytes_and_a_prefix_comes_first),
		cmocka_unit_test(test_case_is_ignored_for_ascii_letters_only),
		cmocka_unit_test(
		    test_prefixes_and_suffixes_include_the_empty_and_the_whole),
		cmocka_unit_test(
		    test_trimming_takes_every_ascii_blank_and_nothing_else),
		cmocka_unit_test(
		    test_splitting_keeps_empty_pieces_and_the_last_one),
		cmocka_unit_test(test_hashes_are_those_of_fnv_1a),
		cmocka_unit_test(test_ranges_end_before_their_end),
		cmocka_unit_test(test_only_an_ascii_capital_is_one),
	};

	return cmocka_run_group_tests_name("str", tests, NULL, NULL);
}
