/* SPDX-License-Identifier: MIT */
#ifndef MODEL_SENSE_H
#define MODEL_SENSE_H

#include <stdbool.h>

#include "base/str.h"

/*
 * What titles and lead-ins announce, by their words in English, French,
 * German, Spanish and Japanese: the one table of it.
 */
enum sense {
	SENSE_STEPS,	/* "workflow", "Vorgehen": an order to keep */
	SENSE_STANDING, /* "principles", "compétences": what holds always */
	SENSE_OUTPUT,	/* "output format", "plantilla" */
	SENSE_EXAMPLE,
	SENSE_FOLLOWING, /* "the following", "below", 以下 */
	SENSE_LEVEL,	/* "critical", "must", "P0", "hoch" */
	SENSE_PHASE,	/* "phase", "Schritt", before a number */
	SENSE_PERIOD,	/* "week", "part", the same; in a sentence no name */
	SENSE_SIDE,	/* "use when", "do", "avantages" */
	SENSE_OTHER_SIDE, /* "avoid when", "don't", "inconvénients" */
	SENSE_SPEAKER	/* "user", "assistant", before a colon */
};

/* Whether a word of that sense stands anywhere in the text. */
bool text_has(struct str text, enum sense sense);
/* Bytes of the one that the text begins with, or 0; none begins with a digit
 * here. */
size_t text_word(struct str text, enum sense sense);
/* Whether the text begins with one, marks, emoji and numbers aside; *word is
 * the slice that it is. */
bool text_begins(struct str text, enum sense sense, struct str *word);

/* "Phase 1: …", "Étape 2", "Step Three", 第3段階: the number, else 0. */
size_t text_phase(struct str text);
/* The number at the start of "2. Title" or "2) Title", else 0. */
size_t text_number(struct str text);
/* How many blanks to fill in: [Title], <file>, {name}, ____. */
size_t text_blanks(struct str text);

#endif
