#ifndef APP_AUTOSAVE_H
#define APP_AUTOSAVE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

struct session;

/*
 * The draft on disk after every change, below $XDG_STATE_HOME/troupe (else
 * ~/.local/state/troupe): draft-N.yaml, with a lock file beside it, so that a
 * second Troupe keeps a draft of its own. Zeroed: nothing is saved.
 */
struct autosave {
	struct arena arena;
	struct str path; /* of the draft; empty: nowhere to save */
	int lock;	 /* file descriptor; 0: none */
	bool second;	 /* another Troupe has the first draft */
	bool broken;	 /* the last writing failed, and it was said */
	bool taught;	 /* a first export was made: no more beginner's line */
};

/* Finds a free draft; a saved one that nobody holds is taken first. */
void autosave_open(struct session *session);
/* Asks whether to go on with the saved draft, if there is one. */
void autosave_offer(struct session *session);
/* Writes the draft, or removes the file when there is none. */
void autosave_write(struct session *session);
/* Remembers that a first export was made. */
void autosave_teach(struct session *session);
void autosave_close(struct session *session);

#endif
