/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_CHECKS_H
#define COMPOSE_CHECKS_H

#include "compose/draft.h"
#include "model/diagnostic.h"

/* What the user should look at in the draft. */
struct note {
	enum severity severity;
	const char *code;	 /* "said-twice", "two-numbers", … */
	struct str text;	 /* one line */
	size_t entries[2];	 /* where; NO_INDEX for none */
};

struct notes {
	struct note *all;
	size_t count;
};

/*
 * Looks for: said twice, contradictions and two numbers for one question,
 * always against never, mixed voice, orphaned lead-ins, tools that the text
 * names but the fields do not allow, tools that differ or are missing,
 * hidden text (codes of model/scan.h), what was left out and says otherwise.
 * Not what the draft says is fine. In the arena.
 */
void checks_run(struct notes *notes, const struct draft *draft,
		struct arena *arena);

#endif
