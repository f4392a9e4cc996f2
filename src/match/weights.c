#include "match/weights.h"

#include <math.h>

static const double least = 0.01;
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

struct weights
weights_of(const struct reading *a, const struct reading *b,
	   const struct vocabulary *vocabulary, struct arena *arena)
{
	size_t count = vocabulary_size(vocabulary);
	struct weights weights = { ARENA_ARRAY(arena, double, count),
				   ARENA_ARRAY(arena, double, count),
				   ARENA_ARRAY(arena, double, count), count };
	const double *table =
	    weight_table(a->leaf_count + b->leaf_count, arena);
	size_t i;

	for (i = 0; i < count; i++) {
		int term = (int)i;
		double plain =
		    table[reading_uses(a, term) + reading_uses(b, term)];

		weights.plain[i] = plain;
		weights.title[i] =
		    vocabulary_is_generic_title(vocabulary, term)
			? plain * generic_title_factor
			: plain;
		weights.item[i] =
		    vocabulary_is_generic_title(vocabulary, term) ||
			    vocabulary_is_generic_item(vocabulary, term)
			? plain * generic_item_factor
			: plain;
	}
	return weights;
}
