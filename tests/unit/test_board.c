#include <string.h>

#include "app/board.h"
#include "app/command.h"
#include "check.h"
#include "compose/take.h"
#include "stage.h"

static const char *const folder[] = { "tests/view/compare", NULL };

/* All three compared: A careful, B modern, C terse. */
static void
open_all(struct stage *stage)
{
	stage_open(stage, 36, 120, folder);
	stage_keys(stage, "a c");
	assert_int_equal(stage->session.screen, SCREEN_COMPARE);
}

static const struct board_row *
find_row(const struct stage *stage, const char *title)
{
	const struct board *board = &stage->session.board;

	for (size_t i = 0; i < board->row_count; i++)
		if (str_eq(board->rows[i].title, str_of(title)))
			return &board->rows[i];
	fail_msg("no row \"%s\"", title);
	return NULL;
}

static void
go_to(struct stage *stage, const char *title, size_t persona)
{
	const struct board_row *row = find_row(stage, title);

	stage->session.board.wanted = persona;
	board_go(&stage->session,
		 (size_t)(row - stage->session.board.rows));
}

static struct persona_row *
find_item(struct stage *stage, const char *start)
{
	struct part *part = &stage->session.board.part;

	for (size_t i = 0; i < part->count; i++)
		if (str_starts(part->rows[i].text, str_of(start))) {
			stage->session.board.item_row = i;
			return &part->rows[i];
		}
	fail_msg("no item \"%s\"", start);
	return NULL;
}

static enum share
share_of(const struct stage *stage, const char *title, size_t persona)
{
	return tally_share(find_row(stage, title)->ticks[persona]);
}

static void
test_fields_stand_first_and_what_only_one_has_last(void **state)
{
	struct stage stage;
	const struct board *board = &stage.session.board;

	(void)state;
	open_all(&stage);
	assert_str(board->rows[0].title, "Fields");
	assert_str(board->rows[1].title, "Identity");
	assert_true(board->row_count > 6);
	assert_int_equal(board->comparison
			     ->topics[board->rows[board->row_count - 1].topic]
			     .kind, TOPIC_ONLY);
	stage_close(&stage);
}

static void
test_ticks_say_how_much_of_each_is_in_the_draft(void **state)
{
	struct stage stage;

	(void)state;
	open_all(&stage);
	assert_int_equal(share_of(&stage, "API Design", 1), SHARE_ALL);
	assert_int_equal(share_of(&stage, "API Design", 2),
			 SHARE_NOTHING_THERE);
	assert_int_equal(share_of(&stage, "Testing", 0), SHARE_NONE);
	stage_close(&stage);
}

static void
test_rows_keep_the_personas_own_order_and_nesting(void **state)
{
	static const struct {
		enum persona_row_kind kind;
		size_t depth;
		const char *start;
	} wanted[] = {
		{ ROW_SECTION, 0, "Resource Naming" },
		{ ROW_ITEM, 1, "Use plural nouns" },
		{ ROW_ITEM, 1, "Avoid verbs" },
		{ ROW_SECTION, 0, "Versioning" },
		{ ROW_ITEM, 1, "Version every interface" },
		{ ROW_ITEM, 1, "Announce a removal" },
		{ ROW_BLOCK, 0, "```json" },
	};
	struct stage stage;
	const struct part *part = &stage.session.board.part;

	(void)state;
	open_all(&stage);
	go_to(&stage, "API Design", 1);
	assert_str(part->title, "API Design");
	for (size_t i = 0; i < sizeof wanted / sizeof *wanted; i++) {
		assert_int_equal(part->rows[i].kind, wanted[i].kind);
		assert_int_equal(part->rows[i].depth, wanted[i].depth);
		assert_true(str_starts(part->rows[i].text,
				       str_of(wanted[i].start)));
	}
	assert_true(part->rows[6].titled);
	assert_int_equal(part->rows[6].lines, 4);
	assert_str(part->rows[6].language, "json");
	stage_close(&stage);
}

