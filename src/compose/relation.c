/* SPDX-License-Identifier: MIT */
#include "compose/relation.h"

#include <stdlib.h>

#include "compose/entry.h"
#include "compose/weigh.h"
#include "match/claims.h"

/* A stretch of a persona's file, and the entry that holds it. */
struct stretch {
	struct range range;
	size_t entry;
	size_t outer; /* the last before it that ends no sooner; NO_INDEX */
};

struct stretches {
	struct stretch *all;
	size_t count, capacity;
};

/* By persona: what is taken, and what stands as an alternative. */
struct held {
	struct stretches taken, said;
};

static int
compare_stretches(const void *a, const void *b)
{
	const struct stretch *x = a, *y = b;

	if (x->range.start != y->range.start)
		return x->range.start < y->range.start ? -1 : 1;
	if (x->range.end != y->range.end)
		return x->range.end > y->range.end ? -1 : 1;
	return (x->entry > y->entry) - (x->entry < y->entry);
}

static void
stretches_add(struct stretches *list, struct arena *arena, struct range range,
	      size_t entry)
{
	list->all = arena_grow(arena, list->all, list->count, &list->capacity,
			       sizeof(*list->all));
	list->all[list->count++] = (struct stretch){
		range, entry, NO_INDEX
	};
}

static void
stretches_sort(struct stretches *list)
{
	if (list->count > 0)
		qsort(list->all, list->count, sizeof(*list->all),
		      compare_stretches);
	for (size_t i = 0; i < list->count; i++) {
		size_t outer = i > 0 ? i - 1 : NO_INDEX;

		while (outer != NO_INDEX &&
		       list->all[outer].range.end < list->all[i].range.end)
			outer = list->all[outer].outer;
		list->all[i].outer = outer;
	}
}

/* The entry whose stretch covers the range, the innermost of those. */
static size_t
stretches_find(const struct stretches *list, struct range range)
{
	size_t low = 0, high = list->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (list->all[middle].range.start <= range.start)
			low = middle + 1;
		else
			high = middle;
	}
	for (low--; low != NO_INDEX; low = list->all[low].outer)
		if (range_covers(list->all[low].range, range))
			return list->all[low].entry;
	return NO_INDEX;
}

static void
hold_entries(struct held *held, const struct draft *draft, struct arena *arena)
{
	size_t personas = draft->comparison->persona_count;

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];

		if (entry->kind != ENTRY_BLOCK)
			continue;
		if (entry->origin.persona < personas)
			stretches_add(&held[entry->origin.persona].taken,
				      arena, entry->origin.range, i);
		for (size_t j = 0; j < entry->alternative_count; j++)
			stretches_add(
			    &held[entry->alternatives[j].persona].said, arena,
			    entry->alternatives[j].range, i);
	}
	for (size_t i = 0; i < personas; i++) {
		stretches_sort(&held[i].taken);
		stretches_sort(&held[i].said);
	}
}

static struct relation
relation_of_range(const struct held *held, struct range range)
{
	size_t entry = stretches_find(&held->taken, range);

	if (entry != NO_INDEX)
		return (struct relation){ RELATION_TAKEN, entry };
	entry = stretches_find(&held->said, range);
	if (entry != NO_INDEX)
		return (struct relation){ RELATION_SAID, entry };
	return (struct relation){ RELATION_NEW, NO_INDEX };
}

static struct str
item_text(const struct draft *draft, struct item_ref item)
{
	const struct persona *persona =
	    draft->comparison->personas[item.persona];

	return persona_text(persona, persona->items[item.item].range);
}

/* What a taken twin makes of an item that is not taken itself. */
static void
relate_to_twin(struct relations *relations, const struct draft *draft,
	       struct item_ref item, struct item_ref twin)
{
	struct relation *mine = &relations->of[item.persona][item.item];
	const struct relation *other = &relations->of[twin.persona][twin.item];

