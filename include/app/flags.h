/* SPDX-License-Identifier: MIT */
#ifndef APP_FLAGS_H
#define APP_FLAGS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct session;

/* Why a topic is to be looked at; the most urgent first. A set has the bit
 * 1 << flag of each. */
enum flag {
	FLAG_RIGHTS,	    /* tools, or text that is hidden */
	FLAG_CONTRADICTION,
	FLAG_NUMBERS,	    /* two numbers for one thing */
	FLAG_LOST,	    /* a pick that its file has no more */
	FLAG_NEW,	    /* said since it was decided */
	FLAG_TWICE,	    /* said twice in the draft */
	FLAG_WEAK,	    /* a section stands there on a weak match */
	FLAG_COUNT
};

/* One sign and its words, the same wherever it is shown. */
struct flag_row {
	const char *sign, *words;
};
const struct flag_row *flag_row(enum flag flag);
/* FLAG_COUNT of the empty set. */
enum flag flags_first(unsigned flags);
/* The flag of a note's code (compose/checks.h); FLAG_COUNT when it is told
 * in Compose alone. */
enum flag flag_of_note(const char *code);
/* By topic: its set; in the arena. Needs the board's relations, notes and
 * scores. */
unsigned *flags_find(const struct session *session, struct arena *arena);

#endif
