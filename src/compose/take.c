/* SPDX-License-Identifier: MIT */
#include "compose/take.h"

#include "base/stop.h"
#include "compose/ledger.h"
#include "compose/pick.h"
#include "compose/place.h"
#include "compose/put.h"
#include "compose/relation.h"

static const struct persona *
persona_of(const struct draft *draft, size_t persona)
{
	return draft->comparison->personas[persona];
}

bool
topic_is_one_of(const struct topic *topic)
{
	return topic->kind == TOPIC_IDENTITY || topic->kind == TOPIC_WORKFLOW;
}

/* Index of the entry that holds all of it, or of the first that holds some;
 * NO_INDEX for none. */
static size_t
find_covering(const struct draft *draft, struct origin origin, bool all)
{
	if (!ledger_may_hold(draft, origin))
		return NO_INDEX;
	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];

		if (entry->kind != ENTRY_BLOCK ||
		    entry->origin.persona != origin.persona)
			continue;
		if (all ? range_covers(entry->origin.range, origin.range) :
		    ranges_overlap(entry->origin.range, origin.range))
			return i;
	}
	return NO_INDEX;
}

/* The lead-in of a block, taken along when it is not there. */
static bool
bring_lead(struct draft *draft, size_t persona, size_t block,
	   struct origin *lead, struct str reason)
{
	const struct persona *source = persona_of(draft, persona);
	size_t at = draft->comparison->lead_of[persona][block];

	if (at == NO_INDEX)
		return false;
	*lead = (struct origin){ persona, source->blocks[at].text };
	if (find_covering(draft, *lead, true) == NO_INDEX)
		entry_put(draft,
			  place_section(draft, persona,
					source->blocks[at].section, reason),
			  pick_block(draft, persona, at, reason), NULL);
	return true;
}

/* What stands right in its topic, without a lead-in, goes where somebody else
 * has a heading for it. */
static size_t
find_home(struct draft *draft, struct item_ref ref, bool led,
	  struct str reason)
{
	const struct persona *source = persona_of(draft, ref.persona);
	const struct item *item = &source->items[ref.item];
	size_t home = place_of_block(draft, ref.persona, item->block, reason);
	size_t topic = draft->entries[home].topic;

	if (led || topic == NO_INDEX || topic_is_one_of(
	    &draft->comparison->topics[topic]))
		return home;
	return place_nearest(draft, home, ref.persona,
			     persona_text(source, item->range));
}

static size_t
take_items(struct draft *draft, size_t persona, size_t block,
	   struct str reason)
{
	const struct block *this = &persona_of(draft, persona)->blocks[block];
	size_t taken = 0;

	for (size_t i = 0; i < this->item_count; i++)
		taken += draft_take_item(draft, (struct item_ref){
					 persona, this->first_item + i },
					 reason);
	return taken;
}

static size_t
take_block(struct draft *draft, size_t persona, size_t block,
	   struct str reason)
{
	const struct persona *source = persona_of(draft, persona);
	struct entry entry = pick_block(draft, persona, block, reason);
	struct origin lead;
	bool led;

	if (stop_wanted() || !block_is_content(source->blocks[block].kind) ||
	    find_covering(draft, entry.origin, true) != NO_INDEX)
		return 0;
	if (find_covering(draft, entry.origin, false) != NO_INDEX)
		return take_items(draft, persona, block, reason);
	led = !range_len(source->blocks[block].keep) &&
	    bring_lead(draft, persona, block, &lead, reason);
	entry_put(draft, source->blocks[block].item_count == 1 &&
		  !range_len(source->blocks[block].keep) ?
		  find_home(draft, (struct item_ref){ persona,
			    source->blocks[block].first_item }, led, reason) :
		  place_of_block(draft, persona, block, reason), entry,
		  led ? &lead : NULL);
	return 1;
}

