/* SPDX-License-Identifier: MIT */
#ifndef CLI_LOAD_H
#define CLI_LOAD_H

#include "app/library.h"
#include "cli/options.h"
#include "match/rarity.h"

/* The exit status that its refusals call for; reports each on standard
 * error as "troupe: PATH:LINE:COLUMN: why". */
enum status load_report(const struct library *library);
/* Loads the personas of all operands, or of the default places, and reports
 * what could not be read; the status is load_report()'s. False when one of
 * them holds no persona, which is said. */
bool load_library(struct library *library, const struct arguments *arguments,
		  enum status *status);

/*
 * The same for commands that name each persona: outlined, in their order; a
 * folder is refused. False when fewer than `least` could be read. `*status`
 * says whether all could.
 */
bool load_named(struct library *library, const struct arguments *arguments,
		size_t least, enum status *status);
/* How rare words are among the personas below a path; of too few it says
 * nothing but that. False, with the status, when it cannot be read. */
bool load_rarity(struct rarity *rarity, const char *path, struct arena *arena,
		 enum status *status);
/* The one persona of the one operand. */
bool load_one(struct library *library, const struct arguments *arguments,
	      enum status *status);

#endif
