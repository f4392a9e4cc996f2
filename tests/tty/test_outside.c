/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/count.h"
#include "base/file.h"
#include "check.h"
#include "pty.h"

static const char *troupe;
static char *folder; /* of this run: state, what other programs write */

static void
start(struct pty *pty)
{
	const char *const argv[] = { troupe, "tests/view/library", NULL };

	pty_start(pty, 24, 80, argv);
	pty_wait(pty, "3 personas");
}

static void
quit(struct pty *pty)
{
	pty_keys(pty, "q");
	assert_int_equal(pty_wait_end(pty), 0);
	assert_true(pty_is_restored(pty));
	pty_close(pty);
}

static void
test_an_editor_gets_the_terminal_and_gives_it_back(void **state)
{
	char *script = check_path(folder, "vim");
	struct error error;
	struct pty pty;

	(void)state;
	assert_true(file_write(script, STR("#!/bin/sh\necho edit \"$1\" "
					   "\"$2\"\nread line\n"),
			       true, &error));
	assert_int_equal(chmod(script, 0700), 0);
	setenv("VISUAL", script, 1);
	start(&pty);
	pty_keys(&pty, "e");
	pty_wait(&pty, "edit +1 tests/view/library/api-engineer.md");
	assert_true(pty_is_restored(&pty));
	pty_keys(&pty, "Enter");
	pty_wait(&pty, "No file has changed");
	quit(&pty);
	unsetenv("VISUAL");
	free(script);
}

/* Given bare, it would be an option or a command to the editor. */
static void
test_a_files_name_is_only_a_name_to_the_editor(void **state)
{
	static const struct {
		const char *name, *given;
	} rows[] = {
		{ "+!touch PWNED;.md", "edit ./+!touch PWNED;.md" },
		{ "!touch PWNED;.md", "edit ./!touch PWNED;.md" },
		{ "-c quit.md", "edit ./-c quit.md" },
	};
	char *script = check_path(folder, "named"), *before, *program;
	struct error error;
	struct pty pty;

	(void)state;
	before = realpath(".", NULL);
	program = realpath(troupe, NULL);
	assert_true(file_write(script, STR("#!/bin/sh\necho edit \"$1\" "
					   "\"$2\"\nread line\n"),
			       true, &error));
	assert_int_equal(chmod(script, 0700), 0);
	setenv("VISUAL", script, 1);
	assert_int_equal(chdir(folder), 0);
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *const argv[] = { program, "--", rows[i].name,
					     NULL };

		assert_true(file_write(rows[i].name, STR("# A\n"), true,
				       &error));
		pty_start(&pty, 24, 80, argv);
		pty_wait(&pty, "1 persona");
		pty_keys(&pty, "e");
		pty_wait(&pty, rows[i].given);
		pty_keys(&pty, "Enter");
		pty_wait(&pty, "No file has changed");
		quit(&pty);
	}
	assert_int_equal(chdir(before), 0);
	unsetenv("VISUAL");
	free(script);
	free(before);
	free(program);
}

static void
test_an_editor_that_is_stopped_stops_troupe_with_it(void **state)
{
	struct pty pty;

	(void)state;
	setenv("VISUAL", "echo editing; read line; true", 1);
	start(&pty);
	pty_keys(&pty, "e");
	pty_wait(&pty, "editing");
	pty_keys(&pty, "Ctrl-Z");
	pty_wait_stopped(&pty);
	assert_true(pty_is_restored(&pty));
	pty_continue(&pty);
	pty_keys(&pty, "Enter");
	pty_wait(&pty, "No file has changed");
	pty_keys(&pty, "a");
	pty_wait(&pty, "3 marked");
	quit(&pty);
	unsetenv("VISUAL");
}

static void
test_an_editor_that_is_interrupted_leaves_troupe_open(void **state)
{
	struct pty pty;

	(void)state;
	setenv("VISUAL", "echo editing; exec sleep 999; true", 1);
	start(&pty);
	pty_keys(&pty, "e");
	pty_wait(&pty, "editing");
	pty_keys(&pty, "Ctrl-C");
	pty_wait(&pty, "No file has changed");
	pty_keys(&pty, "a");
	pty_wait(&pty, "3 marked");
	quit(&pty);
	unsetenv("VISUAL");
}

