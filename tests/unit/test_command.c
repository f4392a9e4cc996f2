/* SPDX-License-Identifier: MIT */
#include "app/command.h"
#include "base/buf.h"
#include "base/count.h"
#include "check.h"

static void
test_no_key_stands_twice_at_one_place(void **state)
{
	(void)state;
	for (size_t i = 0; command_at(i); i++) {
		const struct command *row = command_at(i);
		struct str keys = str_of(row->keys), key;

		while (str_split(&keys, ' ', &key))
			for (unsigned where = 1; where < WHERE_ALL;
			     where <<= 1)
				if (row->where & where)
					assert_ptr_equal(
					    command_for_key(NULL, where, key), row);
	}
}

static void
test_every_row_can_be_told_and_run(void **state)
{
	(void)state;
	for (size_t i = 0; command_at(i); i++) {
		const struct command *row = command_at(i);
		struct str help = str_of(row->help);

		assert_non_null(row->run);
		assert_true(row->where != 0);
		assert_true(row->name[0] != '\0' && row->keys[0] != '\0');
		assert_true(help.len > 0 && help.ptr[help.len - 1] != '.');
		assert_int_equal(row->shown & ~row->where, 0);
		assert_int_equal(row->footer != NULL, row->shown != 0);
	}
}

static void
test_every_command_is_told_in_one_chapter(void **state)
{
	(void)state;
	for (size_t i = 0; command_at(i); i++) {
		size_t told = 0;

		for (size_t c = 0; chapter_title(c); c++)
			told += chapter_tells(c, command_at(i));
		assert_int_equal(told, 1);
	}
}

static void
test_keys_that_every_place_has(void **state)
{
	static const char *const keys[] = {
		"1", "2", "3", "4", "j", "k", "Up", "Down", "g", "G", "Home",
		"End", "Ctrl-D", "Ctrl-U", "PgUp", "PgDn", "J", "K", "]", "[",
		"/", "n", "N", "u", "Ctrl-R", "z", "i", "y", "w", "R",
		"Ctrl-L", ":", "?", "q", "Ctrl-C", "Ctrl-Z", "Esc", "Enter",
	};

	(void)state;
	for (unsigned where = 1; where < WHERE_ALL; where <<= 1)
		for (size_t i = 0; i < COUNT(keys); i++)
			if (!command_for_key(NULL, where, str_of(keys[i])))
				fail_msg("%s has no key %s",
					 where_name(where), keys[i]);
}

static void
test_a_command_is_found_by_its_name_where_it_is(void **state)
{
	(void)state;
	assert_non_null(command_find(WHERE_BROWSE, STR("filter")));
	assert_null(command_find(WHERE_EXPORT, STR("filter")));
	assert_null(command_find(WHERE_ALL, STR("no such thing")));
}

static void
test_help_never_leaves_the_footer(void **state)
{
	const struct command *help =
	    command_for_key(NULL, WHERE_BROWSE, STR("?"));

	(void)state;
	assert_int_equal(help->weight, 0);
	assert_non_null(help->footer);
	assert_int_equal(help->where, WHERE_ALL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_key_stands_twice_at_one_place),
		cmocka_unit_test(test_every_row_can_be_told_and_run),
		cmocka_unit_test(test_every_command_is_told_in_one_chapter),
		cmocka_unit_test(test_keys_that_every_place_has),
		cmocka_unit_test(
		    test_a_command_is_found_by_its_name_where_it_is),
		cmocka_unit_test(test_help_never_leaves_the_footer),
	};

	return cmocka_run_group_tests_name("command", tests, NULL, NULL);
}
