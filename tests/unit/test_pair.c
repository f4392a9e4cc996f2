/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <stdio.h>

#include "base/buf.h"
#include "base/count.h"
#include "match/align.h"
#include "readings.h"

/* The match of the first item of each side; NULL when there is none. */
static const struct item_match *
match_of(struct readings *readings, const char *a, const char *b)
{
	char x[512], y[512];

	snprintf(x, sizeof(x),
		 "# A\n\n## Work\n- %s\n- Feed the cat\n- Buy some milk\n", a);
	snprintf(y, sizeof(y),
		 "# B\n\n## Work\n- %s\n- Walk the dog\n- Sell an egg\n", b);
	readings_init(readings, x, y);
	return readings->items.count > 0 && readings->items.all[0].a == 0 &&
		       readings->items.all[0].b == 0
		   ? &readings->items.all[0]
		   : NULL;
}

static void
test_items_that_say_the_same_score_high(void **state)
{
	static const struct {
		const char *a, *b;
		bool high;
	} rows[] = {
		{ "Use indexes for slow queries",
		  "Index whatever queries are slow", true },
		{ "**Retries**: back off exponentially with jitter",
		  "Retries with exponential backoff and jitter", true },
		{ "Write tests before the fix", "Tests come before the fix",
		  true },
		{ "Write tests before the fix",
		  "Write a changelog entry for the release", false },
		{ "Rotate secrets every quarter",
		  "Rotate logs when the disk fills", false },
	};
	struct readings readings;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		const struct item_match *match =
		    match_of(&readings, rows[i].a, rows[i].b);
		double score = match ? match->score : 0;

		if ((score >= 0.5) != rows[i].high)
			fail_msg("row %zu scores %f", i, score);
		readings_release(&readings);
	}
}

static void
test_equal_items_are_the_same_whatever_the_marks(void **state)
{
	struct readings readings;
	const struct item_match *match;

	(void)state;
	match = match_of(&readings, "**Bleed** the `brake` lines.",
			 "bleed the brake lines");
	assert_non_null(match);
	assert_true(match->same);
	assert_true(match->score == 1);
	readings_release(&readings);
	match = match_of(&readings, "bleed the brake lines",
			 "bleed the brake lines twice");
	assert_non_null(match);
	assert_false(match->same);
	readings_release(&readings);
}

static void
test_items_without_a_word_in_common_do_not_match(void **state)
{
	struct readings readings;

	(void)state;
	assert_null(match_of(&readings, "Sharpen the chisel",
			     "Whisk two eggs"));
	readings_release(&readings);
}

static void
test_scores_do_not_depend_on_the_side(void **state)
{
	static const char one[] =
	    "# A\n\n## Ovens\n- Preheat the stone oven for an hour\n"
	    "- Sweep ashes from the oven\n";
	static const char two[] =
	    "# B\n\n## Oven\n- An hour to preheat the oven's stone\n"
	    "- Ashes are swept out\n";
	struct readings there, back;
	size_t i, j;

	(void)state;
	readings_init(&there, one, two);
	readings_init(&back, two, one);
	assert_int_equal(there.items.count, back.items.count);
	for (i = 0; i < there.items.count; i++) {
		const struct item_match *it = &there.items.all[i];
		double score = -1;

		for (j = 0; j < back.items.count; j++)
			if (back.items.all[j].a == it->b &&
			    back.items.all[j].b == it->a)
				score = back.items.all[j].score;
		assert_true(score > it->score - 1e-9 &&
			    score < it->score + 1e-9);
	}
	readings_release(&there);
	readings_release(&back);
}

static void
test_items_are_paired_across_sections_when_sure(void **state)
{
	struct readings readings;
	struct alignment alignment;

	(void)state;
	readings_init(&readings,
		      "# A\n\n## Bread\n- Dust the proofing basket with rye "
		      "flour\n\n## Cakes\n- Fold egg whites in last\n",
		      "# B\n\n## Tools\n- Dust the proofing basket with rye "
		      "flour\n\n## Sweeping\n- Close the windows\n");
	align_readings(&alignment, &readings.a, &readings.b,
		       readings.vocabulary, &readings.arena);
	assert_int_equal(alignment.item_count, 1);
	assert_int_equal(alignment.items[0].pairing, PAIRING_SAME);
	assert_int_equal(alignment.items[0].a, 0);
	assert_int_equal(alignment.items[0].b, 0);
	readings_release(&readings);
}

