#ifndef COMPOSE_PICK_H
#define COMPOSE_PICK_H

#include "compose/draft.h"

/* What a picked block or item looks like as an entry; for compose itself. */

/* A whole block. `reason` must lie in the draft's arena, here and below. */
struct entry pick_block(const struct draft *draft, size_t persona,
			size_t block, struct str reason);
/* A single item. Sentences become list entries where `listed`. */
struct entry pick_item(const struct draft *draft, struct item_ref item,
		       bool listed, struct str reason);
/* The block that holds a byte; blocks tile the file. O(log n). */
size_t block_at(const struct persona *persona, size_t offset);

/*
 * Puts an entry per item in the place of a block: sentences that go on in
 * one paragraph, or list entries. False, and nothing changed, when it has
 * fewer than two items or was edited.
 */
bool entry_split(struct draft *draft, size_t index, bool listed);
/* Bold leads' text becomes list entries where other blocks stand beside. */
void section_unite(struct draft *draft, size_t section);
/* Whether its text is a list of names: "Redis, Kafka, message brokers". */
bool block_is_enumeration(const struct persona *persona, size_t block);
/* Whether the block is the text behind a bold lead. */
bool block_is_lead_text(const struct persona *persona, size_t block);

#endif
