/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "compose/edit.h"
#include "compose/place.h"
#include "compose/weigh.h"

struct worth {
	struct origin origin;
	size_t entry;
	size_t support;	    /* personas that say it */
	size_t specificity;
	bool base;
};

/* What dropping takes along is found for all at once: one after the other it
 * would cost a look through the draft each. */
struct fitting {
	const struct draft *draft;
	size_t count;	/* of entries */
	size_t *above;	/* by entry: the one right above, or NO_INDEX */
	size_t *ends;	/* by entry: draft_end() */
	size_t *costs;	/* by entry, in tokens */
	size_t *ranks;	/* by entry: what goes before it; NO_INDEX: it stays */
	bool *gone;	/* by entry */
	size_t *nexts;	/* by entry: the first from there on that stays */
	size_t *blocks; /* by entry: how many stay from there on */
};

static void
fitting_init(struct fitting *this, const struct draft *draft,
	     struct arena *arena)
{
	size_t count = draft->entry_count, top = NO_INDEX;

	*this = (struct fitting){ .draft = draft, .count = count };
	this->above = ARENA_ARRAY(arena, size_t, count);
	this->ends = ARENA_ARRAY(arena, size_t, count);
	this->costs = ARENA_ARRAY(arena, size_t, count);
	this->ranks = ARENA_ARRAY(arena, size_t, count);
	this->gone = ARENA_ARRAY(arena, bool, count);
	this->nexts = ARENA_ARRAY(arena, size_t, count + 1);
	this->blocks = ARENA_ARRAY(arena, size_t, count + 1);
	for (size_t i = 0; i < count; i++) {
		const struct entry *entry = &draft->entries[i];

		for (; top != NO_INDEX &&
		       draft->entries[top].depth >= entry->depth;
		     top = this->above[top])
			this->ends[top] = i;
		this->above[i] = top;
		this->ends[i] = count;
		this->costs[i] = entry_tokens(draft, entry);
		this->ranks[i] = NO_INDEX;
		top = i;
	}
}

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

static size_t
section_above(const struct fitting *this, size_t index)
{
	do
		index = this->above[index];
	while (index != NO_INDEX &&
	       this->draft->entries[index].kind != ENTRY_SECTION);
	return index;
}

/* Whether it says who the persona is: below a section that does, or prose
 * before all sections. */
