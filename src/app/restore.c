/* SPDX-License-Identifier: MIT */
#include "app/restore.h"

#include <stdlib.h>
#include <string.h>

#include "app/opening.h"
#include "base/file.h"
#include "base/sha256.h"

const char restore_folder_mark[] = "# saved in ";

bool
restore_is_recipe(const char *path, struct arena *arena)
{
	struct str name = str_of(path), text;
	struct error error;

	if (str_ends(name, STR(".yaml")) || str_ends(name, STR(".yml")))
		return true;
	return strcmp(path, "-") != 0 &&
	       file_kind(path) == FILE_REGULAR &&
	       file_read(&text, path, arena, &error) && recipe_is(text);
}

bool
restore_read(struct recipe *recipe, struct str *text, const char *path,
	     struct arena *arena, struct error *error)
{
	struct error why;

	if (!file_read(text, path, arena, error))
		return false;
	if (recipe_read(recipe, *text, &why))
		return true;
	return error_set(error, "%s:%s", path, why.text);
}

char *
restore_path(struct str folder, struct str path, struct arena *arena)
{
	char *text = ARENA_ARRAY(arena, char, folder.len + path.len + 1);

	if (str_starts(path, STR("/")))
		folder.len = 0;
	memcpy(text, folder.ptr, folder.len);
	memcpy(text + folder.len, path.ptr, path.len);
	return text;
}

static bool
has_sources(const struct recipe *recipe, struct str folder)
{
	struct arena arena = { 0 };
	bool found = true;

	for (size_t i = 0; found && i < recipe->source_count; i++) {
		struct str path = str_of(restore_path(
		    folder, recipe->sources[i].path, &arena));

		found = file_kind(path_on_disk(path, &arena).ptr) != FILE_NONE;
	}
	arena_release(&arena);
	return found;
}

/* The folder that the first line of a saved draft names, with a slash. */
static struct str
saved_folder(struct str text, struct arena *arena)
{
	struct str mark = str_of(restore_folder_mark);

	if (!str_starts(text, mark))
		return STR("");
	text = str_from(text, mark.len);
	text.len = str_find_byte(text, '\n');
	return arena_printf(arena, "%.*s/", STR_ARG(text));
}

struct str
restore_folder(const struct recipe *recipe, struct str text, struct str path,
	       struct arena *arena)
{
	struct str saved = saved_folder(text, arena);

	while (path.len > 0 && path.ptr[path.len - 1] != '/')
		path.len--;
	if (saved.len > 0 && has_sources(recipe, saved))
		return saved;
	if (has_sources(recipe, STR("")))
		return STR("");
	return path.len > 0 && has_sources(recipe, path) ? path : saved;
}

struct str
restore_text_from(struct str text, struct str folder, struct arena *arena)
{
	const char *start = folder.len ? arena_str(arena, folder).ptr : ".";
	char *whole = realpath(start, NULL);

	if (str_starts(text, str_of(restore_folder_mark)))
		text = str_from(text, str_find_byte(text, '\n') + 1);
	if (whole)
		text = arena_printf(arena, "%s%s\n%.*s", restore_folder_mark,
				    whole, STR_ARG(text));
	free(whole);
	return text;
}

/* Of several personas in a file, one: "x.roomodes#one". */
static bool
is_same_persona(struct str a, struct str b)
{
	struct arena arena = { 0 };
	struct str first = path_on_disk(a, &arena);
	struct str second = path_on_disk(b, &arena);
	bool same = str_eq(str_from(a, first.len), str_from(b, second.len)) &&
		    file_same(first.ptr, second.ptr);

	arena_release(&arena);
	return same;
}

static bool
find_source(struct library *library, struct str path, size_t *file,
	    struct error *error)
{
	size_t count = library->count;

	for (*file = 0; *file < count; ++*file)
		if (is_same_persona(library->files[*file].path, path))
			return true;
	*file = NO_INDEX;
	if (file_is_folder(path.ptr))
		return error_set(error, "%s: is a folder, not the persona that "
				 "the recipe names", path.ptr);
	library_add(library, path.ptr);
	if (library->count != count + 1)
		return error_set(error, "%s: several personas are in it; the "
				 "recipe names none of them as PATH#NAME",
				 path.ptr);
	*file = count;
	return true;
}

bool
restore_sources(const struct recipe *recipe, struct str folder,
		struct library *library, size_t *files, struct error *error)
{
	bool all = true;

	for (size_t i = 0; i < recipe->source_count; i++) {
		struct error why;
		struct str path = str_of(restore_path(
		    folder, recipe->sources[i].path, &library->arena));

		if (!find_source(library, path, &files[i], &why) && all) {
			*error = why;
			all = false;
		}
	}
	return all;
}

bool
restore_source_changed(const struct recipe *recipe, size_t source,
		       const struct persona *persona)
{
	struct arena arena = { 0 };
	struct str now = sha256_hex(&arena, persona->source.bytes);
	bool changed = !str_eq(now, recipe->sources[source].sha256);

	arena_release(&arena);
	return changed;
}
