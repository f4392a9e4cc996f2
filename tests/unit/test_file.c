/* SPDX-License-Identifier: MIT */
#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "check.h"

#include "base/count.h"
#include "base/file.h"

enum { NOBODY = 65534 };

struct fixture {
	char *folder;
	struct arena arena;
	struct error error;
};

/* A path in the test's folder that lives as long as the test. */
static const char *
in_folder(struct fixture *fixture, const char *name)
{
	return arena_printf(&fixture->arena, "%s/%s", fixture->folder, name)
	    .ptr;
}

static const char *
make_file(struct fixture *fixture, const char *name, struct str bytes)
{
	const char *path = in_folder(fixture, name);
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes.ptr, 1, bytes.len, file), bytes.len);
	assert_int_equal(fclose(file), 0);
	return path;
}

static struct str
read_back(struct fixture *fixture, const char *path)
{
	struct str bytes = { NULL, 0 };

	if (!file_read(&bytes, path, &fixture->arena, &fixture->error))
		fail_msg("%s", fixture->error.text);
	return bytes;
}

static void
assert_refused(struct fixture *fixture, const char *path, const char *reason)
{
	struct str bytes;
	size_t len = strlen(path);

	assert_false(file_read(&bytes, path, &fixture->arena,
			       &fixture->error));
	assert_memory_equal(fixture->error.text, path, len);
	assert_string_equal(fixture->error.text + len, reason);
}

static size_t
count_entries(struct fixture *fixture)
{
	char *command = check_path("ls -A", fixture->folder);
	size_t count = 0;
	FILE *listing;

	command[strlen("ls -A")] = ' ';
	listing = popen(command, "r");
	assert_non_null(listing);
	for (int c = getc(listing); c != EOF; c = getc(listing))
		count += c == '\n';
	assert_int_equal(pclose(listing), 0);
	free(command);
	return count;
}

static void
test_bytes_are_read_as_they_are(void **state)
{
	static const struct {
		const char *bytes;
		size_t len;
	} rows[] = {
		{ "", 0 },
		{ "a", 1 },
		{ "\xef\xbb\xbf" "a\r\nb\rc\xff\xfe", 10 },
	};
	struct fixture *fixture = *state;

	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str bytes = { rows[i].bytes, rows[i].len };
		const char *path = make_file(fixture, "x.md", bytes);

		assert_true(str_eq(read_back(fixture, path), bytes));
	}
}

static void
test_a_nul_within_the_first_eight_kib_means_binary(void **state)
{
	struct fixture *fixture = *state;
	static char bytes[9000];
	struct str text = { bytes, sizeof(bytes) };

	memset(bytes, 'x', sizeof(bytes));
	bytes[8192] = '\0';
	assert_int_equal(
	    read_back(fixture, make_file(fixture, "late.md", text)).len,
	    sizeof(bytes));
	bytes[8191] = '\0';
	assert_refused(fixture, make_file(fixture, "early.md", text),
		       ": binary file");
}

static void
test_sixteen_megabytes_are_read_and_one_byte_more_is_not(void **state)
{
	struct fixture *fixture = *state;
	static char text[8192];
	const char *path;
	int descriptor;

	memset(text, 'x', sizeof(text));
	path = make_file(fixture, "big.md",
			 (struct str){ text, sizeof(text) });
	descriptor = open(path, O_WRONLY);
	assert_int_equal(ftruncate(descriptor, FILE_MAX), 0);
	assert_int_equal(read_back(fixture, path).len, FILE_MAX);
	assert_int_equal(ftruncate(descriptor, FILE_MAX + 1), 0);
	close(descriptor);
	assert_refused(fixture, path, ": larger than 16 MB");
}

/* Linux' files of processes have no size, but bytes. */
static void
test_a_file_that_grows_while_read_is_refused(void **state)
{
	struct fixture *fixture = *state;

	if (file_kind("/proc/self/status") != FILE_REGULAR)
		skip();
	assert_refused(fixture, "/proc/self/status",
		       ": changed while it was read");
}

