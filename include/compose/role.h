/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_ROLE_H
#define COMPOSE_ROLE_H

#include "compose/passages.h"

/*
 * What of the others is about the base's role. A word of the name,
 * description or first sentence of one persona alone that no other uses
 * anywhere is strange to it: a product, a company, a special field.
 */
struct role {
	double *strange; /* by passage: share of its value, 0-1 */
	bool *named;	 /* by passage: its title has a strange word */
	double *kin;	 /* by passage: share of its words' weight that the
			    base uses, 0-1 */
	bool *foreign;	 /* by passage: its title has special words, and the
			    base uses none of them */
};

/* `passages->base` is set. Lies in the arena; linear. */
void role_init(struct role *role, const struct passages *passages,
	       struct arena *arena);

#endif
