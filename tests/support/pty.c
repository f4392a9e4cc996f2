/* SPDX-License-Identifier: MIT */
#include "pty.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "base/count.h"
#include "base/utf8.h"
#include "check.h"

enum { DEADLINE_MILLISECONDS = 20000 };

/* What the leader reports, one at a time. */
struct report {
	char what; /* P: started, S: stopped, C: goes on, E: ended */
	pid_t pid;
	int status;
};

static void
report(int descriptor, char what, pid_t pid, int status)
{
	struct report message;

	memset(&message, 0, sizeof message);
	message.what = what;
	message.pid = pid;
	message.status = status;
	if (write(descriptor, &message, sizeof message) < 0)
		_exit(3);
}

static pid_t
start_program(const char *const *argv)
{
	pid_t pid = fork();

	if (pid != 0) {
		setpgid(pid, pid);
		return pid;
	}
	setpgid(0, 0);
	tcsetpgrp(STDIN_FILENO, getpid());
	signal(SIGTTOU, SIG_DFL);
	signal(SIGTTIN, SIG_DFL);
	signal(SIGTSTP, SIG_DFL);
	signal(SIGHUP, SIG_DFL);
	execv(argv[0], (char *const *)argv);
	_exit(127);
}

/* As a shell: waits for its job, and puts it into the foreground again. */
static void
lead(const char *const *argv, int reports, int orders)
{
	int status;
	char order;
	pid_t pid;

	signal(SIGTTOU, SIG_IGN);
	signal(SIGTTIN, SIG_IGN);
	signal(SIGTSTP, SIG_IGN);
	signal(SIGHUP, SIG_IGN);
	pid = start_program(argv);
	tcsetpgrp(STDIN_FILENO, pid);
	report(reports, 'P', pid, 0);
	for (;;) {
		if (waitpid(pid, &status, WUNTRACED) < 0)
			_exit(2);
		if (!WIFSTOPPED(status))
			break;
		tcsetpgrp(STDIN_FILENO, getpgrp());
		report(reports, 'S', pid, status);
		if (read(orders, &order, 1) != 1)
			break;
		tcsetpgrp(STDIN_FILENO, pid);
		kill(-pid, SIGCONT);
		report(reports, 'C', pid, status);
	}
	report(reports, 'E', pid, status);
	_exit(0);
}

static void
set_size(int descriptor, int rows, int columns)
{
	struct winsize size = { .ws_row = (unsigned short)rows,
				.ws_col = (unsigned short)columns };

	assert_int_equal(ioctl(descriptor, TIOCSWINSZ, &size), 0);
}

static void
be_leader(const struct pty *pty, const char *const *argv, int reports,
	  int orders)
{
	setsid();
	ioctl(pty->slave, TIOCSCTTY, 0);
	for (int i = 0; i < 3; i++)
		dup2(pty->slave, i);
	close(pty->master);
	close(pty->slave);
	fcntl(reports, F_SETFD, FD_CLOEXEC);
	fcntl(orders, F_SETFD, FD_CLOEXEC);
	lead(argv, reports, orders);
}

static void
open_screen(struct pty *pty)
{
	pty->terminal = vterm_new(pty->rows, pty->columns);
	assert_non_null(pty->terminal);
	vterm_set_utf8(pty->terminal, 1);
	pty->screen = vterm_obtain_screen(pty->terminal);
	vterm_screen_enable_altscreen(pty->screen, 1);
	vterm_screen_reset(pty->screen, 1);
}

void
pty_start(struct pty *pty, int rows, int columns, const char *const *argv)
{
	int reports[2], orders[2];

	*pty = (struct pty){ .rows = rows, .columns = columns };
	pty->master = posix_openpt(O_RDWR | O_NOCTTY);
	assert_true(pty->master >= 0);
	assert_int_equal(grantpt(pty->master), 0);
	assert_int_equal(unlockpt(pty->master), 0);
	pty->slave = open(ptsname(pty->master), O_RDWR | O_NOCTTY);
	assert_true(pty->slave >= 0);
	set_size(pty->slave, rows, columns);
	assert_int_equal(tcgetattr(pty->slave, &pty->before), 0);
	assert_int_equal(pipe(reports), 0);
	assert_int_equal(pipe(orders), 0);
	open_screen(pty);
	pty->leader = fork();
	assert_true(pty->leader >= 0);
	if (pty->leader == 0) {
		close(reports[0]);
		close(orders[1]);
		be_leader(pty, argv, reports[1], orders[0]);
	}
	close(reports[1]);
	close(orders[0]);
	pty->reports = reports[0];
	pty->orders = orders[1];
}

