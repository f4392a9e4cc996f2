/* SPDX-License-Identifier: MIT */
#ifndef APP_ACTIONS_H
#define APP_ACTIONS_H

#include <stddef.h>

#include "app/session.h"

/* Where a screen can be searched: rows, sections, entries, from 0 on. */
struct places {
	size_t count;
	size_t at; /* of the cursor; within count */
	bool (*holds)(struct session *session, size_t place);
	void (*go)(struct session *session, size_t place);
	/* Where else to look when none holds it, for the message; or NULL. */
	const char *(*elsewhere)(struct session *session);
};

/*
 * What the keys do, by screen: each has the actions that all screens share
 * and handlers of its own, which the command table names. Private to app.
 * Members may be NULL: the screen has no such thing.
 */
struct screen_actions {
	/* Rows; LONG_MIN and LONG_MAX are the ends. */
	void (*move)(struct session *session, long by);
	/* The other pane, in lines. */
	void (*scroll)(struct session *session, long by);
	/* Next (1) or previous (-1) section, topic, note. */
	void (*section)(struct session *session, int by);
	/* What `/` looks through for session->search. */
	void (*places)(struct session *session, struct places *places);
	/* Instead of places: goes to the next, from the cursor on (0), after
	 * it (1) or before it (-1), and says which; false when there is
	 * none. */
	bool (*find)(struct session *session, int by);
	/* The mouse: a row of a pane was clicked; the wheel over a pane, where
	 * it does more than move the first and scroll the others. */
	void (*point)(struct session *session, size_t pane, size_t index);
	void (*wheel)(struct session *session, size_t pane, long by);
	/* Makes what is shown anew after session->work changed. */
	void (*refresh)(struct session *session);
	/* The cursor, to be remembered with a change, and back there. */
	void (*locate)(const struct session *session, struct spot *spot);
	void (*go)(struct session *session, const struct spot *spot);
};

extern const struct screen_actions browse_actions, side_actions,
    compare_actions, compose_actions, export_actions;
/* Of the present screen. */
const struct screen_actions *session_actions(const struct session *session);

/* The session's draft: to be read, and between session_begin and _done. */
const struct draft *draft_of(const struct session *session);
struct draft *draft_to_change(struct session *session);
/* "s" but for one, for messages. */
const char *plural(size_t count);
/* A cursor moved by `by` within [0, count). */
size_t cursor_moved(size_t cursor, long by, size_t count);
/* Which of all that match the search was gone to, from 1. */
void say_found(struct session *session, size_t number, size_t count);
/* ASCII without case. */
bool text_holds(struct str text, struct str needle);

/* Opens `i`'s explanation of a library file; its path in $EDITOR. */
void explain_file(struct session *session, size_t file);
void edit_file(struct session *session, size_t file, size_t line);

#endif
