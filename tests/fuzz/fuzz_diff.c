/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include <string.h>

#include "base/arena.h"
#include "match/diff.h"

/* The input is two texts with the first zero byte between them. */
static void
split(struct str text, struct str *a, struct str *b)
{
	size_t at = str_find_byte(text, '\0');

	*a = str_slice(text, (struct range){ 0, at });
	*b = str_from(text, at < text.len ? at + 1 : at);
}

static int *
numbers_of(struct arena *arena, struct str text)
{
	int *numbers = ARENA_ARRAY(arena, int, text.len);
	size_t i;

	for (i = 0; i < text.len; i++)
		numbers[i] = text.ptr[i];
	return numbers;
}

/* Every edit begins where the last one ended; kept numbers are equal. */
static void
check_script(const struct script *script, struct str a, struct str b)
{
	size_t at_a = 0, at_b = 0, i;

	for (i = 0; i < script->count; i++) {
		const struct edit *edit = &script->edits[i];

		HOLDS(edit->count > 0);
		HOLDS(edit->a == at_a && edit->b == at_b);
		at_a += edit->kind != EDIT_INSERT ? edit->count : 0;
		at_b += edit->kind != EDIT_DELETE ? edit->count : 0;
		HOLDS(at_a <= a.len && at_b <= b.len);
		HOLDS(edit->kind != EDIT_KEEP ||
		      memcmp(a.ptr + edit->a, b.ptr + edit->b, edit->count) ==
			  0);
	}
	HOLDS(at_a == a.len && at_b == b.len);
}

/* The same numbers are kept; what one deletes the other inserts. */
static void
check_mirror(struct arena *arena, const struct script *x,
	     const struct script *y, struct str a)
{
	size_t *kept = ARENA_ARRAY(arena, size_t, a.len + 1);
	size_t i, j;

	for (i = 0; i < x->count; i++)
		for (j = 0; x->edits[i].kind == EDIT_KEEP &&
			    j < x->edits[i].count;
		     j++)
			kept[x->edits[i].a + j] = x->edits[i].b + j + 1;
	for (i = 0; i < y->count; i++)
		for (j = 0; y->edits[i].kind == EDIT_KEEP &&
			    j < y->edits[i].count;
		     j++) {
			HOLDS(kept[y->edits[i].b + j] ==
			      y->edits[i].a + j + 1);
			kept[y->edits[i].b + j] = 0;
		}
	for (i = 0; i < a.len; i++)
		HOLDS(kept[i] == 0);
}

static void
check_tokens(const struct diff_tokens *tokens, struct str text)
{
	size_t end = 0, i;

	for (i = 0; i < tokens->count; i++) {
		struct range range = tokens->all[i].range;

		HOLDS(range.start >= end && range.end > range.start);
		end = range.end;
	}
	HOLDS(end <= text.len);
}

static size_t
shared_count(const struct diff_tokens *tokens)
{
	size_t count = 0, i;

	for (i = 0; i < tokens->count; i++)
		count += tokens->all[i].shared;
	return count;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
	struct arena arena = { 0 };
	struct str a, b;
	struct script script, mirror;
	struct diff_tokens x, y;
	int *m, *n;

	split((struct str){ (const char *)data, size }, &a, &b);
	m = numbers_of(&arena, a);
	n = numbers_of(&arena, b);
	script = diff_numbers(&arena, m, a.len, n, b.len);
	mirror = diff_numbers(&arena, n, b.len, m, a.len);
	check_script(&script, a, b);
	check_script(&mirror, b, a);
	check_mirror(&arena, &script, &mirror, a);
	diff_words(&x, &y, a, b, &arena);
	check_tokens(&x, a);
	check_tokens(&y, b);
	HOLDS(shared_count(&x) == shared_count(&y));
	arena_release(&arena);
	return 0;
}
