/* SPDX-License-Identifier: MIT */
#include "compose/edit.h"
#include "compose/entry.h"
#include "compose/pick.h"
#include "compose/take.h"

static const struct persona *
persona_of(const struct draft *draft, size_t persona)
{
	return draft->comparison->personas[persona];
}

static size_t
count_blocks(const struct draft *draft)
{
	size_t count = 0;

	for (size_t i = 0; i < draft->entry_count; i++)
		count += draft->entries[i].kind == ENTRY_BLOCK;
	return count;
}

bool
entry_is_orphan(const struct draft *draft, size_t index)
{
	const struct entry *entry = &draft->entries[index], *next = entry + 1;

	if (entry->kind != ENTRY_BLOCK || !entry->lead_in)
		return false;
	return index + 1 == draft->entry_count ||
	    next->kind == ENTRY_SECTION || next->depth < entry->depth ||
	    next->form == FORM_PARAGRAPH;
}

void
draft_remove(struct draft *draft, size_t index)
{
	if (index >= draft->entry_count)
		return;
	entries_remove(draft, index, draft_end(draft, index));
	if (index < draft->entry_count && draft->entries[index].continues &&
	    (index == 0 || draft->entries[index - 1].kind == ENTRY_SECTION ||
	     draft->entries[index - 1].form != FORM_PARAGRAPH))
		draft->entries[index].continues = false;
	if (index > 0 && entry_is_orphan(draft, index - 1)) {
		draft_remove(draft, index - 1);
		return;
	}
	while (index > 0 && draft->entries[index - 1].kind == ENTRY_SECTION &&
	       entry_is_empty(draft, index - 1)) {
		index--;
		entries_remove(draft, index, draft_end(draft, index));
	}
}

/* Removes every block whose origin the test accepts. */
static size_t
remove_where(struct draft *draft,
	     bool (*accepts)(const struct draft *, struct origin,
			     const struct origin *),
	     struct origin wanted)
{
	size_t before = count_blocks(draft), i = draft->entry_count;

	while (i-- > 0) {
		if (i >= draft->entry_count)
			continue;
		if (draft->entries[i].kind == ENTRY_BLOCK &&
		    draft->entries[i].origin.persona != NO_INDEX &&
		    accepts(draft, wanted, &draft->entries[i].origin))
			draft_remove(draft, i);
	}
	return before - count_blocks(draft);
}

static bool
is_inside(const struct draft *draft, struct origin wanted,
	  const struct origin *origin)
{
	(void)draft;
	return origin->persona == wanted.persona &&
	    range_covers(wanted.range, origin->range);
}

size_t
draft_drop_section(struct draft *draft, size_t persona, size_t section)
{
	if (persona >= draft->comparison->persona_count ||
	    section >= persona_of(draft, persona)->section_count)
		return 0;
	return remove_where(draft, is_inside, (struct origin){ persona,
		persona_of(draft, persona)->sections[section].range });
}

size_t
draft_drop_block(struct draft *draft, size_t persona, size_t block)
{
	if (persona >= draft->comparison->persona_count ||
	    block >= persona_of(draft, persona)->block_count)
		return 0;
	return remove_where(draft, is_inside, (struct origin){ persona,
		persona_of(draft, persona)->blocks[block].range });
}

/* Whether the entry holds the item and nothing more. */
static bool
is_alone(const struct draft *draft, size_t index, struct item_ref ref)
{
	const struct persona *source = persona_of(draft, ref.persona);
	struct range range = draft->entries[index].origin.range;
	size_t block = source->items[ref.item].block;
	size_t first = source->blocks[block].first_item, count = 0;

	for (size_t i = 0; i < source->blocks[block].item_count; i++)
		count += range_covers(range, source->items[first + i].range);
	return count < 2;
}

size_t
draft_drop_item(struct draft *draft, struct item_ref ref)
{
	size_t at = draft_find(draft, ref), before;

	if (at == NO_INDEX)
		return 0;
	if (!is_alone(draft, at, ref) &&
	    entry_split(draft, at, entry_is_listed(&draft->entries[at]),
			true))
		at = draft_find(draft, ref);
	before = count_blocks(draft);
	draft_remove(draft, at);
	return before - count_blocks(draft);
}

/* `wanted.range.start` is the topic. */
static bool
is_of_topic(const struct draft *draft, struct origin wanted,
	    const struct origin *origin)
{
	const struct persona *source = persona_of(draft, origin->persona);
	size_t block = block_at(source, origin->range.start);

	if (wanted.persona != NO_INDEX && wanted.persona != origin->persona)
		return false;
	return draft_topic_of(draft, origin->persona,
			      source->blocks[block].section) ==
	    wanted.range.start;
}

size_t
draft_drop_topic(struct draft *draft, size_t topic, size_t persona)
{
	struct origin wanted = { persona, { topic, topic } };
	size_t dropped;

	if (topic >= draft->comparison->topic_count)
		return 0;
	dropped = remove_where(draft, is_of_topic, wanted);
	for (size_t i = draft->entry_count; persona == NO_INDEX && i-- > 0; )
		if (i < draft->entry_count &&
		    draft->entries[i].kind == ENTRY_SECTION &&
		    draft->entries[i].topic == topic) {
			dropped += count_blocks(draft);
			draft_remove(draft, i);
			dropped -= count_blocks(draft);
		}
	return dropped;
}
