#ifndef COMPOSE_SUGGESTION_H
#define COMPOSE_SUGGESTION_H

#include "compose/claims.h"
#include "compose/draft.h"

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

#endif
