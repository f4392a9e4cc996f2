/* SPDX-License-Identifier: MIT */
#ifndef MATCH_TALLY_H
#define MATCH_TALLY_H

#include "match/reading.h"

enum place_of { IN_TITLE, IN_CONTENT, IN_PATH };

/* A word of a text that is no stop word. */
struct occurrence {
	int term, exact;
	enum place_of place;
	size_t order;
	struct str word;
};

struct tally {
	struct occurrence *all;
	size_t count, capacity;
};

struct tallier {
	struct vocabulary *vocabulary;
	struct arena *arena;   /* of what is made from tallies */
	struct arena *scratch; /* of the tallies */
};

/* Adds the words of a text, or those of another tally. */
void tally_text(const struct tallier *tallier, struct tally *tally,
		enum place_of place, struct str text);
void tally_add(const struct tallier *tallier, struct tally *tally,
	       enum place_of place, const struct tally *more);
/* Sums up; sorts the tally. */
struct terms tally_terms(const struct tallier *tallier,
			 const struct tally *tally);
/* Takes every thing by its own name. */
void tally_exactly(struct tally *tally);
/* Sums up the fields that the words speak of; spoils the tally. */
struct terms tally_fields(const struct tallier *tallier, struct tally *tally);
/* Sums up only things that have a name of their own; spoils the tally. */
struct terms tally_names(const struct tallier *tallier, struct tally *tally);

#endif
