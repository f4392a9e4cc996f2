/* SPDX-License-Identifier: MIT */
#include <locale.h>

#include "check.h"
#include "tui/canvas.h"

static struct arena arena;

static struct str
drawn(const char *text, int column, int end, bool ascii)
{
	struct canvas canvas;

	canvas_init(&canvas, 1, 20, ascii, &arena);
	canvas_text(&canvas, 0, column, end, STYLE_PLAIN, str_of(text));
	return canvas_row(&canvas, 0, &arena);
}

static void
test_text_is_cut_at_its_end_and_at_the_canvas(void **state)
{
	(void)state;
	assert_str(drawn("abcdef", 0, 3, false), "abc");
	assert_str(drawn("abcdef", 18, 99, false), "                  ab");
	assert_str(drawn("abc", -5, 20, false), "abc");
	assert_str(drawn("abc", 5, 2, false), "");
}

static void
test_wide_characters_are_never_halved(void **state)
{
	(void)state;
	assert_str(drawn("漢字", 0, 4, false), "漢字");
	assert_str(drawn("漢字", 0, 3, false), "漢");
	assert_str(drawn("❌x", 0, 20, false), "❌x");
}

static void
test_writing_over_half_of_a_wide_character_clears_the_other(void **state)
{
	struct canvas canvas;

	(void)state;
	canvas_init(&canvas, 1, 10, false, &arena);
	canvas_text(&canvas, 0, 0, 10, STYLE_PLAIN, STR("漢字"));
	canvas_text(&canvas, 0, 1, 2, STYLE_PLAIN, STR("x"));
	assert_str(canvas_row(&canvas, 0, &arena), " x字");
	canvas_text(&canvas, 0, 2, 3, STYLE_PLAIN, STR("y"));
	assert_str(canvas_row(&canvas, 0, &arena), " xy");
}

static void
test_what_must_not_reach_a_terminal_is_a_token(void **state)
{
	struct canvas canvas;

	(void)state;
	assert_str(drawn("a\033[1mb", 0, 20, false), "a^[[1mb");
	assert_str(drawn("a\xe2\x80\xae" "b", 0, 20, false), "a<U+202E>b");
	assert_str(drawn("\xff", 0, 20, false), "<FF>");
	canvas_init(&canvas, 1, 10, false, &arena);
	canvas_text(&canvas, 0, 0, 10, STYLE_PLAIN, STR("\a"));
	assert_int_equal(canvas.cells[0].style, STYLE_TOKEN);
}

static void
test_combining_marks_share_the_cell_of_their_base(void **state)
{
	struct canvas canvas;

	(void)state;
	canvas_init(&canvas, 1, 10, false, &arena);
	canvas_text(&canvas, 0, 0, 10, STYLE_PLAIN, STR("e\xcc\x81x"));
	assert_string_equal(canvas.cells[0].bytes, "e\xcc\x81");
	assert_string_equal(canvas.cells[1].bytes, "x");
}

static void
test_cutting_ends_with_an_ellipsis(void **state)
{
	struct canvas canvas;

	(void)state;
	canvas_init(&canvas, 1, 10, false, &arena);
	canvas_cut(&canvas, 0, 0, 5, STYLE_PLAIN, STR("abcde"));
	assert_str(canvas_row(&canvas, 0, &arena), "abcde");
	canvas_cut(&canvas, 0, 0, 5, STYLE_PLAIN, STR("abcdef"));
	assert_str(canvas_row(&canvas, 0, &arena), "abcd…");
	canvas_clear(&canvas);
	canvas_right(&canvas, 0, 0, 9, STYLE_PLAIN, STR("1.6k"));
	assert_str(canvas_row(&canvas, 0, &arena), "     1.6k");
}

static void
test_ascii_has_a_twin_for_every_sign(void **state)
{
	struct canvas canvas;

	(void)state;
	canvas_init(&canvas, 1, 10, true, &arena);
	for (enum sign sign = 0; sign < SIGN_COUNT; sign++) {
		const char *text = canvas_sign(&canvas, sign);

		assert_in_range((unsigned char)text[0], ' ', '~');
	}
	assert_str(drawn("“a” – ünï 漢", 0, 20, true), "\"a\" - ?n? ??");
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
		cmocka_unit_test(
		    test_text_is_cut_at_its_end_and_at_the_canvas),
		cmocka_unit_test(test_wide_characters_are_never_halved),
		cmocka_unit_test(
		    test_writing_over_half_of_a_wide_character_clears_the_other),
		cmocka_unit_test(
		    test_what_must_not_reach_a_terminal_is_a_token),
		cmocka_unit_test(
		    test_combining_marks_share_the_cell_of_their_base),
		cmocka_unit_test(test_cutting_ends_with_an_ellipsis),
		cmocka_unit_test(test_ascii_has_a_twin_for_every_sign),
	};

	return cmocka_run_group_tests_name("canvas", tests, set_up,
					   tear_down);
}
