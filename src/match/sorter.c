/* SPDX-License-Identifier: MIT */
#include "match/sorter.h"

#include <stdlib.h>

/* A group of more leaves does not speak for each of them. */
enum { EXPANDED_MAX = 64 };
/* More in one comparison are not all about who somebody is. */
enum { IDENTITIES_MAX = 256 };

static const struct section *
section_of(const struct sorter *sorter, size_t candidate)
{
	const struct candidate *it = &sorter->comparison->candidates[candidate];

	return &sorter->comparison->personas[it->persona]
		    ->sections[it->section];
}

size_t
sorter_candidates_end(const struct sorter *sorter, size_t persona)
{
	const struct grouping *grouping = sorter->grouping;

	return grouping->first[persona] +
	       grouping->readings[persona].profile_count;
}

static void
list_leaves(struct sorter *sorter)
{
	struct comparison *comparison = sorter->comparison;
	size_t i, at, most = comparison->candidate_count;

	sorter->leaves = ARENA_ARRAY(&sorter->scratch, size_t, most);
	sorter->owners = ARENA_ARRAY(&sorter->scratch, size_t, most);
	sorter->persona_runs = ARENA_ARRAY(&sorter->scratch, struct run,
					   comparison->persona_count);
	for (i = 0; i < comparison->persona_count; i++) {
		size_t persona = sorter->grouping->order[i];

		sorter->persona_runs[persona].first = sorter->leaf_count;
		at = sorter->grouping->first[persona];
		for (; at < sorter_candidates_end(sorter, persona); at++) {
			if (comparison->candidates[at].group)
				continue;
			sorter->owners[sorter->leaf_count] = persona;
			sorter->leaves[sorter->leaf_count++] = at;
		}
		sorter->persona_runs[persona].end = sorter->leaf_count;
	}
}

static void
find_runs(struct sorter *sorter)
{
	const struct comparison *comparison = sorter->comparison;
	size_t i, at, next;

	sorter->runs = ARENA_ARRAY(&sorter->scratch, struct run,
				   comparison->candidate_count);
	for (i = 0; i < sorter->leaf_count; i++)
		sorter->runs[sorter->leaves[i]] = (struct run){ i, i + 1 };
	for (i = 0; i < comparison->candidate_count; i++) {
		const struct candidate *it = &comparison->candidates[i];
		size_t end = section_of(sorter, i)->end;
		struct run *run = &sorter->runs[i];

		if (!it->group)
			continue;
		/* Its own content, if it has any, is the candidate before. */
		at = i > 0 && comparison->candidates[i - 1].section ==
				  it->section &&
			     comparison->candidates[i - 1].persona ==
				 it->persona
			 ? i - 1
			 : i + 1;
		while (comparison->candidates[at].group)
			at++;
		run->first = sorter->runs[at].first;
		for (next = run->first;
		     next < sorter->leaf_count &&
		     sorter->owners[next] == it->persona &&
		     comparison->candidates[sorter->leaves[next]].section <
			 end;
		     next++)
			;
		run->end = next;
	}
}

static bool
is_example(const struct sorter *sorter, size_t candidate)
{
	const struct candidate *it = &sorter->comparison->candidates[candidate];

	return sorter->grouping->readings[it->persona].matters[it->section] ==
	       MATTER_EXAMPLE;
}

static void
add_link(struct sorter *sorter, size_t a, size_t b, double score)
{
	if (sorter->examples[a] || sorter->examples[b])
		return;
	sorter->links = arena_grow(&sorter->scratch, sorter->links,
				   sorter->link_count, &sorter->link_capacity,
				   sizeof(struct link));
	sorter->links[sorter->link_count++] =
	    a < b ? (struct link){ a, b, score } : (struct link){ b, a, score };
}

static void
raise_to(double *best, double score)
{
	if (score > *best)
		*best = score;
}

static bool
is_within(size_t leaf, struct run run)
{
	return leaf >= run.first && leaf < run.end;
}

/* Whether a leaf pairs with one of the run. */
static bool
pairs_within(const struct sorter *sorter, size_t leaf, struct run run)
{
	size_t i;

	for (i = sorter->first_partner[leaf];
	     i < sorter->first_partner[leaf + 1]; i++)
		if (is_within(sorter->partners[i], run))
			return true;
	return false;
}

/* Whether a leaf goes where its group goes, for want of a partner of its own
 * over there; one that is no group's speaks for itself. */
static bool
is_free(const struct sorter *sorter, size_t leaf, struct run run, size_t other)
{
	size_t i;

	if (run.end - run.first == 1)
		return true;

	for (i = sorter->first_partner[leaf];
	     i < sorter->first_partner[leaf + 1]; i++)
		if (sorter->owners[sorter->partners[i]] ==
		    sorter->owners[other])
			return false;
	return true;
}

/* A group's pair is explained when some of their leaves pair. */
static bool
is_explained(const struct sorter *sorter, struct run a, struct run b)
{
	size_t i;

	for (i = a.first; i < a.end; i++)
		if (pairs_within(sorter, i, b))
			return true;
	return false;
}

