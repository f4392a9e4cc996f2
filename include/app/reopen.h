/* SPDX-License-Identifier: MIT */
#ifndef APP_REOPEN_H
#define APP_REOPEN_H

#include "compose/recipe.h"

struct session;

/*
 * Opens a recipe's draft over its sources, which are found again or added to
 * the library, and says `done`, or what of it could not be found. `text` is
 * the recipe: its first line may name the folder that paths start from.
 * Returns the first source that is gone; empty when it is open.
 */
struct str reopen(struct session *session, struct recipe *recipe,
		  struct str text, const char *done);
/* Replays a recipe over the draft's sources again, now that the library it
 * names is read. */
void reopen_weighed(struct session *session, struct str text);

#endif
