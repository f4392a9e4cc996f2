/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_TITLE_H
#define COMPOSE_TITLE_H

#include "base/arena.h"
#include "model/persona.h"

/* A title as one author would write it: no number, no emoji that stands apart,
 * no tag's lower case. */
struct str title_shown(struct arena *arena, struct str title,
		       enum section_syntax syntax);
/* "Step 2: …", which the others beside it count on. */
bool title_is_step(struct str title);
/* The same of a section, with what else its tag says: "Rule (level="2")". */
struct str section_shown(struct arena *arena, const struct persona *persona,
			 size_t section);
/* Letters and digits compare, without case. */
bool title_same(struct str a, struct str b);
/* Equal of two titles that are the same. */
struct str title_key(struct arena *arena, struct str title);

#endif
