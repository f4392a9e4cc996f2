/* SPDX-License-Identifier: MIT */
#ifndef APP_WEIGHING_H
#define APP_WEIGHING_H

#include <stdbool.h>
#include <stddef.h>

#include "app/library.h"
#include "match/rarity.h"

struct session;
struct draft;

/*
 * The library that a draft's words are weighed by, read behind the screens.
 * Until it is there the draft stands over topics made without it, then over
 * its own. Zeroed: none.
 */
struct weighing {
	struct arena arena;
	struct str path; /* empty: none */
	struct library library;
	struct rarity rarity;
	size_t counted; /* of the library's files */
	bool done;
	struct str recipe; /* of the draft as it was opened */
	size_t steps;	   /* of the history then */
};

/* For the session's draft, which was just opened from a recipe and names the
 * library; once a session. */
void weighing_begin(struct session *session, struct str recipe);
/* Reads up to so many files more; false when nothing is left to do now: what
 * lies over the screen is waited for. */
bool weighing_work(struct session *session, size_t most);
/* What the words of a draft weigh by; NULL for none, or none yet. */
const struct rarity *weighing_of(const struct session *session,
				 const struct draft *draft);
/* The recipe that the session's draft was opened from, while it is neither
 * weighed nor changed; else empty. */
struct str weighing_recipe(const struct session *session);
void weighing_release(struct weighing *weighing);

#endif
