/* SPDX-License-Identifier: MIT */
#ifndef CLI_MEANT_H
#define CLI_MEANT_H

#include <stddef.h>

#include "base/str.h"

/* Which of some words a mistyped one was meant for. */
struct meant {
	struct str word;  /* as it was typed */
	const char *best; /* NULL: none is like it */
	size_t distance;  /* of the best */
};

/* A word that might have been meant. */
void meant_consider(struct meant *meant, const char *candidate);

/* Letters to put in, take out, change or swap with the next to make one word
 * of the other; of longer ones than 32 letters their lengths' difference and
 * no less than 32. */
size_t word_distance(struct str a, struct str b);

#endif
