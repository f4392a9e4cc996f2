/* SPDX-License-Identifier: MIT */
#include "match/comparison.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/stop.h"
#include "match/align.h"
#include "match/corrections.h"
#include "match/lookup.h"
#include "match/point_maker.h"
#include "match/reading.h"
#include "match/topics.h"
#include "model/tokens.h"

const double comparison_alike = 0.30;
const double comparison_certain = 0.70;

/* Items outside paired sections that are not one point. */
static const double accept_across = 0.86;

struct comparer {
	struct comparison *comparison;
	const struct comparison_options *options;
	struct arena scratch;
	struct vocabulary *vocabulary;
	struct reading *readings; /* by persona */
	size_t *order;		  /* personas, by content */
	size_t *first;		  /* by persona: its first candidate */
	struct link *links;	  /* between candidates */
	size_t link_count, link_capacity;
	size_t pair_capacity, item_capacity;
};

static int
compare_personas(const struct persona *a, const struct persona *b)
{
	int order = str_compare(a->source.bytes, b->source.bytes);

	return order ? order : str_compare(a->path, b->path);
}

/* All work is done in this order, so that the arguments' does not matter. */
static void
order_personas(struct comparer *comparer)
{
	struct comparison *comparison = comparer->comparison;
	size_t count = comparison->persona_count, i, at;
	const struct persona *const *personas = comparison->personas;

	comparer->order = ARENA_ARRAY(&comparer->scratch, size_t, count);
	for (i = 0; i < count; i++) {
		for (at = i; at > 0; at--) {
			size_t before = comparer->order[at - 1];

			if (compare_personas(personas[before],
					     personas[i]) <= 0)
				break;
			comparer->order[at] = before;
		}
		comparer->order[at] = i;
	}
}

static void
read_personas(struct comparer *comparer)
{
	struct comparison *comparison = comparer->comparison;
	size_t i;

	comparer->readings = ARENA_ARRAY(&comparer->scratch, struct reading,
					 comparison->persona_count);
	comparison->languages =
	    ARENA_ARRAY(&comparison->arena, enum language,
			comparison->persona_count);
	for (i = 0; i < comparison->persona_count; i++) {
		size_t persona = comparer->order[i];

		reading_init(&comparer->readings[persona],
			     comparison->personas[persona],
			     comparer->options ? comparer->options->language
					       : LANGUAGE_UNKNOWN,
			     comparer->vocabulary, &comparer->scratch);
		comparison->languages[persona] =
		    comparer->readings[persona].language;
		if (comparer->options)
			comparer->readings[persona].rarity =
			    comparer->options->rarity;
	}
}

static size_t
tokens_of_lines(const struct persona *persona, struct lines lines)
{
	const struct source *source = &persona->source;
	struct range range = { 0, 0 };

	if (lines.first == 0 || lines.first > lines.last ||
	    lines.last > source->line_count)
		return 0;
	range.start = source->line_starts[lines.first - 1];
	range.end = source->line_starts[lines.last];
	return tokens_estimate(str_slice(source->bytes, range));
}

static void
list_candidates(struct comparer *comparer)
{
	struct comparison *comparison = comparer->comparison;
	size_t i, j, count = 0;

	comparer->first = ARENA_ARRAY(&comparer->scratch, size_t,
				      comparison->persona_count + 1);
	for (i = 0; i < comparison->persona_count; i++)
		count += comparer->readings[i].profile_count;
	comparison->candidates =
	    ARENA_ARRAY(&comparison->arena, struct candidate, count);
	for (i = 0; i < comparison->persona_count; i++) {
		const struct reading *reading = &comparer->readings[i];

		comparer->first[i] = comparison->candidate_count;
		for (j = 0; j < reading->profile_count; j++) {
			const struct profile *profile = &reading->profiles[j];

			comparison->candidates[comparison->candidate_count++] =
			    (struct candidate){
				    i, profile->section, profile->group,
				    profile->lines,
				    tokens_of_lines(reading->persona,
						    profile->lines),
				    NO_INDEX, TOPIC_SUBJECT
			    };
		}
	}
}

