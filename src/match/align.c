/* SPDX-License-Identifier: MIT */
#include "match/align.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "match/point_maker.h"

static const double accept = 0.23;
static const double accept_item = 0.50;
static const double accept_item_mutual = 0.06;

enum { WHY_MAX = 5 };

struct aligner {
	const struct reading *a, *b;
	struct weights weights;
	struct item_matches matches;
	bool *paired; /* by match: accepted within paired sections */
	size_t *best_a, *best_b; /* by item: index of its best match */
	struct arena *arena;
	struct arena scratch;
	struct alignment *alignment;
};

struct reason {
	struct str word;
	double weight;
};

/* What a use of a term adds to the vector of everything. */
static double
load_of(const struct term_use *use, const struct weights *weights)
{
	return use->content * weights->plain[use->term] +
	       3 * use->title * weights->title[use->term];
}

static void
insert_reason(struct reason *reasons, size_t *count, struct reason reason)
{
	size_t at = *count;

	while (at > 0 && reasons[at - 1].weight < reason.weight)
		at--;
	if (at == WHY_MAX)
		return;
	if (*count < WHY_MAX)
		++*count;
	memmove(&reasons[at + 1], &reasons[at],
		sizeof(reason) * (*count - 1 - at));
	reasons[at] = reason;
}

static struct str
lower_word(struct arena *arena, struct str word)
{
	struct buf out = { 0 };
	struct str lower;

	while (word.len > 0)
		utf8_add(&out, utf8_lower(utf8_next(&word)));
	lower = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return lower;
}

static void
explain(struct aligner *aligner, struct aligned_pair *pair)
{
	struct terms a = aligner->a->profiles[pair->a].terms;
	struct terms b = aligner->b->profiles[pair->b].terms;
	struct reason reasons[WHY_MAX + 1];
	size_t i, j = 0, count = 0;

	for (i = 0; i < a.count; i++) {
		struct reason reason = { a.all[i].word, 0 };

		while (j < b.count && b.all[j].term < a.all[i].term)
			j++;
		if (j == b.count || b.all[j].term != a.all[i].term)
			continue;
		reason.weight = load_of(&a.all[i], &aligner->weights) *
				load_of(&b.all[j], &aligner->weights);
		if (reason.weight > 0)
			insert_reason(reasons, &count, reason);
	}
	pair->why = ARENA_ARRAY(aligner->arena, struct str, count);
	pair->why_count = count;
	for (i = 0; i < count; i++)
		pair->why[i] = lower_word(aligner->arena, reasons[i].word);
}

static void
accept_pairs(struct aligner *aligner)
{
	struct similarities all = aligner->alignment->similarities;
	struct alignment *alignment = aligner->alignment;
	size_t i;

	alignment->pairs =
	    ARENA_ARRAY(aligner->arena, struct aligned_pair, all.count);
	for (i = 0; i < all.count; i++) {
		const struct similarity *it = &all.all[i];
		struct aligned_pair *pair =
		    &alignment->pairs[alignment->pair_count];

		if (it->score < accept)
			continue;
		*pair = (struct aligned_pair){ .a = it->a,
					       .b = it->b,
					       .score = it->score };
		explain(aligner, pair);
		alignment->pair_count++;
	}
}

