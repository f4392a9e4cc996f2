/* SPDX-License-Identifier: MIT */
#ifndef BASE_ARENA_H
#define BASE_ARENA_H

#include <stddef.h>

#include "base/str.h"

/*
 * Memory that is freed at once. A zeroed arena is valid and empty. Running
 * out of memory ends the program, see memory_on_exhaustion(). Under ASan
 * every allocation is a block of its own, so that overruns are seen.
 */
struct arena {
	struct arena_block *blocks;
	size_t block_size; /* 0 means the default; tests set it tiny */
	struct arena_block *spare; /* cleared, to be used again */
};

/* Zeroed memory, aligned for any object; size 0 gives a valid pointer. */
void *arena_alloc(struct arena *arena, size_t size);
/* Frees everything; the arena is empty and usable again. */
void arena_release(struct arena *arena);
/* Forgets all that was handed out, but keeps the memory for what follows.
 * Linear in what was handed out. */
void arena_clear(struct arena *arena);

/* A copy that lives in the arena; also ends in NUL, not counted in len. */
struct str arena_str(struct arena *arena, struct str text);
struct str arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/*
 * Room for one more element at the end of `items`, which has `count` elements
 * and `*capacity` slots of `size` bytes. Returns the possibly moved array;
 * the old one stays in the arena. Amortised constant.
 */
void *arena_grow(struct arena *arena, void *items, size_t count,
		 size_t *capacity, size_t size);

#define ARENA_NEW(arena, type) ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) \
	((type *)arena_alloc((arena), sizeof(type) * (count)))

/* malloc and realloc that never return NULL; for what no arena can hold. */
void *memory_alloc(size_t size);
void *memory_resize(void *old, size_t size);
/* Ends the program, for callers of libraries that report it as NULL. */
_Noreturn void memory_exhausted(void);
/* Called once before the program ends for want of memory; NULL for none. */
void memory_on_exhaustion(void (*restore)(void));

#endif
