/* SPDX-License-Identifier: MIT */
#ifndef PARSE_BLOCKS_H
#define PARSE_BLOCKS_H

#include "parse/sections.h"

enum { BLOCK_MAX = 64 << 10 }; /* bytes; a larger one has no items */

/*
 * Cuts the file into persona->blocks, which tile it byte for byte, and gives
 * the sections their byte ranges. After sections_build, on its tree.
 */
void blocks_cut(const struct tree *tree);

/* Whether it ends in a colon, within emphasis or not. */
bool text_leads_in(struct str text);

#endif
