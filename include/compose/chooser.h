/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_CHOOSER_H
#define COMPOSE_CHOOSER_H

#include "compose/choose.h"
#include "compose/role.h"
#include "compose/rules.h"
#include "match/claims.h"

/* A choice while it is made; for compose/choose.h. */

enum { TITLE_COST = 6,	  /* tokens of a heading */
       LEAST_TOKENS = 24, /* of a passage that others add */
       STUB_UNITS = 3 };

/* What of the draft a passage is nearest to, so far as it was looked at. */
struct nearest {
	size_t seen; /* chosen passages */
	double topic;
	size_t leader;
	size_t own_seen;
	bool rival;
};

struct chooser {
	struct chosen *out;
	struct passages *passages;
	const struct material *material;
	size_t base;
	unsigned long without; /* rules that are off */
	bool strict;	      /* the limit is the user's, and holds */
	double rich;	      /* how much less a rich base needs others */
	size_t tokens;	      /* of what is chosen, titles included */
	size_t best[PURPOSE_MACHINERY + 1]; /* by slot; NO_INDEX */
	size_t *ranked;	      /* passages by rank of persona, then place */
	size_t **room;	      /* by passage, for its units */
	bool first_person;    /* the base, somewhere */
	bool *kindred;	      /* by persona: of the base's role */
	bool coded;	      /* the base's long code all comes */
	bool *aside; /* of each: teamwork, careers, business value */
	struct claims *claims;	 /* of the units that are taken */
	struct nearest *nearest; /* by passage */
	struct role role;
	struct arena arena;
};

double rule(const struct chooser *this, enum rule rule);
struct passage *passage_at(const struct chooser *this, size_t passage);
struct choice *choice_of(const struct chooser *this, size_t passage);
bool is_of_base(const struct chooser *this, size_t passage);
struct str choice_letter(const struct chooser *this, size_t passage);
/* Says of all units that have no reason yet why they are out. */
void leave_out(struct chooser *this, size_t passage, struct str why);
void take_passage(struct chooser *this, size_t passage, const size_t *units,
		  size_t count, struct str reason);

/* choose_who.c: who it is, and what prose says beyond that. */
void choose_identity(struct chooser *this);
void borrow_identity(struct chooser *this);
void choose_prose(struct chooser *this);
/* A persona without sections. */
bool is_prose(const struct chooser *this, size_t persona);
/* choose_slots.c: one method, one output format, one of each. */
void choose_slots(struct chooser *this);
/* choose_rest.c: passage by passage what adds most for its size. */
void choose_rest(struct chooser *this);

/* choose_said.c: what the draft, or another passage, says already. */
/* An entry of an open list, which can go alone. */
bool is_foldable(const struct chooser *this, size_t unit);
/* Units of a passage without what the draft says; of closed ones all. */
size_t open_units(struct chooser *this, size_t passage, size_t *units);
/* Share of its value that units which count speak of. */
double said_elsewhere(const struct chooser *this, const struct passage *it,
		      bool (*counts)(const struct chooser *this, size_t unit,
				     const struct passage *it));
/* In the draft, or of a solid part of the base. */
bool is_ground(const struct chooser *this, size_t unit,
	       const struct passage *it);
/* Of somebody who is neither the base nor the author. */
bool is_third(const struct chooser *this, size_t unit,
	      const struct passage *it);
double said_share(const struct chooser *this, size_t passage);
/* How near the draft comes to its topic, and what there leads on it. */
double best_topic(struct chooser *this, size_t passage, size_t *leader);
/* A section of the same file on the same ground is there already. */
bool rival_within(struct chooser *this, size_t passage);
/* Written in another language than the base. */
bool is_other_language(const struct chooser *this, const struct passage *it);
/* Why it would jar: another voice, a ban; NULL. */
const char *jars(const struct chooser *this, const struct passage *it);
/* Another role's method serves only a base without sections. */
bool lends_method(const struct chooser *this, const struct passage *it);
/* How much of what it could be the base is, 0-1. */
double base_fullness(const struct chooser *this);
/* Fewer of its words than that, by weight, are used by the base. */
bool is_unknown(const struct chooser *this, const struct passage *it,
		double least);
/* Of somebody else's product alone. */
bool is_odd(const struct chooser *this, const struct passage *it);
bool has_group(const struct chooser *this, const struct passage *it,
	       enum group_kind kind);

#endif
