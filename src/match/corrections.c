/* SPDX-License-Identifier: MIT */
#include "match/corrections.h"

/* The leaves that a correction is about. */
struct said {
	enum correction_kind kind;
	struct run a, b;
};

struct correcting {
	struct sorter *sorter;
	struct said *said; /* what no later correction overrules */
	size_t said_count;
	size_t *ties; /* by leaf: those of one number move together */
};

static bool
is_about(const struct candidate *it, size_t persona, size_t section)
{
	return it->persona == persona && it->section == section;
}

const struct correction *
correction_of(const struct comparison_options *options,
	      const struct candidate *a, const struct candidate *b)
{
	for (size_t i = options ? options->correction_count : 0; i-- > 0;) {
		const struct correction *it = &options->corrections[i];

		if ((is_about(a, it->persona_a, it->section_a) &&
		     is_about(b, it->persona_b, it->section_b)) ||
		    (is_about(b, it->persona_a, it->section_a) &&
		     is_about(a, it->persona_b, it->section_b)))
			return it;
	}
	return NULL;
}

/* A section's own content, or the group it is when it has none. */
static size_t
find_candidate(const struct comparison *comparison, size_t persona,
	       size_t section)
{
	for (size_t i = 0; i < comparison->candidate_count; i++)
		if (is_about(&comparison->candidates[i], persona, section))
			return i;
	return NO_INDEX;
}

bool
correction_ends(size_t *a, size_t *b, const struct comparison *comparison,
		const struct comparison_options *options,
		const struct correction *correction)
{
	const struct candidate *all = comparison->candidates;

	*a = find_candidate(comparison, correction->persona_a,
			    correction->section_a);
	*b = find_candidate(comparison, correction->persona_b,
			    correction->section_b);
	return *a != NO_INDEX && *b != NO_INDEX && *a != *b &&
	       correction_of(options, &all[*a], &all[*b]) == correction;
}

static void
list_said(struct correcting *it, const struct comparison_options *options)
{
	const struct sorter *sorter = it->sorter;

	it->said = ARENA_ARRAY(&it->sorter->scratch, struct said,
			       options->correction_count);
	for (size_t i = 0; i < options->correction_count; i++) {
		const struct correction *correction = &options->corrections[i];
		size_t a, b;

		if (correction_ends(&a, &b, sorter->comparison, options,
				    correction))
			it->said[it->said_count++] = (struct said){
				correction->kind, sorter->runs[a],
				sorter->runs[b]
			};
	}
}

static void
tie(struct correcting *it, size_t to, size_t leaf)
{
	size_t from = it->ties[leaf];

	for (size_t i = 0; i < it->sorter->leaf_count; i++)
		if (it->ties[i] == from)
			it->ties[i] = it->ties[to];
}

static void
tie_runs(struct correcting *it, struct run a, struct run b)
{
	for (size_t i = a.first; i < a.end; i++)
		tie(it, b.first, i);
	for (size_t i = b.first; i < b.end; i++)
		tie(it, b.first, i);
}

static size_t
topic_of_run(const struct sorter *sorter, struct run run)
{
	for (size_t i = run.first; i < run.end; i++)
		if (sorter->topic_of[i] != NO_INDEX)
			return sorter->topic_of[i];
	return NO_INDEX;
}

static bool
stands_in(const struct correcting *it, struct run run, size_t topic)
{
	for (size_t i = run.first; i < run.end; i++)
		if (it->sorter->topic_of[i] == topic)
			return true;
	return false;
}

static bool
has_tie(const struct correcting *it, struct run run, size_t number)
{
	for (size_t i = run.first; i < run.end; i++)
		if (it->ties[i] == number)
			return true;
	return false;
}

/* Whether somebody who is to come into a topic is kept apart from somebody
 * who stands there and would not come along. */
static bool
would_meet(const struct correcting *it, size_t number, size_t topic)
{
	for (size_t i = 0; i < it->said_count; i++) {
		const struct said *said = &it->said[i];
		struct run a = said->a, b = said->b;

		if (said->kind != CORRECT_APART)
			continue;
		if ((has_tie(it, a, number) && stands_in(it, b, topic) &&
		     !has_tie(it, b, number)) ||
		    (has_tie(it, b, number) && stands_in(it, a, topic) &&
		     !has_tie(it, a, number)))
			return true;
	}
	return false;
}

static void
move_tied(struct correcting *it, size_t number, size_t topic)
{
	for (size_t i = 0; i < it->sorter->leaf_count; i++)
		if (it->ties[i] == number)
			it->sorter->topic_of[i] = topic;
}

static void
bring_together(struct correcting *it, struct run a, struct run b)
{
	struct sorter *sorter = it->sorter;
	size_t topic = topic_of_run(sorter, b);

	tie_runs(it, a, b);
	if (topic == NO_INDEX ||
	    would_meet(it, it->ties[b.first], topic))
		topic = sorter->topic_ids++;
	move_tied(it, it->ties[b.first], topic);
}

/* Two that are kept apart, but paired with one third, part all the same. */
static void
leave(struct correcting *it, size_t leaf, size_t other)
{
	struct sorter *sorter = it->sorter;

	if (sorter->topic_of[leaf] == NO_INDEX ||
	    sorter->topic_of[leaf] != sorter->topic_of[other])
		return;
	if (it->ties[leaf] != it->ties[other])
		move_tied(it, it->ties[leaf], sorter->topic_ids++);
	else
		sorter->topic_of[leaf] = sorter->topic_ids++;
}

static void
keep_apart(struct correcting *it, struct run a, struct run b)
{
	for (size_t i = a.first; i < a.end; i++)
		for (size_t j = b.first; j < b.end; j++)
			leave(it, i, j);
}

void
corrections_apply(struct sorter *sorter)
{
	const struct comparison_options *options = sorter->grouping->options;
	struct correcting it = { .sorter = sorter };

	if (!options || options->correction_count == 0)
		return;
	list_said(&it, options);
	it.ties = ARENA_ARRAY(&sorter->scratch, size_t, sorter->leaf_count);
	for (size_t i = 0; i < sorter->leaf_count; i++)
		it.ties[i] = i;
	for (size_t i = 0; i < it.said_count; i++)
		if (it.said[i].kind == CORRECT_PAIR)
			bring_together(&it, it.said[i].a, it.said[i].b);
	for (size_t i = 0; i < it.said_count; i++)
		if (it.said[i].kind == CORRECT_APART)
			keep_apart(&it, it.said[i].a, it.said[i].b);
}
