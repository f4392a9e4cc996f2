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

	if (x->base != y->base)
		return x->base ? 1 : -1;
	if (x->support != y->support)
		return x->support < y->support ? -1 : 1;
	if (x->specificity != y->specificity)
		return x->specificity < y->specificity ? -1 : 1;
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

static bool
can_go(const struct draft *draft, size_t index)
{
	const struct comparison *comparison = draft->comparison;
	const struct entry *entry = &draft->entries[index];
	size_t parent = draft_parent(draft, index), topic;

	if (entry->kind != ENTRY_BLOCK || entry->lead_in ||
	    entry->origin.persona == NO_INDEX || parent == NO_INDEX ||
	    draft->entries[parent].section == 0)
		return false;
	topic = draft->entries[parent].topic;
	return topic == NO_INDEX ||
	    comparison->topics[topic].kind != TOPIC_IDENTITY;
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

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];

		if (can_go(draft, i))
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
