/* SPDX-License-Identifier: MIT */
#ifndef PARSE_KEPT_H
#define PARSE_KEPT_H

#include "parse/lines.h"

/*
 * Marks the blocks of tags that stay whole, with their tags around them
 * (struct block's keep), since they mean something only so:
 * - a condition (if=, when=, <else> …), or a name that says nothing with an
 *   attribute that is a phrase (<step goal="…">): a program; one right in a
 *   transparent tag keeps that one whole;
 * - what the text names (`<answer>`), or what stands below the heading of an
 *   output format: the reader is to write it;
 * - elements of HTML that hold others (<details>, <table> …).
 * Of the last two no more than a third of the body, unless short. After
 * blocks_cut. Linear but for sorting the names.
 */
void kept_mark(struct page *page);

/* The tags that the text names, as "<name>" within a sentence or in code. */
struct named {
	struct str *names; /* sorted */
	size_t count;
};
struct named named_find(struct page *page);
bool named_has(const struct named *named, struct str name);

#endif
