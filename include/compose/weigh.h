/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_WEIGH_H
#define COMPOSE_WEIGH_H

#include "compose/draft.h"

/* What a suggestion goes by; for compose itself. */

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

bool topic_is_examples(const struct comparison *comparison, size_t topic);

#endif
