/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_EDIT_H
#define COMPOSE_EDIT_H

#include "compose/draft.h"

/*
 * Editing of a draft's outline. Every call is safe with any index and keeps
 * the tree sound: what cannot be done changes nothing.
 */

enum { DRAFT_MAX_LEVEL = 4 }; /* of a section's depth: `######` */

/*
 * Moves an entry with what lies below it by so many places, up when negative.
 * A section passes its siblings; a block goes on into the neighbouring
 * section. Returns where it went, or `index` when it cannot.
 */
size_t draft_move(struct draft *draft, size_t index, int by);
/* One level deeper (+1, below the sibling before it) or higher (-1); it stays
 * where it is, so that what follows in its section comes to stand below. */
bool draft_shift_level(struct draft *draft, size_t index, int by);
void draft_retitle(struct draft *draft, size_t index, struct str title);
/* A later line "- text" in a list entry is the next entry of its list. */
void draft_edit(struct draft *draft, size_t index, struct str text);
/* Text of one's own below `after` (NO_INDEX: at the end); its index. What
 * begins with a list marker joins the list of the section `after`. */
size_t draft_insert_text(struct draft *draft, size_t after, struct str text);
/* With all below it, and with sections and lead-ins that become empty. */
void draft_remove(struct draft *draft, size_t index);

#endif
