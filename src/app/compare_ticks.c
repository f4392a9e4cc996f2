/* SPDX-License-Identifier: MIT */
#include "app/actions.h"
#include "app/board.h"
#include "app/handlers.h"
#include "compose/seen.h"

static void
go_on(struct session *session)
{
	size_t next = board_next_open(session), ok, flagged, all;

	board_count(session, &ok, &flagged, &all);
	if (next == NO_INDEX) {
		session_say(session, "All %zu topics are looked at. c "
			    "composes, w exports", all);
		return;
	}
	board_go(session, next);
	session_say(session, "%zu of %zu ok. Next: %.*s", ok, all,
		    STR_ARG(board_current(session)->title));
}

static void
tick(struct draft *draft, const struct board_row *row, bool ok)
{
	if (row->kind == BOARD_FIELDS) {
		draft->fields_ok = ok;
		return;
	}
	draft->ok[row->topic] = ok;
	draft_see_topic(draft, row->topic);
}

/* What is new in a topic that is ok is seen, and the topic stays so. */
void
compare_ok(struct session *session)
{
	const struct board_row *row = board_current(session);
	bool ok = !row->ok || board_is_flagged(row);
	struct str title = row->title;

	session_begin(session);
	tick(draft_to_change(session), row, ok);
	session_done(session, ok ? "%.*s is ok" : "%.*s is open again",
		     STR_ARG(title));
	if (ok)
		go_on(session);
}

void
compare_ok_rest(struct session *session)
{
	const struct board *board = &session->board;
	size_t ticked = 0, ok, flagged, all;

	session_begin(session);
	for (size_t i = 0; i < board->row_count; i++) {
		const struct board_row *row = &board->rows[i];

		if (row->kind == BOARD_SECTION || row->ok || row->left_out ||
		    row->flags)
			continue;
		tick(draft_to_change(session), row, true);
		ticked++;
	}
	board_count(session, &ok, &flagged, &all);
	if (ticked == 0) {
		session_cancel(session);
		session_say(session, "No topic is open and not flagged; %zu "
			    "flagged: } goes to the next", flagged);
		return;
	}
	session_done(session, "%zu topic%s ok; %zu flagged: } goes to the "
		     "next", ticked, ticked == 1 ? " is" : "s are", flagged);
}

static void
to_flagged(struct session *session, int by)
{
	size_t at = board_next_flagged(session, by);

	if (at == NO_INDEX) {
		session_say(session, "Nothing is flagged any more");
		return;
	}
	board_go(session, at);
	board_hint(session);
}

void
compare_next_flagged(struct session *session)
{
	to_flagged(session, 1);
}

void
compare_previous_flagged(struct session *session)
{
	to_flagged(session, -1);
}
