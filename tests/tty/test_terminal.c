/* SPDX-License-Identifier: MIT */
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>

#include "base/count.h"
#include "base/file.h"
#include "check.h"
#include "pty.h"

static const char *troupe;
static char *folder; /* of this run: state, personas of a test */

static void
start(struct pty *pty, int rows, int columns)
{
	const char *const argv[] = { troupe, "tests/view/library", NULL };

	pty_start(pty, rows, columns, argv);
	pty_wait(pty, "3 personas");
}

static void
start_on(struct pty *pty, const char *path)
{
	const char *const argv[] = { troupe, path, NULL };

	pty_start(pty, 24, 80, argv);
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
test_keys_move_mark_and_quit(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 24, 80);
	pty_keys(&pty, "Down Space");
	pty_wait(&pty, "● A ! backend");
	pty_keys(&pty, "g a");
	pty_wait(&pty, "3 marked");
	quit(&pty);
}

static void
test_the_terminal_is_given_back_as_it_was(void **state)
{
	struct pty pty;
	struct str bytes;

	(void)state;
	start(&pty, 24, 80);
	assert_false(pty_is_restored(&pty));
	pty_keys(&pty, "q");
	assert_int_equal(pty_wait_end(&pty), 0);
	assert_true(pty_is_restored(&pty));
	bytes = buf_str(&pty.bytes);
	assert_true(str_contains(bytes, STR("\033[?1002l")));
	assert_true(str_contains(bytes, STR("\033[?2004l")));
	assert_true(str_contains(bytes, STR("\033[?1049l")));
	/* A mode that is not asked for need not be given back. */
	assert_false(str_contains(bytes, STR("\033[?1034h")));
	pty_close(&pty);
}

static void
test_a_resize_is_followed_at_any_moment(void **state)
{
	static const int sizes[][2] = {
		{ 40, 140 }, { 10, 40 }, { 5, 20 }, { 24, 80 },
		{ 15, 50 }, { 36, 120 },
	};
	struct pty pty;

	(void)state;
	start(&pty, 24, 80);
	for (size_t i = 0; i < COUNT(sizes); i++) {
		pty_resize(&pty, sizes[i][0], sizes[i][1]);
		pty_keys(&pty, "j");
	}
	pty_wait(&pty, "= hide copies");
	quit(&pty);
}

static void
test_ctrl_c_quits_as_q_does(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 24, 80);
	pty_keys(&pty, "Ctrl-C");
	assert_int_equal(pty_wait_end(&pty), 0);
	assert_true(pty_is_restored(&pty));
	pty_close(&pty);
}

static void
test_a_signal_ends_it_with_the_terminal_restored(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP, SIGQUIT, SIGABRT };
	struct pty pty;

	(void)state;
	for (size_t i = 0; i < COUNT(signals); i++) {
		start(&pty, 24, 80);
		pty_signal(&pty, signals[i]);
		assert_int_equal(pty_wait_end(&pty), 128 + signals[i]);
		assert_true(pty_is_restored(&pty));
		pty_close(&pty);
	}
}

static void
test_an_interrupt_from_elsewhere_is_as_q(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 24, 80);
	pty_signal(&pty, SIGINT);
	assert_int_equal(pty_wait_end(&pty), 0);
	assert_true(pty_is_restored(&pty));
	pty_close(&pty);
}

static void
test_it_is_suspended_and_goes_on(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 24, 80);
	pty_keys(&pty, "Ctrl-Z");
	pty_wait_stopped(&pty);
	assert_true(pty_is_restored(&pty));
	pty_resize(&pty, 36, 120);
	pty_continue(&pty);
	pty_wait(&pty, "= hide copies");
	assert_false(pty_is_restored(&pty));
	pty_signal(&pty, SIGTSTP);
	pty_wait_stopped(&pty);
	pty_continue(&pty);
	pty_keys(&pty, "a");
	pty_wait(&pty, "3 marked");
	quit(&pty);
}

static void
test_a_vanished_terminal_ends_it(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 24, 80);
	pty_hang_up(&pty);
	assert_int_equal(pty_wait_end(&pty), 128 + SIGHUP);
	pty_close(&pty);
}

static bool
has_colour(struct pty *pty, const void *data)
{
	(void)data;
	for (int row = 0; row < pty->rows; row++)
		for (int column = 0; column < pty->columns; column++) {
			VTermScreenCell cell = pty_cell(pty, row, column);

			if (!VTERM_COLOR_IS_DEFAULT_FG(&cell.fg))
				return true;
		}
	return false;
}

