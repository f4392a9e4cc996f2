/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <stdlib.h>

#include "app/follow.h"
#include "base/file.h"
#include "compose/edit.h"
#include "sound.h"
#include "stage.h"
#include "world.h"

/* Three bakers in a folder; the draft is of the first two, in part decided. */
struct review_of {
	struct stage stage;
	char *folder, *paths[4];
};

static void
write_file(const char *path, const char *text)
{
	struct error error;

	assert_true(file_write(path, str_of(text), true, &error));
}

static void
review_open(struct review_of *review)
{
	static const char *const names[] = { "a.md", "b.md", "c.md" };
	const char *paths[2] = { NULL, NULL };

	review->folder = check_make_folder();
	for (size_t i = 0; i < 3; i++) {
		review->paths[i] = check_path(review->folder, names[i]);
		write_file(review->paths[i], bakers[i]);
	}
	paths[0] = review->folder;
	stage_open(&review->stage, 24, 100, paths);
	stage_keys(&review->stage, "Space Space c");
}

static void
review_close(struct review_of *review)
{
	stage_close(&review->stage);
	check_remove_folder(review->folder);
	for (size_t i = 0; i < 3; i++)
		free(review->paths[i]);
	free(review->folder);
}

static void
to_topic(struct stage *stage, const char *title)
{
	struct session *session = &stage->session;

	for (size_t i = 0; i < session->board.row_count; i++)
		if (str_eq(session->board.rows[i].title, str_of(title))) {
			board_go(session, i);
			stage_draw(stage);
			return;
		}
	fail_msg("no row %s", title);
}

/* An edit, a tick, a topic left out, and one item more than suggested. */
static void
decide(struct stage *stage)
{
	struct draft *draft = &stage->session.work.draft;

	to_topic(stage, "Dough");
	stage_keys(stage, "o");
	to_topic(stage, "Oven");
	stage_keys(stage, "x");
	session_begin(&stage->session);
	draft_edit(draft, world_find(draft, "Weigh"), STR("Weigh it all"));
	session_done(&stage->session, "edited");
}

