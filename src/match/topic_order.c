/* SPDX-License-Identifier: MIT */
#include <math.h>

#include "match/namer.h"

/* The first section that the base has in it; -1 for none. */
static void
find_places(struct namer *namer)
{
	struct comparison *comparison = namer->comparison;
	const struct candidate *all = comparison->candidates;
	size_t i, j;

	namer->places = ARENA_ARRAY(&namer->scratch, double,
				    comparison->topic_count);
	for (i = 0; i < comparison->topic_count; i++) {
		const struct topic *topic = &comparison->topics[i];

		namer->places[i] = -1;
		for (j = topic->count; j-- > 0;)
			if (all[topic->candidates[j]].persona ==
			    comparison->base)
				namer->places[i] =
				    (double)all[topic->candidates[j]].section;
	}
}

/* After the nearest earlier leaf of the same persona whose topic is of the
 * same kind and the base's, too; else after all of them. */
static double
place_after(const struct namer *namer, size_t candidate,
	    enum topic_kind kind)
{
	const struct comparison *comparison = namer->comparison;
	const struct candidate *all = comparison->candidates;
	size_t at = candidate;

	while (at-- > 0 && all[at].persona == all[candidate].persona)
		if (!all[at].group && namer->places[all[at].topic] >= 0 &&
		    comparison->topics[all[at].topic].kind == kind)
			return namer->places[all[at].topic] + 0.5;
	return HUGE_VAL;
}

static int
order_of(const struct namer *namer, const struct topic *x,
	 const struct topic *y)
{
	const struct comparison *comparison = namer->comparison;
	size_t i;

	for (i = 0; i < comparison->persona_count; i++) {
		size_t owner = namer->grouping->order[i];
		size_t a = namer_best(namer, x, owner);
		size_t b = namer_best(namer, y, owner);

		if (a == b)
			continue;
		return a < b ? -1 : 1;
	}
	return 0;
}

static bool
stands_before(const struct namer *namer, size_t a, size_t b)
{
	const struct topic *x = &namer->comparison->topics[a];
	const struct topic *y = &namer->comparison->topics[b];
	size_t base = namer->comparison->base;

	if (x->kind != y->kind)
		return x->kind < y->kind;
	if (x->kind == TOPIC_ONLY && (x->only == base) != (y->only == base))
		return x->only == base;
	if (namer->places[a] != namer->places[b])
		return namer->places[a] < namer->places[b];
	return order_of(namer, x, y) < 0;
}

/* What the base lacks takes a place beside what it has. */
static void
attach_topics(struct namer *namer)
{
	const struct comparison *comparison = namer->comparison;
	double *attached = ARENA_ARRAY(&namer->scratch, double,
				       comparison->topic_count);
	size_t i;

	for (i = 0; i < comparison->topic_count; i++) {
		const struct topic *topic = &comparison->topics[i];

		attached[i] = namer->places[i];
		if (attached[i] < 0)
			attached[i] = place_after(namer,
			    namer_best(namer, topic, NO_INDEX), topic->kind);
	}
	namer->places = attached;
}

void
topics_sort(struct namer *namer)
{
	struct comparison *comparison = namer->comparison;
	struct topic *sorted = ARENA_ARRAY(&comparison->arena, struct topic,
					   comparison->topic_count);
	size_t *indices = ARENA_ARRAY(&namer->scratch, size_t,
				      comparison->topic_count);
	size_t i, at;

	find_places(namer);
	attach_topics(namer);
	for (i = 0; i < comparison->topic_count; i++) {
		for (at = i; at > 0 && stands_before(namer, i, indices[at - 1]);
		     at--)
			indices[at] = indices[at - 1];
		indices[at] = i;
	}
	for (i = 0; i < comparison->topic_count; i++)
		sorted[i] = comparison->topics[indices[i]];
	comparison->topics = sorted;
}
