/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_SEEN_H
#define COMPOSE_SEEN_H

#include "base/buf.h"
#include "compose/draft.h"

/*
 * Which statements of its personas a draft was decided over: what a persona
 * that joined later says, or a file that was changed since, is new until its
 * topic is ticked. A statement is an item, or a block of content without any.
 */
struct seen {
	const bool *items, *blocks; /* by number; both NULL: all of them */
};

/* Whether the block is a statement: content, and no item in it. */
bool block_is_statement(const struct persona *persona, size_t block);
bool draft_saw_item(const struct draft *draft, struct item_ref item);
bool draft_saw_block(const struct draft *draft, size_t persona, size_t block);
/* All of a persona, or nothing of it; all of a topic. */
void draft_see(struct draft *draft, size_t persona, bool all);
void draft_see_topic(struct draft *draft, size_t topic);
void draft_see_item(struct draft *draft, struct item_ref item);
void draft_see_block(struct draft *draft, size_t persona, size_t block);

/* What was seen of a persona as a text, and back: whatever it is that the
 * file says now. Texts count, not places. */
void seen_write(struct buf *out, const struct draft *draft, size_t persona);
void seen_read(struct draft *draft, size_t persona, struct str text);

#endif
