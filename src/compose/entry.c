/* SPDX-License-Identifier: MIT */
#include "compose/entry.h"

#include <stdlib.h>
#include <string.h>

#include "compose/ledger.h"
#include "compose/weigh.h"

void
entries_insert(struct draft *draft, size_t index, struct entry entry)
{
	struct entry *at;

	if (draft->entry_count == draft->entry_capacity) {
		draft->entry_capacity = draft->entry_capacity * 2 + 16;
		draft->entries = memory_resize(draft->entries,
					       draft->entry_capacity *
					       sizeof(*draft->entries));
	}
	at = draft->entries + index;
	memmove(at + 1, at, (draft->entry_count - index) * sizeof(*at));
	*at = entry;
	draft->entry_count++;
	ledger_insert(draft, index);
}

void
entries_remove(struct draft *draft, size_t start, size_t end)
{
	struct entry *at = draft->entries + start;

	if (end <= start)
		return;
	memmove(at, draft->entries + end,
		(draft->entry_count - end) * sizeof(*at));
	draft->entry_count -= end - start;
	ledger_remove(draft);
}

void
entry_add_alternative(struct draft *draft, size_t index, struct origin origin)
{
	struct entry *entry = &draft->entries[index];
	size_t count = entry->alternative_count;
	struct origin *all;

	for (size_t i = 0; i < count; i++)
		if (entry->alternatives[i].persona == origin.persona &&
		    range_covers(entry->alternatives[i].range, origin.range))
			return;
	all = ARENA_ARRAY(draft->arena, struct origin, count + 1);
	if (count)
		memcpy(all, entry->alternatives, count * sizeof(*all));
	all[count] = origin;
	entry->alternatives = all;
	entry->alternative_count = count + 1;
	ledger_say(draft, origin);
}

bool
entry_is_listed(const struct entry *entry)
{
	return entry->kind == ENTRY_BLOCK &&
	    (entry->form == FORM_ITEM || entry->form == FORM_STEP);
}

size_t
section_text_end(const struct draft *draft, size_t section)
{
	struct ledger *ledger = draft->ledger;
	size_t at = section + 1;

	if (ledger && ledger->text == section)
		return ledger->text_end;
	while (at < draft->entry_count &&
	       draft->entries[at].kind == ENTRY_BLOCK &&
	       draft->entries[at].depth > draft->entries[section].depth)
		at++;
	if (ledger) {
		ledger->text = section;
		ledger->text_end = at;
	}
	return at;
}

size_t
entry_lead(const struct draft *draft, size_t index)
{
	while (index-- > 0 && entry_is_listed(&draft->entries[index]))
		;
	if (index == NO_INDEX || !draft->entries[index].lead_in ||
	    draft->entries[index].kind != ENTRY_BLOCK)
		return NO_INDEX;
	return index;
}

bool *
draft_examples(const struct draft *draft, struct arena *arena)
{
	size_t count = draft->entry_count;
	bool *examples = ARENA_ARRAY(arena, bool, count);
	bool *below = ARENA_ARRAY(arena, bool, count + 1); /* by depth */

	for (size_t i = 0; i < count; i++) {
		const struct entry *entry = &draft->entries[i];
		size_t depth = entry->depth < i ? entry->depth : i;

		examples[i] = depth > 0 && below[depth - 1];
		below[depth] = examples[i];
		if (entry->kind == ENTRY_SECTION && entry->topic != NO_INDEX)
			below[depth] = topic_is_examples(draft->comparison,
							 entry->topic);
	}
	return examples;
}