static void
test_what_is_no_regular_file_is_refused_with_the_reason(void **state)
{
	struct fixture *fixture = *state;
	const char *fifo = in_folder(fixture, "fifo.md");
	const char *file = make_file(fixture, "x.md", STR("x"));

	assert_int_equal(mkfifo(fifo, 0600), 0);
	assert_refused(fixture, fifo, ": not a regular file");
	assert_refused(fixture, "/dev/null", ": not a regular file");
	assert_refused(fixture, fixture->folder, ": is a folder");
	assert_refused(fixture, in_folder(fixture, "none.md"),
		       ": No such file or directory");
	assert_refused(fixture,
		       arena_printf(&fixture->arena, "%s/", file).ptr,
		       ": Not a directory");
	assert_refused(fixture, "", ": No such file or directory");
}

/* Runs `body` in a child that root's powers do not help. */
static void
without_powers(struct fixture *fixture, int (*body)(struct fixture *))
{
	pid_t child;
	int status;

	assert_int_equal(chmod(fixture->folder, 0755), 0);
	child = fork();
	if (child == 0) {
		if (geteuid() == 0 && (setgid(NOBODY) || setuid(NOBODY)))
			_exit(99);
		_exit(body(fixture));
	}
	assert_true(child > 0);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
}

static int
read_secret(struct fixture *fixture)
{
	const char *path = in_folder(fixture, "secret.md");
	struct str bytes;

	if (file_read(&bytes, path, &fixture->arena, &fixture->error))
		return 1;
	return !str_ends(str_of(fixture->error.text),
			 STR("secret.md: Permission denied"));
}

static int
write_into_closed_folder(struct fixture *fixture)
{
	const char *path = in_folder(fixture, "new.md");

	if (file_write(path, STR("x"), true, &fixture->error))
		return 1;
	return !str_ends(str_of(fixture->error.text),
			 STR("new.md: Permission denied"));
}

static void
test_permissions_are_respected_and_named(void **state)
{
	struct fixture *fixture = *state;
	const char *path = make_file(fixture, "secret.md", STR("x"));

	assert_int_equal(chmod(path, 0), 0);
	without_powers(fixture, read_secret);
	if (geteuid() != 0)
		assert_int_equal(chmod(fixture->folder, 0555), 0);
	without_powers(fixture, write_into_closed_folder);
	assert_int_equal(chmod(fixture->folder, 0755), 0);
	assert_int_equal(file_kind(in_folder(fixture, "new.md")), FILE_NONE);
}

static bool
read_piped(struct fixture *fixture, struct str text, struct str *bytes)
{
	const char *path = make_file(fixture, "input", text);
	int saved = dup(STDIN_FILENO), input = open(path, O_RDONLY);
	bool done;

	assert_true(saved >= 0 && input >= 0);
	assert_int_equal(dup2(input, STDIN_FILENO), STDIN_FILENO);
	close(input);
	done = file_read(bytes, "-", &fixture->arena, &fixture->error);
	assert_int_equal(dup2(saved, STDIN_FILENO), STDIN_FILENO);
	close(saved);
	return done;
}

static void
test_a_dash_is_standard_input(void **state)
{
	struct fixture *fixture = *state;
	static char large[200000];
	struct str bytes;

	assert_true(read_piped(fixture, STR("a\r\nb"), &bytes));
	assert_str(bytes, "a\r\nb");
	assert_true(read_piped(fixture, STR(""), &bytes));
	assert_int_equal(bytes.len, 0);
	memset(large, 'x', sizeof(large));
	assert_true(read_piped(fixture,
			       (struct str){ large, sizeof(large) }, &bytes));
	assert_int_equal(bytes.len, sizeof(large));
	assert_false(read_piped(fixture, STR("a\0b"), &bytes));
	assert_string_equal(fixture->error.text,
			    "standard input: binary file");
}

