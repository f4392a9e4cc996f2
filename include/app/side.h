/* SPDX-License-Identifier: MIT */
#ifndef APP_SIDE_H
#define APP_SIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

struct session;

/* A whole file. */
struct side_column {
	size_t file;	/* in the library */
	/* What the rest is about: outlined; not yet what a reload brought. */
	const struct persona *persona;
	size_t section; /* in focus */
	size_t top;	/* first line on screen */
	bool *folded;	/* by section */
	bool to_section; /* the view scrolls to it; it clears this */
	bool to_hit;	 /* and to what was searched for in it */
	bool by_lines;	 /* scrolled: the view finds the section in focus */
};

/* Whole files side by side; the others follow the one in focus by topic. */
struct side {
	struct side_column *columns;
	size_t count, capacity;
	size_t focus;	  /* column in focus */
	size_t first;	  /* leftmost column on screen */
	bool loose;	  /* s: the others stay where they are */
	const struct comparison *comparison; /* of the columns; or NULL */
};

/* Shows these library files as they are now, that column in focus. */
void side_open(struct session *session, const size_t *files, size_t count,
	       size_t column);
/* And a section of its text, as `persona` was: the one of its name now. */
void side_open_at(struct session *session, const size_t *files, size_t count,
		  size_t column, const struct persona *persona,
		  size_t section);
/* Columns of files that changed show what they are now, unfolded. */
void side_refresh(struct session *session);
/* Puts a section into focus, and the others at the same topic. */
void side_go(struct session *session, size_t section);
void side_release(struct side *side);

#endif
