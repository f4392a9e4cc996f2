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

/* A heading, below a topic, over one block or one heading. */
static bool
is_superfluous(const struct draft *draft, size_t index)
{
	const struct entry *entry = &draft->entries[index], *only = entry + 1;
	size_t end = draft_end(draft, index);

	if (entry->kind != ENTRY_SECTION || entry->depth == 0 ||
	    end <= index + 1 || draft_end(draft, index + 1) != end)
		return false;
	return is_foreign(draft, index) &&
	    (only->kind == ENTRY_SECTION || entry_is_listed(only));
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

static bool
is_step(const struct draft *draft, size_t index, size_t depth)
{
	return index < draft->entry_count &&
	    draft->entries[index].kind == ENTRY_BLOCK &&
	    draft->entries[index].depth == depth &&
	    draft->entries[index].form == FORM_STEP;
}

void
draft_tidy(struct draft *draft)
{
	for (size_t i = draft->entry_count; i-- > 0; )
		if (i < draft->entry_count && is_superfluous(draft, i))
			lift(draft, i);
	for (size_t i = 0; i < draft->entry_count; i++) {
		struct entry *entry = &draft->entries[i];

		if (is_step(draft, i, entry->depth) &&
		    entry->origin.persona != draft->base &&
		    !is_step(draft, i + 1, entry->depth) &&
		    !(i && is_step(draft, i - 1, entry->depth)))
			entry->form = FORM_ITEM;
	}
}
