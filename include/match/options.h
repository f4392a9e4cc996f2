/* SPDX-License-Identifier: MIT */
#ifndef MATCH_OPTIONS_H
#define MATCH_OPTIONS_H

#include <stddef.h>

#include "match/language.h"
#include "match/rarity.h"

struct comparison;

/* A correction by the user; it wins over scores. */
enum correction_kind { CORRECT_PAIR, CORRECT_APART };
struct correction {
	enum correction_kind kind;
	size_t persona_a, section_a, persona_b, section_b;
};

/* The usual score from which topics join: whatever may be about the same. */
extern const double comparison_accept;

struct comparison_options {
	size_t base;	 /* whose titles and order the topics take */
	/* or who chooses it, once pairs, topics and kinds are known */
	size_t (*choose_base)(const struct comparison *comparison);
	double accept;	 /* score from which topics join; 0: the usual one */
	enum language language; /* of all; LANGUAGE_UNKNOWN: of each its own */
	const struct correction *corrections;
	size_t correction_count;
	const struct rarity *rarity; /* words weigh by it, too; or NULL */
	/* Told how many of all pairs of personas are compared; or NULL. */
	void (*progress)(void *context, size_t done, size_t all);
	void *context;
};

#endif
