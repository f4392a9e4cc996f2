/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>

#include "app/command.h"
#include "base/buf.h"
#include "base/file.h"
#include "check.h"
#include "stage.h"

enum { FILES = 230 }; /* more than are sorted at once */

static char *folder;

static void
put(size_t number, const char *text)
{
	char name[20];
	char *path;
	struct error error;

	snprintf(name, sizeof name, "%03zu.md", number);
	path = check_path(folder, name);
	assert_true(file_write(path, str_of(text), true, &error));
	free(path);
}

/* Only the last but one shares words with the first. */
static void
fill_folder(void)
{
	for (size_t i = 0; i < FILES; i++)
		put(i, "# Gardener\n\nPlant tulips early in autumn.\n");
	put(0, "# First\n\nQueues retry, storage replicates, caches expire.\n");
	put(FILES - 2, "# Kin\n\nStorage replicates; queues retry.\n");
}

/* The folder in Browse, after these keys. */
static void
open_folder(struct stage *stage, const char *keys)
{
	const char *const paths[] = { folder, NULL };

	stage_open(stage, 24, 120, paths);
	stage_keys(stage, keys);
}

static void
work_all(struct stage *stage)
{
	while (browse_work(&stage->session, 16))
		continue;
}

static void
test_a_large_library_is_sorted_by_overlap_bit_by_bit(void **state)
{
	struct stage stage;
	const struct browse *browse = &stage.session.browse;

	(void)state;
	open_folder(&stage, "Space s s s");
	assert_stage(&stage, "sorting 86 %");
	assert_true(browse_work(&stage.session, 16));
	stage_keys(&stage, "j");
	assert_stage(&stage, "sorting 93 %");
	assert_int_equal(browse->rows[1], 1);
	assert_false(browse_work(&stage.session, 16));
	stage_draw(&stage);
	assert_stage(&stage, "sort: overlap");
	assert_int_equal(browse->rows[0], 0);
	assert_int_equal(browse->rows[1], FILES - 2);
	assert_int_equal(browse->rows[2], 1);
	assert_false(browse_work(&stage.session, 16));
	stage_close(&stage);
}

static void
test_what_changed_on_disk_is_compared_as_it_is_now(void **state)
{
	struct stage stage;
	const struct browse *browse = &stage.session.browse;

	(void)state;
	open_folder(&stage, "Space s s s");
	work_all(&stage);
	put(5, "# Twin\n\nQueues retry, storage replicates, caches.\n");
	stage_keys(&stage, "R");
	assert_int_equal(browse->rows[1], 5);
	stage_close(&stage);
}

static void
test_without_marks_all_overlap_alike(void **state)
{
	struct stage stage;

	(void)state;
	open_folder(&stage, "s s s");
	work_all(&stage);
	for (size_t i = 0; i < FILES; i++)
		assert_int_equal(stage.session.browse.rows[i], i);
	stage_close(&stage);
}

static int
enter_folder(void **state)
{
	(void)state;
	folder = check_make_folder();
	fill_folder();
	return 0;
}

static int
leave_folder(void **state)
{
	(void)state;
	check_remove_folder(folder);
	free(folder);
	return 0;
}

static void
test_tokens_and_copies_wait_for_their_turn_too(void **state)
{
	struct stage stage;
	const struct browse *browse = &stage.session.browse;

	(void)state;
	open_folder(&stage, "s s");
	assert_stage(&stage, "sorting 86 %");
	work_all(&stage);
	assert_int_equal(browse->rows[0], 0);
	stage_keys(&stage, "s s =");
	assert_int_equal(browse->row_count, FILES);
	assert_stage(&stage, "sorting 86 %");
	work_all(&stage);
	assert_int_equal(browse->row_count, 4);
	stage_close(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_a_large_library_is_sorted_by_overlap_bit_by_bit),
		cmocka_unit_test(
		    test_what_changed_on_disk_is_compared_as_it_is_now),
		cmocka_unit_test(
		    test_tokens_and_copies_wait_for_their_turn_too),
		cmocka_unit_test(test_without_marks_all_overlap_alike),
	};

	return cmocka_run_group_tests_name("facts", tests, enter_folder,
					   leave_folder);
}