static void
add_link(struct comparer *comparer, size_t a, size_t b, double score)
{
	comparer->links = arena_grow(&comparer->scratch, comparer->links,
				     comparer->link_count,
				     &comparer->link_capacity,
				     sizeof(struct link));
	comparer->links[comparer->link_count++] = (struct link){ a, b, score };
}

static void
add_pair(struct comparer *comparer, struct section_pair pair)
{
	struct comparison *comparison = comparer->comparison;

	if (pair.a > pair.b) {
		size_t a = pair.a;

		pair.a = pair.b;
		pair.b = a;
	}
	comparison->pairs = arena_grow(&comparison->arena, comparison->pairs,
				       comparison->pair_count,
				       &comparer->pair_capacity, sizeof(pair));
	comparison->pairs[comparison->pair_count++] = pair;
}

static bool
is_corrected(const struct comparer *comparer, size_t a, size_t b)
{
	const struct candidate *all = comparer->comparison->candidates;

	return correction_of(comparer->options, &all[a], &all[b]) != NULL;
}

/* Topics are made from what the words say; see match/corrections.h. */
static void
add_links(struct comparer *comparer, const struct alignment *alignment,
	  size_t first_a, size_t first_b)
{
	size_t i;

	for (i = 0; i < alignment->similarities.count; i++) {
		const struct similarity *it = &alignment->similarities.all[i];
		size_t a = first_a + it->a, b = first_b + it->b;

		add_link(comparer, a, b, it->score);
	}
	for (i = 0; i < alignment->pair_count; i++) {
		const struct aligned_pair *it = &alignment->pairs[i];
		size_t a = first_a + it->a, b = first_b + it->b;

		if (!is_corrected(comparer, a, b))
			add_pair(comparer,
				 (struct section_pair){ a, b, it->score,
							it->why,
							it->why_count });
	}
}

static void
add_items(struct comparer *comparer, const struct alignment *alignment,
	  size_t persona_a, size_t persona_b)
{
	struct comparison *comparison = comparer->comparison;
	size_t i;

	for (i = 0; i < alignment->item_count; i++) {
		const struct aligned_item *it = &alignment->items[i];
		struct item_ref a = { persona_a, it->a };
		struct item_ref b = { persona_b, it->b };
		struct item_pair pair = { a, b, it->pairing, it->score,
					  it->across, it->a_within,
					  it->b_within };

		if (persona_a > persona_b) {
			pair.a = b;
			pair.b = a;
			pair.a_within = it->b_within;
			pair.b_within = it->a_within;
		}
		comparison->item_pairs =
		    arena_grow(&comparison->arena, comparison->item_pairs,
			       comparison->item_pair_count,
			       &comparer->item_capacity, sizeof(pair));
		comparison->item_pairs[comparison->item_pair_count++] = pair;
	}
}

static void
compare_two(struct comparer *comparer, size_t a, size_t b)
{
	struct arena *arena = &comparer->comparison->arena;
	struct alignment alignment;

	if (a == b) {
		align_within(&alignment, &comparer->readings[a],
			     comparer->vocabulary, arena);
	} else {
		align_readings(&alignment, &comparer->readings[a],
			       &comparer->readings[b], comparer->vocabulary,
			       arena);
		add_links(comparer, &alignment, comparer->first[a],
			  comparer->first[b]);
	}
	add_items(comparer, &alignment, a, b);
}

static void
tell_progress(const struct comparison_options *options, size_t done,
	      size_t all)
{
	if (options && options->progress)
		options->progress(options->context, done, all);
}

/* Each with itself, too. */
static void
compare_all(struct comparer *comparer)
{
	size_t count = comparer->comparison->persona_count, done = 0, i, j;

	for (i = 0; i < count; i++)
		for (j = i; j < count && !stop_wanted(); j++) {
			tell_progress(comparer->options, done++,
				      count * (count + 1) / 2);
			compare_two(comparer, comparer->order[i],
				    comparer->order[j]);
		}
}

