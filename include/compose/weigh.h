/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_WEIGH_H
#define COMPOSE_WEIGH_H

#include "compose/draft.h"

/* What a suggestion goes by; for compose itself. */

/* "Built 30 services", "I design": what somebody did, no instruction. */
bool text_is_tale(struct str text);
/* How much a text says that not every text says: its words, and twice its
 * numbers, names and code; little for a boast or an own voice. */
size_t text_specificity(struct str text);
/* The same, less for an item that needs its lead-in. */
size_t item_specificity(const struct persona *persona, size_t item);

/* "A", "A and C", "A, C and D"; by bits of `personas`, in the arena. */
struct str persona_list(struct arena *arena, const bool *personas,
			size_t count);

/* Whether two items contradict each other, though they are paired. */
bool items_contradict(const struct comparison *comparison, struct item_ref a,
		      struct item_ref b);

/* Whether an item of a pair may stand for the other: of one topic, or very
 * much alike; examples stand for nothing. */
bool pair_is_telling(const struct comparison *comparison,
		     const struct item_pair *pair);
/* Whether the other of the pair says all that `item` does; in another topic
 * its every telling word. */
bool pair_says(const struct comparison *comparison,
	       const struct item_pair *pair, struct item_ref item);

/* What picked items alone leave behind goes: sub-sections of a single entry,
 * headings over a single heading, numbers of lists of one; the base's stay,
 * and with `all` every block does. */
void draft_tidy(struct draft *draft, bool all);

/* Drops blocks until the draft has at most so many tokens: what the fewest
 * say first, then what says least. Fields, and who it is, stay in any case;
 * the draft keeps the budget, so that the checks can tell. */
void draft_fit(struct draft *draft, size_t budget);

bool topic_is_examples(const struct comparison *comparison, size_t topic);

#endif
