/* SPDX-License-Identifier: MIT */
#ifndef MATCH_PARTITION_H
#define MATCH_PARTITION_H

#include "base/arena.h"

/* How much two leaves belong together. */
struct link {
	size_t a, b; /* leaves; each pair once */
	double score;
};

struct partition {
	size_t *cluster_of; /* by leaf, from 0 */
	double *weakest;    /* by cluster: the score of its last merge; 1 */
	size_t count;
};

/*
 * Clusters from the strongest merge down to `accept`. The score of a merge is
 * the mean, over the leaves of both sides that could be linked, of each
 * leaf's best link to the other side: a leaf must belong to its cluster, not
 * to everything in it. Leaves of one owner have no links. Clusters are
 * numbered by their first leaf; ties go to the first leaves. A merge costs the
 * links of what it joins.
 */
struct leaf_set {
	const size_t *owners; /* by leaf, from 0 */
	size_t count, owner_count;
};
struct partition partition_make(const struct leaf_set *leaves,
				const struct link *links, size_t link_count,
				double accept, struct arena *arena);

#endif
