/* SPDX-License-Identifier: MIT */
#ifndef APP_BROWSE_H
#define APP_BROWSE_H

#include <stdbool.h>

#include "app/facts.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "model/persona.h"

struct session;

enum browse_sort { SORT_PATH, SORT_NAME, SORT_TOKENS, SORT_OVERLAP,
		   SORT_COUNT };

enum { BROWSE_AT_ONCE = 200 }; /* files: more are looked at bit by bit */

/* The library as a list, filtered and sorted, with a live preview. */
struct browse {
	size_t *rows;	 /* library indices in view */
	size_t row_count, row_capacity;
	size_t cursor;	 /* in rows */
	size_t top;	 /* first row on screen; views keep it */
	size_t preview_top; /* line of the preview */
	bool to_hit;	 /* the preview opens at the filter's first hit */
	bool unfolded;	 /* l: the whole preview */
	struct buf filter;
	struct buf narrowed; /* what rows were filtered by */
	size_t seen;	 /* library.loaded when rows were made */
	enum browse_sort sort;
	bool rows_hidden; /* copies are left out of rows */
	struct str *telling; /* by file: see library_telling; cached */
	unsigned long long *names; /* hashes of all names, sorted */
	size_t telling_for;  /* library.count when they were made */
	struct facts facts;
};

/* Makes rows anew from library, filter and sort; the cursor stays on its
 * persona where it can. Linear in the library, and in its text when the
 * filter is typed. */
void browse_refresh(struct session *session);
/* Of names and texts that a reload may have changed. */
void browse_forget(struct browse *browse);
void browse_release(struct browse *browse);
/* Long work of this screen, a slice of so many files: the list is as it was
 * asked for when the last is done. False when there is none left. */
bool browse_work(struct session *session, size_t files);
/* How far that is, in percent. */
size_t browse_progress(const struct session *session);
/* Library index under the cursor, or NO_INDEX. */
size_t browse_current(const struct session *session);
/* Letter slot of a library index, or NO_INDEX when it is not marked. */
size_t browse_mark_of(const struct session *session, size_t file);
/* Tells a file from others whose persona has its name; mostly empty. */
struct str browse_telling(struct session *session, size_t file);
const char *browse_sort_name(enum browse_sort sort);
/* Byte of the persona's first place that holds a word of the filter. */
bool browse_first_hit(const struct session *session,
		      const struct persona *persona, size_t *offset);

#endif