static void
test_a_table_is_one_row_until_it_is_unfolded(void **state)
{
	struct stage stage;
	const struct persona_row *table;
	size_t count;

	(void)state;
	open_all(&stage);
	go_to(&stage, "Databases", 1);
	table = find_item(&stage, "| Store");
	assert_true(table->summed);
	assert_int_equal(table->lines, 2);
	count = stage.session.board.part.count;
	stage_keys(&stage, "Tab");
	find_item(&stage, "| Store");
	stage_keys(&stage, "Enter");
	assert_int_equal(stage.session.board.part.count, count + 2);
	stage_close(&stage);
}

static void
test_an_item_is_related_to_the_whole_draft(void **state)
{
	static const struct {
		const char *topic;
		size_t persona;
		const char *item;
		enum relation_kind kind;
	} rows[] = {
		{ "API Design", 1, "Use plural", RELATION_TAKEN },
		{ "API Design", 0, "Version every", RELATION_SAID },
		{ "API Design", 0, "Return one", RELATION_NEW },
		{ "Testing", 0, "Keep test coverage", RELATION_AGAINST },
	};
	struct stage stage;

	(void)state;
	open_all(&stage);
	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		const struct persona_row *row;

		go_to(&stage, rows[i].topic, rows[i].persona);
		row = find_item(&stage, rows[i].item);
		assert_int_equal(row->relation.kind, rows[i].kind);
	}
	stage_close(&stage);
}

static void
test_what_contradicts_the_draft_needs_a_look(void **state)
{
	struct stage stage;
	size_t ok, look, all;

	(void)state;
	open_all(&stage);
	assert_true(find_row(&stage, "Testing")->needs_look);
	assert_false(find_row(&stage, "API Design")->needs_look);
	board_count(&stage.session, &ok, &look, &all);
	assert_int_equal(ok, 0);
	assert_true(look >= 1);
	stage_close(&stage);
}

static void
test_space_takes_an_item_and_puts_it_back(void **state)
{
	struct stage stage;

	(void)state;
	open_all(&stage);
	go_to(&stage, "API Design", 0);
	stage_keys(&stage, "Enter");
	find_item(&stage, "Return one");
	stage_keys(&stage, "Space");
	assert_int_equal(find_item(&stage, "Return one")->relation.kind,
			 RELATION_TAKEN);
	assert_int_equal(share_of(&stage, "API Design", 0), SHARE_PART);
	stage_keys(&stage, "Space");
	assert_int_equal(find_item(&stage, "Return one")->relation.kind,
			 RELATION_NEW);
	stage_close(&stage);
}

static void
test_what_is_said_already_is_taken_instead(void **state)
{
	struct stage stage;

	(void)state;
	open_all(&stage);
	go_to(&stage, "API Design", 0);
	stage_keys(&stage, "Enter");
	find_item(&stage, "Version every");
	stage_keys(&stage, "Space");
	assert_int_equal(find_item(&stage, "Version every")->relation.kind,
			 RELATION_TAKEN);
	assert_int_equal(share_of(&stage, "API Design", 1), SHARE_PART);
	go_to(&stage, "API Design", 1);
	assert_int_equal(find_item(&stage, "Version every")->relation.kind,
			 RELATION_SAID);
	stage_close(&stage);
}

static void
test_space_on_a_head_takes_the_section(void **state)
{
	struct stage stage;

	(void)state;
	open_all(&stage);
	go_to(&stage, "API Design", 1);
	stage_keys(&stage, "Enter");
	find_item(&stage, "Versioning");
	stage_keys(&stage, "Space");
	assert_int_equal(find_item(&stage, "Versioning")->tally.taken, 0);
	assert_int_equal(find_item(&stage, "Announce")->relation.kind,
			 RELATION_NEW);
	assert_int_equal(find_item(&stage, "Use plural")->relation.kind,
			 RELATION_TAKEN);
	find_item(&stage, "Versioning");
	stage_keys(&stage, "Space");
	assert_int_equal(find_item(&stage, "Versioning")->tally.taken, 2);
	stage_close(&stage);
}

static void
test_one_identity_gives_way_to_another(void **state)
{
	struct stage stage;

	(void)state;
	open_all(&stage);
	go_to(&stage, "Identity", 2);
	stage_keys(&stage, "Space");
	assert_int_equal(share_of(&stage, "Identity", 1), SHARE_NONE);
	assert_int_equal(share_of(&stage, "Identity", 2), SHARE_ALL);
	stage_close(&stage);
}

