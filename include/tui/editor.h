/* SPDX-License-Identifier: MIT */
#ifndef TUI_EDITOR_H
#define TUI_EDITOR_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* How the user's editor opens a file: $VISUAL, $EDITOR, or vi. */
const char *editor_command(void);
/* The program that a command line starts: "vim" of "TERM=x /usr/bin/vim -u". */
struct str editor_program(struct str command);

/*
 * The arguments that open the file at the line, in the way of that program:
 * "+12" and the file for vi's kin, "--goto" and "FILE:12" for VS Code's. The
 * file alone where the line is 0 or the program is not known. `count` is 1 or
 * 2.
 */
struct editor_arguments {
	struct str all[2];
	size_t count;
};
struct editor_arguments editor_arguments(struct str command, const char *path,
					 size_t line, struct arena *arena);

#endif
