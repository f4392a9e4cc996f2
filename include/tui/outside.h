/* SPDX-License-Identifier: MIT */
#ifndef TUI_OUTSIDE_H
#define TUI_OUTSIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * Programs of the user, run in the terminal after it was given back:
 * $VISUAL or $EDITOR, or a command line he typed. Texts reach them as files
 * and standard input only, never as part of a command. One that is
 * stopped (Ctrl-Z) stops this process too; what interrupts it (Ctrl-C) is
 * dropped here.
 */
/* All give the program's exit status as a shell has it; -1: no process could
 * be started. Opens the file at a line; 0: at none. */
int outside_edit(const char *path, size_t line);
/* The text as edited, in the arena; only when the status is 0: an editor that
 * fails says that nothing is to change. */
int outside_edit_text(struct str *result, struct str text,
		      struct arena *arena);
/* Then waits for Enter. */
int outside_pipe(const char *command, struct str text);
/* The whole process group stops, as the shell's job, until it goes on. */
void outside_stop(void);

#endif
