#ifndef APP_BROWSE_H
#define APP_BROWSE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "model/persona.h"

struct session;

enum browse_sort { SORT_PATH, SORT_NAME, SORT_TOKENS, SORT_OVERLAP,
		   SORT_COUNT };

/* The library as a list, filtered and sorted, with a live preview. */
struct browse {
	size_t *rows;	 /* library indices in view */
	size_t row_count, row_capacity;
	size_t cursor;	 /* in rows */
	size_t top;	 /* first row on screen; views keep it */
	size_t preview_top;
	struct buf filter;
	enum browse_sort sort;
};

/* Makes rows anew from library, filter and sort; the cursor stays on its
 * persona where it can. Linear in the library for a key typed. */
void browse_refresh(struct session *session);
/* Library index under the cursor, or NO_INDEX. */
size_t browse_current(const struct session *session);
/* Letter slot of a library index, or NO_INDEX when it is not marked. */
size_t browse_mark_of(const struct session *session, size_t file);

#endif
