/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_PUT_H
#define COMPOSE_PUT_H

#include "compose/draft.h"

/* How a picked block comes into a draft; for compose itself. */

/*
 * Puts it at its place in section `parent` (place_block()), in the form that
 * the list there has. With a ledger what goes on behind the block that was
 * put last is put there at once.
 */
void entry_put(struct draft *draft, size_t parent, struct entry entry,
	       const struct origin *lead);
/* What is taken itself is no longer said by another. */
void entry_forget_said(struct draft *draft, struct origin origin);

#endif
