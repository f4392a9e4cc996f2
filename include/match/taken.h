/* SPDX-License-Identifier: MIT */
#ifndef MATCH_TAKEN_H
#define MATCH_TAKEN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* Titles that topics have; ASCII letters compare without case. Each look-up
 * takes the same time, however many there are. */
struct taken {
	struct arena *arena;
	struct taken_title *slots;
	size_t capacity; /* a power of two, at most half full */
};

/* Room for so many titles; lives as long as the arena. */
void taken_init(struct taken *taken, size_t most, struct arena *arena);
bool taken_has(const struct taken *taken, struct str title);
void taken_add(struct taken *taken, struct str title);
/* The title with the first number from 2 on that is free, in the arena of the
 * titles; the title is taken itself. */
struct str taken_number(struct taken *taken, struct str title,
			struct arena *arena);

#endif
