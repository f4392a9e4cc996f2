#ifndef APP_SESSION_H
#define APP_SESSION_H

#include <stdbool.h>

#include "app/board.h"
#include "app/browse.h"
#include "app/exporting.h"
#include "app/history.h"
#include "app/library.h"
#include "app/outline.h"
#include "app/side.h"
#include "base/arena.h"
#include "base/buf.h"
#include "compose/draft.h"

/*
 * What the user looks at. It knows no terminal: views draw it, commands
 * change it, both run in tests without one.
 */
enum screen { SCREEN_BROWSE, SCREEN_SIDE, SCREEN_COMPARE, SCREEN_COMPOSE,
	      SCREEN_EXPORT, SCREEN_COUNT };

/* What lies over the screen and has the keys. */
enum overlay { OVERLAY_NONE, OVERLAY_HELP, OVERLAY_PALETTE, OVERLAY_WHY,
	       OVERLAY_CHOICE, OVERLAY_QUIT };

struct session;

/* A line of text being typed: the filter, a title, a path, a search. */
struct prompt {
	bool active;
	const char *label;
	struct buf text;
	void (*done)(struct session *session, struct str text);
	void (*changed)(struct session *session, struct str text);
};

/* A list to choose from, over the screen (m, replace?, resume?). */
struct choice {
	struct str title;
	struct str *rows;
	size_t count, cursor;
	void (*chosen)(struct session *session, size_t row);
};

/* Something only the front end can do; it clears the request. */
enum request { REQUEST_NONE, REQUEST_EDITOR, REQUEST_PIPE, REQUEST_CLIPBOARD,
	       REQUEST_SUSPEND, REQUEST_REDRAW };

struct session {
	struct arena arena;	/* lives as long as the session */
	struct library library;
	enum screen screen, came_from; /* came_from: where `v` returns to */
	enum overlay overlay;
	size_t overlay_scroll;
	struct prompt prompt;
	struct choice choice;

	/* What undo brings back: see app/history.h. */
	struct work work;
	struct history history;

	/* Comparisons made so far; drafts in the history refer to them. */
	struct comparison **comparisons;
	size_t comparison_count, comparison_capacity;

	struct browse browse;
	struct side side;
	struct board board;
	struct outline outline;
	struct exporting exporting;

	struct str message;	/* the line above the footer */
	struct str search;	/* what n and N look for */
	bool hide_same;		/* = */
	bool zoom;		/* z */
	bool ascii;
	bool unsaved;		/* the draft is newer than any export */
	int rows, columns;	/* of the terminal, for paging */
	enum request request;
	struct str request_text;
	struct str last_written; /* said on the normal screen after exit */
	bool quit;
};

void session_init(struct session *session);
void session_release(struct session *session);

/* What happened, in the line above the footer; formatted, in the arena. */
void session_say(struct session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The persona of a letter ('A' is 0) of the marked ones, or NULL. */
const struct persona *session_marked(const struct session *session,
				     size_t letter);
/* The comparison the draft is about; NULL before the first. */
const struct comparison *session_comparison(const struct session *session);
/* Letter of a persona of the comparison. */
char session_letter(const struct session *session, size_t persona);

/* Compares the marked personas and starts the draft as the suggestion;
 * keeps the draft when the same ones were compared before. */
bool session_compare(struct session *session);
/* Again from this base, for topics that are not yet ok. */
void session_rebase(struct session *session, size_t persona);

/* To be called around every change of session->work: remembers what was,
 * with a line that says what is done ("took 3 items of D"). */
void session_change(struct session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

#endif
