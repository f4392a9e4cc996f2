/* SPDX-License-Identifier: MIT */
#ifndef BASE_ERROR_H
#define BASE_ERROR_H

#include <stdarg.h>
#include <stdbool.h>

#include "base/str.h"

/*
 * Why something could not be done, in one line: no final dot, no "failed to".
 * Raw text of files in it is made safe when it is shown, not here.
 */
struct error {
	char text[512];
};

/* Both return false, so that a function can `return error_set(…)`. */
bool error_set(struct error *error, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* "path: what", with the system's reason for errno value `code`. */
bool error_system(struct error *error, const char *path, int code);

/* Exit status of the program, in every subcommand. */
enum status {
	STATUS_DONE = 0,
	STATUS_FOUND = 1,	 /* done, and something was found */
	STATUS_USAGE = 2,	 /* usage or environment */
	STATUS_UNREADABLE = 3,	 /* a named input could not be read */
};

#endif
