/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "app/command.h"
#include "base/count.h"
#include "base/file.h"
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
	for (size_t i = 0; i < COUNT(sizes); i++) {
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

struct own_library {
	char *folder, *paths[3];
	struct stage stage;
};

static void
put(const struct own_library *own, size_t index, const char *text)
{
	struct error error;

	assert_true(file_write(own->paths[index], str_of(text), true,
			       &error));
}

static void
open_own(struct own_library *own, const char *const *texts)
{
	static const char *const names[] = { "1.md", "2.md", "3.md" };
	const char *roots[2] = { NULL };

	own->folder = check_make_folder();
	for (size_t i = 0; i < 3; i++) {
		own->paths[i] = check_path(own->folder, names[i]);
		put(own, i, texts[i]);
	}
	roots[0] = own->folder;
	stage_open(&own->stage, 24, 80, roots);
}

static void
close_own(struct own_library *own)
{
	stage_close(&own->stage);
	check_remove_folder(own->folder);
	for (size_t i = 0; i < 3; i++)
		free(own->paths[i]);
	free(own->folder);
}

/* A letter alone is not looked for in texts; a run outweighs a gap. The
 * folder's name, which is searched, too, has no plus sign. */
static void
test_a_filter_finds_the_same_typed_as_pasted(void **state)
{
	static const char *const texts[] = {
		"# One\n\nUse z+foo for streams.\n",
		"# Lazy\n\nUse nothing; z+ neither.\n",
		"# K.y.y.y.y.y.y.y.y.y.y.y.y.y.y.+vu\n\nfoo\n"
	};
	static const struct {
		const char *keys, *text;
		size_t found;
	} rows[] = {
		{ "/ z +", "z+", 2 },
		{ "/ z + f", "z+f", 1 },
		{ "/ k + v u", "k+vu", 1 },
		{ "/ f o o Space k + v u", "foo k+vu", 1 },
		{ "/ f o o Space z +", "foo z+", 1 },
	};
	struct own_library own;
	struct session *session = &own.stage.session;

	(void)state;
	open_own(&own, texts);
	for (size_t i = 0; i < COUNT(rows); i++) {
		stage_keys(&own.stage, rows[i].keys);
		assert_int_equal(session->browse.row_count, rows[i].found);
		stage_keys(&own.stage, "Esc /");
		session_paste(session, str_of(rows[i].text));
		assert_int_equal(session->browse.row_count, rows[i].found);
		stage_keys(&own.stage, "Esc");
		assert_int_equal(session->browse.row_count, 3);
	}
	stage_keys(&own.stage, "/ k +");
	assert_int_equal(session->browse.row_count, 0);
	session_paste(session, STR("vu foo"));
	assert_int_equal(session->browse.row_count, 1);
	close_own(&own);
}

static void
test_a_cut_name_stands_off_from_five_columns_of_tokens(void **state)
{
	struct buf large = { 0 };
	const char *texts[] = { NULL, "# Two\n", "# Three\n" };
	struct own_library own;

	(void)state;
	buf_add_cstr(&large, "# A name that is wider than the list of the "
		     "screen is here\n\n");
	for (size_t i = 0; i < 12000; i++)
		buf_add_cstr(&large, "word ");
	texts[0] = large.ptr;
	open_own(&own, texts);
	assert_stage(&own.stage, "… 12.2k ");
	close_own(&own);
	buf_release(&large);
}

static void
test_what_a_reload_brings_is_filtered_anew(void **state)
{
	static const char *const texts[] = { "# One\n\nsame\n",
					     "# One\n\nsame\n",
					     "# Two\n\nother\n" };
	struct own_library own;
	const struct browse *browse = &own.stage.session.browse;

	(void)state;
	open_own(&own, texts);
	stage_keys(&own.stage, "=");
	assert_int_equal(browse->row_count, 2);
	put(&own, 1, "# One\n\nno copy any more, but found\n");
	stage_keys(&own.stage, "R");
	assert_int_equal(browse->row_count, 3);
	stage_keys(&own.stage, "= / f o u n d Enter");
	assert_int_equal(browse->row_count, 1);
	put(&own, 0, "# One\n\nfound too\n");
	stage_keys(&own.stage, "R");
	assert_int_equal(browse->row_count, 2);
	close_own(&own);
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
		cmocka_unit_test(test_a_filter_finds_the_same_typed_as_pasted),
		cmocka_unit_test(
		    test_a_cut_name_stands_off_from_five_columns_of_tokens),
		cmocka_unit_test(test_what_a_reload_brings_is_filtered_anew),
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
