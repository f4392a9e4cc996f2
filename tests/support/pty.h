/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_PTY_H
#define SUPPORT_PTY_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>
#include <termios.h>
#include <vterm.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/*
 * A program in a real pseudo-terminal, whose screen libvterm keeps. Every
 * wait ends as soon as what is expected holds, and fails after a deadline.
 * A leader process stands between, as a shell does: the program can be
 * stopped and go on.
 */
struct pty {
	int master, slave;
	int reports, orders; /* from and to the leader */
	pid_t leader, program;
	int rows, columns;
	VTerm *terminal;
	VTermScreen *screen;
	struct buf bytes;    /* everything the program ever wrote */
	struct termios before;
	struct arena arena;
	bool stopped, ended;
	int status;	     /* of waitpid, once ended */
};

/* Starts argv (NULL-ended) in a terminal of that size. */
void pty_start(struct pty *pty, int rows, int columns,
	       const char *const *argv);
/* Ends the program if it still runs. */
void pty_close(struct pty *pty);

void pty_send(struct pty *pty, const char *bytes);
/* By the names of app/command.h, blank-separated: "j Space Enter Ctrl-Z". */
void pty_keys(struct pty *pty, const char *names);
void pty_resize(struct pty *pty, int rows, int columns);
void pty_signal(struct pty *pty, int number);
/* Lets a stopped program go on; it has the terminal when this returns. */
void pty_continue(struct pty *pty);
/* Takes the terminal away: the window was closed. */
void pty_hang_up(struct pty *pty);

/* Takes output until none has come for so long: for pictures. */
void pty_settle(struct pty *pty, int milliseconds);

/* Text of a row, trailing blanks cut; in the pty's arena. */
struct str pty_row(struct pty *pty, int row);
bool pty_shows(struct pty *pty, const char *text);
VTermScreenCell pty_cell(struct pty *pty, int row, int column);
/* Row that holds the text, or -1. */
int pty_find(struct pty *pty, const char *text);

/* Each fails the test, with the screen, when it does not come true. */
#define pty_wait(pty, text) pty_wait_at((pty), (text), __FILE__, __LINE__)
#define pty_wait_gone(pty, text) \
	pty_wait_gone_at((pty), (text), __FILE__, __LINE__)
#define pty_wait_stopped(pty) pty_wait_stopped_at((pty), __FILE__, __LINE__)
/* Exit status; 128 and the number of the signal that ended it. */
#define pty_wait_end(pty) pty_wait_end_at((pty), __FILE__, __LINE__)
/* Until `holds` is true of the screen. */
#define pty_wait_until(pty, holds, data) \
	pty_wait_until_at((pty), (holds), (data), __FILE__, __LINE__)

void pty_wait_at(struct pty *pty, const char *text, const char *file,
		 int line);
void pty_wait_gone_at(struct pty *pty, const char *text, const char *file,
		      int line);
void pty_wait_stopped_at(struct pty *pty, const char *file, int line);
int pty_wait_end_at(struct pty *pty, const char *file, int line);
void pty_wait_until_at(struct pty *pty,
		       bool (*holds)(struct pty *pty, const void *data),
		       const void *data, const char *file, int line);

/* A new folder for drafts and settings, and the terminal, the language and
 * the colours that tests want, in the environment; free()d by removing it. */
char *pty_make_home(void);
void pty_remove_home(char *folder);

/* Whether the terminal's settings are as before the program ran. */
bool pty_is_restored(struct pty *pty);

#endif
