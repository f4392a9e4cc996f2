/* SPDX-License-Identifier: MIT */
#include "match/topics.h"

#include <stdlib.h>
#include <string.h>

#include "match/corrections.h"
#include "match/sorter.h"

const double comparison_accept = 0.20;

double
grouping_accept(const struct grouping *grouping)
{
	return grouping->options && grouping->options->accept > 0
		   ? grouping->options->accept
		   : comparison_accept;
}

/* Clusters that several personas share become topics. */
static void
place_clusters(struct sorter *sorter)
{
	const struct partition *partition = &sorter->partition;
	size_t *owner = ARENA_ARRAY(&sorter->scratch, size_t,
				    partition->count);
	bool *shared = ARENA_ARRAY(&sorter->scratch, bool, partition->count);
	size_t i;

	for (i = 0; i < partition->count; i++)
		owner[i] = NO_INDEX;
	for (i = 0; i < sorter->leaf_count; i++) {
		size_t cluster = partition->cluster_of[i];

		if (owner[cluster] == NO_INDEX)
			owner[cluster] = sorter->owners[i];
		shared[cluster] |= owner[cluster] != sorter->owners[i];
	}
	sorter->topic_of =
	    ARENA_ARRAY(&sorter->scratch, size_t, sorter->leaf_count);
	for (i = 0; i < sorter->leaf_count; i++)
		sorter->topic_of[i] = shared[partition->cluster_of[i]]
					  ? partition->cluster_of[i]
					  : NO_INDEX;
}

/*
 * The topic in which all of a run's placed leaves are, or, when the run itself
 * pairs with nothing, more than half of all; NO_INDEX for none.
 */
static size_t
topic_of_most(struct sorter *sorter, struct run run, bool pairs)
{
	size_t *shares = sorter->shares, best = NO_INDEX, placed = 0, i;
	size_t most = 0;

	for (i = run.first; i < run.end; i++) {
		size_t topic = sorter->topic_of[i];

		if (topic == NO_INDEX)
			continue;
		placed++;
		if (++shares[topic] > most) {
			most = shares[topic];
			best = topic;
		}
	}
	for (i = run.first; i < run.end; i++)
		if (sorter->topic_of[i] != NO_INDEX)
			shares[sorter->topic_of[i]] = 0;
	if (pairs ? most < placed : 2 * most <= run.end - run.first)
		return NO_INDEX;
	return best;
}

/* First leaf of a persona's run that stands at or after a section. */
static size_t
leaf_from(const struct sorter *sorter, struct run run, size_t section)
{
	const struct candidate *all = sorter->comparison->candidates;

	while (run.first < run.end) {
		size_t middle = (run.first + run.end) / 2;

		if (all[sorter->leaves[middle]].section < section)
			run.first = middle + 1;
		else
			run.end = middle;
	}
	return run.first;
}

/* The leaves below a section, whether it is a candidate or not. */
static struct run
run_of_section(const struct sorter *sorter, size_t persona, size_t section)
{
	const struct persona *it = sorter->comparison->personas[persona];
	struct run all = sorter->persona_runs[persona];

	return (struct run){
		leaf_from(sorter, all, section),
		leaf_from(sorter, all, it->sections[section].end)
	};
}

/* The pair that a section's group is in, as a score; 0 for none. */
static double
group_score(const struct sorter *sorter, size_t persona, size_t section)
{
	const struct candidate *all = sorter->comparison->candidates;
	size_t low = sorter->grouping->first[persona];
	size_t high = sorter_candidates_end(sorter, persona);

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (all[middle].section < section ||
		    (all[middle].section == section && !all[middle].group))
			low = middle + 1;
		else
			high = middle;
	}
	if (low == sorter_candidates_end(sorter, persona) ||
	    all[low].section != section)
		return 0;
	return sorter->joined[low];
}

/* Where leaves below a section go that pair with nothing; NO_INDEX when the
 * section does not say. */
static size_t
topic_below(struct sorter *sorter, size_t persona, size_t section)
{
	const struct section *it =
	    &sorter->comparison->personas[persona]->sections[section];
	struct run run = run_of_section(sorter, persona, section);
	bool pairs =
	    group_score(sorter, persona, section) >= sorter->accept;

	if (it->open)
		return NO_INDEX;
	return topic_of_most(sorter, run, pairs);
}

/* By section: the topic that leaves below it, or it itself, go to. */
static size_t *
topics_below(struct sorter *sorter, size_t persona)
{
	const struct persona *it = sorter->comparison->personas[persona];
	size_t *below =
	    ARENA_ARRAY(&sorter->scratch, size_t, it->section_count);
	size_t i;

	for (i = 0; i < it->section_count; i++) {
		below[i] = NO_INDEX;
		if (i > 0)
			below[i] = topic_below(sorter, persona, i);
		if (below[i] == NO_INDEX && !it->sections[i].open && i > 0)
			below[i] = below[it->sections[i].parent];
	}
	return below;
}

