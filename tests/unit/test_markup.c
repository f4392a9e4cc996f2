/* SPDX-License-Identifier: MIT */
#include <locale.h>

#include "base/buf.h"
#include "base/count.h"
#include "check.h"
#include "tui/markup.h"

static struct arena arena;

/* Lines joined by '|', styles of other than plain text in brackets. */
static struct str
wrapped(const char *text, const struct wrapping *how)
{
	static const char *const marks[STYLE_COUNT] = {
		[STYLE_CODE] = "c", [STYLE_STRONG] = "b", [STYLE_HIT] = "h",
		[STYLE_SHARED] = "s", [STYLE_QUIET] = "q",
	};
	struct text_lines lines = { .arena = &arena };
	struct buf out = { 0 };
	struct str copy;

	markup_wrap(&lines, str_of(text), how);
	for (size_t i = 0; i < lines.count; i++) {
		const struct text_line *line = &lines.all[i];

		buf_add_cstr(&out, i > 0 ? "|" : "");
		buf_add_repeat(&out, ' ', (size_t)line->indent);
		for (size_t j = 0; j < line->run_count; j++) {
			const char *mark = marks[line->runs[j].style];

			buf_printf(&out, mark ? "[%s:%.*s]" : "%s%.*s",
				   mark ? mark : "",
				   STR_ARG(line->runs[j].text));
		}
	}
	copy = arena_str(&arena, buf_str(&out));
	buf_release(&out);
	return copy;
}

static void
test_text_is_wrapped_at_blanks(void **state)
{
	static const struct {
		const char *text;
		int width;
		const char *wanted;
	} rows[] = {
		{ "one two three", 20, "one two three" },
		{ "one two three", 9, "one two|three" },
		{ "one\n  two", 20, "one two" },
		{ "abcdefghijkl", 8, "abcdefgh|ijkl" },
		{ "authentication/authorization", 20,
		  "authentication/|authorization" },
		{ "漢字漢字漢字", 8, "漢字漢字|漢字" },
		{ "use 漢字漢字 now", 9, "use 漢字|漢字 now" },
		{ "漢字漢字。", 8, "漢字漢|字。" },
		{ "", 10, "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str_row(wrapped(rows[i].text,
				       &(struct wrapping){
					   .width = rows[i].width }),
			       rows[i].wanted, i);
}

static void
test_later_lines_align_to_the_text_after_the_marker(void **state)
{
	struct wrapping how = { .width = 14, .indent = 2,
				.marker = STR("- ") };

	(void)state;
	assert_str(wrapped("alpha beta gamma", &how),
		   "  - alpha beta|    gamma");
}

static void
test_emphasis_is_a_style_and_code_keeps_its_ticks(void **state)
{
	struct wrapping how = { .width = 60 };

	(void)state;
	assert_str(wrapped("a **bold** word", &how), "a [b:bold] word");
	assert_str(wrapped("run `make all` now", &how),
		   "run [c:`make][c: ][c:all`] now");
	assert_str(wrapped("a ` alone", &how), "a ` alone");
	assert_str(wrapped("read **/*.ts and **/*.js", &how),
		   "read **/*.ts and **/*.js");
	assert_str(wrapped("2 ** 3 ** 4", &how), "2 ** 3 ** 4");
	assert_str(wrapped("a **two words** b", &how),
		   "a [b:two][b: ][b:words] b");
	how.raw = true;
	assert_str(wrapped("a **bold** word", &how), "a **bold** word");
}

static void
test_verbatim_keeps_lines_and_blanks(void **state)
{
	struct wrapping how = { .width = 40, .verbatim = true };

	(void)state;
	assert_str(wrapped("if x:\n\tgo  on\r\nend", &how),
		   "if x:|    go  on|end");
}

static void
test_a_verbatim_line_that_is_too_long_ends_at_a_blank(void **state)
{
	struct wrapping how = { .width = 16, .verbatim = true };

	(void)state;
	assert_str(wrapped("| 201 | created it there |\nx", &how),
		   "| 201 | created|it there ||x");
	assert_str(wrapped("a bcdefghijklmnopqrstuvw xyz", &how),
		   "a bcdefghijklmno|pqrstuvw xyz");
	assert_str(wrapped("\tabc\tdefg\thi", &how),
		   "    abc    defg|    hi");
	how.width = 1;
	assert_str(wrapped("一二三四五六", &how), "一二三四|五六");
}

static void
test_a_word_longer_than_a_line_ends_at_a_hyphen(void **state)
{
	struct wrapping how = { .width = 14 };

	(void)state;
	assert_str(wrapped("a security-minded-engineer b", &how),
		   "a security-|minded-|engineer b");
	assert_str(wrapped("well-known here", &how), "well-known|here");
	assert_str(wrapped("abcdefghijklmnopq-r", &how),
		   "abcdefghijklmn|opq-r");
}

static void
test_what_was_searched_for_is_marked(void **state)
{
	struct wrapping how = { .width = 60, .hit = STR("saga go") };

	(void)state;
	assert_str(wrapped("The Saga: go on", &how),
		   "The [h:Saga]: [h:go] on");
}

static void
test_shared_words_are_marked(void **state)
{
	struct diff_token tokens[] = {
		{ .range = { 0, 3 }, .shared = true },
		{ .range = { 4, 7 }, .shared = false },
		{ .range = { 8, 13 }, .shared = true },
	};
	struct diff_tokens shared = { tokens, 3 };
	struct wrapping how = { .width = 60, .shared = &shared };

	(void)state;
	assert_str(wrapped("use the index", &how), "[s:use] the [s:index]");
}

static void
test_lines_stop_at_the_limit(void **state)
{
	struct text_lines lines = { .arena = &arena, .limit = 2 };
	struct wrapping how = { .width = 9 };

	(void)state;
	markup_wrap(&lines, STR("one two three four five six seven"), &how);
	assert_in_range(lines.count, 2, 3);
}

static void
test_a_line_knows_where_its_text_begins(void **state)
{
	struct text_lines lines = { .arena = &arena };
	struct wrapping how = { .width = 9, .offset = 100 };

	(void)state;
	markup_wrap(&lines, STR("one two three four"), &how);
	assert_int_equal(lines.count, 3);
	assert_int_equal(lines.all[0].offset, 100);
	assert_int_equal(lines.all[1].offset, 108);
	assert_int_equal(lines.all[2].offset, 114);
}

static int
set_up(void **state)
{
	(void)state;
	return setlocale(LC_CTYPE, "C.UTF-8") ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	arena_release(&arena);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_text_is_wrapped_at_blanks),
		cmocka_unit_test(
		    test_later_lines_align_to_the_text_after_the_marker),
		cmocka_unit_test(
		    test_emphasis_is_a_style_and_code_keeps_its_ticks),
		cmocka_unit_test(test_verbatim_keeps_lines_and_blanks),
		cmocka_unit_test(
		    test_a_verbatim_line_that_is_too_long_ends_at_a_blank),
		cmocka_unit_test(
		    test_a_word_longer_than_a_line_ends_at_a_hyphen),
		cmocka_unit_test(test_what_was_searched_for_is_marked),
		cmocka_unit_test(test_shared_words_are_marked),
		cmocka_unit_test(test_lines_stop_at_the_limit),
		cmocka_unit_test(test_a_line_knows_where_its_text_begins),
	};

	return cmocka_run_group_tests_name("markup", tests, set_up,
					   tear_down);
}
