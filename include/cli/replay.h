/* SPDX-License-Identifier: MIT */
#ifndef CLI_REPLAY_H
#define CLI_REPLAY_H

#include <stdbool.h>

#include "app/library.h"
#include "base/arena.h"
#include "cli/cli.h"
#include "compose/recipe.h"
#include "match/comparison.h"
#include "match/rarity.h"

/* A recipe with everything it needs to be replayed. */
struct replay {
	struct recipe recipe;
	struct str text;   /* of the recipe */
	struct str folder; /* that its paths start from */
	struct library library;
	const struct persona **personas;
	struct comparison comparison;
	struct rarity rarity;
	struct draft draft;
	struct stale lost; /* picks that were not found again */
};
/* Reads a recipe and its sources; false, after a word on standard error, when
 * that cannot be done. Released in any case. */
bool replay_open(struct replay *replay, const char *path,
		 struct arena *arena);
void replay_release(struct replay *replay);

/* The UI is to open a recipe's draft over its sources; says which are not
 * there. */
enum status recipe_start(struct cli_start *start, const char *path,
			 struct arena *arena);

#endif
