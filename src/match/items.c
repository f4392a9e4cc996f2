/* SPDX-License-Identifier: MIT */
#include "match/items.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/stop.h"

/* Fitted on the items of 37 labelled pairs of sections. */
static const double model[ITEM_FEATURE_COUNT] = {
	[ITEM_COSINE] = 2.922,	 [ITEM_CONTAINED] = 2.196,
	[ITEM_HEAD] = 1.926,	 [ITEM_TRIGRAMS] = 3.505,
	[ITEM_LENGTH] = -0.624,	 [ITEM_SINGLE] = -1.344,
};
static const double bias = -4.428;

/* A word in more items than this finds none of them. */
enum { POSTINGS_MAX = 512 };

/* Of the items of one text so many are paired with those of another; of more
 * each one only with one that has its own text. */
enum { REPEATS_MAX = 4 };

/* Below it, nothing that follows could make a pair of two items. */
static const double least_cosine = 0.1;

/* More than sums of the same numbers in another order differ. */
static const double rounding = 1e-6;

enum { NOT_SCORED = -1 };

/* A term of an item under the weights of a pair of personas. */
struct load {
	int term;
	double weight; /* of a unit vector */
};

struct item_vector {
	struct load *loads;
	size_t count;
};

/* What bounds the score of a wording with another one. */
struct gauge {
	double sum;	 /* of its terms' weights */
	double stretch;	 /* its norm by plain weights over that by weights */
	double size;	 /* logarithm of how many terms it has, and one */
	bool head;
};

/* What a wording shares with the one in hand, of terms that are looked up. */
struct meeting_sum {
	double cosine; /* of plain weights */
	double shared; /* weights */
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

/* Two wordings that share words, by their first items. */
struct meeting {
	size_t b; /* wording */
	struct item_match match;
};

struct matcher {
	const struct reading *a, *b;
	const struct weights *weights;
	struct arena scratch;
	struct arena *arena;
	double sure; /* the score that is, as its logit */
	struct item_vector *vectors_b; /* by wording, as all of b that follows */
	struct gauge *gauges_b;
	struct inverted inverted;
	struct meeting_sum *sums; /* with the wording in hand */
	struct gauge gauge;	 /* of the wording in hand */
	struct meeting_sum common; /* at most, of terms not looked up */
	size_t *touched;
	size_t touched_count;
	struct meeting *meetings; /* by wordings of a */
	size_t meeting_count, meeting_capacity;
	size_t *first_meeting; /* by wording of a; one more at the end */
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

