/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/file.h"
#include "cli/cli.h"

/*
 * What nobody may read. Root reads everything: the command runs in a child
 * that has become an unprivileged user.
 */

enum { NOBODY = 65534, MOST_WORDS = 8 };

static char *folder;

static void
put(const char *name, const char *text, mode_t mode)
{
	char *path = check_path(folder, name);
	struct error error;

	assert_true(file_write(path, str_of(text), true, &error));
	assert_int_equal(chmod(path, mode), 0);
	free(path);
}

static void
redirect(const char *path, int descriptor)
{
	int file = open(path, O_WRONLY | O_TRUNC);

	if (file < 0 || dup2(file, descriptor) < 0)
		_exit(99);
}

static void
run_unprivileged(char **argv, int argc)
{
	struct cli_start start = { 0 };
	struct arena arena = { 0 };
	enum status status;

	if (chdir(folder) != 0)
		_exit(99);
	redirect("stdout", STDOUT_FILENO);
	redirect("stderr", STDERR_FILENO);
	if (geteuid() == 0 && (setgid(NOBODY) != 0 || setuid(NOBODY) != 0))
		_exit(99);
	status = cli_main(argc, argv, &start, &arena);
	fflush(NULL);
	arena_release(&arena);
	_exit((int)status);
}

static int
run(const char *words)
{
	char line[200], *argv[MOST_WORDS + 1] = { "troupe" };
	int argc = 1, status;
	pid_t child;

	snprintf(line, sizeof line, "%s", words);
	for (char *word = strtok(line, " "); word && argc < MOST_WORDS;
	     word = strtok(NULL, " "))
		argv[argc++] = word;
	fflush(NULL);
	child = fork();
	assert_true(child >= 0);
	if (child == 0)
		run_unprivileged(argv, argc);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
assert_holds(const char *name, const char *wanted)
{
	struct arena arena = { 0 };
	char *path = check_path(folder, name);
	struct str text;
	struct error error;

	assert_true(file_read(&text, path, &arena, &error));
	assert_str(text, wanted);
	arena_release(&arena);
	free(path);
}

static void
test_a_named_file_that_nobody_may_read_gives_3(void **state)
{
	(void)state;
	assert_int_equal(run("show team/locked.md"), 3);
	assert_holds("stdout", "");
	assert_holds("stderr",
		     "troupe: team/locked.md: Permission denied\n");
}

static void
test_the_others_are_still_listed(void **state)
{
	(void)state;
	assert_int_equal(run("list team/locked.md team/open.md"), 3);
	assert_holds("stdout", "Open       7    0 §  team/open.md\n");
	assert_holds("stderr",
		     "troupe: team/locked.md: Permission denied\n");
}

static void
test_one_met_in_a_walk_gives_1(void **state)
{
	(void)state;
	assert_int_equal(run("list team"), 1);
	assert_holds("stdout", "Open       7    0 §  team/open.md\n");
	assert_holds("stderr",
		     "troupe: team/locked.md: Permission denied\n");
}

static void
test_a_folder_that_nobody_may_enter_is_named(void **state)
{
	(void)state;
	assert_int_equal(run("list shut"), 3);
	assert_holds("stderr", "troupe: shut: Permission denied\n");
}

static void
test_a_folder_that_nobody_may_write_keeps_what_it_has(void **state)
{
	(void)state;
	assert_int_equal(run("export team/open.md --to text -o team/x.txt"),
			 2);
	assert_holds("stderr", "troupe: team/x.txt: Permission denied\n");
}

static int
set_up(void **state)
{
	char *team, *shut;

	(void)state;
	check_use_utf8();
	folder = check_make_folder();
	team = check_path(folder, "team");
	shut = check_path(folder, "shut");
	if (chmod(folder, 0755) != 0 || mkdir(team, 0755) != 0 ||
	    mkdir(shut, 0755) != 0)
		return -1;
	put("team/open.md", "# Open\n\nYou are open.\n", 0644);
	put("team/locked.md", "# Locked\n", 0);
	put("stdout", "", 0666);
	put("stderr", "", 0666);
	chmod(team, 0555);
	chmod(shut, 0);
	free(team);
	free(shut);
	return 0;
}

static int
tear_down(void **state)
{
	char *team = check_path(folder, "team");
	char *shut = check_path(folder, "shut");

	(void)state;
	chmod(team, 0755);
	chmod(shut, 0755);
	free(team);
	free(shut);
	check_remove_folder(folder);
	free(folder);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_named_file_that_nobody_may_read_gives_3),
		cmocka_unit_test(test_the_others_are_still_listed),
		cmocka_unit_test(test_one_met_in_a_walk_gives_1),
		cmocka_unit_test(test_a_folder_that_nobody_may_enter_is_named),
		cmocka_unit_test(
		    test_a_folder_that_nobody_may_write_keeps_what_it_has),
	};

	return cmocka_run_group_tests_name("unreadable", tests, set_up,
					   tear_down);
}
