#include "match/items.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* Fitted on the items of 37 labelled pairs of sections. */
static const double model[ITEM_FEATURE_COUNT] = {
	[ITEM_COSINE] = 2.922,	 [ITEM_CONTAINED] = 2.196,
	[ITEM_HEAD] = 1.926,	 [ITEM_TRIGRAMS] = 3.505,
	[ITEM_LENGTH] = -0.624,	 [ITEM_SINGLE] = -1.344,
};
static const double bias = -4.428;

/* A word in more items than this finds none of them. */
enum { POSTINGS_MAX = 512 };

/* Below it, nothing that follows could make a pair of two items. */
static const double least_cosine = 0.1;

/* A term of an item under the weights of a pair of personas. */
struct load {
	int term;
	double weight; /* of a unit vector */
};

struct item_vector {
	struct load *loads;
	size_t count;
};

struct posting {
	size_t item;
	double weight;
};

/* Where in the items of b each term stands: postings[first[t], first[t + 1]).
 */
struct inverted {
	struct posting *postings;
	size_t *first;
};

struct matcher {
	const struct reading *a, *b;
	const struct weights *weights;
	struct arena scratch;
	struct arena *arena;
	struct item_vector *vectors_b;
	struct inverted inverted;
	double *cosines; /* with the item in hand, by b */
	size_t *touched;
	size_t touched_count;
	struct item_matches matches;
	size_t capacity;
};

static struct item_vector
item_vector(struct matcher *matcher, const struct item_profile *item)
{
	const struct terms *terms = &item->terms;
	struct item_vector vector = {
		ARENA_ARRAY(&matcher->scratch, struct load, terms->count),
		terms->count
	};
	double norm = 0;
	size_t i;

	for (i = 0; i < terms->count; i++) {
		const struct term_use *use = &terms->all[i];
		double weight =
		    use->content * matcher->weights->plain[use->term];

		vector.loads[i] = (struct load){ use->term, weight };
		norm += weight * weight;
	}
	for (i = 0; i < terms->count; i++)
		vector.loads[i].weight /= sqrt(norm);
	return vector;
}

static void
count_postings(struct matcher *matcher, size_t *first)
{
	size_t i, j;

	for (i = 0; i < reading_items(matcher->b); i++)
		for (j = 0; j < matcher->vectors_b[i].count; j++)
			first[matcher->vectors_b[i].loads[j].term + 1]++;
	for (i = 0; i < matcher->weights->count; i++)
		first[i + 1] += first[i];
}

static void
invert(struct matcher *matcher)
{
	size_t terms = matcher->weights->count, i, j;
	size_t *first = ARENA_ARRAY(&matcher->scratch, size_t, terms + 1);
	size_t *next = ARENA_ARRAY(&matcher->scratch, size_t, terms + 1);

	count_postings(matcher, first);
	memcpy(next, first, sizeof(size_t) * (terms + 1));
	matcher->inverted.first = first;
	matcher->inverted.postings =
	    ARENA_ARRAY(&matcher->scratch, struct posting, first[terms]);
	for (i = 0; i < reading_items(matcher->b); i++) {
		const struct item_vector *vector = &matcher->vectors_b[i];

		for (j = 0; j < vector->count; j++) {
			const struct load *load = &vector->loads[j];

			matcher->inverted.postings[next[load->term]++] =
			    (struct posting){ i, load->weight };
		}
	}
}

static void
multiply(struct matcher *matcher, const struct item_vector *vector)
{
	size_t i, at;

	for (i = 0; i < vector->count; i++) {
		const struct load *load = &vector->loads[i];
		size_t first = matcher->inverted.first[load->term];
		size_t end = matcher->inverted.first[load->term + 1];

		if (end - first > POSTINGS_MAX)
			continue;
		for (at = first; at < end; at++) {
			const struct posting *posting =
			    &matcher->inverted.postings[at];

			if (matcher->cosines[posting->item] == 0)
				matcher->touched[matcher->touched_count++] =
				    posting->item;
			matcher->cosines[posting->item] +=
			    load->weight * posting->weight;
		}
	}
}

struct overlap {
	double shared, sum_a, sum_b;	/* of weights */
	double dot, norm_a, norm_b;	/* of weights times uses */
};

static struct overlap
overlap_of(const struct terms *a, const struct terms *b, const double *weights)
{
	struct overlap overlap = { 0 };
	size_t i, j = 0;

	for (i = 0; i < b->count; i++) {
		double weight = weights[b->all[i].term];
		double load = weight * b->all[i].content;

		overlap.sum_b += weight;
		overlap.norm_b += load * load;
	}
	for (i = 0; i < a->count; i++) {
		double weight = weights[a->all[i].term];
		double load = weight * a->all[i].content;

		overlap.sum_a += weight;
		overlap.norm_a += load * load;
		while (j < b->count && b->all[j].term < a->all[i].term)
			j++;
		if (j < b->count && b->all[j].term == a->all[i].term) {
			overlap.shared += weight;
			overlap.dot += load * weight * b->all[j].content;
		}
	}
	return overlap;
}

