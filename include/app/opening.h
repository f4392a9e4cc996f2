/* SPDX-License-Identifier: MIT */
#ifndef APP_OPENING_H
#define APP_OPENING_H

#include "base/arena.h"
#include "base/error.h"
#include "model/persona.h"
#include "parse/container.h"

/*
 * From a path to a persona. A path is a file, "-", or PATH#NAME for one of
 * several personas in a file; a literal path comes first.
 */

/* The file that holds it; NUL-terminated, in the arena. */
struct str path_on_disk(struct str path, struct arena *arena);
/* That file from the root on, its folder's links followed and its own not;
 * empty when there is none, or for "-". In the arena. */
struct str path_real(struct str path, struct arena *arena);
/* Opened and to be freed by persona_close(); NULL with "PATH: why" or
 * "PATH:LINE:COLUMN: why". `real` is path_real()'s. */
struct persona *persona_open(struct str path, struct str real,
			     struct error *error);
void persona_close(struct persona *persona);
/* What a file of another format holds; false with the reason as above. */
bool opening_list(struct container *container, struct str path,
		  struct arena *arena, struct error *error);

#endif
