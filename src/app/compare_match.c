/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/board.h"
#include "app/handlers.h"
#include "app/move.h"
#include "compose/suggest.h"
#include "compose/take.h"

static void
add_leaf(struct board *board, size_t section)
{
	board->moved_leaves[board->moved_count++] = section;
}

/* A head is all that lies below it; a row its own section; of a topic all
 * that the persona has there. */
static void
find_moved(struct session *session)
{
	struct board *board = &session->board;
	const struct board_row *row = board_current(session);
	const struct persona_row *item = board_current_item(session);
	const struct comparison *comparison = board->comparison;
	const struct persona *source = comparison->personas[board->persona];
	size_t root = NO_INDEX;
	bool one = false;

	if (row->kind == BOARD_SECTION) {
		root = row->section;
	} else if (board->focus == FOCUS_ROWS && item &&
		   item->section != NO_INDEX &&
		   item->persona == board->persona) {
		root = item->section;
		one = item->kind != ROW_SECTION;
	}
	board->moved_count = 0;
	board->moved_head = root != NO_INDEX && !one;
	board->moved_leaves = ARENA_ARRAY(&board->kept, size_t,
					  comparison->candidate_count);
	for (size_t i = 0; i < comparison->candidate_count; i++) {
		const struct candidate *it = &comparison->candidates[i];

		if (it->persona != board->persona || it->group)
			continue;
		if (root == NO_INDEX ? it->topic == row->topic
		    : one	     ? it->section == root
				 : section_within(source, it->section, root))
			add_leaf(board, it->section);
	}
	board->moved = root != NO_INDEX	       ? root
		       : board->moved_count > 0 ? board->moved_leaves[0]
						: NO_INDEX;
}

static void
add_move(struct session *session, struct move move)
{
	struct board *board = &session->board;

	board->moves = arena_grow(&board->kept, board->moves,
				  board->move_count, &board->move_capacity,
				  sizeof *board->moves);
	board->moves[board->move_count++] = move;
}

/* Other end of a pair that the section, or what lies below it, is in. */
static const struct candidate *
other_end(const struct comparison *comparison, const struct section_pair *pair,
	  size_t persona, size_t section)
{
	const struct candidate *a = &comparison->candidates[pair->a];
	const struct candidate *b = &comparison->candidates[pair->b];
	const struct persona *source = comparison->personas[persona];

	if (a->persona == persona &&
	    section_within(source, a->section, section))
		return b;
	if (b->persona == persona &&
	    section_within(source, b->section, section))
		return a;
	return NULL;
}

/* By topic: the best score that the section has with anything there. */
static double *
topic_scores(struct session *session, size_t persona, size_t section)
{
	const struct comparison *comparison = session->board.comparison;
	double *scores = ARENA_ARRAY(&session->board.part_arena, double,
				     comparison->topic_count);

	for (size_t i = 0; i < comparison->pair_count; i++) {
		const struct section_pair *pair = &comparison->pairs[i];
		const struct candidate *other =
		    other_end(comparison, pair, persona, section);

		if (other && other->topic != NO_INDEX &&
		    pair->score > scores[other->topic])
			scores[other->topic] = pair->score;
	}
	return scores;
}

/* Somebody else must say something there, or nothing could be paired. */
static bool
can_join(const struct comparison *comparison, size_t topic, size_t persona)
{
	const struct topic *it = &comparison->topics[topic];

	if (it->kind == TOPIC_ONLY)
		return false;
	for (size_t i = 0; i < it->count; i++)
		if (comparison->candidates[it->candidates[i]].persona !=
		    persona)
			return true;
	return false;
}

static int
compare_moves(const void *a, const void *b)
{
	const struct move *x = a, *y = b;

	if (x->kind != y->kind)
		return x->kind < y->kind ? -1 : 1;
	if (x->score != y->score)
		return x->score > y->score ? -1 : 1;
	return (x->topic > y->topic) - (x->topic < y->topic);
}

/* Where its first part stands. */
static size_t
moved_topic(const struct session *session)
{
	const struct board *board = &session->board;

	return board->topics[board->persona][board->moved_leaves[0]];
}

static void
list_topics(struct session *session, size_t persona, size_t section)
{
	const struct comparison *comparison = session->board.comparison;
	double *scores = topic_scores(session, persona, section);
	size_t now = moved_topic(session);
	bool all = session->board.focus == FOCUS_TOPICS &&
		   board_current(session)->kind == BOARD_TOPIC &&
		   comparison->topics[now].kind != TOPIC_ONLY;

	for (size_t i = 0; i < comparison->topic_count; i++) {
		if (i == now || !can_join(comparison, i, persona))
			continue;
		add_move(session, (struct move){
			.kind = scores[i] > 0 ? MOVE_LIKELY : MOVE_ELSEWHERE,
			.topic = i, .score = scores[i] });
		if (all)
			add_move(session, (struct move){
				.kind = MOVE_JOIN, .topic = i,
				.score = scores[i] });
	}
}

