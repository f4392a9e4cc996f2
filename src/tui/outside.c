#include "tui/outside.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/file.h"

static void
wait_for(pid_t child)
{
	int status;

	while (waitpid(child, &status, 0) < 0 && errno == EINTR)
		;
}

/* In the child: signals as any program expects them. */
static void
be_ordinary(void)
{
	static const int signals[] = { SIGINT, SIGQUIT, SIGTSTP, SIGTERM,
				       SIGHUP, SIGPIPE };
	sigset_t none;

	for (size_t i = 0; i < sizeof signals / sizeof *signals; i++)
		signal(signals[i], SIG_DFL);
	sigemptyset(&none);
	sigprocmask(SIG_SETMASK, &none, NULL);
}

/* The command is the user's own; what it works on comes as arguments. */
static void
run_shell(const char *command, const char *first, const char *second)
{
	pid_t child = fork();

	if (child == 0) {
		be_ordinary();
		execl("/bin/sh", "sh", "-c", command, "sh", first, second,
		      (char *)NULL);
		_exit(127);
	}
	if (child > 0)
		wait_for(child);
}

static const char *
editor(void)
{
	const char *visual = getenv("VISUAL"), *other = getenv("EDITOR");

	if (visual && *visual)
		return visual;
	return other && *other ? other : "vi";
}

void
outside_edit(const char *path, size_t line)
{
	struct arena arena = { 0 };
	struct str place = arena_printf(&arena, "+%zu", line);
	struct str command = arena_printf(
	    &arena, line > 0 ? "%s \"$1\" \"$2\"" : "%s \"$2\"", editor());

	run_shell(command.ptr, place.ptr, path);
	arena_release(&arena);
}

static bool
write_whole(int descriptor, struct str text)
{
	while (text.len > 0) {
		ssize_t written = write(descriptor, text.ptr, text.len);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return false;
		text = str_from(text, (size_t)written);
	}
	return true;
}

/* A file of our own to edit; its name ends in .md for editors' sake. */
static int
make_file(struct arena *arena, struct str *path)
{
	const char *folder = getenv("TMPDIR");
	int descriptor;

	*path = arena_printf(arena, "%s/troupe-XXXXXX",
			     folder && *folder ? folder : "/tmp");
	descriptor = mkstemp((char *)path->ptr);
	return descriptor;
}

bool
outside_edit_text(struct str *result, struct str text, struct arena *arena)
{
	struct str path;
	struct error error;
	int descriptor = make_file(arena, &path);
	bool done = descriptor >= 0 && write_whole(descriptor, text);

	if (descriptor >= 0)
		close(descriptor);
	if (done) {
		outside_edit(path.ptr, 0);
		done = file_read(result, path.ptr, arena, &error);
	}
	if (descriptor >= 0)
		unlink(path.ptr);
	return done;
}

void
outside_pipe(const char *command, struct str text)
{
	int ends[2];
	pid_t child;

	if (pipe(ends) != 0)
		return;
	child = fork();
	if (child == 0) {
		be_ordinary();
		dup2(ends[0], STDIN_FILENO);
		close(ends[0]);
		close(ends[1]);
		execl("/bin/sh", "sh", "-c", command, (char *)NULL);
		_exit(127);
	}
	close(ends[0]);
	write_whole(ends[1], text);
	close(ends[1]);
	if (child > 0)
		wait_for(child);
}
