/* SPDX-License-Identifier: MIT */
#ifndef MATCH_CLAIM_H
#define MATCH_CLAIM_H

#include <stdbool.h>

#include "base/str.h"

/* A single claim and how it is found, for match/claims.h. */

enum claim_kind { CLAIM_NONE, CLAIM_NUMBER, CLAIM_TERM, CLAIM_ORDER };

enum { CLAIM_WORDS = 12, CLAIMS_MAX = 16 };

struct claim {
	enum claim_kind kind;
	unsigned long long key; /* of the measure, or of the opposed pair */
	double value;		/* a number, or a side */
	unsigned qualifiers;	/* bits by row of the qualifiers */
	bool ban;		/* of an order */
	unsigned long long words[CLAIM_WORDS];
	size_t word_count;
	size_t owner;
};

struct found {
	struct claim all[CLAIMS_MAX];
	size_t count;
};

/* What a text claims; beyond CLAIMS_MAX, or 8 KiB, nothing more. A code fence
 * claims nothing. */
void claims_find(struct found *found, struct str text);

#endif