static bool
is_identity(const struct fitting *this, size_t index)
{
	const struct draft *draft = this->draft;
	size_t at = section_above(this, index);

	if (at != NO_INDEX && draft->entries[at].section == 0)
		return draft->entries[index].form == FORM_PARAGRAPH;
	for (; at != NO_INDEX; at = section_above(this, at)) {
		size_t topic = draft->entries[at].topic;

		if (topic != NO_INDEX && draft->comparison->
		    topics[topic].kind == TOPIC_IDENTITY)
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
mark_kept(const struct fitting *this, struct arena *arena)
{
	const struct draft *draft = this->draft;
	bool *kept = ARENA_ARRAY(arena, bool, this->count), any = false;
	size_t introduction;

	for (size_t i = 0; i < this->count; i++) {
		const struct entry *entry = &draft->entries[i];
		bool identity;

		if (entry->kind != ENTRY_BLOCK)
			continue;
		identity = is_identity(this, i);
		any |= identity && !entry->lead_in;
		kept[i] = identity || entry->lead_in ||
		    entry->origin.persona == NO_INDEX;
	}
	introduction = any ? NO_INDEX : find_introduction(draft);
	for (; introduction != NO_INDEX;
	     introduction = section_above(this, introduction))
		kept[introduction] = true;
	return kept;
}

/* Where the list that it introduces ends. */
static size_t
list_end(const struct fitting *this, size_t lead)
{
	const struct entry *entries = this->draft->entries;
	size_t end = lead + 1;

	while (end < this->count && entries[end].kind == ENTRY_BLOCK &&
	       entries[end].depth >= entries[lead].depth &&
	       entries[end].form != FORM_PARAGRAPH)
		end++;
	return end;
}

/* Whether it would be left without what stood below or behind it, as
 * draft_remove() has it: a lead-in without its list, an empty section. */
static bool
is_bereft(const struct fitting *this, size_t index)
{
	const struct entry *entries = this->draft->entries;
	size_t next = this->nexts[index + 1];

	if (next == index + 1)
		return false;
	if (entries[index].kind == ENTRY_SECTION)
		return this->blocks[index + 1] ==
		    this->blocks[this->ends[index]];
	return entries[index].lead_in &&
	    entries[index + 1].kind == ENTRY_BLOCK &&
	    next >= list_end(this, index);
}

/* The draft's tokens without the first so many, and what goes with them. */
static size_t
tokens_without(struct fitting *this, size_t dropped)
{
	size_t end = 0, tokens = 0;

	for (size_t i = 0; i < this->count; i++) {
		if (this->ranks[i] < dropped && this->ends[i] > end)
			end = this->ends[i];
		this->gone[i] = i < end;
	}
	this->nexts[this->count] = this->count;
	this->blocks[this->count] = 0;
	for (size_t i = this->count; i-- > 0; ) {
		size_t from = i + 1;

		if (!this->gone[i] && is_bereft(this, i)) {
			from = this->ends[i];
			for (size_t j = i; j < from; j++)
				this->gone[j] = true;
		}
		this->nexts[i] = this->gone[i] ? this->nexts[from] : i;
		this->blocks[i] = this->blocks[from] + (!this->gone[i] &&
		    this->draft->entries[i].kind == ENTRY_BLOCK);
	}
	for (size_t i = 0; i < this->count; i++)
		tokens += this->gone[i] ? 0 : this->costs[i];
	return tokens;
}

/* The fewest that must go for `tokens` to be left; all when none are enough. */
static size_t
count_needed(struct fitting *this, size_t worths, size_t tokens)
{
	size_t low = 0, high = worths;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (tokens_without(this, middle) > tokens)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void
remove_gone(struct draft *draft, const struct fitting *this)
{
	size_t to = 0;

	for (size_t i = 0; i < this->count; i++) {
		struct entry *entry = &draft->entries[i];

		if (this->gone[i])
			continue;
		if (entry->continues && i > 0 && this->gone[i - 1] &&
		    (to == 0 || draft->entries[to - 1].kind == ENTRY_SECTION ||
		     draft->entries[to - 1].form != FORM_PARAGRAPH))
			entry->continues = false;
		draft->entries[to++] = *entry;
	}
	draft->entry_count = to;
}

/* What goes with the list entry that it stands below went before. */
static bool
goes_alone(const struct fitting *this, size_t index)
{
	for (size_t i = this->above[index]; i != NO_INDEX; i = this->above[i])
		if (this->ranks[i] < this->ranks[index])
			return false;
	return true;
}

static void
remember(struct draft *draft, const struct fitting *this,
	 const struct worth *worths, size_t count)
{
	struct origin *all = ARENA_ARRAY(draft->arena, struct origin, count);

	draft->dropped = all;
	draft->dropped_count = 0;
	for (size_t i = 0; i < count; i++)
		if (goes_alone(this, worths[i].entry))
			all[draft->dropped_count++] = worths[i].origin;
}

/* In the order in which they go. */
static struct worth *
list_worths(const struct fitting *this, size_t *count, struct arena *arena)
{
	const struct draft *draft = this->draft;
	struct worth *worths = ARENA_ARRAY(arena, struct worth, this->count);
	bool *kept = mark_kept(this, arena);

	*count = 0;
	for (size_t i = 0; i < this->count; i++) {
		const struct entry *entry = &draft->entries[i];

		if (entry->kind == ENTRY_BLOCK && !kept[i])
			worths[(*count)++] = (struct worth){
				entry->origin, i, support_of(entry),
				text_specificity(draft_text(draft, entry)),
				entry->origin.persona == draft->base };
	}
	if (*count)
		qsort(worths, *count, sizeof(*worths), compare_worths);
	return worths;
}

void
draft_fit(struct draft *draft, size_t budget)
{
	struct arena arena = { 0 };
	struct fitting fitting;
	size_t count, fields = draft_all_tokens(draft);
	struct worth *worths;

	fitting_init(&fitting, draft, &arena);
	worths = list_worths(&fitting, &count, &arena);
	for (size_t i = 0; i < count; i++)
		fitting.ranks[worths[i].entry] = i;
	fields -= tokens_without(&fitting, 0);
	count = count_needed(&fitting, count,
			     budget > fields ? budget - fields : 0);
	tokens_without(&fitting, count);
	draft->budget = budget;
	remember(draft, &fitting, worths, count);
	remove_gone(draft, &fitting);
	arena_release(&arena);
}
