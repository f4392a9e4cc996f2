/* SPDX-License-Identifier: MIT */
#ifndef TUI_LOOP_H
#define TUI_LOOP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The terminal UI over these paths, or the default places; a recipe that is
 * not empty is the draft it opens in Compose. Exit status. */
int tui_run(char *const *paths, size_t count, bool ascii, struct str recipe);

#endif
