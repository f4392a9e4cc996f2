/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "app/board.h"
#include "base/count.h"
#include "base/file.h"
#include "check.h"
#include "compose/edit.h"
#include "review.h"

static void
test_fields_stand_first_and_what_only_one_has_last(void **state)
{
	struct stage stage;
	const struct board *board = &stage.session.board;

	(void)state;
	review_open(&stage);
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
	review_open(&stage);
	assert_int_equal(review_share(&stage, "API Design", 1), SHARE_ALL);
	assert_int_equal(review_share(&stage, "API Design", 2),
			 SHARE_NOTHING_THERE);
	assert_int_equal(review_share(&stage, "Testing", 0), SHARE_NONE);
	stage_close(&stage);
}

static void
assert_counted_where_ticked(const struct board *board)
{
	assert_true(board->row_count > 2);
	for (size_t i = 0; i < board->row_count; i++) {
		size_t taken = 0;

		for (size_t p = 0; p < board->comparison->persona_count; p++)
			taken += board->rows[i].ticks[p].taken;
		assert_int_equal(taken > 0, board->rows[i].tokens > 0);
	}
}

static void
go_and_enter(struct stage *stage, const char *title)
{
	const struct board *board = &stage->session.board;
	const struct board_row *row = review_row(stage, title);

	stage->session.board.by_statement = true;
	board_go(&stage->session, (size_t)(row - board->rows));
	stage_keys(stage, "Enter");
}

/* A base is taken whole: its topics stand below a heading of several. */
static void
test_what_is_ticked_is_counted_and_shown_in_its_topic(void **state)
{
	static const char *const folder[] = { "personas", NULL };
	struct stage stage;

	(void)state;
	stage_open(&stage, 36, 120, folder);
	stage_keys(&stage, "a c");
	assert_counted_where_ticked(&stage.session.board);
	go_and_enter(&stage, "API Design");
	assert_stage(&stage, "as it will be written");
	assert_stage_not(&stage, "Nothing of it is in the draft");
	stage_close(&stage);
}

static void
write_persona(const char *path, const char *text)
{
	struct error error;

	assert_true(file_write(path, str_of(text), true, &error));
}

static void
test_each_item_of_a_list_is_counted_in_its_own_topic(void **state)
{
	char *folder = check_make_folder();
	char *list = check_path(folder, "list.md");
	char *sections = check_path(folder, "sections.md");
	const char *const paths[] = { list, sections, NULL };
	struct stage stage;

	(void)state;
	write_persona(list,
		"---\nname: list\ndescription: d\n---\nYou bake bread.\n\n"
		"## Expertise\n\n"
		"- **Sourdough**: Feed the starter at dawn. Fold each dough "
		"four times. Prove overnight in a cold cellar.\n"
		"- **Oven**: Preheat the stone for an hour. Throw in steam. "
		"Turn the loaves after ten minutes.\n"
		"- **Selling**: Count the till twice. Greet by name. Wrap in "
		"paper, never in plastic.\n");
	write_persona(sections,
		"---\nname: sections\ndescription: d\n---\nYou bake.\n\n"
		"## Sourdough\n\n- Feed the starter at dawn.\n\n"
		"## Oven\n\n- Preheat the stone for an hour.\n\n"
		"## Selling\n\n- Count the till twice.\n");
	stage_open(&stage, 36, 120, paths);
	stage_keys(&stage, "a c");
	assert_counted_where_ticked(&stage.session.board);
	go_and_enter(&stage, "Oven");
	assert_stage(&stage, "Turn the loaves");
	assert_stage_not(&stage, "Nothing of it is in the draft");
	stage_close(&stage);
	check_remove_folder(folder);
	free(list);
	free(sections);
	free(folder);
}

