/* SPDX-License-Identifier: MIT */
#ifndef CLI_COLUMNS_H
#define CLI_COLUMNS_H

#include "cli/cli.h"
#include "match/diff.h"

enum { COLUMNS_MAX = 12 };

/*
 * One row of text in columns: each cell wrapped at words, shared words
 * painted, a mark before the first. The width is the output's.
 */
struct columns {
	struct invocation *invocation;
	size_t count;	   /* of columns, at most COLUMNS_MAX */
	size_t width;	   /* of each, in cells */
	struct str mark;
	struct str text[COLUMNS_MAX];
	struct diff_tokens words[COLUMNS_MAX];
};

void columns_init(struct columns *columns, struct invocation *invocation,
		  size_t count, const char *mark);
void columns_set(struct columns *columns, size_t column, struct str text,
		 const struct diff_tokens *words);
void columns_print(struct columns *columns);

#endif
