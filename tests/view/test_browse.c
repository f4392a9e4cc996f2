#include "check.h"
#include "stage.h"

static const char *const library[] = { "tests/view/library", NULL };

static void
test_browse_is_drawn_as_before(void **state)
{
	static const struct {
		int rows, columns;
		const char *name;
	} sizes[] = {
		{ 36, 120, "browse-120x36" },
		{ 24, 80, "browse-80x24" },
		{ 15, 50, "browse-50x15" },
		{ 10, 40, "browse-40x10" },
	};
	struct stage stage;

	(void)state;
	for (size_t i = 0; i < sizeof sizes / sizeof *sizes; i++) {
		stage_open(&stage, sizes[i].rows, sizes[i].columns, library);
		stage_keys(&stage, "Space j");
		assert_screen(&stage, sizes[i].name);
		stage_close(&stage);
	}
}

static void
test_ascii_draws_nothing_beyond_ascii(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, library);
	stage.ascii = true;
	stage_keys(&stage, "a");
	for (int row = 0; row < 24; row++) {
		struct str text = stage_row(&stage, row);

		for (size_t i = 0; i < text.len; i++)
			assert_in_range((unsigned char)text.ptr[i], ' ', '~');
	}
	assert_stage(&stage, "* A");
	stage_close(&stage);
}

static void
test_space_marks_and_moves_down(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, library);
	stage_keys(&stage, "Space");
	assert_stage(&stage, " ● A   api-engineer");
	assert_int_equal(stage.session.browse.cursor, 1);
	stage_keys(&stage, "k Space");
	assert_stage_not(&stage, "● A");
	stage_close(&stage);
}

static void
test_letters_stay_until_unmarked(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, library);
	stage_keys(&stage, "a g x");
	assert_stage_not(&stage, "● A");
	assert_stage(&stage, "● B ! backend");
	assert_stage(&stage, "● C   Backend");
	stage_keys(&stage, "Space");
	assert_stage(&stage, "● A   api-engineer");
	stage_close(&stage);
}

static void
test_marks_are_undone_and_redone(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, library);
	stage_keys(&stage, "a u");
	assert_stage(&stage, "0 marked");
	assert_stage(&stage, "Undone: marked 3 personas");
	stage_keys(&stage, "Ctrl-R");
	assert_stage(&stage, "3 marked");
	stage_keys(&stage, "u u");
	assert_stage(&stage, "Nothing to undo");
	stage_close(&stage);
}

static void
test_a_description_is_folded_at_its_first_example(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 100, library);
	assert_stage(&stage, "versioned or reviewed.");
	assert_stage(&stage, "▸ 2 examples, 1 line");
	assert_stage_not(&stage, "Add paging");
	stage_close(&stage);
}

static void
test_absent_tools_are_said_to_be_all(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 100, library);
	assert_stage(&stage, "tools        Read, Edit, Bash");
	stage_keys(&stage, "j");
	assert_stage(&stage, "not named: every tool is allowed");
	stage_close(&stage);
}

static void
test_a_badge_says_why(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 36, 120, library);
	stage_keys(&stage, "j");
	assert_stage(&stage, "! line 3, column 30:");
	stage_close(&stage);
}

static void
test_the_filter_narrows_while_it_is_typed(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, library);
	stage_keys(&stage, "/ d e a d");
	assert_stage(&stage, "2 of 3 personas");
	assert_stage(&stage, "tab mark");
	stage_keys(&stage, "Tab");
	assert_stage(&stage, "1 marked");
	stage_keys(&stage, "Enter j");
	assert_stage(&stage, "2 of 3 personas");
	stage_keys(&stage, "Esc");
	assert_stage(&stage, "3 personas");
	stage_close(&stage);
}

static void
test_the_preview_opens_at_the_first_hit(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 16, 100, library);
	assert_stage_not(&stage, "Load tests");
	stage_keys(&stage, "/ l o a d Space t e s t s");
	assert_stage(&stage, "Load tests before");
	stage_close(&stage);
}

static void
test_a_filter_without_hits_says_how_to_clear_it(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, library);
	stage_keys(&stage, "/ q q q q");
	assert_stage(&stage, "clears the filter.");
	stage_keys(&stage, "Esc");
	assert_stage(&stage, "3 personas");
	stage_close(&stage);
}

static void
test_sorting_goes_round(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, library);
	stage_keys(&stage, "s s g");
	assert_stage(&stage, "sort: tokens");
	assert_true(stage_find(&stage, "api-engineer   ") <
		    stage_find(&stage, "Backend   "));
	stage_keys(&stage, "s");
	assert_stage(&stage, "sort: overlap");
	stage_keys(&stage, "s");
	assert_stage(&stage, "sort: path");
	stage_close(&stage);
}

static void
test_an_empty_library_says_where_it_looked(void **state)
{
	static const char *const none[] = { NULL };
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, none);
	assert_stage(&stage, "No persona was found under tests");
	stage_keys(&stage, "j Space v Enter i e c");
	assert_stage(&stage, "Mark two or more personas");
	stage_close(&stage);
}

static void
test_a_file_that_cannot_be_read_says_why(void **state)
{
	static const char *const missing[] = { "tests/view/library",
					       "no-such-file.md", NULL };
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, missing);
	stage_keys(&stage, "G");
	assert_stage(&stage, "No such file");
	stage_keys(&stage, "Space");
	assert_stage(&stage, "0 marked");
	stage_close(&stage);
}

static void
test_too_small_a_terminal_is_told_politely(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 6, 30, library);
	assert_stage(&stage, "Troupe needs 40 x 10;");
	stage_resize(&stage, 1, 1);
	stage_resize(&stage, 10, 40);
	assert_stage(&stage, "[1 Browse]");
	stage_close(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_browse_is_drawn_as_before),
		cmocka_unit_test(test_ascii_draws_nothing_beyond_ascii),
		cmocka_unit_test(test_space_marks_and_moves_down),
		cmocka_unit_test(test_letters_stay_until_unmarked),
		cmocka_unit_test(test_marks_are_undone_and_redone),
		cmocka_unit_test(
		    test_a_description_is_folded_at_its_first_example),
		cmocka_unit_test(test_absent_tools_are_said_to_be_all),
		cmocka_unit_test(test_a_badge_says_why),
		cmocka_unit_test(test_the_filter_narrows_while_it_is_typed),
		cmocka_unit_test(test_the_preview_opens_at_the_first_hit),
		cmocka_unit_test(
		    test_a_filter_without_hits_says_how_to_clear_it),
		cmocka_unit_test(test_sorting_goes_round),
		cmocka_unit_test(test_an_empty_library_says_where_it_looked),
		cmocka_unit_test(test_a_file_that_cannot_be_read_says_why),
		cmocka_unit_test(test_too_small_a_terminal_is_told_politely),
	};

	return cmocka_run_group_tests_name("browse", tests, NULL, NULL);
}
