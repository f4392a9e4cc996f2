/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "drafting.h"

static void
test_the_cursor_follows_what_is_moved(void **state)
{
	struct stage stage;
	size_t before;

	(void)state;
	drafting_open(&stage);
	before = drafting_go(&stage, "Avoid verbs");
	stage_keys(&stage, "K");
	assert_int_equal(drafting_find(&stage, "Avoid verbs"), before - 1);
	drafting_at(&stage, "Avoid verbs");
	stage_keys(&stage, "J");
	assert_int_equal(drafting_find(&stage, "Avoid verbs"), before);
	drafting_at(&stage, "Avoid verbs");
	stage_close(&stage);
}

static void
test_undo_and_redo_go_to_what_they_change(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	drafting_go(&stage, "Avoid verbs");
	stage_keys(&stage, "K g u");
	drafting_at(&stage, "Avoid verbs");
	assert_true(drafting_find(&stage, "Use plural") <
		    drafting_find(&stage, "Avoid"));
	stage_keys(&stage, "g Ctrl-R");
	drafting_at(&stage, "Avoid verbs");
	assert_true(drafting_find(&stage, "Use plural") >
		    drafting_find(&stage, "Avoid"));
	stage_close(&stage);
}

static size_t
depth_of(struct stage *stage, const char *start)
{
	return drafting_draft(stage)
	    ->entries[drafting_find(stage, start)]
	    .depth;
}

static void
test_a_section_changes_its_level_with_what_it_holds(void **state)
{
	struct stage stage;
	size_t depth;

	(void)state;
	drafting_open(&stage);
	drafting_go(&stage, "Versioning");
	depth = depth_of(&stage, "Versioning");
	stage_keys(&stage, ">");
	assert_int_equal(depth_of(&stage, "Versioning"), depth + 1);
	assert_int_equal(depth_of(&stage, "Announce"), depth + 2);
	drafting_at(&stage, "Versioning");
	stage_keys(&stage, "< <");
	assert_int_equal(depth_of(&stage, "Versioning"), depth - 1);
	stage_keys(&stage, "<");
	assert_stage(&stage, "It stands at the highest level");
	stage_close(&stage);
}

static void
test_a_title_is_typed_anew(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	drafting_go(&stage, "Avoid verbs");
	stage_keys(&stage, "r");
	assert_stage(&stage, "title of Resource Naming: Resource Naming");
	stage_keys(&stage, "Esc");
	drafting_at(&stage, "Avoid verbs");
	stage_keys(&stage, "r");
	drafting_type(&stage, "Names of things");
	assert_int_equal(drafting_find(&stage, "Resource Naming"), NO_INDEX);
	drafting_at(&stage, "Names of things");
	assert_false(outline_is_folded(
	    &stage.session, drafting_find(&stage, "Names of things")));
	stage_keys(&stage, "u");
	drafting_at(&stage, "Resource Naming");
	stage_close(&stage);
}

static void
test_text_without_a_title_stands_first(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	outline_go(&stage.session, 0);
	drafting_draft(&stage)->entries[0].title = (struct str){ "", 0 };
	stage_keys(&stage, "J");
	assert_stage(&stage, "Text without a title stands first");
	stage_keys(&stage, "r");
	drafting_type(&stage, "Who you are");
	stage_keys(&stage, "J");
	assert_stage(&stage, "moved Who you are down");
	stage_close(&stage);
}

static void
test_own_text_goes_below_the_cursor(void **state)
{
	struct stage stage;
	size_t after;

	(void)state;
	drafting_open(&stage);
	after = drafting_go(&stage, "Use plural");
	stage_keys(&stage, "+");
	drafting_type(&stage, "Spell names out");
	assert_int_equal(drafting_find(&stage, "Spell names out"), after + 1);
	drafting_at(&stage, "Spell names out");
	assert_stage(&stage, "+> - Spell names out");
	stage_close(&stage);
}

static void
test_a_block_says_which_topic_it_goes_over_to(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	drafting_go(&stage, "Use plural");
	stage_keys(&stage, "J");
	assert_stage_not(&stage, ", into ");
	drafting_go(&stage, "You are a platform");
	stage_keys(&stage, "J");
	assert_stage(&stage, "down, into API Design");
	stage_close(&stage);
}

