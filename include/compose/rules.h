/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_RULES_H
#define COMPOSE_RULES_H

#include <stdbool.h>

#include "base/str.h"

/*
 * What a suggestion goes by beside its method: one row a rule, with the
 * value it has, the value that switches it off, and what it is for. `make
 * worth` switches each off and prints what the labelled sets say.
 */
enum rule {
	RULE_MACHINERY,
	RULE_EXAMPLES,
	RULE_FILLER,
	RULE_OTHERS_RATIO,
	RULE_OWN_GROUND,
	RULE_SPREAD,
	RULE_PAIRED,
	RULE_CODE,
	RULE_CODED,
	RULE_STRANGE,
	RULE_OTHER_ROLE,
	RULE_VOICE,
	RULE_NAMES,
	RULE_KIN,
	RULE_ASIDE,
	RULE_FOLD,
	RULE_CONTRADICTION,
	RULE_STUBS,
	RULE_REFERENCES,
	RULE_COUNT
};

struct rule_row {
	const char *name;
	double value, off;
	const char *why;
};
extern const struct rule_row rule_rows[RULE_COUNT];

/* `without`: the rules that are switched off, as bits. */
double rule_value(unsigned long without, enum rule rule);
bool rule_is_on(unsigned long without, enum rule rule);
/* The bit of a rule's name; 0 for none. */
unsigned long rule_find(struct str name);

#endif
