/* SPDX-License-Identifier: MIT */
#ifndef MATCH_POINTS_H
#define MATCH_POINTS_H

#include <stdbool.h>
#include <stddef.h>

/*
 * What is said: a partition of the items of all compared personas by "says
 * the same". A point is what one or more items say, in one persona or
 * several; a wording is one text of it. It is a pure function of the
 * personas and does not depend on their order, but for the numbering.
 *
 * Two wordings are of one point when each is the other's best in its persona,
 * at the score at which nine of ten readers agree, and nothing turns the
 * meaning (match/statement.h); more join only when none of them differs from
 * any other. Equal texts are one wording. What is less than certain is two
 * points.
 */

/* An item of one of the compared personas. */
struct item_ref {
	size_t persona, item;
};

struct wording {
	struct item_ref *items; /* that have this text: by persona, then item */
	size_t count;
	double value; /* what reading it is worth; 0 and up, mostly 0–14 */
};

struct point {
	struct wording *wordings; /* most valuable first */
	size_t wording_count;
	size_t *personas; /* that say it, in their order, each once */
	size_t persona_count;
	size_t item_count;
	double value; /* of its best wording */
};

struct points {
	struct point *all; /* by their first item: persona, then item */
	size_t count;
	size_t **of; /* [persona][item]: index into all; every item has one */
	double value; /* of all points together */
};

/* Whether a persona says it; logarithmic in those that do. */
bool point_is_said_by(const struct point *point, size_t persona);

#endif
