/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_ENTRY_H
#define COMPOSE_ENTRY_H

#include "compose/draft.h"

/* Entries of a draft's tree, put in and asked about; for compose itself. */

/* Makes room at `index` and puts the entry there; moves what follows. */
void entries_insert(struct draft *draft, size_t index, struct entry entry);
/* Takes [start, end) out, and nothing else. */
void entries_remove(struct draft *draft, size_t start, size_t end);
/* A list entry, numbered or not. */
bool entry_is_listed(const struct entry *entry);
/* Index after the blocks that stand in a section before its sub-sections. */
size_t section_text_end(const struct draft *draft, size_t section);
/* The block before `index` that introduces the list it stands in, or goes
 * right after; NO_INDEX. */
size_t entry_lead(const struct draft *draft, size_t index);
/* By entry: whether it stands under examples. */
bool *draft_examples(const struct draft *draft, struct arena *arena);
/* A lead-in that nothing follows any more. */
bool entry_is_orphan(const struct draft *draft, size_t index);
/* Adds what else says so; a place it has already is not repeated. */
void entry_add_alternative(struct draft *draft, size_t index,
			   struct origin origin);

#endif
