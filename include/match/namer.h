/* SPDX-License-Identifier: MIT */
#ifndef MATCH_NAMER_H
#define MATCH_NAMER_H

#include "match/topics.h"

/* What topics_name works with. */
struct namer {
	struct comparison *comparison;
	const struct grouping *grouping;
	double *support; /* by candidate: sum of its scores */
	bool *paired;	 /* by candidate: whether a score joins it */
	double *places;	 /* by topic: where it stands among its kind */
	struct arena scratch;
};

/* The candidate of one persona, or of any (NO_INDEX), that names the topic
 * best; NO_INDEX for none. Linear in the topic's candidates and personas. */
size_t namer_best(const struct namer *namer, const struct topic *topic,
		  size_t persona);
/* By kind, then as the base has them; what it lacks stands behind what comes
 * before it where it comes from. Indices of topics change. */
void topics_sort(struct namer *namer);

#endif
