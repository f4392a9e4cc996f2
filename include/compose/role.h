/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_ROLE_H
#define COMPOSE_ROLE_H

#include "compose/passages.h"

/*
 * What the merged persona is for: the words of the names, descriptions and
 * first sentences that two personas share, that a name holds, or that the
 * base's text has. A word of one persona alone that no other uses anywhere is
 * strange to the role: a product, a company, a special field.
 */
struct role_word {
	int term;
	double weight;
	bool open; /* nothing in the draft speaks of it yet */
};

struct role {
	struct role_word *words;
	size_t count;
	bool *speaks;	 /* [passage * count + word] */
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
/* Weight of the open words that a passage speaks of: in its title, or
 * twice. */
double role_open(const struct role *role, size_t passage);
/* Its words are open no more. */
void role_close(struct role *role, size_t passage);

#endif
