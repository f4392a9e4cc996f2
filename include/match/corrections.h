/* SPDX-License-Identifier: MIT */
#ifndef MATCH_CORRECTIONS_H
#define MATCH_CORRECTIONS_H

#include "match/options.h"
#include "match/sorter.h"

/* What the user said last about two candidates; NULL when nothing. */
const struct correction *
correction_of(const struct comparison_options *options,
	      const struct candidate *a, const struct candidate *b);

/* The candidates that a correction is about; false when they are not there or
 * a later correction overrules it. */
bool correction_ends(size_t *a, size_t *b, const struct comparison *comparison,
		     const struct comparison_options *options,
		     const struct correction *correction);

/*
 * Applies what the user said to topics that were made without it: the first
 * section of a pair joins the topic of the second, that of two kept apart
 * leaves it, and nobody else moves but what was paired with them. What would
 * bring two together that are apart makes a topic of its own instead.
 */
void corrections_apply(struct sorter *sorter);

#endif
