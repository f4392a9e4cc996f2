/* SPDX-License-Identifier: MIT */
#ifndef MATCH_RARITY_H
#define MATCH_RARITY_H

#include "base/arena.h"
#include "match/words.h"
#include "model/persona.h"

/*
 * How rare a word is among many personas: ln((N + 1) / (n + .5)) of N where n
 * have it. Fewer than RARITY_LEAST personas say nothing. Linear in their text.
 */
enum { RARITY_LEAST = 50 };

struct rarity {
	struct vocabulary *vocabulary;
	struct term_count *counts; /* by term */
	size_t count, capacity, persona_count;
};
struct term_count {
	size_t personas; /* that have it */
	size_t last;	 /* of them, counted from 1 */
};

/* Zeroed knows none. Its lists lie in the arena, always the same one. */
void rarity_add(struct rarity *rarity, const struct persona *persona,
		struct arena *arena);
void rarity_init(struct rarity *rarity, const struct persona *const *personas,
		 size_t count, struct arena *arena);
void rarity_release(struct rarity *rarity);
/* By a term's own name; what no persona has is the rarest. */
double rarity_of(const struct rarity *rarity, struct str name);

#endif
