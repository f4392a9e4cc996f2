/* SPDX-License-Identifier: MIT */
#include "match/diff.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "model/persona.h"

/* Differences looked for on either side before the rest is given up. */
enum { COST_MAX = 2048 };

struct box {
	ptrdiff_t a0, a1, b0, b1;
};

struct differ {
	const int *a, *b;
	/* By diagonal, from below 0: how far in a a path reaches; -1 is
	 * none. */
	ptrdiff_t *forward, *backward;
	size_t *partner; /* by a: what it is paired with, or NO_INDEX */
};

static void
pair_up(struct differ *differ, ptrdiff_t a, ptrdiff_t b)
{
	differ->partner[a] = (size_t)b;
}

/* Pairs what both ends of the box have in common and leaves it out. */
static void
trim_box(struct differ *differ, struct box *box)
{
	while (box->a0 < box->a1 && box->b0 < box->b1 &&
	       differ->a[box->a0] == differ->b[box->b0])
		pair_up(differ, box->a0++, box->b0++);
	while (box->a0 < box->a1 && box->b0 < box->b1 &&
	       differ->a[box->a1 - 1] == differ->b[box->b1 - 1])
		pair_up(differ, --box->a1, --box->b1);
}

/* One step right or down onto diagonal k of a grid of n by m. */
static ptrdiff_t
step_to(const ptrdiff_t *reach, ptrdiff_t k, ptrdiff_t d, ptrdiff_t n,
	ptrdiff_t m)
{
	ptrdiff_t best = -1;

	if (d == 0)
		return 0;
	if (k > -d && reach[k - 1] >= 0 && reach[k - 1] < n)
		best = reach[k - 1] + 1;
	if (k < d && reach[k + 1] - k <= m && reach[k + 1] > best)
		best = reach[k + 1];
	return best;
}

static ptrdiff_t
slide_forward(const struct differ *differ, const struct box *box,
	      ptrdiff_t x, ptrdiff_t k)
{
	while (x >= 0 && box->a0 + x < box->a1 &&
	       box->b0 + x - k < box->b1 &&
	       differ->a[box->a0 + x] == differ->b[box->b0 + x - k])
		x++;
	return x;
}

static ptrdiff_t
slide_backward(const struct differ *differ, const struct box *box,
	       ptrdiff_t x, ptrdiff_t k)
{
	while (x >= 0 && box->a0 < box->a1 - x &&
	       box->b0 < box->b1 - (x - k) &&
	       differ->a[box->a1 - 1 - x] == differ->b[box->b1 - 1 - (x - k)])
		x++;
	return x;
}

static bool
paths_meet(ptrdiff_t x, const ptrdiff_t *other, ptrdiff_t k, ptrdiff_t d,
	   ptrdiff_t n)
{
	return x >= 0 && k >= -d && k <= d && other[k] >= 0 &&
	       x + other[k] >= n;
}

struct point {
	ptrdiff_t a, b;
};

static bool
advance_forward(struct differ *differ, const struct box *box, ptrdiff_t d,
		struct point *point)
{
	ptrdiff_t n = box->a1 - box->a0, m = box->b1 - box->b0, k;

	for (k = -d; k <= d; k += 2) {
		ptrdiff_t x = step_to(differ->forward, k, d, n, m);

		x = slide_forward(differ, box, x, k);
		differ->forward[k] = x;
		if ((n - m) % 2 != 0 &&
		    paths_meet(x, differ->backward, n - m - k, d - 1, n)) {
			*point = (struct point){ box->a0 + x,
						 box->b0 + x - k };
			return true;
		}
	}
	return false;
}

static bool
advance_backward(struct differ *differ, const struct box *box, ptrdiff_t d,
		 struct point *point)
{
	ptrdiff_t n = box->a1 - box->a0, m = box->b1 - box->b0, k;

	for (k = -d; k <= d; k += 2) {
		ptrdiff_t x = step_to(differ->backward, k, d, n, m);

		x = slide_backward(differ, box, x, k);
		differ->backward[k] = x;
		if ((n - m) % 2 == 0 &&
		    paths_meet(x, differ->forward, n - m - k, d, n)) {
			*point = (struct point){ box->a1 - x,
						 box->b1 - (x - k) };
			return true;
		}
	}
	return false;
}

/* Divides at the middle of a shortest script; the depth is the logarithm of
 * its length, which COST_MAX bounds. */
static void
diff_box(struct differ *differ, struct box box)
{
	struct point middle;
	ptrdiff_t d;

	trim_box(differ, &box);
	if (box.a0 == box.a1 || box.b0 == box.b1)
		return;
	for (d = 0; d <= COST_MAX; d++) {
		if (advance_forward(differ, &box, d, &middle) ||
		    advance_backward(differ, &box, d, &middle)) {
			diff_box(differ, (struct box){ box.a0, middle.a,
						       box.b0, middle.b });
			diff_box(differ, (struct box){ middle.a, box.a1,
						       middle.b, box.b1 });
			return;
		}
	}
}

struct numbers {
	const int *all;
	size_t count;
};

