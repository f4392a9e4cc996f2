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
	WHERE_BROWSE = 1 << SCREEN_BROWSE,
	WHERE_SIDE = 1 << SCREEN_SIDE,
	WHERE_COMPARE = 1 << SCREEN_COMPARE,
	WHERE_COMPOSE = 1 << SCREEN_COMPOSE,
	WHERE_EXPORT = 1 << SCREEN_EXPORT,
	WHERE_ALL = (1 << SCREEN_COUNT) - 1
};

struct command {
	const char *name;   /* "take", for the palette */
	const char *keys;   /* blank-separated: "j Down", "Ctrl-D" */
	const char *footer; /* a word or two, shared by neighbours that are
			       one entry ("J K preview"); NULL: none */
	const char *help;   /* one line, no final dot */
	unsigned where;
	int weight;	    /* the footer drops the largest first; 0 never */
	void (*run)(struct session *session);
};

const struct command *command_at(size_t index); /* NULL past the end */
/* By key name on a screen; NULL for none. */
const struct command *command_for_key(enum screen screen, struct str key);
const struct command *command_find(enum screen screen, struct str name);
const char *screen_name(enum screen screen);

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
