/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "compose/recipe.h"
#include "drafting.h"

static struct outline *
outline_of(struct stage *stage)
{
	return &stage->session.outline;
}

static size_t
row_of(struct stage *stage, const char *title)
{
	const struct outline *outline = outline_of(stage);

	for (size_t i = 0; i < outline->left_count; i++) {
		const struct left_row *row = &outline->left_rows[i];
		const struct persona *persona =
		    drafting_draft(stage)->comparison->personas[row->persona];

		if (str_eq(persona->sections[row->section].title,
			   str_of(title)))
			return i;
	}
	return NO_INDEX;
}

static void
go_left(struct stage *stage, const char *title)
{
	size_t row = row_of(stage, title);

	if (row == NO_INDEX)
		fail_msg("\"%s\" is not left out", title);
	outline_of(stage)->left = row;
	stage_draw(stage);
}

static void
test_a_section_left_out_is_taken_back(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	stage_keys(&stage, "Tab Tab");
	go_left(&stage, "Weekly Restore");
	assert_false(outline_of(&stage)->left_rows[
			 outline_of(&stage)->left].partly);
	stage_keys(&stage, "Space");
	assert_stage(&stage, "took 1 block of C");
	drafting_at(&stage, "Restore last night");
	assert_int_equal(row_of(&stage, "Weekly Restore"), NO_INDEX);
	stage_keys(&stage, "u");
	assert_int_not_equal(row_of(&stage, "Weekly Restore"), NO_INDEX);
	assert_int_equal(drafting_find(&stage, "Restore last night"), NO_INDEX);
	assert_true(outline_in_tab(&stage.session, TAB_LEFT_OUT));
	stage_close(&stage);
}

/* The whole file hangs below the intro, which is but its own text. */
static void
test_prose_before_all_sections_brings_nothing_else(void **state)
{
	struct stage stage;
	struct outline *outline = outline_of(&stage);
	size_t before, row = 0;

	(void)state;
	drafting_open(&stage);
	stage_keys(&stage, "Tab Tab");
	while (outline->left_rows[row].section != 0)
		row++;
	outline->left = row;
	before = drafting_draft(&stage)->entry_count;
	stage_keys(&stage, "Space");
	assert_true(drafting_draft(&stage)->entry_count > before);
	assert_true(drafting_draft(&stage)->entry_count < before + 4);
	stage_close(&stage);
}

static void
test_of_a_section_partly_left_out_just_the_rest_is_taken(void **state)
{
	struct stage stage;
	struct outline *outline = outline_of(&stage);

	(void)state;
	drafting_open(&stage);
	drafting_go(&stage, "Announce");
	stage_keys(&stage, "x Tab Tab");
	go_left(&stage, "Versioning");
	assert_true(outline->left_rows[outline->left].partly);
	assert_int_equal(outline->left_rows[outline->left].part_count, 1);
	stage_keys(&stage, "Space");
	assert_stage(&stage, "took 1 block of B");
	drafting_at(&stage, "Announce");
	stage_close(&stage);
}

static void
test_code_that_was_left_out_is_taken_back(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	drafting_go(&stage, "Pagination");
	stage_keys(&stage, "x Tab Tab");
	go_left(&stage, "Pagination");
	stage_keys(&stage, "Enter");
	assert_int_equal(stage.session.overlay, OVERLAY_WHY);
	assert_stage(&stage, "\"next\"");
	stage_keys(&stage, "Esc Space");
	drafting_at(&stage, "```json");
	stage_close(&stage);
}

static void
test_what_is_said_already_is_hidden_on_demand(void **state)
{
	struct stage stage;
	struct outline *outline = outline_of(&stage);
	size_t all;

	(void)state;
	drafting_open(&stage);
	stage_keys(&stage, "Tab Tab");
	all = outline->left_count;
	for (size_t i = 0; i < all; i++)
		assert_int_equal(outline->left_rows[i].said,
				 i >= outline->left_new);
	stage_keys(&stage, "=");
	assert_int_equal(outline->left_count, outline->left_new);
	stage_keys(&stage, "=");
	assert_int_equal(outline->left_count, all);
	stage_close(&stage);
}

/* A note with two places: own text against what B says. */
static void
contradict(struct stage *stage)
{
	drafting_go(stage, "Keep test coverage");
	stage_keys(stage, "+");
	drafting_type(stage, "Keep test coverage at 70% or more");
	stage_keys(stage, "Tab");
	assert_stage(stage, "Two numbers for one thing");
	stage_keys(stage, "g");
}

