/* SPDX-License-Identifier: MIT */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/file.h"
#include "check.h"
#include "pty.h"

static char *troupe; /* absolute: the program runs in a folder of its own */
static char *personas;
static char *folder, *home;

static void
start(struct pty *pty, int rows, int columns)
{
	const char *const argv[] = { troupe, personas, NULL };

	pty_start(pty, rows, columns, argv);
	pty_wait(pty, "[1 Browse]");
}

static void
mark_backends(struct pty *pty)
{
	pty_wait(pty, "10 personas");
	pty_keys(pty, "/ b a c k e n d - Enter");
	pty_wait(pty, "of 10 personas");
	pty_wait_gone(pty, "enter keep");
	pty_keys(pty, "a c");
	pty_wait(pty, "[2 Compare]");
}

static struct str
written(struct arena *arena)
{
	struct buf path = { 0 };
	struct error error;
	struct str bytes = { "", 0 };

	buf_printf(&path, "%s/%s", home, "out.md");
	if (!file_read(&bytes, path.ptr, arena, &error))
		fail_msg("%s", error.text);
	buf_release(&path);
	return bytes;
}

/* A row of the right pane, after the wall between the panes. */
static struct str
right_pane(struct pty *pty, int row)
{
	struct str text = pty_row(pty, row);
	size_t wall = str_find(text, STR("│"));

	if (wall == text.len)
		return (struct str){ "", 0 };
	return str_trim(str_from(text, wall + STR("│").len));
}

/* Lines are wrapped at blanks: each row is a piece of the file. */
static void
assert_file_holds(const struct buf *preview)
{
	struct arena arena = { 0 };
	struct str bytes = written(&arena), rest = buf_str(preview), row;

	while (str_split(&rest, '\n', &row))
		if (!str_contains(bytes, row))
			fail_msg("not in the file: %.*s", STR_ARG(row));
	arena_release(&arena);
}

static void
write_to(struct pty *pty, const char *path)
{
	pty_keys(pty, "Tab Tab Enter");
	pty_wait(pty, "enter done");
	pty_keys(pty, "Ctrl-U");
	pty_send(pty, path);
	pty_keys(pty, "Enter");
	pty_wait_gone(pty, "enter done");
	pty_keys(pty, "Tab Enter");
	pty_wait(pty, "wrote ");
}

static void
review_topics(struct pty *pty)
{
	pty_keys(pty, "j j j h s Enter Space");
	pty_wait(pty, "took 4 items of A: Schema");
	pty_keys(pty, "Esc j t");
	pty_wait(pty, "took only A: Schema Migrations");
	pty_keys(pty, "u");
	pty_wait(pty, "Undone: took only A");
	pty_keys(pty, "Ctrl-R");
	pty_wait(pty, "Done again: took only A");
	pty_keys(pty, "o");
	pty_wait(pty, "1 of ");
}

static void
reorder(struct pty *pty)
{
	pty_keys(pty, "c");
	pty_wait(pty, "[3 Compose]");
	pty_keys(pty, "g j j j J");
	pty_wait(pty, "moved Choose the technology");
	pty_keys(pty, "u");
	pty_wait(pty, "Undone: moved Choose");
	pty_keys(pty, "Ctrl-R");
	pty_wait(pty, "Done again: moved Choose");
}

static void
test_the_whole_walk_writes_what_the_preview_showed(void **state)
{
	struct pty pty;
	struct buf preview = { 0 };

	(void)state;
	start(&pty, 36, 120);
	mark_backends(&pty);
	review_topics(&pty);
	reorder(&pty);
	pty_keys(&pty, "w");
	pty_wait(&pty, "z whole"); /* drawn last */
	for (int row = 2; row < 34; row++) {
		struct str text = right_pane(&pty, row);

		buf_printf(&preview, "%s%.*s", row > 2 ? "\n" : "",
			   STR_ARG(text));
	}
	assert_true(str_contains(buf_str(&preview), STR("## Principles")));
	write_to(&pty, "./out.md");
	assert_file_holds(&preview);
	pty_keys(&pty, "1 q");
	assert_int_equal(pty_wait_end(&pty), 0);
	assert_int_equal(unlink("out.md"), 0);
	buf_release(&preview);
	pty_close(&pty);
}

