/* SPDX-License-Identifier: MIT */
#ifndef LINT_PHRASES_H
#define LINT_PHRASES_H

#include <stdbool.h>

#include "base/str.h"

/* Text that gives orders which no persona needs. */
enum phrase_kind {
	PHRASE_ORDER,  /* "ignore all previous instructions" and its kin */
	PHRASE_QUOTED, /* the same in quotes or code: perhaps an example */
	PHRASE_SHELL   /* a download that goes straight into a shell */
};

struct phrase {
	enum phrase_kind kind;
	struct range range;
};

/* The next one at or after `*at`, which moves behind it. Linear over all
 * calls: a phrase has a bounded number of words. */
bool phrase_next(struct str text, size_t *at, struct phrase *found);

#endif