static void
test_a_budget_lists_what_costs_least(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	stage_keys(&stage, ": b u d g e t Space 2 5 0 Enter");
	assert_int_equal(stage.session.work.draft.budget, 250);
	assert_int_equal(stage.session.overlay, OVERLAY_WHY);
	assert_stage(&stage, "more than the budget of 250");
	assert_stage(&stage, "tokens in all");
	assert_stage_not(&stage, "You are a platform engineer with 15 years of "
				 "experience. Many…");
	stage_keys(&stage, "Esc B Ctrl-U x Enter");
	assert_stage(&stage, "A budget is a number of tokens");
	assert_int_equal(stage.session.work.draft.budget, 250);
	stage_keys(&stage, "B Ctrl-U 9 0 0 0 Enter");
	assert_stage(&stage, "which is met");
	stage_keys(&stage, "u u");
	assert_int_equal(stage.session.work.draft.budget, 0);
	stage_close(&stage);
}

static void
test_the_draft_stands_against_an_original(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	drafting_go(&stage, "Avoid verbs");
	stage_keys(&stage, "x");
	drafting_go(&stage, "Use plural");
	stage_keys(&stage, "e ! Enter");
	stage_keys(&stage, "d");
	assert_stage(&stage, "The draft against which original?");
	stage_keys(&stage, "g j Enter");
	assert_stage(&stage, "The draft against B");
	assert_stage(&stage, "Avoid verbs in paths");
	assert_stage(&stage, "now: Use plural nouns for resources!");
	assert_stage_not(&stage, "Announce a removal");
	stage_keys(&stage, "Esc");
	stage_close(&stage);
}

static void
test_a_block_is_edited_outside(void **state)
{
	struct stage stage;
	struct request *request = &stage.session.request;

	(void)state;
	drafting_open(&stage);
	drafting_go(&stage, "Use plural");
	stage_keys(&stage, "E");
	assert_int_equal(request->kind, REQUEST_EDITOR);
	assert_str(request->input, "Use plural nouns for resources");
	request->done(&stage.session, STR("Use plural nouns\n"));
	drafting_at(&stage, "Use plural nouns");
	request->done(&stage.session, STR("Use plural nouns\n"));
	assert_str(buf_str(&stage.session.message), "Nothing was changed");
	request->done(&stage.session, STR("\n"));
	assert_int_equal(drafting_find(&stage, "Use plural"), NO_INDEX);
	stage_close(&stage);
}

static void
test_a_line_is_edited_in_place(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	drafting_go(&stage, "Use plural");
	stage_keys(&stage, "e ! Esc");
	drafting_at(&stage, "Use plural nouns for resources");
	stage_keys(&stage, "e ! Enter");
	assert_int_equal(stage.session.request.kind, REQUEST_NONE);
	drafting_at(&stage, "Use plural nouns for resources!");
	stage_keys(&stage, "e Ctrl-U Enter");
	assert_int_equal(drafting_find(&stage, "Use plural"), NO_INDEX);
	stage_close(&stage);
}

static void
test_of_a_section_the_editor_gets_the_only_entry_or_nothing(void **state)
{
	struct stage stage;
	struct request *request = &stage.session.request;

	(void)state;
	drafting_open(&stage);
	drafting_go(&stage, "Resource Naming");
	stage_keys(&stage, "e");
	assert_int_equal(request->kind, REQUEST_NONE);
	assert_stage(&stage, "e edits one entry's text");
	drafting_go(&stage, "Announce");
	stage_keys(&stage, "x");
	drafting_go(&stage, "Versioning");
	stage_keys(&stage, "E");
	assert_int_equal(request->kind, REQUEST_EDITOR);
	request->done(&stage.session, STR("Version it early\n"));
	drafting_at(&stage, "Version it early");
	stage_close(&stage);
}

static void
test_x_takes_out_and_u_brings_back(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	drafting_go(&stage, "Versioning");
	stage_keys(&stage, "x");
	assert_stage(&stage, "took Versioning out");
	assert_int_equal(drafting_find(&stage, "Announce"), NO_INDEX);
	stage_keys(&stage, "G u");
	drafting_at(&stage, "Versioning");
	stage_keys(&stage, "g x");
	assert_stage(&stage, "Enter edits the fields");
	stage_close(&stage);
}

