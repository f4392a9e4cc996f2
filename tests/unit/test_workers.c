/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/workers.h"

enum { COUNT = 10000 };

static void
count_call(void *context, size_t index)
{
	unsigned char *calls = context;

	calls[index]++;
}

static void
test_each_index_is_worked_on_once(void **state)
{
	static unsigned char calls[COUNT + 1];

	(void)state;
	workers_run(0, count_call, calls);
	assert_int_equal(calls[0], 0);
	workers_run(1, count_call, calls);
	assert_int_equal(calls[0], 1);
	workers_run(COUNT, count_call, calls);
	assert_int_equal(calls[0], 2);
	for (size_t i = 1; i < COUNT; i++)
		assert_int_equal(calls[i], 1);
	assert_int_equal(calls[COUNT], 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_index_is_worked_on_once),
	};

	return cmocka_run_group_tests_name("workers", tests, NULL, NULL);
}
