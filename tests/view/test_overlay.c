/* SPDX-License-Identifier: MIT */
#include "app/command.h"
#include "base/count.h"
#include "check.h"
#include "stage.h"

static const char *const library[] = { "tests/view/library", NULL };

static void
test_help_shows_the_keys_of_this_screen_and_of_all(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 36, 120, library);
	stage_keys(&stage, "?");
	assert_stage(&stage, "On this screen: Browse");
	assert_stage(&stage, "Everywhere");
	assert_stage(&stage, "q Ctrl-C");
	stage_keys(&stage, "Esc");
	assert_stage_not(&stage, "On this screen");
	stage_close(&stage);
}

static void
test_help_scrolls_where_it_is_too_long(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 12, 50, library);
	stage_keys(&stage, "?");
	assert_stage_not(&stage, "back out, then quit");
	stage_keys(&stage, "G");
	assert_stage(&stage, "back out, then quit");
	stage_keys(&stage, "k k g");
	assert_stage(&stage, "On this screen");
	stage_close(&stage);
}

static void
test_the_palette_finds_an_action_and_does_it(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, library);
	stage_keys(&stage, ": m a r k - a l l");
	assert_stage(&stage, "mark all in view");
	stage_keys(&stage, "Enter");
	assert_stage(&stage, "3 marked");
	stage_keys(&stage, ": Down Down Up Esc");
	assert_stage_not(&stage, "Every action");
	stage_keys(&stage, ": q q q q Enter");
	assert_stage(&stage, "3 marked");
	stage_close(&stage);
}

static void
test_the_rows_of_lists_are_wrapped_never_cut(void **state)
{
	static const int widths[] = { 120, 80, 50, 40 };
	const struct str rows[] = {
		STR("one"), STR("a row with many words that end in a telling "
				"last one after a long way: needle")
	};
	struct stage stage;

	(void)state;
	for (size_t i = 0; i < COUNT(widths); i++) {
		stage_open(&stage, 24, widths[i], library);
		stage_keys(&stage, ": c o p i e s");
		assert_stage(&stage, "files");
		stage_keys(&stage, "Esc");
		choice_open(&stage.session, STR("Which?"), rows, 2, NULL);
		stage_keys(&stage, "j");
		assert_stage(&stage, "needle");
		assert_stage(&stage, "> a row");
		stage_close(&stage);
	}
}

static void
test_why_lists_what_was_found(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, library);
	stage_keys(&stage, "j i");
	assert_stage(&stage, "error at line 3, column 30");
	stage_keys(&stage, "Esc k i");
	assert_stage(&stage, "No faults found");
	stage_close(&stage);
}

static void
test_a_key_without_a_command_says_so(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, library);
	stage_keys(&stage, "F");
	assert_stage(&stage, "F does nothing here");
	stage_keys(&stage, "j");
	assert_stage_not(&stage, "F does nothing here");
	stage_close(&stage);
}

static void
test_the_footer_drops_keys_from_the_right_but_never_help(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 120, library);
	assert_stage(&stage, "e open file  : more  ? help");
	stage_resize(&stage, 24, 80);
	assert_stage_not(&stage, "e open file");
	assert_stage(&stage, "c compare");
	stage_resize(&stage, 10, 40);
	assert_stage(&stage, "? help");
	stage_close(&stage);
}

static void
test_the_title_bar_is_clicked(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, library);
	session_mouse(&stage.session, 0, 15, 0);
	stage_draw(&stage);
	assert_stage(&stage, "Mark two or more personas");
	stage_close(&stage);
}

static void
test_a_click_selects_and_the_wheel_scrolls(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, library);
	session_mouse(&stage.session, 5, 10, 0);
	assert_int_equal(stage.session.browse.cursor, 2);
	session_mouse(&stage.session, 5, 10, -3);
	assert_int_equal(stage.session.browse.cursor, 0);
	session_mouse(&stage.session, 10, 60, 3);
	stage_draw(&stage);
	assert_int_equal(stage.session.browse.preview_top, 3);
	session_mouse(&stage.session, 23, 60, 0);
	session_mouse(&stage.session, -1, 900, 3);
	stage_close(&stage);
}

static void
test_a_paste_goes_into_a_prompt_only(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, library);
	session_paste(&stage.session, STR("aq"));
	stage_draw(&stage);
	assert_stage(&stage, "Pasted text is taken only");
	stage_keys(&stage, "/");
	session_paste(&stage.session, STR("de\nad"));
	stage_draw(&stage);
	assert_stage(&stage, "/ de ad");
	stage_close(&stage);
}

static void
test_a_prompt_is_edited_in_place(void **state)
{
	static const struct {
		const char *keys, *wanted;
	} rows[] = {
		{ "a b Left c", "acb" },
		{ "a b Home c End d", "cabd" },
		{ "a b Backspace c", "ac" },
		{ "ü ß Backspace", "ü" },
		{ "a b Left Left Delete", "b" },
		{ "a Space b c Ctrl-W d", "a d" },
		{ "a b c Left Ctrl-U", "c" },
		{ "a b c Left Ctrl-K", "ab" },
		{ "Backspace Left Delete a Right Right", "a" },
	};
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, library);
	for (size_t i = 0; i < COUNT(rows); i++) {
		stage_keys(&stage, "/");
		stage_keys(&stage, rows[i].keys);
		assert_str_row(buf_str(&stage.session.prompt.text),
			       rows[i].wanted, i);
		stage_keys(&stage, "Esc");
	}
	stage_close(&stage);
}

static void
test_quitting_asks_only_for_what_is_unsaved(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, library);
	stage_keys(&stage, "z q");
	assert_false(stage.session.quit);
	stage_keys(&stage, "a c q q");
	assert_true(stage.session.quit);
	stage.session.quit = false;
	stage_keys(&stage, "c j j x q q");
	assert_false(stage.session.quit);
	assert_stage(&stage, "Quit?");
	stage_keys(&stage, "Esc");
	assert_stage(&stage, "Library");
	stage_keys(&stage, "q q");
	assert_true(stage.session.quit);
	stage_close(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_help_shows_the_keys_of_this_screen_and_of_all),
		cmocka_unit_test(test_help_scrolls_where_it_is_too_long),
		cmocka_unit_test(
		    test_the_palette_finds_an_action_and_does_it),
		cmocka_unit_test(
		    test_the_rows_of_lists_are_wrapped_never_cut),
		cmocka_unit_test(test_why_lists_what_was_found),
		cmocka_unit_test(test_a_key_without_a_command_says_so),
		cmocka_unit_test(
		    test_the_footer_drops_keys_from_the_right_but_never_help),
		cmocka_unit_test(test_the_title_bar_is_clicked),
		cmocka_unit_test(
		    test_a_click_selects_and_the_wheel_scrolls),
		cmocka_unit_test(test_a_paste_goes_into_a_prompt_only),
		cmocka_unit_test(test_a_prompt_is_edited_in_place),
		cmocka_unit_test(
		    test_quitting_asks_only_for_what_is_unsaved),
	};

	return cmocka_run_group_tests_name("overlay", tests, NULL, NULL);
}
