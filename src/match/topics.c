#include "match/topics.h"

#include <stdlib.h>
#include <string.h>

static const double accept_default = 0.20;

/* How far a group's pair counts for each pair of its leaves. */
static const double group_factor = 1.0;

/* A run of leaves: one, or a group's. */
struct run {
	size_t first, end;
};

struct sorter {
	struct comparison *comparison;
	const struct grouping *grouping;
	double accept;
	struct arena scratch;
	size_t *leaves; /* candidates, by the personas' order, then section */
	size_t leaf_count;
	size_t *owners;	 /* by leaf: persona */
	struct run *runs; /* by candidate */
	bool *examples;	 /* by leaf */
	struct link *links; /* between leaves */
	size_t link_count, link_capacity;
	struct partition partition;
	size_t *topic_of; /* by leaf, NO_INDEX while it has none */
	size_t *shares;	  /* by cluster: personas in it; then scratch */
	size_t *capacities; /* by topic */
	double *joined;	  /* by candidate: best score of a pair it is in */
};

static const struct section *
section_of(const struct sorter *sorter, size_t candidate)
{
	const struct candidate *it = &sorter->comparison->candidates[candidate];

	return &sorter->comparison->personas[it->persona]
		    ->sections[it->section];
}

static size_t
candidates_end(const struct sorter *sorter, size_t persona)
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
	for (i = 0; i < comparison->persona_count; i++) {
		size_t persona = sorter->grouping->order[i];

		at = sorter->grouping->first[persona];
		for (; at < candidates_end(sorter, persona); at++) {
			if (comparison->candidates[at].group)
				continue;
			sorter->owners[sorter->leaf_count] = persona;
			sorter->leaves[sorter->leaf_count++] = at;
		}
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
	const struct reading *reading =
	    &sorter->grouping->readings[it->persona];
	size_t at = it->section;

	for (; at != 0; at = reading->persona->sections[at].parent)
		if (reading->functions[at] == FUNCTION_EXAMPLES)
			return true;
	return false;
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
expand_link(struct sorter *sorter, const struct link *link)
{
	const struct candidate *all = sorter->comparison->candidates;
	bool groups = all[link->a].group || all[link->b].group;
	double score = link->score;
	size_t i, j;

	/* A weak hint for two groups says nothing about their leaves. */
	if (groups && score >= 0 && score < sorter->accept)
		return;
	if (groups && score >= 0)
		score *= group_factor;
	for (i = sorter->runs[link->a].first; i < sorter->runs[link->a].end;
	     i++)
		for (j = sorter->runs[link->b].first;
		     j < sorter->runs[link->b].end; j++)
			add_link(sorter, i, j, score);
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

/* Each pair once: apart if anything says so, else its best score. */
static void
merge_links(struct sorter *sorter)
{
	struct link *links = sorter->links;
	size_t i, kept = 0;

	if (sorter->link_count == 0)
		return;
	qsort(links, sorter->link_count, sizeof(links[0]), compare_links);
	for (i = 0; i < sorter->link_count; i++) {
		bool again = kept > 0 && links[kept - 1].a == links[i].a &&
			     links[kept - 1].b == links[i].b;

		if (!again)
			links[kept++] = links[i];
		else if (links[i].score == LINK_APART)
			links[kept - 1].score = LINK_APART;
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
	sorter->joined = ARENA_ARRAY(&sorter->scratch, double,
				     sorter->comparison->candidate_count);
	for (i = 0; i < grouping->link_count; i++) {
		const struct link *link = &grouping->links[i];

		expand_link(sorter, link);
		if (link->score > sorter->joined[link->a])
			sorter->joined[link->a] = link->score;
		if (link->score > sorter->joined[link->b])
			sorter->joined[link->b] = link->score;
	}
	merge_links(sorter);
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

/* The topic of more than half of the run's placed leaves, or NO_INDEX. */
static size_t
topic_of_most(struct sorter *sorter, struct run run, bool placed_only)
{
	size_t *shares = sorter->shares, best = NO_INDEX, of = 0, i;

	for (i = run.first; i < run.end; i++) {
		size_t topic = sorter->topic_of[i];

		of += !placed_only || topic != NO_INDEX;
		if (topic == NO_INDEX)
			continue;
		shares[topic]++;
		if (best == NO_INDEX || shares[topic] > shares[best])
			best = topic;
	}
	if (best != NO_INDEX && 2 * shares[best] <= of)
		best = NO_INDEX;
	for (i = run.first; i < run.end; i++)
		if (sorter->topic_of[i] != NO_INDEX)
			shares[sorter->topic_of[i]] = 0;
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
	size_t high = candidates_end(sorter, persona);

	while (low < high) {
		size_t middle = (low + high) / 2;

		if (all[middle].section < section ||
		    (all[middle].section == section && !all[middle].group))
			low = middle + 1;
		else
			high = middle;
	}
	if (low == candidates_end(sorter, persona) ||
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
	size_t at = it->section, topic;

	for (; at != 0; at = persona->sections[at].parent) {
		bool pairs = group_score(sorter, it->persona, at) >=
			     sorter->accept;

		topic = topic_of_most(
		    sorter, run_of_section(sorter, leaf, at), pairs);
		if (topic != NO_INDEX)
			return topic;
	}
	return NO_INDEX;
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
	list_leaves(&sorter);
	find_runs(&sorter);
	link_leaves(&sorter);
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
