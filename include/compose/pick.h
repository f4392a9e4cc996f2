/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_PICK_H
#define COMPOSE_PICK_H

#include "compose/draft.h"

/* What a picked block or item looks like as an entry; for compose itself. */

/* A whole block, or the tag that keeps it. `reason` must lie in the draft's
 * arena, here and below. */
struct entry pick_block(const struct draft *draft, size_t persona,
			size_t block, struct str reason);
/* A single item, never less than its unit but for a clause behind a bold
 * lead, which becomes a list entry. Sentences do where `listed`. */
struct entry pick_item(const struct draft *draft, struct item_ref item,
		       bool listed, struct str reason);
/* The unit around an item, clause or not. */
struct entry pick_unit(const struct draft *draft, struct item_ref item,
		       bool listed, struct str reason);
/* The section that it stands in; of what a tag keeps, the tag does. */
size_t block_home(const struct persona *persona, size_t block);
/* Whether it stands in a draft: of what a tag keeps one block does, the first
 * with content, or the first of all where none has any. */
bool block_stands(const struct persona *persona, size_t block);
/* The block that holds a byte; blocks tile the file. O(log n). */
size_t block_at(const struct persona *persona, size_t offset);

/*
 * Puts an entry per unit in the place of a block: sentences that go on in
 * one paragraph, or list entries; per clause behind a bold lead with
 * `clauses`. False, and nothing changed, when it would be one only or was
 * edited.
 */
bool entry_split(struct draft *draft, size_t index, bool listed,
		 bool clauses);
/* All of a persona into an empty draft, in one go; how many blocks. */
size_t take_whole(struct draft *draft, size_t persona, struct str reason);
/* Bold leads' text becomes list entries where other blocks stand beside. */
void section_unite(struct draft *draft, size_t section);
/* Whether the block is the text behind a bold lead. */
bool block_is_lead_text(const struct persona *persona, size_t block);

#endif
