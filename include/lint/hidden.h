/* SPDX-License-Identifier: MIT */
#ifndef LINT_HIDDEN_H
#define LINT_HIDDEN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/* Characters that a model reads and a person does not see. */
enum hidden_kind {
	HIDDEN_TAGS,	   /* tag characters: ASCII in disguise */
	HIDDEN_OVERRIDE,   /* shows what follows in another order */
	HIDDEN_DIRECTION,  /* other bidirectional controls */
	HIDDEN_ZERO_WIDTH, /* two or more in a row */
	HIDDEN_LONE,	   /* one by itself: mostly an accident */
	HIDDEN_CONTROL	   /* C0 but tab and line ends, DEL, C1 */
};

struct hidden {
	enum hidden_kind kind;
	struct range range; /* of the whole run */
};

/* Set `text`, zero the rest. */
struct hidden_scan {
	struct str text;
	size_t at;	 /* where the search goes on */
	size_t line_end; /* of the line that `rtl` is about */
	bool rtl;	 /* the line has letters that run to the left */
};

/*
 * The next run that means no good. Innocent are, and nothing else: joiners
 * between pictographs, the selector of emoji style behind what has one, the
 * three flags of regions that are in use, joiners by letters of scripts that
 * need them, direction marks on lines that run to the left, a byte order mark
 * at offset 0. Linear over all calls.
 */
bool hidden_next(struct hidden_scan *scan, struct hidden *found);

/* Whether a text that begins with "&#" is a number entity for a character
 * that could not be seen. */
bool hidden_entity(struct str text);

/* What tag characters say, else "U+200B U+2060 …"; in the arena. */
struct str hidden_detail(struct arena *arena, struct str text,
			 const struct hidden *hidden);

#endif
