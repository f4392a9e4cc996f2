/* SPDX-License-Identifier: MIT */
#ifndef MATCH_QUANTITY_H
#define MATCH_QUANTITY_H

#include <stdbool.h>

#include "base/str.h"

/* A number in a text, with what it counts. */
struct quantity {
	double value;	  /* in the smallest unit of its class */
	const char *unit; /* the class: "%", "time", "lines" …; NULL: none */
	struct range range; /* of its digits */
};

/*
 * The next number at or after `*at`, which moves behind it; false when there
 * is none. Digits may be grouped ("1,000"); what is part of a word ("p95",
 * "v2.1") is no number.
 */
bool quantity_next(struct quantity *quantity, struct str text, size_t *at);
/* Whether they are the same, so far as can be told: either may lack a unit. */
bool quantities_agree(const struct quantity *a, const struct quantity *b);

#endif