/*
 * A group's pair that no leaves explain speaks for those leaves that pair
 * with nothing over there.
 */
static void
expand_link(struct sorter *sorter, const struct link *link)
{
	struct run a = sorter->runs[link->a], b = sorter->runs[link->b];
	bool groups = a.end - a.first > 1 || b.end - b.first > 1;
	size_t i, j;

	if (groups &&
	    (link->score < sorter->accept || a.end - a.first > EXPANDED_MAX ||
	     b.end - b.first > EXPANDED_MAX || is_explained(sorter, a, b)))
		return;
	for (i = a.first; i < a.end; i++)
		for (j = b.first; j < b.end; j++)
			if (is_free(sorter, i, a, j) &&
			    is_free(sorter, j, b, i))
				add_link(sorter, i, j, link->score);
}

static bool
pairs_leaves(const struct sorter *sorter, const struct link *link)
{
	const struct candidate *all = sorter->comparison->candidates;

	return !all[link->a].group && !all[link->b].group &&
	       link->score >= sorter->accept;
}

/* Which leaves pair with which, by leaf. */
static void
list_partners(struct sorter *sorter)
{
	const struct grouping *grouping = sorter->grouping;
	size_t *first = ARENA_ARRAY(&sorter->scratch, size_t,
				    sorter->leaf_count + 2);
	size_t i;

	for (i = 0; i < grouping->link_count; i++) {
		const struct link *link = &grouping->links[i];

		if (!pairs_leaves(sorter, link))
			continue;
		first[sorter->runs[link->a].first + 2]++;
		first[sorter->runs[link->b].first + 2]++;
	}
	for (i = 2; i < sorter->leaf_count + 2; i++)
		first[i] += first[i - 1];
	sorter->partners = ARENA_ARRAY(&sorter->scratch, size_t,
				       first[sorter->leaf_count + 1]);
	for (i = 0; i < grouping->link_count; i++) {
		const struct link *link = &grouping->links[i];
		size_t a = sorter->runs[link->a].first;
		size_t b = sorter->runs[link->b].first;

		if (!pairs_leaves(sorter, link))
			continue;
		sorter->partners[first[a + 1]++] = b;
		sorter->partners[first[b + 1]++] = a;
	}
	sorter->first_partner = first;
}

static bool
is_identity(const struct sorter *sorter, size_t leaf)
{
	const struct reading *reading =
	    &sorter->grouping->readings[sorter->owners[leaf]];
	size_t candidate = sorter->leaves[leaf];

	return reading->functions[sorter->comparison->candidates[candidate]
				      .section] == FUNCTION_IDENTITY;
}

/* Who somebody is, is one topic, in whatever words. */
static void
link_identities(struct sorter *sorter)
{
	size_t *found =
	    ARENA_ARRAY(&sorter->scratch, size_t, sorter->leaf_count);
	size_t count = 0, i, j;

	for (i = 0; i < sorter->leaf_count; i++)
		if (is_identity(sorter, i) && count < IDENTITIES_MAX)
			found[count++] = i;
	for (i = 0; i < count; i++)
		for (j = i + 1; j < count; j++)
			if (sorter->owners[found[i]] !=
			    sorter->owners[found[j]])
				add_link(sorter, found[i], found[j], 1);
}

static int
compare_links(const void *a, const void *b)
{
	const struct link *x = a, *y = b;

	if (x->a != y->a)
		return x->a < y->a ? -1 : 1;
	if (x->b != y->b)
		return x->b < y->b ? -1 : 1;
	return (x->score < y->score) - (x->score > y->score);
}

/* Each pair once, with its best score. */
static void
merge_links(struct sorter *sorter)
{
	struct link *links = sorter->links;
	size_t i, kept = 0;

	if (sorter->link_count == 0)
		return;
	qsort(links, sorter->link_count, sizeof(links[0]), compare_links);
	for (i = 0; i < sorter->link_count; i++) {
		if (kept == 0 || links[kept - 1].a != links[i].a ||
		    links[kept - 1].b != links[i].b)
			links[kept++] = links[i];
	}
	sorter->link_count = kept;
}

static void
link_leaves(struct sorter *sorter)
{
	const struct grouping *grouping = sorter->grouping;
	size_t i;

	sorter->examples =
	    ARENA_ARRAY(&sorter->scratch, bool, sorter->leaf_count);
	for (i = 0; i < sorter->leaf_count; i++)
		sorter->examples[i] = is_example(sorter, sorter->leaves[i]);
	list_partners(sorter);
	sorter->joined = ARENA_ARRAY(&sorter->scratch, double,
				     sorter->comparison->candidate_count);
	for (i = 0; i < grouping->link_count; i++) {
		const struct link *link = &grouping->links[i];

		expand_link(sorter, link);
		raise_to(&sorter->joined[link->a], link->score);
		raise_to(&sorter->joined[link->b], link->score);
	}
	link_identities(sorter);
	merge_links(sorter);
}

void
sorter_link(struct sorter *sorter)
{
	list_leaves(sorter);
	find_runs(sorter);
	link_leaves(sorter);
}
