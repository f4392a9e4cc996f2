/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_WORLD_H
#define SUPPORT_WORLD_H

#include "compose/draft.h"

enum { WORLD_MAX = 6 };

/* Personas, their comparison and a draft, all of them small. */
struct world {
	struct arena arena;
	struct persona personas[WORLD_MAX];
	const struct persona *list[WORLD_MAX];
	struct comparison comparison;
	struct draft draft;
};

/* Texts end in NULL; paths are "a.md", "b.md" … */
void world_init(struct world *world, const char *const *texts, size_t base);
void world_release(struct world *world);

/* The personas of three people who run a bakery: A and B differ in wording,
 * C says little. */
extern const char *const bakers[];

/*
 * A line per entry, indented by depth: "# Title", "A - text", "B 1. text",
 * "A text", "A + text" for what continues, "A | first line" of code; a text
 * of one's own has no letter.
 */
struct str world_outline(struct world *world, const struct draft *draft);
/* Fails unless the draft is sound and reads so. */
void world_assert(struct world *world, const char *wanted);
/* Index of the first entry whose text begins so; fails when there is none. */
size_t world_find(const struct draft *draft, const char *text);
/* The item of a persona that begins so. */
struct item_ref world_item(const struct world *world, size_t persona,
			   const char *text);
/* Takes it into the draft; fails when that changes nothing. */
void world_take(struct world *world, size_t persona, const char *text);
size_t world_section(const struct world *world, size_t persona,
		     const char *title);
size_t world_topic(const struct world *world, const char *title);

#endif