static void
test_five_keys_give_a_first_result(void **state)
{
	struct arena arena = { 0 };
	struct pty pty;
	struct str bytes;

	(void)state;
	start(&pty, 36, 120);
	mark_backends(&pty);
	pty_keys(&pty, "w");
	pty_wait(&pty, "What will be written");
	write_to(&pty, "./out.md");
	pty_keys(&pty, "1 q");
	assert_int_equal(pty_wait_end(&pty), 0);
	assert_str(pty_row(&pty, pty_find(&pty, "wrote")),
		   "troupe: wrote ./out.md (≈1.9k tokens, from A B C)");
	bytes = written(&arena);
	assert_int_equal(unlink("out.md"), 0);
	assert_true(str_starts(bytes, STR("---\nname: ")));
	assert_true(str_contains(bytes, STR("\n## ")));
	pty_close(&pty);
	arena_release(&arena);
}

static void
change_draft(struct pty *pty)
{
	mark_backends(pty);
	pty_keys(pty, "j j j x");
	pty_wait(pty, "left out");
}

static void
test_a_killed_session_is_offered_again(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 24, 80);
	change_draft(&pty);
	pty_signal(&pty, SIGKILL);
	assert_int_equal(pty_wait_end(&pty), 128 + SIGKILL);
	pty_close(&pty);
	start(&pty, 24, 80);
	pty_wait(&pty, "A draft was saved. Resume it?");
	pty_keys(&pty, "Enter");
	pty_wait(&pty, "The draft is back as it was");
	pty_wait(&pty, " – ");
	pty_keys(&pty, "q q");
	pty_wait(&pty, "Quit?");
	pty_keys(&pty, "q");
	assert_int_equal(pty_wait_end(&pty), 0);
	pty_close(&pty);
	start(&pty, 24, 80);
	pty_wait(&pty, "A draft was saved. Resume it?");
	pty_keys(&pty, "j Enter");
	pty_wait(&pty, "The draft was put aside");
	pty_keys(&pty, "q");
	assert_int_equal(pty_wait_end(&pty), 0);
	pty_close(&pty);
	start(&pty, 24, 80);
	pty_wait(&pty, "10 personas");
	assert_false(pty_shows(&pty, "Resume it?"));
	pty_keys(&pty, "q");
	assert_int_equal(pty_wait_end(&pty), 0);
	pty_close(&pty);
}

static void
test_a_second_troupe_has_a_draft_of_its_own(void **state)
{
	struct pty first, second;

	(void)state;
	start(&first, 24, 80);
	change_draft(&first);
	start(&second, 24, 80);
	pty_wait(&second, "Another Troupe is open");
	assert_false(pty_shows(&second, "Resume it?"));
	pty_keys(&second, "q");
	assert_int_equal(pty_wait_end(&second), 0);
	pty_close(&second);
	pty_keys(&first, "u 1 q");
	pty_wait(&first, "Quit?");
	pty_keys(&first, "q");
	assert_int_equal(pty_wait_end(&first), 0);
	pty_close(&first);
	start(&first, 24, 80);
	pty_wait(&first, "A draft was saved");
	pty_keys(&first, "j Enter");
	pty_wait(&first, "put aside");
	pty_close(&first);
}

static void
test_a_draft_that_cannot_be_read_is_put_aside(void **state)
{
	char *path = check_path(folder, "troupe/draft-1.yaml");
	struct error error;
	struct pty pty;

	(void)state;
	assert_true(file_write(path, STR("sources: [\n"), true, &error));
	start(&pty, 24, 80);
	pty_wait(&pty, "The draft was put aside as");
	assert_int_equal(file_kind(path), FILE_NONE);
	pty_keys(&pty, "q");
	assert_int_equal(pty_wait_end(&pty), 0);
	pty_close(&pty);
	free(path);
}

static void
test_a_draft_whose_source_is_gone_is_put_aside(void **state)
{
	static const char *const names[] = { "one.md", "two.md" };
	const char *const argv[] = { troupe, ".", NULL };
	struct error error;
	struct pty pty;

	(void)state;
	for (size_t i = 0; i < 2; i++)
		assert_true(file_write(names[i], STR(
		    "# A\n\n## Work\n\n- do it\n\n## Rest\n\n- no\n"),
		    true, &error));
	pty_start(&pty, 24, 80, argv);
	pty_wait(&pty, "2 personas");
	pty_keys(&pty, "a c");
	pty_wait(&pty, "[2 Compare]");
	pty_keys(&pty, "j j x");
	pty_wait(&pty, "left out");
	pty_signal(&pty, SIGKILL);
	pty_wait_end(&pty);
	pty_close(&pty);
	assert_int_equal(unlink("two.md"), 0);
	start(&pty, 24, 80);
	pty_wait(&pty, "A draft was saved");
	pty_keys(&pty, "Enter");
	pty_wait(&pty, "is gone. The draft was put");
	pty_keys(&pty, "q");
	assert_int_equal(pty_wait_end(&pty), 0);
	pty_close(&pty);
	assert_int_equal(unlink("one.md"), 0);
}

