/* SPDX-License-Identifier: MIT */
#ifndef BASE_KEYED_H
#define BASE_KEYED_H

#include "base/arena.h"
#include "base/str.h"

/* Numbers, each under a text. A zeroed one is valid and empty. The texts are
 * kept as slices, byte for byte. */
struct keyed {
	struct keyed_slot *slots;
	size_t count, capacity;
};

/* The number under the key, 0 when it is new; until the next one is added.
 * Constant on average. */
size_t *keyed_add(struct keyed *keyed, struct str key, struct arena *arena);
/* The same of one that is there, else NULL. */
size_t *keyed_find(const struct keyed *keyed, struct str key);

#endif