	for (i = 0; i < matcher->b->wording_count; i++)
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
	for (i = 0; i < matcher->b->wording_count; i++) {
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

	matcher->common = (struct meeting_sum){ 0 };
	for (i = 0; i < vector->count; i++) {
		const struct load *load = &vector->loads[i];
		size_t first = matcher->inverted.first[load->term];
		size_t end = matcher->inverted.first[load->term + 1];
		double shared = matcher->weights->item[load->term];

		if (end - first > POSTINGS_MAX) {
			matcher->common.cosine += load->weight * load->weight;
			matcher->common.shared += shared;
			continue;
		}
		for (at = first; at < end; at++) {
			const struct posting *posting =
			    &matcher->inverted.postings[at];
			struct meeting_sum *sum =
			    &matcher->sums[posting->item];

			if (sum->cosine == 0)
				matcher->touched[matcher->touched_count++] =
				    posting->item;
			sum->cosine += load->weight * posting->weight;
			sum->shared += shared;
		}
	}
	matcher->common.cosine = sqrt(matcher->common.cosine);
}

static struct gauge
gauge_of(const struct item_profile *item, const struct weights *weights)
{
	const struct terms *terms = &item->terms;
	double plain = 0, own = 0;
	struct gauge gauge = { .size = log((double)terms->count + 1),
			       .head = item->head.count > 0 };
	size_t i;

	for (i = 0; i < terms->count; i++) {
		const struct term_use *use = &terms->all[i];
		double load = use->content * weights->plain[use->term];
		double own_load = use->content * weights->item[use->term];

		gauge.sum += weights->item[use->term];
		plain += load * load;
		own += own_load * own_load;
	}
	gauge.stretch = sqrt(plain / own);
	return gauge;
}

/*
 * The most that the features but the trigrams can make of a score, as its
 * logit. The index tells what is shared but for common terms, which count as
 * shared, and by plain weights, which are no less than an item's.
 */
static double
most_of(const struct matcher *matcher, const struct gauge *b,
	const struct meeting_sum *sum)
{
	const struct gauge *a = &matcher->gauge;
	double alike = (sum->cosine + matcher->common.cosine) * a->stretch *
		       b->stretch;
	double part = (sum->shared + matcher->common.shared) /
		      fmin(a->sum, b->sum);

	part = fmin(1, part);
	return bias + model[ITEM_COSINE] * fmin(1, alike) +
	       model[ITEM_CONTAINED] * part +
	       model[ITEM_HEAD] * (a->head || b->head ? 1 : part) +
	       model[ITEM_LENGTH] * fabs(a->size - b->size) + rounding;
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

static const struct item_profile *
first_of(const struct reading *reading, size_t wording)
{
	return &reading->items[reading->wordings[wording].items[0]];
}

/* Not in an arena, which keeps what was too small: these can be millions. */
static void *
grown(void *items, size_t count, size_t *capacity, size_t size)
{
	if (count < *capacity)
		return items;
	*capacity = *capacity * 2 + 64;
	return memory_resize(items, *capacity * size);
}

static double
first_score(const struct matcher *matcher, const struct item_match *match,
	    size_t a, size_t b)
{
	const struct item_profile *x, *y;
	double most;

	if (match->same)
		return 1;
	most = most_of(matcher, &matcher->gauges_b[b], &matcher->sums[b]);
	if (most + model[ITEM_TRIGRAMS] < matcher->sure)
		return NOT_SCORED;
	x = first_of(matcher->a, a);
	y = first_of(matcher->b, b);
	most += model[ITEM_TRIGRAMS] *
		trigrams_dice_most(&x->trigrams, &y->trigrams);
	return most < matcher->sure ? NOT_SCORED
				    : score_items(x, y, matcher->weights);
}

static void
add_meeting(struct matcher *matcher, size_t a, size_t b)
{
	const struct item_profile *x = first_of(matcher->a, a);
	const struct item_profile *y = first_of(matcher->b, b);
	struct item_match match = { .cosine = matcher->sums[b].cosine };

	if (!matters_meet(x->matter, y->matter))
		return;
	match.same = matcher->a == matcher->b ? a == b
					      : str_eq(x->key, y->key);
	match.evidence = x->matter == y->matter;
	match.score = first_score(matcher, &match, a, b);
	if (match.score < 0 && matcher->a == matcher->b)
		return;
	matcher->meetings =
	    grown(matcher->meetings, matcher->meeting_count,
		  &matcher->meeting_capacity, sizeof(struct meeting));
	matcher->meetings[matcher->meeting_count++] =
	    (struct meeting){ b, match };
}

static int
compare_sizes(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

/* Before they are ordered: most of what shares a word shares no other. */
static void
forget_strangers(struct matcher *matcher)
{
	size_t i, kept = 0;

	for (i = 0; i < matcher->touched_count; i++) {
		size_t at = matcher->touched[i];

		if (matcher->sums[at].cosine < least_cosine)
			matcher->sums[at] = (struct meeting_sum){ 0 };
		else
			matcher->touched[kept++] = at;
	}
	matcher->touched_count = kept;
}

static void
meet_wording(struct matcher *matcher, size_t a)
{
	const struct item_profile *item = first_of(matcher->a, a);
	struct item_vector vector = item_vector(matcher, item);
	size_t i;

	matcher->gauge = gauge_of(item, matcher->weights);
	matcher->touched_count = 0;
	multiply(matcher, &vector);
	forget_strangers(matcher);
	qsort(matcher->touched, matcher->touched_count, sizeof(size_t),
	      compare_sizes);
	for (i = 0; i < matcher->touched_count; i++) {
		add_meeting(matcher, a, matcher->touched[i]);
		matcher->sums[matcher->touched[i]] =
		    (struct meeting_sum){ 0 };
	}
}

static void
add_match(struct matcher *matcher, size_t a, size_t b,
	  const struct item_match *like)
{
	struct item_matches *matches = &matcher->matches;
	struct item_match match = *like;

	if (b >= reading_items(matcher->b) ||
	    (matcher->a == matcher->b && a >= b))
		return;
	match.a = a;
	match.b = b;
	matches->all = grown(matches->all, matches->count, &matcher->capacity,
			     sizeof(struct item_match));
	matches->all[matches->count++] = match;
}

/* The first of each text with one another. */
static void
match_first(struct matcher *matcher, size_t a, const struct meeting *meeting)
{
	const struct repeats *in_b = &matcher->b->wordings[meeting->b];
	size_t i;

	for (i = 0; i < in_b->count && i < REPEATS_MAX; i++)
		add_match(matcher, a, in_b->items[i], &meeting->match);
}

/* Then one with one; what is over on either side with the last of the other,
 * or, in one reading, with the first. */
static void
match_repeat(struct matcher *matcher, size_t a, const struct meeting *meeting)
{
	const struct item_profile *item = &matcher->a->items[a];
	const struct repeats *in_a = &matcher->a->wordings[item->wording];
	const struct repeats *in_b = &matcher->b->wordings[meeting->b];
	size_t at = item->repeat, last = in_b->count - 1;
	bool within = matcher->a == matcher->b;

	if (!within && at >= REPEATS_MAX)
		add_match(matcher, a, in_b->items[at < last ? at : last],
			  &meeting->match);
	if (within ? at > 0 : at + 1 < in_a->count)
		return;
	at = within || at + 1 < REPEATS_MAX ? REPEATS_MAX : at + 1;
	for (; at < in_b->count; at++)
		add_match(matcher, a, in_b->items[at], &meeting->match);
}

static int
compare_matches(const void *a, const void *b)
{
	const struct item_match *x = a, *y = b;

	return (x->b > y->b) - (x->b < y->b);
}

static void
match_item(struct matcher *matcher, size_t a)
{
	const struct item_profile *item = &matcher->a->items[a];
	size_t at = matcher->first_meeting[item->wording];
	size_t end = matcher->first_meeting[item->wording + 1];
	size_t first = matcher->matches.count;

	for (; at < end; at++) {
		const struct meeting *meeting = &matcher->meetings[at];

		if (item->repeat < REPEATS_MAX)
			match_first(matcher, a, meeting);
		if (meeting->match.same)
			match_repeat(matcher, a, meeting);
	}
	if (matcher->matches.count > first)
		qsort(&matcher->matches.all[first],
		      matcher->matches.count - first,
		      sizeof(struct item_match), compare_matches);
}

static void
meet(struct matcher *matcher)
{
	const struct reading *a = matcher->a, *b = matcher->b;
	struct arena *scratch = &matcher->scratch;
	size_t i;

	matcher->vectors_b =
	    ARENA_ARRAY(scratch, struct item_vector, b->wording_count);
	matcher->gauges_b =
	    ARENA_ARRAY(scratch, struct gauge, b->wording_count);
	for (i = 0; i < b->wording_count; i++) {
		if (b->wordings[i].items[0] >= reading_items(b))
			continue;
		matcher->vectors_b[i] = item_vector(matcher, first_of(b, i));
		matcher->gauges_b[i] =
		    gauge_of(first_of(b, i), matcher->weights);
	}
	matcher->sums =
	    ARENA_ARRAY(scratch, struct meeting_sum, b->wording_count);
	matcher->touched = ARENA_ARRAY(scratch, size_t, b->wording_count);
	matcher->first_meeting =
	    ARENA_ARRAY(scratch, size_t, a->wording_count + 1);
	invert(matcher);
	for (i = 0; i < a->wording_count; i++) {
		matcher->first_meeting[i] = matcher->meeting_count;
		if (a->wordings[i].items[0] < reading_items(a) &&
		    !stop_wanted())
			meet_wording(matcher, i);
	}
	matcher->first_meeting[i] = matcher->meeting_count;
}

static void
keep_matches(struct matcher *matcher)
{
	struct item_matches *matches = &matcher->matches;
	struct item_match *kept =
	    ARENA_ARRAY(matcher->arena, struct item_match, matches->count);

	if (matches->count > 0)
		memcpy(kept, matches->all,
		       sizeof(struct item_match) * matches->count);
	free(matches->all);
	matches->all = kept;
}

double
items_score(const struct reading *a, const struct reading *b,
	    const struct weights *weights, struct item_match *match)
{
	if (match->score < 0)
		match->score =
		    score_items(first_of(a, a->items[match->a].wording),
				first_of(b, b->items[match->b].wording),
				weights);
	return match->score;
}

struct item_matches
items_match(const struct reading *a, const struct reading *b,
	    const struct weights *weights, double sure, struct arena *arena)
{
	struct matcher matcher = {
		.a = a, .b = b, .weights = weights, .arena = arena,
		.sure = log(sure / (1 - sure))
	};
	size_t i;

	meet(&matcher);
	matcher.matches.first = ARENA_ARRAY(arena, size_t, a->item_count + 1);
	for (i = 0; i < a->item_count; i++) {
		matcher.matches.first[i] = matcher.matches.count;
		if (i < reading_items(a) && !stop_wanted())
			match_item(&matcher, i);
	}
	matcher.matches.first[a->item_count] = matcher.matches.count;
	free(matcher.meetings);
	arena_release(&matcher.scratch);
	keep_matches(&matcher);
	return matcher.matches;
}
