/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_SUGGESTION_H
#define COMPOSE_SUGGESTION_H

#include "compose/draft.h"
#include "match/claims.h"

/* A suggestion while it is made: what is taken, and what need not be, since
 * an item that is taken says it; for compose/suggest.h. */

enum state { OPEN, TAKEN, FOLDED };

struct suggestion {
	struct draft *draft;
	const struct comparison *comparison;
	struct arena arena;
	enum state **states;	/* [persona][item] */
	struct item_ref **into;	/* of what is folded: the item that says it */
	bool **present;		/* [topic][persona] */
	bool *drafted;		/* by topic */
	struct claims *claims;	/* of what is taken */
	const struct texts *texts; /* what the draft held when it was read */
	bool introduced;	/* the base says who it is */
	size_t *order;		/* personas by content, so that the order in
				   which they were named does not matter */
	size_t *ranks;		/* their places in it */
};

void suggestion_init(struct suggestion *this, struct draft *draft);

const struct persona *suggestion_persona(const struct suggestion *this,
					 size_t persona);
enum state *suggestion_state(struct suggestion *this, struct item_ref item);
size_t suggestion_topic(const struct suggestion *this, struct item_ref item);
struct str suggestion_text(const struct suggestion *this,
			   struct item_ref item);
struct item_ref pair_other(const struct item_pair *pair, struct item_ref item);

/* Marks an item as taken; the draft is the caller's. */
void suggestion_take(struct suggestion *this, struct item_ref item);
/* Whether what is taken says otherwise: then it is for the user to choose. */
bool suggestion_denies(const struct suggestion *this, struct item_ref item);
/* Marks an open item as folded when what is taken says it. */
bool suggestion_fold(struct suggestion *this, struct item_ref item);
void suggestion_fold_all(struct suggestion *this);
/* Writes down alternatives, and who agrees with the base. */
void suggestion_note(struct suggestion *this);

/* Takes the unit around an item, and marks all that comes with it. */
void suggestion_take_unit(struct suggestion *this, struct item_ref item,
			  struct str reason);
/* What of a block the draft does not say, by sentences and list entries; the
 * block itself when that is all of it, or it can only come whole. A unit
 * comes when half of it is new and none denied, with `all` when any is new. */
void suggestion_take_open(struct suggestion *this, size_t persona,
			  size_t block, bool all, struct str reason);

/* Remembers the draft's texts as they are now. */
void suggestion_read(struct suggestion *this);
/* Whether the draft that was read holds the very same text, which then has it
 * as an alternative. */
bool suggestion_holds(struct suggestion *this, struct origin origin);
/* What of a persona stands in no topic: blocks, then bare headings. */
void suggest_rest(struct suggestion *this, size_t persona, struct str reason);
void suggest_headings(struct suggestion *this, size_t persona,
		      struct str reason);

#endif
