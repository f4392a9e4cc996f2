/* SPDX-License-Identifier: MIT */
#ifndef MATCH_COVERAGE_H
#define MATCH_COVERAGE_H

#include "base/arena.h"
#include "match/lookup.h"

/*
 * What of all that is said some part says: a persona, a section with all that
 * is below it, single items (of a draft), or any of them together. It is a set
 * of points; its share is by their value.
 */
struct coverage {
	const struct comparison *comparison;
	bool *points; /* by point */
	size_t point_count;
	double value; /* of the points it has */
};

/* Of nothing; lives as long as the arena and the comparison. */
struct coverage coverage_new(const struct comparison *comparison,
			     struct arena *arena);
void coverage_add_item(struct coverage *coverage, struct item_ref item);
void coverage_add_section(struct coverage *coverage, size_t persona,
			  size_t section);
void coverage_add_persona(struct coverage *coverage, size_t persona);
/* In 0–1; 1 when nothing is said at all. */
double coverage_share(const struct coverage *coverage);
/* What a persona would add: how many points, and their value. */
size_t coverage_gain(const struct coverage *coverage, size_t persona,
		     double *value);

/* Points that nobody else says. */
size_t coverage_only(const struct comparison *comparison, size_t persona);
/* Shared topics that it has a section in, and all of them. */
size_t coverage_topics(const struct comparison *comparison, size_t persona);
size_t coverage_shared_topics(const struct comparison *comparison);

/*
 * All personas, the one that covers most first, then always the one that adds
 * most to those before it; ties by fewer tokens, then by the file's bytes. In
 * the arena.
 */
struct coverage_step {
	size_t persona;
	size_t adds;  /* points */
	double share; /* covered up to here */
};
struct coverage_step *coverage_order(const struct comparison *comparison,
				     struct arena *arena);

#endif
