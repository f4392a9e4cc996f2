/* SPDX-License-Identifier: MIT */
#ifndef CLI_PROGRESS_H
#define CLI_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

/* How far long work has come, on standard error when that is a terminal. */
struct progress {
	const char *what;
	size_t total;
	bool shown;
	long long since; /* milliseconds: quick work shows nothing */
};

void progress_init(struct progress *progress, const char *what,
		   size_t total);
/* Cheap enough to be told of every file. */
void progress_set(struct progress *progress, size_t done);
/* Takes the line away. */
void progress_end(struct progress *progress);

#endif
