/* SPDX-License-Identifier: MIT */
#include "match/similar.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/stop.h"
#include "match/vectors.h"

/*
 * Logistic regression (L2, weight 1) on the pairs of sections of 22 labelled
 * pairs of personas, a second time on those that the first gave .03 or more,
 * then stretched. Five-fold by pair of personas the same recipe, thresholds
 * included, has an F1 of .83.
 */
static const double model[FEATURE_COUNT] = {
	[FEATURE_TITLE] = 4.70,
	[FEATURE_TRIGRAMS] = 2.52,
	[FEATURE_FULL] = 7.19,
	[FEATURE_CONTENT] = 5.80,
	[FEATURE_CROSS] = -0.07,
	[FEATURE_ITEMS] = 2.83,
	[FEATURE_FIELDS] = 5.66,
	[FEATURE_FUNCTION] = 3.85,
	[FEATURE_CLASH] = -2.24,
	[FEATURE_ODD] = -1.76,
	[FEATURE_PLACE] = 2.29,
	[FEATURE_ONE_GROUP] = -1.17,
	[FEATURE_GROUPS] = -2.34,
};
static const double bias = -7.31;

/* Added when each of a pair is the other's best. */
static const double mutual = 1.0;

/*
 * Personas whose leaves cover each other less than this, in content, are
 * strangers: that both have an output format says little about it then. Of
 * labelled pairs of personas two in 22 are below .040, of 120 drawn at random
 * from unlike roles 114.
 */
static const double familiar = 0.040, strange = 4.0;

/* Of a section's items only so many are looked at. */
enum { ITEMS_MAX = 60 };
/* Items this much alike count as shared. */
static const double item_cosine = 0.25;
/* A pair that scores less is not even kept. */
static const double least_score = 0.002;
/* More than sums of the same numbers in another order differ. */
static const double rounding = 1e-6;

struct shared_item {
	size_t a, b;
	double cosine;
};

/* Shared items of the profile in hand and one of the other reading. */
struct shared_items {
	struct shared_item *all;
	size_t count, capacity;
};

struct sizing {
	const struct reading *a, *b;
	const struct item_matches *items;
	struct arena *arena;
	struct arena scratch;
	struct vector *vectors_a, *fields_a;
	struct posting_lists *lists, *field_lists;
	struct products *products, *field_products; /* by b's profiles */
	struct shared_items *shared;	  /* by b's profiles */
	bool *used_a, *used_b;		  /* by item, in pair_items */
	size_t **owners;		  /* by b's item: its profiles */
	size_t *owner_counts;
	double least;	    /* the least score, as its logit */
	double strangeness; /* what it takes from two functions */
	struct similarities result;
	size_t capacity;
};

static size_t
looked_at(const struct profile *profile)
{
	return profile->item_count < ITEMS_MAX ? profile->item_count
					       : ITEMS_MAX;
}

static void
find_owners(struct sizing *sizing)
{
	const struct reading *b = sizing->b;
	size_t *capacities =
	    ARENA_ARRAY(&sizing->scratch, size_t, b->item_count);
	size_t i, j;

	sizing->owners = ARENA_ARRAY(&sizing->scratch, size_t *, b->item_count);
	sizing->owner_counts =
	    ARENA_ARRAY(&sizing->scratch, size_t, b->item_count);
	for (i = 0; i < reading_profiles(b); i++) {
		const struct profile *profile = &b->profiles[i];

		for (j = 0; j < looked_at(profile); j++) {
			size_t item = profile->first_item + j;

			sizing->owners[item] = arena_grow(
			    &sizing->scratch, sizing->owners[item],
			    sizing->owner_counts[item], &capacities[item],
			    sizeof(size_t));
			sizing->owners[item][sizing->owner_counts[item]++] = i;
		}
	}
}

static void
share(struct sizing *sizing, const struct item_match *match)
{
	size_t i;

	for (i = 0; i < sizing->owner_counts[match->b]; i++) {
		struct shared_items *shared =
		    &sizing->shared[sizing->owners[match->b][i]];

		shared->all =
		    arena_grow(&sizing->scratch, shared->all, shared->count,
			       &shared->capacity, sizeof(struct shared_item));
		shared->all[shared->count++] = (struct shared_item){
			match->a, match->b, match->cosine
		};
	}
}

static void
collect_shared(struct sizing *sizing, const struct profile *profile)
{
	size_t i, at;

	for (i = 0; i < reading_profiles(sizing->b); i++)
		sizing->shared[i].count = 0;
	for (i = 0; i < looked_at(profile); i++) {
		size_t item = profile->first_item + i;

		for (at = sizing->items->first[item];
		     at < sizing->items->first[item + 1]; at++)
			if (sizing->items->all[at].evidence &&
			    sizing->items->all[at].cosine > item_cosine)
				share(sizing, &sizing->items->all[at]);
	}
}

