/* SPDX-License-Identifier: MIT */
#ifndef APP_CONFIG_H
#define APP_CONFIG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

enum { COLOUR_OWN = -1, COLOUR_MOST = 255 };

struct look {
	short colour; /* COLOUR_OWN: the terminal's */
	bool bold, underline, reverse;
};

/* How text of one style is to look. */
struct config_look {
	struct str style;
	struct look look;
};

/*
 * The user's settings: $XDG_CONFIG_HOME/troupe/config.yaml, else
 * ~/.config/troupe/config.yaml. Zeroed: everything is as it is delivered.
 */
struct config {
	struct arena arena;
	struct str path;    /* of the file; empty: there is no place for it */
	struct str *keys;   /* by row of the commands; ptr NULL: as there */
	struct config_look *looks;
	size_t look_count, look_capacity;
	size_t target;	    /* row of the targets table that Export starts at */
	bool no_mouse;
	struct str *faults; /* "PATH:LINE:COLUMN: why"; each was passed over */
	size_t fault_count, fault_capacity;
};

/* Reads the file, if there is one; what is wrong with it is in the faults. */
void config_read(struct config *config);
/* The same of a text. */
void config_parse(struct config *config, struct str path, struct str text);
void config_release(struct config *config);

/* Whether a row of the command table has the key at one place (a bit of enum
 * where): what the user set goes before what is delivered. */
bool config_has_key(const struct config *config, size_t row, unsigned where,
		    struct str key);
/* The row's keys at these places, blank-separated; in the arena. */
struct str config_keys(const struct config *config, size_t row,
		       unsigned where, struct arena *arena);

/* What can be set, for the documents; NULL past the end. */
struct config_row {
	const char *name, *value, *help;
};
const struct config_row *config_row_at(size_t index);
/* The styles that `colors` knows; NULL past the end. */
const char *config_style_at(size_t index);

#endif
