#ifndef MATCH_DIFF_LINES_H
#define MATCH_DIFF_LINES_H

#include "base/arena.h"
#include "base/str.h"
#include "match/diff.h"

/* Lines of two texts without their ends, and how one becomes the other. */
struct line_diff {
	struct str *a, *b;
	size_t a_count, b_count;
	struct script script;
};

/* The lines are slices of the texts. */
void diff_lines(struct line_diff *diff, struct str a, struct str b,
		struct arena *arena);

#endif
