/* SPDX-License-Identifier: MIT */
#ifndef MATCH_FAMILY_H
#define MATCH_FAMILY_H

#include "base/arena.h"
#include "match/roles.h"
#include "match/sketch.h"
#include "model/persona.h"

/*
 * Families of near-duplicates in a library. Copies are found by an index of
 * few runs of words of each file, roles among what is left when every family
 * of copies stands as one; never by all pairs.
 */
enum family_kind {
	FAMILY_IDENTICAL, /* the same bytes */
	FAMILY_EDITED,	  /* linked by six tenths of the shorter text */
	FAMILY_ROLE	  /* texts of their own for the same work */
};

struct family_member {
	const struct persona *persona;
	double score;	/* 0–1: of the text of it and the most complete one
			   what both have; of a role: how near to the persona
			   it began with */
	size_t copies;	/* of a role: its identical or edited ones, not
			   listed */
	bool identical; /* the same bytes as the most complete one */
};

struct family {
	enum family_kind kind;
	struct family_member *members; /* the most complete first, by tokens */
	size_t count;
	struct str words[ROLE_WORDS]; /* of a role */
	size_t word_count;
};

/* Zeroed is empty. */
struct families {
	struct arena arena;
	struct kin *kin; /* what was added */
	size_t kin_count, kin_capacity;
	struct family *all; /* by kind, largest first */
	size_t count, capacity;
};

/* The persona must be open, and outlive the families. Linear in its size. */
void families_add(struct families *families, const struct persona *persona);
/* Finds them once all are added, whatever the order in which they were. */
void families_find(struct families *families);
void families_release(struct families *families);

const char *family_kind_name(enum family_kind kind);

#endif
