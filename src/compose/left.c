/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "compose/pick.h"
#include "compose/place.h"
#include "compose/suggest.h"
#include "compose/take.h"

struct list {
	struct origin *all;
	size_t count, capacity;
};

static void
list_add(struct list *list, struct arena *arena, struct origin origin)
{
	list->all = arena_grow(arena, list->all, list->count, &list->capacity,
			       sizeof(*list->all));
	list->all[list->count++] = origin;
}

static int
compare_origins(const void *a, const void *b)
{
	const struct origin *x = a, *y = b;

	if (x->persona != y->persona)
		return x->persona < y->persona ? -1 : 1;
	if (x->range.start != y->range.start)
		return x->range.start < y->range.start ? -1 : 1;
	return (x->range.end > y->range.end) - (x->range.end < y->range.end);
}

/* Everything that stands in the draft or is said by it, in order. */
static struct list
covered_by(const struct draft *draft, struct arena *arena)
{
	struct list list = { 0 };

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];

		if (entry->kind != ENTRY_BLOCK)
			continue;
		if (entry->origin.persona != NO_INDEX)
			list_add(&list, arena, entry->origin);
		for (size_t j = 0; j < entry->alternative_count; j++)
			list_add(&list, arena, entry->alternatives[j]);
	}
	if (list.count)
		qsort(list.all, list.count, sizeof(*list.all),
		      compare_origins);
	return list;
}

static bool
is_letter(char c)
{
	return ascii_is_alpha(c) || (unsigned char)c >= 0x80;
}

/* Marks, numbers, ticked boxes, commas and an "and" are no text. */
static bool
says_something(struct str text)
{
	while (text.len && !is_letter(text.ptr[0]))
		text = str_from(text, 1);
	while (text.len && !is_letter(text.ptr[text.len - 1]))
		text.len--;
	return text.len > 0 && !str_eq_nocase(text, STR("x")) &&
	    !str_eq(text, STR("and")) && !str_eq(text, STR("or"));
}

static void
add_rest(struct list *left, const struct draft *draft, struct arena *arena,
	 struct origin rest)
{
	const struct persona *persona =
	    draft->comparison->personas[rest.persona];
	struct str text = persona_text(persona, rest.range);
	struct str trimmed = str_trim(text);

	rest.range.start += (size_t)(str_trim_start(text).ptr - text.ptr);
	rest.range.end = rest.range.start + trimmed.len;
	if (says_something(trimmed))
		list_add(left, arena, rest);
}

/* What the covered stretches from `*next` on leave of a block. */
static void
add_left(struct list *left, const struct draft *draft, struct arena *arena,
	 struct origin block, const struct list *covered)
{
	size_t at = block.range.start, low = 0, high = covered->count;
	bool touched = false;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct origin *origin = &covered->all[middle];

		if (origin->persona < block.persona ||
		    (origin->persona == block.persona &&
		     origin->range.end <= block.range.start))
			low = middle + 1;
		else
			high = middle;
	}
	for (; low < covered->count; low++) {
		const struct origin *origin = &covered->all[low];

		if (origin->persona != block.persona ||
		    origin->range.start >= block.range.end)
			break;
		touched = true;
		if (origin->range.start > at)
			add_rest(left, draft, arena, (struct origin){
				 block.persona, { at, origin->range.start } });
		if (origin->range.end > at)
			at = origin->range.end;
	}
	if (!touched)
		list_add(left, arena, block);
	else if (at < block.range.end)
		add_rest(left, draft, arena, (struct origin){
			 block.persona, { at, block.range.end } });
}

struct origin *
draft_left(const struct draft *draft, struct arena *arena, size_t *count)
{
	struct list covered = covered_by(draft, arena), left = { 0 };

	for (size_t p = 0; p < draft->comparison->persona_count; p++) {
		const struct persona *persona = draft->comparison->personas[p];

		for (size_t i = 0; i < persona->block_count; i++) {
			const struct block *block = &persona->blocks[i];

			if (block_is_content(block->kind))
				add_left(&left, draft, arena,
					 (struct origin){ p, block->text },
					 &covered);
		}
	}
	*count = left.count;
	return left.all;
}

/* The first item of what is left; NO_INDEX where it holds none. */
static size_t
first_item(const struct persona *persona, const struct block *block,
	   struct range range)
{
	for (size_t i = block->first_item;
	     i < block->first_item + block->item_count; i++)
		if (range_covers(range, persona->items[i].range))
			return i;
	return NO_INDEX;
}

/* What the suggestion said of it; empty where it said nothing. */
static struct str
suggested(const struct draft *draft, struct origin left)
{
	size_t low = 0, high = draft->left_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		const struct left_unit *unit = &draft->left[middle];

		if (unit->origin.persona < left.persona ||
		    (unit->origin.persona == left.persona &&
		     unit->origin.range.end <= left.range.start))
			low = middle + 1;
		else
			high = middle;
	}
	if (low < draft->left_count && draft->left[low].origin.persona ==
	    left.persona && draft->left[low].origin.range.start <
	    left.range.end)
		return draft->left[low].reason;
	return STR("");
}

struct str
draft_left_reason(const struct draft *draft, const struct relations *relations,
		  struct origin left, struct arena *arena)
{
	const struct comparison *comparison = draft->comparison;
	const struct persona *persona = comparison->personas[left.persona];
	size_t index = block_at(persona, left.range.start);
	const struct block *block = &persona->blocks[index];
	size_t item = first_item(persona, block, left.range);
	struct relation relation = item == NO_INDEX
	    ? relations->blocks[left.persona][index]
	    : relations->of[left.persona][item];
	struct origin there;

	if (relation.kind == RELATION_NEW)
		return suggested(draft, left);
	there = draft->entries[relation.entry].origin;
	if (there.persona == NO_INDEX)
		return STR("your own text says it");
	persona = comparison->personas[there.persona];
	return arena_printf(arena, "%.*s:%zu says %s", STR_ARG(persona->path),
			    source_first_line(&persona->source, there.range),
			    relation.kind == RELATION_AGAINST ? "otherwise"
							      : "it");
}
