/* SPDX-License-Identifier: MIT */
#ifndef APP_AUTOSAVE_H
#define APP_AUTOSAVE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

struct session;

enum { AUTOSAVE_DRAFTS = 9 }; /* Troupes at once that keep a draft */

/*
 * The draft on disk after every change, below $XDG_STATE_HOME/troupe (else
 * ~/.local/state/troupe): draft-N.yaml, with a lock file beside it, so that a
 * second Troupe keeps a draft of its own. Zeroed: nothing is saved.
 */
struct autosave {
	struct arena arena;
	int number;	 /* of the draft, from 1; 0: none */
	struct str path; /* of the draft; empty: nowhere to save */
	int lock;	 /* file descriptor; 0: none */
	bool second;	 /* another Troupe has a draft that was wanted */
	struct str failed; /* why one could not be had; else empty */
	bool broken;	 /* the last writing failed, and it was said */
	int offered[AUTOSAVE_DRAFTS]; /* numbers, by row of the offer */
	size_t offered_count;
	bool opening;	 /* a file beside the draft says so */
	bool taught;	 /* a first export was made: no more beginner's line */
};

/* Finds a free draft; a saved one that nobody holds is taken first. */
void autosave_open(struct session *session);
/* Path of the number-th draft, whether there is one or not. */
struct str autosave_path(struct autosave *autosave, int number);
/* Whether no other Troupe holds it; and holds it instead of the present one:
 * false when another does. */
bool autosave_is_free(struct autosave *autosave, int number);
bool autosave_take(struct autosave *autosave, int number);
/*
 * From the one to the other the draft is being opened. Where a crash came
 * between, autosave_was_opening() is true at the next start, once.
 */
void autosave_opening(struct autosave *autosave);
void autosave_opened(struct autosave *autosave);
bool autosave_was_opening(struct autosave *autosave, int number);
/* Asks whether to go on with one of the saved drafts, if there are any. */
void autosave_offer(struct session *session);
/* Opens a draft in Compose; a saved one in its place is put aside. */
void autosave_begin(struct session *session, struct str recipe);
/* Writes the draft, or removes the file when there is none. */
void autosave_write(struct session *session);
/* Remembers that a first export was made. */
void autosave_teach(struct session *session);
void autosave_close(struct session *session);

#endif
