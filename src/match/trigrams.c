/* SPDX-License-Identifier: MIT */
#include "match/trigrams.h"

#include <stdbool.h>
#include <stdlib.h>

#include "base/utf8.h"

/* Knuth's multiplicative step; a clash of two trigrams costs nothing. */
static uint32_t
pack(const int32_t *points)
{
	uint32_t packed = 0;
	size_t i;

	for (i = 0; i < 3; i++)
		packed = packed * 2654435761u + (uint32_t)points[i];
	return packed;
}

static int
compare(const void *a, const void *b)
{
	uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;

	return (x > y) - (x < y);
}

static size_t
without_repeats(uint32_t *sorted, size_t count)
{
	size_t i, kept = 0;

	for (i = 0; i < count; i++)
		if (kept == 0 || sorted[kept - 1] != sorted[i])
			sorted[kept++] = sorted[i];
	return kept;
}

static int32_t
fold(int32_t point)
{
	if (point < 0x80)
		return ascii_is_alnum((char)point) ? ascii_lower((char)point)
						   : ' ';
	return utf8_is_letter(point) || utf8_is_ideographic(point)
		   ? utf8_lower(point)
		   : ' ';
}

static void
mark(struct trigrams *set)
{
	size_t i;

	for (i = 0; i < set->count; i++) {
		uint32_t bit = set->all[i] * 2654435761u >> 24;

		set->marks[bit / 64] |= UINT64_C(1) << bit % 64;
	}
}

struct trigrams
trigrams_of(struct str text, struct arena *arena)
{
	struct trigrams set = {
		.all = ARENA_ARRAY(arena, uint32_t, text.len + 1)
	};
	int32_t last[3] = { ' ', ' ', ' ' };
	size_t seen = 1;
	bool done = false;

	while (!done) {
		int32_t point = ' ';

		done = text.len == 0;
		if (!done)
			point = fold(utf8_next(&text));
		if (point == ' ' && last[2] == ' ')
			continue;
		last[0] = last[1];
		last[1] = last[2];
		last[2] = point;
		if (++seen >= 3)
			set.all[set.count++] = pack(last);
	}
	qsort(set.all, set.count, sizeof(set.all[0]), compare);
	set.count = without_repeats(set.all, set.count);
	mark(&set);
	return set;
}

double
trigrams_dice(const struct trigrams *a, const struct trigrams *b)
{
	size_t i = 0, j = 0, shared = 0;

	while (i < a->count && j < b->count) {
		if (a->all[i] == b->all[j]) {
			shared++;
			i++;
			j++;
		} else if (a->all[i] < b->all[j]) {
			i++;
		} else {
			j++;
		}
	}
	if (a->count == 0 || b->count == 0)
		return 0;
	return 2.0 * (double)shared / (double)(a->count + b->count);
}

/* In pairs, fours and bytes at once; then the bytes are added up. */
static size_t
bits_of(uint64_t bits)
{
	bits -= bits >> 1 & UINT64_C(0x5555555555555555);
	bits = (bits & UINT64_C(0x3333333333333333)) +
	       (bits >> 2 & UINT64_C(0x3333333333333333));
	bits = (bits + (bits >> 4)) & UINT64_C(0x0f0f0f0f0f0f0f0f);
	return (size_t)(bits * UINT64_C(0x0101010101010101) >> 56);
}

/* Each bit that the other has not stands for one at least that it has not. */
static size_t
shared_most(const struct trigrams *a, const struct trigrams *b)
{
	size_t alone = 0, i;

	for (i = 0; i < 4; i++)
		alone += bits_of(a->marks[i] & ~b->marks[i]);
	return a->count - alone;
}

double
trigrams_dice_most(const struct trigrams *a, const struct trigrams *b)
{
	size_t x = shared_most(a, b), y = shared_most(b, a);

	if (a->count == 0 || b->count == 0)
		return 0;
	return 2.0 * (double)(x < y ? x : y) / (double)(a->count + b->count);
}
