/* SPDX-License-Identifier: MIT */
#ifndef MODEL_UNIT_H
#define MODEL_UNIT_H

#include "model/persona.h"

/*
 * What goes together in a persona's text, whoever takes from it. A *group* is
 * a run of blocks that reads alone: a lead-in with its list, a caption with
 * its code, a table, a paragraph. What is *closed* says what it says only as a
 * whole, and is taken so or not at all: nothing of it may be folded, left out
 * or cut away.
 */

struct unit_group {
	size_t section; /* heading, tag or root that it stands in; labels and
			   bold leads are lead-ins and entries here */
	size_t first, end; /* of the persona's blocks: [first, end); what only
			      gives structure may lie between */
	size_t body;	/* the first block behind the lead-in; else `first` */
	enum block_kind kind; /* of its body; BLOCK_HTML for a kept tag */
	bool ordered;	/* a numbered list; code and text between its steps
			   belong to it */
	size_t closed;	/* index of what it is a part of, or NO_INDEX */
};

enum closed_kind {
	CLOSED_STEPS,	 /* a numbered list that is an order */
	CLOSED_LEVELS,	 /* critical, high, low …; must, should … */
	CLOSED_PHASES,	 /* Phase 1, Phase 2 … */
	CLOSED_SIDES,	 /* use when, avoid when; do, don't … */
	CLOSED_TEMPLATE, /* what to write, with blanks to fill in */
	CLOSED_EXAMPLE,	 /* a worked one, or a conversation */
	CLOSED_MATRIX,	 /* a table */
	CLOSED_CODE	 /* with its caption */
};

/* They stand in order and do not overlap; one within another is part of it. */
struct closed {
	enum closed_kind kind;
	size_t first, end; /* blocks; titles of whole sections included */
	size_t needs; /* index of the template that an example is one of: it
			 means nothing without; or NO_INDEX */
};

/* The group that the block is a part of, and what is closed around it; or
 * NO_INDEX. O(log n). */
size_t persona_group_of(const struct persona *persona, size_t block);
size_t persona_closed_of(const struct persona *persona, size_t block);
const char *closed_kind_name(enum closed_kind kind); /* "steps" … */

#endif