static int
compare_ints(const void *a, const void *b)
{
	int x = *(const int *)a, y = *(const int *)b;

	return (x > y) - (x < y);
}

/* Indices of the numbers that the other side has, too. */
static size_t *
keep_common(struct arena *arena, struct numbers mine, struct numbers other,
	    size_t *count)
{
	int *sorted = ARENA_ARRAY(arena, int, other.count);
	size_t *kept = ARENA_ARRAY(arena, size_t, mine.count);
	size_t i;

	if (other.count > 0)
		memcpy(sorted, other.all, sizeof(int) * other.count);
	qsort(sorted, other.count, sizeof(int), compare_ints);
	for (i = 0; i < mine.count; i++)
		if (bsearch(&mine.all[i], sorted, other.count, sizeof(int),
			    compare_ints))
			kept[(*count)++] = i;
	return kept;
}

static int *
pick(struct arena *arena, struct numbers from, const size_t *indices,
     size_t count)
{
	int *picked = ARENA_ARRAY(arena, int, count);
	size_t i;

	for (i = 0; i < count; i++)
		picked[i] = from.all[indices[i]];
	return picked;
}

/* Where each number of a is found in b, or NO_INDEX, in rising order. */
static size_t *
find_partners(struct arena *arena, struct numbers a, struct numbers b)
{
	size_t count_a = 0, count_b = 0, i;
	size_t *kept_a = keep_common(arena, a, b, &count_a);
	size_t *kept_b = keep_common(arena, b, a, &count_b);
	size_t *partners = ARENA_ARRAY(arena, size_t, a.count);
	size_t room = count_a + count_b + 3;
	struct differ differ = { pick(arena, a, kept_a, count_a),
				 pick(arena, b, kept_b, count_b),
				 NULL, NULL,
				 ARENA_ARRAY(arena, size_t, count_a) };

	if (room > COST_MAX + 2)
		room = COST_MAX + 2;
	differ.forward = ARENA_ARRAY(arena, ptrdiff_t, 2 * room + 1) + room;
	differ.backward = ARENA_ARRAY(arena, ptrdiff_t, 2 * room + 1) + room;
	for (i = 0; i < count_a; i++)
		differ.partner[i] = NO_INDEX;
	diff_box(&differ, (struct box){ 0, (ptrdiff_t)count_a, 0,
					(ptrdiff_t)count_b });
	for (i = 0; i < a.count; i++)
		partners[i] = NO_INDEX;
	for (i = 0; i < count_a; i++)
		if (differ.partner[i] != NO_INDEX)
			partners[kept_a[i]] = kept_b[differ.partner[i]];
	return partners;
}

static bool
is_before(struct numbers a, struct numbers b)
{
	size_t i;

	for (i = 0; i < a.count && i < b.count; i++)
		if (a.all[i] != b.all[i])
			return a.all[i] < b.all[i];
	return a.count < b.count;
}

static size_t *
invert(struct arena *arena, const size_t *partners, size_t count,
       size_t inverse_count)
{
	size_t *inverse = ARENA_ARRAY(arena, size_t, inverse_count);
	size_t i;

	for (i = 0; i < inverse_count; i++)
		inverse[i] = NO_INDEX;
	for (i = 0; i < count; i++)
		if (partners[i] != NO_INDEX)
			inverse[partners[i]] = i;
	return inverse;
}

static void
add_edit(struct script *script, enum edit_kind kind, size_t a, size_t b,
	 size_t count)
{
	struct edit *last =
	    script->count ? &script->edits[script->count - 1] : NULL;

	if (count == 0)
		return;
	if (last && last->kind == kind)
		last->count += count;
	else
		script->edits[script->count++] =
		    (struct edit){ kind, a, b, count };
}

static struct script
script_of(struct arena *arena, const size_t *partners, size_t a_count,
	  size_t b_count)
{
	struct script script = {
		ARENA_ARRAY(arena, struct edit, 3 * a_count + 2), 0
	};
	size_t a = 0, b = 0, next;

	while (a < a_count) {
		for (next = a; next < a_count && partners[next] == NO_INDEX;)
			next++;
		add_edit(&script, EDIT_DELETE, a, b, next - a);
		a = next;
		if (a == a_count)
			break;
		add_edit(&script, EDIT_INSERT, a, b, partners[a] - b);
		b = partners[a];
		add_edit(&script, EDIT_KEEP, a++, b, 1);
		b++;
	}
	add_edit(&script, EDIT_INSERT, a, b, b_count - b);
	return script;
}

struct script
diff_numbers(struct arena *arena, const int *a, size_t a_count, const int *b,
	     size_t b_count)
{
	struct arena scratch = { 0 };
	struct numbers x = { a, a_count }, y = { b, b_count };
	struct script script;
	size_t *partners;

	/* Of several shortest scripts, the same one either way round. */
	if (is_before(y, x))
		partners = invert(&scratch, find_partners(&scratch, y, x),
				  b_count, a_count);
	else
		partners = find_partners(&scratch, x, y);
	script = script_of(arena, partners, a_count, b_count);
	arena_release(&scratch);
	return script;
}
