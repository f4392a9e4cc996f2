/* SPDX-License-Identifier: MIT */
#ifndef DOCS_SHELLS_H
#define DOCS_SHELLS_H

#include <stdbool.h>

/* Prints "commands" or "values" as bash, zsh or fish wants it in its
 * completion; false when there is no such table. */
bool print_completion(const char *name, const char *shell);

#endif
