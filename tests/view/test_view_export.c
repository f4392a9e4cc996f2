/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <string.h>

#include "base/count.h"
#include "check.h"
#include "drafting.h"

/* A file that is nowhere, whatever the folder holds. */
static void
open_export(struct stage *stage, int rows, int columns)
{
	drafting_open(stage);
	stage_resize(stage, rows, columns);
	stage_keys(stage, "w Tab Tab Enter");
	drafting_type(stage, "no/such/place.md");
	stage_keys(stage, "Shift-Tab Shift-Tab");
}

static void
test_export_is_drawn_as_before(void **state)
{
	static const struct {
		int rows, columns;
		const char *keys, *name;
	} screens[] = {
		{ 36, 120, "", "export-120x36" },
		{ 24, 100, "j j j j j j Tab", "export-codex-100x24" },
		{ 24, 80, "", "export-80x24" },
		{ 15, 50, "Tab Tab Tab", "export-50x15" },
		{ 10, 40, "", "export-40x10" },
		{ 10, 40, "z", "export-whole-40x10" },
	};
	struct stage stage;

	(void)state;
	for (size_t i = 0; i < COUNT(screens); i++) {
		open_export(&stage, screens[i].rows, screens[i].columns);
		stage_keys(&stage, screens[i].keys);
		assert_screen(&stage, screens[i].name);
		stage_close(&stage);
	}
}

static void
test_every_target_is_reached_and_shown(void **state)
{
	struct stage stage;

	(void)state;
	open_export(&stage, 24, 100);
	for (size_t i = 0; target_at(i); i++) {
		char row[64];

		snprintf(row, sizeof row, "● %s", target_at(i)->name);
		assert_stage(&stage, row);
		assert_stage(&stage, "[ Write the file ]");
		stage_keys(&stage, "j");
	}
	stage_close(&stage);
}

static void
test_the_review_is_told_in_the_title(void **state)
{
	struct stage stage;

	(void)state;
	review_open(&stage);
	stage_keys(&stage, "o o w");
	assert_stage(&stage, "2 of ");
	assert_stage(&stage, " ok");
	stage_close(&stage);
}

static void
test_what_was_searched_for_is_marked_in_the_text(void **state)
{
	struct stage stage;
	const struct cell *row;

	(void)state;
	open_export(&stage, 36, 120);
	stage_keys(&stage, "/");
	drafting_type(&stage, "## API");
	assert_stage(&stage, "Found 1 of 1");
	row = &stage.canvas.cells[stage_find(&stage, "## API Design") *
				  stage.canvas.columns];
	while (strcmp(row->bytes, "#") != 0)
		row++;
	assert_int_equal(row[0].style, STYLE_HIT);
	assert_int_equal(row[3].style, STYLE_HIT);
	assert_int_not_equal(row[7].style, STYLE_HIT);
	stage_close(&stage);
}

static void
test_any_size_is_drawn(void **state)
{
	struct stage stage;

	(void)state;
	open_export(&stage, 36, 120);
	for (int columns = 40; columns <= 200; columns += 7)
		for (int rows = 10; rows <= 60; rows += 9) {
			stage_resize(&stage, rows, columns);
			stage_keys(&stage, "j z J z Tab");
			assert_stage(&stage, "4 Export]");
		}
	stage_close(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_export_is_drawn_as_before),
		cmocka_unit_test(test_every_target_is_reached_and_shown),
		cmocka_unit_test(test_the_review_is_told_in_the_title),
		cmocka_unit_test(
		    test_what_was_searched_for_is_marked_in_the_text),
		cmocka_unit_test(test_any_size_is_drawn),
	};

	return cmocka_run_group_tests_name("export view", tests, NULL, NULL);
}
