/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_COMPARED_H
#define SUPPORT_COMPARED_H

#include "match/comparison.h"

enum { COMPARED_MAX = 8 };

/* Three of one trade, in three syntaxes and wordings. */
extern const char *const gardeners[3];

/* Personas from C strings, named "a", "b" …, and their comparison. */
struct compared_texts {
	struct persona personas[COMPARED_MAX];
	const struct persona *list[COMPARED_MAX];
	struct comparison comparison;
	struct arena arena;
};

/* `order` says which text comes first, second …, as in "cab"; the letters
 * stay with their texts. */
void compare_texts(struct compared_texts *texts, const char *const *sources,
		   const char *order,
		   const struct comparison_options *options);
void compared_texts_release(struct compared_texts *texts);

/* What was found, a line each, sorted: "a:Title = b:Title score". */
struct str compared_pairs(struct compared_texts *texts);
/* "a:3 ~ b:9", "=" for the same, " across" after it; lines of the items. */
struct str compared_items(struct compared_texts *texts);
/* "kind Title: a:Title b:Title", in their order, or sorted without titles of
 * topics. */
struct str compared_topics(struct compared_texts *texts, bool titles);

#endif
