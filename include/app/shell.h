/* SPDX-License-Identifier: MIT */
#ifndef APP_SHELL_H
#define APP_SHELL_H

#include "base/arena.h"
#include "base/str.h"

/* A word of a command, quoted where a shell would take it apart. */
struct str shell_word(struct str word, struct arena *arena);
/* The same of a path, with ~ for the user's home. */
struct str shell_path(struct str path, struct arena *arena);

#endif
