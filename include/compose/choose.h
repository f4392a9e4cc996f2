/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_CHOOSE_H
#define COMPOSE_CHOOSE_H

#include "compose/passages.h"
#include "compose/suggest_options.h"

/*
 * Which passages make the draft. The base's who-it-is comes in any case; then
 * one method, one output format, one list of principles, one part on
 * communication; then passage by passage what adds most for its size, each
 * topic led by one. Of what is taken only entries of open lists go, those
 * that the draft says already.
 */
struct choice {
	bool chosen;
	bool spare;	      /* the base's second of a kind */
	size_t *units, unit_count; /* that are in */
	struct str reason;    /* why it is in, in one line */
};

struct chosen {
	struct passages *passages;
	struct gathered gathered;
	struct choice *choices; /* by passage */
	size_t *order, count; /* passages as they were taken */
	struct str *why;      /* by unit: why it, or a part of it, is out */
	size_t limit;	      /* tokens; SIZE_MAX for none */
	double price;	      /* the usual value of a token */
	enum take take;
	struct arena *arena;  /* of the draft: reasons lie in it */
};

/* Why a unit is out that only the budget keeps out. */
extern const struct str over_budget;

/* The best base; `runner_up` the next, NO_INDEX of one persona. */
size_t choose_base(const struct passages *passages, size_t *runner_up);
/* `passages->base` is set; reasons lie in `arena`. */
void choose(struct chosen *chosen, struct passages *passages,
	    const struct suggest_options *options, struct arena *arena);
/* A unit that later turns out to be out of place. */
void chosen_drop(struct chosen *chosen, size_t passage, size_t unit,
		 const char *why);

#endif
