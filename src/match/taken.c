/* SPDX-License-Identifier: MIT */
#include "match/taken.h"

struct taken_title {
	struct str title; /* ptr NULL: free */
	size_t number;	  /* up to which numbers behind it are taken */
};

static unsigned long long
hash(struct str title)
{
	unsigned long long hash = 14695981039346656037ULL;

	for (size_t i = 0; i < title.len; i++)
		hash = (hash ^ (unsigned char)ascii_lower(title.ptr[i])) *
		       1099511628211ULL;
	return hash;
}

static struct taken_title *
slot_of(const struct taken *taken, struct str title)
{
	size_t at = (size_t)hash(title) & (taken->capacity - 1);

	while (taken->slots[at].title.ptr &&
	       !str_eq_nocase(taken->slots[at].title, title))
		at = (at + 1) & (taken->capacity - 1);
	return &taken->slots[at];
}

void
taken_init(struct taken *taken, size_t most, struct arena *arena)
{
	*taken = (struct taken){ .arena = arena, .capacity = 16 };
	while (taken->capacity < 2 * most + 2)
		taken->capacity *= 2;
	taken->slots = ARENA_ARRAY(arena, struct taken_title, taken->capacity);
}

bool
taken_has(const struct taken *taken, struct str title)
{
	return slot_of(taken, title)->title.ptr != NULL;
}

void
taken_add(struct taken *taken, struct str title)
{
	struct taken_title *slot = slot_of(taken, title);

	if (!slot->title.ptr)
		*slot = (struct taken_title){ arena_str(taken->arena, title),
					      1 };
}

struct str
taken_number(struct taken *taken, struct str title, struct arena *arena)
{
	struct taken_title *slot = slot_of(taken, title);
	struct str numbered;

	do
		numbered = arena_printf(arena, "%.*s %zu", STR_ARG(title),
					++slot->number);
	while (taken_has(taken, numbered));
	return numbered;
}
