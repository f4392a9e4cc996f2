/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_REFERENCES_H
#define COMPOSE_REFERENCES_H

#include "compose/draft.h"

/*
 * Link definitions ("[guide]: https://…") and footnotes ("[^1]: …") of the
 * personas of a draft: which of them its text refers to, and what they are
 * called where two personas call different things by one name: all but the
 * base's are renamed ("guide-2"). Linear but for sorting.
 */
struct definition {
	size_t persona;
	size_t order;	  /* the base's first, then by persona and place */
	struct str label; /* in lower case, one blank between words */
	struct str text;  /* all of it, as written; CRs and all */
	struct str rest;  /* what follows the colon */
	bool used;	  /* referred to by the draft's text */
	bool present;	  /* a part of it */
	size_t number;	  /* it is called "label-number"; 0: as it is */
	const struct definition *same; /* an earlier one that says the same
					  under that name, or NULL */
};

struct references {
	struct definition *all; /* sorted by label, then order */
	size_t count;
};

void references_find(struct references *references, const struct draft *draft,
		     struct arena *arena);
/* What a persona means by a label; NULL when it does not define it. */
struct definition *references_of(const struct references *references,
				 size_t persona, struct str label,
				 struct arena *arena);
/* Where it stands. */
struct origin definition_origin(const struct draft *draft,
				const struct definition *definition);

#endif
