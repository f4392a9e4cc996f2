/* SPDX-License-Identifier: MIT */
#ifndef MATCH_WEIGHTS_H
#define MATCH_WEIGHTS_H

#include "base/arena.h"
#include "match/reading.h"

/*
 * What a term is worth between two personas, by term: ln((N + 1) / (df + ½))
 * over the leaves of both, at least 0.01. Words that all of them use weigh
 * nothing: "security" among security auditors.
 */
struct weights {
	double *plain;
	double *title; /* generic words count 0.35 */
	double *item;  /* generic words count 0.45 */
	double *field; /* of a field, by leaves that speak of it */
	size_t count;
};

struct weights weights_of(const struct reading *a, const struct reading *b,
			  const struct vocabulary *vocabulary,
			  struct arena *arena);

#endif
