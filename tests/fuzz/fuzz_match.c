/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include <math.h>
#include <string.h>

#include "base/count.h"
#include "match/comparison.h"
#include "parse/parse.h"

enum { PERSONAS = 3 };

/* The input is up to three personas with zero bytes between them. */
struct trio {
	struct persona personas[PERSONAS];
	const struct persona *list[PERSONAS];
	struct comparison comparison;
};

static void
trio_init(struct trio *trio, struct str text, const size_t *order)
{
	struct str pieces[PERSONAS] = { { "", 0 }, { "", 0 }, { "", 0 } };
	size_t i;

	memset(trio, 0, sizeof(*trio));
	for (i = 0; i < PERSONAS && str_split(&text, '\0', &pieces[i]); i++)
		;
	for (i = 0; i < PERSONAS; i++) {
		char name[] = { (char)('a' + order[i]), '\0' };

		parse_open(&trio->personas[i], str_of(name),
			   pieces[order[i]]);
		parse_outline(&trio->personas[i]);
		trio->list[i] = &trio->personas[i];
	}
	comparison_init(&trio->comparison, trio->list, PERSONAS, NULL);
}

static void
trio_release(struct trio *trio)
{
	size_t i;

	comparison_release(&trio->comparison);
	for (i = 0; i < PERSONAS; i++)
		persona_release(&trio->personas[i]);
}

/* Every leaf stands in one topic, no group in any. */
static void
check_partition(const struct comparison *comparison)
{
	size_t leaves = 0, placed = 0, i, j;

	for (i = 0; i < comparison->candidate_count; i++) {
		const struct candidate *it = &comparison->candidates[i];

		leaves += !it->group;
		HOLDS(it->group == (it->topic == NO_INDEX));
	}
	for (i = 0; i < comparison->topic_count; i++) {
		const struct topic *topic = &comparison->topics[i];

		HOLDS(topic->count > 0);
		HOLDS(topic->title.len > 0);
		HOLDS(i == 0 || comparison->topics[i - 1].kind <= topic->kind);
		for (j = 0; j < topic->count; j++) {
			size_t at = topic->candidates[j];

			HOLDS(j == 0 || topic->candidates[j - 1] < at);
			HOLDS(comparison->candidates[at].topic == i);
			placed++;
		}
	}
	HOLDS(leaves == placed);
}

static void
check_pairs(const struct comparison *comparison)
{
	size_t i;

	for (i = 0; i < comparison->pair_count; i++) {
		const struct section_pair *pair = &comparison->pairs[i];

		HOLDS(comparison->candidates[pair->a].persona <
		      comparison->candidates[pair->b].persona);
		HOLDS(pair->score > 0 && pair->score <= 1);
		HOLDS(i == 0 ||
		      comparison->pairs[i - 1].score >= pair->score);
	}
	for (i = 0; i < comparison->item_pair_count; i++) {
		const struct item_pair *pair = &comparison->item_pairs[i];

		HOLDS(pair->a.persona <= pair->b.persona);
		HOLDS(pair->a.persona != pair->b.persona ||
		      pair->a.item < pair->b.item);
		HOLDS(pair->score > 0 && pair->score <= 1);
	}
}

/* Independent of the order: the same number of everything, and of topics of
 * each kind. */
static void
check_same(const struct comparison *a, const struct comparison *b)
{
	double sum_a = 0, sum_b = 0;
	size_t i;

	HOLDS(a->pair_count == b->pair_count);
	HOLDS(a->item_pair_count == b->item_pair_count);
	HOLDS(a->topic_count == b->topic_count);
	for (i = 0; i < a->pair_count; i++) {
		HOLDS(a->pairs[i].score == b->pairs[i].score);
	}
	for (i = 0; i < a->topic_count; i++) {
		sum_a += a->topics[i].weakest * (double)a->topics[i].count;
		sum_b += b->topics[i].weakest * (double)b->topics[i].count;
	}
	HOLDS(fabs(sum_a - sum_b) < 1e-6);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	static const size_t orders[][PERSONAS] = { { 0, 1, 2 },
						   { 2, 0, 1 },
						   { 1, 0, 2 } };
	struct str text = { (const char *)data, size };
	struct trio first, other;
	size_t i;

	trio_init(&first, text, orders[0]);
	check_partition(&first.comparison);
	check_pairs(&first.comparison);
	for (i = 1; i < COUNT(orders); i++) {
		trio_init(&other, text, orders[i]);
		check_partition(&other.comparison);
		check_same(&first.comparison, &other.comparison);
		trio_release(&other);
	}
	trio_release(&first);
	return 0;
}
