/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_RECIPE_NAMES_H
#define COMPOSE_RECIPE_NAMES_H

#include "base/yaml.h"
#include "compose/recipe.h"

/*
 * How a recipe names what it picked, so that it is found again when the file
 * around it changed: "PERSONA LINE HASH PATH" for a stretch of text,
 * "PERSONA LINE PATH" for a section; persona counts from 0, the line is only
 * a hint, PATH is the titles joined by " > ".
 */
struct str name_origin(const struct draft *draft, struct origin origin,
		       struct arena *arena);
struct str name_section(const struct persona *const *personas, size_t persona,
			size_t section, struct arena *arena);

/* Where a source stands among the personas; NO_INDEX for nowhere. */
size_t recipe_place(const struct recipe *recipe, size_t source);

/* Texts that can be picked, by persona, sorted by hash. */
struct names {
	const struct recipe *recipe;
	const struct persona *const *personas;
	size_t count;
	struct named **texts;
	size_t *text_counts;
	struct arena *arena;
};
struct named {
	unsigned long long hash;
	struct range range;
	size_t section;
};
void names_init(struct names *names, const struct recipe *recipe,
		const struct draft *draft, struct arena *arena);
/* False when no such text is there any more. Of several, the one in the same
 * section and nearest to the line; where the persona itself is not there, of
 * any that has it. */
bool names_find(struct origin *origin, const struct names *names,
		struct str name);
/* The same name where the draft is written: with the persona's number there,
 * or "-" where there is none. */
struct str name_moved(const struct recipe *recipe, struct str name,
		      struct arena *arena);
/* The titles at a name's end; empty where it has none. */
struct str name_path(struct str name);
/* NO_INDEX in both when there is none. */
void find_section_name(size_t *persona, size_t *section,
		       const struct recipe *recipe,
		       const struct persona *const *personas, size_t count,
		       struct str name);

/* Scalars of a recipe's maps. */
struct str recipe_text(const struct yaml *map, const char *key);
size_t recipe_number(const struct yaml *map, const char *key,
		     size_t fallback);
const struct correction *recipe_corrections(size_t *count,
    const struct recipe *recipe, const struct persona *const *personas,
    size_t persona_count, struct arena *arena);
double recipe_accept(const struct recipe *recipe);
struct str block_form_name(enum block_form form);

#endif
