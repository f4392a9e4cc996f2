/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_TAKE_H
#define COMPOSE_TAKE_H

#include "compose/draft.h"

/*
 * Taking puts an item, a section's subtree or a persona's part of a topic at
 * its place: in the section of its topic (made when there is none, in topic
 * order), after what comes before it in its own file. An item brings the
 * headings between its topic and itself, and its lead-in. Dropping removes
 * what becomes empty with it. All return how many blocks came or went.
 */
size_t draft_take_item(struct draft *draft, struct item_ref item,
		       struct str reason);
/* With all of the sentence or list entry that it is part of. */
size_t draft_take_unit(struct draft *draft, struct item_ref item,
		       struct str reason);
size_t draft_drop_item(struct draft *draft, struct item_ref item);
/* In the place of a block, whose origin becomes an alternative. */
bool draft_take_instead(struct draft *draft, struct item_ref item,
			size_t index, struct str reason);
/* For blocks without items: code, tables, lead-ins. */
size_t draft_take_block(struct draft *draft, size_t persona, size_t block,
			struct str reason);
size_t draft_drop_block(struct draft *draft, size_t persona, size_t block);
/* The heading alone, of a section that holds nothing. */
void draft_take_heading(struct draft *draft, size_t persona, size_t section,
			struct str reason);
size_t draft_take_section(struct draft *draft, size_t persona, size_t section,
			  struct str reason);
size_t draft_drop_section(struct draft *draft, size_t persona, size_t section);

/*
 * A persona's part of a topic. For persona NO_INDEX: every persona's items
 * that the draft does not say yet; dropped: all of the topic. Taking a part
 * of a one-of topic puts the others' back.
 */
size_t draft_take_topic(struct draft *draft, size_t topic, size_t persona,
			struct str reason);
size_t draft_drop_topic(struct draft *draft, size_t topic, size_t persona);
/* Identity and workflow: two of them in one persona are nonsense. */
bool topic_is_one_of(const struct topic *topic);

#endif
