/* SPDX-License-Identifier: MIT */
#ifndef MODEL_TOKENS_H
#define MODEL_TOKENS_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * About how many tokens a model's tokenizer (o200k_base) makes of the text.
 * A formula over letter runs, digit groups, punctuation runs, line ends and
 * non-ASCII; linear, no table of words. 0 only for an empty text. Mean error
 * 2 %, 95th percentile 5 % on whole persona files; cut at line ends, the parts
 * add up to the whole but for rounding.
 */
size_t tokens_estimate(struct str text);

/* "1.6k", "240": how they are shown everywhere. */
struct str tokens_shown(size_t tokens, struct arena *arena);

#endif