/* The best pair with each other persona: same as, or never the same. */
static void
list_partners(struct session *session, size_t persona, size_t section)
{
	const struct comparison *comparison = session->board.comparison;
	bool *seen = ARENA_ARRAY(&session->board.part_arena, bool,
				 comparison->persona_count);
	size_t now = session->board.topics[persona][section];

	for (size_t i = 0; i < comparison->pair_count; i++) {
		const struct candidate *other = other_end(
		    comparison, &comparison->pairs[i], persona, section);
		bool together;

		if (!other || other->group || seen[other->persona])
			continue;
		seen[other->persona] = true;
		together = other->topic == now;
		add_move(session, (struct move){
			.kind = together ? MOVE_APART : MOVE_SAME,
			.topic = other->topic,
			.persona = other->persona,
			.section = other->section,
			.score = comparison->pairs[i].score });
	}
}

static struct str
move_text(struct session *session, const struct move *move)
{
	const struct comparison *comparison = session->board.comparison;
	struct arena *arena = &session->board.part_arena;
	struct str title = { "", 0 };
	size_t percent = (size_t)(100 * move->score + 0.5);

	if (move->kind == MOVE_LIKELY || move->kind == MOVE_ELSEWHERE ||
	    move->kind == MOVE_JOIN)
		title = comparison->topics[move->topic].title;
	else if (move->kind != MOVE_ALONE)
		title = comparison->personas[move->persona]
			    ->sections[move->section].title;
	switch (move->kind) {
	case MOVE_LIKELY:
		return arena_printf(arena, "move to %.*s   %zu %%",
				    STR_ARG(title), percent);
	case MOVE_SAME:
		return arena_printf(arena, "the same as %c: %.*s   %zu %%",
				    session_letter(session, move->persona),
				    STR_ARG(title), percent);
	case MOVE_APART:
		return arena_printf(arena,
				    "never the same as %c: %.*s   %zu %%",
				    session_letter(session, move->persona),
				    STR_ARG(title), percent);
	case MOVE_ALONE:
		return STR("a topic of its own");
	case MOVE_JOIN:
		return arena_printf(arena, "join the topic, everybody's, "
				    "with %.*s", STR_ARG(title));
	default:
		return arena_printf(arena, "move to %.*s", STR_ARG(title));
	}
}

static void
open_list(struct session *session, size_t persona, size_t section)
{
	struct board *board = &session->board;
	const struct persona *source = board->comparison->personas[persona];
	size_t now = moved_topic(session), count = board->moved_count;
	struct str *rows = ARENA_ARRAY(&board->part_arena, struct str,
				       board->move_count);
	struct str more = { "", 0 };
	struct str path = section_path(source, section,
				       session->ascii ? " > " : " › ",
				       &board->part_arena);

	if (count > 1)
		more = arena_printf(&board->part_arena, ", %zu sections",
				    count);
	for (size_t i = 0; i < board->move_count; i++)
		rows[i] = move_text(session, &board->moves[i]);
	choice_open(session,
		    arena_printf(&board->part_arena,
				 "%c: %.*s%.*s   stands in: %.*s",
				 session_letter(session, persona),
				 STR_ARG(path), STR_ARG(more),
				 STR_ARG(board->comparison->topics[now].title)),
		    rows, board->move_count, compare_move_chosen);
}

void
compare_match(struct session *session)
{
	struct board *board = &session->board;
	size_t section;

	if (board_current(session)->kind == BOARD_FIELDS) {
		session_say(session, "Fields are matched by their names");
		return;
	}
	find_moved(session);
	if (board->moved_count == 0) {
		session_say(session, "A section with text of its own can be "
			    "moved: choose a row of it");
		return;
	}
	section = board->moved_leaves[0];
	board->moves = NULL;
	board->move_count = board->move_capacity = 0;
	list_topics(session, board->persona, board->moved);
	list_partners(session, board->persona, section);
	add_move(session, (struct move){ .kind = MOVE_ALONE,
					 .topic = NO_INDEX });
	qsort(board->moves, board->move_count, sizeof *board->moves,
	      compare_moves);
	open_list(session, board->persona, board->moved);
	session->choice.narrows = true;
}
