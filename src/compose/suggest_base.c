/* SPDX-License-Identifier: MIT */
#include "compose/suggest.h"

const double suggest_accept = .70;

#include "compose/place.h"
#include "compose/weigh.h"

struct standing {
	bool described; /* its fields become the draft's */
	size_t agreement; /* for each topic, the others that share it */
	size_t leaves;
};

static void
count_topic(struct standing *standings, const struct comparison *comparison,
	    size_t index, struct arena *arena)
{
	const struct topic *topic = &comparison->topics[index];
	size_t count = comparison->persona_count, sharing = 0;
	bool *seen = ARENA_ARRAY(arena, bool, count);

	if (topic_is_examples(comparison, index))
		return;
	for (size_t i = 0; i < topic->count; i++)
		seen[comparison->candidates[topic->candidates[i]].persona] =
		    true;
	for (size_t p = 0; p < count; p++)
		sharing += seen[p];
	for (size_t p = 0; p < count; p++)
		if (seen[p])
			standings[p].agreement += sharing - 1;
}

static bool
is_before(const struct comparison *comparison,
	  const struct standing *standings, size_t a, size_t b)
{
	const struct standing *one = &standings[a], *other = &standings[b];
	const struct persona *first = comparison->personas[a];
	const struct persona *second = comparison->personas[b];

	if (one->described != other->described)
		return one->described;
	if (one->agreement != other->agreement)
		return one->agreement > other->agreement;
	if (one->leaves != other->leaves)
		return one->leaves > other->leaves;
	if (persona_tokens(first) != persona_tokens(second))
		return persona_tokens(first) > persona_tokens(second);
	return str_compare(first->path, second->path) < 0;
}

size_t
suggest_base(const struct comparison *comparison)
{
	size_t count = comparison->persona_count, best = 0;
	struct arena arena = { 0 };
	struct standing *standings = ARENA_ARRAY(&arena, struct standing,
						 count);

	for (size_t p = 0; p < count; p++)
		standings[p].described = persona_field(
		    comparison->personas[p], "description") != NULL;
	for (size_t i = 0; i < comparison->candidate_count; i++)
		standings[comparison->candidates[i].persona].leaves +=
		    !comparison->candidates[i].group;
	for (size_t t = 0; t < comparison->topic_count; t++)
		count_topic(standings, comparison, t, &arena);
	for (size_t p = 1; p < count; p++)
		if (is_before(comparison, standings, p, best))
			best = p;
	arena_release(&arena);
	return best;
}
