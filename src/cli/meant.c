/* SPDX-License-Identifier: MIT */
#include "cli/meant.h"

enum { LETTERS_MOST = 32 };

static size_t
least(size_t a, size_t b)
{
	return a < b ? a : b;
}

/* Rows of the table of distances: this one, and the two before. */
struct rows {
	size_t row[3][LETTERS_MOST + 1];
};

static void
fill_row(struct rows *rows, struct str a, struct str b, size_t i)
{
	size_t *now = rows->row[i % 3], *last = rows->row[(i + 2) % 3];
	const size_t *before = rows->row[(i + 1) % 3];

	now[0] = i;
	for (size_t j = 1; j <= b.len; j++) {
		bool same = ascii_lower(a.ptr[i - 1]) ==
			    ascii_lower(b.ptr[j - 1]);

		now[j] = least(least(last[j] + 1, now[j - 1] + 1),
			       last[j - 1] + !same);
		if (i > 1 && j > 1 && a.ptr[i - 1] == b.ptr[j - 2] &&
		    a.ptr[i - 2] == b.ptr[j - 1])
			now[j] = least(now[j], before[j - 2] + 1);
	}
}

size_t
word_distance(struct str a, struct str b)
{
	struct rows rows;

	if (a.len > LETTERS_MOST || b.len > LETTERS_MOST)
		return LETTERS_MOST +
		       (a.len > b.len ? a.len - b.len : b.len - a.len);
	for (size_t j = 0; j <= b.len; j++)
		rows.row[0][j] = j;
	for (size_t i = 1; i <= a.len; i++)
		fill_row(&rows, a, b, i);
	return rows.row[a.len % 3][b.len];
}

/* The longer the word, the more may be wrong with it. */
static size_t
distance_most(struct str word)
{
	if (word.len < 3)
		return 0;
	return word.len < 5 ? 1 : word.len < 9 ? 2 : 3;
}

void
meant_consider(struct meant *meant, const char *candidate)
{
	size_t distance = word_distance(meant->word, str_of(candidate));

	if (distance > distance_most(meant->word) ||
	    (meant->best != NULL && distance >= meant->distance))
		return;
	meant->best = candidate;
	meant->distance = distance;
}
