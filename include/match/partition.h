#ifndef MATCH_PARTITION_H
#define MATCH_PARTITION_H

#include "base/arena.h"

/* How much two leaves belong together; LINK_APART keeps their clusters
 * apart, whatever the scores. */
#define LINK_APART (-1.0)
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
 * Clusters by average linkage, the strongest first, while the average score
 * is at least `accept`. The average is over pairs of leaves of different
 * owners; those without a link count as 0. Clusters are numbered by their
 * first leaf. Ties go to the first leaves. O(links · log links) or so.
 */
struct leaf_set {
	const size_t *owners; /* by leaf, from 0 */
	size_t count, owner_count;
};
struct partition partition_make(const struct leaf_set *leaves,
				const struct link *links, size_t link_count,
				double accept, struct arena *arena);

#endif