static int
compare_shared(const void *a, const void *b)
{
	const struct shared_item *x = a, *y = b;

	if (x->cosine != y->cosine)
		return x->cosine > y->cosine ? -1 : 1;
	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

/* Greedy one-to-one sum of the cosines of shared items. */
static double
pair_items(struct sizing *sizing, struct shared_items *shared)
{
	double sum = 0;
	size_t i;

	if (shared->count == 0)
		return 0;
	qsort(shared->all, shared->count, sizeof(shared->all[0]),
	      compare_shared);
	for (i = 0; i < shared->count; i++) {
		const struct shared_item *it = &shared->all[i];

		if (sizing->used_a[it->a] || sizing->used_b[it->b])
			continue;
		sizing->used_a[it->a] = sizing->used_b[it->b] = true;
		sum += it->cosine;
	}
	for (i = 0; i < shared->count; i++) {
		sizing->used_a[shared->all[i].a] = false;
		sizing->used_b[shared->all[i].b] = false;
	}
	return sum;
}

static double
share_of_items(struct sizing *sizing, const struct profile *a, size_t b)
{
	size_t count_a = looked_at(a);
	size_t count_b = looked_at(&sizing->b->profiles[b]);
	size_t less = count_a < count_b ? count_a : count_b;

	return less ? pair_items(sizing, &sizing->shared[b]) / (double)less
		    : 0;
}

static double
logit(const double *features, double more)
{
	double sum = bias + more;
	size_t i;

	for (i = 0; i < FEATURE_COUNT; i++)
		sum += model[i] * features[i];
	return sum;
}

static double
logistic(const double *features, double more)
{
	return 1 / (1 + exp(-logit(features, more)));
}

static double
place_of(const struct reading *reading, const struct profile *profile)
{
	return (double)profile->lines.first /
	       (double)(reading->persona->source.line_count + 1);
}

static void
compare_functions(struct sizing *sizing, const struct profile *a,
		  const struct profile *b, double *features)
{
	bool in_a = a->function != FUNCTION_NONE;
	bool in_b = b->function != FUNCTION_NONE;

	features[FEATURE_FUNCTION] = in_a && a->function == b->function;
	features[FEATURE_CLASH] = in_a && in_b && a->function != b->function;
	features[FEATURE_ODD] = in_a != in_b;
	if (in_a && in_b)
		features[FEATURE_PLACE] =
		    1 - fabs(place_of(sizing->a, a) - place_of(sizing->b, b));
}

/* False where the score is below the least, whatever the titles' letters. */
static bool
measure(struct sizing *sizing, struct similarity *it)
{
	const struct profile *a = &sizing->a->profiles[it->a];
	const struct profile *b = &sizing->b->profiles[it->b];
	const struct products *products = &sizing->products[it->b];
	double *features = it->features;

	features[FEATURE_TITLE] = products->title;
	features[FEATURE_FULL] = products->full;
	features[FEATURE_CONTENT] = products->content;
	features[FEATURE_CROSS] = (products->cross_a + products->cross_b) / 2;
	features[FEATURE_ITEMS] = share_of_items(sizing, a, it->b);
	features[FEATURE_FIELDS] = sizing->field_products[it->b].full;
	compare_functions(sizing, a, b, features);
	features[FEATURE_ONE_GROUP] = a->group != b->group;
	features[FEATURE_GROUPS] = a->group && b->group;
	if (logit(features, 0) + model[FEATURE_TRIGRAMS] *
	    trigrams_dice_most(&a->trigrams, &b->trigrams) <
	    sizing->least - rounding)
		return false;
	features[FEATURE_TRIGRAMS] =
	    trigrams_dice(&a->trigrams, &b->trigrams);
	it->score = logistic(features, 0);
	return it->score >= least_score;
}

static bool
may_be_alike(const struct sizing *sizing, const struct profile *a,
	     const struct profile *b)
{
	return matters_meet(sizing->a->matters[a->section],
			    sizing->b->matters[b->section]);
}

static void
add_row(struct sizing *sizing, size_t a)
{
	const struct profile *profile = &sizing->a->profiles[a];
	struct similarities *result = &sizing->result;
	size_t b;

	memset(sizing->products, 0,
	       sizeof(struct products) * reading_profiles(sizing->b));
	vector_multiply(&sizing->vectors_a[a], sizing->lists,
			sizing->products);
	memset(sizing->field_products, 0,
	       sizeof(struct products) * reading_profiles(sizing->b));
	vector_multiply(&sizing->fields_a[a], sizing->field_lists,
			sizing->field_products);
	collect_shared(sizing, profile);
	for (b = 0; b < reading_profiles(sizing->b); b++) {
		struct similarity it = { .a = a, .b = b };

		if (!may_be_alike(sizing, profile, &sizing->b->profiles[b]))
			continue;
		if (sizing->products[b].full == 0)
			continue;
		if (!measure(sizing, &it))
			continue;
		result->all =
		    arena_grow(sizing->arena, result->all, result->count,
			       &sizing->capacity, sizeof(it));
		result->all[result->count++] = it;
	}
}

/* Mean over the leaves of what their best partners share with them. */
static double
coverage_of(const struct reading *reading, const double *best)
{
	double sum = 0;
	size_t count = 0, i;

	for (i = 0; i < reading_profiles(reading); i++) {
		if (reading->profiles[i].group)
			continue;
		sum += best[i];
		count++;
	}
	return count > 0 ? sum / (double)count : 0;
}

static void
find_strangeness(struct sizing *sizing)
{
	double *of_a = ARENA_ARRAY(&sizing->scratch, double,
				   reading_profiles(sizing->a));
	double *of_b = ARENA_ARRAY(&sizing->scratch, double,
				   reading_profiles(sizing->b));
	double least;
	size_t i;

	for (i = 0; i < sizing->result.count; i++) {
		const struct similarity *it = &sizing->result.all[i];
		double content = it->features[FEATURE_CONTENT];

		of_a[it->a] = fmax(of_a[it->a], content);
		of_b[it->b] = fmax(of_b[it->b], content);
	}
	least = fmin(coverage_of(sizing->a, of_a),
		     coverage_of(sizing->b, of_b));
	sizing->strangeness = strange * fmax(0, 1 - least / familiar);
}

static double
score_of(const struct sizing *sizing, const struct similarity *it, double more)
{
	bool functions =
	    sizing->a->profiles[it->a].function != FUNCTION_NONE &&
	    sizing->b->profiles[it->b].function != FUNCTION_NONE;

	return logistic(it->features,
			functions ? more - sizing->strangeness : more);
}

static void
discount_functions(struct sizing *sizing)
{
	struct similarity *all = sizing->result.all;
	size_t i;

	find_strangeness(sizing);
	for (i = 0; i < sizing->result.count; i++)
		all[i].score = score_of(sizing, &all[i], 0);
}

struct best {
	double score;
	size_t at;
};

static void
keep_best(struct best *best, double score, size_t at)
{
	if (score > best->score)
		*best = (struct best){ score, at };
}

/* Raises the scores of pairs that are each other's best. */
static void
favour_best(struct sizing *sizing)
{
	struct similarity *all = sizing->result.all;
	struct best *of_a = ARENA_ARRAY(&sizing->scratch, struct best,
					reading_profiles(sizing->a));
	struct best *of_b = ARENA_ARRAY(&sizing->scratch, struct best,
					reading_profiles(sizing->b));
	size_t i;

	for (i = 0; i < sizing->result.count; i++) {
		keep_best(&of_a[all[i].a], all[i].score, i);
		keep_best(&of_b[all[i].b], all[i].score, i);
	}
	for (i = 0; i < sizing->result.count; i++)
		if (of_a[all[i].a].at == i && of_b[all[i].b].at == i)
			all[i].score = score_of(sizing, &all[i], mutual);
}

struct similarities
similarities_of(const struct reading *a, const struct reading *b,
		const struct weights *weights, const struct item_matches *items,
		struct arena *arena)
{
	struct sizing sizing = { .a = a, .b = b, .items = items,
				 .arena = arena,
				 .least = log(least_score /
					      (1 - least_score)) };
	struct arena *scratch = &sizing.scratch;
	struct vector *vectors_b = vectors_of(b, weights, scratch);
	size_t i;

	sizing.vectors_a = vectors_of(a, weights, scratch);
	sizing.fields_a = field_vectors_of(a, weights, scratch);
	sizing.field_lists =
	    posting_lists_of(field_vectors_of(b, weights, scratch),
			     reading_profiles(b), weights->count, scratch);
	sizing.field_products =
	    ARENA_ARRAY(scratch, struct products, reading_profiles(b));
	sizing.lists = posting_lists_of(vectors_b, reading_profiles(b),
					weights->count, scratch);
	sizing.products =
	    ARENA_ARRAY(scratch, struct products, reading_profiles(b));
	sizing.shared =
	    ARENA_ARRAY(scratch, struct shared_items, reading_profiles(b));
	sizing.used_a = ARENA_ARRAY(scratch, bool, a->item_count);
	sizing.used_b = ARENA_ARRAY(scratch, bool, b->item_count);
	find_owners(&sizing);
	for (i = 0; i < reading_profiles(a) && !stop_wanted(); i++)
		add_row(&sizing, i);
	discount_functions(&sizing);
	favour_best(&sizing);
	arena_release(scratch);
	return sizing.result;
}
