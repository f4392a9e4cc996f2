/* SPDX-License-Identifier: MIT */
#ifndef MATCH_DIFF_H
#define MATCH_DIFF_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * Edit script between two arrays of numbers (interned lines, words): Myers'
 * O(ND) algorithm in linear space, with a bound on cost after which the rest
 * is reported as replaced. Applied to a the script gives b; with a and b
 * swapped it is the mirror image.
 */
enum edit_kind { EDIT_KEEP, EDIT_DELETE, EDIT_INSERT };

struct edit {
	enum edit_kind kind;
	size_t a, b;	/* where it starts in a and in b */
	size_t count;
};

struct script {
	struct edit *edits;
	size_t count;
};

struct script diff_numbers(struct arena *arena, const int *a, size_t a_count,
			   const int *b, size_t b_count);

/* A token of persona text: a word, an inline code, a link; no markup. */
struct diff_token {
	struct range range;
	bool shared; /* the other text says it, too, in the same order */
};

struct diff_tokens {
	struct diff_token *all;
	size_t count;
};

/*
 * Which words of two items are shared. Words compare without case and ending
 * (as in match/words.h); inline code and links are one token, emphasis marks
 * and list markers are none.
 */
void diff_words(struct diff_tokens *a_tokens, struct diff_tokens *b_tokens,
		struct str a, struct str b, struct arena *arena);

#endif
