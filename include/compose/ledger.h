/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_LEDGER_H
#define COMPOSE_LEDGER_H

#include "compose/draft.h"

/*
 * What taking many blocks in a row asks of a draft again and again, kept up to
 * date while it grows; a draft without one looks through all its entries for
 * each answer. What "may" be there is looked for; all else is not there.
 */

/* Blocks of a persona that go one behind the other. */
struct run {
	bool open;
	size_t parent, at;    /* the section, and where the next one goes */
	struct origin last;
	size_t lead;	      /* where their lead-in starts, or NO_INDEX */
	size_t limit;	      /* what starts from here on goes elsewhere */
	enum block_form form; /* of the last */
	enum block_form marker; /* that the list there has from others; not a
				   list's: it has none */
};

struct ledger {
	bool **taken, **said; /* by persona, by block: may be in the draft,
				 may be an alternative */
	bool **made;	      /* by persona, by section: may have an entry */
	bool *topics;	      /* the same by topic */
	size_t persona, section, home; /* where that section's content was
					  put last; NO_INDEX */
	size_t found;	       /* a section that was put or found last; it may
				  be another by now */
	size_t text, text_end; /* a section, and where its own text ends */
	struct run run;
};

/* From here on the draft has one, until it is closed. Linear. */
void ledger_open(struct draft *draft, struct arena *arena);
void ledger_close(struct draft *draft);

/* For compose/draft.c: an entry was put at `index`, some went, all are new, an
 * alternative was added. Nothing to a draft without one. */
void ledger_insert(struct draft *draft, size_t index);
void ledger_remove(struct draft *draft);
void ledger_refill(struct draft *draft);
void ledger_say(struct draft *draft, struct origin origin);

/* Whether something of it may be in the draft, or be an alternative. */
bool ledger_may_hold(const struct draft *draft, struct origin origin);
bool ledger_may_say(const struct draft *draft, struct origin origin);
/* Whether there may be a section of the topic, or of the persona's own. */
bool ledger_may_have(const struct draft *draft, size_t topic, size_t persona,
		     size_t section);

#endif
