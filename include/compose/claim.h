#ifndef COMPOSE_CLAIM_H
#define COMPOSE_CLAIM_H

#include <stdbool.h>

#include "compose/claims.h"

/* A single claim and how it is found, for compose/claims.h. */

enum { CLAIM_WORDS = 12, CLAIMS_MAX = 16 };

struct claim {
	enum claim_kind kind;
	unsigned long long key; /* of the measure, or of the opposed pair */
	double value;		/* a number, or a side */
	unsigned qualifiers;	/* bits by row of claim_qualifiers */
	bool ban;		/* of an order */
	unsigned long long words[CLAIM_WORDS];
	size_t word_count;
	size_t owner;
};

struct found {
	struct claim all[CLAIMS_MAX];
	size_t count;
};

/* What a text claims; beyond CLAIMS_MAX, or 8 KiB, nothing more. */
void claims_find(struct found *found, struct str text);

/* The measures, opposed terms and words of order; claim_tables.c. */
struct measure {
	const char *unit;  /* class: "%", "time", "years" … */
	const char *noun;  /* stem of the thing measured */
	const char *also;  /* a stem that must stand with it, or NULL */
};
struct unit {
	const char *name;
	const char *unit;  /* class */
	double scale;	   /* to the smallest of the class */
};
struct opposed {
	const char *context;	/* stem that both texts hold */
	const char *sides[2][4]; /* what tells the sides, NULL-terminated */
};
extern const struct measure claim_measures[];
extern const struct unit claim_units[];
extern const struct opposed claim_opposed[];
extern const char *const claim_qualifiers[];
extern const char *const claim_orders[];
extern const char *const claim_bans[];
extern const char *const claim_fillers[];

#endif