static void
take_output(struct pty *pty)
{
	char bytes[65536];
	ssize_t count = read(pty->master, bytes, sizeof bytes);

	if (count <= 0)
		return;
	buf_add(&pty->bytes, (struct str){ bytes, (size_t)count });
	vterm_input_write(pty->terminal, bytes, (size_t)count);
}

static void
take_report(struct pty *pty)
{
	struct report message;

	if (read(pty->reports, &message, sizeof message) !=
	    (ssize_t)sizeof message) {
		pty->ended = true;
		return;
	}
	pty->program = message.pid;
	pty->status = message.status;
	pty->stopped = message.what == 'S';
	pty->ended = message.what == 'E';
}

static long
now(void)
{
	struct timespec time;

	clock_gettime(CLOCK_MONOTONIC, &time);
	return (long)time.tv_sec * 1000 + time.tv_nsec / 1000000;
}

/* Takes what has come, or waits for it until the deadline. */
static bool
pump(struct pty *pty, long deadline)
{
	struct pollfd both[2] = {
		{ .fd = pty->ended ? -1 : pty->reports, .events = POLLIN },
		{ .fd = pty->master, .events = POLLIN },
	};
	long left = deadline - now();

	if (left <= 0 || poll(both, 2, (int)left) <= 0)
		return false;
	if (both[1].revents & POLLIN)
		take_output(pty);
	else if (both[0].revents)
		take_report(pty);
	else if (both[1].revents)
		return false;
	return true;
}

static void
print_screen(struct pty *pty)
{
	for (int row = 0; row < pty->rows; row++)
		print_error("%2d|%.*s\n", row, STR_ARG(pty_row(pty, row)));
}

void
pty_wait_until_at(struct pty *pty,
		  bool (*holds)(struct pty *pty, const void *data),
		  const void *data, const char *file, int line)
{
	long deadline = now() + DEADLINE_MILLISECONDS;

	while (!holds(pty, data))
		if (!pump(pty, deadline)) {
			print_screen(pty);
			_fail(file, line);
		}
}

static bool
shows_not(struct pty *pty, const void *text)
{
	return !pty_shows(pty, text);
}

static bool
is_stopped(struct pty *pty, const void *data)
{
	(void)data;
	return pty->stopped;
}

static bool
goes_on(struct pty *pty, const void *data)
{
	return !is_stopped(pty, data);
}

static bool
has_ended(struct pty *pty, const void *data)
{
	(void)data;
	return pty->ended;
}

static bool
has_started(struct pty *pty, const void *data)
{
	(void)data;
	return pty->program > 0;
}

void
pty_wait_at(struct pty *pty, const char *text, const char *file, int line)
{
	long deadline = now() + DEADLINE_MILLISECONDS;

	while (!pty_shows(pty, text))
		if (!pump(pty, deadline)) {
			print_error("\"%s\" is not on the screen:\n", text);
			print_screen(pty);
			_fail(file, line);
		}
}

void
pty_wait_gone_at(struct pty *pty, const char *text, const char *file,
		 int line)
{
	pty_wait_until_at(pty, shows_not, text, file, line);
}

void
pty_wait_stopped_at(struct pty *pty, const char *file, int line)
{
	pty_wait_until_at(pty, is_stopped, NULL, file, line);
}

/* What was written before the end may come after the report of it. */
static void
drain(struct pty *pty)
{
	struct pollfd output = { .fd = pty->master, .events = POLLIN };

	while (poll(&output, 1, 0) > 0 && output.revents & POLLIN)
		take_output(pty);
}

int
pty_wait_end_at(struct pty *pty, const char *file, int line)
{
	pty_wait_until_at(pty, has_ended, NULL, file, line);
	drain(pty);
	if (WIFSIGNALED(pty->status))
		return 128 + WTERMSIG(pty->status);
	return WEXITSTATUS(pty->status);
}

void
pty_send(struct pty *pty, const char *bytes)
{
	size_t len = strlen(bytes);

	assert_int_equal(write(pty->master, bytes, len), len);
}

