/* SPDX-License-Identifier: MIT */
#include "tui/outside.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/count.h"
#include "base/error.h"
#include "base/file.h"
#include "tui/editor.h"

static const int interrupts[] = { SIGINT, SIGQUIT };

enum { INTERRUPTS = COUNT(interrupts) };

/* Those that the user sends while a program of his has the terminal are
 * meant for it, as in system(3). */
static void
ignore_interrupts(struct sigaction *before)
{
	struct sigaction ignoring = { .sa_handler = SIG_IGN };

	sigemptyset(&ignoring.sa_mask);
	for (size_t i = 0; i < INTERRUPTS; i++)
		sigaction(interrupts[i], &ignoring, &before[i]);
}

/* One that came while it was blocked still waits: to ignore it drops it. */
static void
heed_interrupts(const struct sigaction *before)
{
	for (size_t i = 0; i < INTERRUPTS; i++) {
		signal(interrupts[i], SIG_IGN);
		sigaction(interrupts[i], &before[i], NULL);
	}
}

void
outside_stop(void)
{
	struct sigaction usual = { .sa_handler = SIG_DFL }, before;
	sigset_t stop, mask;

	sigemptyset(&usual.sa_mask);
	sigaction(SIGTSTP, &usual, &before);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	/* Blocked, it is one with the Ctrl-Z that may wait already. */
	sigprocmask(SIG_BLOCK, &stop, &mask);
	kill(0, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, NULL);
	sigprocmask(SIG_SETMASK, &mask, NULL);
	sigaction(SIGTSTP, &before, NULL);
}

/* A program that is stopped stops us with it, else nobody would have the
 * terminal; it goes on when we do. Its exit status as a shell has it. */
static int
wait_for(pid_t child)
{
	for (;;) {
		int status = 0;
		pid_t ended = waitpid(child, &status, WUNTRACED);

		if (ended < 0 && errno == EINTR)
			continue;
		if (ended < 0)
			return -1;
		if (WIFEXITED(status))
			return WEXITSTATUS(status);
		if (WIFSIGNALED(status))
			return 128 + WTERMSIG(status);
		outside_stop();
		kill(0, SIGCONT);
	}
}

/* In the child: signals as any program expects them. */
static void
be_ordinary(void)
{
	static const int signals[] = { SIGINT, SIGQUIT, SIGTSTP, SIGTERM,
				       SIGHUP, SIGPIPE };
	sigset_t none;

	for (size_t i = 0; i < COUNT(signals); i++)
		signal(signals[i], SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The command is the user's own; what it works on comes as arguments. Its
 * exit status, -1 when no process could be started. */
static int
run_shell(const char *command, const char *first, const char *second)
{
	struct sigaction before[INTERRUPTS];
	int status = -1;
	pid_t child;

	ignore_interrupts(before);
	child = fork();
	if (child == 0) {
		be_ordinary();
		execl("/bin/sh", "sh", "-c", command, "sh", first, second,
		      (char *)NULL);
		_exit(127);
	}
	if (child > 0)
		status = wait_for(child);
	heed_interrupts(before);
	return status;
}

int
outside_edit(const char *path, size_t line)
{
	struct arena arena = { 0 };
	struct str editor = str_of(editor_command());
	struct editor_arguments with =
	    editor_arguments(editor, path, line, &arena);
	struct str command = arena_printf(
	    &arena, with.count > 1 ? "%.*s \"$1\" \"$2\"" : "%.*s \"$1\"",
	    STR_ARG(editor));
	int status = run_shell(command.ptr, with.all[0].ptr,
			       with.count > 1 ? with.all[1].ptr : "");

	arena_release(&arena);
	return status;
}

/* A folder of our own, since the file's name should end in .md: editors go
 * by it. */
static bool
make_folder(struct arena *arena, struct str *folder)
{
	const char *place = getenv("TMPDIR");

	*folder = arena_printf(arena, "%s/troupe-XXXXXX",
			       place && *place ? place : "/tmp");
	return mkdtemp((char *)folder->ptr) != NULL;
}

int
outside_edit_text(struct str *result, struct str text, struct arena *arena)
{
	struct str folder, path;
	struct error error;
	int status = -1;

	if (!make_folder(arena, &folder))
		return -1;
	path = arena_printf(arena, "%.*s/block.md", STR_ARG(folder));
	if (file_write_own(path.ptr, text, false, &error))
		status = outside_edit(path.ptr, 0);
	if (status == 0 && !file_read(result, path.ptr, arena, &error))
		status = -1;
	unlink(path.ptr);
	rmdir(folder.ptr);
	return status;
}

/* By a process of its own: were it this one, a command that is stopped
 * before it has read all would hold it up. */
static void
feed(const int *ends, struct str text)
{
	be_ordinary();
	close(ends[0]);
	while (text.len > 0) {
		ssize_t written = write(ends[1], text.ptr, text.len);

		if (written < 0 && errno != EINTR)
			break;
		text = str_from(text, written > 0 ? (size_t)written : 0);
	}
	_exit(0);
}

static void
be_command(const char *command, const int *ends)
{
	be_ordinary();
	dup2(ends[0], STDIN_FILENO);
	close(ends[0]);
	close(ends[1]);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

static int
run_pipe(const char *command, struct str text)
{
	pid_t writer, reader = -1;
	int ends[2], status = -1;

	if (pipe(ends) != 0)
		return -1;
	writer = fork();
	if (writer == 0)
		feed(ends, text);
	if (writer > 0)
		reader = fork();
	if (reader == 0)
		be_command(command, ends);
	close(ends[0]);
	close(ends[1]);
	if (reader > 0)
		status = wait_for(reader);
	if (writer > 0)
		wait_for(writer);
	return status;
}

static void
press_enter(void)
{
	int byte;

	fputs("\n[enter goes back to troupe] ", stdout);
	fflush(stdout);
	while ((byte = getchar()) != EOF && byte != '\n')
		;
	clearerr(stdin);
}

int
outside_pipe(const char *command, struct str text)
{
	struct sigaction before[INTERRUPTS];
	int status;

	ignore_interrupts(before);
	status = run_pipe(command, text);
	if (status >= 0)
		press_enter();
	heed_interrupts(before);
	return status;
}
