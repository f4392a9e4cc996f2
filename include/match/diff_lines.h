/* SPDX-License-Identifier: MIT */
#ifndef MATCH_DIFF_LINES_H
#define MATCH_DIFF_LINES_H

#include "base/arena.h"
#include "base/str.h"
#include "match/diff.h"

/*
 * Lines of two texts, and how one becomes the other. Lines that end unlike
 * are unlike: a carriage return at the end is part of the line unless all
 * lines of both texts end alike; a line feed never is.
 */
struct line_diff {
	struct str *a, *b;
	size_t a_count, b_count;
	bool a_ended, b_ended; /* the last line has an end, too */
	struct script script;
};

/* The lines are slices of the texts. */
void diff_lines(struct line_diff *diff, struct str a, struct str b,
		struct arena *arena);

#endif
