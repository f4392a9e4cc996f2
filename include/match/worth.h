/* SPDX-License-Identifier: MIT */
#ifndef MATCH_WORTH_H
#define MATCH_WORTH_H

#include "base/arena.h"
#include "match/point_maker.h"
#include "match/turns.h"

/*
 * What an item is worth to a reader: the weight of its words, more for what
 * is rare among all items of the comparison and less for words that every
 * persona has, times how specific it is (a number, code, a condition, a ban)
 * and what its section is for.
 */
struct worth {
	const struct comparison *comparison;
	const struct point_maker *maker;
	const struct turns *turns;
	struct arena *arena;
	double *weights;   /* by term, in 0–1 */
	size_t **profiles; /* [persona][item]: index into its reading's items */
};

/* Linear in the words of all items; lives as long as what it is given. */
void worth_init(struct worth *worth, const struct comparison *comparison,
		const struct point_maker *maker, struct arena *arena);
/* 0 of what has no word; mostly below 14. */
double worth_of(struct worth *worth, struct item_ref item);

#endif
