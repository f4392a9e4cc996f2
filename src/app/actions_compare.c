/* SPDX-License-Identifier: MIT */
#include "app/actions.h"
#include "app/board.h"
#include "app/handlers.h"

static size_t
row_count(const struct session *session)
{
	const struct board *board = &session->board;

	if (board->focus == FOCUS_TOPICS)
		return board->row_count;
	if (board_by_statement(session))
		return board->statements.count;
	return board_current(session)->kind == BOARD_FIELDS
		   ? board->variants.count
		   : board->part.count;
}

static void
move(struct session *session, long by)
{
	struct board *board = &session->board;
	size_t count = row_count(session);

	if (board->focus == FOCUS_TOPICS)
		board_go(session, cursor_moved(board->row, by, count));
	else
		board->item_row = cursor_moved(board->item_row, by, count);
	board->scrolled = 0;
	board_hint(session);
}

/* The view keeps the first line within the text. */
static void
scroll(struct session *session, long by)
{
	session->board.scrolled += by;
}

static void
section(struct session *session, int by)
{
	struct board *board = &session->board;
	size_t at = board->row;

	do {
		if (by < 0 ? at == 0 : at + 1 >= board->row_count)
			break;
		at = by < 0 ? at - 1 : at + 1;
	} while (board->rows[at].kind == BOARD_SECTION);
	if (board->rows[at].kind != BOARD_SECTION)
		board_go(session, at);
	board_hint(session);
}

static bool
persona_holds(const struct session *session, size_t topic, size_t persona,
	      struct str search)
{
	const struct board *board = &session->board;
	const struct persona *source = board->comparison->personas[persona];

	for (size_t i = 0; i < source->block_count; i++)
		if (board->topics[persona][source->blocks[i].section] ==
			topic &&
		    text_holds(persona_text(source, source->blocks[i].range),
			       search))
			return true;
	return false;
}

static bool
topic_holds(const struct session *session, const struct board_row *row,
	    struct str search)
{
	if (text_holds(row->title, search))
		return true;
	if (row->kind != BOARD_TOPIC)
		return false;
	for (size_t i = 0; i < session->board.comparison->persona_count; i++)
		if (persona_holds(session, row->topic, i, search))
			return true;
	return false;
}

static bool
row_holds(struct session *session, size_t at)
{
	const struct board *board = &session->board;
	struct str search = buf_str(&session->search);

	if (board->focus == FOCUS_TOPICS)
		return topic_holds(session, &board->rows[at], search);
	if (board_by_statement(session))
		return text_holds(board->statements.all[at].text, search);
	if (board_current(session)->kind == BOARD_FIELDS)
		return text_holds(board->variants.all[at].value, search);
	return text_holds(board->part.rows[at].text, search);
}

static size_t
cursor_of(const struct board *board)
{
	return board->focus == FOCUS_TOPICS ? board->row : board->item_row;
}

static void
go_row(struct session *session, size_t at)
{
	move(session, (long)at - (long)cursor_of(&session->board));
}

static const char *
other_topics(struct session *session)
{
	return session->board.focus == FOCUS_ROWS
		   ? ". Esc and / look through all topics"
		   : "";
}

static void
find_places(struct session *session, struct places *places)
{
	*places = (struct places){ row_count(session),
				   cursor_of(&session->board), row_holds,
				   go_row, other_topics };
}

enum { PANE_RAIL, PANE_ROWS };

static void
point(struct session *session, size_t pane, size_t index)
{
	struct board *board = &session->board;

	board->scrolled = 0;
	if (pane == PANE_RAIL && index < board->row_count) {
		board->focus = FOCUS_TOPICS;
		board_go(session, index);
	} else if (pane == PANE_ROWS) {
		board->focus = FOCUS_ROWS;
		board->item_row = cursor_moved(index, 0, row_count(session));
	}
	board_hint(session);
}

static void
wheel(struct session *session, size_t pane, long by)
{
	struct board *board = &session->board;

	if (pane == PANE_ROWS)
		board->scrolled += by;
	else
		board_go(session,
			 cursor_moved(board->row, by, board->row_count));
}

static void
locate(const struct session *session, struct spot *spot)
{
	spot->row = session->board.row;
	spot->column = session->board.persona;
	spot->item = session->board.item_row;
}

static void
go(struct session *session, const struct spot *spot)
{
	struct board *board = &session->board;
	size_t personas = board->comparison->persona_count;

	if (spot->column < personas)
		board->wanted = spot->column;
	board_go(session, cursor_moved(spot->row, 0, board->row_count));
	board->item_row = spot->item;
	board_show_part(session);
}