static void
test_the_text_is_piped_to_a_command(void **state)
{
	struct arena arena = { 0 };
	struct pty pty;

	(void)state;
	start(&pty, 36, 120);
	mark_backends(&pty);
	pty_keys(&pty, "w");
	pty_wait(&pty, "| pipe");
	pty_keys(&pty, "|");
	pty_wait(&pty, "pipe to");
	pty_send(&pty, "cat >out.md; echo piped all\r");
	pty_wait(&pty, "piped all");
	pty_wait(&pty, "[enter goes back to troupe]");
	assert_true(pty_is_restored(&pty));
	pty_keys(&pty, "Enter");
	pty_wait(&pty, "Piped to cat >out.md; echo piped all");
	assert_true(pty_shows(&pty, "[4 Export]"));
	assert_true(str_starts(written(&arena), STR("---\nname: ")));
	assert_int_equal(unlink("out.md"), 0);
	pty_keys(&pty, "1 q");
	assert_int_equal(pty_wait_end(&pty), 0);
	pty_close(&pty);
	arena_release(&arena);
}

/* A word of it is quoted, so that it does not stand in the prompt. */
static void
pipe_to(struct pty *pty, const char *command)
{
	start(pty, 36, 120);
	mark_backends(pty);
	pty_keys(pty, "w");
	pty_wait(pty, "| pipe");
	pty_keys(pty, "|");
	pty_wait(pty, "pipe to");
	pty_send(pty, command);
	pty_wait(pty, "command runs");
}

static void
test_a_command_that_is_stopped_stops_troupe_with_it(void **state)
{
	struct pty pty;

	(void)state;
	pipe_to(&pty, "echo 'command' runs; exec sleep 999\r");
	pty_keys(&pty, "Ctrl-Z");
	pty_wait_stopped(&pty);
	assert_true(pty_is_restored(&pty));
	pty_continue(&pty);
	pty_keys(&pty, "Ctrl-C");
	pty_wait(&pty, "[enter goes back to troupe]");
	pty_keys(&pty, "Ctrl-C");
	pty_wait(&pty, "troupe] ^C");
	pty_keys(&pty, "Enter");
	pty_wait(&pty, "ended with status 130");
	assert_true(pty_shows(&pty, "[4 Export]"));
	pty_keys(&pty, "1 q");
	assert_int_equal(pty_wait_end(&pty), 0);
	pty_close(&pty);
}

static void
test_a_lost_terminal_loses_no_draft(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 24, 80);
	change_draft(&pty);
	pty_hang_up(&pty);
	assert_int_equal(pty_wait_end(&pty), 128 + SIGHUP);
	pty_close(&pty);
	start(&pty, 24, 80);
	pty_wait(&pty, "A draft was saved");
	pty_keys(&pty, "j Enter");
	pty_wait(&pty, "put aside");
	pty_close(&pty);
}

static char *
absolute(const char *path)
{
	char *real = realpath(path, NULL);

	assert_non_null(real);
	return real;
}

static int
set_up(void **state)
{
	const char *program = getenv("TROUPE");

	(void)state;
	if (!program)
		return -1;
	troupe = absolute(program);
	personas = absolute("personas");
	folder = pty_make_home();
	home = check_make_folder();
	return chdir(home);
}

static int
tear_down(void **state)
{
	(void)state;
	pty_remove_home(folder);
	check_remove_folder(home);
	free(home);
	free(troupe);
	free(personas);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_five_keys_give_a_first_result),
		cmocka_unit_test(
		    test_the_whole_walk_writes_what_the_preview_showed),
		cmocka_unit_test(test_a_killed_session_is_offered_again),
		cmocka_unit_test(test_a_second_troupe_has_a_draft_of_its_own),
		cmocka_unit_test(
		    test_a_draft_that_cannot_be_read_is_put_aside),
		cmocka_unit_test(
		    test_a_draft_whose_source_is_gone_is_put_aside),
		cmocka_unit_test(test_the_text_is_piped_to_a_command),
		cmocka_unit_test(
		    test_a_command_that_is_stopped_stops_troupe_with_it),
		cmocka_unit_test(test_a_lost_terminal_loses_no_draft),
	};

	return cmocka_run_group_tests_name("main job", tests, set_up,
					   tear_down);
}