static void
test_a_moved_block_is_in_the_topic_where_it_stands(void **state)
{
	struct stage stage;
	struct draft *draft = &stage.session.work.draft;
	size_t entry, was;

	(void)state;
	review_open(&stage);
	entry = draft->entry_count;
	while (--entry > 0 && draft->entries[entry].kind != ENTRY_BLOCK)
		;
	was = entry_topic(draft, entry);
	assert_int_not_equal(was, NO_INDEX);
	while (entry_topic(draft, entry) == was) {
		size_t to = draft_move(draft, entry, -1);

		assert_int_not_equal(to, entry);
		entry = to;
	}
	assert_int_equal(entry_topic(draft, entry), draft->entries[
	    draft_parent(draft, entry)].topic);
	for (size_t i = 0; i < draft->entry_count; i++)
		assert_int_equal(entry_topics(draft, &stage.session.arena)[i],
				 entry_topic(draft, i));
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
	review_open(&stage);
	review_go(&stage, "API Design", 1);
	assert_str(part->title, "API Design");
	for (size_t i = 0; i < COUNT(wanted); i++) {
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
	review_open(&stage);
	review_go(&stage, "Databases", 1);
	table = review_item(&stage, "| Store");
	assert_true(table->summed);
	assert_int_equal(table->lines, 2);
	count = stage.session.board.part.count;
	stage_keys(&stage, "Tab");
	review_item(&stage, "| Store");
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
	review_open(&stage);
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct persona_row *row;

		review_go(&stage, rows[i].topic, rows[i].persona);
		row = review_item(&stage, rows[i].item);
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
	review_open(&stage);
	assert_true(review_row(&stage, "Testing")->flags != 0);
	assert_false(review_row(&stage, "API Design")->flags != 0);
	board_count(&stage.session, &ok, &look, &all);
	assert_int_equal(ok, 0);
	assert_true(look >= 1);
	stage_close(&stage);
}

static void
test_ok_goes_to_the_next_open_topic(void **state)
{
	struct stage stage;
	const struct board *board = &stage.session.board;
	size_t ok, look, all;

	(void)state;
	review_open(&stage);
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
	review_open(&stage);
	for (size_t i = 0; i < 30 && board_next_open(&stage.session) !=
					 NO_INDEX; i++)
		stage_keys(&stage, "o");
	assert_true(board_next_open(&stage.session) == NO_INDEX);
	assert_stage(&stage, "c composes, w exports");
	stage_close(&stage);
}

static void
test_what_is_covered_can_be_hidden(void **state)
{
	struct stage stage;
	const struct part *part = &stage.session.board.part;
	size_t count;

	(void)state;
	review_open(&stage);
	review_go(&stage, "API Design", 0);
	count = part->count;
	stage_keys(&stage, "=");
	assert_int_equal(part->hidden, 1);
	assert_int_equal(part->count, count - 1);
	review_item(&stage, "Paginate");
	stage_keys(&stage, "=");
	assert_true(str_starts(board_current_item(&stage.session)->text,
			       STR("Paginate")));
	assert_int_equal(part->count, count);
	stage_close(&stage);
}

static void
test_a_pinned_persona_stands_row_by_row(void **state)
{
	struct stage stage;
	const struct persona_row *row;

	(void)state;
	review_open(&stage);
	review_go(&stage, "API Design", 1);
	stage_keys(&stage, "Enter p");
	assert_int_equal(stage.session.board.pinned, 1);
	assert_int_equal(stage.session.board.persona, 0);
	row = review_item(&stage, "Version every");
	assert_int_equal(row->twin.persona, 1);
	row = review_item(&stage, "Use plural");
	assert_int_equal(row->kind, ROW_OTHER);
	stage_keys(&stage, "p");
	assert_true(stage.session.board.pinned == NO_INDEX);
	stage_close(&stage);
}

static void
test_whole_files_open_at_the_persona_in_focus(void **state)
{
	struct stage stage;
	const struct side *side = &stage.session.side;

	(void)state;
	review_open(&stage);
	review_go(&stage, "API Design", 1);
	stage_keys(&stage, "Enter p");
	review_item(&stage, "Use plural");
	stage_keys(&stage, "v");
	assert_int_equal(stage.session.screen, SCREEN_SIDE);
	assert_int_equal(side->focus, 0);
	assert_str(session_persona(&stage.session, side->columns[0].file)
		       ->sections[side->columns[0].section].title,
		   "API Design");
	stage_close(&stage);
}

static void
test_sideways_passes_over_who_says_nothing(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	review_go(&stage, "API Design", 0);
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
	review_open(&stage);
	review_go(&stage, "Identity", 2);
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
	review_open(&stage);
	review_go(&stage, "only C (4)", 2);
	count = board->row_count;
	stage_keys(&stage, "Enter");
	assert_int_equal(board->row_count, count + 4);
	assert_int_equal(board->focus, FOCUS_TOPICS);
	stage_keys(&stage, "j Space");
	assert_int_equal(board->rows[board->row].kind, BOARD_SECTION);
	assert_int_equal(review_share(&stage, "only C (4)", 2), SHARE_PART);
	stage_keys(&stage, "h");
	assert_int_equal(board->row_count, count);
	assert_str(board->rows[board->row].title, "only C (4)");
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
test_a_weak_match_needs_a_look_and_is_named(void **state)
{
	struct stage stage;
	size_t topic, leaf;

	(void)state;
	review_open(&stage);
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
	review_open(&stage);
	review_go(&stage, "API Design", 0);
	stage_keys(&stage, "i");
	assert_true(str_contains(buf_str(&stage.session.why.text),
				 STR("A API Design  =  B API Design")));
	stage_keys(&stage, "Esc Enter");
	review_item(&stage, "Version every");
	stage_keys(&stage, "i");
	assert_true(str_contains(buf_str(&stage.session.why.text),
				 STR("a-careful.md:14")));
	assert_true(str_contains(buf_str(&stage.session.why.text),
				 STR("Version every interface from day one")));
	stage_close(&stage);
}

/* The first row that is a section, anywhere on the board. */
static const struct persona_row *
go_to_section(struct stage *stage)
{
	struct session *session = &stage->session;
	const struct part *part = &session->board.part;

	for (size_t i = 0; i < 3 * session->board.row_count; i++) {
		session->board.wanted = i % 3;
		board_go(session, i / 3);
		for (size_t k = 0; k < part->count; k++)
			if (part->rows[k].kind == ROW_SECTION) {
				session->board.item_row = k;
				return &part->rows[k];
			}
	}
	fail_msg("no row is a section");
	return NULL;
}

static void
test_why_of_a_section_tells_what_is_known_of_it(void **state)
{
	struct stage stage;
	struct str text;

	(void)state;
	review_open(&stage);
	stage.session.board.focus = FOCUS_ROWS;
	go_to_section(&stage);
	stage_keys(&stage, "i");
	text = buf_str(&stage.session.why.text);
	assert_str(text, "B  platform-engineer, API Design › Resource Naming\n"
		   "tests/view/compare/b-modern.md:14-17\n\n"
		   "≈18 tokens, 2 items: 2 in the draft, 0 more said by it\n"
		   "in the topic API Design\n\n"
		   "Paired with no section of another: it stands here because "
		   "of what stands around it.\n");
	stage_close(&stage);
}

static void
test_an_item_opens_at_its_line_and_is_copied(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	review_go(&stage, "API Design", 0);
	stage_keys(&stage, "Enter");
	review_item(&stage, "Version every");
	stage_keys(&stage, "e");
	assert_int_equal(stage.session.request.kind, REQUEST_EDITOR);
	assert_int_equal(stage.session.request.line, 14);
	stage_keys(&stage, "y");
	assert_int_equal(stage.session.request.kind, REQUEST_CLIPBOARD);
	assert_str(stage.session.request.input,
		   "Version every interface from the first day");
	stage_close(&stage);
}

static void
test_search_finds_topics_and_rows(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	stage_keys(&stage, "/ r o l l e d Enter");
	assert_str(board_current(&stage.session)->title, "Databases");
	review_go(&stage, "Databases", 0);
	stage_keys(&stage, "Enter / r o l l e d Enter");
	assert_true(str_starts(board_current_item(&stage.session)->text,
			       STR("Write migrations")));
	stage_keys(&stage, "/ p l u r a l Enter");
	assert_stage(&stage, "No match");
	assert_stage(&stage, "Esc and / look through all topics");
	stage_keys(&stage, "Esc / p l u r a l Enter");
	assert_stage(&stage, "Found 1 of 1");
	assert_str(board_current(&stage.session)->title, "API Design");
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
		    test_what_is_ticked_is_counted_and_shown_in_its_topic),
		cmocka_unit_test(
		    test_each_item_of_a_list_is_counted_in_its_own_topic),
		cmocka_unit_test(
		    test_a_moved_block_is_in_the_topic_where_it_stands),
		cmocka_unit_test(
		    test_rows_keep_the_personas_own_order_and_nesting),
		cmocka_unit_test(test_a_table_is_one_row_until_it_is_unfolded),
		cmocka_unit_test(test_an_item_is_related_to_the_whole_draft),
		cmocka_unit_test(test_what_contradicts_the_draft_needs_a_look),
		cmocka_unit_test(test_ok_goes_to_the_next_open_topic),
		cmocka_unit_test(test_all_ok_says_what_is_next),
		cmocka_unit_test(test_what_is_covered_can_be_hidden),
		cmocka_unit_test(test_a_pinned_persona_stands_row_by_row),
		cmocka_unit_test(
		    test_whole_files_open_at_the_persona_in_focus),
		cmocka_unit_test(test_sideways_passes_over_who_says_nothing),
		cmocka_unit_test(
		    test_the_persona_stays_where_it_says_something),
		cmocka_unit_test(test_what_only_one_has_unfolds_in_the_rail),
		cmocka_unit_test(test_a_weak_match_needs_a_look_and_is_named),
		cmocka_unit_test(test_why_tells_pairs_and_words),
		cmocka_unit_test(
		    test_why_of_a_section_tells_what_is_known_of_it),
		cmocka_unit_test(test_an_item_opens_at_its_line_and_is_copied),
		cmocka_unit_test(test_search_finds_topics_and_rows),
	};

	check_use_utf8();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
