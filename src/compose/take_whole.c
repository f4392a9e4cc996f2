/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "base/stop.h"
#include "compose/ledger.h"
#include "compose/pick.h"
#include "compose/place.h"

/* Blocks of a persona by the entry that they stand below. */
struct filling {
	struct draft *draft;
	size_t persona;
	size_t *parents; /* by block; NO_INDEX: it is not taken */
	size_t *first, *next; /* chains: by entry, by block */
	size_t taken;
};

static void
place_blocks(struct filling *filling, struct str reason)
{
	const struct persona *source =
	    filling->draft->comparison->personas[filling->persona];
	size_t home = 0, parent = NO_INDEX;

	for (size_t i = 0; i < source->block_count; i++) {
		filling->parents[i] = NO_INDEX;
		if (!block_stands(source, i) || stop_wanted())
			continue;
		if (home == 0 || block_home(source, i) != home)
			parent = place_of_block(filling->draft,
						filling->persona, i, reason);
		home = block_home(source, i);
		filling->parents[i] = parent;
	}
}

/* The topic that the first part of this section went to; NO_INDEX for none. */
static size_t
first_part(const struct draft *draft, const struct entry *whole)
{
	const struct section *section = &draft->comparison->
	    personas[whole->persona]->sections[whole->section];
	size_t first = NO_INDEX;

	for (size_t i = 0; i < draft->entry_count; i = draft_end(draft, i)) {
		const struct entry *part = &draft->entries[i];

		if (part->persona == whole->persona &&
		    part->section > whole->section &&
		    part->section < section->end && (first == NO_INDEX ||
		    part->section < draft->entries[first].section))
			first = i;
	}
	return first;
}

static void
move_before(struct draft *draft, size_t from, size_t to)
{
	struct entry *all = draft->entries;
	size_t count = draft_end(draft, from) - from;
	struct entry *moved = memory_alloc((count + 1) * sizeof(*moved));

	memcpy(moved, all + from, count * sizeof(*moved));
	memmove(all + to + count, all + to, (from - to) * sizeof(*all));
	memcpy(all + to, moved, count * sizeof(*moved));
	free(moved);
}

/* What a section says before its parts ("in these phases:") stays before
 * them, wherever their topics are. */
static void
lead_parts(struct draft *draft, size_t persona)
{
	size_t end;

	for (size_t i = 0; i < draft->entry_count; i = end) {
		const struct entry *entry = &draft->entries[i];
		size_t part;

		end = draft_end(draft, i);
		if (entry->persona != persona || entry->section == 0 ||
		    entry->topic != NO_INDEX)
			continue;
		part = first_part(draft, entry);
		if (part < i)
			move_before(draft, i, part);
	}
}

static void
chain_blocks(struct filling *filling, struct arena *arena)
{
	size_t sections = filling->draft->entry_count;
	size_t blocks = filling->draft->comparison->
	    personas[filling->persona]->block_count;

	filling->first = ARENA_ARRAY(arena, size_t, sections);
	filling->next = ARENA_ARRAY(arena, size_t, blocks);
	for (size_t i = 0; i < sections; i++)
		filling->first[i] = NO_INDEX;
	for (size_t i = blocks; i-- > 0; ) {
		size_t parent = filling->parents[i];

		if (parent == NO_INDEX)
			continue;
		filling->next[i] = filling->first[parent];
		filling->first[parent] = i;
		filling->taken++;
	}
}

/* Puts the blocks behind the sections that they stand in. */
static void
fill(struct filling *filling, struct str reason)
{
	struct draft *draft = filling->draft;
	struct entry *sections = draft->entries;
	size_t count = draft->entry_count, to = 0;

	draft->entry_capacity = count + filling->taken;
	draft->entries = memory_alloc((draft->entry_capacity + 1) *
				      sizeof(*draft->entries));
	for (size_t i = 0; i < count; i++) {
		draft->entries[to++] = sections[i];
		for (size_t block = filling->first[i]; block != NO_INDEX;
		     block = filling->next[block]) {
			struct entry entry = pick_block(draft,
			    filling->persona, block, reason);

			entry.depth = sections[i].depth + 1;
			draft->entries[to++] = entry;
		}
	}
	draft->entry_count = to;
	free(sections);
	ledger_refill(draft);
}

size_t
take_whole(struct draft *draft, size_t persona, struct str reason)
{
	struct filling filling = { .draft = draft, .persona = persona };
	struct arena arena = { 0 };

	filling.parents = ARENA_ARRAY(&arena, size_t,
	    draft->comparison->personas[persona]->block_count);
	/* Sections go before others: where each is, is known at the end. */
	place_blocks(&filling, reason);
	lead_parts(draft, persona);
	ledger_refill(draft);
	place_blocks(&filling, reason);
	chain_blocks(&filling, &arena);
	fill(&filling, reason);
	arena_release(&arena);
	return filling.taken;
}
