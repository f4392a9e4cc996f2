/* SPDX-License-Identifier: MIT */
#include "compose/mention.h"

#include <assert.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/persona.h"

enum { HEAD = 4, /* bytes that each title has */
       HEAD_BITS = 16 };

struct mentions {
	const struct mention_title *all; /* in the order of their bytes */
	size_t count;
	size_t *shorter; /* by title: the longest other that begins it */
	size_t *seen;	 /* by title: the text it was found in last */
	size_t texts;
	uint64_t heads[(1 << HEAD_BITS) / 64]; /* which of them begin one */
};

static size_t
head_of(const char *text)
{
	uint32_t head;

	memcpy(&head, text, HEAD);
	return (head * UINT32_C(2654435761)) >> (32 - HEAD_BITS);
}

static int
compare_titles(const void *a, const void *b)
{
	const struct mention_title *x = a, *y = b;
	int order = str_compare(x->text, y->text);

	return order ? order : (x->number > y->number) -
	    (x->number < y->number);
}

/* Of equal ones the first number stays. */
static size_t
order_titles(struct mention_title *titles, size_t count)
{
	size_t kept = 0;

	if (count > 0)
		qsort(titles, count, sizeof(*titles), compare_titles);
	for (size_t i = 0; i < count; i++) {
		assert(titles[i].text.len >= HEAD);
		if (!kept || !str_eq(titles[kept - 1].text, titles[i].text))
			titles[kept++] = titles[i];
	}
	return kept;
}

static void
find_shorter(struct mentions *mentions)
{
	const struct mention_title *all = mentions->all;

	for (size_t i = 0; i < mentions->count; i++) {
		size_t other = i ? i - 1 : NO_INDEX;

		while (other != NO_INDEX &&
		       !str_starts(all[i].text, all[other].text))
			other = mentions->shorter[other];
		mentions->shorter[i] = other;
	}
}

struct mentions *
mentions_new(struct mention_title *titles, size_t count, struct arena *arena)
{
	struct mentions *mentions = ARENA_NEW(arena, struct mentions);

	count = order_titles(titles, count);
	mentions->all = titles;
	mentions->count = count;
	mentions->shorter = ARENA_ARRAY(arena, size_t, count);
	mentions->seen = ARENA_ARRAY(arena, size_t, count);
	find_shorter(mentions);
	for (size_t i = 0; i < count; i++) {
		size_t head = head_of(titles[i].text.ptr);

		mentions->heads[head / 64] |= UINT64_C(1) << head % 64;
	}
	return mentions;
}

/* The last title that does not come behind the text: it begins the text, or
 * all that do begin it. */
static size_t
title_before(const struct mentions *mentions, struct str text)
{
	size_t low = 0, high = mentions->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (str_compare(mentions->all[middle].text, text) <= 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low > 0 ? low - 1 : NO_INDEX;
}

static void
find_at(struct mentions *mentions, struct str text, size_t at,
	mention_found *found, void *context)
{
	struct str rest = str_from(text, at);
	size_t i = title_before(mentions, rest);
	bool held = false;

	for (; i != NO_INDEX; i = mentions->shorter[i]) {
		held = held || str_starts(rest, mentions->all[i].text);
		if (!held || mentions->seen[i] == mentions->texts)
			continue;
		mentions->seen[i] = mentions->texts;
		found(context, &mentions->all[i], at);
	}
}

void
mentions_find(struct mentions *mentions, struct str text,
	      mention_found *found, void *context)
{
	mentions->texts++;
	for (size_t at = 0; at + HEAD <= text.len; at++) {
		size_t head = head_of(text.ptr + at);

		if (mentions->heads[head / 64] >> head % 64 & 1)
			find_at(mentions, text, at, found, context);
	}
}
