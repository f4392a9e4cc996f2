/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_SUGGEST_H
#define COMPOSE_SUGGEST_H

#include "compose/draft.h"
#include "compose/relation.h"
#include "compose/suggest_options.h"

/* The score from which topics join by themselves: .92 to .96 of such pairs
 * are right. The command line and the terminal UI start from the same. */
extern const double suggest_accept;

/* The base for a suggestion: much of what all say, densely, with steps and an
 * output format; lists of names, few sections, no description or nothing on
 * who it is count against it (compose/choose.h). The same whatever the order
 * of the personas. Once stopped (base/stop.h), the largest. */
size_t suggest_base(const struct comparison *comparison);

/*
 * Fills an initialised draft over draft->base with the suggestion: whole
 * sections, as their authors wrote them, in the base's order; one method, one
 * output format, one of each ground (compose/choose.h, compose/placing.h).
 * Every entry carries its reason, draft->left why the rest is not in it; items
 * that say what is in are alternatives. Near linear in the text. Once stopped,
 * it has fields alone.
 */
void suggest_draft(struct draft *draft, const struct suggest_options *options);

/* What of all personas' blocks is neither in the draft nor an alternative of
 * a block that is: whole blocks, or the rest of one; by persona and place, in
 * the arena. Structure (titles, tag lines) is not counted. */
struct origin *draft_left(const struct draft *draft, struct arena *arena,
			  size_t *count);
/* Why it is left: where the draft says it already, or otherwise; else what the
 * suggestion said; empty of what came later. In the arena. */
struct str draft_left_reason(const struct draft *draft,
			     const struct relations *relations,
			     struct origin left, struct arena *arena);

#endif
