/* SPDX-License-Identifier: MIT */
#ifndef MATCH_READING_H
#define MATCH_READING_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "match/matter.h"
#include "match/rarity.h"
#include "match/tables.h"
#include "match/trigrams.h"
#include "match/words.h"
#include "model/persona.h"

/*
 * A persona as the matcher reads it: what can be paired, as terms. Knows
 * nothing of other personas.
 */

/* How often a term occurs where, as 1 + ln(times), or 0. */
struct term_use {
	int term;
	double title, content, path;
	struct str word; /* as it is first written, the title before all */
};

struct terms {
	struct term_use *all; /* by term */
	size_t count;
};

/* A section's own content, or a group's whole subtree. */
struct profile {
	size_t section;
	bool group;
	struct lines lines;
	struct str title; /* cleaned; of the root empty */
	struct trigrams trigrams;
	struct terms terms;
	struct terms fields; /* the same, of the fields they speak of */
	struct terms names;  /* of a leaf: the things with their own name */
	enum function function;
	size_t first_item, item_count; /* in the reading's items */
};

struct item_profile {
	size_t item;	/* of the persona */
	size_t section;
	struct str text;
	enum matter matter;
	struct terms terms; /* content only, each thing by its own name */
	struct terms fields;
	struct str key;	    /* of its wording; see match/statement.h */
	size_t wording;	    /* in the reading's wordings */
	size_t repeat;	    /* how many items before it have that wording */
	struct terms head;  /* of "**Head**: …", "Head: …", "Head – …" */
	struct trigrams trigrams;
};

/* The items of a reading that have one text, in the order of its items. */
struct repeats {
	size_t *items; /* indices into the reading's items */
	size_t count;
};

/* No more of a persona than this is compared; the rest pairs with nothing. */
enum { READING_PROFILES_MAX = 2048, READING_ITEMS_MAX = 16384 };

struct reading {
	const struct persona *persona;
	enum language language;
	struct profile *profiles; /* in file order, content before group */
	size_t profile_count;
	struct item_profile *items; /* by section, then in file order */
	size_t item_count;
	struct repeats *wordings; /* by their first item */
	size_t wording_count;
	size_t leaf_count;	    /* profiles that are no group */
	size_t *leaf_of;	    /* by section: its leaf, or NO_INDEX */
	enum function *functions;   /* by section */
	enum matter *matters;	    /* by section */
	unsigned *title_uses, *field_uses;
	unsigned *uses; /* by term, uses_count of them: leaves that have it */
	size_t uses_count;
	const struct rarity *rarity; /* of words in a library, or NULL */
};

/* How many of its profiles and items are compared. */
size_t reading_profiles(const struct reading *reading);
size_t reading_items(const struct reading *reading);

/* In a language, or in the one that the persona seems to be in. */
void reading_init(struct reading *reading, const struct persona *persona,
		  enum language language, struct vocabulary *vocabulary,
		  struct arena *arena);
/* Leaves in which a term occurs. */
unsigned reading_uses(const struct reading *reading, int term);
/* The same of fields. */
unsigned reading_field_uses(const struct reading *reading, int term);
/* Titles in which a term occurs, those below another such title left out. */
unsigned reading_title_uses(const struct reading *reading, int term);

#endif