static void
test_colours_are_used_where_there_are_any(void **state)
{
	static const struct {
		const char *terminal, *no_colour;
		bool wanted;
	} rows[] = {
		{ "xterm-256color", "", true },
		{ "xterm", "", true },
		{ "vt100", "", false },
		{ "xterm-256color", "1", false },
	};
	struct pty pty;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		setenv("TERM", rows[i].terminal, 1);
		setenv("NO_COLOR", rows[i].no_colour, 1);
		start(&pty, 24, 80);
		pty_keys(&pty, "a");
		pty_wait(&pty, "3 marked");
		assert_int_equal(has_colour(&pty, NULL), rows[i].wanted);
		quit(&pty);
	}
	setenv("TERM", "xterm-256color", 1);
	unsetenv("NO_COLOR");
}

static void
set_config(const char *text)
{
	char *below = check_path(folder, "troupe");
	char *path = check_path(folder, "troupe/config.yaml");
	struct error error;

	assert_true(file_make_folder(below, &error));
	assert_true(file_write(path, str_of(text), true, &error));
	free(path);
	free(below);
}

static void
test_the_settings_hold_from_the_start(void **state)
{
	struct pty pty;
	VTermScreenCell cell;

	(void)state;
	set_config("keys:\n  mark: m\ncolors:\n  taken: 5\nmouse: off\n");
	start(&pty, 24, 80);
	pty_keys(&pty, "m");
	pty_wait(&pty, "● A   api-engineer");
	cell = pty_cell(&pty, pty_find(&pty, "● A"), 1);
	assert_true(VTERM_COLOR_IS_INDEXED(&cell.fg));
	assert_int_equal(cell.fg.indexed.idx, 5);
	assert_false(str_contains(buf_str(&pty.bytes), STR("?1002h")));
	quit(&pty);
	set_config("target: codex\n");
	start(&pty, 24, 80);
	pty_keys(&pty, "a c w");
	pty_wait(&pty, "◂ codex ▸");
	pty_keys(&pty, "1 q");
	assert_int_equal(pty_wait_end(&pty), 0);
	pty_close(&pty);
	set_config("keys:\n  make: m\nmouse: off\n");
	start(&pty, 24, 80);
	pty_wait(&pty, "config.yaml:2:3: no command is called");
	pty_keys(&pty, "Esc Space");
	pty_wait(&pty, "1 marked");
	quit(&pty);
	set_config("");
	start(&pty, 24, 80);
	assert_true(str_contains(buf_str(&pty.bytes), STR("?1002h")));
	quit(&pty);
}

static void
test_a_locale_without_utf_8_gets_ascii(void **state)
{
	struct pty pty;

	(void)state;
	setenv("LC_ALL", "C", 1);
	start(&pty, 24, 80);
	pty_keys(&pty, "a v");
	pty_wait(&pty, "c compare");
	pty_keys(&pty, "Esc u");
	pty_wait(&pty, "Undone: marked 3 personas - Ctrl-R");
	pty_keys(&pty, "q");
	assert_int_equal(pty_wait_end(&pty), 0);
	for (size_t i = 0; i < pty.bytes.len; i++)
		assert_in_range((unsigned char)pty.bytes.ptr[i], 0, 0x7f);
	pty_close(&pty);
	setenv("LC_ALL", "C.UTF-8", 1);
}

static void
test_a_pasted_text_runs_no_command(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 24, 80);
	pty_send(&pty, "\033[200~aqqq\rq\003\032\033[201~");
	pty_wait(&pty, "Pasted text is taken only where");
	assert_true(pty_shows(&pty, "0 marked"));
	pty_keys(&pty, "/");
	pty_wait(&pty, "enter keep");
	pty_send(&pty, "\033[200~dead\rletter\033[201~");
	pty_wait(&pty, "/ dead letter");
	pty_wait(&pty, "2 of 3 personas");
	pty_keys(&pty, "Enter");
	pty_wait_gone(&pty, "enter keep");
	quit(&pty);
}

static void
test_a_terminal_that_vanishes_inside_a_paste_ends_it(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 24, 80);
	pty_send(&pty, "\033[200~abc");
	pty_wait(&pty, "Pasted text is taken only where");
	pty_hang_up(&pty);
	assert_int_equal(pty_wait_end(&pty), 128 + SIGHUP);
	pty_close(&pty);
}

