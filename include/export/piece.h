/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_PIECE_H
#define EXPORT_PIECE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * Cuts a block out of its source: line ends become LF, the indentation that
 * its first line has is taken off all lines, blank lines around it go and
 * runs of them become one, except in code.
 */
struct str piece_text(struct arena *arena, struct str source,
		      struct range range);

/* The same of a list entry: without its marker, lists in it with '-'. The
 * number of a numbered marker, else 0. */
struct str piece_entry(struct arena *arena, struct str source,
		       struct range range, size_t *number);

/* The same of code: in a fence that is closed. */
struct str piece_code(struct arena *arena, struct str source,
		      struct range range);

/* Length of a list marker with the blanks after it, or 0. */
size_t piece_marker(struct str text, size_t *number);

#endif
