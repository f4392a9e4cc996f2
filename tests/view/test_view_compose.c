/* SPDX-License-Identifier: MIT */
#include "base/count.h"
#include "check.h"
#include "compose/edit.h"
#include "drafting.h"

static void
test_compose_is_drawn_as_before(void **state)
{
	static const struct {
		int rows, columns;
		const char *keys, *name;
	} screens[] = {
		{ 36, 120, "j", "compose-120x36" },
		{ 36, 120, "Tab", "compose-notes-120x36" },
		{ 36, 120, "Tab Tab j", "compose-left-120x36" },
		{ 36, 120, "Enter", "compose-fields-120x36" },
		{ 24, 80, "j j l", "compose-80x24" },
		{ 24, 80, "Tab", "compose-notes-80x24" },
		{ 24, 80, "Tab Tab", "compose-left-80x24" },
		{ 15, 50, "j j", "compose-50x15" },
		{ 10, 40, "j j", "compose-40x10" },
		{ 10, 40, "j j Tab", "compose-preview-40x10" },
	};
	struct stage stage;

	(void)state;
	for (size_t i = 0; i < COUNT(screens); i++) {
		drafting_open(&stage);
		stage_resize(&stage, screens[i].rows, screens[i].columns);
		stage_keys(&stage, screens[i].keys);
		assert_screen(&stage, screens[i].name);
		stage_close(&stage);
	}
}

static void
test_every_key_in_ascii_draws_ascii_only(void **state)
{
	static const char *const keys[] = { "j j", "Tab", "Tab", "i Esc", "z",
					    "z Tab j x", "w", "j Tab" };
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	stage.ascii = stage.session.ascii = true;
	for (size_t k = 0; k < COUNT(keys); k++) {
		stage_keys(&stage, keys[k]);
		for (int row = 0; row < stage.rows; row++) {
			struct str text = stage_row(&stage, row);

			for (size_t i = 0; i < text.len; i++)
				assert_in_range((unsigned char)text.ptr[i],
						' ', '~');
		}
	}
	stage_close(&stage);
}

static void
test_the_preview_follows_the_cursor(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	stage_resize(&stage, 16, 100);
	stage_keys(&stage, "g");
	assert_stage(&stage, "B> name: platform-engineer");
	drafting_go(&stage, "Run the tests");
	assert_stage(&stage, "B> - Run the tests on every commit");
	assert_stage(&stage, "B  - Keep test coverage");
	stage_close(&stage);
}

static void
test_the_preview_stays_while_the_text_is_in_view(void **state)
{
	struct stage stage;
	const struct outline *outline = &stage.session.outline;
	size_t top;

	(void)state;
	drafting_open(&stage);
	stage_resize(&stage, 20, 100);
	drafting_go(&stage, "Avoid verbs");
	top = outline->preview_top;
	assert_true(top > 0);
	stage_keys(&stage, "j");
	assert_int_equal(outline->preview_top, top);
	stage_keys(&stage, "k k k");
	assert_int_equal(outline->preview_top, top);
	stage_keys(&stage, "g");
	assert_int_equal(outline->preview_top, 0);
	stage_close(&stage);
}

/* A sentence that goes on in a paragraph has its letter on its own line. */
static void
test_own_text_is_a_plus_in_the_gutter(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	drafting_go(&stage, "You are a platform");
	stage_keys(&stage, "+");
	drafting_type(&stage, "You like trains.");
	assert_stage(&stage, "+> You like trains.");
	stage_close(&stage);
}

static void
test_what_stands_first_without_a_title_is_the_identity(void **state)
{
	struct stage stage;
	struct entry *first;

	(void)state;
	drafting_open(&stage);
	first = &drafting_draft(&stage)->entries[0];
	assert_int_equal(first->title.len, 0);
	first->topic = NO_INDEX;
	outline_refresh(&stage.session);
	stage_draw(&stage);
	assert_stage(&stage, "Identity");
	assert_stage_not(&stage, "(no title)");
	stage_close(&stage);
}

static void
test_code_in_an_entry_is_shown_line_by_line(void **state)
{
	struct stage stage;
	size_t entry;

	(void)state;
	drafting_open(&stage);
	entry = drafting_go(&stage, "Run the tests");
	draft_edit(drafting_draft(&stage), entry,
		   STR("Look around\nfirst:\n```sh\nls -l\n\n  pwd\n```\n"
		       "and then\nrun"));
	outline_refresh(&stage.session);
	stage_draw(&stage);
	assert_stage(&stage, "- Look around first:");
	assert_int_equal(stage_find(&stage, ">   ls -l"),
			 stage_find(&stage, ">   ```sh") + 1);
	assert_int_equal(stage_find(&stage, ">     pwd"),
			 stage_find(&stage, ">   ls -l") + 2);
	assert_stage(&stage, ">   and then run");
	draft_edit(drafting_draft(&stage), entry, STR("```\nls\npwd"));
	outline_refresh(&stage.session);
	stage_draw(&stage);
	assert_int_equal(stage_find(&stage, ">   pwd"),
			 stage_find(&stage, ">   ls") + 1);
	assert_stage(&stage, "A  - Cache what is read");
	stage_close(&stage);
}

static void
test_long_fields_are_folded_while_the_body_is_read(void **state)
{
	static const char longer[] =
	    "one two three four five six seven eight nine ten eleven twelve "
	    "thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
	    "twenty twenty-one twenty-two twenty-three and the last";
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	draft_set_field(drafting_draft(&stage), "description",
			str_of(longer));
	outline_refresh(&stage.session);
	stage_draw(&stage);
	assert_stage(&stage, "and the last");
	stage_keys(&stage, "j");
	assert_stage_not(&stage, "and the last");
	stage_close(&stage);
}

static void
test_any_size_is_drawn(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	for (int columns = 40; columns <= 200; columns += 7)
		for (int rows = 10; rows <= 60; rows += 9) {
			stage_resize(&stage, rows, columns);
			stage_keys(&stage, "Tab j Tab j Tab");
			assert_stage(&stage, "[3 Compose]");
		}
	stage_close(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_compose_is_drawn_as_before),
		cmocka_unit_test(test_every_key_in_ascii_draws_ascii_only),
		cmocka_unit_test(test_the_preview_follows_the_cursor),
		cmocka_unit_test(
		    test_what_stands_first_without_a_title_is_the_identity),
		cmocka_unit_test(test_code_in_an_entry_is_shown_line_by_line),
		cmocka_unit_test(
		    test_the_preview_stays_while_the_text_is_in_view),
		cmocka_unit_test(test_own_text_is_a_plus_in_the_gutter),
		cmocka_unit_test(
		    test_long_fields_are_folded_while_the_body_is_read),
		cmocka_unit_test(test_any_size_is_drawn),
	};

	return cmocka_run_group_tests_name("compose view", tests, NULL, NULL);
}