/* First match of an item with one at or after `b`. */
static size_t
first_match(const struct item_matches *matches, size_t a, size_t b)
{
	size_t low = matches->first[a], high = matches->first[a + 1];

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (matches->all[middle].b < b)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

typedef void visit_match(struct aligner *aligner, size_t match);

static void
note_best(struct aligner *aligner, size_t index)
{
	struct item_match *all = aligner->matches.all;
	size_t *best_a = &aligner->best_a[all[index].a];
	size_t *best_b = &aligner->best_b[all[index].b];
	double score = items_score(aligner->a, aligner->b, &aligner->weights,
				   &all[index]);

	if (*best_a == NO_INDEX || score > all[*best_a].score)
		*best_a = index;
	if (*best_b == NO_INDEX || score > all[*best_b].score)
		*best_b = index;
}

static void
accept_match(struct aligner *aligner, size_t index)
{
	const struct item_match *match = &aligner->matches.all[index];
	bool mutual = aligner->best_a[match->a] == index &&
		      aligner->best_b[match->b] == index;

	if (match->score >= (mutual ? accept_item_mutual : accept_item))
		aligner->paired[index] = true;
}

static void
forget_best(struct aligner *aligner, size_t index)
{
	aligner->best_a[aligner->matches.all[index].a] = NO_INDEX;
	aligner->best_b[aligner->matches.all[index].b] = NO_INDEX;
}

static void
visit_matches(struct aligner *aligner, const struct aligned_pair *pair,
	      visit_match *visit)
{
	const struct profile *a = &aligner->a->profiles[pair->a];
	const struct profile *b = &aligner->b->profiles[pair->b];
	size_t i, at, end_b = b->first_item + b->item_count;

	for (i = 0; i < a->item_count; i++) {
		size_t item = a->first_item + i;

		for (at = first_match(&aligner->matches, item, b->first_item);
		     at < aligner->matches.first[item + 1] &&
		     aligner->matches.all[at].b < end_b;
		     at++)
			visit(aligner, at);
	}
}

static void
pair_items_of(struct aligner *aligner, const struct aligned_pair *pair)
{
	if (aligner->a->profiles[pair->a].group ||
	    aligner->b->profiles[pair->b].group)
		return;
	visit_matches(aligner, pair, note_best);
	visit_matches(aligner, pair, accept_match);
	visit_matches(aligner, pair, forget_best);
}

static size_t *
no_indices(struct arena *arena, size_t count)
{
	size_t *indices = ARENA_ARRAY(arena, size_t, count);
	size_t i;

	for (i = 0; i < count; i++)
		indices[i] = NO_INDEX;
	return indices;
}

static int
compare_items(const void *a, const void *b)
{
	const struct aligned_item *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	return (x->b > y->b) - (x->b < y->b);
}

static bool
is_within(const struct terms *a, const struct terms *b)
{
	size_t i, j = 0;

	for (i = 0; i < a->count; i++) {
		while (j < b->count && b->all[j].term < a->all[i].term)
			j++;
		if (j == b->count || b->all[j].term != a->all[i].term)
			return false;
	}
	return true;
}

static void
list_item(struct aligner *aligner, size_t index)
{
	struct alignment *alignment = aligner->alignment;
	const struct item_match *match = &aligner->matches.all[index];
	const struct item_profile *a = &aligner->a->items[match->a];
	const struct item_profile *b = &aligner->b->items[match->b];
	struct aligned_item it = { a->item,
				   b->item,
				   match->score,
				   match->same ? PAIRING_SAME
					       : PAIRING_SIMILAR,
				   !aligner->paired[index],
				   match->same || is_within(&a->terms,
							    &b->terms),
				   match->same || is_within(&b->terms,
							    &a->terms) };

	/* A reading has its items by section, which may not be file order. */
	if (aligner->a == aligner->b && it.a > it.b) {
		it = (struct aligned_item){ it.b, it.a, it.score, it.pairing,
					    it.across, it.b_within,
					    it.a_within };
	}
	alignment->items[alignment->item_count++] = it;
}

static bool
is_listed(const struct aligner *aligner, size_t index)
{
	return aligner->paired[index] ||
	       aligner->matches.all[index].score >= points_certain;
}

static void
list_items(struct aligner *aligner)
{
	struct alignment *alignment = aligner->alignment;
	size_t i, count = 0;

	for (i = 0; i < aligner->matches.count; i++)
		count += is_listed(aligner, i);
	alignment->items =
	    ARENA_ARRAY(aligner->arena, struct aligned_item, count);
	for (i = 0; i < aligner->matches.count; i++)
		if (is_listed(aligner, i))
			list_item(aligner, i);
	if (count > 0)
		qsort(alignment->items, count, sizeof(alignment->items[0]),
		      compare_items);
}

static void
align_start(struct aligner *aligner, const struct vocabulary *vocabulary)
{
	struct arena *scratch = &aligner->scratch;

	memset(aligner->alignment, 0, sizeof(*aligner->alignment));
	aligner->weights =
	    weights_of(aligner->a, aligner->b, vocabulary, scratch);
	aligner->matches =
	    items_match(aligner->a, aligner->b, &aligner->weights,
			points_certain, scratch);
	aligner->paired = ARENA_ARRAY(scratch, bool, aligner->matches.count);
}

void
align_within(struct alignment *alignment, const struct reading *reading,
	     const struct vocabulary *vocabulary, struct arena *arena)
{
	struct aligner aligner = { .a = reading, .b = reading,
				   .arena = arena, .alignment = alignment };

	align_start(&aligner, vocabulary);
	list_items(&aligner);
	arena_release(&aligner.scratch);
}

void
align_readings(struct alignment *alignment, const struct reading *a,
	       const struct reading *b, const struct vocabulary *vocabulary,
	       struct arena *arena)
{
	struct aligner aligner = { .a = a, .b = b, .arena = arena,
				   .alignment = alignment };
	size_t i;

	align_start(&aligner, vocabulary);
	alignment->similarities = similarities_of(
	    a, b, &aligner.weights, &aligner.matches, arena);
	accept_pairs(&aligner);
	aligner.best_a = no_indices(&aligner.scratch, a->item_count);
	aligner.best_b = no_indices(&aligner.scratch, b->item_count);
	for (i = 0; i < alignment->pair_count; i++)
		pair_items_of(&aligner, &alignment->pairs[i]);
	list_items(&aligner);
	arena_release(&aligner.scratch);
}