static void
test_signals_are_heard_inside_a_paste(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 24, 80);
	pty_send(&pty, "\033[200~abc");
	pty_wait(&pty, "Pasted text is taken only where");
	pty_signal(&pty, SIGTERM);
	assert_int_equal(pty_wait_end(&pty), 128 + SIGTERM);
	assert_true(pty_is_restored(&pty));
	pty_close(&pty);
}

static void
test_a_paste_may_come_in_pieces(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 24, 80);
	pty_keys(&pty, "/");
	pty_wait(&pty, "enter keep");
	pty_send(&pty, "\033[200~dead ");
	pty_wait(&pty, "/ dead");
	pty_send(&pty, "lett");
	pty_wait(&pty, "/ dead lett");
	pty_send(&pty, "er\033[201~");
	pty_wait(&pty, "/ dead letter");
	pty_keys(&pty, "Enter");
	pty_wait_gone(&pty, "enter keep");
	quit(&pty);
}

/* Two files that take seconds to compare. */
static void
write_large(const char *name, size_t first)
{
	char *path = check_path(folder, name);
	struct buf text = { 0 };
	struct error error;

	for (size_t i = first; i < first + 40000; i++)
		buf_printf(&text, "## Subject %zu of %zu\n\n- Put record %zu "
			   "beside shelf %zu\n\n", i, i % 97, i, i * 7 % 1000);
	assert_true(file_write(path, buf_str(&text), true, &error));
	buf_release(&text);
	free(path);
}

static void
start_comparing(struct pty *pty)
{
	char *large = check_path(folder, "large");
	struct error error;

	assert_true(file_make_folder(large, &error));
	write_large("large/a.md", 0);
	write_large("large/b.md", 20000);
	start_on(pty, large);
	pty_wait(pty, "2 personas");
	pty_keys(pty, "a c");
	pty_wait(pty, "Ctrl-C stops");
	free(large);
}

static void
test_a_comparison_is_stopped_by_ctrl_c(void **state)
{
	struct pty pty;

	(void)state;
	start_comparing(&pty);
	pty_keys(&pty, "j j Ctrl-C");
	pty_wait(&pty, "Stopped: what is here is not all of it");
	pty_wait(&pty, "[2 Compare]");
	pty_signal(&pty, SIGTERM);
	assert_int_equal(pty_wait_end(&pty), 128 + SIGTERM);
	assert_true(pty_is_restored(&pty));
	pty_close(&pty);
}

static void
test_a_signal_ends_it_while_it_compares(void **state)
{
	static const int signals[] = { SIGTERM, SIGHUP };
	struct pty pty;

	(void)state;
	for (size_t i = 0; i < COUNT(signals); i++) {
		start_comparing(&pty);
		pty_signal(&pty, signals[i]);
		assert_int_equal(pty_wait_end(&pty), 128 + signals[i]);
		assert_true(pty_is_restored(&pty));
		pty_close(&pty);
	}
}

/* Nobody reads what it draws, until it is stuck in that. */
static void
test_a_signal_ends_it_when_the_terminal_stalls(void **state)
{
	const struct timespec moment = { 0, 20000000 };
	struct pty pty;
	int tries = 0;

	(void)state;
	start(&pty, 60, 200);
	for (int i = 0; i < 50; i++) {
		pty_resize(&pty, 60 - i % 2, 200);
		nanosleep(&moment, NULL);
	}
	pty_signal(&pty, SIGTERM);
	while (kill(pty.program, 0) == 0 && tries++ < 500)
		nanosleep(&moment, NULL);
	assert_true(tries < 500);
	assert_int_equal(pty_wait_end(&pty), 128 + SIGTERM);
	assert_true(pty_is_restored(&pty));
	pty_close(&pty);
}

static void
test_the_mouse_selects_and_scrolls(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 24, 80);
	pty_send(&pty, "\033[<0;12;6M\033[<0;12;6m");
	pty_wait(&pty, ">○     Backend");
	pty_send(&pty, "\033[<64;12;6M");
	pty_wait(&pty, ">○     api-engineer");
	quit(&pty);
}

