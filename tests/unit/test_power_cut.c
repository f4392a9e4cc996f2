/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "check.h"

#include "base/count.h"
#include "base/file.h"
#include "cli/cli.h"

/* The program writes where a disk is full, a power cut comes, or something
 * stands in the way: the old file or the new one is there, whole. */

#define MINE "---\nname: ab\ndescription: d\ntools: Read\n---\nSay it.\n"

enum { NOBODY = 65534, WORDS = 8, LIMIT = 8 };

/* What a run may hinder; zero is nothing. */
struct hindrance {
	int step;	/* of file_write that fails */
	bool limited;	/* files cannot grow past LIMIT bytes */
	bool powerless; /* not root, for whom nothing is read-only */
	const char *output; /* standard output goes there */
};

static int
run_child(const char *const *words, const struct hindrance *hindrance)
{
	const struct rlimit limit = { LIMIT, LIMIT };
	const char *output = hindrance->output ? hindrance->output : "out";
	char *argv[WORDS + 2] = { "troupe" };
	int count = 1;
	struct cli_start start = { 0 };
	struct arena arena = { 0 };

	while (words[count - 1]) {
		argv[count] = (char *)words[count - 1];
		count++;
	}
	if (!freopen(output, "w", stdout) || !freopen("err", "w", stderr))
		return 99;
	signal(SIGXFSZ, SIG_IGN);
	if (hindrance->limited && setrlimit(RLIMIT_FSIZE, &limit))
		return 98;
	if (hindrance->powerless && getuid() == 0 && setuid(NOBODY))
		return 97;
	setvbuf(stderr, NULL, _IONBF, 0);
	file_fail_at(hindrance->step, ENOSPC);
	count = (int)cli_main(count, argv, &start, &arena);
	arena_release(&arena);
	return count;
}

static int
run(const char *const *words, const struct hindrance *hindrance)
{
	pid_t child = fork();
	int status;

	assert_true(child >= 0);
	if (child == 0)
		_exit(run_child(words, hindrance));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	return WEXITSTATUS(status);
}

static void
put(const char *path, const char *bytes)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(bytes, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static struct str
get(const char *path, struct arena *arena)
{
	struct str bytes = { "", 0 };
	struct error error;

	if (!file_read(&bytes, path, arena, &error))
		fail_msg("%s", error.text);
	return bytes;
}

/* One way of writing: the words, what is there before, what after. */
struct row {
	const char *words[WORDS];
	const char *path, *before, *after;
};

#define TEXT  "Say it.\n"
#define BLOCK "<!-- troupe: ab begins -->\n# ab\n\nd\n\nSay it.\n" \
	      "<!-- troupe: ab ends -->\n"
#define ENTRY "  - slug: ab\n    name: \"ab\"\n    description: d\n" \
	      "    whenToUse: d\n    roleDefinition: Say it.\n" \
	      "    groups: [read]\n"
#define HOUSE "customModes:\n  - slug: b\n    groups: []\n"

static const struct row rows[] = {
	{ { "export", "mine.md", "--to", "text", "-o", "there" }, "there",
	  NULL, TEXT },
	{ { "export", "mine.md", "--to", "text", "-f", "-o", "there" },
	  "there", "the old one\n", TEXT },
	{ { "export", "mine.md", "--to", "agents-md", "-o", "there" },
	  "there", "# House\n", "# House\n\n" BLOCK },
	{ { "export", "mine.md", "--to", "agents-md", "--dir", "." },
	  "AGENTS.md", "# House\n", "# House\n\n" BLOCK },
	{ { "export", "mine.md", "--to", "roo", "-o", "there" }, "there",
	  HOUSE, HOUSE ENTRY },
	{ { "export", "mine.md", "--to", "claude", "--dir", "d" },
	  "d/.claude/agents/ab.md", NULL, MINE },
};

static void
make_ready(const struct row *row)
{
	if (row->before)
		put(row->path, row->before);
	else
		unlink(row->path);
}

static void
check_state(const struct row *row, int status, size_t index)
{
	struct arena arena = { 0 };
	struct str bytes;

	if (file_kind(row->path) == FILE_NONE) {
		assert_null(row->before);
		assert_int_equal(status, 2);
	} else {
		bytes = get(row->path, &arena);
		if (status == 0 || !row->before ||
		    !str_eq(bytes, str_of(row->before)))
			assert_str_row(bytes, row->after, index);
	}
	assert_int_equal(system("! ls -AR | grep -q '^[.]troupe-'"), 0);
	arena_release(&arena);
}

static void
test_at_every_step_the_old_file_or_the_new_one_stands(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct hindrance hindrance = { 0 };
		int status;

		do {
			hindrance.step++;
			make_ready(&rows[i]);
			status = run(rows[i].words, &hindrance);
			check_state(&rows[i], status, i);
		} while (status != 0);
		/* one past the last: open, write, fsync, close, rename, fsync
		 * of the folder; of a file that exists its mode, too */
		assert_int_equal(hindrance.step, rows[i].before ? 8 : 7);
	}
}