static void
test_only_this_all_and_none(void **state)
{
	struct stage stage;

	(void)state;
	open_all(&stage);
	go_to(&stage, "API Design", 0);
	stage_keys(&stage, "t");
	assert_int_equal(share_of(&stage, "API Design", 0), SHARE_ALL);
	assert_int_equal(share_of(&stage, "API Design", 1), SHARE_NONE);
	stage_keys(&stage, "a");
	assert_int_equal(share_of(&stage, "API Design", 1), SHARE_PART);
	stage_keys(&stage, "x");
	assert_int_equal(share_of(&stage, "API Design", 0), SHARE_NONE);
	assert_true(find_row(&stage, "API Design")->left_out);
	stage_keys(&stage, "Space");
	assert_false(find_row(&stage, "API Design")->left_out);
	stage_close(&stage);
}

static void
test_ok_goes_to_the_next_open_topic(void **state)
{
	struct stage stage;
	const struct board *board = &stage.session.board;
	size_t ok, look, all;

	(void)state;
	open_all(&stage);
	stage_keys(&stage, "o");
	assert_true(board->rows[0].ok);
	assert_int_equal(board->row, 1);
	stage_keys(&stage, "j x k o");
	assert_int_equal(board->row, 3);
	board_count(&stage.session, &ok, &look, &all);
	assert_int_equal(ok, 2);
	stage_close(&stage);
}

static void
test_all_ok_says_what_is_next(void **state)
{
	struct stage stage;

	(void)state;
	open_all(&stage);
	for (size_t i = 0; i < 30 && board_next_open(&stage.session) !=
					 NO_INDEX; i++)
		stage_keys(&stage, "o");
	assert_true(board_next_open(&stage.session) == NO_INDEX);
	assert_stage(&stage, "c composes, w exports");
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
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		struct draft before = { 0 }, after = { 0 };

		open_all(&stage);
		go_to(&stage, "API Design", i == 6 ? 1 : 0);
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
	open_all(&stage);
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
	open_all(&stage);
	stage_keys(&stage, "Enter");
	choose_variant(&stage, "tools", "not named");
	stage_keys(&stage, "Space");
	assert_null(draft_field(&stage.session.work.draft, "tools"));
	assert_true(find_variant(&stage, "tools", "not named")->taken);
	assert_true(stage.session.board.rows[0].needs_look);
	stage_close(&stage);
}

static void
test_taking_all_fields_never_widens_the_tools(void **state)
{
	struct stage stage;

	(void)state;
	open_all(&stage);
	go_to(&stage, "Fields", 2);
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
	open_all(&stage);
	stage_keys(&stage, "Enter");
	choose_variant(&stage, "color", "green");
	stage_keys(&stage, "x");
	assert_null(draft_field(&stage.session.work.draft, "color"));
	assert_non_null(draft_field(&stage.session.work.draft, "model"));
	stage_close(&stage);
}

static void
test_what_is_covered_can_be_hidden(void **state)
{
	struct stage stage;
	const struct part *part = &stage.session.board.part;
	size_t count;

	(void)state;
	open_all(&stage);
	go_to(&stage, "API Design", 0);
	count = part->count;
	stage_keys(&stage, "=");
	assert_int_equal(part->hidden, 1);
	assert_int_equal(part->count, count - 1);
	stage_keys(&stage, "=");
	assert_int_equal(part->count, count);
	stage_close(&stage);
}

static void
test_a_pinned_persona_stands_row_by_row(void **state)
{
	struct stage stage;
	const struct persona_row *row;

	(void)state;
	open_all(&stage);
	go_to(&stage, "API Design", 1);
	stage_keys(&stage, "Enter p");
	assert_int_equal(stage.session.board.pinned, 1);
	assert_int_equal(stage.session.board.persona, 0);
	row = find_item(&stage, "Version every");
	assert_int_equal(row->twin.persona, 1);
	row = find_item(&stage, "Use plural");
	assert_int_equal(row->kind, ROW_OTHER);
	stage_keys(&stage, "p");
	assert_true(stage.session.board.pinned == NO_INDEX);
	stage_close(&stage);
}

