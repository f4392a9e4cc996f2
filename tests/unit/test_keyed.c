/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/keyed.h"

static void
test_a_number_is_found_under_its_very_text(void **state)
{
	struct arena arena = { 0 };
	struct keyed keyed = { 0 };

	(void)state;
	assert_null(keyed_find(&keyed, STR("a")));
	assert_int_equal(*keyed_add(&keyed, STR("a"), &arena), 0);
	*keyed_add(&keyed, STR("a"), &arena) = 7;
	assert_int_equal(*keyed_find(&keyed, STR("a")), 7);
	assert_null(keyed_find(&keyed, STR("A")));
	assert_null(keyed_find(&keyed, STR("a ")));
	assert_null(keyed_find(&keyed, STR("")));
	*keyed_add(&keyed, (struct str){ NULL, 0 }, &arena) = 9;
	assert_int_equal(*keyed_find(&keyed, STR("")), 9);
	assert_int_equal(keyed.count, 2);
	arena_release(&arena);
}

static void
test_thousands_are_kept_apart(void **state)
{
	struct arena arena = { 0 };
	struct keyed keyed = { 0 };
	size_t i;

	(void)state;
	for (i = 1; i <= 5000; i++)
		*keyed_add(&keyed, arena_printf(&arena, "key %zu", i),
			   &arena) = i;
	assert_int_equal(keyed.count, 5000);
	for (i = 1; i <= 5000; i++)
		assert_int_equal(*keyed_find(&keyed, arena_printf(
				 &arena, "key %zu", i)), i);
	assert_null(keyed_find(&keyed, STR("key 5001")));
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_number_is_found_under_its_very_text),
		cmocka_unit_test(test_thousands_are_kept_apart),
	};

	return cmocka_run_group_tests_name("keyed", tests, NULL, NULL);
}
