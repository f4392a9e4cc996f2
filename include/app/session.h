/* SPDX-License-Identifier: MIT */
#ifndef APP_SESSION_H
#define APP_SESSION_H

#include <stdbool.h>

#include "app/autosave.h"
#include "app/board.h"
#include "app/browse.h"
#include "app/compared.h"
#include "app/config.h"
#include "app/exporting.h"
#include "app/history.h"
#include "app/library.h"
#include "app/outline.h"
#include "app/overlay.h"
#include "app/request.h"
#include "app/side.h"
#include "app/weighing.h"
#include "base/arena.h"
#include "base/buf.h"
#include "compose/draft.h"

/*
 * What the user looks at. It knows no terminal: views draw it, commands
 * change it, both run in tests without one. Commands: app/command.h.
 */
enum screen { SCREEN_BROWSE, SCREEN_SIDE, SCREEN_COMPARE, SCREEN_COMPOSE,
	      SCREEN_EXPORT, SCREEN_COUNT };

struct session {
	struct arena arena;	/* lives as long as the session */
	struct config config;
	struct library library;
	enum screen screen, came_from; /* came_from: where `v` returns to */
	enum overlay overlay;
	size_t overlay_scroll;
	struct prompt prompt;
	struct choice choice;
	struct explanation why;

	/* What undo brings back: see app/history.h. */
	struct work work;
	struct history history;
	struct work before;	/* between session_begin and _done */
	struct spot before_spot;

	/* Comparisons made so far; drafts in the history refer to them. */
	struct compared **compared;
	size_t compared_count, compared_capacity;

	struct browse browse;
	struct side side;
	struct board board;
	struct outline outline;
	struct exporting exporting;
	struct autosave autosave;
	struct weighing weighing;

	struct buf message;	/* the line above the footer */
	struct buf search;	/* what n and N look for */
	struct str searched;	/* the paths given, for empty states */
	bool looking;		/* folders are still being walked */
	bool hide_same;		/* = */
	bool zoom;		/* z */
	bool ascii;
	bool unsaved;		/* the draft is newer than any export */
	int rows, columns;	/* of the terminal */
	int page;		/* rows of the pane in focus; views tell */
	struct zone *zones;
	size_t zone_count, zone_capacity;
	struct request request;
	/* Told how far a comparison is while keys wait for it; or NULL. */
	void (*progress)(struct session *session, size_t done, size_t all);
	long progress_at; /* its own: when it shows something next */
	struct str last_written; /* said on the normal screen after exit */
	struct str put_aside;	 /* the same: opens a draft put aside */
	bool quit;
};

void session_init(struct session *session);
void session_release(struct session *session);

/* What happened, in the line above the footer, until the next key. */
void session_say(struct session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* The persona of a letter ('A' is 0) of the marked ones, or NULL. */
const struct persona *session_marked(const struct session *session,
				     size_t letter);
/* The persona of a library file, outlined; NULL when it cannot be read. */
const struct persona *session_persona(struct session *session, size_t file);
/*
 * Around every change of session->work. `begin` remembers what is; `done`
 * names it ("took 3 items of D"), says it, saves the draft and makes the
 * screens anew; `cancel` says that nothing was changed after all.
 */
void session_begin(struct session *session);
void session_done(struct session *session, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void session_cancel(struct session *session);
void session_undo(struct session *session);
void session_redo(struct session *session);

/* Shows a screen and makes what it shows anew. False, with a message that
 * says what is missing, when there is nothing to show there yet. */
bool session_open(struct session *session, enum screen screen);
/* Reads again what is marked or under the cursor and changed on disk; says
 * so, and the draft follows (app/follow.h). True when there was any. */
bool session_reload(struct session *session);
/* The draft follows its files, where they were read again and nothing lies
 * over the screen; whether it had to. */
bool session_follow_files(struct session *session);
bool session_is_drafted(const struct session *session, size_t file);
/* Makes what the screen shows anew, after work or library changed. */
void session_refresh(struct session *session);

#endif
