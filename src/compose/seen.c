/* SPDX-License-Identifier: MIT */
#include "compose/seen.h"

#include <stdlib.h>

#include "compose/take.h"

static const struct persona *
persona_of(const struct draft *draft, size_t persona)
{
	return draft->comparison->personas[persona];
}

bool
block_is_statement(const struct persona *persona, size_t block)
{
	const struct block *this = &persona->blocks[block];

	return block_is_content(this->kind) && this->item_count == 0 &&
	    !this->lead_in;
}

bool
draft_saw_item(const struct draft *draft, struct item_ref item)
{
	return !draft->seen || !draft->seen[item.persona].items ||
	    draft->seen[item.persona].items[item.item];
}

bool
draft_saw_block(const struct draft *draft, size_t persona, size_t block)
{
	return !draft->seen || !draft->seen[persona].blocks ||
	    draft->seen[persona].blocks[block];
}

/* Values: other drafts go on with what they have. */
static struct seen *
own_list(struct draft *draft)
{
	size_t count = draft->comparison->persona_count;
	struct seen *list = ARENA_ARRAY(draft->arena, struct seen, count);

	if (draft->seen)
		memcpy(list, draft->seen, count * sizeof(*list));
	draft->seen = list;
	return list;
}

static bool *
copy_marks(struct arena *arena, const bool *marks, size_t count, bool all)
{
	bool *copy = ARENA_ARRAY(arena, bool, count + 1);

	for (size_t i = 0; i < count; i++)
		copy[i] = marks ? marks[i] : all;
	return copy;
}

void
draft_see(struct draft *draft, size_t persona, bool all)
{
	const struct persona *this = persona_of(draft, persona);
	struct seen *list;

	if (all && !draft->seen)
		return;
	list = own_list(draft);
	list[persona] = (struct seen){ NULL, NULL };
	if (all)
		return;
	list[persona].items = copy_marks(draft->arena, NULL, this->item_count,
					 false);
	list[persona].blocks = copy_marks(draft->arena, NULL,
					  this->block_count, false);
}

/* Lists of a persona's own that may be changed. */
static void
open_marks(struct draft *draft, size_t persona, bool **items, bool **blocks)
{
	const struct persona *this = persona_of(draft, persona);
	struct seen *seen = &own_list(draft)[persona];

	*items = copy_marks(draft->arena, seen->items, this->item_count, true);
	*blocks = copy_marks(draft->arena, seen->blocks, this->block_count,
			     true);
	*seen = (struct seen){ *items, *blocks };
}

static bool
is_all_seen(const struct draft *draft, size_t persona)
{
	return !draft->seen || !draft->seen[persona].items;
}

void
draft_see_item(struct draft *draft, struct item_ref item)
{
	bool *items, *blocks;

	if (draft_saw_item(draft, item))
		return;
	open_marks(draft, item.persona, &items, &blocks);
	items[item.item] = true;
}

void
draft_see_block(struct draft *draft, size_t persona, size_t block)
{
	bool *items, *blocks;

	if (draft_saw_block(draft, persona, block))
		return;
	open_marks(draft, persona, &items, &blocks);
	blocks[block] = true;
}

static void
see_topic_of(struct draft *draft, size_t topic, size_t p)
{
	const struct persona *persona = persona_of(draft, p);
	bool *items, *blocks;

	open_marks(draft, p, &items, &blocks);
	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];

		if (draft_topic_of(draft, p, block->section) != topic)
			continue;
		blocks[i] = true;
		for (size_t j = 0; j < block->item_count; j++)
			items[block->first_item + j] = true;
	}
}

void
draft_see_topic(struct draft *draft, size_t topic)
{
	for (size_t p = 0; p < draft->comparison->persona_count; p++)
		if (!is_all_seen(draft, p))
			see_topic_of(draft, topic, p);
}

/* Half of it is enough to tell one statement of a file from another. */
static unsigned
hash_of(const struct persona *persona, struct range range)
{
	unsigned long long hash =
	    str_hash(str_trim(persona_text(persona, range)));

	return (unsigned)((hash ^ hash >> 32) & 0xffffffff);
}

static int
compare_hashes(const void *a, const void *b)
{
	unsigned x = *(const unsigned *)a, y = *(const unsigned *)b;

	return (x > y) - (x < y);
}

void
seen_write(struct buf *out, const struct draft *draft, size_t p)
{
	const struct persona *persona = persona_of(draft, p);
	unsigned *hashes = memory_alloc((persona->item_count +
					 persona->block_count + 1) *
					sizeof(*hashes));
	size_t count = 0;

	for (size_t i = 0; i < persona->item_count; i++)
		if (draft_saw_item(draft, (struct item_ref){ p, i }))
			hashes[count++] = hash_of(persona,
						  persona->items[i].range);
	for (size_t i = 0; i < persona->block_count; i++)
		if (block_is_statement(persona, i) &&
		    draft_saw_block(draft, p, i))
			hashes[count++] = hash_of(persona,
						  persona->blocks[i].text);
	if (count > 0)
		qsort(hashes, count, sizeof(*hashes), compare_hashes);
	for (size_t i = 0; i < count; i++)
		if (i == 0 || hashes[i] != hashes[i - 1])
			buf_printf(out, "%s%08x", i > 0 ? " " : "",
				   hashes[i]);
	free(hashes);
}

static bool
read_hash(struct str word, unsigned *hash)
{
	*hash = 0;
	for (size_t i = 0; i < word.len; i++) {
		char c = ascii_lower(word.ptr[i]);
		int digit = ascii_is_digit(c) ? c - '0' :
		    c >= 'a' && c <= 'f' ? c - 'a' + 10 : 16;

		if (digit == 16)
			return false;
		*hash = *hash << 4 | (unsigned)digit;
	}
	return word.len == 8;
}

static bool
has_hash(const unsigned *hashes, size_t count, unsigned hash)
{
	return count > 0 && bsearch(&hash, hashes, count, sizeof(hash),
				    compare_hashes);
}

/* Whether all of it was seen. */
static bool
mark_seen(struct draft *draft, size_t p, const unsigned *hashes, size_t count)
{
	const struct persona *persona = persona_of(draft, p);
	bool *items, *blocks, all = true;

	open_marks(draft, p, &items, &blocks);
	for (size_t i = 0; i < persona->item_count; i++) {
		items[i] = has_hash(hashes, count,
				    hash_of(persona, persona->items[i].range));
		all &= items[i];
	}
	for (size_t i = 0; i < persona->block_count; i++) {
		blocks[i] = !block_is_statement(persona, i) ||
		    has_hash(hashes, count,
			     hash_of(persona, persona->blocks[i].text));
		all &= blocks[i];
	}
	return all;
}

void
seen_read(struct draft *draft, size_t persona, struct str text)
{
	unsigned *hashes = memory_alloc((text.len / 9 + 2) * sizeof(*hashes));
	struct str word;
	size_t count = 0;

	while (str_split(&text, ' ', &word))
		if (word.len == 8 && read_hash(word, &hashes[count]))
			count++;
	if (count > 0)
		qsort(hashes, count, sizeof(*hashes), compare_hashes);
	if (mark_seen(draft, persona, hashes, count))
		draft_see(draft, persona, true);
	free(hashes);
}