/* Leaves that pair with nothing follow what stands around them. */
static void
place_rest(struct sorter *sorter)
{
	struct comparison *comparison = sorter->comparison;
	size_t *found =
	    ARENA_ARRAY(&sorter->scratch, size_t, sorter->leaf_count);
	size_t i, j;

	sorter->shares = ARENA_ARRAY(&sorter->scratch, size_t,
				     sorter->partition.count);
	for (i = 0; i < comparison->persona_count; i++) {
		size_t *below = topics_below(sorter, i);
		struct run run = sorter->persona_runs[i];

		for (j = run.first; j < run.end; j++)
			found[j] = below[comparison
					     ->candidates[sorter->leaves[j]]
					     .section];
	}
	for (j = 0; j < sorter->leaf_count; j++)
		if (sorter->topic_of[j] == NO_INDEX && !sorter->examples[j])
			sorter->topic_of[j] = found[j];
}

static void
topic_add(struct sorter *sorter, struct topic *topic, size_t leaf)
{
	topic->candidates = arena_grow(
	    &sorter->comparison->arena, topic->candidates, topic->count,
	    &sorter->capacities[topic - sorter->comparison->topics],
	    sizeof(size_t));
	topic->candidates[topic->count++] = sorter->leaves[leaf];
}

static struct topic *
add_topic(struct sorter *sorter, enum topic_kind kind, size_t only)
{
	struct comparison *comparison = sorter->comparison;
	struct topic *topic = &comparison->topics[comparison->topic_count++];

	topic->kind = kind;
	topic->only = only;
	topic->weakest = 1;
	return topic;
}

/* Examples are one topic, the first after the clusters. */
static void
place_examples(struct sorter *sorter)
{
	size_t i;

	for (i = 0; i < sorter->leaf_count; i++)
		if (sorter->examples[i])
			sorter->topic_of[i] = sorter->partition.count;
	sorter->topic_ids = sorter->partition.count + 1;
}

/* What a correction left to one persona alone is no shared topic. */
static void
dissolve_single(struct sorter *sorter)
{
	size_t *owners = ARENA_ARRAY(&sorter->scratch, size_t,
				     sorter->topic_ids);
	bool *shared = ARENA_ARRAY(&sorter->scratch, bool, sorter->topic_ids);
	size_t *topic_of = sorter->topic_of, i;

	for (i = 0; i < sorter->topic_ids; i++)
		owners[i] = NO_INDEX;
	shared[sorter->partition.count] = true;
	for (i = 0; i < sorter->leaf_count; i++) {
		if (topic_of[i] == NO_INDEX)
			continue;
		shared[topic_of[i]] |= owners[topic_of[i]] != NO_INDEX &&
				       owners[topic_of[i]] !=
					   sorter->owners[i];
		owners[topic_of[i]] = sorter->owners[i];
	}
	for (i = 0; i < sorter->leaf_count; i++)
		if (topic_of[i] != NO_INDEX && !shared[topic_of[i]])
			topic_of[i] = NO_INDEX;
}

static struct topic *
add_shared(struct sorter *sorter, size_t id)
{
	const struct partition *partition = &sorter->partition;
	struct topic *topic =
	    add_topic(sorter, id == partition->count ? TOPIC_EXAMPLES
						     : TOPIC_SUBJECT, NO_INDEX);

	if (id < partition->count)
		topic->weakest = partition->weakest[id];
	return topic;
}

static void
fill_shared_topics(struct sorter *sorter)
{
	struct topic **made =
	    ARENA_ARRAY(&sorter->scratch, struct topic *, sorter->topic_ids);
	size_t i;

	for (i = 0; i < sorter->leaf_count; i++) {
		size_t id = sorter->topic_of[i];

		if (id == NO_INDEX)
			continue;
		if (!made[id])
			made[id] = add_shared(sorter, id);
		topic_add(sorter, made[id], i);
	}
}

static void
fill_only(struct sorter *sorter)
{
	struct topic *topic = NULL;
	size_t i;

	for (i = 0; i < sorter->leaf_count; i++) {
		if (sorter->topic_of[i] != NO_INDEX)
			continue;
		if (!topic || topic->only != sorter->owners[i])
			topic = add_topic(sorter, TOPIC_ONLY,
					  sorter->owners[i]);
		topic_add(sorter, topic, i);
	}
}

static int
compare_sizes(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

static void
sort_candidates(struct comparison *comparison)
{
	size_t i;

	for (i = 0; i < comparison->topic_count; i++)
		qsort(comparison->topics[i].candidates,
		      comparison->topics[i].count, sizeof(size_t),
		      compare_sizes);
}

void
topics_make(struct comparison *comparison, const struct grouping *grouping)
{
	struct sorter sorter = { .comparison = comparison,
				 .grouping = grouping };
	struct leaf_set leaves;
	size_t most;

	sorter.accept = grouping_accept(grouping);
	sorter_link(&sorter);
	leaves = (struct leaf_set){ sorter.owners, sorter.leaf_count,
				    comparison->persona_count };
	sorter.partition =
	    partition_make(&leaves, sorter.links, sorter.link_count,
			   sorter.accept, &sorter.scratch);
	place_clusters(&sorter);
	place_rest(&sorter);
	place_examples(&sorter);
	corrections_apply(&sorter);
	dissolve_single(&sorter);
	most = sorter.leaf_count + comparison->persona_count;
	comparison->topics =
	    ARENA_ARRAY(&comparison->arena, struct topic, most);
	sorter.capacities = ARENA_ARRAY(&sorter.scratch, size_t, most);
	fill_shared_topics(&sorter);
	fill_only(&sorter);
	sort_candidates(comparison);
	topics_name(comparison, grouping);
	arena_release(&sorter.scratch);
}
