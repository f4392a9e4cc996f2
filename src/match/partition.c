#include "match/partition.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

struct bond {
	size_t other; /* a cluster; stale when that is no longer alive */
	double sum;
	bool apart;
};

struct cluster {
	bool alive;
	size_t first, size;
	size_t *per_owner;
	struct bond *bonds;
	size_t bond_count, bond_capacity;
	size_t parent;
	double weakest;
};

struct merge {
	double average;
	size_t a, b;
};

struct clustering {
	struct arena *arena;
	size_t owner_count;
	struct cluster *clusters; /* leaves first, then what merged */
	size_t count;
	struct merge *heap; /* best on top; may hold stale merges */
	size_t heap_count, heap_capacity;
	double *sums; /* scratch, by cluster */
	bool *aparts, *seen;
};

static bool
is_better(const struct clustering *all, const struct merge *x,
	  const struct merge *y)
{
	const struct cluster *c = all->clusters;

	if (x->average != y->average)
		return x->average > y->average;
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

/* Pairs of leaves of different owners. */
static double
pairs_between(const struct clustering *all, const struct cluster *a,
	      const struct cluster *b)
{
	size_t same = 0, i;

	for (i = 0; i < all->owner_count; i++)
		same += a->per_owner[i] * b->per_owner[i];
	return (double)(a->size * b->size - same);
}

static void
add_bond(struct clustering *all, size_t from, struct bond bond)
{
	struct cluster *cluster = &all->clusters[from];

	cluster->bonds =
	    arena_grow(all->arena, cluster->bonds, cluster->bond_count,
		       &cluster->bond_capacity, sizeof(bond));
	cluster->bonds[cluster->bond_count++] = bond;
}

static void
bind_clusters(struct clustering *all, size_t a, size_t b, double sum,
	      bool apart)
{
	double pairs =
	    pairs_between(all, &all->clusters[a], &all->clusters[b]);

	add_bond(all, a, (struct bond){ b, sum, apart });
	add_bond(all, b, (struct bond){ a, sum, apart });
	if (apart || pairs == 0)
		return;
	if (all->clusters[a].first > all->clusters[b].first)
		heap_push(all, (struct merge){ sum / pairs, b, a });
	else
		heap_push(all, (struct merge){ sum / pairs, a, b });
}

/* Sums up the bonds of a cluster; returns the list of neighbours. */
static size_t *
gather(struct clustering *all, const struct cluster *cluster, size_t *list,
       size_t *count)
{
	size_t i;

	for (i = 0; i < cluster->bond_count; i++) {
		const struct bond *bond = &cluster->bonds[i];

		if (!all->clusters[bond->other].alive)
			continue;
		if (!all->seen[bond->other]) {
			all->seen[bond->other] = true;
			list[(*count)++] = bond->other;
		}
		all->sums[bond->other] += bond->sum;
		all->aparts[bond->other] |= bond->apart;
	}
	return list;
}

static void
join(struct clustering *all, const struct merge *merge)
{
	struct cluster *a = &all->clusters[merge->a];
	struct cluster *b = &all->clusters[merge->b];
	size_t made = all->count++, count = 0, i;
	struct cluster *both = &all->clusters[made];
	size_t *list = ARENA_ARRAY(all->arena, size_t,
				   a->bond_count + b->bond_count);

	a->alive = b->alive = false;
	a->parent = b->parent = made;
	both->alive = true;
	both->parent = made;
	both->first = a->first < b->first ? a->first : b->first;
	both->size = a->size + b->size;
	both->weakest = merge->average;
	if (a->weakest < both->weakest)
		both->weakest = a->weakest;
	if (b->weakest < both->weakest)
		both->weakest = b->weakest;
	both->per_owner = ARENA_ARRAY(all->arena, size_t, all->owner_count);
	for (i = 0; i < all->owner_count; i++)
		both->per_owner[i] = a->per_owner[i] + b->per_owner[i];
	gather(all, a, list, &count);
	gather(all, b, list, &count);
	for (i = 0; i < count; i++) {
		size_t other = list[i];

		bind_clusters(all, made, other, all->sums[other],
			      all->aparts[other]);
		all->sums[other] = 0;
		all->aparts[other] = all->seen[other] = false;
	}
}

static void
clustering_start(struct clustering *all, const struct leaf_set *leaves,
		 const struct link *links, size_t link_count)
{
	size_t most = 2 * leaves->count + 1, i;

	all->owner_count = leaves->owner_count;
	all->clusters = ARENA_ARRAY(all->arena, struct cluster, most);
	all->sums = ARENA_ARRAY(all->arena, double, most);
	all->aparts = ARENA_ARRAY(all->arena, bool, most);
	all->seen = ARENA_ARRAY(all->arena, bool, most);
	all->count = leaves->count;
	for (i = 0; i < leaves->count; i++) {
		struct cluster *cluster = &all->clusters[i];

		*cluster = (struct cluster){ .alive = true, .first = i,
					     .size = 1, .parent = i,
					     .weakest = 1 };
		cluster->per_owner =
		    ARENA_ARRAY(all->arena, size_t, leaves->owner_count);
		cluster->per_owner[leaves->owners[i]] = 1;
	}
	for (i = 0; i < link_count; i++)
		bind_clusters(all, links[i].a, links[i].b,
			      links[i].score == LINK_APART ? 0
							   : links[i].score,
			      links[i].score == LINK_APART);
}

static size_t
root_of(const struct clustering *all, size_t cluster)
{
	while (all->clusters[cluster].parent != cluster)
		cluster = all->clusters[cluster].parent;
	return cluster;
}

static struct partition
number_clusters(const struct clustering *all, size_t leaf_count,
		struct arena *arena)
{
	struct partition partition = {
		ARENA_ARRAY(arena, size_t, leaf_count),
		ARENA_ARRAY(arena, double, leaf_count), 0
	};
	size_t i;

	for (i = 0; i < leaf_count; i++) {
		const struct cluster *root =
		    &all->clusters[root_of(all, i)];

		if (root->first == i) {
			partition.weakest[partition.count] = root->weakest;
			partition.cluster_of[i] = partition.count++;
		} else {
			partition.cluster_of[i] =
			    partition.cluster_of[root->first];
		}
	}
	return partition;
}

struct partition
partition_make(const struct leaf_set *leaves, const struct link *links,
	       size_t link_count, double accept, struct arena *arena)
{
	struct arena scratch = { 0 };
	struct clustering all = { .arena = &scratch };
	struct partition partition;

	clustering_start(&all, leaves, links, link_count);
	while (all.heap_count > 0) {
		struct merge merge = heap_pop(&all);

		if (merge.average < accept)
			break;
		if (all.clusters[merge.a].alive && all.clusters[merge.b].alive)
			join(&all, &merge);
	}
	partition = number_clusters(&all, leaves->count, arena);
	arena_release(&scratch);
	return partition;
}
