/* SPDX-License-Identifier: MIT */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stdbool.h>
#include <sys/stat.h>
#include <time.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"

enum { FILE_MAX = 16 << 20 }; /* bytes; larger is refused with the reason */

/*
 * The bytes of a regular file, in the arena. Refused with a reason: missing,
 * a directory, not a regular file, unreadable, larger than FILE_MAX, a NUL in
 * the first 8 KiB (binary). Read again once if it changed while read. "-" is
 * standard input; so is what a shell opened, /dev/stdin and "<(…)".
 */
bool file_read(struct str *bytes, const char *path, struct arena *arena,
	       struct error *error);

/*
 * Writes through a temporary file in the same folder (O_EXCL), fsync, rename,
 * fsync of the folder: whatever happens, the old file or the new one stands
 * whole. A replaced file keeps its permissions and, where it may be given
 * away, its owner. Refuses symbolic links, at the end and on the way
 * (folder_way()), and an existing file unless `replace`.
 */
bool file_write(const char *path, struct str bytes, bool replace,
		struct error *error);
/* The same for the program's own files, which the user alone may read (mode
 * 0600), wherever his folder for them leads. */
bool file_write_own(const char *path, struct str bytes, bool replace,
		    struct error *error);

/*
 * The same for a file that holds `before` until the new one takes its place;
 * else it is left alone: "PATH: changed meanwhile; it is left as it is".
 */
bool file_change(const char *path, struct str before, struct str after,
		 struct error *error);

enum file_kind { FILE_NONE, FILE_REGULAR, FILE_FOLDER, FILE_LINK, FILE_OTHER };
/* Follows no link at the last component. */
enum file_kind file_kind(const char *path);
/* Follows links. */
bool file_is_folder(const char *path);
/* Whether both paths name the same existing file. */
bool file_same(const char *a, const char *b);
/* Makes the folder and those above it (mode 0777 less umask). */
bool file_make_folder(const char *path, struct error *error);
/* The same for the program's own, which the user alone may enter. */
bool file_make_own_folder(const char *path, struct error *error);

/*
 * A change counter for tests: the n-th system call of file_write (1-based)
 * fails once with that errno; 0 turns it off. The environment is never read.
 */
void file_fail_at(int step, int code);

/* When the content last changed, as exactly as the system knows. */
struct timespec file_changed(const struct stat *status);

#endif
