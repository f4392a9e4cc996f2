/* SPDX-License-Identifier: MIT */
#ifndef BASE_OFFSETS_H
#define BASE_OFFSETS_H

#include "base/arena.h"
#include "base/str.h"

/*
 * From code points to bytes, for libraries that count the former; a byte order
 * mark counts none. The byte of every 32nd is kept, unless each is one byte.
 */
struct offsets {
	struct str text;
	size_t *samples; /* NULL when each is one byte */
	size_t count;
};

/* `offsets` zeroed; it refers to `text`. Linear. */
void offsets_init(struct offsets *offsets, struct str text,
		  struct arena *arena);
/* Byte offset of a code point counted from 0; past the last one text.len. */
size_t offsets_byte(const struct offsets *offsets, size_t point);

#endif
