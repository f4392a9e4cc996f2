/* SPDX-License-Identifier: MIT */
#ifndef MATCH_SKETCH_H
#define MATCH_SKETCH_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * A text in little: the least hashes of its runs of four words (bottom-k
 * MinHash, Broder 1997). Case, marks and white space make no difference; of
 * ideographs each is a word.
 */
enum { SKETCH_MOST = 128 };

struct sketch {
	uint64_t *least; /* ascending, no two equal; all when under the most */
	size_t count;
	double size; /* different runs in the text, estimated */
};

/* Linear. The hashes lie in the arena. */
struct sketch sketch_of(struct str text, struct arena *arena);
/* Runs that both have over those that either has: 0–1, ± 0.05. */
double sketch_resemblance(const struct sketch *a, const struct sketch *b);
/* Share of the shorter text's runs that the other has: 0–1. */
double sketch_share(const struct sketch *a, const struct sketch *b);

#endif
