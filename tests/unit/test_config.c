/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>

#include "app/command.h"
#include "base/count.h"
#include "base/file.h"
#include "check.h"
#include "export/target.h"
#include "stage.h"

static const char *const library[] = { "tests/view/library", NULL };

static const char *
name_for(const struct config *config, unsigned where, const char *key)
{
	const struct command *command =
	    command_for_key(config, where, str_of(key));

	return command ? command->name : "";
}

static void
test_a_command_gets_the_keys_that_are_set(void **state)
{
	static const struct {
		const char *text, *key, *wanted;
		unsigned where;
	} rows[] = {
		{ "keys: {compare: C}", "C", "compare", WHERE_BROWSE },
		{ "keys: {compare: C}", "c", "", WHERE_BROWSE },
		{ "keys: {compare: C}", "c", "compose", WHERE_TOPICS },
		{ "keys: {compare: c C}", "c", "compare", WHERE_SIDE },
		{ "keys: {sort: [S, Ctrl-S]}", "Ctrl-S", "sort",
		  WHERE_BROWSE },
		{ "keys: {sort: x}", "x", "sort", WHERE_BROWSE },
		{ "keys: {sort: x}", "x", "leave-out", WHERE_TOPICS },
		{ "keys: {sort: n}", "n", "sort", WHERE_BROWSE },
		{ "keys: {sort: n}", "n", "next-match", WHERE_EXPORT },
		{ "keys: {sort: \"\"}", "s", "", WHERE_BROWSE },
		{ "keys: {sort: ü}", "ü", "sort", WHERE_BROWSE },
		{ "keys: {sort: 5}", "5", "sort", WHERE_BROWSE },
		{ "{}", "s", "sort", WHERE_BROWSE },
		{ "", "s", "sort", WHERE_BROWSE },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct config config = { 0 };

		config_parse(&config, STR("c.yaml"), str_of(rows[i].text));
		assert_int_equal(config.fault_count, 0);
		assert_str_row(str_of(name_for(&config, rows[i].where,
					       rows[i].key)),
			       rows[i].wanted, i);
		config_release(&config);
	}
}

static void
test_what_is_wrong_is_said_with_its_place_and_passed_over(void **state)
{
	static const struct {
		const char *text, *wanted;
	} rows[] = {
		{ "- a\n", "c.yaml:1:1: settings are names and values" },
		{ "mouse: off\nkees: {}\n",
		  "c.yaml:2:1: no setting is called 'kees'" },
		{ "keys:\n  jump: C\n",
		  "c.yaml:2:3: no command is called 'jump'" },
		{ "keys:\n  sort: Ctrl-I\n",
		  "c.yaml:2:3: no key is called 'Ctrl-I'" },
		{ "keys:\n  sort: Shift-Q\n", "no key is called 'Shift-Q'" },
		{ "keys:\n  sort: {a: b}\n", "'sort' wants keys" },
		{ "keys: C\n", "c.yaml:1:1: 'keys' wants a name" },
		{ "keys:\n  mark: X\n  sort: X\n",
		  "c.yaml:3:3: X of sort is the key of mark already" },
		{ "colors:\n  quiet: gren\n",
		  "c.yaml:2:3: 'gren' is no colour" },
		{ "colors:\n  quiet: 256\n", "'256' is no colour" },
		{ "colors:\n  loud: red\n", "no style is called 'loud'" },
		{ "target: cloude\n", "no target is called 'cloude'" },
		{ "mouse: maybe\n", "mouse is on or off, not 'maybe'" },
		{ "keys: [\n", "c.yaml:1:8: " },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct config config = { 0 };

		config_parse(&config, STR("c.yaml"), str_of(rows[i].text));
		if (config.fault_count != 1 ||
		    !str_contains(config.faults[0], str_of(rows[i].wanted)))
			fail_msg("row %zu: %zu faults: %.*s", i,
				 config.fault_count,
				 config.fault_count > 0
				     ? (int)config.faults[0].len : 0,
				 config.fault_count > 0
				     ? config.faults[0].ptr : "");
		assert_string_equal(name_for(&config, WHERE_BROWSE, "s"),
				    "sort");
		config_release(&config);
	}
}

