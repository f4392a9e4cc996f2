/* SPDX-License-Identifier: MIT */
#ifndef MATCH_SORTER_H
#define MATCH_SORTER_H

#include "match/topics.h"

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
	struct run *persona_runs;
	bool *examples;	 /* by leaf */
	size_t *partners, *first_partner; /* by leaf: those it pairs with */
	struct link *links; /* between leaves */
	size_t link_count, link_capacity;
	struct partition partition;
	size_t *topic_of; /* by leaf, NO_INDEX while it has none */
	size_t topic_ids; /* those in topic_of are less */
	size_t *shares;	  /* by cluster: personas in it; then scratch */
	size_t *capacities; /* by topic */
	double *joined;	  /* by candidate: best score of a pair it is in */
};

/* Lists the leaves and links them; linear in the links and what the groups'
 * links expand to. */
void sorter_link(struct sorter *sorter);
size_t sorter_candidates_end(const struct sorter *sorter, size_t persona);

#endif
