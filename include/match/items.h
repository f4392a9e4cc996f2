#ifndef MATCH_ITEMS_H
#define MATCH_ITEMS_H

#include "base/arena.h"
#include "match/reading.h"
#include "match/weights.h"

/*
 * Items of two readings that share words. `score` is the chance that they
 * say the same: a logistic function of their cosine, how much of the smaller
 * one's weight, and of its head's, the other has, their trigrams' Dice, the
 * ratio of their lengths, and whether one is a single word.
 */
struct item_match {
	size_t a, b;	/* indices into the readings' items */
	double cosine;	/* of plain weights */
	double score;
	bool same;	/* equal after normalising */
};

/* By a, then by b. Within one reading, when both are the same: a before b. */
struct item_matches {
	struct item_match *all;
	size_t count;
	size_t *first; /* by a: index of its first match; one more at the end */
};

struct item_matches items_match(const struct reading *a,
				const struct reading *b,
				const struct weights *weights,
				struct arena *arena);

#endif
