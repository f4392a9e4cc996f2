/* SPDX-License-Identifier: MIT */
#ifndef MATCH_TURNS_H
#define MATCH_TURNS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* Words that turn a statement's meaning; all in lower case. */

/* Two of different kinds ("never without") take each other back. */
enum denial { DENIAL_NONE, DENIAL_NOT, DENIAL_LACK, DENIAL_AVOID };

struct turn {
	enum denial denial;
	bool hinge;	/* "over", "before": its two sides keep their places */
	bool condition;
	bool empty; /* "always", "every": as much is asked for without it */
	unsigned long long sides; /* opposed words: bit 2n or 2n + 1 */
};

/* What is known of such words, made for look-ups; in the arena. */
struct turns;
const struct turns *turns_new(struct arena *arena);
struct turn turn_of(const struct turns *turns, struct str word);

/* Whether what one has is opposed to what the other has. */
bool turn_sides_oppose(unsigned long long a, unsigned long long b);
/* Whether a text of a script without blanks denies. */
bool turn_denies_ideographs(struct str text);
/* "❌" and its like at the beginning of a text. */
bool turn_is_cross(struct str text);

#endif
