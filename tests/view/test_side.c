/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/count.h"
#include "base/file.h"
#include "check.h"
#include "stage.h"

static const char *const library[] = { "tests/view/library", NULL };

static void
open_side(struct stage *stage, int rows, int columns)
{
	stage_open(stage, rows, columns, library);
	stage_keys(stage, "a v");
}

static void
test_whole_files_stand_side_by_side(void **state)
{
	static const struct {
		int rows, columns;
		const char *name;
	} sizes[] = {
		{ 36, 120, "side-120x36" },
		{ 24, 80, "side-80x24" },
		{ 10, 40, "side-40x10" },
	};
	struct stage stage;

	(void)state;
	for (size_t i = 0; i < COUNT(sizes); i++) {
		open_side(&stage, sizes[i].rows, sizes[i].columns);
		stage_keys(&stage, "] ]");
		assert_screen(&stage, sizes[i].name);
		stage_close(&stage);
	}
}

static void
test_the_others_follow_by_topic(void **state)
{
	struct stage stage;

	(void)state;
	open_side(&stage, 16, 120);
	stage_keys(&stage, "l ] ] ]");
	assert_stage(&stage, "B at queues");
	assert_stage(&stage, "at least once, dead letters");
	stage_close(&stage);
}

static void
test_let_go_they_stay(void **state)
{
	struct stage stage;
	size_t before;

	(void)state;
	open_side(&stage, 16, 120);
	stage_keys(&stage, "s");
	assert_stage(&stage, "The others stay where they are");
	before = stage.session.side.columns[2].section;
	stage_keys(&stage, "l ] ] ] ]");
	assert_int_equal(stage.session.side.columns[2].section, before);
	stage_close(&stage);
}

static void
test_a_section_is_folded_and_unfolded(void **state)
{
	struct stage stage;

	(void)state;
	open_side(&stage, 24, 120);
	stage_keys(&stage, "] ] Enter");
	assert_stage(&stage, "▸ Design");
	assert_stage_not(&stage, "Name resources with");
	stage_keys(&stage, "Enter");
	assert_stage(&stage, "Name resources with");
	stage_close(&stage);
}

static void
test_long_code_is_one_line_until_zoomed(void **state)
{
	struct stage stage;

	(void)state;
	open_side(&stage, 36, 120);
	stage_keys(&stage, "] ] ] ]");
	assert_stage(&stage, "▸ sql, 10 lines");
	stage_keys(&stage, "z");
	assert_stage(&stage, "ORDER BY id");
	stage_keys(&stage, "Esc");
	assert_stage_not(&stage, "ORDER BY id");
	stage_keys(&stage, "v");
	assert_stage(&stage, "Library");
	stage_close(&stage);
}

static void
test_columns_beyond_the_screen_are_named(void **state)
{
	struct stage stage;

	(void)state;
	open_side(&stage, 24, 80);
	assert_stage(&stage, "▸C");
	stage_keys(&stage, "l l");
	assert_stage(&stage, "A◂");
	assert_stage(&stage, "C  Backend");
	stage_close(&stage);
}

static void
test_many_columns_beyond_the_screen_are_counted(void **state)
{
	static const char *const many[] = { "personas", NULL };
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, many);
	stage_keys(&stage, "a v");
	assert_stage(&stage, "▸8");
	stage_keys(&stage, "l l l l l l l");
	assert_stage(&stage, "▸I ▸J 6◂");
	stage_close(&stage);
}

static void
test_a_search_goes_to_the_section_that_holds_it(void **state)
{
	struct stage stage;

	(void)state;
	open_side(&stage, 16, 120);
	stage_keys(&stage, "/ l o a d Enter");
	assert_stage(&stage, "A at Tests");
	assert_stage(&stage, "Found 1 of 1");
	stage_keys(&stage, "/ q q q Enter");
	assert_stage(&stage, "No match: nothing here holds \"qqq\"");
	assert_stage_not(&stage, "hold it");
	stage_keys(&stage, "/ q u e u e s Enter");
	assert_stage(&stage, "nothing here holds \"queues\". B, C hold it");
	stage_close(&stage);
}

static void
test_n_counts_on_through_the_matches_and_round(void **state)
{
	struct stage stage;
	size_t first;

	(void)state;
	open_side(&stage, 16, 120);
	stage_keys(&stage, "/ d e s i g n Enter");
	assert_stage(&stage, "Found 1 of 2: n next, N previous");
	first = stage.session.side.columns[0].section;
	stage_keys(&stage, "n");
	assert_stage(&stage, "Found 2 of 2");
	stage_keys(&stage, "n");
	assert_stage(&stage, "Found 1 of 2");
	assert_int_equal(stage.session.side.columns[0].section, first);
	stage_keys(&stage, "N");
	assert_stage(&stage, "Found 2 of 2");
	stage_close(&stage);
}

static void
test_what_is_found_far_down_a_section_is_scrolled_to(void **state)
{
	struct stage stage;

	(void)state;
	open_side(&stage, 10, 40);
	stage_keys(&stage, "l ] ]");
	assert_stage(&stage, "api design");
	assert_stage_not(&stage, "retried");
	stage_keys(&stage, "/ r e t r i e d Enter");
	assert_stage(&stage, "retried");
	stage_close(&stage);
}

