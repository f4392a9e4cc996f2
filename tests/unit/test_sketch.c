/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/buf.h"
#include "match/sketch.h"

static struct str
numbered_words(struct buf *text, size_t from, size_t to)
{
	buf_clear(text);
	for (size_t i = from; i < to; i++)
		buf_printf(text, "word%zu ", i);
	return buf_str(text);
}

static void
test_case_marks_and_white_space_make_no_difference(void **state)
{
	struct arena arena = { 0 };
	struct sketch a = sketch_of(STR("## Keep the oven hot\n\n- Always!"),
				    &arena);
	struct sketch b = sketch_of(STR("keep THE oven, hot always"), &arena);

	(void)state;
	assert_int_equal(a.count, 2);
	assert_true(sketch_resemblance(&a, &b) == 1);
	arena_release(&arena);
}

static void
test_text_without_words_resembles_nothing(void **state)
{
	struct arena arena = { 0 };
	struct sketch none = sketch_of(STR("\n--- ***\n"), &arena);
	struct sketch one = sketch_of(STR("Bread"), &arena);

	(void)state;
	assert_int_equal(none.count, 0);
	assert_int_equal(one.count, 1);
	assert_true(sketch_resemblance(&none, &none) == 0);
	assert_true(sketch_share(&none, &one) == 0);
	assert_true(sketch_share(&one, &one) == 1);
	arena_release(&arena);
}

static void
test_large_texts_are_estimated_closely(void **state)
{
	struct arena arena = { 0 };
	struct buf text = { 0 };
	struct sketch whole =
	    sketch_of(numbered_words(&text, 0, 6000), &arena);
	struct sketch half =
	    sketch_of(numbered_words(&text, 0, 3000), &arena);
	struct sketch other =
	    sketch_of(numbered_words(&text, 6000, 9000), &arena);

	(void)state;
	assert_int_equal(whole.count, SKETCH_MOST);
	assert_true(whole.size > 4800 && whole.size < 7200);
	assert_true(sketch_resemblance(&whole, &half) > .4);
	assert_true(sketch_resemblance(&whole, &half) < .6);
	assert_true(sketch_share(&whole, &half) > .8);
	assert_true(sketch_share(&half, &other) < .05);
	buf_release(&text);
	arena_release(&arena);
}

static void
test_ideographs_are_words_each(void **state)
{
	struct arena arena = { 0 };
	struct sketch a = sketch_of(STR("我们烤面包和蛋糕"), &arena);
	struct sketch b = sketch_of(STR("我们烤面包和饼干"), &arena);

	(void)state;
	assert_int_equal(a.count, 5);
	assert_true(sketch_share(&a, &b) > .5);
	assert_true(sketch_share(&a, &b) < 1);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_case_marks_and_white_space_make_no_difference),
		cmocka_unit_test(test_text_without_words_resembles_nothing),
		cmocka_unit_test(test_large_texts_are_estimated_closely),
		cmocka_unit_test(test_ideographs_are_words_each),
	};

	return cmocka_run_group_tests_name("sketch", tests, NULL, NULL);
}
