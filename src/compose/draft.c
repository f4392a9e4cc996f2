/* SPDX-License-Identifier: MIT */
#include "compose/draft.h"

#include <stdlib.h>
#include <string.h>

#include "model/tokens.h"

static void *
copy_array(const void *items, size_t count, size_t size)
{
	void *copy = memory_alloc(count ? count * size : 1);

	if (count)
		memcpy(copy, items, count * size);
	return copy;
}

void
draft_init(struct draft *draft, const struct comparison *comparison,
	   struct arena *arena)
{
	size_t topics = comparison->topic_count;

	*draft = (struct draft){
		.arena = arena,
		.comparison = comparison,
		.base = comparison->base,
		.left_out = memory_alloc(topics + 1),
		.ok = memory_alloc(topics + 1),
	};
	memset(draft->left_out, 0, topics + 1);
	memset(draft->ok, 0, topics + 1);
	if (draft->base < comparison->persona_count)
		draft->name = comparison->personas[draft->base]->name;
}

void
draft_copy(struct draft *to, const struct draft *from)
{
	size_t topics = from->comparison ? from->comparison->topic_count : 0;

	*to = *from;
	if (!from->comparison)
		return;
	to->entry_capacity = from->entry_count;
	to->entries = copy_array(from->entries, from->entry_count,
				 sizeof(*from->entries));
	to->left_out = copy_array(from->left_out, topics + 1, sizeof(bool));
	to->ok = copy_array(from->ok, topics + 1, sizeof(bool));
}

void
draft_release(struct draft *draft)
{
	free(draft->entries);
	free(draft->left_out);
	free(draft->ok);
	*draft = (struct draft){ 0 };
}

struct str
persona_letter(struct arena *arena, size_t persona)
{
	if (persona < 26)
		return arena_printf(arena, "%c", (int)('A' + (int)persona));
	return arena_printf(arena, "#%zu", persona + 1);
}

bool
entry_is_lost(const struct entry *entry)
{
	return entry->kind == ENTRY_BLOCK && entry->pick.len > 0 &&
	    entry->origin.persona == NO_INDEX;
}

struct str
draft_text(const struct draft *draft, const struct entry *entry)
{
	const struct comparison *comparison = draft->comparison;

	if (entry->kind == ENTRY_SECTION)
		return entry->title;
	if (entry->text.ptr)
		return entry->text;
	if (entry->origin.persona >= comparison->persona_count)
		return STR("");
	return persona_text(comparison->personas[entry->origin.persona],
			    entry->origin.range);
}

size_t
draft_end(const struct draft *draft, size_t index)
{
	size_t end = index + 1;

	if (index >= draft->entry_count)
		return draft->entry_count;
	while (end < draft->entry_count &&
	       draft->entries[end].depth > draft->entries[index].depth)
		end++;
	return end;
}

size_t
entry_above(const struct draft *draft, size_t index)
{
	if (index >= draft->entry_count || draft->entries[index].depth == 0)
		return NO_INDEX;
	for (size_t i = index; i-- > 0; )
		if (draft->entries[i].depth < draft->entries[index].depth)
			return i;
	return NO_INDEX;
}

size_t
draft_parent(const struct draft *draft, size_t index)
{
	size_t above = entry_above(draft, index);

	while (above != NO_INDEX &&
	       draft->entries[above].kind != ENTRY_SECTION)
		above = entry_above(draft, above);
	return above;
}

bool
entry_is_empty(const struct draft *draft, size_t index)
{
	for (size_t i = index; i < draft_end(draft, index); i++)
		if (draft->entries[i].kind == ENTRY_BLOCK)
			return false;
	return true;
}

/* With the marks that its form puts around the text. */
size_t
entry_tokens(const struct draft *draft, const struct entry *entry)
{
	static const size_t marks[] = {
		[FORM_PARAGRAPH] = 1, [FORM_ITEM] = 2, [FORM_STEP] = 3,
		[FORM_VERBATIM] = 1,
	};
	struct str text = draft_text(draft, entry);

	if (entry->kind == ENTRY_SECTION)
		return text.len ? tokens_estimate(text) + 2 : 0;
	return tokens_estimate(text) + marks[entry->form];
}

size_t
draft_tokens(const struct draft *draft, size_t index)
{
	size_t sum = 0;

	for (size_t i = index; i < draft_end(draft, index); i++)
		sum += entry_tokens(draft, &draft->entries[i]);
	return sum;
}

static size_t
field_tokens(const struct draft_field *field)
{
	size_t sum = tokens_estimate(field->key) + 2;

	sum += tokens_estimate(field->source.len ? field->source :
			       field->value);
	for (size_t i = 0; i < field->entry_count; i++)
		sum += tokens_estimate(field->entries[i]) + 1;
	return sum;
}

size_t
draft_all_tokens(const struct draft *draft)
{
	size_t sum = 0;

	for (size_t i = 0; i < draft->field_count; i++)
		sum += field_tokens(&draft->fields[i]);
	for (size_t i = 0; i < draft->entry_count; i++)
		sum += entry_tokens(draft, &draft->entries[i]);
	return sum;
}

size_t
draft_over_budget(const struct draft *draft)
{
	size_t tokens = draft->budget ? draft_all_tokens(draft) : 0;

	return tokens > draft->budget ? tokens - draft->budget : 0;
}

size_t
draft_find(const struct draft *draft, struct item_ref item)
{
	const struct persona *persona;
	struct range range;

	if (item.persona >= draft->comparison->persona_count)
		return NO_INDEX;
	persona = draft->comparison->personas[item.persona];
	if (item.item >= persona->item_count)
		return NO_INDEX;
	range = persona->items[item.item].range;
	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];

		if (entry->kind == ENTRY_BLOCK &&
		    entry->origin.persona == item.persona &&
		    range_covers(entry->origin.range, range))
			return i;
	}
	return NO_INDEX;
}

size_t
draft_topic_of(const struct draft *draft, size_t persona, size_t section)
{
	return draft->comparison->topic_of[persona][section];
}

void
draft_say_fine(struct draft *draft, struct str text)
{
	struct str *fine = ARENA_ARRAY(draft->arena, struct str,
				       draft->fine_count + 1);

	if (draft->fine_count)
		memcpy(fine, draft->fine, draft->fine_count * sizeof(*fine));
	fine[draft->fine_count++] = arena_str(draft->arena, text);
	draft->fine = fine;
}

bool
draft_is_fine(const struct draft *draft, struct str text)
{
	for (size_t i = 0; i < draft->fine_count; i++)
		if (str_eq(draft->fine[i], text))
			return true;
	return false;
}
