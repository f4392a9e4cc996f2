#ifndef MATCH_POINT_MAKER_H
#define MATCH_POINT_MAKER_H

#include "match/points.h"
#include "match/reading.h"

struct comparison;

/* Two items that the words say are alike, whatever sections they stand in. */
struct likeness {
	struct item_ref a, b;
	double score;
};

/* From this score on two items may be one point. */
extern const double points_certain;

/* What the points are made from; see match/points.h. */
struct point_maker {
	const struct reading *readings; /* by persona */
	struct vocabulary *vocabulary;
	const struct likeness *likenesses; /* from points_certain on */
	size_t likeness_count;
};

/* Fills comparison->points, in the comparison's arena. About linear in the
 * items and likenesses. */
void points_make(struct comparison *comparison,
		 const struct point_maker *maker);

#endif