static void
test_control_characters_of_a_file_never_arrive(void **state)
{
	char *path = check_path(folder, "evil.md");
	struct error error;
	struct pty pty;
	struct str bytes;

	(void)state;
	assert_true(file_write(path, STR(
	    "---\nname: \"evil\\e]0;owned\\a\"\ndescription: a\x1b[31mb\n---\n"
	    "# T\x1b]52;c;bWluZQ==\x07\n\nX\x9b""31m \xe2\x80\xae rev \xf3\xa0"
	    "\x81\xa8\x08\r\x0cY\n\n- &#27;[2J\n"), true, &error));
	start_on(&pty, path);
	pty_wait(&pty, "^[");
	pty_wait(&pty, "<U+202E>");
	pty_keys(&pty, "v j i Esc q");
	pty_keys(&pty, "q");
	assert_int_equal(pty_wait_end(&pty), 0);
	bytes = buf_str(&pty.bytes);
	assert_false(str_contains(bytes, STR("owned\a")));
	assert_false(str_contains(bytes, STR("\033]")));
	assert_false(str_contains(bytes, STR("\033[31mb")));
	assert_false(str_contains(bytes, STR("\xe2\x80\xae")));
	assert_false(str_contains(bytes, STR("\xf3\xa0\x81\xa8")));
	assert_false(str_contains(bytes, STR("\x9b")));
	pty_close(&pty);
	free(path);
}

static void
test_without_a_terminal_it_names_what_works(void **state)
{
	struct buf command = { 0 };
	char line[256] = "";
	FILE *pipe;

	(void)state;
	buf_printf(&command, "%s tests/view/library 2>&1 </dev/null",
		   troupe);
	pipe = popen(command.ptr, "r");
	assert_non_null(pipe);
	assert_non_null(fgets(line, sizeof line, pipe));
	assert_int_equal(WEXITSTATUS(pclose(pipe)), 2);
	assert_non_null(strstr(line, "troupe list"));
	buf_release(&command);
}

static void
test_a_terminal_that_cannot_move_its_cursor_is_refused(void **state)
{
	struct pty pty;

	(void)state;
	setenv("TERM", "dumb", 1);
	start_on(&pty, "tests/view/library");
	assert_int_equal(pty_wait_end(&pty), 2);
	pty_wait(&pty, "cannot move its cursor");
	assert_true(pty_is_restored(&pty));
	pty_close(&pty);
	setenv("TERM", "no-such-\033]0;x\007\xc2\x9b""1m-terminal", 1);
	/* newterm leaks when it fails, which is not ours to mend. */
	setenv("ASAN_OPTIONS", "detect_leaks=0", 1);
	start_on(&pty, "tests/view/library");
	assert_int_equal(pty_wait_end(&pty), 2);
	pty_wait(&pty, "is not known");
	assert_false(str_contains(buf_str(&pty.bytes), STR("\033]")));
	assert_false(str_contains(buf_str(&pty.bytes), STR("\xc2\x9b")));
	pty_close(&pty);
	unsetenv("ASAN_OPTIONS");
	setenv("TERM", "xterm-256color", 1);
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
		cmocka_unit_test(test_keys_move_mark_and_quit),
		cmocka_unit_test(test_the_terminal_is_given_back_as_it_was),
		cmocka_unit_test(test_a_resize_is_followed_at_any_moment),
		cmocka_unit_test(test_ctrl_c_quits_as_q_does),
		cmocka_unit_test(
		    test_a_signal_ends_it_with_the_terminal_restored),
		cmocka_unit_test(test_an_interrupt_from_elsewhere_is_as_q),
		cmocka_unit_test(test_it_is_suspended_and_goes_on),
		cmocka_unit_test(test_a_vanished_terminal_ends_it),
		cmocka_unit_test(test_colours_are_used_where_there_are_any),
		cmocka_unit_test(test_the_settings_hold_from_the_start),
		cmocka_unit_test(test_a_locale_without_utf_8_gets_ascii),
		cmocka_unit_test(test_a_pasted_text_runs_no_command),
		cmocka_unit_test(
		    test_a_terminal_that_vanishes_inside_a_paste_ends_it),
		cmocka_unit_test(test_signals_are_heard_inside_a_paste),
		cmocka_unit_test(test_a_paste_may_come_in_pieces),
		cmocka_unit_test(test_a_comparison_is_stopped_by_ctrl_c),
		cmocka_unit_test(test_a_signal_ends_it_while_it_compares),
		cmocka_unit_test(
		    test_a_signal_ends_it_when_the_terminal_stalls),
		cmocka_unit_test(test_the_mouse_selects_and_scrolls),
		cmocka_unit_test(
		    test_control_characters_of_a_file_never_arrive),
		cmocka_unit_test(test_without_a_terminal_it_names_what_works),
		cmocka_unit_test(
		    test_a_terminal_that_cannot_move_its_cursor_is_refused),
	};

	return cmocka_run_group_tests_name("terminal", tests, set_up,
					   tear_down);
}
