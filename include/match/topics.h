/* SPDX-License-Identifier: MIT */
#ifndef MATCH_TOPICS_H
#define MATCH_TOPICS_H

#include "base/arena.h"
#include "match/lookup.h"
#include "match/partition.h"
#include "match/reading.h"

/*
 * Topics of a comparison whose candidates are known: a partition of the
 * leaves by average linkage over their scores, in which a group's pair joins
 * its whole subtree. A leaf that pairs with nothing joins the topic of its
 * nearest ancestor that pairs, or of most of its siblings; text under
 * examples is a topic of its own; what is left is "only", one per persona.
 */
struct grouping {
	const struct reading *readings; /* by persona */
	const size_t *order; /* personas in an order of their content */
	const size_t *first; /* by persona: its first candidate */
	const struct link *links; /* between candidates, each pair once */
	size_t link_count;
	const struct comparison_options *options;
};

/* The score from which sections join. */
double grouping_accept(const struct grouping *grouping);

/* Fills comparison->topics and the candidates' topics. */
void topics_make(struct comparison *comparison,
		 const struct grouping *grouping);

/* Gives the topics kind, title and place; they hold their candidates. */
void topics_name(struct comparison *comparison,
		 const struct grouping *grouping);

#endif
