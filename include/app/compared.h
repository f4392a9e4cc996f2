/* SPDX-License-Identifier: MIT */
#ifndef APP_COMPARED_H
#define APP_COMPARED_H

#include <stdbool.h>
#include <stddef.h>

#include "match/comparison.h"

struct session;

/* A comparison, and which files and letters its personas are. */
struct compared {
	struct comparison comparison;
	size_t *files;	 /* by persona: library index */
	size_t *letters; /* by persona: 0 is A */
	bool corrected;	 /* made with the user's corrections */
	bool stopped;	 /* by the user, before all was compared */
	double accept;	 /* score from which its topics joined */
	const struct rarity *rarity; /* that its words weigh by, or NULL */
	unsigned long long suggested; /* hash of the draft first suggested */
};

/* The comparison the draft is about; NULL before the first. */
const struct comparison *session_comparison(const struct session *session);
/* Files and letters of any comparison of this session. */
const struct compared *session_compared(const struct session *session,
					const struct comparison *comparison);
/* Letter of a persona of the draft's comparison; '?' for none. */
char session_letter(const struct session *session, size_t persona);

/* Compares library files, or finds the comparison made before; options may
 * be NULL: any base. */
struct compared *
session_compare_files(struct session *session, const size_t *files,
		      size_t count, const struct comparison_options *options);
/* The same of personas as they were read once: what a draft took from a file
 * that has changed since stays. */
struct compared *
session_compare_personas(struct session *session, const size_t *files,
			 const struct persona *const *personas, size_t count,
			 const struct comparison_options *options);
/* Compares the marked personas and starts the draft as the suggestion; keeps
 * the draft when the same ones were compared before, and goes over to them
 * with it (app/follow.h) when something was decided and one of them stays.
 * False, with a message, when fewer than two can be. */
bool session_compare(struct session *session);
/* Again from this base, for topics that are not yet ok. */
void session_rebase(struct session *session, size_t persona);

#endif
