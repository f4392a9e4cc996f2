/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "compared.h"
#include "match/coverage.h"

static const char *const sailors[] = {
	"---\nname: a\n---\n## Ropes\n- Splice every hawser by hand in port\n"
	"- Coil the lines clockwise on deck\n",
	"---\nname: b\n---\n## Ropes\n- Coil the lines clockwise on deck\n"
	"## Sails\n- Reef the mainsail before 25 knots of wind\n"
	"- Patch torn canvas with waxed thread\n"
	"- Air the spare jib once a month\n",
	"---\nname: c\n---\n## Sails\n- Air the spare jib once a month\n",
};

static void
test_a_set_counts_each_point_once(void **state)
{
	struct compared_texts texts;
	struct coverage coverage;
	double value;

	(void)state;
	compare_texts(&texts, sailors, "abc", NULL);
	coverage = coverage_new(&texts.comparison, &texts.arena);
	assert_int_equal(texts.comparison.points.count, 5);
	assert_int_equal(coverage_gain(&coverage, 0, &value), 2);
	coverage_add_persona(&coverage, 0);
	assert_int_equal(coverage.point_count, 2);
	assert_int_equal(coverage_gain(&coverage, 1, &value), 3);
	coverage_add_section(&coverage, 1, 2); /* Sails */
	assert_int_equal(coverage.point_count, 5);
	assert_true(coverage_share(&coverage) == 1);
	assert_int_equal(coverage_gain(&coverage, 2, &value), 0);
	assert_true(value == 0);
	compared_texts_release(&texts);
}

static void
test_points_that_nobody_else_says(void **state)
{
	struct compared_texts texts;

	(void)state;
	compare_texts(&texts, sailors, "abc", NULL);
	assert_int_equal(coverage_only(&texts.comparison, 0), 1);
	assert_int_equal(coverage_only(&texts.comparison, 1), 2);
	assert_int_equal(coverage_only(&texts.comparison, 2), 0);
	compared_texts_release(&texts);
}

static void
test_the_order_takes_who_adds_most(void **state)
{
	struct compared_texts texts;
	const struct coverage_step *steps;

	(void)state;
	compare_texts(&texts, sailors, "cab", NULL);
	steps = coverage_order(&texts.comparison, &texts.arena);
	assert_int_equal(steps[0].persona, 2); /* b */
	assert_int_equal(steps[0].adds, 4);
	assert_int_equal(steps[1].persona, 1); /* a */
	assert_int_equal(steps[1].adds, 1);
	assert_true(steps[1].share == 1);
	assert_int_equal(steps[2].adds, 0);
	compared_texts_release(&texts);
}

static void
test_of_nothing_everything_is_covered(void **state)
{
	static const char *const empty[] = { "", "# Title\n" };
	struct compared_texts texts;
	struct coverage coverage;

	(void)state;
	compare_texts(&texts, empty, "ab", NULL);
	coverage = coverage_new(&texts.comparison, &texts.arena);
	assert_true(coverage_share(&coverage) == 1);
	assert_int_equal(
	    coverage_order(&texts.comparison, &texts.arena)[1].adds, 0);
	compared_texts_release(&texts);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_set_counts_each_point_once),
		cmocka_unit_test(test_points_that_nobody_else_says),
		cmocka_unit_test(test_the_order_takes_who_adds_most),
		cmocka_unit_test(test_of_nothing_everything_is_covered),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
