/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_PLACE_H
#define COMPOSE_PLACE_H

#include "compose/draft.h"
#include "compose/entry.h"
#include "compose/title.h"

/* Where things stand in a draft's tree; for compose itself. */

/* The highest section around it whose leaves all stand in its topic. */
size_t place_top(const struct draft *draft, size_t persona, size_t section);
/*
 * The section, made when there is none, in which a section's content stands:
 * its topic's, or below it the heading chain between topic and section.
 */
size_t place_section(struct draft *draft, size_t persona, size_t section,
		     struct str reason);
/* The same for a block. A list below a document's title is not who somebody
 * else is: it has a section of that title. */
size_t place_of_block(struct draft *draft, size_t persona, size_t block,
		      struct str reason);
/* Below `parent` another's sub-section that has a text's subject in its
 * title, all telling words of it; `parent` when there is none. */
size_t place_nearest(const struct draft *draft, size_t parent, size_t persona,
		     struct str text);
/*
 * Where in section `parent` a new block goes: behind its lead-in, or behind
 * what stands before it in its own file, else at the end of the list (when
 * `listed`) or of the text.
 */
size_t place_block(const struct draft *draft, size_t parent,
		   struct origin origin, const struct origin *lead,
		   bool listed);

#endif
