/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "export/reader.h"
#include "export/target.h"

static bool
is_read(const char *target)
{
	const struct reader *reader;

	for (size_t i = 0; (reader = reader_at(i)) != NULL; i++)
		for (size_t j = 0; reader->reads[j].target != NULL; j++)
			if (str_eq(str_of(reader->reads[j].target),
				   str_of(target)))
				return true;
	return false;
}

static void
test_what_a_client_reads_is_a_target(void **state)
{
	const struct reader *reader;

	(void)state;
	for (size_t i = 0; (reader = reader_at(i)) != NULL; i++) {
		size_t count = 0;

		for (; reader->reads[count].target != NULL; count++) {
			assert_true(count < MOST_READINGS - 1);
			assert_non_null(target_find(
			    str_of(reader->reads[count].target)));
		}
		assert_true(count > 0);
	}
}

/* But for those that anyone reads. */
static void
test_each_target_has_a_client_that_reads_it(void **state)
{
	const struct target *target;

	(void)state;
	for (size_t i = 0; (target = target_at(i)) != NULL; i++)
		if (!str_eq(str_of(target->name), STR("markdown")) &&
		    !str_eq(str_of(target->name), STR("xml")) &&
		    !str_eq(str_of(target->name), STR("text")) &&
		    !is_read(target->name))
			fail_msg("nobody reads %s", target->name);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_a_client_reads_is_a_target),
		cmocka_unit_test(test_each_target_has_a_client_that_reads_it),
	};

	return cmocka_run_group_tests_name("readers", tests, NULL, NULL);
}
