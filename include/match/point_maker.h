/* SPDX-License-Identifier: MIT */
#ifndef MATCH_POINT_MAKER_H
#define MATCH_POINT_MAKER_H

#include "match/points.h"
#include "match/reading.h"

struct comparison;

/* From this score on two items may be one point. */
extern const double points_certain;

/* What the points are made from; see match/points.h. */
struct point_maker {
	const struct reading *readings; /* by persona */
	struct vocabulary *vocabulary;
};

/* Fills comparison->points from its pairs of items, in its arena. About linear
 * in the items and their pairs. */
void points_make(struct comparison *comparison,
		 const struct point_maker *maker);

#endif
