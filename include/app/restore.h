/* SPDX-License-Identifier: MIT */
#ifndef APP_RESTORE_H
#define APP_RESTORE_H

#include "app/library.h"
#include "base/error.h"
#include "compose/recipe.h"

/*
 * From a recipe back to its draft: which file is one, where its paths start,
 * which personas it means. The one way for the command line and the session.
 */

/* Whether a path names a recipe: by .yaml or .yml, which no persona has, or by
 * what is in the file. Standard input is a persona. */
bool restore_is_recipe(const char *path, struct arena *arena);
/* Its text, in the arena, and what it says; false with "PATH: why" or
 * "PATH:LINE:COLUMN: why". */
bool restore_read(struct recipe *recipe, struct str *text, const char *path,
		  struct arena *arena, struct error *error);

/* The first line of a draft: which folder its paths start from. */
extern const char restore_folder_mark[];

/*
 * What stands before the paths of the sources, with a slash, or nothing: the
 * first of these from where all are found: the folder that the text names in
 * its first line (restore_folder_mark), the working folder, the folder of the
 * recipe's own `path` (empty: it lies in no file). Where none is, the first
 * that there is. In the arena, or a part of `path`.
 */
struct str restore_folder(const struct recipe *recipe, struct str text,
			  struct str path, struct arena *arena);
/* A path of the recipe from there, in the arena. */
char *restore_path(struct str folder, struct str path, struct arena *arena);
/* The text with that folder, in whole, as its first line. */
struct str restore_text_from(struct str text, struct str folder,
			     struct arena *arena);

/*
 * Finds every source in the library, or adds it, not loaded: its place there
 * in `files`, by source; NO_INDEX where no single persona is any more. False
 * with the reason of the first of these.
 */
bool restore_sources(const struct recipe *recipe, struct str folder,
		     struct library *library, size_t *files,
		     struct error *error);
/* Whether a source has other bytes than when the recipe was saved. */
bool restore_source_changed(const struct recipe *recipe, size_t source,
			    const struct persona *persona);

#endif
