#ifndef APP_HISTORY_H
#define APP_HISTORY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"
#include "compose/draft.h"

/* Everything that undo brings back. A value. */
struct work {
	size_t *marks;	    /* by letter: index in the library, or NO_INDEX */
	size_t mark_count, mark_capacity; /* slots */
	bool has_draft;
	struct draft draft;
};

void work_copy(struct work *to, const struct work *from);
void work_release(struct work *work);

/* States before each change, oldest first, and the undone ones after. */
struct step {
	struct work before;
	struct str what; /* "took 3 items of D" */
};

struct history {
	struct step *steps;
	size_t count, capacity;
	size_t at;	/* steps[at, count) can be redone */
};

enum { HISTORY_MAX = 1000 };

/* Remembers `work` as it is now, under the name of the change to come. */
void history_remember(struct history *history, const struct work *work,
		      struct str what);
/* Swaps the state in; false when there is none. `what` says which. */
bool history_undo(struct history *history, struct work *work,
		  struct str *what);
bool history_redo(struct history *history, struct work *work,
		  struct str *what);
void history_release(struct history *history);

#endif
