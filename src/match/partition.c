/* SPDX-License-Identifier: MIT */
#include "match/partition.h"

#include <math.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/stop.h"

struct neighbour {
	size_t leaf;
	double score;
};

struct cluster {
	bool alive;
	size_t first, size, owners;
	size_t *leaves;
	size_t *per_owner;
	double weakest;
};

struct merge {
	double score;
	size_t a, b;
};

/* What one cluster has to do with another while bonds are counted. */
struct tally {
	bool seen;
	double best; /* of the leaf in hand */
	double sum;
};

struct clustering {
	struct arena *arena;
	const struct leaf_set *leaves;
	struct neighbour *neighbours;
	size_t *first;	   /* by leaf: its first neighbour */
	size_t *cluster_of; /* by leaf */
	struct cluster *clusters; /* leaves first, then what merged */
	size_t count;
	struct merge *heap; /* best on top; may hold stale merges */
	size_t heap_count, heap_capacity;
	struct tally *tallies; /* by cluster */
	size_t *met, *reached; /* clusters, leaves with a tally */
	double *inward;	       /* by leaf: its best score with the cluster */
};

static bool
is_better(const struct clustering *all, const struct merge *x,
	  const struct merge *y)
{
	const struct cluster *c = all->clusters;

	if (x->score != y->score)
		return x->score > y->score;
	if (c[x->a].first != c[y->a].first)
		return c[x->a].first < c[y->a].first;
	return c[x->b].first < c[y->b].first;
}

static void
swap_merges(struct merge *x, struct merge *y)
{
	struct merge kept = *x;

	*x = *y;
	*y = kept;
}

static void
heap_push(struct clustering *all, struct merge merge)
{
	size_t at = all->heap_count;

	all->heap = arena_grow(all->arena, all->heap, all->heap_count,
			       &all->heap_capacity, sizeof(merge));
	all->heap[all->heap_count++] = merge;
	while (at > 0 &&
	       is_better(all, &all->heap[at], &all->heap[(at - 1) / 2])) {
		swap_merges(&all->heap[at], &all->heap[(at - 1) / 2]);
		at = (at - 1) / 2;
	}
}

static struct merge
heap_pop(struct clustering *all)
{
	struct merge top = all->heap[0];
	size_t at = 0, best;

	all->heap[0] = all->heap[--all->heap_count];
	for (;; at = best) {
		size_t child = 2 * at + 1;

		best = at;
		if (child < all->heap_count &&
		    is_better(all, &all->heap[child], &all->heap[best]))
			best = child;
		if (child + 1 < all->heap_count &&
		    is_better(all, &all->heap[child + 1], &all->heap[best]))
			best = child + 1;
		if (best == at)
			return top;
		swap_merges(&all->heap[at], &all->heap[best]);
	}
}

static size_t
without_owner(const struct cluster *cluster, const struct cluster *other)
{
	size_t i;

	if (other->owners > 1)
		return cluster->size;
	for (i = 0; other->per_owner[i] == 0; i++)
		;
	return cluster->size - cluster->per_owner[i];
}

/* Leaves that could be linked at all: the other has a different owner. */
static size_t
linkable(const struct cluster *a, const struct cluster *b)
{
	return without_owner(a, b) + without_owner(b, a);
}

static void
meet(struct clustering *all, size_t cluster, size_t *met)
{
	if (all->tallies[cluster].seen)
		return;
	all->tallies[cluster].seen = true;
	all->met[(*met)++] = cluster;
}