size_t
draft_take_block(struct draft *draft, size_t persona, size_t block,
		 struct str reason)
{
	if (persona >= draft->comparison->persona_count ||
	    block >= persona_of(draft, persona)->block_count)
		return 0;
	return take_block(draft, persona, block,
			  arena_str(draft->arena, reason));
}

/* The entry of the item's nearest ancestor in its block; NO_INDEX. */
static size_t
find_above(const struct draft *draft, struct item_ref ref)
{
	const struct persona *source = persona_of(draft, ref.persona);
	const struct item *item = &source->items[ref.item];
	size_t depth = item->depth;

	for (size_t i = ref.item; depth && i-- > 0 &&
	     source->items[i].block == item->block; ) {
		struct item_ref above = { ref.persona, i };
		size_t at;

		if (source->items[i].depth >= depth)
			continue;
		depth = source->items[i].depth;
		at = draft_find(draft, above);
		if (at != NO_INDEX && entry_is_listed(&draft->entries[at]))
			return at;
	}
	return NO_INDEX;
}

static void
put_below(struct draft *draft, size_t above, struct entry entry)
{
	size_t end = draft_end(draft, above), at = above + 1;

	while (at < end && draft->entries[at].origin.range.start <
	       entry.origin.range.start)
		at = draft_end(draft, at);
	entry.depth = draft->entries[above].depth + 1;
	entry_forget_said(draft, entry.origin);
	entries_insert(draft, at, entry);
}

static bool
has_list(const struct draft *draft, size_t section)
{
	for (size_t i = section + 1; i < section_text_end(draft, section); i++)
		if (entry_is_listed(&draft->entries[i]))
			return true;
	return false;
}

/* Whether its block is the smallest thing that makes sense alone. */
static bool
wants_block(const struct persona *source, const struct item *item)
{
	const struct block *block = &source->blocks[item->block];

	if (block->item_count == 1 || range_len(block->keep) ||
	    (item->kind != ITEM_CLAUSE && item->kind != ITEM_ROW &&
	     range_covers(item->unit, block->text)))
		return true;
	return block->kind == BLOCK_ENTRY && item->kind == ITEM_ENTRY &&
	    item->depth > 0 && source->items[block->first_item].depth > 0;
}

static size_t
take_piece(struct draft *draft, struct item_ref ref, bool whole,
	   struct str reason)
{
	const struct persona *source = persona_of(draft, ref.persona);
	const struct item *item = &source->items[ref.item];
	struct entry entry;
	struct origin lead;
	size_t parent, above;
	bool led;

	reason = arena_str(draft->arena, reason);
	if (wants_block(source, item))
		return take_block(draft, ref.persona, item->block, reason);
	above = find_above(draft, ref);
	if (above != NO_INDEX) {
		put_below(draft, above, pick_item(draft, ref, true, reason));
		return 1;
	}
	led = bring_lead(draft, ref.persona, item->block, &lead, reason);
	parent = find_home(draft, ref, led, reason);
	entry = whole ? pick_unit(draft, ref, has_list(draft, parent), reason)
	    : pick_item(draft, ref, has_list(draft, parent), reason);
	entry.continues = entry.form == FORM_PARAGRAPH;
	entry_put(draft, parent, entry, led ? &lead : NULL);
	return 1;
}

static bool
can_take(const struct draft *draft, struct item_ref ref)
{
	return !stop_wanted() &&
	    ref.persona < draft->comparison->persona_count &&
	    ref.item < persona_of(draft, ref.persona)->item_count &&
	    draft_find(draft, ref) == NO_INDEX;
}

size_t
draft_take_item(struct draft *draft, struct item_ref ref, struct str reason)
{
	return can_take(draft, ref) ? take_piece(draft, ref, false, reason) :
	    0;
}

size_t
draft_take_unit(struct draft *draft, struct item_ref ref, struct str reason)
{
	return can_take(draft, ref) ? take_piece(draft, ref, true, reason) : 0;
}

