/* SPDX-License-Identifier: MIT */
#include "app/filter.h"
#include "base/arena.h"
#include "check.h"
#include "parse/parse.h"

enum { FILES = 200 }; /* more than a thread takes at once */

static struct library library;

static void
add_persona(size_t number)
{
	struct library_file *file = &library.files[library.count++];
	struct arena *arena = &library.arena;

	file->path = arena_printf(arena, "folder%zu/x.md", number / 100);
	file->persona = ARENA_NEW(arena, struct persona);
	parse_open(file->persona, file->path,
		   arena_printf(arena, "---\nname: n%zu\n---\nIt %s.\n", number,
				number % 3 ? "writes tests" : "plans"));
}

static int
set_up(void **state)
{
	(void)state;
	library.files = ARENA_ARRAY(&library.arena, struct library_file,
				    FILES);
	for (size_t i = 0; i < FILES; i++)
		add_persona(i);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	for (size_t i = 0; i < FILES; i++)
		persona_release(library.files[i].persona);
	arena_release(&library.arena);
	return 0;
}

static void
filter_all(long *scores, const char *filter, bool before)
{
	bool all[FILES];

	for (size_t i = 0; i < FILES; i++)
		all[i] = before;
	filter_files(scores, &library, str_of(filter), all);
}

static void
test_each_file_is_scored_whoever_takes_it(void **state)
{
	long scores[FILES];

	(void)state;
	filter_all(scores, "writes", true);
	for (size_t i = 0; i < FILES; i++)
		assert_int_equal(scores[i] > 0, i % 3 != 0);
	filter_all(scores, "writes folder1", true);
	for (size_t i = 0; i < FILES; i++)
		assert_int_equal(scores[i] > 0, i % 3 != 0 && i >= 100);
}

static void
test_a_name_fits_better_than_a_path_than_a_text(void **state)
{
	long name[FILES], path[FILES], text[FILES];

	(void)state;
	filter_all(name, "n199", true);
	filter_all(path, "folder", true);
	filter_all(text, "writes", true);
	assert_true(name[199] > path[199]);
	assert_true(path[199] > text[199]);
	assert_true(text[199] > 0);
}

static void
test_texts_that_did_not_fit_are_not_read_again(void **state)
{
	long scores[FILES];

	(void)state;
	filter_all(scores, "writes", false);
	for (size_t i = 0; i < FILES; i++)
		assert_int_equal(scores[i], 0);
	filter_all(scores, "n199", false);
	assert_true(scores[199] > 0);
	assert_int_equal(scores[198], 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_file_is_scored_whoever_takes_it),
		cmocka_unit_test(
		    test_a_name_fits_better_than_a_path_than_a_text),
		cmocka_unit_test(
		    test_texts_that_did_not_fit_are_not_read_again),
	};

	return cmocka_run_group_tests_name("filter", tests, set_up, tear_down);
}
