/* SPDX-License-Identifier: MIT */
#ifndef MATCH_CLAIMS_H
#define MATCH_CLAIMS_H

#include "base/arena.h"
#include "base/str.h"
#include "match/claim.h"

/*
 * What texts claim, so far as it can be told without understanding them: a
 * number with a unit for one of a list of measures ("80% coverage"), one of
 * two opposed terms ("cursor" or "offset" pagination), an order or its
 * opposite ("always …", "never …"). Texts with several numbers of one kind
 * claim nothing by them. Linear in the texts.
 */
struct claims;

struct claims *claims_new(struct arena *arena);
/* `owner` is what claims_against answers with. */
void claims_add(struct claims *claims, struct str text, size_t owner);
/* The first owner whose text contradicts this one, in `*owner`; CLAIM_NONE
 * when none does, or when another owner agrees. */
enum claim_kind claims_against(const struct claims *claims, struct str text,
			       size_t *owner);
/* Both: asks of the text, then adds it as `owner`'s; `*other` as above. */
enum claim_kind claims_meet(struct claims *claims, struct str text,
			    size_t owner, size_t *other);

/* Whether two texts contradict each other: other numbers for one thing, or
 * an order against its opposite. Symmetric. */
bool texts_contradict(struct str a, struct str b);

/* Of a contradiction: "two-numbers", and "two numbers for one thing". */
const char *claim_code(enum claim_kind kind);
const char *claim_words(enum claim_kind kind);

#endif