	if (mine->kind == RELATION_TAKEN || mine->kind == RELATION_AGAINST ||
	    other->kind != RELATION_TAKEN)
		return;
	if (texts_contradict(item_text(draft, item),
			     item_text(draft, twin)))
		*mine = (struct relation){ RELATION_AGAINST, other->entry };
	else if (mine->kind == RELATION_NEW)
		*mine = (struct relation){ RELATION_SAID, other->entry };
}

static void
relate_pairs(struct relations *relations, const struct draft *draft)
{
	const struct comparison *comparison = draft->comparison;

	for (size_t i = 0; i < comparison->item_pair_count; i++) {
		const struct item_pair *pair = &comparison->item_pairs[i];

		if (pair_says(comparison, pair, pair->a))
			relate_to_twin(relations, draft, pair->a, pair->b);
		if (pair_says(comparison, pair, pair->b))
			relate_to_twin(relations, draft, pair->b, pair->a);
	}
}

static void
relate_text(struct relation *relation, const struct claims *claims,
	    struct str text)
{
	size_t entry = NO_INDEX;

	if (relation->kind == RELATION_TAKEN ||
	    relation->kind == RELATION_AGAINST)
		return;
	if (claims_against(claims, text, &entry) != CLAIM_NONE)
		*relation = (struct relation){ RELATION_AGAINST, entry };
}

static bool
is_example(const struct draft *draft, size_t persona, size_t section)
{
	return topic_is_examples(draft->comparison,
	    comparison_topic_of(draft->comparison, persona, section));
}

/* Contradictions between texts that no pairing joins. */
static void
relate_claims(struct relations *relations, const struct draft *draft,
	      struct arena *arena)
{
	struct claims *claims = claims_new(arena);
	const bool *examples = draft_examples(draft, arena);

	for (size_t i = 0; i < draft->entry_count; i++)
		if (draft->entries[i].kind == ENTRY_BLOCK &&
		    !examples[i])
			claims_add(claims, draft_text(draft,
						      &draft->entries[i]), i);
	for (size_t p = 0; p < draft->comparison->persona_count; p++) {
		const struct persona *persona = draft->comparison->personas[p];

		for (size_t i = 0; i < persona->item_count; i++)
			if (!is_example(draft, p, persona->items[i].section))
				relate_text(&relations->of[p][i], claims,
					    persona_text(persona,
						persona->items[i].range));
		for (size_t i = 0; i < persona->block_count; i++)
			if (block_is_content(persona->blocks[i].kind) &&
			    persona->blocks[i].item_count == 0 &&
			    !is_example(draft, p, persona->blocks[i].section))
				relate_text(&relations->blocks[p][i], claims,
					    persona_text(persona,
						persona->blocks[i].text));
	}
}

void
relations_find(struct relations *relations, const struct draft *draft,
	       struct arena *arena)
{
	const struct comparison *comparison = draft->comparison;
	size_t count = comparison->persona_count;
	struct held *held = ARENA_ARRAY(arena, struct held, count);

	hold_entries(held, draft, arena);
	relations->of = ARENA_ARRAY(arena, struct relation *, count);
	relations->blocks = ARENA_ARRAY(arena, struct relation *, count);
	for (size_t p = 0; p < count; p++) {
		const struct persona *persona = comparison->personas[p];

		relations->of[p] = ARENA_ARRAY(arena, struct relation,
					       persona->item_count);
		relations->blocks[p] = ARENA_ARRAY(arena, struct relation,
						   persona->block_count);
		for (size_t i = 0; i < persona->item_count; i++)
			relations->of[p][i] = relation_of_range(&held[p],
			    persona->items[i].range);
		for (size_t i = 0; i < persona->block_count; i++)
			relations->blocks[p][i] = relation_of_range(&held[p],
			    persona->blocks[i].text);
	}
	relate_pairs(relations, draft);
	relate_claims(relations, draft, arena);
}
