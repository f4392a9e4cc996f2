/* SPDX-License-Identifier: MIT */
#include "match/sketch.h"

#include <stdlib.h>

enum { RUN = 4, ROOM = 4 * SKETCH_MOST };

/* Hashes that may be among the least; sorted out when there is no room. */
struct gathering {
	uint64_t all[ROOM];
	size_t count;
	uint64_t limit; /* greater ones are not wanted */
	uint64_t last[RUN]; /* words, the newest at `words` % RUN */
	size_t words;
};

static int
compare_hashes(const void *a, const void *b)
{
	uint64_t x = *(const uint64_t *)a, y = *(const uint64_t *)b;

	return (x > y) - (x < y);
}

static void
keep_least(struct gathering *gathering)
{
	uint64_t *all = gathering->all;
	size_t kept = 0;

	qsort(all, gathering->count, sizeof *all, compare_hashes);
	for (size_t i = 0; i < gathering->count; i++)
		if (kept == 0 || all[i] != all[kept - 1])
			all[kept++] = all[i];
	gathering->count = kept < SKETCH_MOST ? kept : SKETCH_MOST;
	if (gathering->count == SKETCH_MOST)
		gathering->limit = all[SKETCH_MOST - 1];
}

/* The finalizer of MurmurHash3: near inputs, far results. */
static uint64_t
mix(uint64_t hash)
{
	hash ^= hash >> 33;
	hash *= 0xff51afd7ed558ccdULL;
	hash ^= hash >> 33;
	hash *= 0xc4ceb9fe1a85ec53ULL;
	return hash ^ hash >> 33;
}

static void
add_run(struct gathering *gathering)
{
	uint64_t hash = 0;

	for (size_t i = 0; i < RUN; i++)
		hash = hash * 0x9e3779b97f4a7c15ULL +
		       gathering->last[(gathering->words + i) % RUN];
	hash = mix(hash);
	if (hash > gathering->limit)
		return;
	if (gathering->count == ROOM)
		keep_least(gathering);
	gathering->all[gathering->count++] = hash;
}

static void
add_word(struct gathering *gathering, uint64_t word)
{
	gathering->last[gathering->words++ % RUN] = word;
	if (gathering->words >= RUN)
		add_run(gathering);
}

/* Letters and digits, and whatever is beyond ASCII. */
static bool
is_word_byte(unsigned char byte)
{
	return byte >= 0x80 || ascii_is_alnum((char)byte);
}

/* Reads one word at `at`, a letter on its own beyond U+07FF; where it ends. */
static size_t
read_word(struct str text, size_t at, uint64_t *word)
{
	const unsigned char *bytes = (const unsigned char *)text.ptr;
	bool alone = bytes[at] >= 0xe0;
	uint64_t hash = 0xcbf29ce484222325ULL;

	do {
		hash ^= (unsigned char)ascii_lower(text.ptr[at]);
		hash *= 0x100000001b3ULL;
		at++;
	} while (at < text.len && (alone ? (bytes[at] & 0xc0) == 0x80
					 : is_word_byte(bytes[at]) &&
					       bytes[at] < 0xe0));
	*word = hash;
	return at;
}

struct sketch
sketch_of(struct str text, struct arena *arena)
{
	struct gathering gathering = { .limit = UINT64_MAX };
	struct sketch sketch = { 0 };
	uint64_t word;

	for (size_t at = 0; at < text.len;)
		if (is_word_byte((unsigned char)text.ptr[at])) {
			at = read_word(text, at, &word);
			add_word(&gathering, word);
		} else
			at++;
	if (gathering.words > 0 && gathering.words < RUN)
		add_run(&gathering);
	keep_least(&gathering);
	sketch.count = gathering.count;
	sketch.least = ARENA_ARRAY(arena, uint64_t, sketch.count);
	memcpy(sketch.least, gathering.all,
	       sketch.count * sizeof *sketch.least);
	sketch.size = (double)sketch.count;
	if (sketch.count == SKETCH_MOST)
		sketch.size = (SKETCH_MOST - 1) * 0x1p64 /
			      (double)sketch.least[SKETCH_MOST - 1];
	return sketch;
}

double
sketch_resemblance(const struct sketch *a, const struct sketch *b)
{
	size_t i = 0, j = 0, either, both = 0;

	for (either = 0; either < SKETCH_MOST; either++) {
		bool from_a = i < a->count &&
			      (j == b->count || a->least[i] <= b->least[j]);
		bool from_b = j < b->count &&
			      (i == a->count || b->least[j] <= a->least[i]);

		if (!from_a && !from_b)
			break;
		both += from_a && from_b;
		i += from_a;
		j += from_b;
	}
	return either > 0 ? (double)both / (double)either : 0;
}

double
sketch_share(const struct sketch *a, const struct sketch *b)
{
	double alike = sketch_resemblance(a, b);
	double both = alike / (1 + alike) * (a->size + b->size);
	double smaller = a->size < b->size ? a->size : b->size;

	if (smaller < 1)
		return 0;
	return both < smaller ? both / smaller : 1;
}