/* As a shell gives us "<(…)". */
static void
test_a_pipe_that_is_open_already_is_read_to_its_end(void **state)
{
	struct arena arena = { 0 };
	struct error error;
	struct str bytes, path;
	int ends[2];

	(void)state;
	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], "# A\n", 4), 4);
	close(ends[1]);
	path = arena_printf(&arena, "/dev/fd/%d", ends[0]);
	assert_true(file_read(&bytes, path.ptr, &arena, &error));
	assert_str(bytes, "# A\n");
	close(ends[0]);
	arena_release(&arena);
}

static void
test_a_new_file_obeys_the_umask_and_an_old_one_keeps_its_mode(void **state)
{
	struct fixture *fixture = *state;
	const char *path = in_folder(fixture, "x.md");
	mode_t mask = umask(027);
	struct stat status;

	assert_true(file_write(path, STR("one"), false, &fixture->error));
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0640);
	assert_int_equal(chmod(path, 0755), 0);
	assert_true(file_write(path, STR("two"), true, &fixture->error));
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0755);
	assert_str(read_back(fixture, path), "two");
	assert_int_equal(count_entries(fixture), 1);
	umask(mask);
}

static void
test_an_existing_file_is_replaced_only_when_asked(void **state)
{
	struct fixture *fixture = *state;
	const char *path = make_file(fixture, "x.md", STR("old"));

	assert_false(file_write(path, STR("new"), false, &fixture->error));
	assert_true(str_ends(str_of(fixture->error.text),
			     STR("x.md: already exists")));
	assert_str(read_back(fixture, path), "old");
	assert_true(file_write(path, STR(""), true, &fixture->error));
	assert_int_equal(read_back(fixture, path).len, 0);
}

static void
test_nothing_is_written_through_a_link_or_over_a_folder(void **state)
{
	static const struct {
		const char *name, *reason;
	} rows[] = {
		{ "link.md", ": is a symbolic link" },
		{ "dangling.md", ": is a symbolic link" },
		{ "folder.md", ": is a folder" },
		{ "fifo.md", ": not a regular file" },
		{ "none/x.md", ": No such file or directory" },
		{ "real.md/x.md", ": Not a directory" },
		{ "new.md/", ": No such file or directory" },
	};
	struct fixture *fixture = *state;
	const char *real = make_file(fixture, "real.md", STR("old"));

	assert_int_equal(symlink(real, in_folder(fixture, "link.md")), 0);
	assert_int_equal(symlink("gone", in_folder(fixture, "dangling.md")),
			 0);
	assert_int_equal(mkdir(in_folder(fixture, "folder.md"), 0700), 0);
	assert_int_equal(mkfifo(in_folder(fixture, "fifo.md"), 0600), 0);
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *path = in_folder(fixture, rows[i].name);

		assert_false(file_write(path, STR("new"), true,
					&fixture->error));
		assert_string_equal(fixture->error.text + strlen(path),
				    rows[i].reason);
	}
	assert_str(read_back(fixture, real), "old");
	assert_int_equal(count_entries(fixture), 5);
}

/* After `step` failing calls the old bytes or the new ones stand whole, and
 * nothing else lies in the folder. Returns whether that step exists. */
static bool
write_failing_at(struct fixture *fixture, const char *path, int step,
		 struct str old)
{
	struct str fresh = STR("fresh text");
	bool done, existed = old.ptr != NULL;

	file_fail_at(step, ENOSPC);
	done = file_write(path, fresh, existed, &fixture->error);
	file_fail_at(0, 0);
	if (done) {
		assert_true(str_eq(read_back(fixture, path), fresh));
		return false;
	}
	assert_true(str_ends(str_of(fixture->error.text),
			     STR(": No space left on device")));
	/* Only the last step comes when it is written. */
	assert_int_equal(str_contains(str_of(fixture->error.text),
				      STR("is written, but")),
			 file_kind(path) != FILE_NONE &&
			     str_eq(read_back(fixture, path), fresh));
	if (file_kind(path) == FILE_NONE) {
		assert_false(existed);
		assert_int_equal(count_entries(fixture), 0);
		return true;
	}
	assert_int_equal(count_entries(fixture), 1);
	if (!str_eq(read_back(fixture, path), fresh))
		assert_true(existed && str_eq(read_back(fixture, path), old));
	return true;
}

