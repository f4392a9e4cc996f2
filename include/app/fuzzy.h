/* SPDX-License-Identifier: MIT */
#ifndef APP_FUZZY_H
#define APP_FUZZY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/*
 * How well a typed word fits a name: its letters in order, best by dynamic
 * programming (as in fzy): starts of words and runs count, gaps cost. 0: not
 * at all, or with gaps that outweigh it. Case is ignored. Names are cut at
 * 128 bytes.
 */
int fuzzy_name(struct str name, struct str word);

/*
 * First place of a word in a text, greedily: its letters run on, or go on at
 * the start of the next word ("apides" finds "API Design"). text.len: none.
 */
size_t fuzzy_find(struct str text, struct str word);

/* First place of the very word, whatever its case; for long texts. */
size_t fuzzy_find_plain(struct str text, struct str word);

#endif
