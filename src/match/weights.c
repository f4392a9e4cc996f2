/* SPDX-License-Identifier: MIT */
#include "match/weights.h"

#include <math.h>

static const double least = 0.01, least_beside_rarity = 0.05;
/* What all leaves have tells little in a title, but not nothing. */
static const double least_in_title = 0.3;
static const double generic_title_factor = 0.35;
static const double generic_item_factor = 0.45;

/* By the number of leaves that have the term, up to all of them. */
static double *
weight_table(size_t leaves, struct arena *arena)
{
	double *table = ARENA_ARRAY(arena, double, leaves + 1);
	size_t i;

	for (i = 0; i <= leaves; i++)
		table[i] = fmax(
		    least, log(((double)leaves + 1) / ((double)i + 0.5)));
	return table;
}

/* A word that many titles of one persona share tells them not apart. */
static double
title_share(const struct reading *a, const struct reading *b, int term)
{
	unsigned in_a = reading_title_uses(a, term);
	unsigned in_b = reading_title_uses(b, term);
	unsigned most = in_a > in_b ? in_a : in_b;

	return most > 1 ? pow(most, -0.5) : 1;
}

/* What is common in two personas of one role may be rare in a library. */
static double
weigh_rarity(const struct rarity *rarity, double plain,
	     const struct vocabulary *vocabulary, int term)
{
	struct str name = vocabulary_term(vocabulary, term);

	return sqrt(fmax(least_beside_rarity, plain) *
		    rarity_of(rarity, name));
}

struct weights
weights_of(const struct reading *a, const struct reading *b,
	   const struct vocabulary *vocabulary, struct arena *arena)
{
	size_t count = vocabulary_size(vocabulary);
	struct weights weights = { ARENA_ARRAY(arena, double, count),
				   ARENA_ARRAY(arena, double, count),
				   ARENA_ARRAY(arena, double, count),
				   ARENA_ARRAY(arena, double, count), count };
	const double *table =
	    weight_table(a->leaf_count + b->leaf_count, arena);
	size_t i;

	for (i = 0; i < count; i++) {
		int term = (int)i;
		double plain =
		    table[reading_uses(a, term) + reading_uses(b, term)];

		if (a->rarity)
			plain = weigh_rarity(a->rarity, plain, vocabulary,
					     term);
		weights.plain[i] = plain;
		weights.field[i] = table[reading_field_uses(a, term) +
					 reading_field_uses(b, term)];
		weights.title[i] =
		    fmax(least_in_title, plain) * title_share(a, b, term) *
		    (vocabulary_is_generic_title(vocabulary, term)
			 ? generic_title_factor
			 : 1);
		weights.item[i] =
		    vocabulary_is_generic_title(vocabulary, term) ||
			    vocabulary_is_generic_item(vocabulary, term)
			? plain * generic_item_factor
			: plain;
	}
	return weights;
}