static void
test_a_failing_step_leaves_the_old_file_or_the_new_one(void **state)
{
	struct fixture *fixture = *state;
	const char *path = in_folder(fixture, "x.md");
	struct str old = STR("the old text, longer than the fresh one");
	int steps = 1, steps_new = 1;

	while (write_failing_at(fixture, path, steps_new,
				(struct str){ NULL, 0 })) {
		unlink(path);
		steps_new++;
	}
	do
		make_file(fixture, "x.md", old);
	while (write_failing_at(fixture, path, steps, old) && steps++);
	/* open, write, fsync, close, link or rename, fsync; and chmod */
	assert_int_equal(steps_new, 7);
	assert_int_equal(steps, 8);
}

static void
test_a_signal_at_any_step_is_no_failure(void **state)
{
	struct fixture *fixture = *state;
	const char *path = in_folder(fixture, "x.md");

	for (int step = 1; step <= 9; step++) {
		bool replace = step > 1;

		file_fail_at(step, EINTR);
		assert_true(file_write(path, STR("text"), replace,
				       &fixture->error));
		file_fail_at(0, 0);
		assert_str(read_back(fixture, path), "text");
		assert_int_equal(count_entries(fixture), 1);
	}
	assert_int_equal(unlink(path), 0);
	for (int step = 1; step <= 9; step++) {
		file_fail_at(step, EINTR);
		assert_true(file_write(path, STR("text"), false,
				       &fixture->error));
		file_fail_at(0, 0);
		assert_int_equal(unlink(path), 0);
	}
}

/* A cloned repository may bring a link, which leads anywhere. */
static void
test_nothing_is_written_through_a_linked_folder(void **state)
{
	struct fixture *fixture = *state;
	const char *real = in_folder(fixture, "real");
	const char *path = in_folder(fixture, "link/sub/x.md");
	char *here = getcwd(NULL, 0);

	assert_int_equal(mkdir(real, 0700), 0);
	assert_int_equal(mkdir(in_folder(fixture, "real/sub"), 0700), 0);
	assert_int_equal(symlink("real", in_folder(fixture, "link")), 0);
	assert_false(file_write(path, STR("x"), false, &fixture->error));
	assert_true(str_contains(str_of(fixture->error.text),
				 STR("/link is a symbolic link")));
	assert_int_equal(chdir(fixture->folder), 0);
	assert_false(file_write("link//sub/x.md", STR("x"), false,
				&fixture->error));
	assert_false(file_write("./link/x.md", STR("x"), false,
				&fixture->error));
	assert_int_equal(file_kind("real/sub/x.md"), FILE_NONE);
	/* What the program keeps for the user lies where he has it. */
	assert_true(file_write_own("link/sub/x.md", STR("x"), false,
				   &fixture->error));
	assert_true(file_write("real/sub/x.md", STR("y"), true,
			       &fixture->error));
	assert_int_equal(chdir(here), 0);
	free(here);
}

