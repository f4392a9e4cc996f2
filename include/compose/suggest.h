/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_SUGGEST_H
#define COMPOSE_SUGGEST_H

#include "compose/draft.h"
#include "compose/relation.h"

enum take { TAKE_DEFAULT, TAKE_BASE, TAKE_SHARED, TAKE_ALL };

struct suggest_options {
	enum take take;
	size_t budget; /* tokens; 0 means none */
	unsigned long without; /* rules that are off, see compose/rules.h */
};

/* The score from which topics join by themselves: .92 to .96 of such pairs
 * are right. The command line and the terminal UI start from the same. */
extern const double suggest_accept;

/* The base for a suggestion: what has a description first, since the fields
 * are the base's; then what covers the most shared topics, each counting as
 * many as share it; ties by leaf sections, tokens, path. */
size_t suggest_base(const struct comparison *comparison);

/*
 * Fills an initialised draft with the suggestion: the base
 * whole, per shared topic what two or more others say and the base lacks
 * (with two personas: what the other adds), one persona's section where the
 * base has none but two others do. Every choice carries its reason; items
 * that say the same are folded as alternatives.
 */
void suggest_draft(struct draft *draft, const struct suggest_options *options);

/* What of all personas' blocks is neither in the draft nor an alternative of
 * a block that is: whole blocks, or the rest of one; by persona and place, in
 * the arena. Structure (titles, tag lines) is not counted. */
struct origin *draft_left(const struct draft *draft, struct arena *arena,
			  size_t *count);
/* Why it is left even by who wants all: one identity is enough, or where the
 * draft says it already; or that its topic is in doubt (compose/doubt.h);
 * empty when none is so. In the arena. */
struct str draft_left_reason(const struct draft *draft,
			     const struct relations *relations,
			     struct origin left, struct arena *arena);

#endif
