/* SPDX-License-Identifier: MIT */
#ifndef MATCH_ROLES_H
#define MATCH_ROLES_H

#include "base/arena.h"
#include "model/persona.h"

/*
 * Personas that are for the same work, by the words of their names and of
 * how they are described (else of how their text begins), rare words counting
 * more. Each joins the role whose first persona it is most like, those with
 * the fewest words coming first; only the heaviest words are indexed, so that
 * the cost is near linear.
 */
enum { ROLE_WORDS = 4 };

struct role {
	size_t first;		     /* index of the persona it began with */
	struct str words[ROLE_WORDS]; /* what they have in common, best first */
	size_t word_count;
};

struct roles {
	struct role *all;
	size_t count;
	size_t *role_of; /* by persona */
	double *scores;	 /* by persona: cosine with the role's first; 0–1 */
};

/* The result depends on the order of the personas only where they tie. */
struct roles roles_find(const struct persona *const *personas, size_t count,
			struct arena *arena);

#endif
