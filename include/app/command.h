/* SPDX-License-Identifier: MIT */
#ifndef APP_COMMAND_H
#define APP_COMMAND_H

#include <stdbool.h>

#include "app/session.h"
#include "base/str.h"

/*
 * THE table of everything a user can do: the keymap, the footer, `?`, the
 * palette, `troupe keys` and the documents come from it (app/command.c).
 */
enum where {
	WHERE_BROWSE = 1 << 0,
	WHERE_SIDE = 1 << 1,
	WHERE_TOPICS = 1 << 2, /* Compare, focus in the topics */
	WHERE_ROWS = 1 << 3,   /* Compare, focus in the rows */
	WHERE_COMPARE = WHERE_TOPICS | WHERE_ROWS,
	WHERE_OUTLINE = 1 << 4, /* Compose, focus in the draft */
	WHERE_NOTES = 1 << 5,	/* Compose, focus in the notes */
	WHERE_LEFT_OUT = 1 << 6,
	WHERE_PREVIEW = 1 << 7, /* Compose, where it has the whole screen */
	WHERE_UPSTREAM = 1 << 11, /* Compose, what its sources say since */
	WHERE_COMPOSE = WHERE_OUTLINE | WHERE_NOTES | WHERE_LEFT_OUT |
			WHERE_PREVIEW | WHERE_UPSTREAM,
	WHERE_TARGETS = 1 << 8, /* Export, focus in targets or on the button */
	WHERE_FIELD = 1 << 9,	/* Export, focus in name or file */
	WHERE_EXPORT = WHERE_TARGETS | WHERE_FIELD,
	WHERE_POINTS = 1 << 10, /* Compare, a topic by statement */
	WHERE_REVIEW = WHERE_COMPARE | WHERE_POINTS,
	WHERE_ALL = (1 << 12) - 1
};

struct command {
	const char *name;   /* "take", for the palette */
	const char *keys;   /* blank-separated: "j Down", "Ctrl-D"; the
			       user may set others: config_keys */
	const char *help;   /* one line, no final dot */
	unsigned where;
	void (*run)(struct session *session);
	const char *footer; /* a word or two, shared by neighbours that are
			       one entry ("J K preview") */
	unsigned shown;	    /* where the footer tells it: some of where */
	int weight;	    /* the footer drops the largest first; 0 never */
};

const struct command *command_at(size_t index); /* NULL past the end */
/* By key name (config may be NULL: as delivered), or by its own, at such a
 * place; NULL for none. */
const struct command *command_for_key(const struct config *config,
				      unsigned where, struct str key);
const struct command *command_find(unsigned where, struct str name);
/* Where the keys go now: one bit of enum where. */
unsigned session_where(const struct session *session);
/* "Browse", "Compare, topics"; "everywhere" for WHERE_ALL. */
const char *where_name(unsigned where);
/*
 * The chapters in which all commands are told, each command in one: a chapter
 * for what there is on several screens, then one for each screen. The title,
 * NULL past the end; and whether the command is told in it.
 */
const char *chapter_title(size_t chapter);
bool chapter_tells(size_t chapter, const struct command *command);

/*
 * A key as the front end names it: the character itself, or Space, Enter,
 * Esc, Tab, Shift-Tab, Backspace, Delete, Up, Down, Left, Right, Home, End,
 * PgUp, PgDn, Ctrl-X, Alt-x. Prompts and overlays come first.
 */
void session_key(struct session *session, struct str key);
/* Printable text pasted into a prompt; ignored elsewhere. */
void session_paste(struct session *session, struct str text);
/* The mouse: a click (by 0) or the wheel, in lines, at a place on screen. */
void session_mouse(struct session *session, int row, int column, long by);

#endif