static const char *
key_bytes(struct str name, char *own)
{
	static const struct {
		const char *name, *bytes;
	} keys[] = {
		{ "Space", " " },	{ "Enter", "\r" },
		{ "Esc", "\033" },	{ "Tab", "\t" },
		{ "Shift-Tab", "\033[Z" }, { "Backspace", "\177" },
		{ "Up", "\033OA" },	{ "Down", "\033OB" },
		{ "Right", "\033OC" },	{ "Left", "\033OD" },
		{ "Home", "\033OH" },	{ "End", "\033OF" },
		{ "PgUp", "\033[5~" },	{ "PgDn", "\033[6~" },
		{ "Delete", "\033[3~" },
	};

	for (size_t i = 0; i < COUNT(keys); i++)
		if (str_eq(name, str_of(keys[i].name)))
			return keys[i].bytes;
	if (str_starts(name, STR("Ctrl-"))) {
		own[0] = (char)(name.ptr[5] & 0x1f);
		own[1] = '\0';
		return own;
	}
	assert_true(name.len < 8);
	memcpy(own, name.ptr, name.len);
	own[name.len] = '\0';
	return own;
}

void
pty_keys(struct pty *pty, const char *names)
{
	struct str rest = str_of(names), name;
	char own[8];

	while (str_split(&rest, ' ', &name))
		if (name.len > 0)
			pty_send(pty, key_bytes(name, own));
}

void
pty_resize(struct pty *pty, int rows, int columns)
{
	pty->rows = rows;
	pty->columns = columns;
	vterm_set_size(pty->terminal, rows, columns);
	set_size(pty->slave, rows, columns);
}

void
pty_signal(struct pty *pty, int number)
{
	pty_wait_until(pty, has_started, NULL);
	assert_int_equal(kill(pty->program, number), 0);
}

void
pty_continue(struct pty *pty)
{
	assert_int_equal(write(pty->orders, "c", 1), 1);
	pty_wait_until(pty, goes_on, NULL);
}

void
pty_hang_up(struct pty *pty)
{
	close(pty->master);
	close(pty->slave);
	pty->master = pty->slave = -1;
}

void
pty_settle(struct pty *pty, int milliseconds)
{
	while (pump(pty, now() + milliseconds))
		;
}

VTermScreenCell
pty_cell(struct pty *pty, int row, int column)
{
	VTermScreenCell cell;
	VTermPos place = { .row = row, .col = column };

	memset(&cell, 0, sizeof cell);
	vterm_screen_get_cell(pty->screen, place, &cell);
	return cell;
}

struct str
pty_row(struct pty *pty, int row)
{
	struct buf text = { 0 };
	struct str copy;

	for (int column = 0; column < pty->columns; column++) {
		VTermScreenCell cell = pty_cell(pty, row, column);

		if (cell.chars[0] == 0)
			buf_add_byte(&text, ' ');
		for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL &&
				   cell.chars[i] != 0; i++)
			utf8_add(&text, (int32_t)cell.chars[i]);
		if (cell.width == 2)
			column++;
	}
	copy = arena_str(&pty->arena, str_trim_end(buf_str(&text)));
	buf_release(&text);
	return copy;
}

int
pty_find(struct pty *pty, const char *text)
{
	for (int row = 0; row < pty->rows; row++)
		if (str_contains(pty_row(pty, row), str_of(text)))
			return row;
	return -1;
}

bool
pty_shows(struct pty *pty, const char *text)
{
	return pty_find(pty, text) >= 0;
}

bool
pty_is_restored(struct pty *pty)
{
	struct termios after;

	assert_int_equal(tcgetattr(pty->slave, &after), 0);
	return after.c_iflag == pty->before.c_iflag &&
	       after.c_oflag == pty->before.c_oflag &&
	       after.c_cflag == pty->before.c_cflag &&
	       after.c_lflag == pty->before.c_lflag &&
	       memcmp(after.c_cc, pty->before.c_cc, sizeof after.c_cc) == 0;
}

void
pty_close(struct pty *pty)
{
	if (!pty->ended && pty->program > 0)
		kill(pty->program, SIGKILL);
	if (pty->orders > 0)
		close(pty->orders);
	if (pty->master >= 0)
		pty_hang_up(pty);
	waitpid(pty->leader, NULL, 0);
	close(pty->reports);
	vterm_free(pty->terminal);
	buf_release(&pty->bytes);
	arena_release(&pty->arena);
}

char *
pty_make_home(void)
{
	char *folder = check_make_folder();

	setenv("XDG_STATE_HOME", folder, 1);
	setenv("XDG_CONFIG_HOME", folder, 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("NO_COLOR");
	return folder;
}

void
pty_remove_home(char *folder)
{
	check_remove_folder(folder);
	free(folder);
}
