/* SPDX-License-Identifier: MIT */
#ifndef PARSE_CLAUSES_H
#define PARSE_CLAUSES_H

#include "base/arena.h"
#include "base/str.h"

/* Parts of one text, in order, as ranges of it. */
struct clauses {
	struct range *all;
	size_t count, capacity;
};

/*
 * Cuts text into sentences, those at top-level semicolons, and, with
 * `commas`, enumerations at top-level commas: three parts or more of seven
 * words or less on average, in a sentence that does not tell of you, me or
 * when. Fills the list anew. Linear.
 */
void clauses_cut(struct clauses *list, struct arena *arena, struct str text,
		 bool commas);

#endif