static void
add_corrected(struct comparer *comparer)
{
	const struct comparison_options *options = comparer->options;
	size_t i;

	for (i = 0; options && i < options->correction_count; i++) {
		const struct correction *it = &options->corrections[i];
		struct section_pair pair = { .score = 1 };

		if (it->kind == CORRECT_PAIR &&
		    it->persona_a != it->persona_b &&
		    correction_ends(&pair.a, &pair.b, comparer->comparison,
				    options, it))
			add_pair(comparer, pair);
	}
}

struct ranked_pair {
	struct section_pair pair;
	size_t rank; /* in the personas' own order */
};

static int
compare_pairs(const void *a, const void *b)
{
	const struct ranked_pair *x = a, *y = b;

	if (x->pair.score != y->pair.score)
		return x->pair.score > y->pair.score ? -1 : 1;
	return (x->rank > y->rank) - (x->rank < y->rank);
}

static void
sort_pairs(struct comparer *comparer)
{
	struct comparison *comparison = comparer->comparison;
	size_t count = comparison->pair_count, i;
	struct ranked_pair *ranked =
	    ARENA_ARRAY(&comparer->scratch, struct ranked_pair, count);

	for (i = 0; i < count; i++)
		ranked[i] = (struct ranked_pair){ comparison->pairs[i], i };
	qsort(ranked, count, sizeof(ranked[0]), compare_pairs);
	for (i = 0; i < count; i++)
		comparison->pairs[i] = ranked[i].pair;
}

static int
compare_item_refs(struct item_ref x, struct item_ref y)
{
	if (x.persona != y.persona)
		return x.persona < y.persona ? -1 : 1;
	return (x.item > y.item) - (x.item < y.item);
}

static int
compare_item_pairs(const void *a, const void *b)
{
	const struct item_pair *x = a, *y = b;
	int order = compare_item_refs(x->a, y->a);

	return order ? order : compare_item_refs(x->b, y->b);
}

static void
sort_item_pairs(struct comparison *comparison)
{
	if (comparison->item_pair_count > 0)
		qsort(comparison->item_pairs, comparison->item_pair_count,
		      sizeof(comparison->item_pairs[0]), compare_item_pairs);
}

static bool
is_one_point(const struct points *points, const struct item_pair *pair)
{
	return points->of[pair->a.persona][pair->a.item] ==
	       points->of[pair->b.persona][pair->b.item];
}

/* Outside paired sections words alone must be surer than a point is. */
static void
drop_unlikely(struct comparison *comparison)
{
	size_t i, kept = 0;

	for (i = 0; i < comparison->item_pair_count; i++) {
		const struct item_pair *it = &comparison->item_pairs[i];

		if (!it->across || it->score >= accept_across ||
		    is_one_point(&comparison->points, it))
			comparison->item_pairs[kept++] = *it;
	}
	comparison->item_pair_count = kept;
}

void
comparison_init(struct comparison *comparison,
		const struct persona *const *personas, size_t count,
		const struct comparison_options *options)
{
	struct comparer comparer = { .comparison = comparison,
				     .options = options };
	struct grouping grouping;

	memset(comparison, 0, sizeof(*comparison));
	comparison->personas = personas;
	comparison->persona_count = count;
	comparison->base = options ? options->base : 0;
	assert(count == 0 || comparison->base < count);
	comparer.vocabulary = vocabulary_new();
	order_personas(&comparer);
	read_personas(&comparer);
	list_candidates(&comparer);
	compare_all(&comparer);
	add_corrected(&comparer);
	sort_pairs(&comparer);
	sort_item_pairs(comparison);
	points_make(comparison, &(struct point_maker){ comparer.readings,
						       comparer.vocabulary });
	drop_unlikely(comparison);
	lookup_init(comparison);
	grouping = (struct grouping){ comparer.readings, comparer.order,
				      comparer.first, comparer.links,
				      comparer.link_count, options };
	topics_make(comparison, &grouping);
	lookup_topics(comparison);
	vocabulary_free(comparer.vocabulary);
	arena_release(&comparer.scratch);
}

void
comparison_release(struct comparison *comparison)
{
	arena_release(&comparison->arena);
	memset(comparison, 0, sizeof(*comparison));
}
