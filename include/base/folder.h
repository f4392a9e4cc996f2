/* SPDX-License-Identifier: MIT */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include <stdbool.h>

#include "base/error.h"

/*
 * Whether no folder on the way to a path is a symbolic link that somebody
 * made: a cloned repository may bring one that leads anywhere. Links of the
 * system's own (directly below "/", or, for a user, root's) are passed. False
 * with the reason.
 */
bool folder_way(const char *path, struct error *error);

/*
 * What a file is written to before it takes its place is named
 * ".troupe-PID-N": folder_sweep() removes what writers that were killed left
 * behind, where no process of that number lives and a minute has passed.
 */
void folder_sweep(const char *folder);

#endif
