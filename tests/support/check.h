/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_CHECK_H
#define SUPPORT_CHECK_H

/* What cmocka.h needs before it, cmocka itself, and a few words more. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/str.h"

/* Fails with both texts unless `actual` holds the bytes of `wanted`. */
#define assert_str(actual, wanted) \
	check_str((actual), (wanted), __FILE__, __LINE__)
/* The same, and says which row of a table it was. */
#define assert_str_row(actual, wanted, row) \
	check_str_row((actual), (wanted), (row), __FILE__, __LINE__)

void check_str(struct str actual, const char *wanted, const char *file,
	       int line);
void check_str_row(struct str actual, const char *wanted, size_t row,
		   const char *file, int line);

/* Sets a locale whose codeset is UTF-8, as main() does for its user. */
void check_use_utf8(void);

/* A new empty folder below the system's temporary one; free()d by the caller
 * after check_remove_folder(). */
char *check_make_folder(void);
/* Removes the folder and everything in it. */
void check_remove_folder(const char *path);
/* "folder/name", free()d by the caller. */
char *check_path(const char *folder, const char *name);

#endif
