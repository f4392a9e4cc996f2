#include <stdlib.h>
#include <string.h>

#include "app/actions.h"
#include "app/board.h"
#include "app/handlers.h"
#include "app/move.h"
#include "compose/suggest.h"
#include "compose/take.h"

/* The section that `m` is about: under the cursor, else the first one that
 * the persona has in the topic. */
static size_t
current_section(const struct session *session)
{
	const struct board *board = &session->board;
	const struct board_row *row = board_current(session);
	const struct persona_row *item = board_current_item(session);
	const struct topic *topic = &board->comparison->topics[row->topic];

	if (row->kind == BOARD_SECTION)
		return row->section;
	if (board->focus == FOCUS_ROWS && item && item->section != NO_INDEX &&
	    item->persona == board->persona)
		return item->section;
	for (size_t i = 0; i < topic->count; i++) {
		const struct candidate *leaf =
		    &board->comparison->candidates[topic->candidates[i]];

		if (leaf->persona == board->persona)
			return leaf->section;
	}
	return NO_INDEX;
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

static void
list_topics(struct session *session, size_t persona, size_t section)
{
	const struct comparison *comparison = session->board.comparison;
	double *scores = topic_scores(session, persona, section);
	size_t now = session->board.topics[persona][section];

	for (size_t i = 0; i < comparison->topic_count; i++)
		if (i != now && can_join(comparison, i, persona))
			add_move(session, (struct move){
				.kind = scores[i] > 0 ? MOVE_LIKELY
						      : MOVE_ELSEWHERE,
				.topic = i, .score = scores[i] });
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

	if (move->kind == MOVE_LIKELY || move->kind == MOVE_ELSEWHERE)
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
	default:
		return arena_printf(arena, "move to %.*s", STR_ARG(title));
	}
}

static void
open_list(struct session *session, size_t persona, size_t section)
{
	struct board *board = &session->board;
	const struct persona *source = board->comparison->personas[persona];
	size_t now = board->topics[persona][section];
	struct str *rows = ARENA_ARRAY(&board->part_arena, struct str,
				       board->move_count);
	struct str path = section_path(source, section,
				       session->ascii ? " > " : " › ",
				       &board->part_arena);

	for (size_t i = 0; i < board->move_count; i++)
		rows[i] = move_text(session, &board->moves[i]);
	choice_open(session,
		    arena_printf(&board->part_arena,
				 "%c: %.*s   stands in: %.*s",
				 session_letter(session, persona),
				 STR_ARG(path),
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
	section = current_section(session);
	if (section == NO_INDEX ||
	    board->topics[board->persona][section] == NO_INDEX) {
		session_say(session, "A section with text of its own can be "
			    "moved: choose a row of it");
		return;
	}
	board->moves = NULL;
	board->move_count = board->move_capacity = 0;
	board->moved = section;
	list_topics(session, board->persona, section);
	list_partners(session, board->persona, section);
	add_move(session, (struct move){ .kind = MOVE_ALONE,
					 .topic = NO_INDEX });
	qsort(board->moves, board->move_count, sizeof *board->moves,
	      compare_moves);
	open_list(session, board->persona, section);
}
