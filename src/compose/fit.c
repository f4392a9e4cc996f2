#include <stdlib.h>
#include <string.h>

#include "compose/edit.h"
#include "compose/place.h"
#include "compose/weigh.h"

struct worth {
	struct origin origin;
	size_t support;	    /* personas that say it */
	size_t specificity;
	bool base;
};

static int
compare_worths(const void *a, const void *b)
{
	const struct worth *x = a, *y = b;

	if (x->support != y->support)
		return x->support < y->support ? -1 : 1;
	if (x->specificity != y->specificity)
		return x->specificity < y->specificity ? -1 : 1;
	if (x->base != y->base)
		return x->base ? 1 : -1;
	/* the later in the file goes first */
	if (x->origin.range.start != y->origin.range.start)
		return x->origin.range.start < y->origin.range.start ? 1 : -1;
	return (x->origin.persona > y->origin.persona) -
	    (x->origin.persona < y->origin.persona);
}

static size_t
support_of(const struct entry *entry)
{
	size_t support = 1;

	for (size_t i = 0; i < entry->alternative_count; i++) {
		bool seen = entry->alternatives[i].persona ==
		    entry->origin.persona;

		for (size_t j = 0; j < i && !seen; j++)
			seen = entry->alternatives[j].persona ==
			    entry->alternatives[i].persona;
		support += !seen;
	}
	return support;
}

/* Whether it says who the persona is: below a section that does, or prose
 * before all sections. */
static bool
is_identity(const struct draft *draft, size_t index)
{
	const struct comparison *comparison = draft->comparison;
	size_t at = draft_parent(draft, index);

	if (at != NO_INDEX && draft->entries[at].section == 0)
		return draft->entries[index].form == FORM_PARAGRAPH;
	for (; at != NO_INDEX; at = draft_parent(draft, at)) {
		size_t topic = draft->entries[at].topic;

		if (topic != NO_INDEX &&
		    comparison->topics[topic].kind == TOPIC_IDENTITY)
			return true;
	}
	return false;
}

static bool
is_address(struct str text)
{
	static const char *const beginnings[] = { "You are ", "You're ",
		"I am ", "I'm ", "As a ", "As an ", "Act as ", NULL };

	for (size_t i = 0; beginnings[i]; i++)
		if (str_starts(str_trim(text), str_of(beginnings[i])))
			return true;
	return false;
}

/* What stands for it where no section does: "You are …", else what comes
 * first. */
static size_t
find_introduction(const struct draft *draft)
{
	size_t first = NO_INDEX;

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];

		if (entry->kind != ENTRY_BLOCK || entry->lead_in)
			continue;
		if (is_address(draft_text(draft, entry)))
			return i;
		if (first == NO_INDEX)
			first = i;
	}
	return first;
}

/* By entry: what is never dropped. */
static bool *
mark_kept(const struct draft *draft, struct arena *arena)
{
	bool *kept = ARENA_ARRAY(arena, bool, draft->entry_count), any = false;
	size_t introduction;

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];

		if (entry->kind != ENTRY_BLOCK)
			continue;
		any |= is_identity(draft, i) && !entry->lead_in;
		kept[i] = is_identity(draft, i) || entry->lead_in ||
		    entry->origin.persona == NO_INDEX;
	}
	introduction = any ? NO_INDEX : find_introduction(draft);
	for (; introduction != NO_INDEX;
	     introduction = draft_parent(draft, introduction))
		kept[introduction] = true;
	return kept;
}

static size_t
find_origin(const struct draft *draft, const struct origin *origin)
{
	for (size_t i = 0; i < draft->entry_count; i++)
		if (draft->entries[i].kind == ENTRY_BLOCK &&
		    draft->entries[i].origin.persona == origin->persona &&
		    draft->entries[i].origin.range.start ==
		    origin->range.start)
			return i;
	return NO_INDEX;
}

static void
remember(struct draft *draft, struct origin origin)
{
	struct origin *all = ARENA_ARRAY(draft->arena, struct origin,
					 draft->dropped_count + 1);

	if (draft->dropped_count)
		memcpy(all, draft->dropped,
		       draft->dropped_count * sizeof(*all));
	all[draft->dropped_count++] = origin;
	draft->dropped = all;
}

void
draft_fit(struct draft *draft, size_t budget)
{
	struct arena arena = { 0 };
	struct worth *worths = ARENA_ARRAY(&arena, struct worth,
					   draft->entry_count);
	size_t count = 0, tokens = draft_all_tokens(draft);
	bool *kept = mark_kept(draft, &arena);

	draft->budget = budget;
	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];

		if (entry->kind == ENTRY_BLOCK && !kept[i])
			worths[count++] = (struct worth){
				entry->origin, support_of(entry),
				text_specificity(draft_text(draft, entry)),
				entry->origin.persona == draft->base };
	}
	if (count)
		qsort(worths, count, sizeof(*worths), compare_worths);
	for (size_t i = 0; i < count && tokens > budget; i++) {
		size_t at = find_origin(draft, &worths[i].origin);

		if (at == NO_INDEX)
			continue;
		draft_remove(draft, at);
		remember(draft, worths[i].origin);
		tokens = draft_all_tokens(draft);
	}
	arena_release(&arena);
}
