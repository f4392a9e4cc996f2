/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_MENTION_H
#define COMPOSE_MENTION_H

#include "base/arena.h"
#include "base/str.h"

/* Looks for many titles in texts at once, byte for byte. */
struct mention_title {
	struct str text; /* of four bytes or more */
	size_t number;	 /* the caller's */
};

struct mentions;

/* Orders the titles, in place; of equal ones that with the least number is
 * looked for. O(n log n). */
struct mentions *mentions_new(struct mention_title *titles, size_t count,
			      struct arena *arena);

/* Where a title stands for the first time in the text. */
typedef void mention_found(void *context, const struct mention_title *title,
			   size_t at);
/* Every title that the text holds, once each, from the text's beginning on.
 * About linear in the text. */
void mentions_find(struct mentions *mentions, struct str text,
		   mention_found *found, void *context);

#endif