/* The best score of one leaf with each cluster around it. */
static void
tally_leaf(struct clustering *all, size_t leaf, size_t *met, size_t *reached)
{
	size_t own = all->cluster_of[leaf], at, before = 0;

	for (at = all->first[leaf]; at < all->first[leaf + 1]; at++) {
		const struct neighbour *it = &all->neighbours[at];
		struct tally *tally = &all->tallies[all->cluster_of[it->leaf]];

		if (all->cluster_of[it->leaf] == own)
			continue;
		meet(all, all->cluster_of[it->leaf], met);
		if (it->score > tally->best)
			tally->best = it->score;
		if (all->inward[it->leaf] == 0)
			all->reached[(*reached)++] = it->leaf;
		if (it->score > all->inward[it->leaf])
			all->inward[it->leaf] = it->score;
	}
	for (; before < *met; before++) {
		struct tally *tally = &all->tallies[all->met[before]];

		tally->sum += tally->best;
		tally->best = 0;
	}
}

static void
push_merge(struct clustering *all, size_t a, size_t b, double sum)
{
	const struct cluster *x = &all->clusters[a], *y = &all->clusters[b];
	size_t most = linkable(x, y);

	if (most == 0)
		return;
	if (x->first < y->first)
		heap_push(all, (struct merge){ sum / (double)most, a, b });
	else
		heap_push(all, (struct merge){ sum / (double)most, b, a });
}

/* Offers to merge a cluster with each one that it is linked to. */
static void
offer_merges(struct clustering *all, size_t cluster, bool forward_only)
{
	const struct cluster *it = &all->clusters[cluster];
	size_t met = 0, reached = 0, i;

	for (i = 0; i < it->size; i++)
		tally_leaf(all, it->leaves[i], &met, &reached);
	for (i = 0; i < reached; i++) {
		size_t leaf = all->reached[i];

		all->tallies[all->cluster_of[leaf]].sum += all->inward[leaf];
		all->inward[leaf] = 0;
	}
	for (i = 0; i < met; i++) {
		struct tally *tally = &all->tallies[all->met[i]];

		if (!forward_only || all->met[i] > cluster)
			push_merge(all, cluster, all->met[i], tally->sum);
		*tally = (struct tally){ 0 };
	}
}

static void
take_leaves(struct clustering *all, size_t into, size_t from)
{
	struct cluster *to = &all->clusters[into];
	const struct cluster *it = &all->clusters[from];
	size_t i;

	for (i = 0; i < it->size; i++) {
		to->leaves[to->size++] = it->leaves[i];
		all->cluster_of[it->leaves[i]] = into;
	}
	for (i = 0; i < all->leaves->owner_count; i++)
		to->per_owner[i] += it->per_owner[i];
	if (it->first < to->first)
		to->first = it->first;
	if (it->weakest < to->weakest)
		to->weakest = it->weakest;
	all->clusters[from].alive = false;
}

static void
join(struct clustering *all, const struct merge *merge)
{
	size_t made = all->count++, i;
	struct cluster *both = &all->clusters[made];

	*both = (struct cluster){ .alive = true,
				  .first = all->clusters[merge->a].first,
				  .weakest = merge->score };
	both->leaves = ARENA_ARRAY(all->arena, size_t,
				   all->clusters[merge->a].size +
				       all->clusters[merge->b].size);
	both->per_owner =
	    ARENA_ARRAY(all->arena, size_t, all->leaves->owner_count);
	take_leaves(all, made, merge->a);
	take_leaves(all, made, merge->b);
	for (i = 0; i < all->leaves->owner_count; i++)
		both->owners += both->per_owner[i] > 0;
	offer_merges(all, made, false);
}

static void
list_neighbours(struct clustering *all, const struct link *links,
		size_t link_count)
{
	size_t leaf_count = all->leaves->count, i;
	size_t *next = ARENA_ARRAY(all->arena, size_t, leaf_count + 1);

	all->neighbours =
	    ARENA_ARRAY(all->arena, struct neighbour, 2 * link_count);
	all->first = ARENA_ARRAY(all->arena, size_t, leaf_count + 1);
	for (i = 0; i < link_count; i++) {
		all->first[links[i].a + 1]++;
		all->first[links[i].b + 1]++;
	}
	for (i = 0; i < leaf_count; i++)
		all->first[i + 1] += all->first[i];
	memcpy(next, all->first, sizeof(size_t) * (leaf_count + 1));
	for (i = 0; i < link_count; i++) {
		all->neighbours[next[links[i].a]++] =
		    (struct neighbour){ links[i].b, links[i].score };
		all->neighbours[next[links[i].b]++] =
		    (struct neighbour){ links[i].a, links[i].score };
	}
}

