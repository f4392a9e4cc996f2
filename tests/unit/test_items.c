/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "parse/clauses.h"
#include "parsed.h"

static void
test_an_entry_is_without_marker_and_check_box(void **state)
{
	(void)state;
	assert_parsed("- [x] done\n1. *one*\n* \n  - [ ] nested thing\n",
		      parsed_items,
		      "1:7 0 entry done\n"
		      "2:4 0 entry *one*\n"
		      "4:9 1 entry nested thing\n");
}

static void
test_columns_count_code_points(void **state)
{
	(void)state;
	assert_parsed("\xef\xbb\xbf- a\n• b\n\n\tÜber b. Zwei ö. Ö c.\n",
		      parsed_items,
		      "1:3 0 entry a\n"
		      "2:3 0 entry b\n"
		      "4:2 0 sentence Über b.\n"
		      "4:10 0 sentence Zwei ö.\n"
		      "4:18 0 sentence Ö c.\n");
}

static void
test_rows_of_tables_begin_at_column_one(void **state)
{
	(void)state;
	assert_parsed("| h | i |\n|---|---|\n| a | b |\n  | c | d |\n| | |\n",
		      parsed_items,
		      "3:1 0 row a | b\n"
		      "4:1 0 row c | d\n");
	assert_parsed("┌───┐\n│ • one │\n│ two │\n└───┘\n", parsed_items,
		      "2:5 0 row one\n");
}

static void
test_code_comments_and_definitions_have_no_items(void **state)
{
	(void)state;
	assert_parsed("```\na b\n```\n<!-- c d -->\n[e]: f g\n\n    h i\n",
		      parsed_items, "");
}

static void
test_a_lead_in_is_no_item(void **state)
{
	(void)state;
	assert_parsed("Do what follows:\n- a\n\n**And now:**\n", parsed_items,
		      "2:3 0 entry a\n");
}

static void
test_prose_is_cut_into_sentences(void **state)
{
	(void)state;
	assert_parsed("Be kind. Be brief, e.g. Short words; never rude. No\n",
		      parsed_items,
		      "1:1 0 sentence Be kind.\n"
		      "1:10 0 sentence Be brief, e.g. Short words\n"
		      "1:38 0 sentence never rude.\n");
	assert_parsed("> One quoted sentence.\n", parsed_items,
		      "1:3 0 sentence One quoted sentence.\n");
	assert_parsed("最初の文。次の文。\n", parsed_items,
		      "1:1 0 sentence 最初の文。\n"
		      "1:6 0 sentence 次の文。\n");
}

static void
test_wrapped_lines_are_one_sentence(void **state)
{
	(void)state;
	assert_parsed("- an entry that was wrapped at about forty\n"
		      "  columns and goes on\n"
		      "Short line\nof two\n",
		      parsed_items,
		      "1:3 0 entry an entry that was wrapped at about forty\n"
		      "  columns and goes on\n"
		      "3:1 0 sentence Short line\n"
		      "4:1 0 sentence of two\n");
	assert_parsed("a. one thing that is said at quite some length\n"
		      "b. two\n",
		      parsed_items,
		      "1:1 0 sentence a. one thing that is said at quite some"
		      " length\n"
		      "2:1 0 sentence b. two\n");
}

static void
test_text_behind_a_lead_is_cut_into_clauses(void **state)
{
	(void)state;
	assert_parsed("## Skills\n- **A1**: REST, GraphQL (a, b), and gRPC.\n"
		      "- **B1**: You do x, y, and z; you do w\n",
		      parsed_items,
		      "2:11 0 clause REST\n"
		      "2:17 0 clause GraphQL (a, b)\n"
		      "2:37 0 clause gRPC\n"
		      "3:11 0 clause You do x, y, and z\n"
		      "3:31 0 clause you do w\n");
}

struct row {
	const char *text;
	bool commas;
	const char *parts[5];
};

static void
check_row(const struct row *row, size_t index)
{
	struct clauses list = { 0 };
	struct arena arena = { 0 };

	clauses_cut(&list, &arena, str_of(row->text), row->commas);
	for (size_t i = 0; i < list.count; i++) {
		assert_non_null(row->parts[i]);
		assert_str_row(str_slice(str_of(row->text), list.all[i]),
			       row->parts[i], index);
	}
	assert_null(row->parts[list.count]);
	arena_release(&arena);
}

static void
test_clauses_are_cut_at_the_top_only(void **state)
{
	static const struct row rows[] = {
		{ "a, b, c", true, { "a", "b", "c" } },
		{ "a, b, c", false, { "a, b, c" } },
		{ "a, b", true, { "a, b" } },
		{ "a (b, c), `d, e`, f", true, { "a (b, c)", "`d, e`", "f" } },
		{ "When a, b, c", true, { "When a, b, c" } },
		{ "a; b;c; d", true, { "a", "b;c", "d" } },
		{ "A. B! c? D", true, { "A.", "B! c?", "D" } },
		{ "1,000, 2, 3", true, { "1,000", "2", "3" } },
		{ "a b c d e f g h, a b c d e f g h, a b c d e f g h", true,
		  { "a b c d e f g h, a b c d e f g h, a b c d e f g h" } },
		{ "", true, { NULL } },
		{ ", ,; .", true, { NULL } },
		{ "a), b, c", true, { "a)", "b", "c" } },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_row(&rows[i], i);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_an_entry_is_without_marker_and_check_box),
		cmocka_unit_test(test_columns_count_code_points),
		cmocka_unit_test(test_rows_of_tables_begin_at_column_one),
		cmocka_unit_test(
		    test_code_comments_and_definitions_have_no_items),
		cmocka_unit_test(test_a_lead_in_is_no_item),
		cmocka_unit_test(test_prose_is_cut_into_sentences),
		cmocka_unit_test(test_wrapped_lines_are_one_sentence),
		cmocka_unit_test(test_text_behind_a_lead_is_cut_into_clauses),
		cmocka_unit_test(test_clauses_are_cut_at_the_top_only),
	};

	return cmocka_run_group_tests_name("items", tests, NULL, NULL);
}
