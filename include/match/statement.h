/* SPDX-License-Identifier: MIT */
#ifndef MATCH_STATEMENT_H
#define MATCH_STATEMENT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"
#include "match/quantity.h"
#include "match/turns.h"
#include "match/words.h"

/*
 * An item as a statement: its words in their order, and what turns its
 * meaning though hardly a word differs: denials, numbers, one of two opposed
 * words, the two sides of "over" and "before". Two that say the same in other
 * words may differ in all but these. Nothing here finds out that two say the
 * same; it only keeps apart what cannot.
 */
enum { STATEMENT_WORDS = 40, STATEMENT_QUANTITIES = 8, STATEMENT_CODES = 8 };

struct statement_word {
	int term;     /* by its own name, no stop word */
	bool generic; /* says little in an item */
	bool name;    /* of a thing: capitals, digits, code */
};

struct statement {
	struct statement_word *words; /* of a long text the first of them */
	size_t word_count;
	struct quantity quantities[STATEMENT_QUANTITIES];
	size_t quantity_count;
	bool denied;		 /* "never", "avoid", "without", or a cross */
	bool conditional;	 /* "if", "when" … */
	struct str codes[STATEMENT_CODES]; /* what stands in code spans */
	size_t code_count;
	bool ideographs;	 /* its words are pairs of characters */
	bool unbroken;		 /* and no ending or blank parts them: Chinese */
	bool turned;		 /* "A over B", "A before B" */
	unsigned long long sides; /* bits: opposed words that it has */
};

/* Of one item's text; in the arena. */
struct statement statement_read(struct vocabulary *vocabulary,
				const struct turns *turns, struct str text,
				struct arena *arena);

/*
 * Whether they cannot say the same: one denies, their numbers are others,
 * they have opposed words, the same words on the other sides, or another
 * object in the same place ("partner with A", "partner with B"), or other
 * code.
 */
bool statements_differ(const struct statement *a, const struct statement *b);
/* Whether enough words are common to say the same at all: two, one of them
 * not generic, and half of the weight of the heavier one; `weights` by term. */
bool statements_meet(const struct statement *a, const struct statement *b,
		     const double *weights);

/* Letters, digits and the signs that turn a meaning, in lower case, appended
 * to `out`: texts of one key are one wording. */
void wording_key(struct buf *out, struct str text);

#endif