static void
test_the_programs_own_files_are_for_the_user_alone(void **state)
{
	struct fixture *fixture = *state;
	const char *path = make_file(fixture, "draft.yaml", STR("old"));
	const char *folder = in_folder(fixture, "state/troupe");
	mode_t mask = umask(022);
	struct stat status;

	assert_int_equal(chmod(path, 0644), 0);
	for (int i = 0; i < 2; i++) {
		assert_true(file_write_own(path, STR("new"), true,
					   &fixture->error));
		assert_int_equal(stat(path, &status), 0);
		assert_int_equal(status.st_mode & 07777, 0600);
		assert_int_equal(unlink(path), 0);
	}
	assert_true(file_make_own_folder(folder, &fixture->error));
	assert_int_equal(stat(folder, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
	assert_int_equal(chmod(folder, 0755), 0);
	assert_true(file_make_own_folder(folder, &fixture->error));
	assert_int_equal(stat(folder, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
	umask(mask);
}

/* Root mends a file of somebody else's. */
static void
test_a_replaced_file_keeps_its_owner_and_gains_no_power(void **state)
{
	struct fixture *fixture = *state;
	const char *path = make_file(fixture, "x.md", STR("old"));
	struct stat status;

	if (geteuid() == 0)
		assert_int_equal(chown(path, NOBODY, NOBODY), 0);
	assert_int_equal(chmod(path, 04751), 0);
	assert_true(file_write(path, STR("new"), true, &fixture->error));
	assert_int_equal(stat(path, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0751);
	assert_int_equal(status.st_uid, geteuid() == 0 ? NOBODY : geteuid());
}

static pid_t
ended_process(void)
{
	pid_t child = fork();

	if (child == 0)
		_exit(0);
	assert_int_equal(waitpid(child, NULL, 0), child);
	return child;
}

static void
leave_temporary(struct fixture *fixture, const char *name, long age)
{
	const char *path = make_file(fixture, name, STR("left"));
	struct timespec times[2] = { { .tv_sec = time(NULL) - age },
				     { .tv_sec = time(NULL) - age } };

	assert_int_equal(utimensat(AT_FDCWD, path, times, 0), 0);
}

static void
test_what_killed_writers_left_is_swept(void **state)
{
	struct fixture *fixture = *state;
	long gone = (long)ended_process();
	const struct {
		long process, age;
		const char *ending;
		bool stays;
	} rows[] = {
		{ gone, 3600, "-0", false },
		{ gone, 3600, "-12", false },
		{ gone, 0, "-1", true },
		{ (long)getpid(), 3600, "-2", true },
		{ gone, 3600, "-x", true },
		{ gone, 3600, "-1.md", true },
		{ gone, 3600, "", true },
	};
	char name[64];

	for (size_t i = 0; i < COUNT(rows); i++) {
		snprintf(name, sizeof name, ".troupe-%ld%s", rows[i].process,
			 rows[i].ending);
		leave_temporary(fixture, name, rows[i].age);
	}
	assert_true(file_write(in_folder(fixture, "x.md"), STR("x"), false,
			       &fixture->error));
	for (size_t i = 0; i < COUNT(rows); i++) {
		snprintf(name, sizeof name, ".troupe-%ld%s", rows[i].process,
			 rows[i].ending);
		assert_int_equal(file_kind(in_folder(fixture, name)) ==
				     FILE_REGULAR, rows[i].stays);
	}
}

/* Between reading and writing somebody saved it. */
static void
test_what_others_wrote_meanwhile_is_left_alone(void **state)
{
	struct fixture *fixture = *state;
	const char *path = make_file(fixture, "x.md", STR("theirs"));

	assert_false(file_change(path, STR("read"), STR("ours"),
				 &fixture->error));
	assert_string_equal(fixture->error.text + strlen(path),
			    ": changed meanwhile; it is left as it is");
	assert_str(read_back(fixture, path), "theirs");
	assert_int_equal(count_entries(fixture), 1);
	assert_true(file_change(path, STR("theirs"), STR("ours"),
				&fixture->error));
	assert_str(read_back(fixture, path), "ours");
	assert_int_equal(unlink(path), 0);
	assert_false(file_change(path, STR("ours"), STR("more"),
				 &fixture->error));
	assert_int_equal(count_entries(fixture), 0);
}

static void
test_a_name_left_by_a_killed_process_is_passed_over(void **state)
{
	struct fixture *fixture = *state;
	const char *path = in_folder(fixture, "x.md");
	char name[64];

	snprintf(name, sizeof(name), ".troupe-%ld-0", (long)getpid());
	make_file(fixture, name, STR("left"));
	assert_true(file_write(path, STR("new"), false, &fixture->error));
	assert_str(read_back(fixture, path), "new");
	assert_str(read_back(fixture, in_folder(fixture, name)), "left");
}

static void
test_a_bare_name_is_written_into_the_working_folder(void **state)
{
	struct fixture *fixture = *state;
	char *here = getcwd(NULL, 0);

	assert_int_equal(chdir(fixture->folder), 0);
	assert_true(file_write("bare.md", STR("x"), false, &fixture->error));
	assert_int_equal(chdir(here), 0);
	assert_str(read_back(fixture, in_folder(fixture, "bare.md")), "x");
	free(here);
}

static void
test_kinds_do_not_follow_links_and_sameness_does(void **state)
{
	struct fixture *fixture = *state;
	const char *file = make_file(fixture, "x.md", STR("x"));
	const char *other = make_file(fixture, "y.md", STR("x"));
	const char *link_path = in_folder(fixture, "link.md");

	assert_int_equal(symlink("x.md", link_path), 0);
	assert_int_equal(file_kind(file), FILE_REGULAR);
	assert_int_equal(file_kind(fixture->folder), FILE_FOLDER);
	assert_int_equal(file_kind(link_path), FILE_LINK);
	assert_int_equal(file_kind("/dev/null"), FILE_OTHER);
	assert_int_equal(file_kind(in_folder(fixture, "none")), FILE_NONE);
	assert_true(file_same(file, link_path));
	assert_false(file_same(file, other));
	assert_false(file_same(file, in_folder(fixture, "none")));
	assert_false(file_same("none", "none"));
}

static void
test_folders_are_made_with_those_above_them(void **state)
{
	struct fixture *fixture = *state;
	const char *file = make_file(fixture, "x.md", STR("x"));

	assert_true(file_make_folder(in_folder(fixture, "a/b//c/"),
				     &fixture->error));
	assert_int_equal(file_kind(in_folder(fixture, "a/b/c")), FILE_FOLDER);
	assert_true(file_make_folder(in_folder(fixture, "a/b"),
				     &fixture->error));
	assert_false(file_make_folder(
	    arena_printf(&fixture->arena, "%s/d", file).ptr,
	    &fixture->error));
	assert_true(str_ends(str_of(fixture->error.text),
			     STR("x.md/d: Not a directory")));
	assert_false(file_make_folder(file, &fixture->error));
	assert_false(file_make_folder("", &fixture->error));
}

static int
set_up(void **state)
{
	struct fixture *fixture = calloc(1, sizeof(*fixture));

	assert_non_null(fixture);
	fixture->folder = check_make_folder();
	*state = fixture;
	return 0;
}

static int
tear_down(void **state)
{
	struct fixture *fixture = *state;

	check_remove_folder(fixture->folder);
	free(fixture->folder);
	arena_release(&fixture->arena);
	free(fixture);
	return 0;
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_bytes_are_read_as_they_are),
		TEST(test_a_nul_within_the_first_eight_kib_means_binary),
		TEST(test_sixteen_megabytes_are_read_and_one_byte_more_is_not),
		TEST(test_a_file_that_grows_while_read_is_refused),
		TEST(test_what_is_no_regular_file_is_refused_with_the_reason),
		TEST(test_permissions_are_respected_and_named),
		TEST(test_a_dash_is_standard_input),
		TEST(test_a_pipe_that_is_open_already_is_read_to_its_end),
		TEST(test_a_new_file_obeys_the_umask_and_an_old_one_keeps_its_mode),
		TEST(test_an_existing_file_is_replaced_only_when_asked),
		TEST(test_nothing_is_written_through_a_link_or_over_a_folder),
		TEST(test_a_failing_step_leaves_the_old_file_or_the_new_one),
		TEST(test_a_signal_at_any_step_is_no_failure),
		TEST(test_nothing_is_written_through_a_linked_folder),
		TEST(test_the_programs_own_files_are_for_the_user_alone),
		TEST(test_a_replaced_file_keeps_its_owner_and_gains_no_power),
		TEST(test_what_killed_writers_left_is_swept),
		TEST(test_what_others_wrote_meanwhile_is_left_alone),
		TEST(test_a_name_left_by_a_killed_process_is_passed_over),
		TEST(test_a_bare_name_is_written_into_the_working_folder),
		TEST(test_kinds_do_not_follow_links_and_sameness_does),
		TEST(test_folders_are_made_with_those_above_them),
	};

	return cmocka_run_group_tests_name("file", tests, NULL, NULL);
}