static void
test_one_file_is_read_alone(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 24, 80, library);
	stage_keys(&stage, "Enter");
	assert_stage(&stage, "whole file");
	assert_stage(&stage, "═ api-engineer ═");
	stage_keys(&stage, "j j G g Esc");
	assert_stage(&stage, "Library");
	stage_close(&stage);
}

static void
write_sections(const char *path, const char *name, size_t count)
{
	struct buf text = { 0 };
	struct error error;

	buf_printf(&text, "# %s\n\n", name);
	for (size_t i = 0; i < count; i++)
		buf_printf(&text, "## Part %zu\n\n- keep record %zu\n\n", i,
			   i);
	assert_true(file_write(path, buf_str(&text), true, &error));
	buf_release(&text);
}

/* The section in focus may be gone, and there may be more of them. */
static void
test_a_file_that_changes_is_shown_as_it_is_now(void **state)
{
	static const size_t counts[] = { 1, 400, 2 };
	char *folder = check_make_folder();
	char *a = check_path(folder, "a.md"), *b = check_path(folder, "b.md");
	const char *const paths[] = { folder, NULL };
	struct stage stage;

	(void)state;
	write_sections(a, "First", 30);
	write_sections(b, "Second", 30);
	stage_open(&stage, 24, 120, paths);
	stage_keys(&stage, "a v ] ] ] ] ] ] ] ] Enter");
	for (size_t i = 0; i < COUNT(counts); i++) {
		write_sections(a, "Changed", counts[i]);
		assert_true(session_reload(&stage.session));
		stage_draw(&stage);
		assert_stage(&stage, "A  Changed");
		assert_stage(&stage, "changed on disk");
		stage_keys(&stage, "] ] ] Enter [ l ] ] h G");
	}
	write_sections(b, "Changed too", 3);
	stage_keys(&stage, "R");
	assert_stage(&stage, "B  Changed too");
	stage_keys(&stage, "l ] ] ] ]");
	assert_stage(&stage, "B at Part 2");
	stage_close(&stage);
	check_remove_folder(folder);
	free(folder);
	free(a);
	free(b);
}

/* What is compared is the text as it was; its section numbers are not those of
 * the text that is shown whole. */
static void
test_a_compared_file_that_shrank_opens_where_it_says_the_same(void **state)
{
	static const size_t counts[] = { 0, 600, 3 };
	static const char *const shown[] = { "Changed", "Part 11", "Changed" };
	char *folder = check_make_folder();
	char *a = check_path(folder, "a.md"), *b = check_path(folder, "b.md");
	const char *const paths[] = { folder, NULL };
	struct stage stage;

	(void)state;
	for (size_t i = 0; i < COUNT(counts); i++) {
		write_sections(a, "First", 12);
		write_sections(b, "Second", 12);
		stage_open(&stage, 24, 120, paths);
		stage_keys(&stage, "a c G");
		write_sections(a, "Changed", counts[i]);
		write_sections(b, "Changed", counts[i]);
		assert_true(session_reload(&stage.session));
		stage_keys(&stage, "v");
		assert_stage(&stage, shown[i]);
		stage_close(&stage);
	}
	check_remove_folder(folder);
	free(folder);
	free(a);
	free(b);
}

static void
test_what_tells_namesakes_apart_is_not_cut(void **state)
{
	static const char text[] =
	    "---\nname: a-name-that-two-personas-have\n---\n\n# One\n";
	char *made = check_make_folder();
	const char *const twins[] = { made, NULL };
	char *left = check_path(made, "left.md");
	char *right = check_path(made, "right.md");
	struct stage stage;
	struct error error;

	(void)state;
	assert_true(file_write(left, str_of(text), true, &error));
	assert_true(file_write(right, str_of(text), true, &error));
	stage_open(&stage, 24, 80, twins);
	stage_keys(&stage, "a v");
	assert_stage(&stage, "A  a-name-that-two-pers… ·left");
	assert_stage(&stage, "B  a-name-that-two-persona… ·right");
	stage_close(&stage);
	check_remove_folder(made);
	free(made);
	free(left);
	free(right);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_whole_files_stand_side_by_side),
		cmocka_unit_test(test_the_others_follow_by_topic),
		cmocka_unit_test(test_let_go_they_stay),
		cmocka_unit_test(test_a_section_is_folded_and_unfolded),
		cmocka_unit_test(test_long_code_is_one_line_until_zoomed),
		cmocka_unit_test(test_columns_beyond_the_screen_are_named),
		cmocka_unit_test(
		    test_many_columns_beyond_the_screen_are_counted),
		cmocka_unit_test(
		    test_a_search_goes_to_the_section_that_holds_it),
		cmocka_unit_test(
		    test_n_counts_on_through_the_matches_and_round),
		cmocka_unit_test(
		    test_what_is_found_far_down_a_section_is_scrolled_to),
		cmocka_unit_test(test_one_file_is_read_alone),
		cmocka_unit_test(
		    test_a_file_that_changes_is_shown_as_it_is_now),
		cmocka_unit_test(
		    test_a_compared_file_that_shrank_opens_where_it_says_the_same),
		cmocka_unit_test(test_what_tells_namesakes_apart_is_not_cut),
	};

	return cmocka_run_group_tests_name("side", tests, NULL, NULL);
}
