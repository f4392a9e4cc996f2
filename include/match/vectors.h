/* SPDX-License-Identifier: MIT */
#ifndef MATCH_VECTORS_H
#define MATCH_VECTORS_H

#include "base/arena.h"
#include "match/reading.h"
#include "match/weights.h"

/* A term of a profile under the weights of a pair of personas. */
struct component {
	int term;
	double full, content, title; /* of unit vectors */
	double title_weight;	     /* share of the title's weight, or 0 */
	bool own;		     /* in its title or content */
};

struct vector {
	struct component *all;
	size_t count;
};

/* One vector per profile of the reading; full = content + 3 title + path. */
struct vector *vectors_of(const struct reading *reading,
			  const struct weights *weights, struct arena *arena);
/* The same of the fields that the profiles speak of. */
struct vector *field_vectors_of(const struct reading *reading,
				const struct weights *weights,
				struct arena *arena);

/* Products of one vector with those of all profiles of another reading. */
struct products {
	double full, content, title;
	double cross_a, cross_b; /* title's share found in the other */
};

/* Which profiles have a term, and with what weights. */
struct posting_lists;
struct posting_lists *posting_lists_of(const struct vector *vectors,
				       size_t count, size_t term_count,
				       struct arena *arena);
/* Adds to `products`, one per profile of the lists' reading. */
void vector_multiply(const struct vector *vector,
		     const struct posting_lists *lists,
		     struct products *products);

#endif
