/* SPDX-License-Identifier: MIT */
#ifndef MATCH_BACKGROUND_H
#define MATCH_BACKGROUND_H

#include <stdbool.h>

#include "base/str.h"

/*
 * What a term is worth before any personas are compared: .08 for a word that
 * nearly every persona uses, 1 for one that few do. By a term's own name, as
 * vocabulary_term() gives it.
 */
double background_of(struct str term);
/* Whether the table is in the order that the search needs. */
bool background_is_sorted(void);

#endif
