/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_UPSTREAM_H
#define COMPOSE_UPSTREAM_H

#include "compose/relation.h"

/*
 * What became of a replayed draft's picks in sources that went on without it,
 * and what these say since. A pick that is the same and where it was is not
 * listed, one whose loss was settled neither.
 */
enum fate {
	FATE_MOVED,    /* found, in another section */
	FATE_REWORDED, /* its file has other words in its place: see `now` */
	FATE_GONE      /* its file says it no longer */
};
struct upstream_pick {
	size_t entry;	   /* of the draft */
	enum fate fate;
	struct origin now; /* of moved and reworded */
};
/* A statement that nobody saw yet and the draft does not say. */
struct upstream_new {
	size_t persona;
	size_t item, block; /* one of them; the other is NO_INDEX */
	bool against;	    /* it contradicts the draft */
};

struct upstream {
	struct upstream_pick *picks; /* in the draft's order */
	size_t pick_count, counts[FATE_GONE + 1];
	size_t same;		     /* picks that are as they were */
	struct upstream_new *news;   /* by persona, in file order */
	size_t new_count;
	size_t said;		     /* not seen, but the draft says so */
};

/* Lists lie in the arena. The cost grows with the product of what is lost and
 * what is new. */
void upstream_find(struct upstream *upstream, const struct draft *draft,
		   struct arena *arena);
const char *fate_name(enum fate fate);
/* The bytes of a new statement. */
struct range upstream_range(const struct draft *draft,
			    const struct upstream_new *new);

/* The new words in the place of the old ones; an edited text stays, and is
 * from there on an edit of the new ones. */
void upstream_take_words(struct draft *draft,
			 const struct upstream_pick *pick);
/* What the draft says stays, and is no longer asked about. */
void upstream_keep(struct draft *draft, const struct upstream_pick *pick);
/* A new statement is taken to its place; or only seen. */
void upstream_take_new(struct draft *draft, const struct upstream_new *new);
void upstream_see_new(struct draft *draft, const struct upstream_new *new);

#endif
