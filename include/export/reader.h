/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_READER_H
#define EXPORT_READER_H

#include <stdbool.h>
#include <stddef.h>

/* A target that a client reads, and where, if not where it is written. */
struct reading {
	const char *target; /* its name; NULL ends the list */
	const char *where;  /* "in .claude/skills", or NULL */
};

enum { MOST_READINGS = 6 };

/* A client, and what it reads; in one table: export/readers.c. */
struct reader {
	const char *client;
	bool tried; /* with the client itself, else by what it documents */
	struct reading reads[MOST_READINGS];
};

const struct reader *reader_at(size_t index); /* NULL past the end */

#endif
