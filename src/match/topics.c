#include "match/topics.h"

#include <stdlib.h>
#include <string.h>

#include "match/sorter.h"

static const double accept_default = 0.20;

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

/* The leaves below a section, whether it is a candidate or not. */
static struct run
run_of_section(const struct sorter *sorter, size_t leaf, size_t section)
{
	const struct candidate *all = sorter->comparison->candidates;
	const struct candidate *it = &all[sorter->leaves[leaf]];
	size_t end = sorter->comparison->personas[it->persona]
			 ->sections[section]
			 .end;
	struct run run = { leaf, leaf + 1 };

	while (run.first > 0 &&
	       sorter->owners[run.first - 1] == it->persona &&
	       all[sorter->leaves[run.first - 1]].section >= section)
		run.first--;
	while (run.end < sorter->leaf_count &&
	       sorter->owners[run.end] == it->persona &&
	       all[sorter->leaves[run.end]].section < end)
		run.end++;
	return run;
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

static size_t
topic_for(struct sorter *sorter, size_t leaf)
{
	const struct candidate *it =
	    &sorter->comparison->candidates[sorter->leaves[leaf]];
	const struct persona *persona =
	    sorter->comparison->personas[it->persona];
	const struct section *section;
	size_t at = it->section, topic = NO_INDEX;

	for (; at != 0 && topic == NO_INDEX; at = section->parent) {
		struct run run = run_of_section(sorter, leaf, at);
		bool pairs = group_score(sorter, it->persona, at) >=
			     sorter->accept;

		section = &persona->sections[at];
		if (section->open || sorter_is_broad(sorter, it->persona, run))
			break;
		topic = topic_of_most(sorter, run, pairs);
	}
	return topic;
}

/* Leaves that pair with nothing follow what stands around them. */
static void
place_rest(struct sorter *sorter)
{
	size_t *found =
	    ARENA_ARRAY(&sorter->scratch, size_t, sorter->leaf_count);
	size_t i;

	sorter->shares = ARENA_ARRAY(&sorter->scratch, size_t,
				     sorter->partition.count);
	for (i = 0; i < sorter->leaf_count; i++)
		found[i] = sorter->topic_of[i] == NO_INDEX &&
				   !sorter->examples[i]
			       ? topic_for(sorter, i)
			       : sorter->topic_of[i];
	memcpy(sorter->topic_of, found,
	       sizeof(size_t) * sorter->leaf_count);
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

static void
fill_shared_topics(struct sorter *sorter)
{
	struct topic **made = ARENA_ARRAY(&sorter->scratch, struct topic *,
					  sorter->partition.count);
	size_t i;

	for (i = 0; i < sorter->leaf_count; i++) {
		size_t cluster = sorter->topic_of[i];

		if (cluster == NO_INDEX)
			continue;
		if (!made[cluster]) {
			made[cluster] =
			    add_topic(sorter, TOPIC_SUBJECT, NO_INDEX);
			made[cluster]->weakest =
			    sorter->partition.weakest[cluster];
		}
		topic_add(sorter, made[cluster], i);
	}
}

static void
fill_examples(struct sorter *sorter)
{
	struct topic *topic = NULL;
	size_t i;

	for (i = 0; i < sorter->leaf_count; i++) {
		if (!sorter->examples[i])
			continue;
		if (!topic)
			topic = add_topic(sorter, TOPIC_EXAMPLES, NO_INDEX);
		topic_add(sorter, topic, i);
	}
}

static void
fill_only(struct sorter *sorter)
{
	struct topic *topic = NULL;
	size_t i;

	for (i = 0; i < sorter->leaf_count; i++) {
		if (sorter->examples[i] || sorter->topic_of[i] != NO_INDEX)
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

	sorter.accept = grouping->options && grouping->options->accept > 0
			    ? grouping->options->accept
			    : accept_default;
	sorter_link(&sorter);
	leaves = (struct leaf_set){ sorter.owners, sorter.leaf_count,
				    comparison->persona_count };
	sorter.partition =
	    partition_make(&leaves, sorter.links, sorter.link_count,
			   sorter.accept, &sorter.scratch);
	place_clusters(&sorter);
	place_rest(&sorter);
	most = sorter.partition.count + comparison->persona_count + 1;
	comparison->topics =
	    ARENA_ARRAY(&comparison->arena, struct topic, most);
	sorter.capacities = ARENA_ARRAY(&sorter.scratch, size_t, most);
	fill_shared_topics(&sorter);
	fill_examples(&sorter);
	fill_only(&sorter);
	sort_candidates(comparison);
	topics_name(comparison, grouping);
	arena_release(&sorter.scratch);
}
