#include "match/items.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"

/* Fitted on 37 labelled pairs of sections of persona files. */
static const struct {
	double cosine, contained, head, trigrams, length, single, bias;
} model = { 2.922, 2.196, 1.926, 3.505, -0.624, -1.344, -4.428 };

/* A word in more items than this finds none of them. */
enum { POSTINGS_MAX = 512 };

/* Below it, nothing that follows could make a pair of two items. */
static const double least_cosine = 0.1;

/* A term of an item under the weights of a pair of personas. */
struct load {
	int term;
	double plain, item; /* of unit vectors */
};

struct item_vector {
	struct load *loads;
	size_t count;
	double plain_norm, item_norm;
};

struct posting {
	size_t item;
	double plain, item_weight;
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
	double *plain, *item; /* dot products with the item in hand, by b */
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
		terms->count, 0, 0
	};
	size_t i;

	for (i = 0; i < terms->count; i++) {
		const struct term_use *use = &terms->all[i];
		struct load *load = &vector.loads[i];

		load->term = use->term;
		load->plain =
		    use->content * matcher->weights->plain[use->term];
		load->item = use->content * matcher->weights->item[use->term];
		vector.plain_norm += load->plain * load->plain;
		vector.item_norm += load->item * load->item;
	}
	vector.plain_norm = sqrt(vector.plain_norm);
	vector.item_norm = sqrt(vector.item_norm);
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
			    (struct posting){ i, load->plain, load->item };
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

			if (matcher->plain[posting->item] == 0)
				matcher->touched[matcher->touched_count++] =
				    posting->item;
			matcher->plain[posting->item] +=
			    load->plain * posting->plain;
			matcher->item[posting->item] +=
			    load->item * posting->item_weight;
		}
	}
}

/* How much of the smaller set's weight the other has. */
static double
contained(const struct terms *a, const struct terms *b, const double *weights)
{
	double shared = 0, sum_a = 0, sum_b = 0;
	size_t i, j = 0;

	for (i = 0; i < b->count; i++)
		sum_b += weights[b->all[i].term];
	for (i = 0; i < a->count; i++) {
		sum_a += weights[a->all[i].term];
		while (j < b->count && b->all[j].term < a->all[i].term)
			j++;
		if (j < b->count && b->all[j].term == a->all[i].term)
			shared += weights[a->all[i].term];
	}
	return sum_a > 0 && sum_b > 0 ? shared / fmin(sum_a, sum_b) : 0;
}

static double
score_items(const struct item_profile *a, const struct item_profile *b,
	    double cosine, const double *weights)
{
	double all = contained(&a->terms, &b->terms, weights), head = all;
	double less = fmin((double)a->terms.count, (double)b->terms.count);
	double more = fmax((double)a->terms.count, (double)b->terms.count);
	double sum;

	if (a->head.count > 0 || b->head.count > 0)
		head = contained(a->head.count > 0 ? &a->head : &a->terms,
				 b->head.count > 0 ? &b->head : &b->terms,
				 weights);
	sum = model.bias + model.cosine * cosine + model.contained * all +
	      model.head * head +
	      model.trigrams * trigrams_dice(&a->trigrams, &b->trigrams) +
	      model.length * log((more + 1) / (less + 1));
	if (less <= 1)
		sum += model.single;
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
add_match(struct matcher *matcher, size_t a, size_t b, double norm_plain,
	  double norm_item)
{
	const struct item_profile *x = &matcher->a->items[a];
	const struct item_profile *y = &matcher->b->items[b];
	struct item_matches *matches = &matcher->matches;
	struct item_match match = { a, b, 0, 0, false };

	match.cosine = matcher->plain[b] / norm_plain;
	if (match.cosine < least_cosine)
		return;
	match.same = says_same(x->text, y->text);
	match.score = match.same ? 1
				 : score_items(x, y,
					       matcher->item[b] / norm_item,
					       matcher->weights->item);
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
		const struct item_vector *other = &matcher->vectors_b[b];

		if (matcher->a != matcher->b || a < b)
			add_match(matcher, a, b,
				  vector.plain_norm * other->plain_norm,
				  vector.item_norm * other->item_norm);
		matcher->plain[b] = matcher->item[b] = 0;
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
	matcher.plain = ARENA_ARRAY(scratch, double, reading_items(b));
	matcher.item = ARENA_ARRAY(scratch, double, reading_items(b));
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
