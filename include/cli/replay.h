#ifndef CLI_REPLAY_H
#define CLI_REPLAY_H

#include <stdbool.h>

/* Whether a path ends in .yaml or .yml: a recipe, never a persona. */
bool is_recipe(const char *path);

#endif
