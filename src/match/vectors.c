/* SPDX-License-Identifier: MIT */
#include "match/vectors.h"

#include <math.h>
#include <string.h>

static const double title_times = 3;
static const double path_times = 1;

struct posting {
	size_t profile;
	struct component component;
};

struct posting_lists {
	struct posting *all;
	size_t *first; /* by term; one more at the end */
};

/* A word in more sections than this finds none of them. */
enum { POSTINGS_MAX = 512 };

static void
scale(double *value, double norm)
{
	if (norm > 0)
		*value /= norm;
}

static void
normalise(struct vector *vector)
{
	double full = 0, content = 0, title = 0, weight = 0;
	size_t i;

	for (i = 0; i < vector->count; i++) {
		const struct component *it = &vector->all[i];

		full += it->full * it->full;
		content += it->content * it->content;
		title += it->title * it->title;
		weight += it->title_weight;
	}
	for (i = 0; i < vector->count; i++) {
		struct component *it = &vector->all[i];

		scale(&it->full, sqrt(full));
		scale(&it->content, sqrt(content));
		scale(&it->title, sqrt(title));
		scale(&it->title_weight, weight);
	}
}

static struct vector
vector_of(const struct terms *terms, const double *plain_weights,
	  const double *title_weights, struct arena *arena)
{
	struct vector vector = {
		ARENA_ARRAY(arena, struct component, terms->count),
		terms->count
	};
	size_t i;

	for (i = 0; i < terms->count; i++) {
		const struct term_use *use = &terms->all[i];
		double plain = plain_weights[use->term];
		double title = title_weights[use->term];

		vector.all[i] = (struct component){
			.term = use->term,
			.content = use->content * plain,
			.title = use->title * title,
			.full = use->content * plain +
				(title_times * use->title +
				 path_times * use->path) * title,
			.title_weight = use->title > 0 ? title : 0,
			.own = use->title > 0 || use->content > 0
		};
	}
	normalise(&vector);
	return vector;
}

struct vector *
vectors_of(const struct reading *reading, const struct weights *weights,
	   struct arena *arena)
{
	struct vector *vectors =
	    ARENA_ARRAY(arena, struct vector, reading_profiles(reading));
	size_t i;

	for (i = 0; i < reading_profiles(reading); i++)
		vectors[i] = vector_of(&reading->profiles[i].terms,
				       weights->plain, weights->title, arena);
	return vectors;
}

struct vector *
field_vectors_of(const struct reading *reading, const struct weights *weights,
		 struct arena *arena)
{
	struct vector *vectors =
	    ARENA_ARRAY(arena, struct vector, reading_profiles(reading));
	size_t i;

	for (i = 0; i < reading_profiles(reading); i++)
		vectors[i] = vector_of(&reading->profiles[i].fields,
				       weights->field, weights->field, arena);
	return vectors;
}

struct posting_lists *
posting_lists_of(const struct vector *vectors, size_t count, size_t term_count,
		 struct arena *arena)
{
	struct posting_lists *lists = ARENA_NEW(arena, struct posting_lists);
	size_t *next = ARENA_ARRAY(arena, size_t, term_count + 1);
	size_t i, j;

	lists->first = ARENA_ARRAY(arena, size_t, term_count + 1);
	for (i = 0; i < count; i++)
		for (j = 0; j < vectors[i].count; j++)
			lists->first[vectors[i].all[j].term + 1]++;
	for (i = 0; i < term_count; i++)
		lists->first[i + 1] += lists->first[i];
	memcpy(next, lists->first, sizeof(size_t) * (term_count + 1));
	lists->all =
	    ARENA_ARRAY(arena, struct posting, lists->first[term_count]);
	for (i = 0; i < count; i++)
		for (j = 0; j < vectors[i].count; j++)
			lists->all[next[vectors[i].all[j].term]++] =
			    (struct posting){ i, vectors[i].all[j] };
	return lists;
}

void
vector_multiply(const struct vector *vector, const struct posting_lists *lists,
		struct products *products)
{
	size_t i, at;

	for (i = 0; i < vector->count; i++) {
		const struct component *x = &vector->all[i];

		if (lists->first[x->term + 1] - lists->first[x->term] >
		    POSTINGS_MAX)
			continue;
		for (at = lists->first[x->term];
		     at < lists->first[x->term + 1]; at++) {
			const struct component *y = &lists->all[at].component;
			struct products *sum =
			    &products[lists->all[at].profile];

			sum->full += x->full * y->full;
			sum->content += x->content * y->content;
			sum->title += x->title * y->title;
			if (y->own)
				sum->cross_a += x->title_weight;
			if (x->own)
				sum->cross_b += y->title_weight;
		}
	}
}
