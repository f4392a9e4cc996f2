/* SPDX-License-Identifier: MIT */
#include "compose/ledger.h"

#include "compose/pick.h"

static void
forget_places(struct ledger *ledger)
{
	ledger->home = ledger->text = ledger->found = NO_INDEX;
	ledger->run.open = false;
}

void
ledger_open(struct draft *draft, struct arena *arena)
{
	const struct comparison *comparison = draft->comparison;
	size_t count = comparison->persona_count;
	struct ledger *ledger = ARENA_NEW(arena, struct ledger);

	ledger->taken = ARENA_ARRAY(arena, bool *, count);
	ledger->said = ARENA_ARRAY(arena, bool *, count);
	ledger->made = ARENA_ARRAY(arena, bool *, count);
	ledger->topics = ARENA_ARRAY(arena, bool, comparison->topic_count);
	for (size_t p = 0; p < count; p++) {
		const struct persona *source = comparison->personas[p];

		ledger->taken[p] = ARENA_ARRAY(arena, bool,
					       source->block_count);
		ledger->said[p] = ARENA_ARRAY(arena, bool,
					      source->block_count);
		ledger->made[p] = ARENA_ARRAY(arena, bool,
					      source->section_count);
	}
	draft->ledger = ledger;
	ledger_refill(draft);
}

void
ledger_close(struct draft *draft)
{
	draft->ledger = NULL;
}

static void
mark(const struct draft *draft, bool **marks, struct origin origin)
{
	const struct persona *source;

	if (origin.persona >= draft->comparison->persona_count)
		return;
	source = draft->comparison->personas[origin.persona];
	for (size_t i = block_at(source, origin.range.start);
	     i < source->block_count &&
	     source->blocks[i].range.start < origin.range.end; i++)
		marks[origin.persona][i] = true;
}

static bool
is_marked(const struct draft *draft, bool *const *marks, struct origin origin)
{
	const struct persona *source =
	    draft->comparison->personas[origin.persona];

	for (size_t i = block_at(source, origin.range.start);
	     i < source->block_count &&
	     source->blocks[i].range.start < origin.range.end; i++)
		if (marks[origin.persona][i])
			return true;
	return false;
}

static void
mark_entry(const struct draft *draft, const struct entry *entry)
{
	const struct comparison *comparison = draft->comparison;
	struct ledger *ledger = draft->ledger;

	if (entry->kind == ENTRY_BLOCK) {
		mark(draft, ledger->taken, entry->origin);
		for (size_t i = 0; i < entry->alternative_count; i++)
			mark(draft, ledger->said, entry->alternatives[i]);
		return;
	}
	if (entry->topic < comparison->topic_count)
		ledger->topics[entry->topic] = true;
	if (entry->persona < comparison->persona_count &&
	    entry->section <
	    comparison->personas[entry->persona]->section_count)
		ledger->made[entry->persona][entry->section] = true;
}

void
ledger_refill(struct draft *draft)
{
	if (!draft->ledger)
		return;
	forget_places(draft->ledger);
	for (size_t i = 0; i < draft->entry_count; i++)
		mark_entry(draft, &draft->entries[i]);
}

void
ledger_insert(struct draft *draft, size_t index)
{
	struct ledger *ledger = draft->ledger;

	if (!ledger)
		return;
	mark_entry(draft, &draft->entries[index]);
	ledger->run.open = false;
	if (ledger->home != NO_INDEX && index <= ledger->home)
		ledger->home++;
	if (draft->entries[index].kind == ENTRY_SECTION)
		ledger->found = index;
	else if (ledger->found != NO_INDEX && index <= ledger->found)
		ledger->found++;
	if (ledger->text == NO_INDEX || index > ledger->text_end)
		return;
	if (index <= ledger->text) {
		ledger->text++;
		ledger->text_end++;
	} else if (draft->entries[index].kind == ENTRY_BLOCK) {
		ledger->text_end++;
	} else {
		ledger->text_end = index;
	}
}

void
ledger_remove(struct draft *draft)
{
	if (draft->ledger)
		forget_places(draft->ledger);
}

void
ledger_say(struct draft *draft, struct origin origin)
{
	if (draft->ledger)
		mark(draft, draft->ledger->said, origin);
}

bool
ledger_may_hold(const struct draft *draft, struct origin origin)
{
	return !draft->ledger ||
	    is_marked(draft, draft->ledger->taken, origin);
}

bool
ledger_may_say(const struct draft *draft, struct origin origin)
{
	return !draft->ledger || is_marked(draft, draft->ledger->said, origin);
}

bool
ledger_may_have(const struct draft *draft, size_t topic, size_t persona,
		size_t section)
{
	const struct ledger *ledger = draft->ledger;

	return !ledger || ledger->made[persona][section] ||
	    (topic < draft->comparison->topic_count && ledger->topics[topic]);
}