/* Columns that say nothing of the topic are passed over. */
static void
sideways(struct session *session, int by)
{
	struct board *board = &session->board;
	const struct board_row *row = board_current(session);
	size_t personas = board->comparison->persona_count;
	size_t at = board->persona;

	do {
		if (by < 0 ? at == 0 : at + 1 >= personas) {
			session_say(session, "Nobody further %s says anything "
				    "about %.*s", by < 0 ? "left" : "right",
				    STR_ARG(row->title));
			return;
		}
		at = by < 0 ? at - 1 : at + 1;
	} while (at == board->pinned ||
		 (row->kind != BOARD_FIELDS && !board_has(session, row, at)));
	board->wanted = at;
	board->scrolled = 0;
	board_go(session, board->row);
	board_hint(session);
}

/* On "only X" there is nobody beside: it folds and unfolds. */
static bool
fold_only(struct session *session, bool fold)
{
	struct board *board = &session->board;
	struct board_row *row = board_current(session);
	size_t topic = row->topic;

	if (board->focus != FOCUS_TOPICS || row->kind == BOARD_FIELDS ||
	    board->comparison->topics[topic].kind != TOPIC_ONLY)
		return false;
	if (board->only_unfolded[topic] == !fold)
		return false;
	while (board->rows[board->row].kind == BOARD_SECTION)
		board->row--;
	board->only_unfolded[topic] = !fold;
	board_refresh(session);
	board_hint(session);
	return true;
}

void
compare_left(struct session *session)
{
	if (!fold_only(session, true))
		sideways(session, -1);
}

void
compare_right(struct session *session)
{
	if (!fold_only(session, false))
		sideways(session, 1);
}

static void
set_focus(struct session *session, enum board_focus focus)
{
	session->board.focus = focus;
	session->board.scrolled = 0;
	session->zoom = false;
	board_hint(session);
}

void
compare_tab(struct session *session)
{
	set_focus(session, session->board.focus == FOCUS_TOPICS
			       ? FOCUS_ROWS
			       : FOCUS_TOPICS);
}

static void
unfold_row(struct session *session)
{
	struct board *board = &session->board;
	const struct persona_row *row = board_current_item(session);

	if (!row)
		return;
	if (row->kind == ROW_REST) {
		board->rest_folded = !board->rest_folded;
	} else if (row->kind == ROW_ENTRY) {
		board->entry_read =
		    board->entry_read == row->entry ? NO_INDEX : row->entry;
	} else {
		struct folds *folds = &board->folds[row->persona];
		bool *fold = row->kind == ROW_SECTION
				 ? &folds->sections[row->section]
			     : row->item != NO_INDEX
				 ? &folds->items[row->item]
				 : &folds->blocks[row->block];

		*fold = !*fold;
	}
	board_show_part(session);
	board_hint(session);
}

void
compare_enter(struct session *session)
{
	struct board *board = &session->board;

	if (board->focus == FOCUS_ROWS) {
		unfold_row(session);
		return;
	}
	if (!fold_only(session, false))
		set_focus(session, FOCUS_ROWS);
}

void
compare_back(struct session *session)
{
	struct board *board = &session->board;

	if (session->zoom)
		session->zoom = false;
	else if (board->focus == FOCUS_ROWS)
		set_focus(session, FOCUS_TOPICS);
	else
		session_open(session, SCREEN_BROWSE);
}

void
compare_base(struct session *session)
{
	session_rebase(session, session->board.persona);
}

void
compare_pin(struct session *session)
{
	struct board *board = &session->board;

	if (board->pinned != NO_INDEX) {
		board->pinned = NO_INDEX;
		session_say(session, "The draft stands on the left again");
	} else {
		board->pinned = board->persona;
		session_say(session, "%c stands on the left: h l choose who "
			    "is beside it, p brings the draft back",
			    session_letter(session, board->persona));
		board->wanted = board_beside(session, board->pinned);
	}
	board_go(session, board->row);
}

/* The first section of the topic that the persona has. */
static size_t
first_section(const struct session *session)
{
	const struct board *board = &session->board;
	const struct persona_row *row = board_current_item(session);
	size_t topic = board_current(session)->topic;
	const struct persona *persona =
	    board->comparison->personas[board->persona];

	if (board->focus == FOCUS_ROWS && row && row->section != NO_INDEX &&
	    row->persona == board->persona)
		return row->section;
	for (size_t i = 0; topic != NO_INDEX && i < persona->section_count;
	     i++)
		if (board->topics[board->persona][i] == topic)
			return i;
	return 0;
}

void
compare_whole(struct session *session)
{
	const struct comparison *comparison = session->board.comparison;
	const struct compared *compared =
	    session_compared(session, comparison);
	size_t persona = session->board.persona;

	session->came_from = SCREEN_COMPARE;
	side_open_at(session, compared->files, comparison->persona_count,
		     persona, comparison->personas[persona],
		     first_section(session));
}

const struct screen_actions compare_actions = {
	.move = move,
	.scroll = scroll,
	.section = section,
	.places = find_places,
	.point = point,
	.wheel = wheel,
	.refresh = board_refresh,
	.locate = locate,
	.go = go,
};