static void
test_a_full_disk_leaves_the_old_file(void **state)
{
	static const struct hindrance full = { .limited = true };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		make_ready(&rows[i]);
		if (str_eq(str_of(rows[i].after), STR(TEXT)))
			continue;
		assert_int_equal(run(rows[i].words, &full), 2);
		check_state(&rows[i], 2, i);
		assert_int_equal(file_kind(rows[i].path),
				 rows[i].before ? FILE_REGULAR : FILE_NONE);
	}
}

static void
test_standard_output_that_is_full_is_an_error(void **state)
{
	static const char *const words[WORDS] = { "export", "mine.md", "--to",
						  "text" };
	static const struct hindrance full = { .output = "/dev/full" };
	struct arena arena = { 0 };

	(void)state;
	if (file_kind("/dev/full") == FILE_NONE)
		skip();
	assert_int_equal(run(words, &full), 2);
	assert_true(str_contains(get("err", &arena),
				 STR("troupe: standard output: No space")));
	arena_release(&arena);
}

static void
test_what_stands_in_the_way_stays(void **state)
{
	static const struct {
		const char *path, *why;
	} ways[] = {
		{ "link", "troupe: link: is a symbolic link\n" },
		{ "dangling", "troupe: dangling: is a symbolic link\n" },
		{ "folder", "troupe: folder: is a folder; name the file to "
			    "write\n" },
		{ "fifo", "troupe: fifo: not a regular file\n" },
		{ "house/x", "troupe: house/x: Not a directory\n" },
		{ "locked/x", "troupe: locked/x: Permission denied\n" },
	};
	static const char *const targets[] = { "claude", "agents-md", "roo" };
	static const struct hindrance weak = { .powerless = true };
	struct arena arena = { 0 };

	(void)state;
	put("house", HOUSE);
	assert_int_equal(symlink("house", "link"), 0);
	assert_int_equal(symlink("nowhere", "dangling"), 0);
	assert_int_equal(mkdir("folder", 0777), 0);
	assert_int_equal(mkfifo("fifo", 0666), 0);
	assert_int_equal(mkdir("locked", 0555), 0);
	for (size_t i = 0; i < COUNT(ways) * 3; i++) {
		const char *words[WORDS] = { "export", "mine.md", "--to",
					     targets[i % 3], "-f", "-o",
					     ways[i / 3].path };

		assert_int_equal(run(words, &weak), 2);
		if (!str_ends(get("err", &arena), str_of(ways[i / 3].why)))
			fail_msg("%s: %.*s", ways[i / 3].path,
				 STR_ARG(get("err", &arena)));
		assert_str(get("house", &arena), HOUSE);
	}
	arena_release(&arena);
}

static int
enter_folder(void **state)
{
	char *folder = check_make_folder();

	*state = folder;
	if (chdir(folder) != 0 || chmod(folder, 0777) != 0)
		return 1;
	put("mine.md", MINE);
	put("out", "");
	put("err", "");
	return chmod("out", 0666) != 0 || chmod("err", 0666) != 0;
}

static int
leave_folder(void **state)
{
	if (chdir("/") != 0)
		return 1;
	check_remove_folder(*state);
	free(*state);
	return 0;
}

#define IN_FOLDER(test) \
	cmocka_unit_test_setup_teardown(test, enter_folder, leave_folder)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(
		    test_at_every_step_the_old_file_or_the_new_one_stands),
		IN_FOLDER(test_a_full_disk_leaves_the_old_file),
		IN_FOLDER(test_standard_output_that_is_full_is_an_error),
		IN_FOLDER(test_what_stands_in_the_way_stays),
	};

	return cmocka_run_group_tests_name("power cut", tests, NULL, NULL);
}
