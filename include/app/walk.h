/* SPDX-License-Identifier: MIT */
#ifndef APP_WALK_H
#define APP_WALK_H

#include "base/arena.h"
#include "base/str.h"

/* A file that may be a persona, or what may hold or be one and was not looked
 * at. */
struct walked {
	struct str path;    /* begins with the root as it was given */
	struct str real;    /* the same, but with the real root */
	struct str target;  /* with all links followed */
	struct str refused; /* why it was not looked at; else empty */
};

struct walk {
	struct arena *arena;
	struct walked *all;
	size_t count, capacity;
};

/* Whether its name alone does not tell that it is a persona: a file of another
 * format. */
bool walk_is_container(struct str path);
/* What library_add() finds below a folder, each file once, in the order of the
 * paths. All in walk->arena. */
void walk_folder(struct walk *walk, struct str root);

#endif
