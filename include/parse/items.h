/* SPDX-License-Identifier: MIT */
#ifndef PARSE_ITEMS_H
#define PARSE_ITEMS_H

#include "parse/lines.h"

/*
 * Finds the items of every block but the largest: list entries, table and
 * box rows, one-line tags, sentences, clauses behind a lead. After
 * blocks_cut. Linear.
 */
void items_find(struct page *page);

#endif
