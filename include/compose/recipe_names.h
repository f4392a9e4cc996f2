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

/* Texts that can be picked, by persona, sorted by hash. */
struct names {
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
void names_init(struct names *names, const struct draft *draft,
		struct arena *arena);
/* False when no such text is there any more. Of several, the one in the same
 * section and nearest to the line. */
bool names_find(struct origin *origin, const struct names *names,
		struct str name);
/* NO_INDEX in both when there is none. */
void find_section_name(size_t *persona, size_t *section,
		       const struct persona *const *personas, size_t count,
		       struct str name);

/* Scalars of a recipe's maps. */
struct str recipe_text(const struct yaml *map, const char *key);
size_t recipe_number(const struct yaml *map, const char *key,
		     size_t fallback);
const struct correction *recipe_corrections(size_t *count,
    const struct recipe *recipe, const struct persona *const *personas,
    struct arena *arena);
double recipe_accept(const struct recipe *recipe);
struct str block_form_name(enum block_form form);

#endif