static void
test_a_search_unfolds_what_it_finds(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	outline_set_folded(&stage.session,
			   drafting_find(&stage, "Versioning"), true);
	stage_keys(&stage, "g /");
	drafting_type(&stage, "two releases");
	drafting_at(&stage, "Announce");
	assert_false(outline_is_folded(&stage.session,
				       drafting_find(&stage, "Versioning")));
	stage_keys(&stage, "/");
	drafting_type(&stage, "nothing like it");
	assert_stage(&stage, "No match");
	stage_close(&stage);
}

static void
test_a_field_is_taken_from_anyone_typed_or_left_out(void **state)
{
	struct stage stage;
	const struct draft_field *tools;

	(void)state;
	drafting_open(&stage);
	stage_keys(&stage, "g Enter");
	drafting_choose(&stage, "tools");
	drafting_choose(&stage, "○ A");
	assert_stage(&stage, "took tools of A");
	tools = draft_field(drafting_draft(&stage), "tools");
	assert_int_equal(tools->from[0], 0);
	stage_keys(&stage, "Enter");
	drafting_choose(&stage, "tools");
	drafting_choose(&stage, "  type");
	assert_stage(&stage, "tools: Read, Grep, Edit");
	drafting_type(&stage, "Read");
	tools = draft_field(drafting_draft(&stage), "tools");
	assert_int_equal(tools->from_count, 0);
	stage_keys(&stage, "Enter");
	drafting_choose(&stage, "tools");
	drafting_choose(&stage, "  leave");
	assert_null(draft_field(drafting_draft(&stage), "tools"));
	stage_keys(&stage, "u u");
	tools = draft_field(drafting_draft(&stage), "tools");
	assert_int_equal(tools->from[0], 0);
	stage_close(&stage);
}

static void
test_a_row_leads_back_to_its_topic_in_compare(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	drafting_go(&stage, "Announce");
	stage_keys(&stage, "2");
	assert_int_equal(stage.session.screen, SCREEN_COMPARE);
	assert_str(board_current(&stage.session)->title, "API Design");
	stage_close(&stage);
}

static void
test_i_says_where_a_row_comes_from(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	drafting_go(&stage, "Announce");
	stage_keys(&stage, "i");
	assert_stage(&stage, "tests/view/compare/b-modern.md, line 22");
	stage_keys(&stage, "Esc E");
	assert_int_equal(stage.session.request.kind, REQUEST_EDITOR);
	stage_close(&stage);
}

static void
test_i_says_what_a_section_is_made_of(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	drafting_go(&stage, "API Design");
	stage_keys(&stage, "i");
	assert_stage(&stage, "entries, ≈");
	stage_close(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_cursor_follows_what_is_moved),
		cmocka_unit_test(test_undo_and_redo_go_to_what_they_change),
		cmocka_unit_test(
		    test_a_section_changes_its_level_with_what_it_holds),
		cmocka_unit_test(test_a_title_is_typed_anew),
		cmocka_unit_test(test_text_without_a_title_stands_first),
		cmocka_unit_test(test_own_text_goes_below_the_cursor),
		cmocka_unit_test(
		    test_a_block_says_which_topic_it_goes_over_to),
		cmocka_unit_test(test_a_budget_lists_what_costs_least),
		cmocka_unit_test(test_the_draft_stands_against_an_original),
		cmocka_unit_test(test_a_block_is_edited_outside),
		cmocka_unit_test(test_a_line_is_edited_in_place),
		cmocka_unit_test(
		    test_of_a_section_the_editor_gets_the_only_entry_or_nothing),
		cmocka_unit_test(test_x_takes_out_and_u_brings_back),
		cmocka_unit_test(test_a_search_unfolds_what_it_finds),
		cmocka_unit_test(
		    test_a_field_is_taken_from_anyone_typed_or_left_out),
		cmocka_unit_test(test_a_row_leads_back_to_its_topic_in_compare),
		cmocka_unit_test(test_i_says_where_a_row_comes_from),
		cmocka_unit_test(test_i_says_what_a_section_is_made_of),
	};

	return cmocka_run_group_tests_name("compose keys", tests, NULL, NULL);
}
