/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "parse/lines.h"
#include "parse/parse.h"

/* One letter a line kind, in the order of enum line_kind. */
static const char letters[] = "f.teqhu-HDrbFcCmocgT";

static void
check_kinds(const char *text, const char *wanted)
{
	struct persona persona = { 0 };
	struct page page = { 0 };
	char kinds[64] = "";

	parse_open(&persona, STR("test.md"), str_of(text));
	lines_scan(&page, &persona);
	assert_true(page.count < sizeof(kinds));
	for (size_t i = 0; i < page.count; i++)
		kinds[i] = letters[page.lines[i].kind];
	assert_str(str_of(kinds), wanted);
	page_release(&page);
	persona_release(&persona);
}

struct row {
	const char *text, *kinds;
};

static void
check_rows(const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++)
		check_kinds(rows[i].text, rows[i].kinds);
}

#define CHECK_ROWS(rows) check_rows((rows), COUNT(rows))

static void
test_a_line_is_what_it_begins_with(void **state)
{
	static const struct row rows[] = {
		{ "a\n\n- b\n1. c\n> d\n# e\n---\n", "t.eeqh-" },
		{ "#e\n-f\n1.g\n#######  h\n- \n*i*\n", "ttttet" },
		{ "* * *\n***\n- - -\n- - x\n__\n", "---et" },
		{ "• dot\n12) two\n1234. four\n", "eet" },
		{ "\xef\xbb\xbf# title\n", "h" },
		{ "---\nname: a\n---\nb\n", "ffft" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_lines_end_at_lf_crlf_and_cr(void **state)
{
	static const struct row rows[] = {
		{ "a\r\n\r\n# b\r\n", "t.h" },
		{ "a\r\r# b\r", "t.h" },
		{ "a\n\n# b", "t.h" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_a_fence_ends_at_as_many_of_its_characters(void **state)
{
	static const struct row rows[] = {
		{ "```js\n# a\n\n```\nb\n", "Fccct" },
		{ "````\n```\n````\nb\n", "Fcct" },
		{ "~~~\n```\n~~~\nb\n", "Fcct" },
		{ "```\n``` x\n```  \nb\n", "Fcct" },
		{ "- ```\n  x\n  ```\n- y\n", "Fcce" },
		{ "    ```\na\n```\nb\n", "Fcct" },
		{ "```a``` is code\nb\n", "tt" },
		{ "> ```\n> a\nb\n", "Fct" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_a_comment_hides_what_is_in_it(void **state)
{
	static const struct row rows[] = {
		{ "<!-- a -->\n# b\n", "Ch" },
		{ "<!--\n# a\n```\n-->\n# b\n", "Cmmmh" },
		{ "<!-->\n-->\n# b\n", "Cmh" },
		{ "a <!-- b\n# c\n", "th" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_equal_signs_underline_a_short_line_that_stands_alone(void **state)
{
	static const struct row rows[] = {
		{ "a\n===\n", "hu" },
		{ "a\nb\n===\n", "ttt" },
		{ "# a\nb\n===\n", "hhu" },
		{ "\n===\n", ".t" },
		{ "- a\n===\n", "et" },
		{ "a\n---\n", "t-" },
		{ "a\n=-=\n", "tt" },
		{ "0123456789012345678901234567890123456789"
		  "0123456789012345678901234567890123456789\n===\n", "tt" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_a_delimiter_row_makes_a_table(void **state)
{
	static const struct row rows[] = {
		{ "| a |\n|---|\n| b |\n\nc | d\n", "HDr.t" },
		{ "a | b\n--- | ---\nc | d\ne\n", "HDrt" },
		{ "| a |\n| b |\n", "rr" },
		{ "a | b\nc | d\n", "tt" },
		{ "| a |\n|---|\n- b | c\n", "HDe" },
		{ "┌──┐\n│ • a │\n└──┘\n", "bbb" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_indentation_counts_columns(void **state)
{
	struct persona persona = { 0 };
	struct page page = { 0 };

	(void)state;
	parse_open(&persona, STR("test.md"), STR("  a\n\tb\n  \t c\n-\td \n"));
	lines_scan(&page, &persona);
	assert_int_equal(page.lines[0].indent, 2);
	assert_int_equal(page.lines[1].indent, 4);
	assert_int_equal(page.lines[2].indent, 5);
	assert_str(page_line(&page, 3), "-\td");
	assert_str(page_content(&page, 3), "d");
	page_release(&page);
	persona_release(&persona);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_line_is_what_it_begins_with),
		cmocka_unit_test(test_lines_end_at_lf_crlf_and_cr),
		cmocka_unit_test(test_a_fence_ends_at_as_many_of_its_characters),
		cmocka_unit_test(test_a_comment_hides_what_is_in_it),
		cmocka_unit_test(
		    test_equal_signs_underline_a_short_line_that_stands_alone),
		cmocka_unit_test(test_a_delimiter_row_makes_a_table),
		cmocka_unit_test(test_indentation_counts_columns),
	};

	return cmocka_run_group_tests_name("lines", tests, NULL, NULL);
}