static void
test_a_note_leads_to_either_of_its_places(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	contradict(&stage);
	stage_keys(&stage, "Enter");
	drafting_at(&stage, "Keep test coverage at 70%");
	assert_false(outline_of(&stage)->tab_focus);
	stage_keys(&stage, "Tab h Enter");
	drafting_at(&stage, "Keep test coverage at 90%");
	stage_close(&stage);
}

static bool
says(struct stage *stage, const char *start)
{
	return drafting_find(stage, start) != NO_INDEX;
}

static void
test_x_in_a_note_drops_the_place_that_is_marked(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	contradict(&stage);
	stage_keys(&stage, "h x");
	assert_false(says(&stage, "Keep test coverage at 90%"));
	assert_stage_not(&stage, "Two numbers for one thing");
	stage_keys(&stage, "u");
	assert_stage(&stage, "Two numbers for one thing");
	stage_keys(&stage, "g l x");
	assert_false(says(&stage, "Keep test coverage at 70%"));
	stage_close(&stage);
}

static void
test_a_note_that_is_fine_is_remembered_in_the_recipe(void **state)
{
	struct stage stage;
	struct buf recipe = { 0 };

	(void)state;
	drafting_open(&stage);
	contradict(&stage);
	stage_keys(&stage, "o");
	assert_stage_not(&stage, "Two numbers for one thing");
	recipe_write(&recipe, drafting_draft(&stage));
	assert_true(str_contains(buf_str(&recipe), STR("fine:\n- ")));
	stage_keys(&stage, "u");
	assert_stage(&stage, "Two numbers for one thing");
	assert_true(outline_in_tab(&stage.session, TAB_NOTES));
	buf_release(&recipe);
	stage_close(&stage);
}

static void
test_where_one_pane_has_room_tab_shows_the_others(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	stage_resize(&stage, 15, 50);
	assert_stage(&stage, "Draft");
	stage_keys(&stage, "Tab");
	assert_stage(&stage, "name: platform-engineer");
	stage_keys(&stage, "Tab");
	assert_stage(&stage, "[Notes");
	stage_keys(&stage, "Tab");
	assert_stage(&stage, "[Left out");
	stage_keys(&stage, "Shift-Tab Shift-Tab");
	assert_stage(&stage, "name: platform-engineer");
	stage_keys(&stage, "Enter");
	assert_stage(&stage, "Draft");
	stage_close(&stage);
}

static void
test_y_copies_what_the_cursor_is_on(void **state)
{
	struct stage stage;
	struct request *request = &stage.session.request;

	(void)state;
	drafting_open(&stage);
	drafting_go(&stage, "Resource Naming");
	stage_keys(&stage, "y");
	assert_int_equal(request->kind, REQUEST_CLIPBOARD);
	assert_true(str_starts(request->input, STR("### Resource Naming\n")));
	assert_true(str_contains(request->input, STR("\n- Avoid verbs")));
	stage_keys(&stage, "g y");
	assert_true(str_starts(request->input, STR("---\nname: ")));
	stage_keys(&stage, "Tab Tab");
	assert_non_null(outline_current_left(&stage.session));
	stage_keys(&stage, "y");
	assert_true(request->input.len > 0);
	assert_false(str_starts(request->input, STR("---")));
	stage_keys(&stage, "i");
	assert_true(str_contains(buf_str(&stage.session.why.text),
				 str_trim(request->input)));
	stage_close(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_y_copies_what_the_cursor_is_on),
		cmocka_unit_test(test_a_section_left_out_is_taken_back),
		cmocka_unit_test(
		    test_prose_before_all_sections_brings_nothing_else),
		cmocka_unit_test(
		    test_of_a_section_partly_left_out_just_the_rest_is_taken),
		cmocka_unit_test(test_code_that_was_left_out_is_taken_back),
		cmocka_unit_test(test_what_is_said_already_is_hidden_on_demand),
		cmocka_unit_test(test_a_note_leads_to_either_of_its_places),
		cmocka_unit_test(
		    test_x_in_a_note_drops_the_place_that_is_marked),
		cmocka_unit_test(
		    test_a_note_that_is_fine_is_remembered_in_the_recipe),
		cmocka_unit_test(
		    test_where_one_pane_has_room_tab_shows_the_others),
	};

	return cmocka_run_group_tests_name("compose tabs", tests, NULL, NULL);
}
