/* SPDX-License-Identifier: MIT */
#ifndef MATCH_SIMILAR_H
#define MATCH_SIMILAR_H

#include "base/arena.h"
#include "match/items.h"
#include "match/reading.h"
#include "match/weights.h"

/*
 * How alike two sections are. The features are in 0–1; the score is a
 * logistic function of them, fitted on labelled pairs of persona files and
 * stretched so that .20 is where readers would rather put the two side by
 * side than not, and .70 where nine of ten would. Being each other's best
 * counts; between personas that have little in common otherwise, having the
 * same function counts less. Text under examples is never like what stands
 * elsewhere.
 */
enum feature {
	FEATURE_TITLE,	   /* cosine of the titles */
	FEATURE_TRIGRAMS,  /* Dice of the titles' trigrams */
	FEATURE_FULL,	   /* cosine of content + 3 titles + path */
	FEATURE_CONTENT,   /* cosine of the contents */
	FEATURE_CROSS,	   /* share of a title's weight found in the other */
	FEATURE_ITEMS,	   /* items of the smaller one found in the other */
	FEATURE_FIELDS,	   /* cosine of the fields they speak of */
	FEATURE_FUNCTION,  /* the same function */
	FEATURE_CLASH,	   /* two functions */
	FEATURE_ODD,	   /* only one has a function */
	FEATURE_PLACE,	   /* nearness of their places, if both have one */
	FEATURE_ONE_GROUP, /* one of them is a group */
	FEATURE_GROUPS,	   /* both are groups */
	FEATURE_COUNT
};

struct similarity {
	size_t a, b; /* indices into the readings' profiles */
	double features[FEATURE_COUNT];
	double score;
};

/* Pairs that have anything in common, by a, then by b. */
struct similarities {
	struct similarity *all;
	size_t count;
};

struct similarities similarities_of(const struct reading *a,
				    const struct reading *b,
				    const struct weights *weights,
				    const struct item_matches *items,
				    struct arena *arena);

#endif
