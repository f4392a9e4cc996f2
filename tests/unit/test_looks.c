/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "tui/looks.h"

static void
test_a_style_looks_by_what_the_terminal_has(void **state)
{
	struct look looks[STYLE_COUNT];
	struct config config = { 0 };

	(void)state;
	looks_choose(looks, &config, 256);
	assert_int_equal(looks[STYLE_QUIET].colour, 245);
	assert_int_equal(looks[STYLE_PLAIN].colour, COLOUR_OWN);
	looks_choose(looks, &config, 8);
	assert_int_equal(looks[STYLE_AGAINST].colour, 1);
	assert_false(looks[STYLE_AGAINST].bold);
}

/* What a colour tells must be seen without it, too. */
static void
test_without_colours_attributes_tell(void **state)
{
	struct look looks[STYLE_COUNT];
	struct config config = { 0 };

	(void)state;
	looks_choose(looks, &config, 0);
	for (size_t i = 0; i < STYLE_COUNT; i++)
		assert_int_equal(looks[i].colour, COLOUR_OWN);
	assert_true(looks[STYLE_AGAINST].bold);
	assert_true(looks[STYLE_TOKEN].reverse);
}

static void
test_what_the_user_set_goes_before(void **state)
{
	static const char text[] =
	    "colors:\n  taken: underline\n  quiet: 200\n  new: red\n";
	struct look looks[STYLE_COUNT];
	struct config config = { 0 };

	(void)state;
	config_parse(&config, STR("c.yaml"), str_of(text));
	looks_choose(looks, &config, 256);
	assert_int_equal(looks[STYLE_TAKEN].colour, COLOUR_OWN);
	assert_true(looks[STYLE_TAKEN].underline);
	assert_int_equal(looks[STYLE_QUIET].colour, 200);
	assert_int_equal(looks[STYLE_NEW].colour, 1);
	looks_choose(looks, &config, 16);
	assert_int_equal(looks[STYLE_QUIET].colour, COLOUR_OWN);
	looks_choose(looks, &config, 0);
	assert_int_equal(looks[STYLE_NEW].colour, COLOUR_OWN);
	assert_true(looks[STYLE_TAKEN].underline);
	config_release(&config);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_style_looks_by_what_the_terminal_has),
		cmocka_unit_test(test_without_colours_attributes_tell),
		cmocka_unit_test(test_what_the_user_set_goes_before),
	};

	return cmocka_run_group_tests_name("looks", tests, NULL, NULL);
}
