/* SPDX-License-Identifier: MIT */
#ifndef PARSE_TOML_H
#define PARSE_TOML_H

#include <stdbool.h>

#include "base/arena.h"
#include "model/persona.h"

/*
 * A place in TOML 1.0 text. Strings of all four forms, arrays and inline
 * tables are understood; what is nested in those stays source text, dotted
 * keys stay one key, dates are numbers.
 */
struct toml {
	struct arena *arena;
	struct str text;
	size_t at;
};

struct toml_value {
	enum field_kind kind;
	struct range range;
	struct str text; /* decoded scalar, or source */
	struct str *entries, *values;
	size_t count;
};

/* The byte so far ahead, or NUL behind the end. */
char toml_peek(const struct toml *toml, size_t ahead);
bool toml_at_line_end(const struct toml *toml);
void toml_skip_blanks(struct toml *toml);
/* Blanks, comments and line ends. */
void toml_skip_space(struct toml *toml);
void toml_skip_line(struct toml *toml);

/* These leave the cursor where they failed. */
bool toml_key(struct toml *toml, struct str *key);
bool toml_equals(struct toml *toml);
/* With what may follow it on its line. */
bool toml_value(struct toml *toml, struct toml_value *value);

#endif
