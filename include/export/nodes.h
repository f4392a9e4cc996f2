/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_NODES_H
#define EXPORT_NODES_H

#include "base/arena.h"
#include "base/str.h"
#include "compose/draft.h"
#include "model/persona.h"

enum node_kind { NODE_NAME, NODE_TITLE, NODE_PARAGRAPH, NODE_ITEM, NODE_STEP,
		 NODE_VERBATIM };

/* A step's place in a list of its source. */
struct step {
	size_t persona, list; /* the same for all of one; NO_INDEX: none */
	size_t at;	 /* grows from one to the next */
	size_t previous; /* `at` of the one before it; NO_INDEX: the first */
	size_t number;	 /* as written there */
};

/* A piece of a body without the syntax it came in. */
struct node {
	enum node_kind kind;
	size_t depth;	 /* sections above it */
	size_t nest;	 /* list entries above it in its section */
	struct str text; /* lines end in LF; no marker, no indentation of its
			    own, no blank lines around it; code is fenced */
	struct step step; /* of a step: which it is in its source */
	size_t entry;	 /* of the draft, or NO_INDEX */
	size_t persona;	 /* whose words they are, in a draft; or NO_INDEX */
};

/* In order; what follows a title with a greater depth lies below it. */
struct nodes {
	struct node *all;
	size_t count, capacity;
	struct arena *arena; /* set by the caller; everything lies in it */
};

void nodes_of_draft(struct nodes *nodes, const struct draft *draft);
/* The persona must be outlined. */
void nodes_of_persona(struct nodes *nodes, const struct persona *persona);

/* What stands at the very end, in the last section and of no entry. */
void nodes_add_end(struct nodes *nodes, struct str text);

/* Moves what a section holds itself before its sub-sections: headings, unlike
 * tags, cannot say that a sub-section is over. */
void nodes_gather(struct nodes *nodes);

#endif
