/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <string.h>

#include "check.h"

#include "base/error.h"
#include "base/utf8.h"

static void
test_setting_an_error_returns_false(void **state)
{
	struct error error;

	(void)state;
	assert_false(error_set(&error, "%s at %d", "x", 3));
	assert_string_equal(error.text, "x at 3");
}

static void
test_a_system_error_names_the_path_and_the_reason(void **state)
{
	struct error error;

	(void)state;
	assert_false(error_system(&error, "a/b.md", ENOENT));
	assert_string_equal(error.text, "a/b.md: No such file or directory");
}

static void
test_a_long_error_is_cut_between_characters(void **state)
{
	char text[1200];
	struct error error;

	(void)state;
	for (size_t shift = 0; shift < 3; shift++) {
		memset(text, 'x', shift);
		for (size_t at = shift; at + 3 < sizeof(text); at += 3)
			memcpy(text + at, "\xe2\x82\xac", 3);
		text[1100 / 3 * 3 + shift] = '\0';
		error_set(&error, "%s", text);
		assert_true(utf8_is_valid(str_of(error.text)));
		assert_in_range(strlen(error.text), 509, 511);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_setting_an_error_returns_false),
		cmocka_unit_test(
		    test_a_system_error_names_the_path_and_the_reason),
		cmocka_unit_test(test_a_long_error_is_cut_between_characters),
	};

	return cmocka_run_group_tests_name("error", tests, NULL, NULL);
}
