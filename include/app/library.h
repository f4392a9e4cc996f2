/* SPDX-License-Identifier: MIT */
#ifndef APP_LIBRARY_H
#define APP_LIBRARY_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "model/persona.h"

/* What differs when a file was written to or replaced; seconds alone would
 * miss what an editor saves twice. */
struct file_state {
	long long seconds, nanoseconds, size, inode;
};

/*
 * All personas found under the paths given, in path order. Finding only walks
 * folders; loading reads and opens, in slices, so that a screen can be drawn
 * in between. A persona lives until the library is released, also when a
 * reload put another one in its place.
 */
struct library_file {
	struct str path;	 /* as it is shown and reported */
	struct str real;	 /* the same, but its folder's links followed;
				    empty when that cannot be */
	bool named;		 /* given by the user, not found in a walk */
	struct persona *persona; /* NULL: not loaded yet, or refused */
	struct str refused;	 /* why it could not be read; else empty */
	struct file_state state; /* when it was read: to see a change */
};

struct library {
	struct arena arena;
	struct library_file *files;
	size_t count, capacity;
	size_t loaded; /* files[0, loaded) were tried */
	/* Replaced by a reload, and perhaps still compared. */
	struct persona **retired;
	size_t retired_count, retired_capacity;
};

/*
 * Adds a file, each persona of a file of another format (parse/container.h),
 * PATH#NAME, a folder's personas (.md .mdc .markdown .txt, Codex .toml,
 * .roomodes; hidden folders but .git .hg .svn and node_modules), or "-". A
 * path that does not exist is kept as refused. Links are followed inside the
 * root only, to files that are not found there themselves.
 */
void library_add(struct library *library, const char *path);
/* The folders where clients keep agents, ./personas first; "." when none of
 * them exists. */
void library_add_defaults(struct library *library);
/* Reads and opens up to `most` more files; false when nothing was left. */
bool library_load(struct library *library, size_t most);
void library_load_all(struct library *library);
/* Reads a file again if it changed on disk; true when it did. Of one that
 * cannot be read any more `refused` says why, and the persona stays. */
bool library_reload(struct library *library, size_t index);
void library_release(struct library *library);

/* Shortest piece of the path that tells a persona from others of its name;
 * empty when the name is unique. In the arena. */
struct str library_telling(const struct library *library, size_t index,
			   struct arena *arena);

#endif