static void
test_every_pair_says_why(void **state)
{
	struct readings readings;
	struct alignment alignment;
	size_t i;

	(void)state;
	readings_init(&readings,
		      "# A\n\n## Sourdough Bread\n- Feed the starter daily\n"
		      "\n## Ovens\n- Heat the stone\n",
		      "# B\n\n## Sourdough\n- A starter is fed each day\n"
		      "\n## Ovens\n- The stone must be hot\n");
	align_readings(&alignment, &readings.a, &readings.b,
		       readings.vocabulary, &readings.arena);
	assert_int_equal(alignment.pair_count, 2);
	for (i = 0; i < alignment.pair_count; i++)
		assert_true(alignment.pairs[i].why_count > 0);
	assert_str(alignment.pairs[0].why[0], "sourdough");
	readings_release(&readings);
}

/* Entries of a few words out of many, some with a head, all with a word that
 * is too common to be looked up. */
static struct str
many_entries(struct arena *arena, unsigned seed, size_t count)
{
	static const char *const words[] = {
		"queue", "index", "ensure", "quality", "best", "practice",
		"test", "cache", "retry", "user", "review", "code", "key",
		"system", "error", "log", "trace", "cost", "team", "plan",
	};
	struct buf text = { 0 };
	struct str copy;

	buf_add_cstr(&text, "# All\n");
	for (size_t i = 0; i < count; i++) {
		size_t length = 1 + (seed >> 8) % 5;

		if (i % 8 == 0)
			buf_add_cstr(&text, "\n## Work\n");
		buf_add_cstr(&text, seed & 64 ? "- **Take**: all" : "- Take");
		for (size_t j = 0; j < length; j++) {
			seed = seed * 1103515245u + 12345u;
			buf_printf(&text, " %s",
				   words[(seed >> 16) % COUNT(words)]);
			if (seed >> 24 & 1)
				buf_printf(&text, "%u", seed >> 28);
		}
		buf_add_byte(&text, '\n');
	}
	copy = arena_str(arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

/* What no bound hides: the same with all of them scored. */
static void
assert_sure(const struct reading *a, const struct reading *b,
	    const struct weights *weights, struct arena *arena)
{
	struct item_matches all = items_match(a, b, weights, 0, arena);
	struct item_matches some = items_match(a, b, weights, .75, arena);
	size_t at = 0, left = 0;

	for (size_t i = 0; i < all.count; i++) {
		const struct item_match *it = &all.all[i];
		struct item_match *other = &some.all[at];

		if (at == some.count || other->a != it->a ||
		    other->b != it->b) {
			assert_true(a == b && it->score < .75);
			left++;
			continue;
		}
		left += other->score < 0;
		assert_true(other->score < 0 ? it->score < .75
					     : other->score == it->score);
		assert_true(items_score(a, b, weights, other) == it->score);
		at++;
	}
	assert_int_equal(at, some.count);
	assert_true(left > all.count / 10);
}

static void
test_every_score_that_is_sure_is_known(void **state)
{
	struct arena arena = { 0 };
	struct readings readings;

	(void)state;
	readings_init(&readings, many_entries(&arena, 1, 700).ptr,
		      many_entries(&arena, 99, 600).ptr);
	assert_sure(&readings.a, &readings.b, &readings.weights, &arena);
	assert_sure(&readings.a, &readings.a, &readings.weights, &arena);
	readings_release(&readings);
	arena_release(&arena);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_items_that_say_the_same_score_high),
		cmocka_unit_test(
		    test_equal_items_are_the_same_whatever_the_marks),
		cmocka_unit_test(
		    test_items_without_a_word_in_common_do_not_match),
		cmocka_unit_test(test_scores_do_not_depend_on_the_side),
		cmocka_unit_test(
		    test_items_are_paired_across_sections_when_sure),
		cmocka_unit_test(test_every_pair_says_why),
		cmocka_unit_test(test_every_score_that_is_sure_is_known),
	};

	return cmocka_run_group_tests_name("pair", tests, NULL, NULL);
}
