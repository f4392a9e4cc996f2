#ifndef CLI_REPLAY_H
#define CLI_REPLAY_H

#include <stdbool.h>

#include "base/arena.h"
#include "cli/cli.h"

/* Whether a path names a recipe: by .yaml or .yml, which no persona has, or by
 * what is in the file. Standard input is a persona. */
bool is_recipe(const char *path, struct arena *arena);
/* The UI is to open a recipe's draft over its sources; says which are not
 * there. */
enum status recipe_start(struct cli_start *start, const char *path,
			 struct arena *arena);

#endif