bool
draft_take_instead(struct draft *draft, struct item_ref ref, size_t index,
		   struct str reason)
{
	struct entry *old = &draft->entries[index];
	struct origin origin;
	struct entry entry;

	if (index >= draft->entry_count || old->kind != ENTRY_BLOCK ||
	    !can_take(draft, ref))
		return false;
	entry = pick_item(draft, ref, entry_is_listed(old),
			  arena_str(draft->arena, reason));
	entry_forget_said(draft, entry.origin);
	origin = old->origin;
	old->origin = entry.origin;
	old->text = entry.text;
	old->edited = old->settled = false;
	old->pick = old->was = (struct str){ NULL, 0 };
	old->reason = entry.reason;
	old->form = old->form == FORM_VERBATIM ? FORM_ITEM : old->form;
	if (origin.persona != NO_INDEX)
		entry_add_alternative(draft, index, origin);
	return true;
}

void
draft_take_heading(struct draft *draft, size_t persona, size_t section,
		   struct str reason)
{
	if (persona < draft->comparison->persona_count &&
	    section < persona_of(draft, persona)->section_count)
		place_section(draft, persona, section,
			      arena_str(draft->arena, reason));
}

size_t
draft_take_section(struct draft *draft, size_t persona, size_t section,
		   struct str reason)
{
	const struct persona *source;
	size_t taken = 0;

	if (persona >= draft->comparison->persona_count ||
	    section >= persona_of(draft, persona)->section_count)
		return 0;
	source = persona_of(draft, persona);
	reason = arena_str(draft->arena, reason);
	if (section == 0 && draft->entry_count == 0)
		return take_whole(draft, persona, reason);
	for (size_t i = 0; i < source->block_count; i++)
		if (section_within(source, source->blocks[i].section,
				   section) &&
		    source->blocks[i].kind != BLOCK_RULE)
			taken += take_block(draft, persona, i, reason);
	return taken;
}

static size_t
take_part(struct draft *draft, size_t topic, size_t persona,
	  struct str reason)
{
	const struct persona *source = persona_of(draft, persona);
	size_t taken = 0;

	for (size_t i = 0; i < source->block_count; i++) {
		const struct block *block = &source->blocks[i];

		if (block_is_content(block->kind) &&
		    block->kind != BLOCK_RULE &&
		    draft_topic_of(draft, persona, block->section) == topic)
			taken += take_block(draft, persona, i, reason);
	}
	return taken;
}

/* What the draft does not say yet, from one persona. */
static size_t
take_news(struct draft *draft, size_t topic, size_t persona,
	  struct str reason)
{
	const struct persona *source = persona_of(draft, persona);
	struct relations relations;
	struct arena arena = { 0 };
	size_t taken = 0;

	relations_find(&relations, draft, &arena);
	for (size_t i = 0; i < source->item_count; i++)
		if (relations.of[persona][i].kind == RELATION_NEW &&
		    draft_topic_of(draft, persona, source->items[i].section)
		    == topic)
			taken += draft_take_item(draft, (struct item_ref){
						 persona, i }, reason);
	arena_release(&arena);
	return taken;
}

size_t
draft_take_topic(struct draft *draft, size_t topic, size_t persona,
		 struct str reason)
{
	const struct comparison *comparison = draft->comparison;
	size_t taken = 0;

	if (topic >= comparison->topic_count ||
	    (persona >= comparison->persona_count && persona != NO_INDEX))
		return 0;
	reason = arena_str(draft->arena, reason);
	for (size_t i = 0; i < comparison->persona_count; i++)
		if (persona == NO_INDEX)
			taken += take_news(draft, topic, i, reason);
		else if (i != persona &&
			 topic_is_one_of(&comparison->topics[topic]))
			draft_drop_topic(draft, topic, i);
	if (persona != NO_INDEX)
		taken = take_part(draft, topic, persona, reason);
	return taken;
}
