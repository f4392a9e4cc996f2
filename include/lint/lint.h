/* SPDX-License-Identifier: MIT */
#ifndef LINT_LINT_H
#define LINT_LINT_H

#include "base/arena.h"
#include "model/diagnostic.h"
#include "model/persona.h"

/*
 * Adds what there is to say about a file by itself, not sorted: what the
 * parser found, hidden text, power, template marks, what its client asks, a
 * name that is not the file's. Details lie in `arena` and in the persona.
 */
void lint_persona(struct diagnostics *list, const struct persona *persona,
		  struct arena *arena);

#endif
