/* SPDX-License-Identifier: MIT */
#ifndef PARSE_TITLES_H
#define PARSE_TITLES_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * What titles, labels and bold leads are. A section is open when its title
 * ends in a word such as expertise, skills or responsibilities: bold leads
 * directly below it are sections, and so are its labels. Elsewhere a label is
 * one only beside three others that introduce lists.
 */

/* "**Title**: rest", "**Title:** rest", "**Title** - rest" or "**Title**". */
struct lead {
	struct str title, rest; /* slices of the text; rest may be empty */
};
bool lead_find(struct str text, struct lead *lead);

/* "Some words:", short and without sentence punctuation. */
bool title_is_label(struct str text);
/* Whether bold leads below such a title are topics ("Core expertise"). */
bool title_is_open(struct str title);
/* Without emphasis, code ticks, links' targets, final # and colon; in the
 * arena. */
struct str title_unmarked(struct str title, struct arena *arena);
/* The title of a heading, label or lead from its line, with the code and the
 * links that it has there; without emphasis. In the arena. */
struct str title_written(struct str line, struct arena *arena);

/* Runs of ASCII letters and digits, runs of other letters, ideographs. */
size_t words_count(struct str text);
/* Whether there are at least so many; looks no further. */
bool words_least(struct str text, size_t least);

#endif
