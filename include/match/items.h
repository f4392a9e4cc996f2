/* SPDX-License-Identifier: MIT */
#ifndef MATCH_ITEMS_H
#define MATCH_ITEMS_H

#include "base/arena.h"
#include "match/reading.h"
#include "match/weights.h"

/* What two items have in common. */
enum item_feature {
	ITEM_COSINE,	/* of their words */
	ITEM_CONTAINED, /* share of the smaller one's weight in the other */
	ITEM_HEAD,	/* the same of their heads, where they have one */
	ITEM_TRIGRAMS,	/* Dice of the texts' trigrams */
	ITEM_LENGTH,	/* logarithm of the ratio of their lengths */
	ITEM_SINGLE,	/* one of them has one word or none */
	ITEM_FIELDS,	/* cosine of the fields they speak of */
	ITEM_FEATURE_COUNT
};
void items_measure(double *features, const struct item_profile *a,
		   const struct item_profile *b,
		   const struct weights *weights);

/*
 * Items of two readings that share words. `score` is the chance that they
 * say the same: a logistic function of the features; negative where it is less
 * than what was sure, until items_score() is asked.
 */
struct item_match {
	size_t a, b;	/* indices into the readings' items */
	double cosine;	/* of plain weights */
	double score;
	bool same;	/* equal after normalising */
	bool evidence;	/* of one matter: what one says, the other may say */
};

/* By a, then by b. Within one reading, when both are the same: a before b, and
 * those alone that have a score. */
struct item_matches {
	struct item_match *all;
	size_t count;
	size_t *first; /* by a: index of its first match; one more at the end */
};

/* `sure`: from which score on it is to be known of all. */
struct item_matches items_match(const struct reading *a,
				const struct reading *b,
				const struct weights *weights, double sure,
				struct arena *arena);
/* Works the score out, where that is not done, and keeps it. */
double items_score(const struct reading *a, const struct reading *b,
		   const struct weights *weights, struct item_match *match);

#endif
