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
	const char *name;   /* "take", for the palette and config */
	const char *keys;   /* blank-separated: "j Down", "Ctrl-D" */
	const char *footer; /* a word or two; NULL: not in the footer */
	const char *help;   /* one line, no final dot */
	unsigned where;
	int weight;	    /* footer order; the smallest stay longest */
	void (*run)(struct session *session);
};

const struct command *command_at(size_t index); /* NULL past the end */
/* By key name ("Ctrl-R", "Space", "é") on a screen; NULL for none. */
const struct command *command_for_key(enum screen screen, struct str key);
const struct command *command_find(struct str name);

/* A key as the front end names it. Overlays and prompts come first. */
void session_key(struct session *session, struct str key);
/* Printable text typed or pasted into a prompt; ignored elsewhere. */
void session_paste(struct session *session, struct str text);

#endif
