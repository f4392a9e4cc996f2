/* SPDX-License-Identifier: MIT */
#include "compose/place.h"

static bool
origin_same(const struct origin *a, const struct origin *b)
{
	return a->persona == b->persona && a->range.start == b->range.start;
}

/* Behind the lead-in and what of its list comes earlier in the file. */
static size_t
place_after_lead(const struct draft *draft, size_t at, size_t end,
		 struct origin origin)
{
	for (at++; at < end && entry_is_listed(&draft->entries[at]);
	     at = draft_end(draft, at))
		if (draft->entries[at].origin.persona == origin.persona &&
		    draft->entries[at].origin.range.start > origin.range.start)
			break;
	return at;
}

/* What introduces the list that goes on behind [start, end), when `lead`
 * does so before it. */
static size_t
next_lead(const struct draft *draft, size_t start, size_t end, size_t lead)
{
	for (size_t i = start; i < end; i++) {
		const struct entry *entry = &draft->entries[i];

		if (!entry_is_listed(entry))
			lead = entry->lead_in && entry->kind == ENTRY_BLOCK ?
			    i : NO_INDEX;
	}
	return lead;
}

/* Whether it stands in a list that an own lead-in makes special. */
static bool
is_bound(const struct draft *draft, size_t index, size_t lead)
{
	const struct entry *entry = &draft->entries[index];

	return entry_is_listed(entry) && lead != NO_INDEX &&
	    draft->entries[lead].origin.persona == entry->origin.persona;
}

static size_t
place_by_order(const struct draft *draft, size_t parent, size_t end,
	       struct origin origin, bool listed)
{
	size_t before = NO_INDEX, after = NO_INDEX, lead = NO_INDEX, next;

	for (size_t i = parent + 1; i < end; i = next) {
		const struct entry *entry = &draft->entries[i];
		bool bound = listed && is_bound(draft, i, lead);

		next = draft_end(draft, i);
		lead = next_lead(draft, i, next, lead);
		if (entry->origin.persona != origin.persona || bound)
			continue;
		if (entry->origin.range.start < origin.range.start)
			before = next;
		else if (after == NO_INDEX)
			after = i;
	}
	return before != NO_INDEX ? before : after;
}

/* At the end of the last list; where lead-ins part several lists, or the text
 * before it from the one list, before them all: it belongs to none of
 * theirs. */
static size_t
place_in_list(const struct draft *draft, size_t parent, size_t end)
{
	size_t leads = 0, first = end, last = NO_INDEX;

	for (size_t i = parent + 1; i < end; i = draft_end(draft, i)) {
		if (draft->entries[i].lead_in && leads++ == 0)
			first = i;
		if (entry_is_listed(&draft->entries[i]))
			last = draft_end(draft, i);
	}
	if (leads > 1 || (leads == 1 && first > parent + 1))
		return first;
	return last == NO_INDEX ? end : last;
}

size_t
place_block(const struct draft *draft, size_t parent, struct origin origin,
	    const struct origin *lead, bool listed)
{
	size_t end = section_text_end(draft, parent), at;

	for (size_t i = parent + 1; lead && i < end; i++)
		if (origin_same(&draft->entries[i].origin, lead))
			return place_after_lead(draft, i, end, origin);
	at = place_by_order(draft, parent, end, origin, listed);
	if (at != NO_INDEX)
		return at;
	return listed ? place_in_list(draft, parent, end) : end;
}