static void
test_sideways_passes_over_who_says_nothing(void **state)
{
	struct stage stage;

	(void)state;
	open_all(&stage);
	go_to(&stage, "API Design", 0);
	stage_keys(&stage, "l");
	assert_int_equal(stage.session.board.persona, 1);
	stage_keys(&stage, "l");
	assert_int_equal(stage.session.board.persona, 1);
	assert_stage(&stage, "Nobody further right");
	stage_close(&stage);
}

static void
test_the_persona_stays_where_it_says_something(void **state)
{
	struct stage stage;

	(void)state;
	open_all(&stage);
	go_to(&stage, "Identity", 2);
	stage_keys(&stage, "j");
	assert_int_equal(stage.session.board.persona, 1);
	stage_keys(&stage, "j");
	assert_int_equal(stage.session.board.persona, 2);
	stage_close(&stage);
}

static void
test_what_only_one_has_unfolds_in_the_rail(void **state)
{
	struct stage stage;
	const struct board *board = &stage.session.board;
	size_t count;

	(void)state;
	open_all(&stage);
	go_to(&stage, "only C (4)", 2);
	count = board->row_count;
	stage_keys(&stage, "Enter");
	assert_int_equal(board->row_count, count + 4);
	assert_int_equal(board->focus, FOCUS_TOPICS);
	stage_keys(&stage, "j Space");
	assert_int_equal(board->rows[board->row].kind, BOARD_SECTION);
	assert_int_equal(share_of(&stage, "only C (4)", 2), SHARE_PART);
	stage_keys(&stage, "h");
	assert_int_equal(board->row_count, count);
	assert_str(board->rows[board->row].title, "only C (4)");
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
	open_all(&stage);
	go_to(&stage, "Testing", 0);
	stage_keys(&stage, "Space");
	assert_int_equal(share_of(&stage, "Testing", 0), SHARE_ALL);
	tokens = find_row(&stage, "API Design")->tokens;
	stage_keys(&stage, "m");
	choose(&stage, "move to API Design");
	assert_int_equal(share_of(&stage, "API Design", 0), SHARE_PART);
	assert_true(find_row(&stage, "API Design")->tokens > tokens);
	assert_true(stage.session.work.draft.correction_count > 0);
	stage_keys(&stage, "u");
	assert_int_equal(share_of(&stage, "Testing", 0), SHARE_ALL);
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

static void
test_kept_apart_sections_do_not_meet_again(void **state)
{
	struct stage stage;

	(void)state;
	open_all(&stage);
	go_to(&stage, "API Design", 0);
	stage_keys(&stage, "o");
	go_to(&stage, "API Design", 0);
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
	open_all(&stage);
	go_to(&stage, "API Design", 0);
	stage_keys(&stage, "m");
	choose(&stage, "a topic of its own");
	stage_keys(&stage, "b");
	assert_int_equal(stage.session.work.draft.base, 0);
	assert_int_not_equal(topic_of(&stage, 0, "API Design"),
			     topic_of(&stage, 1, "Resource Naming"));
	stage_keys(&stage, "u u");
	go_to(&stage, "API Design", 0);
	stage_keys(&stage, "b");
	assert_int_equal(topic_of(&stage, 0, "API Design"),
			 topic_of(&stage, 1, "Resource Naming"));
	stage_close(&stage);
}

static void
test_a_weak_match_needs_a_look_and_is_named(void **state)
{
	struct stage stage;
	size_t topic, leaf;

	(void)state;
	open_all(&stage);
	topic = topic_of(&stage, 0, "Database Design");
	assert_true(board_doubtful(&stage.session, topic) == NO_INDEX);
	leaf = stage.session.board.comparison->topics[topic].candidates[1];
	stage.session.board.scores[leaf] = 0.5;
	assert_int_equal(board_doubtful(&stage.session, topic), leaf);
	stage_close(&stage);
}

static void
test_why_tells_pairs_and_words(void **state)
{
	struct stage stage;

	(void)state;
	open_all(&stage);
	go_to(&stage, "API Design", 0);
	stage_keys(&stage, "i");
	assert_true(str_contains(buf_str(&stage.session.why.text),
				 STR("A API Design  =  B API Design")));
	stage_keys(&stage, "Esc Enter");
	find_item(&stage, "Version every");
	stage_keys(&stage, "i");
	assert_true(str_contains(buf_str(&stage.session.why.text),
				 STR("a-careful.md:14")));
	assert_true(str_contains(buf_str(&stage.session.why.text),
				 STR("Version every interface from day one")));
	stage_close(&stage);
}

static void
test_search_finds_topics_and_rows(void **state)
{
	struct stage stage;

	(void)state;
	open_all(&stage);
	stage_keys(&stage, "/ r o l l e d Enter");
	assert_str(board_current(&stage.session)->title, "Databases");
	go_to(&stage, "Databases", 0);
	stage_keys(&stage, "Enter / r o l l e d Enter");
	assert_true(str_starts(board_current_item(&stage.session)->text,
			       STR("Write migrations")));
	stage_close(&stage);
}

static void
test_another_base_suggests_again_but_keeps_what_is_ok(void **state)
{
	struct stage stage;

	(void)state;
	open_all(&stage);
	go_to(&stage, "Testing", 1);
	stage_keys(&stage, "o");
	go_to(&stage, "Databases", 0);
	stage_keys(&stage, "b");
	assert_int_equal(stage.session.work.draft.base, 0);
	assert_true(find_row(&stage, "Testing")->ok);
	assert_int_equal(share_of(&stage, "Testing", 1), SHARE_ALL);
	assert_int_equal(share_of(&stage, "API Design", 0), SHARE_ALL);
	stage_close(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_fields_stand_first_and_what_only_one_has_last),
		cmocka_unit_test(
		    test_ticks_say_how_much_of_each_is_in_the_draft),
		cmocka_unit_test(
		    test_rows_keep_the_personas_own_order_and_nesting),
		cmocka_unit_test(
		    test_a_table_is_one_row_until_it_is_unfolded),
		cmocka_unit_test(test_an_item_is_related_to_the_whole_draft),
		cmocka_unit_test(
		    test_what_contradicts_the_draft_needs_a_look),
		cmocka_unit_test(test_space_takes_an_item_and_puts_it_back),
		cmocka_unit_test(test_what_is_said_already_is_taken_instead),
		cmocka_unit_test(test_space_on_a_head_takes_the_section),
		cmocka_unit_test(test_one_identity_gives_way_to_another),
		cmocka_unit_test(test_only_this_all_and_none),
		cmocka_unit_test(test_ok_goes_to_the_next_open_topic),
		cmocka_unit_test(test_all_ok_says_what_is_next),
		cmocka_unit_test(test_every_change_is_undone_and_done_again),
		cmocka_unit_test(
		    test_a_field_is_one_of_what_the_personas_have),
		cmocka_unit_test(
		    test_no_tools_named_is_said_and_can_be_taken),
		cmocka_unit_test(
		    test_taking_all_fields_never_widens_the_tools),
		cmocka_unit_test(test_a_field_is_left_out_alone),
		cmocka_unit_test(test_what_is_covered_can_be_hidden),
		cmocka_unit_test(test_a_pinned_persona_stands_row_by_row),
		cmocka_unit_test(test_sideways_passes_over_who_says_nothing),
		cmocka_unit_test(
		    test_the_persona_stays_where_it_says_something),
		cmocka_unit_test(test_what_only_one_has_unfolds_in_the_rail),
		cmocka_unit_test(
		    test_a_section_moves_to_another_topic_with_its_picks),
		cmocka_unit_test(
		    test_kept_apart_sections_do_not_meet_again),
		cmocka_unit_test(
		    test_corrections_outlive_another_base_but_not_undo),
		cmocka_unit_test(test_a_weak_match_needs_a_look_and_is_named),
		cmocka_unit_test(test_why_tells_pairs_and_words),
		cmocka_unit_test(test_search_finds_topics_and_rows),
		cmocka_unit_test(
		    test_another_base_suggests_again_but_keeps_what_is_ok),
	};

	check_use_utf8();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
