/* SPDX-License-Identifier: MIT */
#include "compose/put.h"

#include "compose/place.h"
#include "compose/ledger.h"
#include "compose/pick.h"

static const struct persona *
persona_of(const struct draft *draft, size_t persona)
{
	return draft->comparison->personas[persona];
}

void
entry_forget_said(struct draft *draft, struct origin origin)
{
	if (!ledger_may_say(draft, origin))
		return;
	for (size_t i = 0; i < draft->entry_count; i++) {
		struct entry *entry = &draft->entries[i];
		struct origin *kept = NULL;
		size_t count = 0;

		for (size_t j = 0; j < entry->alternative_count; j++) {
			struct origin *other = &entry->alternatives[j];

			if (other->persona == origin.persona &&
			    range_covers(origin.range, other->range))
				continue;
			if (!kept)
				kept = ARENA_ARRAY(draft->arena, struct origin,
						   entry->alternative_count);
			kept[count++] = *other;
		}
		if (count == entry->alternative_count)
			continue;
		entry->alternatives = kept;
		entry->alternative_count = count;
	}
}

/* A list has one kind of marker, the one that it had first. */
static void
adopt_form(const struct draft *draft, size_t index, struct entry *entry)
{
	while (index-- > 0 && draft->entries[index].depth >= entry->depth) {
		const struct entry *before = &draft->entries[index];

		if (before->depth > entry->depth)
			continue;
		if (!entry_is_listed(before))
			return;
		if (before->origin.persona == entry->origin.persona)
			continue;
		entry->form = before->form;
		return;
	}
}

static void
insert_block(struct draft *draft, size_t parent, size_t at,
	     struct entry entry)
{
	entry.depth = draft->entries[parent].depth + 1;
	if (entry.form == FORM_PARAGRAPH && at > parent + 1)
		entry.continues &= draft->entries[at - 1].form ==
		    FORM_PARAGRAPH && !draft->entries[at - 1].lead_in;
	else
		entry.continues = false;
	entry_forget_said(draft, entry.origin);
	entries_insert(draft, at, entry);
}

/* Whether it goes right behind what was put last, as looking through the
 * section would tell. */
static bool
goes_on(const struct draft *draft, size_t parent, const struct entry *entry,
	const struct origin *lead)
{
	const struct run *run = draft->ledger ? &draft->ledger->run : NULL;
	const struct persona *source;

	if (!run || !run->open || run->parent != parent || entry->lead_in ||
	    (lead && entry->form != run->form) ||
	    entry->origin.persona != run->last.persona ||
	    entry->origin.range.start <= run->last.range.start ||
	    entry->origin.range.start >= run->limit ||
	    run->lead != (lead ? lead->range.start : NO_INDEX))
		return false;
	source = persona_of(draft, entry->origin.persona);
	return entry->form != FORM_PARAGRAPH ||
	    !block_is_lead_text(source, block_at(source,
						 entry->origin.range.start));
}

static void
put_next(struct draft *draft, struct entry entry)
{
	struct run run = draft->ledger->run;

	run.form = entry.form;
	if (!entry_is_listed(&entry))
		run.marker = FORM_VERBATIM;
	else if (run.marker != FORM_VERBATIM)
		entry.form = run.marker;
	insert_block(draft, run.parent, run.at, entry);
	run.at++;
	run.last = entry.origin;
	draft->ledger->run = run;
}

/* What comes next in the file goes behind `at`, unless that list has a
 * lead-in of the same persona that the next one may not have. */
static void
begin_run(struct draft *draft, size_t parent, size_t at, enum block_form form,
	  const struct origin *lead)
{
	const struct entry *entry = &draft->entries[at];
	struct run run = { true, parent, at + 1, entry->origin,
			   lead ? lead->range.start : NO_INDEX, NO_INDEX,
			   form, FORM_VERBATIM };
	struct entry next = *entry;
	size_t bound = entry_is_listed(entry) ? entry_lead(draft, at) :
	    NO_INDEX;

	if (!draft->ledger || entry->lead_in ||
	    (!lead && bound != NO_INDEX && draft->entries[bound].
	     origin.persona == entry->origin.persona))
		return;
	next.form = run.marker;
	adopt_form(draft, run.at, &next);
	run.marker = next.form;
	for (size_t i = parent + 1; i < section_text_end(draft, parent); i++) {
		const struct origin *other = &draft->entries[i].origin;

		if (other->persona == run.last.persona &&
		    other->range.start > run.last.range.start &&
		    other->range.start < run.limit)
			run.limit = other->range.start;
	}
	draft->ledger->run = run;
}

void
entry_put(struct draft *draft, size_t parent, struct entry entry,
	  const struct origin *lead)
{
	enum block_form form = entry.form;
	bool listed = entry_is_listed(&entry);
	size_t at;

	if (goes_on(draft, parent, &entry, lead)) {
		put_next(draft, entry);
		return;
	}
	at = place_block(draft, parent, entry.origin, lead, listed);
	if (listed) {
		entry.depth = draft->entries[parent].depth + 1;
		adopt_form(draft, at, &entry);
	}
	insert_block(draft, parent, at, entry);
	section_unite(draft, parent);
	if (draft->entries[at].origin.persona == entry.origin.persona &&
	    draft->entries[at].origin.range.start ==
	    entry.origin.range.start && draft->entries[at].form == entry.form)
		begin_run(draft, parent, at, form, lead);
}
