/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_ASTRAY_H
#define COMPOSE_ASTRAY_H

#include "base/yaml.h"
#include "compose/draft.h"
#include "compose/edit.h"

struct astray_home {
	struct str title, text; /* the text is its entry of the recipe */
};
/*
 * A pick of a recipe whose text is not there any more. It is no part of the
 * draft, but saved with it as it was, and found again once its text is back.
 */
struct astray {
	struct str line; /* "a.md:13: Dough" */
	struct str text; /* its entry of the recipe */
	const struct astray_home *homes; /* its sections, outermost first */
	size_t home_count;
	unsigned long long after; /* hash of the block before it; 0: none */
	size_t like;	/* blocks of the same text before that one */
};

/* While a recipe is replayed; zeroed but for the draft. */
struct astray_log {
	struct draft *draft;
	const struct yaml *open[DRAFT_MAX_LEVEL + 1]; /* sections by depth */
	size_t open_count;
	const struct astray_home *homes; /* of those, once they are needed */
	struct astray *all;
	size_t capacity;
	unsigned long long after;
	unsigned long long *passed; /* hashes of the blocks so far */
	size_t passed_count, passed_capacity;
};
/* The draft's last entry was made of that one of the recipe. */
void astray_pass(struct astray_log *log, const struct yaml *map);
void astray_add(struct astray_log *log, const struct yaml *map,
		struct str line);

/* Where one is to be written. */
struct astray_place {
	const struct astray *astray;
	size_t entry; /* of the draft, right behind it; NO_INDEX: first */
	size_t known; /* of its homes, so many are there */
};
/* Of all that the draft does not say are fine, in the order in which they
 * are written. In the arena. */
const struct astray_place *astray_places(const struct draft *draft,
					 size_t *count, struct arena *arena);
/* How many of the homes are open behind another one at the same entry. */
size_t astray_shared(const struct astray_place *place,
		     const struct astray_place *before);

/* What the notes say about it. */
struct str astray_note(const struct astray *astray, struct arena *arena);

#endif
