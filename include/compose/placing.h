/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_PLACING_H
#define COMPOSE_PLACING_H

#include "compose/choose.h"

/*
 * Where what was chosen stands: the base's sections in the base's order, but
 * who it is first and the output format behind what is to be done; the
 * others' behind the last of their purpose.
 */

/* A unit, or the sentences of it that are left. */
struct piece {
	size_t unit;
	struct range range;
	bool whole;
};

/* What is taken of a group. */
struct spot {
	size_t group;
	struct piece *pieces;
	size_t count;
	bool lead; /* its lead-in is written */
};

struct node {
	struct str title, folded; /* folded: when it is first asked for */
	enum purpose purpose;
	size_t part;	/* whose heading it is; NO_INDEX */
	size_t passage; /* NO_INDEX of a container */
	size_t persona;
	bool foreign;
	struct spot *spots;
	size_t spot_count, spot_capacity;
	struct node **kids;
	size_t kid_count, kid_capacity;
};

struct placing {
	struct chosen *chosen;
	struct passages *passages;
	struct material *material;
	struct arena *arena; /* of the material */
	struct node root;    /* without a title; its kids are the sections */
	bool *leads;	     /* by group: its lead-in was written */
};

void placing_init(struct placing *placing, struct chosen *chosen);

struct str node_folded(struct arena *arena, struct node *node);
/* How many units stand in the node and below. */
size_t node_units(const struct node *node);
void node_add_kid(struct arena *arena, struct node *node, size_t at,
		  struct node *kid);
void node_remove_kid(struct node *node, size_t at);

/* Takes out what refers to something that is not there, lead-ins that lead
 * to nothing, empty sections; numbers what is numbered without gaps. */
void placing_mend(struct placing *placing);
/* Writes it into an empty draft. */
void placing_write(const struct placing *placing, struct draft *draft);

#endif
