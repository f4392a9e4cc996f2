/* SPDX-License-Identifier: MIT */
#ifndef MATCH_ALIGN_H
#define MATCH_ALIGN_H

#include "base/arena.h"
#include "match/items.h"
#include "match/lookup.h"
#include "match/reading.h"
#include "match/similar.h"

/* Sections that are about the same thing. */
struct aligned_pair {
	size_t a, b; /* indices into the readings' profiles */
	double score;
	struct str *why; /* shared words, heaviest first, lower case */
	size_t why_count;
};

struct aligned_item {
	size_t a, b; /* items of the personas */
	double score;
	enum pairing pairing;
	bool across; /* their sections are not paired */
	bool a_within, b_within; /* no telling word that the other lacks */
};

struct alignment {
	struct similarities similarities; /* all, whatever their score */
	struct aligned_pair *pairs;	  /* by a, then by b */
	size_t pair_count;
	struct aligned_item *items; /* by a, then by b */
	size_t item_count;
};

/*
 * Pairs the sections and the items of two personas. A pair of sections
 * counts from .23 on. Items count
 * within paired sections from .50, or from .06 when they are each other's
 * best there; anywhere else from points_certain on.
 */
void align_readings(struct alignment *alignment, const struct reading *a,
		    const struct reading *b,
		    const struct vocabulary *vocabulary, struct arena *arena);
/* Items of one persona that say the same twice; no pairs of sections. */
void align_within(struct alignment *alignment, const struct reading *reading,
		  const struct vocabulary *vocabulary, struct arena *arena);

#endif