static void
test_vs_code_goes_to_the_line_and_opens_no_other_file(void **state)
{
	char *script = check_path(folder, "code"), *command;
	struct arena arena = { 0 };
	struct error error;
	struct pty pty;

	(void)state;
	assert_true(file_write(script, STR("#!/bin/sh\necho $# \"$1\" "
					   "\"$2\" \"$3\"\nread line\n"),
			       true, &error));
	assert_int_equal(chmod(script, 0700), 0);
	command = (char *)arena_printf(&arena, "%s --wait", script).ptr;
	setenv("VISUAL", command, 1);
	start(&pty);
	pty_keys(&pty, "e");
	pty_wait(&pty, "3 --wait --goto tests/view/library/api-engineer.md:1");
	pty_keys(&pty, "Enter");
	pty_wait(&pty, "No file has changed");
	quit(&pty);
	unsetenv("VISUAL");
	arena_release(&arena);
	free(script);
}

static void
test_an_editor_that_is_not_there_is_named(void **state)
{
	struct pty pty;

	(void)state;
	setenv("VISUAL", "nosuch-editor --wait", 1);
	start(&pty);
	pty_keys(&pty, "e");
	pty_wait(&pty, "The editor 'nosuch-editor' was not found");
	quit(&pty);
	unsetenv("VISUAL");
}

static void
test_an_editor_that_fails_changes_nothing(void **state)
{
	char *script = check_path(folder, "failing");
	struct error error;
	struct pty pty;

	(void)state;
	assert_true(file_write(script, STR("#!/bin/sh\n"
					   "echo Another text >\"$1\"\n"
					   "echo 'status?'\n"
					   "read line\nexit \"$line\"\n"),
			       true, &error));
	assert_int_equal(chmod(script, 0700), 0);
	setenv("VISUAL", script, 1);
	start(&pty);
	pty_keys(&pty, "a c 3");
	pty_wait(&pty, "[3 Compose]");
	pty_keys(&pty, "g j l j E");
	pty_wait(&pty, "status?");
	pty_keys(&pty, "1 Enter");
	pty_wait(&pty, "The editor ended with status 1: nothing was changed");
	assert_int_equal(pty_find(&pty, "Another text"), -1);
	pty_keys(&pty, "1");
	quit(&pty);
	unsetenv("VISUAL");
	free(script);
}

static void
test_a_file_that_changes_is_read_again(void **state)
{
	char *path = check_path(folder, "changing.md");
	const char *const argv[] = { troupe, path, NULL };
	struct error error;
	struct pty pty;

	(void)state;
	assert_true(file_write(path, STR("# Before\n\nText.\n"), true,
			       &error));
	pty_start(&pty, 24, 80, argv);
	pty_wait(&pty, "Before");
	assert_true(file_write(path, STR("# Afterwards\n\nOther text.\n"),
			       true, &error));
	pty_wait(&pty, "Afterwards");
	quit(&pty);
	free(path);
}

static void
test_a_copy_is_sent_to_the_terminal(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty);
	pty_keys(&pty, "G y");
	pty_wait(&pty, "clipboard");
	assert_true(str_contains(buf_str(&pty.bytes),
				 STR("\033]52;c;IyBCYWNrZW5k")));
	quit(&pty);
}

static int
set_up(void **state)
{
	(void)state;
	folder = pty_make_home();
	troupe = getenv("TROUPE");
	return troupe ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	pty_remove_home(folder);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_an_editor_gets_the_terminal_and_gives_it_back),
		cmocka_unit_test(
		    test_a_files_name_is_only_a_name_to_the_editor),
		cmocka_unit_test(
		    test_an_editor_that_is_stopped_stops_troupe_with_it),
		cmocka_unit_test(
		    test_an_editor_that_is_interrupted_leaves_troupe_open),
		cmocka_unit_test(
		    test_vs_code_goes_to_the_line_and_opens_no_other_file),
		cmocka_unit_test(test_an_editor_that_is_not_there_is_named),
		cmocka_unit_test(test_an_editor_that_fails_changes_nothing),
		cmocka_unit_test(test_a_file_that_changes_is_read_again),
		cmocka_unit_test(test_a_copy_is_sent_to_the_terminal),
	};

	return cmocka_run_group_tests_name("outside", tests, set_up,
					   tear_down);
}
