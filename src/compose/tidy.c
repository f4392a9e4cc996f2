/* SPDX-License-Identifier: MIT */
#include "compose/edit.h"
#include "compose/place.h"
#include "compose/weigh.h"

static bool
is_foreign(const struct draft *draft, size_t index)
{
	for (size_t i = index; i < draft_end(draft, index); i++) {
		const struct entry *entry = &draft->entries[i];

		if (entry->kind == ENTRY_BLOCK &&
		    entry->origin.persona == draft->base)
			return false;
	}
	return true;
}

/* A heading, below a topic, over one block, unless all blocks are wanted, or
 * over one heading. */
static bool
is_superfluous(const struct draft *draft, size_t index, bool all)
{
	const struct entry *entry = &draft->entries[index], *only = entry + 1;
	size_t end = draft_end(draft, index);

	if (entry->kind != ENTRY_SECTION || entry->depth == 0 ||
	    end <= index + 1 || draft_end(draft, index + 1) != end)
		return false;
	return is_foreign(draft, index) &&
	    (only->kind == ENTRY_SECTION || (!all && entry_is_listed(only)));
}

/* Takes a heading over a heading away; a lone block goes with its own. */
static void
lift(struct draft *draft, size_t index)
{
	size_t end = draft_end(draft, index);

	if (draft->entries[index + 1].kind == ENTRY_BLOCK) {
		draft_remove(draft, index);
		return;
	}
	for (size_t i = index; i < end; i++)
		draft->entries[i].depth--;
	entries_remove(draft, index, index + 1);
}

/* "Code Quality Standards" below "Code Quality", with nothing but a list. */
static bool
says_the_same(const struct draft *draft, size_t index)
{
	const struct entry *entry = &draft->entries[index];
	struct str title;
	size_t above;

	if (entry->kind != ENTRY_SECTION || entry->depth == 0 ||
	    !is_foreign(draft, index))
		return false;
	above = entry_above(draft, index);
	for (size_t i = index + 1; i < draft_end(draft, index); i++)
		if (!entry_is_listed(&draft->entries[i]) ||
		    draft->entries[i].depth > entry->depth + 1)
			return false;
	title = draft->entries[above].title;
	return title.len && entry->title.len > title.len &&
	    entry->title.ptr[title.len] == ' ' &&
	    str_eq_nocase((struct str){ entry->title.ptr, title.len }, title);
}

/* The list goes on with that of the section above. */
static void
join_above(struct draft *draft, size_t index)
{
	size_t above = entry_above(draft, index);

	while (index + 1 < draft->entry_count &&
	       draft->entries[index + 1].depth >
	       draft->entries[index].depth) {
		struct entry block = draft->entries[index + 1];
		size_t to;

		entries_remove(draft, index + 1, index + 2);
		block.depth--;
		to = place_block(draft, above, block.origin, NULL, true);
		entries_insert(draft, to, block);
		index++;
	}
	entries_remove(draft, index, index + 1);
}

static bool
is_step(const struct draft *draft, size_t index, size_t depth)
{
	return index < draft->entry_count &&
	    draft->entries[index].kind == ENTRY_BLOCK &&
	    draft->entries[index].depth == depth &&
	    draft->entries[index].form == FORM_STEP;
}

void
draft_tidy(struct draft *draft, bool all)
{
	for (size_t i = draft->entry_count; i-- > 0; )
		if (i < draft->entry_count && is_superfluous(draft, i, all))
			lift(draft, i);
	for (size_t i = draft->entry_count; i-- > 0; )
		if (says_the_same(draft, i))
			join_above(draft, i);
	for (size_t i = 0; i < draft->entry_count; i++) {
		struct entry *entry = &draft->entries[i];

		if (is_step(draft, i, entry->depth) &&
		    entry->origin.persona != draft->base &&
		    !is_step(draft, i + 1, entry->depth) &&
		    !(i && is_step(draft, i - 1, entry->depth)))
			entry->form = FORM_ITEM;
	}
}