static void
test_the_rest_of_a_faulty_file_holds(void **state)
{
	struct config config = { 0 };

	(void)state;
	config_parse(&config, STR("c.yaml"),
		     STR("keys:\n  nothing: x\n  sort: S\nmouse: off\n"
			 "target: codex\ncolors:\n  quiet: bold underline 71\n"
			 "  token: reverse none\n  hit: nothing\n"));
	assert_int_equal(config.fault_count, 2);
	assert_string_equal(name_for(&config, WHERE_BROWSE, "S"), "sort");
	assert_true(config.no_mouse);
	assert_string_equal(target_at(config.target)->name, "codex");
	assert_int_equal(config.look_count, 2);
	assert_str(config.looks[0].style, "quiet");
	assert_int_equal(config.looks[0].look.colour, 71);
	assert_true(config.looks[0].look.bold);
	assert_true(config.looks[0].look.underline);
	assert_false(config.looks[0].look.reverse);
	assert_int_equal(config.looks[1].look.colour, COLOUR_OWN);
	assert_true(config.looks[1].look.reverse);
	config_release(&config);
}

static void
test_the_screen_shows_the_keys_that_are_set(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 30, 120, library);
	config_parse(&stage.session.config, STR("c.yaml"),
		     STR("keys:\n  mark: m\n  sort: \"\"\n"));
	stage_keys(&stage, "m");
	assert_stage(&stage, "1 marked");
	assert_stage(&stage, " m mark  a all");
	assert_stage_not(&stage, "s sort");
	stage_keys(&stage, "s");
	assert_stage(&stage, "s does nothing here");
	stage_keys(&stage, "?");
	assert_stage(&stage, "m             mark the persona");
	stage_keys(&stage, "Esc : b y Space p a t h Enter");
	assert_stage(&stage, "sort: name");
	stage_close(&stage);
}

static void
test_ctrl_c_quits_whatever_keys_are_set(void **state)
{
	struct stage stage;

	(void)state;
	stage_open(&stage, 30, 120, library);
	config_parse(&stage.session.config, STR("c.yaml"),
		     STR("keys: {quit: \"\"}\n"));
	stage_keys(&stage, "q");
	assert_false(stage.session.quit);
	stage_keys(&stage, "Ctrl-C");
	assert_true(stage.session.quit);
	stage_close(&stage);
}

static void
test_the_styles_of_the_settings_are_those_of_the_screen(void **state)
{
	(void)state;
	for (size_t i = 0; i < STYLE_COUNT; i++)
		assert_string_equal(config_style_at(i),
				    style_name((enum style)i));
	assert_null(config_style_at(STYLE_COUNT));
}

static void
test_the_file_is_found_by_the_environment(void **state)
{
	char *folder = check_make_folder();
	char *path = check_path(folder, "troupe/config.yaml");
	char *below = check_path(folder, "troupe");
	struct config config = { 0 };
	struct error error;

	(void)state;
	assert_int_equal(setenv("XDG_CONFIG_HOME", folder, 1), 0);
	config_read(&config);
	assert_int_equal(config.fault_count, 0);
	config_release(&config);
	assert_true(file_make_folder(below, &error));
	assert_true(file_write(path, STR("mouse: of\n"), false, &error));
	config_read(&config);
	assert_int_equal(config.fault_count, 1);
	assert_true(str_starts(config.faults[0], str_of(path)));
	config_release(&config);
	assert_true(file_write(path, (struct str){ "a\0b", 3 }, true,
			       &error));
	config_read(&config);
	assert_int_equal(config.fault_count, 1);
	config_release(&config);
	assert_int_equal(unsetenv("XDG_CONFIG_HOME"), 0);
	check_remove_folder(folder);
	free(path);
	free(below);
	free(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_command_gets_the_keys_that_are_set),
		cmocka_unit_test(
		    test_what_is_wrong_is_said_with_its_place_and_passed_over),
		cmocka_unit_test(test_the_rest_of_a_faulty_file_holds),
		cmocka_unit_test(test_the_screen_shows_the_keys_that_are_set),
		cmocka_unit_test(test_ctrl_c_quits_whatever_keys_are_set),
		cmocka_unit_test(
		    test_the_styles_of_the_settings_are_those_of_the_screen),
		cmocka_unit_test(test_the_file_is_found_by_the_environment),
	};

	return cmocka_run_group_tests_name("config", tests, NULL, NULL);
}
