/* SPDX-License-Identifier: MIT */
#ifndef APP_HISTORY_H
#define APP_HISTORY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "compose/draft.h"

/* Everything that undo brings back. A value. */
struct work {
	size_t *marks;	    /* by letter: index in the library, or NO_INDEX */
	size_t mark_count, mark_capacity; /* slots */
	bool has_draft;
	struct draft draft;
};

/* `to` is overwritten: zeroed or released before. */
void work_copy(struct work *to, const struct work *from);
void work_release(struct work *work);
/* Puts the library index into the first free slot, or takes it out. */
void work_mark(struct work *work, size_t file);
void work_unmark(struct work *work, size_t file);
/* Letter slot of a library index, or NO_INDEX. */
size_t work_mark_of(const struct work *work, size_t file);

/* Where the cursor was, so that undo can go there; numbers by screen. */
struct spot {
	int screen;
	size_t row, column, item;
};

struct step {
	struct work work; /* the state before it; once undone, after it */
	struct spot spot;  /* before it */
	struct spot after; /* where redo goes */
	struct str what;  /* "took 3 items of D" */
};

/* Steps done, oldest first, and the undone ones after. */
struct history {
	struct step *steps;
	size_t count, capacity;
	size_t at; /* steps[at, count) can be redone */
};

enum { HISTORY_MAX = 1000 };

/* Takes `before` over. What could be redone is forgotten. `after` of the
 * step may be set until the next one. */
void history_remember(struct history *history, struct work *before,
		      const struct spot *spot, struct str what);
/* Swaps the state in; NULL when there is none. Valid until the next call. */
const struct step *history_undo(struct history *history, struct work *work);
const struct step *history_redo(struct history *history, struct work *work);
void history_release(struct history *history);

#endif
