/* SPDX-License-Identifier: MIT */
#include "app/board.h"
#include "base/count.h"
#include "check.h"
#include "review.h"
#include "sound.h"

static void
test_space_takes_an_item_and_puts_it_back(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	review_go(&stage, "API Design", 0);
	stage_keys(&stage, "Enter");
	review_item(&stage, "Return one");
	stage_keys(&stage, "Space");
	assert_int_equal(review_item(&stage, "Return one")->relation.kind,
			 RELATION_TAKEN);
	assert_int_equal(review_share(&stage, "API Design", 0), SHARE_PART);
	stage_keys(&stage, "Space");
	assert_int_equal(review_item(&stage, "Return one")->relation.kind,
			 RELATION_NEW);
	stage_close(&stage);
}

static void
test_what_is_said_already_is_taken_instead(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	review_go(&stage, "API Design", 0);
	stage_keys(&stage, "Enter");
	review_item(&stage, "Version every");
	stage_keys(&stage, "Space");
	assert_int_equal(review_item(&stage, "Version every")->relation.kind,
			 RELATION_TAKEN);
	assert_int_equal(review_share(&stage, "API Design", 1), SHARE_PART);
	review_go(&stage, "API Design", 1);
	assert_int_equal(review_item(&stage, "Version every")->relation.kind,
			 RELATION_SAID);
	stage_close(&stage);
}

