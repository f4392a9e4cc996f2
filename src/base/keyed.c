/* SPDX-License-Identifier: MIT */
#include "base/keyed.h"

enum { CAPACITY_MIN = 64 };

/* Open addressing; the capacity is a power of two, at most half full. */
struct keyed_slot {
	struct str key; /* ptr NULL: free */
	size_t number;
};

static struct keyed_slot *
slot_of(const struct keyed *keyed, struct str key)
{
	size_t mask = keyed->capacity - 1;
	size_t at = (size_t)str_hash(key) & mask;

	while (keyed->slots[at].key.ptr && !str_eq(keyed->slots[at].key, key))
		at = (at + 1) & mask;
	return &keyed->slots[at];
}

static void
make_room(struct keyed *keyed, struct arena *arena)
{
	struct keyed old = *keyed;

	if (2 * (old.count + 1) <= old.capacity)
		return;
	keyed->capacity = old.capacity ? 2 * old.capacity : CAPACITY_MIN;
	keyed->slots = ARENA_ARRAY(arena, struct keyed_slot, keyed->capacity);
	for (size_t i = 0; i < old.capacity; i++)
		if (old.slots[i].key.ptr)
			*slot_of(keyed, old.slots[i].key) = old.slots[i];
}

size_t *
keyed_add(struct keyed *keyed, struct str key, struct arena *arena)
{
	struct keyed_slot *slot;

	make_room(keyed, arena);
	slot = slot_of(keyed, key);
	if (!slot->key.ptr) {
		slot->key = key.ptr ? key : STR("");
		keyed->count++;
	}
	return &slot->number;
}

size_t *
keyed_find(const struct keyed *keyed, struct str key)
{
	struct keyed_slot *slot =
	    keyed->capacity ? slot_of(keyed, key) : NULL;

	return slot && slot->key.ptr ? &slot->number : NULL;
}