static struct str
texts(const struct draft *draft, struct arena *arena)
{
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

static bool
is_ok(const struct stage *stage, const char *title)
{
	const struct board *board = &stage->session.board;

	for (size_t i = 0; i < board->row_count; i++)
		if (str_eq(board->rows[i].title, str_of(title)))
			return board->rows[i].ok;
	return false;
}

static void
test_a_persona_that_joins_keeps_all_that_was_decided(void **state)
{
	struct review_of review;
	struct stage *stage = &review.stage;
	struct str before;

	(void)state;
	review_open(&review);
	decide(stage);
	before = texts(&stage->session.work.draft, &stage->session.arena);
	stage_keys(stage, "1 G Space c");
	assert_int_equal(stage->session.board.comparison->persona_count, 3);
	assert_str(texts(&stage->session.work.draft, &stage->frame),
		   before.ptr);
	assert_true(is_ok(stage, "Dough"));
	assert_true(str_contains(buf_str(&stage->session.message),
				 STR("C joined; ")));
	assert_stage(stage, "flagged +");
	stage_keys(stage, "u");
	assert_int_equal(stage->session.work.draft.comparison->persona_count,
			 2);
	assert_str(texts(&stage->session.work.draft, &stage->frame),
		   before.ptr);
	review_close(&review);
}

static void
test_a_persona_that_leaves_leaves_its_texts(void **state)
{
	struct review_of review;
	struct stage *stage = &review.stage;
	struct str before;

	(void)state;
	review_open(&review);
	stage_keys(stage, "1 G Space c");
	decide(stage);
	before = texts(&stage->session.work.draft, &stage->session.arena);
	stage_keys(stage, "1 g Down Space c");
	assert_int_equal(stage->session.board.comparison->persona_count, 2);
	assert_str(texts(&stage->session.work.draft, &stage->frame),
		   before.ptr);
	assert_null(draft_unsound(&stage->session.work.draft));
	review_close(&review);
}

static void
test_nothing_decided_is_suggested_anew(void **state)
{
	struct review_of review;
	struct stage *stage = &review.stage;

	(void)state;
	review_open(&review);
	assert_false(draft_was_decided(&stage->session));
	stage_keys(stage, "1 G Space c");
	assert_true(str_starts(buf_str(&stage->session.message),
			       STR("A new draft")) ||
		    str_starts(buf_str(&stage->session.message),
			       STR("The draft starts as a suggestion")));
	review_close(&review);
}

static void
test_a_file_changed_meanwhile_is_followed(void **state)
{
	struct review_of review;
	struct stage *stage = &review.stage;
	struct str before;

	(void)state;
	review_open(&review);
	decide(stage);
	to_topic(stage, "Dough");
	before = texts(&stage->session.work.draft, &stage->session.arena);
	write_file(review.paths[1],
		   "---\nname: beta\n---\n\nYou are a pastry chef.\n\n"
		   "## Dough\n\n- Sing to the yeast in the morning hours\n");
	assert_true(session_reload(&stage->session));
	stage_draw(stage);
	assert_str(texts(&stage->session.work.draft, &stage->frame),
		   before.ptr);
	assert_true(str_starts(buf_str(&stage->session.message),
			       STR("B changed on disk; ")));
	assert_str(board_current(&stage->session)->title, "Dough");
	assert_true(is_ok(stage, "Dough"));
	assert_false(session_reload(&stage->session));
	review_close(&review);
}

/* B after a day of work: a line reworded, one gone, one new. */
static const char worked_on[] =
    "---\nname: beta\ndescription: Bakes cake.\ntools: Read, Bash\n---\n\n"
    "You are a pastry chef with 15+ years of experience in a village "
    "bakery. You love sugar and butter.\n\n"
    "## Dough\n\n"
    "- Weigh each ingredient on a precise digital scale\n"
    "- Laminate butter into the croissant pastry by hand\n"
    "- Sing to the yeast in the morning hours\n\n"
    "## Oven\n\n"
    "- Preheat to the right temperature\n"
    "- Turn the trays halfway for even colour\n";

/* The draft has of B's Dough what the base does not say, and of B alone. */
static void
open_changed(struct review_of *review)
{
	struct stage *stage = &review->stage;

	review_open(review);
	to_topic(stage, "Dough");
	stage->session.board.wanted = 1;
	board_go(&stage->session, stage->session.board.row);
	stage_keys(stage, "t");
	write_file(review->paths[1], worked_on);
	assert_true(session_reload(&stage->session));
	stage_keys(stage, "3 Tab Tab Tab");
}

static const struct outline *
outline_of(const struct stage *stage)
{
	return &stage->session.outline;
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

static void
test_what_changed_upstream_is_decided_in_its_tab(void **state)
{
	struct review_of review;
	struct stage *stage = &review.stage;
	size_t count;

	(void)state;
	open_changed(&review);
	count = outline_of(stage)->upstream_count;
	assert_true(count >= 3);
	assert_stage(stage, "Upstream");
	assert_stage(stage, "Reworded since it was picked");
	assert_stage(stage, "- Laminate butter into the croissant pastry");
	assert_stage(stage, "+ Laminate butter into the croissant pastry by "
			    "hand");
	stage_keys(stage, "Space");
	assert_true(draft_says(stage, "Laminate butter into the croissant "
				      "pastry by hand"));
	assert_false(draft_says(stage,
				"Laminate butter into the croissant pastry"));
	assert_int_equal(outline_of(stage)->upstream_count, count - 1);
	stage_keys(stage, "u");
	assert_int_equal(outline_of(stage)->upstream_count, count);
	stage_keys(stage, "g o");
	assert_true(draft_says(stage,
			       "Laminate butter into the croissant pastry"));
	assert_int_equal(outline_of(stage)->upstream_count, count - 1);
	stage_keys(stage, "a");
	assert_int_equal(outline_of(stage)->upstream_count, 0);
	assert_true(draft_says(stage, "Chill the mixture between all "
				      "foldings"));
	assert_true(draft_says(stage, "Sing to the yeast in the morning "
				      "hours"));
	assert_stage_not(stage, "Upstream");
	review_close(&review);
}

static void
test_what_is_gone_upstream_can_go(void **state)
{
	struct review_of review;
	struct stage *stage = &review.stage;
	const char *chill = "Chill the mixture between all foldings";

	(void)state;
	open_changed(&review);
	for (size_t i = 0; i < outline_of(stage)->upstream_count; i++) {
		const struct upstream_pick *pick =
		    outline_upstream_pick(outline_of(stage), i);

		if (pick && pick->fate == FATE_GONE &&
		    str_starts(stage->session.work.draft.entries[pick->entry]
				   .was,
			       str_of(chill)))
			stage->session.outline.upstream_at = i;
	}
	assert_true(draft_says(stage, chill));
	stage_keys(stage, "Space");
	assert_stage(stage, "x takes it out");
	stage_keys(stage, "x");
	assert_false(draft_says(stage, chill));
	review_close(&review);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_a_persona_that_joins_keeps_all_that_was_decided),
		cmocka_unit_test(test_a_persona_that_leaves_leaves_its_texts),
		cmocka_unit_test(test_nothing_decided_is_suggested_anew),
		cmocka_unit_test(test_a_file_changed_meanwhile_is_followed),
		cmocka_unit_test(
		    test_what_changed_upstream_is_decided_in_its_tab),
		cmocka_unit_test(test_what_is_gone_upstream_can_go),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
