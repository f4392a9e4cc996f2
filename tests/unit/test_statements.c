/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "app/board.h"
#include "review.h"

/* API Design by statement; the cursor on the row whose text begins so. */
static struct statement *
row_of(struct stage *stage, enum statement_kind kind, const char *start)
{
	struct statements *list = &stage->session.board.statements;

	for (size_t i = 0; i < list->count; i++)
		if (list->all[i].kind == kind &&
		    str_starts(list->all[i].text, str_of(start))) {
			stage->session.board.item_row = i;
			return &list->all[i];
		}
	fail_msg("no statement \"%s\"", start);
	return NULL;
}

static void
open_topic(struct stage *stage, const char *title)
{
	review_open(stage);
	stage->session.board.by_statement = true;
	review_go(stage, title, 1);
	stage_keys(stage, "Enter");
}

static size_t
entry_count(const struct stage *stage)
{
	return stage->session.work.draft.entry_count;
}

static bool
draft_says(const struct stage *stage, const char *text)
{
	const struct draft *draft = &stage->session.work.draft;

	for (size_t i = 0; i < draft->entry_count; i++)
		if (str_eq(draft_text(draft, &draft->entries[i]),
			   str_of(text)))
			return true;
	return false;
}

static const char first_day[] = "Version every interface from the first day";
static const char day_one[] = "Version every interface from day one";

static void
test_what_most_say_stands_first(void **state)
{
	struct stage stage;
	const struct statements *list = &stage.session.board.statements;
	const struct points *points;
	size_t said = 99;

	(void)state;
	open_topic(&stage, "API Design");
	points = &stage.session.board.comparison->points;
	assert_str(list->all[0].text, day_one);
	assert_int_equal(points->all[list->all[0].point].persona_count, 2);
	for (size_t i = 0; i < list->count; i++) {
		size_t now;

		if (list->all[i].kind == STATEMENT_WHOLE)
			continue;
		now = points->all[list->all[i].point].persona_count;
		assert_true(now <= said);
		said = now;
		for (size_t k = 0; k < i; k++)
			assert_int_not_equal(list->all[k].point,
					     list->all[i].point);
	}
	row_of(&stage, STATEMENT_WHOLE, "```json");
	assert_int_equal(list->points, list->count);
	stage_close(&stage);
}

static void
test_a_wording_is_swapped_and_swapped_back(void **state)
{
	struct stage stage;
	size_t count;

	(void)state;
	open_topic(&stage, "API Design");
	count = entry_count(&stage);
	row_of(&stage, STATEMENT_POINT, day_one);
	stage_keys(&stage, "Enter");
	assert_true(row_of(&stage, STATEMENT_WORDING, day_one)->taken);
	assert_false(row_of(&stage, STATEMENT_WORDING, first_day)->taken);
	stage_keys(&stage, "Space");
	assert_int_equal(entry_count(&stage), count);
	assert_true(draft_says(&stage, first_day));
	assert_false(draft_says(&stage, day_one));
	assert_str(board_current_statement(&stage.session)->text, first_day);
	stage_keys(&stage, "Space");
	assert_false(draft_says(&stage, first_day));
	assert_true(draft_says(&stage, day_one));
	stage_close(&stage);
}

static void
test_both_wordings_are_kept(void **state)
{
	struct stage stage;

	(void)state;
	open_topic(&stage, "API Design");
	row_of(&stage, STATEMENT_POINT, day_one);
	stage_keys(&stage, "Enter");
	row_of(&stage, STATEMENT_WORDING, first_day);
	stage_keys(&stage, "a");
	assert_true(draft_says(&stage, first_day));
	assert_true(draft_says(&stage, day_one));
	stage_keys(&stage, "a");
	assert_stage(&stage, "The draft has it already");
	row_of(&stage, STATEMENT_POINT, day_one);
	stage_keys(&stage, "Space");
	assert_false(draft_says(&stage, first_day));
	assert_false(draft_says(&stage, day_one));
	stage_close(&stage);
}

static void
test_a_statement_is_edited_where_it_stands(void **state)
{
	struct stage stage;

	(void)state;
	open_topic(&stage, "API Design");
	row_of(&stage, STATEMENT_POINT, day_one);
	stage_keys(&stage, "e Ctrl-U N o w Enter");
	assert_true(draft_says(&stage, "Now"));
	assert_str(board_current_statement(&stage.session)->text, "Now");
	assert_true(board_current_statement(&stage.session)->taken);
	stage_keys(&stage, "u");
	assert_true(draft_says(&stage, day_one));
	stage_close(&stage);
}

static void
test_another_wording_is_taken_and_edited(void **state)
{
	struct stage stage;

	(void)state;
	open_topic(&stage, "API Design");
	row_of(&stage, STATEMENT_POINT, day_one);
	stage_keys(&stage, "Enter");
	row_of(&stage, STATEMENT_WORDING, first_day);
	stage_keys(&stage, "e");
	assert_stage(&stage, "E takes it and starts from it");
	stage_keys(&stage, "E ! Enter");
	assert_true(draft_says(&stage,
			       "Version every interface from the first day!"));
	assert_false(draft_says(&stage, day_one));
	stage_close(&stage);
}

static void
test_an_edit_does_not_outlive_a_swap(void **state)
{
	struct stage stage;

	(void)state;
	open_topic(&stage, "API Design");
	row_of(&stage, STATEMENT_POINT, day_one);
	stage_keys(&stage, "Enter e ! Enter");
	row_of(&stage, STATEMENT_WORDING, first_day);
	stage_keys(&stage, "Space");
	assert_true(draft_says(&stage, first_day));
	for (size_t i = 0; i < entry_count(&stage); i++)
		assert_false(stage.session.work.draft.entries[i].edited);
	stage_close(&stage);
}

static void
test_what_is_in_is_hidden_and_code_is_whole(void **state)
{
	struct stage stage;
	const struct statements *list = &stage.session.board.statements;

	(void)state;
	open_topic(&stage, "API Design");
	assert_true(row_of(&stage, STATEMENT_WHOLE, "```json")->taken);
	stage_keys(&stage, "Space");
	assert_false(row_of(&stage, STATEMENT_WHOLE, "```json")->taken);
	stage_keys(&stage, "=");
	assert_true(list->count > 0 && list->count < list->points);
	for (size_t i = 0; i < list->count; i++)
		assert_false(list->all[i].taken);
	stage_close(&stage);
}

static void
test_s_turns_between_persona_and_statement(void **state)
{
	struct stage stage;

	(void)state;
	open_topic(&stage, "API Design");
	assert_non_null(board_current_statement(&stage.session));
	stage_keys(&stage, "s");
	assert_null(board_current_statement(&stage.session));
	assert_stage(&stage, "Draft: API Design");
	stage_keys(&stage, "s");
	assert_stage(&stage, "as it will be written");
	stage_keys(&stage, "[");
	assert_null(board_current_statement(&stage.session));
	assert_str(board_current(&stage.session)->title, "Identity");
	stage_keys(&stage, "Esc Enter");
	stage_close(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_most_say_stands_first),
		cmocka_unit_test(test_a_wording_is_swapped_and_swapped_back),
		cmocka_unit_test(test_both_wordings_are_kept),
		cmocka_unit_test(test_a_statement_is_edited_where_it_stands),
		cmocka_unit_test(test_another_wording_is_taken_and_edited),
		cmocka_unit_test(test_an_edit_does_not_outlive_a_swap),
		cmocka_unit_test(test_what_is_in_is_hidden_and_code_is_whole),
		cmocka_unit_test(test_s_turns_between_persona_and_statement),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
