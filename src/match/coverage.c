/* SPDX-License-Identifier: MIT */
#include "match/coverage.h"

struct coverage
coverage_new(const struct comparison *comparison, struct arena *arena)
{
	return (struct coverage){
		.comparison = comparison,
		.points = ARENA_ARRAY(arena, bool, comparison->points.count)
	};
}

void
coverage_add_item(struct coverage *coverage, struct item_ref item)
{
	const struct points *points = &coverage->comparison->points;
	size_t point = points->of[item.persona][item.item];

	if (coverage->points[point])
		return;
	coverage->points[point] = true;
	coverage->point_count++;
	coverage->value += points->all[point].value;
}

void
coverage_add_section(struct coverage *coverage, size_t persona, size_t section)
{
	const struct persona *it = coverage->comparison->personas[persona];

	for (size_t i = 0; i < it->item_count; i++)
		if (section_within(it, it->items[i].section, section))
			coverage_add_item(coverage,
					  (struct item_ref){ persona, i });
}

void
coverage_add_persona(struct coverage *coverage, size_t persona)
{
	const struct persona *it = coverage->comparison->personas[persona];

	for (size_t i = 0; i < it->item_count; i++)
		coverage_add_item(coverage, (struct item_ref){ persona, i });
}

double
coverage_share(const struct coverage *coverage)
{
	double all = coverage->comparison->points.value;

	return all > 0 && coverage->value < all ? coverage->value / all : 1;
}

size_t
coverage_gain(const struct coverage *coverage, size_t persona, double *value)
{
	const struct points *points = &coverage->comparison->points;
	size_t count = 0;

	*value = 0;
	for (size_t i = 0; i < points->count; i++) {
		if (coverage->points[i] ||
		    !point_is_said_by(&points->all[i], persona))
			continue;
		*value += points->all[i].value;
		count++;
	}
	return count;
}

size_t
coverage_only(const struct comparison *comparison, size_t persona)
{
	const struct points *points = &comparison->points;
	size_t count = 0;

	for (size_t i = 0; i < points->count; i++)
		count += points->all[i].persona_count == 1 &&
			 points->all[i].personas[0] == persona;
	return count;
}

static bool
has_section_in(const struct comparison *comparison, const struct topic *topic,
	       size_t persona)
{
	for (size_t i = 0; i < topic->count; i++)
		if (comparison->candidates[topic->candidates[i]].persona ==
		    persona)
			return true;
	return false;
}

size_t
coverage_topics(const struct comparison *comparison, size_t persona)
{
	size_t count = 0;

	for (size_t i = 0; i < comparison->topic_count; i++)
		count += comparison->topics[i].kind != TOPIC_ONLY &&
			 has_section_in(comparison, &comparison->topics[i],
					persona);
	return count;
}

size_t
coverage_shared_topics(const struct comparison *comparison)
{
	size_t count = 0;

	for (size_t i = 0; i < comparison->topic_count; i++)
		count += comparison->topics[i].kind != TOPIC_ONLY;
	return count;
}

static bool
is_smaller(const struct persona *a, const struct persona *b)
{
	size_t of_a = persona_tokens(a), of_b = persona_tokens(b);

	if (of_a != of_b)
		return of_a < of_b;
	return str_compare(a->source.bytes, b->source.bytes) < 0;
}

/* Who of the rest adds most; NO_INDEX when nobody is left. */
static size_t
best_of_rest(const struct coverage *coverage, const bool *taken)
{
	const struct comparison *comparison = coverage->comparison;
	size_t best = NO_INDEX;
	double most = 0;

	for (size_t i = 0; i < comparison->persona_count; i++) {
		double value;

		if (taken[i])
			continue;
		coverage_gain(coverage, i, &value);
		if (best == NO_INDEX || value > most + 1e-9 ||
		    (value > most - 1e-9 &&
		     is_smaller(comparison->personas[i],
				comparison->personas[best]))) {
			best = i;
			most = value;
		}
	}
	return best;
}

struct coverage_step *
coverage_order(const struct comparison *comparison, struct arena *arena)
{
	size_t count = comparison->persona_count;
	struct coverage_step *steps =
	    ARENA_ARRAY(arena, struct coverage_step, count);
	bool *taken = ARENA_ARRAY(arena, bool, count);
	struct coverage coverage = coverage_new(comparison, arena);

	for (size_t i = 0; i < count; i++) {
		size_t best = best_of_rest(&coverage, taken);
		size_t before = coverage.point_count;

		taken[best] = true;
		coverage_add_persona(&coverage, best);
		steps[i] = (struct coverage_step){
			best, coverage.point_count - before,
			coverage_share(&coverage)
		};
	}
	return steps;
}