/* Every text and title of the draft. */
static struct str
draft_texts(const struct stage *stage, struct arena *arena)
{
	const struct draft *draft = &stage->session.work.draft;
	struct buf out = { 0 };
	struct str text;

	for (size_t i = 0; i < draft->entry_count; i++) {
		buf_add(&out, draft_text(draft, &draft->entries[i]));
		buf_add_byte(&out, '\n');
	}
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* Whole cells, parts of one, one of several, a swapped wording, a head. */
static void
test_space_twice_is_as_if_nothing_was(void **state)
{
	struct stage stage;
	struct board *board = &stage.session.board;

	(void)state;
	review_open(&stage);
	for (size_t row = 0; row < board->row_count; row++)
		for (size_t p = 0; p < 3; p++) {
			struct str before;
			size_t persona;

			board->wanted = p;
			board_go(&stage.session, row);
			persona = board->persona;
			before = draft_texts(&stage, &stage.session.arena);
			stage_keys(&stage, "Space");
			assert_int_equal(board->persona, persona);
			assert_int_equal(board->row, row);
			stage_keys(&stage, "Space");
			assert_int_equal(board->persona, persona);
			assert_int_equal(board->row, row);
			assert_str_row(draft_texts(&stage, &stage.frame),
				       before.ptr, row);
		}
	stage_close(&stage);
}

static void
test_space_twice_gives_the_old_wording_back(void **state)
{
	struct stage stage;
	struct str before;

	(void)state;
	review_open(&stage);
	review_go(&stage, "API Design", 0);
	stage_keys(&stage, "Enter");
	review_item(&stage, "Version every");
	before = draft_texts(&stage, &stage.session.arena);
	stage_keys(&stage, "Space Space");
	assert_str(draft_texts(&stage, &stage.frame), before.ptr);
	assert_str(board_current_item(&stage.session)->text,
		   "Version every interface from the first day");
	stage_close(&stage);
}

static void
test_the_rest_is_ticked_and_the_flagged_are_gone_to(void **state)
{
	struct stage stage;
	const struct board *board = &stage.session.board;
	size_t first;

	(void)state;
	review_open(&stage);
	first = board->row;
	stage_keys(&stage, "O");
	assert_int_equal(board->row, first);
	for (size_t i = 0; i < board->row_count; i++)
		if (board->rows[i].kind != BOARD_SECTION)
			assert_int_equal(board->rows[i].ok,
					 board->rows[i].flags == 0);
	stage_keys(&stage, "}");
	assert_str(board_current(&stage.session)->title, "Identity");
	stage_keys(&stage, "}");
	assert_str(board_current(&stage.session)->title, "Testing");
	stage_keys(&stage, "{");
	assert_str(board_current(&stage.session)->title, "Identity");
	stage_keys(&stage, "u");
	for (size_t i = 0; i < board->row_count; i++)
		assert_false(board->rows[i].ok);
	stage_close(&stage);
}

static void
test_space_on_a_head_takes_the_section(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	review_go(&stage, "API Design", 1);
	stage_keys(&stage, "Enter");
	review_item(&stage, "Versioning");
	stage_keys(&stage, "Space");
	assert_int_equal(review_item(&stage, "Versioning")->tally.taken, 0);
	assert_int_equal(review_item(&stage, "Announce")->relation.kind,
			 RELATION_NEW);
	assert_int_equal(review_item(&stage, "Use plural")->relation.kind,
			 RELATION_TAKEN);
	review_item(&stage, "Versioning");
	stage_keys(&stage, "Space");
	assert_int_equal(review_item(&stage, "Versioning")->tally.taken, 2);
	stage_close(&stage);
}

static void
test_one_identity_gives_way_to_another(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	review_go(&stage, "Identity", 2);
	stage_keys(&stage, "Space");
	assert_int_equal(review_share(&stage, "Identity", 1), SHARE_NONE);
	assert_int_equal(review_share(&stage, "Identity", 2), SHARE_ALL);
	stage_close(&stage);
}

static void
test_only_this_all_and_none(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	review_go(&stage, "API Design", 0);
	stage_keys(&stage, "t");
	assert_int_equal(review_share(&stage, "API Design", 0), SHARE_ALL);
	assert_int_equal(review_share(&stage, "API Design", 1), SHARE_NONE);
	stage_keys(&stage, "a");
	assert_int_equal(review_share(&stage, "API Design", 1), SHARE_PART);
	stage_keys(&stage, "x");
	assert_int_equal(review_share(&stage, "API Design", 0), SHARE_NONE);
	assert_true(review_row(&stage, "API Design")->left_out);
	stage_keys(&stage, "Space");
	assert_false(review_row(&stage, "API Design")->left_out);
	stage_close(&stage);
}

static void
test_every_change_is_undone_and_done_again(void **state)
{
	static const char *const changes[] = {
		"Space", "t", "a", "x", "o", "Enter Space", "Enter x",
	};
	struct stage stage;

	(void)state;
	for (size_t i = 0; i < COUNT(changes); i++) {
		struct draft before = { 0 }, after = { 0 };

		review_open(&stage);
		review_go(&stage, "API Design", i == 6 ? 1 : 0);
		draft_copy(&before, &stage.session.work.draft);
		stage_keys(&stage, changes[i]);
		draft_copy(&after, &stage.session.work.draft);
		stage_keys(&stage, "u");
		assert_int_equal(stage.session.work.draft.entry_count,
				 before.entry_count);
		assert_int_equal(draft_all_tokens(&stage.session.work.draft),
				 draft_all_tokens(&before));
		stage_keys(&stage, "Ctrl-R");
		assert_int_equal(stage.session.work.draft.entry_count,
				 after.entry_count);
		draft_release(&before);
		draft_release(&after);
		stage_close(&stage);
	}
}

static const struct variant *
find_variant(const struct stage *stage, const char *key, const char *value)
{
	const struct variants *variants = &stage->session.board.variants;

	for (size_t i = 0; i < variants->count; i++)
		if (str_eq(variants->all[i].key, str_of(key)) &&
		    str_starts(variants->all[i].value, str_of(value)))
			return &variants->all[i];
	fail_msg("no %s \"%s\"", key, value);
	return NULL;
}

static void
choose_variant(struct stage *stage, const char *key, const char *value)
{
	const struct variant *variant = find_variant(stage, key, value);

	stage->session.board.item_row =
	    (size_t)(variant - stage->session.board.variants.all);
}

static void
test_a_field_is_one_of_what_the_personas_have(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	stage_keys(&stage, "Enter");
	assert_true(find_variant(&stage, "tools", "Read, Bash")->taken);
	choose_variant(&stage, "tools", "Read, Grep");
	stage_keys(&stage, "Space");
	assert_true(find_variant(&stage, "tools", "Read, Grep")->taken);
	assert_false(find_variant(&stage, "tools", "Read, Bash")->taken);
	stage_keys(&stage, "u");
	assert_true(find_variant(&stage, "tools", "Read, Bash")->taken);
	stage_close(&stage);
}

static void
test_no_tools_named_is_said_and_can_be_taken(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	stage_keys(&stage, "Enter");
	choose_variant(&stage, "tools", "not named");
	stage_keys(&stage, "Space");
	assert_null(draft_field(&stage.session.work.draft, "tools"));
	assert_true(find_variant(&stage, "tools", "not named")->taken);
	assert_true(stage.session.board.rows[0].flags != 0);
	stage_close(&stage);
}

static void
test_taking_all_fields_never_widens_the_tools(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	review_go(&stage, "Fields", 2);
	stage_keys(&stage, "Space");
	assert_non_null(draft_field(&stage.session.work.draft, "tools"));
	stage_keys(&stage, "t");
	assert_non_null(draft_field(&stage.session.work.draft, "tools"));
	stage_close(&stage);
}

static void
test_a_field_is_left_out_alone(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	stage_keys(&stage, "Enter");
	choose_variant(&stage, "color", "green");
	stage_keys(&stage, "x");
	assert_null(draft_field(&stage.session.work.draft, "color"));
	assert_non_null(draft_field(&stage.session.work.draft, "model"));
	stage_close(&stage);
}

/* Rows of the list that m opens begin with their kind. */
static void
choose(struct stage *stage, const char *start)
{
	const struct choice *choice = &stage->session.choice;

	assert_int_equal(stage->session.overlay, OVERLAY_CHOICE);
	for (size_t i = 0; i < choice->count; i++)
		if (str_starts(choice->rows[i], str_of(start))) {
			stage->session.choice.cursor = i;
			stage_keys(stage, "Enter");
			return;
		}
	fail_msg("m does not offer \"%s\"", start);
}

static void
test_a_section_moves_to_another_topic_with_its_picks(void **state)
{
	struct stage stage;
	size_t tokens;

	(void)state;
	review_open(&stage);
	review_go(&stage, "Testing", 0);
	stage_keys(&stage, "Space");
	assert_int_equal(review_share(&stage, "Testing", 0), SHARE_ALL);
	tokens = review_row(&stage, "API Design")->tokens;
	stage_keys(&stage, "m");
	choose(&stage, "move to API Design");
	assert_int_equal(review_share(&stage, "API Design", 0), SHARE_PART);
	assert_true(review_row(&stage, "API Design")->tokens > tokens);
	assert_true(stage.session.work.draft.correction_count > 0);
	stage_keys(&stage, "u");
	assert_int_equal(review_share(&stage, "Testing", 0), SHARE_ALL);
	assert_int_equal(stage.session.work.draft.correction_count, 0);
	stage_close(&stage);
}

static size_t
topic_of(const struct stage *stage, size_t persona, const char *title)
{
	const struct board *board = &stage->session.board;
	const struct persona *source = board->comparison->personas[persona];

	for (size_t i = 0; i < source->section_count; i++)
		if (str_eq(source->sections[i].title, str_of(title)))
			return board->topics[persona][i];
	fail_msg("no section \"%s\"", title);
	return NO_INDEX;
}

/* B's API Design has three sections; all of them go, and stay together. */
static void
test_all_of_a_topic_moves_and_the_cursor_stays(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	review_go(&stage, "API Design", 1);
	stage_keys(&stage, "m");
	assert_stage(&stage, "3 sections");
	choose(&stage, "move to Databases");
	assert_int_equal(topic_of(&stage, 1, "Resource Naming"),
			 topic_of(&stage, 1, "Pagination"));
	assert_int_equal(topic_of(&stage, 1, "Resource Naming"),
			 topic_of(&stage, 1, "Databases"));
	assert_int_equal(review_share(&stage, "Databases", 1), SHARE_ALL);
	assert_int_equal(board_current(&stage.session)->topic,
			 topic_of(&stage, 0, "API Design"));
	stage_keys(&stage, "u");
	assert_int_equal(topic_of(&stage, 1, "Resource Naming"),
			 topic_of(&stage, 0, "API Design"));
	stage_close(&stage);
}

static bool
has_title(const struct stage *stage, const char *title)
{
	const struct draft *draft = &stage->session.work.draft;

	for (size_t i = 0; i < draft->entry_count; i++)
		if (draft->entries[i].kind == ENTRY_SECTION &&
		    str_eq(draft->entries[i].title, str_of(title)))
			return draft->entries[i].depth == 1 &&
			       i + 1 < draft->entry_count &&
			       draft->entries[i + 1].depth == 2;
	return false;
}

static void
test_a_heading_comes_along(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	review_go(&stage, "API Design", 1);
	stage_keys(&stage, "Enter");
	review_item(&stage, "Versioning");
	assert_true(has_title(&stage, "Versioning"));
	stage_keys(&stage, "m");
	choose(&stage, "move to Databases");
	assert_int_equal(topic_of(&stage, 1, "Versioning"),
			 topic_of(&stage, 1, "Databases"));
	assert_true(has_title(&stage, "Versioning"));
	assert_null(draft_unsound(&stage.session.work.draft));
	stage_close(&stage);
}

static void
test_two_topics_are_joined(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	review_go(&stage, "Testing", 0);
	stage_keys(&stage, "m");
	choose(&stage, "join the topic, everybody's, with API Design");
	assert_int_equal(topic_of(&stage, 0, "Testing"),
			 topic_of(&stage, 0, "API Design"));
	assert_int_equal(topic_of(&stage, 1, "Testing"),
			 topic_of(&stage, 1, "Pagination"));
	stage_close(&stage);
}

static void
test_what_is_typed_narrows_the_list(void **state)
{
	struct stage stage;
	const struct choice *choice = &stage.session.choice;

	(void)state;
	review_open(&stage);
	review_go(&stage, "API Design", 1);
	stage_keys(&stage, "m j d a t a");
	assert_true(choice_shows(choice, choice->cursor));
	for (size_t i = 0; i < choice->count; i++)
		assert_int_equal(choice_shows(choice, i),
				 str_contains(choice->rows[i], STR("Data")));
	stage_keys(&stage, "Backspace Backspace Backspace Backspace");
	assert_true(choice_shows(choice, 0));
	stage_keys(&stage, "z z z");
	assert_stage(&stage, "Nothing holds");
	stage_keys(&stage, "o w n Enter");
	assert_int_not_equal(topic_of(&stage, 1, "Resource Naming"),
			     topic_of(&stage, 0, "API Design"));
	stage_close(&stage);
}

static void
test_what_each_persona_covers_is_said(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	assert_stage(&stage, "covers ");
	stage_keys(&stage, "C");
	assert_stage(&stage, "Which of these");
	assert_stage(&stage, "of 5 shared topics");
	assert_stage(&stage, "only here");
	assert_stage(&stage, "90 % of it needs: ");
	stage_close(&stage);
}

static void
test_a_draft_of_more_covers_more(void **state)
{
	struct stage stage;
	const struct board *board = &stage.session.board;
	double before;

	(void)state;
	review_open(&stage);
	before = board->covers;
	assert_true(before > 0 && before < 1);
	for (size_t i = 1; i < board->row_count; i++)
		for (size_t p = 0; p < 3; p++) {
			board_go(&stage.session, i);
			if (!board_has(&stage.session, &board->rows[i], p) ||
			    tally_share(board->rows[i].ticks[p]) == SHARE_ALL)
				continue;
			review_go(&stage, "Fields", 0);
			stage.session.board.wanted = p;
			board_go(&stage.session, i);
			stage_keys(&stage, "Space");
		}
	assert_true(board->covers > before);
	stage_close(&stage);
}

static void
test_kept_apart_sections_do_not_meet_again(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	review_go(&stage, "API Design", 0);
	stage_keys(&stage, "o");
	review_go(&stage, "API Design", 0);
	stage_keys(&stage, "m");
	assert_int_equal(topic_of(&stage, 0, "API Design"),
			 topic_of(&stage, 1, "Resource Naming"));
	choose(&stage, "a topic of its own");
	assert_int_not_equal(topic_of(&stage, 0, "API Design"),
			     topic_of(&stage, 1, "Resource Naming"));
	stage_close(&stage);
}

static void
test_corrections_outlive_another_base_but_not_undo(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	review_go(&stage, "API Design", 0);
	stage_keys(&stage, "m");
	choose(&stage, "a topic of its own");
	review_go(&stage, "Testing", 0);
	stage_keys(&stage, "b");
	assert_int_equal(stage.session.work.draft.base, 0);
	assert_int_not_equal(topic_of(&stage, 0, "API Design"),
			     topic_of(&stage, 1, "Resource Naming"));
	stage_keys(&stage, "u u");
	review_go(&stage, "API Design", 0);
	stage_keys(&stage, "b");
	assert_int_equal(topic_of(&stage, 0, "API Design"),
			 topic_of(&stage, 1, "Resource Naming"));
	stage_close(&stage);
}

static void
test_a_field_is_edited_in_the_editor(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	stage_keys(&stage, "Enter");
	choose_variant(&stage, "description", "Designs");
	stage_keys(&stage, "e");
	assert_str(stage.session.request.input,
		   "Designs platforms for many teams.");
	stage.session.request.done(&stage.session, STR("Runs them.\n"));
	assert_str(draft_field(&stage.session.work.draft, "description")
		       ->value, "Runs them.");
	assert_true(find_variant(&stage, "description", "Runs them.")->taken);
	stage_keys(&stage, "u");
	assert_true(find_variant(&stage, "description", "Designs")->taken);
	stage_close(&stage);
}

static void
test_another_base_suggests_again_but_keeps_what_is_ok(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	review_go(&stage, "Testing", 1);
	stage_keys(&stage, "o");
	review_go(&stage, "Databases", 0);
	stage_keys(&stage, "b");
	assert_int_equal(stage.session.work.draft.base, 0);
	assert_true(review_row(&stage, "Testing")->ok);
	assert_int_equal(review_share(&stage, "Testing", 1), SHARE_ALL);
	assert_int_equal(review_share(&stage, "API Design", 0), SHARE_ALL);
	stage_close(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_space_takes_an_item_and_puts_it_back),
		cmocka_unit_test(test_what_is_said_already_is_taken_instead),
		cmocka_unit_test(test_space_twice_is_as_if_nothing_was),
		cmocka_unit_test(test_space_twice_gives_the_old_wording_back),
		cmocka_unit_test(
		    test_the_rest_is_ticked_and_the_flagged_are_gone_to),
		cmocka_unit_test(test_space_on_a_head_takes_the_section),
		cmocka_unit_test(test_one_identity_gives_way_to_another),
		cmocka_unit_test(test_only_this_all_and_none),
		cmocka_unit_test(test_every_change_is_undone_and_done_again),
		cmocka_unit_test(test_a_field_is_one_of_what_the_personas_have),
		cmocka_unit_test(test_no_tools_named_is_said_and_can_be_taken),
		cmocka_unit_test(test_taking_all_fields_never_widens_the_tools),
		cmocka_unit_test(test_a_field_is_left_out_alone),
		cmocka_unit_test(
		    test_a_section_moves_to_another_topic_with_its_picks),
		cmocka_unit_test(
		    test_all_of_a_topic_moves_and_the_cursor_stays),
		cmocka_unit_test(test_a_heading_comes_along),
		cmocka_unit_test(test_two_topics_are_joined),
		cmocka_unit_test(test_what_is_typed_narrows_the_list),
		cmocka_unit_test(test_what_each_persona_covers_is_said),
		cmocka_unit_test(test_a_draft_of_more_covers_more),
		cmocka_unit_test(test_kept_apart_sections_do_not_meet_again),
		cmocka_unit_test(
		    test_corrections_outlive_another_base_but_not_undo),
		cmocka_unit_test(test_a_field_is_edited_in_the_editor),
		cmocka_unit_test(
		    test_another_base_suggests_again_but_keeps_what_is_ok),
	};

	check_use_utf8();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
