/* SPDX-License-Identifier: MIT */
#ifndef MATCH_TRIGRAMS_H
#define MATCH_TRIGRAMS_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/* The set of three neighbouring characters of a text, in lower case, with
 * runs of what is no letter or digit taken as one blank; sorted. */
struct trigrams {
	uint32_t *all;
	size_t count;
	uint64_t marks[4]; /* a bit for each, several may have the same */
};

struct trigrams trigrams_of(struct str text, struct arena *arena);
/* Twice what is shared over the sizes of both: 0–1. */
double trigrams_dice(const struct trigrams *a, const struct trigrams *b);
/* No less than that, and sooner found. */
double trigrams_dice_most(const struct trigrams *a, const struct trigrams *b);

#endif