/* How much of the smaller set's weight the other has. */
static double
contained(const struct overlap *overlap)
{
	double less = fmin(overlap->sum_a, overlap->sum_b);

	return less > 0 ? overlap->shared / less : 0;
}

static double
cosine(const struct overlap *overlap)
{
	double norm = sqrt(overlap->norm_a * overlap->norm_b);

	return norm > 0 ? overlap->dot / norm : 0;
}

static double
heads(const struct item_profile *a, const struct item_profile *b,
      const double *weights)
{
	struct overlap overlap =
	    overlap_of(a->head.count > 0 ? &a->head : &a->terms,
		       b->head.count > 0 ? &b->head : &b->terms, weights);

	return contained(&overlap);
}

void
items_measure(double *features, const struct item_profile *a,
	      const struct item_profile *b, const struct weights *weights)
{
	struct overlap all = overlap_of(&a->terms, &b->terms, weights->item);
	struct overlap fields =
	    overlap_of(&a->fields, &b->fields, weights->field);
	double less = fmin((double)a->terms.count, (double)b->terms.count);
	double more = fmax((double)a->terms.count, (double)b->terms.count);

	features[ITEM_COSINE] = cosine(&all);
	features[ITEM_CONTAINED] = contained(&all);
	features[ITEM_HEAD] = a->head.count > 0 || b->head.count > 0
				  ? heads(a, b, weights->item)
				  : contained(&all);
	features[ITEM_TRIGRAMS] = trigrams_dice(&a->trigrams, &b->trigrams);
	features[ITEM_LENGTH] = log((more + 1) / (less + 1));
	features[ITEM_SINGLE] = less <= 1;
	features[ITEM_FIELDS] = cosine(&fields);
}

static double
score_items(const struct item_profile *a, const struct item_profile *b,
	    const struct weights *weights)
{
	double features[ITEM_FEATURE_COUNT], sum = bias;
	size_t i;

	items_measure(features, a, b, weights);
	for (i = 0; i < ITEM_FEATURE_COUNT; i++)
		sum += model[i] * features[i];
	return 1 / (1 + exp(-sum));
}

/* The next letter or digit in lower case; 0 at the end. */
static int32_t
next_letter(struct str *rest)
{
	while (rest->len > 0) {
		int32_t point = utf8_next(rest);

		if (point > 0 && (utf8_is_letter(point) ||
				  utf8_is_digit(point) ||
				  utf8_is_ideographic(point)))
			return utf8_lower(point);
	}
	return 0;
}

static bool
says_same(struct str a, struct str b)
{
	int32_t x, y;

	do {
		x = next_letter(&a);
		y = next_letter(&b);
	} while (x == y && x != 0);
	return x == y;
}

static void
add_match(struct matcher *matcher, size_t a, size_t b)
{
	const struct item_profile *x = &matcher->a->items[a];
	const struct item_profile *y = &matcher->b->items[b];
	struct item_matches *matches = &matcher->matches;
	struct item_match match = { a, b, matcher->cosines[b], 0, false };

	if (match.cosine < least_cosine)
		return;
	match.same = says_same(x->text, y->text);
	match.score = match.same ? 1 : score_items(x, y, matcher->weights);
	matches->all =
	    arena_grow(matcher->arena, matches->all, matches->count,
		       &matcher->capacity, sizeof(struct item_match));
	matches->all[matches->count++] = match;
}

static int
compare_sizes(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

static void
match_item(struct matcher *matcher, size_t a)
{
	struct item_vector vector = item_vector(matcher, &matcher->a->items[a]);
	size_t i;

	matcher->touched_count = 0;
	multiply(matcher, &vector);
	qsort(matcher->touched, matcher->touched_count, sizeof(size_t),
	      compare_sizes);
	for (i = 0; i < matcher->touched_count; i++) {
		size_t b = matcher->touched[i];

		if (matcher->a != matcher->b || a < b)
			add_match(matcher, a, b);
		matcher->cosines[b] = 0;
	}
}

struct item_matches
items_match(const struct reading *a, const struct reading *b,
	    const struct weights *weights, struct arena *arena)
{
	struct matcher matcher = {
		.a = a, .b = b, .weights = weights, .arena = arena
	};
	struct arena *scratch = &matcher.scratch;
	size_t i;

	matcher.vectors_b =
	    ARENA_ARRAY(scratch, struct item_vector, reading_items(b));
	for (i = 0; i < reading_items(b); i++)
		matcher.vectors_b[i] = item_vector(&matcher, &b->items[i]);
	matcher.cosines = ARENA_ARRAY(scratch, double, reading_items(b));
	matcher.touched = ARENA_ARRAY(scratch, size_t, reading_items(b));
	invert(&matcher);
	matcher.matches.first = ARENA_ARRAY(arena, size_t, a->item_count + 1);
	for (i = 0; i < a->item_count; i++) {
		matcher.matches.first[i] = matcher.matches.count;
		if (i < reading_items(a))
			match_item(&matcher, i);
	}
	matcher.matches.first[a->item_count] = matcher.matches.count;
	arena_release(scratch);
	return matcher.matches;
}
