/* SPDX-License-Identifier: MIT */
#ifndef APP_OVERLAY_H
#define APP_OVERLAY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/str.h"

struct command;
struct session;
struct zone;

/* What lies over the screen and has the keys. */
enum overlay { OVERLAY_NONE, OVERLAY_HELP, OVERLAY_PALETTE, OVERLAY_WHY,
	       OVERLAY_CHOICE, OVERLAY_QUIT };

/* A line of text being typed: the filter, a title, a path, a search. */
struct prompt {
	bool active;
	bool in_view; /* drawn by the screen, not in the message line */
	const char *label; /* "title" */
	const char *hint; /* footer while it is typed */
	struct buf text;
	size_t cursor; /* byte offset in text */
	void (*done)(struct session *session, struct str text);
	void (*changed)(struct session *session, struct str text);
	void (*cancelled)(struct session *session);
	/* Other keys, before the prompt's own; true when it was one. */
	bool (*key)(struct session *session, struct str key);
};

/* Starts typing. Set other members of session->prompt after it. */
void prompt_open(struct session *session, const char *label,
		 struct str initial,
		 void (*done)(struct session *session, struct str text));
void prompt_key(struct session *session, struct str key);
/* Line breaks become blanks; bounded. */
void prompt_insert(struct session *session, struct str text);

/* A list to choose from, over the screen (m, replace?, resume?). */
struct choice {
	struct str title;
	struct str *rows; /* in the session's arena */
	size_t count, cursor;
	bool narrows;	  /* what is typed leaves the rows that hold it */
	struct str typed; /* in the session's arena */
	void (*chosen)(struct session *session, size_t row);
	void (*cancelled)(struct session *session); /* may be NULL */
};

/* Opens the list; rows and title are copied. */
void choice_open(struct session *session, struct str title,
		 const struct str *rows, size_t count,
		 void (*chosen)(struct session *session, size_t row));

/* Whether what is typed leaves the row. */
bool choice_shows(const struct choice *choice, size_t row);

/* What `i` says: lines of text, wrapped when drawn. */
struct explanation {
	struct buf title, text;
};

/* Opens an empty explanation; add to session->why.text after it. */
struct buf *why_open(struct session *session, struct str title);

/* The index-th command that the palette shows for what is typed in the
 * prompt, as a row of the command table; NO_INDEX past the end. */
size_t palette_row(const struct session *session, size_t index);

/* Keys while an overlay is open. */
void overlay_key(struct session *session, struct str key);
/* A click on a row (by 0), or the wheel, in lines. `zone` may be NULL. */
void overlay_mouse(struct session *session, const struct zone *zone, long by);

#endif
