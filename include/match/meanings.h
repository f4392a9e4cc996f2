/* SPDX-License-Identifier: MIT */
#ifndef MATCH_MEANINGS_H
#define MATCH_MEANINGS_H

#include "match/language.h"
#include "match/tables.h"

/* What words that tell what a section is for, and generic words, are in
 * English; in lower case. */
const struct phrase *language_meanings(enum language language, size_t *count);

#endif
