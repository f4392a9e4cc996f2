/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_RECIPE_H
#define COMPOSE_RECIPE_H

#include "base/buf.h"
#include "base/error.h"
#include "compose/draft.h"

/*
 * A draft as a YAML file: sources with content hashes and what of them was
 * seen, picks by name (path, section path, content hash) with their text,
 * fields, edits, corrections. Deterministic to the byte; holds no time, no
 * locale, no absolute path that was not given.
 */
void recipe_write(struct buf *out, const struct draft *draft);
/* The same, with what the sources' paths start from put before them, so that
 * it holds in other folders, too. */
void recipe_write_from(struct buf *out, const struct draft *draft,
		       struct str folder);
struct recipe;
/* The same, with the paths as that recipe of the same sources has them. */
void recipe_write_as(struct buf *out, const struct draft *draft,
		     const struct recipe *recipe);

/* The sources a recipe names, in order, before they are loaded. */
struct recipe_source {
	struct str path, name, sha256;
};
struct recipe {
	struct arena arena;
	struct recipe_source *sources;
	size_t source_count;
	const struct yaml *root;
	/* By source: its persona in the comparison to replay over, NO_INDEX
	 * where it is not among those; NULL: they are the sources, in order. */
	const size_t *places;
};
/* Whether a text says that it is one, well written or not. */
bool recipe_is(struct str text);
/* False with "LINE:COLUMN: why" when the text is no recipe. */
bool recipe_read(struct recipe *recipe, struct str text, struct error *error);
void recipe_release(struct recipe *recipe);
/*
 * Base, accept and corrections for the comparison to replay over; personas
 * are outlined, and the recipe's sources by its places. Lists lie in the
 * recipe. Base is NO_INDEX where it is not among them.
 */
void recipe_options(struct comparison_options *options, struct recipe *recipe,
		    const struct persona *const *personas, size_t count);

/* Path of the library that words were weighed by; empty for none. */
struct str recipe_library(const struct recipe *recipe);

/* What a pick could not find again, one line each. */
struct stale {
	struct str *lines;
	size_t count;
};
/*
 * Replays the picks into an initialised draft over the recipe's sources, by
 * its places. Picks whose block changed or went are listed; what the recipe
 * keeps of them, or edited text, stands in the draft as an entry that is lost
 * (entry_is_lost). Recipes of old keep no text: there they are left out, and
 * the draft keeps them astray (compose/astray.h). Lines lie in the draft's
 * arena.
 */
void recipe_replay(struct draft *draft, const struct recipe *recipe,
		   struct stale *stale);

#endif
