/* SPDX-License-Identifier: MIT */
#ifndef BASE_SOURCE_H
#define BASE_SOURCE_H

#include "base/arena.h"
#include "base/str.h"

/*
 * The bytes of a file and where its lines begin. A line ends at LF, CRLF or
 * a lone CR, here and nowhere else. A byte order mark at offset 0 is part of
 * line 1 and counts no column.
 */
struct source {
	struct str bytes;
	const size_t *line_starts; /* line_count + 1 entries; the last is len */
	size_t line_count;	   /* 0 for an empty file */
};

/* 1-based; columns count code points, an invalid byte is one. */
struct place {
	size_t line, column;
};

/* The source refers to `bytes`, which must outlive it. Linear. */
void source_init(struct source *source, struct str bytes, struct arena *arena);
/* Bytes of a line, 0-based, without and with its end. */
struct str source_line(const struct source *source, size_t line);
struct range source_line_range(const struct source *source, size_t line);
/* 0-based line that holds the byte; the last line for offset len. O(log n). */
size_t source_line_at(const struct source *source, size_t offset);
/* Past the text of its line, the column after it. Linear in the line. */
struct place source_place(const struct source *source, size_t offset);
/* 1-based line of the first byte, and of the last one (inclusive). */
size_t source_first_line(const struct source *source, struct range range);
size_t source_last_line(const struct source *source, struct range range);
/* Length of a byte order mark at the start: 0 or 3. */
size_t source_bom(struct str bytes);

#endif