static void
add_leaves(struct clustering *all)
{
	const struct leaf_set *leaves = all->leaves;
	size_t i;

	for (i = 0; i < leaves->count; i++) {
		struct cluster *cluster = &all->clusters[i];

		*cluster = (struct cluster){ .alive = true, .first = i,
					     .size = 1, .owners = 1,
					     .weakest = 1 };
		cluster->leaves = ARENA_NEW(all->arena, size_t);
		cluster->leaves[0] = i;
		cluster->per_owner =
		    ARENA_ARRAY(all->arena, size_t, leaves->owner_count);
		cluster->per_owner[leaves->owners[i]] = 1;
		all->cluster_of[i] = i;
	}
}

static void
clustering_start(struct clustering *all, const struct link *links,
		 size_t link_count)
{
	size_t leaf_count = all->leaves->count, most = 2 * leaf_count + 1, i;

	all->clusters = ARENA_ARRAY(all->arena, struct cluster, most);
	all->tallies = ARENA_ARRAY(all->arena, struct tally, most);
	all->met = ARENA_ARRAY(all->arena, size_t, most);
	all->reached = ARENA_ARRAY(all->arena, size_t, leaf_count);
	all->inward = ARENA_ARRAY(all->arena, double, leaf_count);
	all->cluster_of = ARENA_ARRAY(all->arena, size_t, leaf_count);
	all->count = leaf_count;
	list_neighbours(all, links, link_count);
	add_leaves(all);
	for (i = 0; i < leaf_count; i++)
		offer_merges(all, i, true);
}

static struct partition
number_clusters(const struct clustering *all, struct arena *arena)
{
	size_t count = all->leaves->count, i;
	struct partition partition = { ARENA_ARRAY(arena, size_t, count),
				       ARENA_ARRAY(arena, double, count), 0 };

	for (i = 0; i < count; i++) {
		const struct cluster *it =
		    &all->clusters[all->cluster_of[i]];

		if (it->first == i) {
			partition.weakest[partition.count] = it->weakest;
			partition.cluster_of[i] = partition.count++;
		} else {
			partition.cluster_of[i] =
			    partition.cluster_of[it->first];
		}
	}
	return partition;
}

/* A topic of more than two leaves each needs more to hold it together. */
static double
needed(const struct clustering *all, const struct merge *merge, double accept)
{
	const struct cluster *a = &all->clusters[merge->a];
	const struct cluster *b = &all->clusters[merge->b];
	size_t owners = 0, i;

	for (i = 0; i < all->leaves->owner_count; i++)
		owners += a->per_owner[i] + b->per_owner[i] > 0;
	if (a->size + b->size <= 2 * owners)
		return accept;
	return pow(accept, 2 * (double)owners / (double)(a->size + b->size));
}

struct partition
partition_make(const struct leaf_set *leaves, const struct link *links,
	       size_t link_count, double accept, struct arena *arena)
{
	struct arena scratch = { 0 };
	struct clustering all = { .arena = &scratch, .leaves = leaves };
	struct partition partition;

	clustering_start(&all, links, link_count);
	while (all.heap_count > 0 && !stop_wanted()) {
		struct merge merge = heap_pop(&all);

		if (merge.score < accept)
			break;
		if (all.clusters[merge.a].alive &&
		    all.clusters[merge.b].alive &&
		    merge.score >= needed(&all, &merge, accept))
			join(&all, &merge);
	}
	partition = number_clusters(&all, arena);
	arena_release(&scratch);
	return partition;
}
