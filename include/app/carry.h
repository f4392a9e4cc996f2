/* SPDX-License-Identifier: MIT */
#ifndef APP_CARRY_H
#define APP_CARRY_H

#include "compose/draft.h"

/* Where a topic of one comparison stands in another of the same personas:
 * where most of what it holds stands; NO_INDEX for nowhere. */
size_t carry_topic(const struct comparison *from, size_t topic,
		   const struct comparison *to, struct arena *scratch);
/* The same draft over another comparison of the same personas. */
void carry_draft(struct draft *to, const struct draft *from,
		 const struct comparison *comparison, struct arena *scratch);

#endif
