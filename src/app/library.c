#include "app/library.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/opening.h"
#include "base/file.h"

struct paths {
	struct str *all;
	size_t count, capacity;
};

struct find {
	struct str path, real;
	bool linked;
};

/* Folders still to be entered, and the root that links must stay inside. */
struct walk {
	struct library *library;
	struct arena arena;
	struct str root, real_root;
	struct paths folders;
	struct find *found;
	size_t count, capacity;
};

static bool
has_persona_ending(struct str name)
{
	static const char *const endings[] = { ".md", ".mdc", ".markdown",
					       ".txt" };

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
		struct str ending = str_of(endings[i]);

		if (name.len > ending.len &&
		    str_eq_nocase(str_from(name, name.len - ending.len),
				  ending))
			return true;
	}
	return false;
}

static bool
is_entered(const char *name)
{
	static const char *const skipped[] = { ".", "..", ".git", ".hg",
					       ".svn", "node_modules" };

	for (size_t i = 0; i < sizeof skipped / sizeof *skipped; i++)
		if (strcmp(name, skipped[i]) == 0)
			return false;
	return true;
}

/* Where a link leads; empty when it is outside of the root, or no file. */
static struct str
real_file(struct walk *walk, const char *path)
{
	char *real = realpath(path, NULL);
	struct str place = str_of(real ? real : "");
	struct str root = walk->real_root;
	struct stat status;
	bool inside = str_starts(place, root) &&
		      (root.len == 1 || (place.len > root.len &&
					 place.ptr[root.len] == '/'));

	if (inside && stat(real, &status) == 0 && S_ISREG(status.st_mode))
		place = arena_str(&walk->arena, place);
	else
		place = (struct str){ "", 0 };
	free(real);
	return place;
}

static void
push(struct arena *arena, struct paths *paths, struct str path)
{
	paths->all = arena_grow(arena, paths->all, paths->count,
				&paths->capacity, sizeof *paths->all);
	paths->all[paths->count++] = path;
}

/* Other formats that are told by their names, or by a look into them. */
static bool
is_walked(struct str path)
{
	return str_ends(path, STR(".toml")) ||
	       str_ends(path, STR(".roomodes"));
}

static void
add_find(struct walk *walk, struct str path, bool linked)
{
	struct str below = str_from(path, walk->root.len), real;

	if (linked)
		real = real_file(walk, path.ptr);
	else
		real = arena_printf(&walk->arena, "%.*s%.*s",
				    STR_ARG(walk->real_root), STR_ARG(below));
	if (real.len == 0)
		return;
	walk->found = arena_grow(&walk->arena, walk->found, walk->count,
				 &walk->capacity, sizeof *walk->found);
	walk->found[walk->count++] = (struct find){ path, real, linked };
}

/* A linked folder inside the root is found at its own place, once. */
static void
walk_entry(struct walk *walk, struct str folder, const char *name)
{
	const char *slash = str_ends(folder, STR("/")) ? "" : "/";
	struct str path = arena_printf(&walk->arena, "%.*s%s%s",
				       STR_ARG(folder), slash, name);
	enum file_kind kind = file_kind(path.ptr);

	if (kind == FILE_FOLDER && is_entered(name))
		push(&walk->arena, &walk->folders, path);
	else if ((kind == FILE_REGULAR || kind == FILE_LINK) &&
		 (has_persona_ending(str_of(name)) || is_walked(path)))
		add_find(walk, path, kind == FILE_LINK);
}

static struct library_file *
add_file(struct library *library, struct str path, bool named)
{
	struct library_file *file;

	library->files = arena_grow(&library->arena, library->files,
				    library->count, &library->capacity,
				    sizeof *library->files);
	file = &library->files[library->count++];
	*file = (struct library_file){ .named = named };
	file->path = arena_str(&library->arena, path);
	return file;
}

static void
refuse(struct library *library, struct library_file *file,
       const struct error *error)
{
	file->refused = arena_str(&library->arena, str_of(error->text));
}

/* Each persona in it; other files of that ending are not met in a walk. */
static void
add_container(struct library *library, struct str path, bool named)
{
	bool toml = str_ends(path, STR(".toml"));
	struct arena arena = { 0 };
	struct container container;
	struct error error;

	if (!opening_list(&container, path, &arena, &error)) {
		if (toml && named)
			add_file(library, path, named);
		else if (!toml)
			refuse(library, add_file(library, path, named),
			       &error);
	} else if (container.count == 1) {
		add_file(library, path, named);
	} else {
		for (size_t i = 0; i < container.count; i++)
			add_file(library,
				 arena_printf(&arena, "%.*s#%.*s",
					      STR_ARG(path),
					      STR_ARG(container.all[i].name)),
				 named);
	}
	arena_release(&arena);
}

static void
walk_folder(struct walk *walk, struct str folder, bool named)
{
	DIR *stream = opendir(folder.ptr);
	struct dirent *entry;
	struct error error;

	if (!stream) {
		error_system(&error, folder.ptr, errno);
		refuse(walk->library, add_file(walk->library, folder, named),
		       &error);
		return;
	}
	while ((entry = readdir(stream)))
		walk_entry(walk, folder, entry->d_name);
	closedir(stream);
}

static int
compare_paths(const void *a, const void *b)
{
	const struct find *x = a, *y = b;

	return str_compare(x->path, y->path);
}

/* The file itself before links to it. */
static int
compare_real(const void *a, const void *b)
{
	const struct find *x = a, *y = b;
	int order = str_compare(x->real, y->real);

	if (order == 0)
		order = x->linked - y->linked;
	return order != 0 ? order : compare_paths(a, b);
}

/* What is linked to from elsewhere in the root is one persona, not two. */
static void
drop_copies(struct walk *walk)
{
	struct find *found = walk->found;
	size_t kept = 0;

	qsort(found, walk->count, sizeof *found, compare_real);
	for (size_t i = 0; i < walk->count; i++)
		if (kept == 0 || !str_eq(found[i].real, found[kept - 1].real))
			found[kept++] = found[i];
	walk->count = kept;
	qsort(found, walk->count, sizeof *found, compare_paths);
}

static void
walk_root(struct library *library, struct str root)
{
	struct walk walk = { .library = library, .root = root };
	char *real = realpath(root.ptr, NULL);
	struct paths *folders = &walk.folders;

	walk.real_root = real ? str_of(real) : root;
	walk_folder(&walk, root, true);
	while (folders->count > 0)
		walk_folder(&walk, folders->all[--folders->count], false);
	if (walk.count > 0)
		drop_copies(&walk);
	for (size_t i = 0; i < walk.count; i++)
		if (is_walked(walk.found[i].path))
			add_container(library, walk.found[i].path, false);
		else
			add_file(library, walk.found[i].path, false);
	arena_release(&walk.arena);
	free(real);
}

/* "a//" and "a/" name the folder "a"; "/" stays. */
static struct str
without_slashes(struct str path)
{
	while (path.len > 1 && path.ptr[path.len - 1] == '/')
		path.len--;
	return path;
}

void
library_add(struct library *library, const char *path)
{
	struct stat status;

	if (strcmp(path, "-") != 0 && stat(path, &status) == 0 &&
	    S_ISDIR(status.st_mode))
		walk_root(library, arena_str(&library->arena,
					     without_slashes(str_of(path))));
	else if (container_is(str_of(path)) && file_kind(path) != FILE_NONE)
		add_container(library, str_of(path), true);
	else
		add_file(library, str_of(path), true);
}

/* A place that is a link to one before it holds nothing new. */
static bool
add_place(struct library *library, const char *const *places, size_t index)
{
	if (!file_is_folder(places[index]))
		return false;
	for (size_t i = 0; i < index; i++)
		if (file_same(places[i], places[index]))
			return false;
	library_add(library, places[index]);
	return true;
}

void
library_add_defaults(struct library *library)
{
	const char *home = getenv("HOME");
	struct str own = arena_printf(&library->arena, "%s/.claude/agents",
				      home ? home : "");
	const char *const places[] = { "personas", ".claude/agents",
				       ".opencode/agent", ".github/agents",
				       own.ptr };
	size_t count = sizeof places / sizeof *places;
	bool any = false;

	if (!home || !*home)
		count--;
	for (size_t i = 0; i < count; i++)
		any |= add_place(library, places, i);
	if (!any)
		library_add(library, ".");
}

/* All zero for a file that is not there. */
static void
remember_state(struct library_file *file)
{
	struct arena arena = { 0 };
	struct stat status;

	file->state = (struct file_state){ 0 };
	if (stat(path_on_disk(file->path, &arena).ptr, &status) == 0)
		file->state = (struct file_state){
			(long long)status.st_mtim.tv_sec,
			(long long)status.st_mtim.tv_nsec,
			(long long)status.st_size, (long long)status.st_ino
		};
	arena_release(&arena);
}

static void
load_file(struct library *library, struct library_file *file)
{
	struct error error;

	if (file->refused.len > 0)
		return;
	remember_state(file);
	file->persona = persona_open(file->path, &error);
	if (!file->persona)
		refuse(library, file, &error);
}

bool
library_load(struct library *library, size_t most)
{
	if (library->loaded == library->count)
		return false;
	for (; most > 0 && library->loaded < library->count; most--)
		load_file(library, &library->files[library->loaded++]);
	return true;
}

void
library_load_all(struct library *library)
{
	library_load(library, library->count);
}

static void
retire(struct library *library, struct persona *persona)
{
	library->retired = arena_grow(&library->arena, library->retired,
				      library->retired_count,
				      &library->retired_capacity,
				      sizeof(struct persona *));
	library->retired[library->retired_count++] = persona;
}

static bool
same_state(const struct file_state *a, const struct file_state *b)
{
	return a->seconds == b->seconds && a->nanoseconds == b->nanoseconds &&
	       a->size == b->size && a->inode == b->inode;
}

bool
library_reload(struct library *library, size_t index)
{
	struct library_file *file = &library->files[index];
	struct library_file now = *file;
	struct persona *fresh;
	struct error error;

	remember_state(&now);
	if (same_state(&now.state, &file->state))
		return false;
	file->state = now.state;
	fresh = persona_open(file->path, &error);
	if (!fresh) {
		refuse(library, file, &error);
		return true;
	}
	if (file->persona)
		retire(library, file->persona);
	file->persona = fresh;
	file->refused = (struct str){ 0 };
	return true;
}

void
library_release(struct library *library)
{
	for (size_t i = 0; i < library->count; i++)
		persona_close(library->files[i].persona);
	for (size_t i = 0; i < library->retired_count; i++)
		persona_close(library->retired[i]);
	arena_release(&library->arena);
	*library = (struct library){ 0 };
}

/* The last pieces of a path, without the ending of the last one. */
static struct str
last_pieces(struct str path, size_t pieces)
{
	size_t start = path.len, dot = path.len;

	while (start > 0 &&
	       (path.ptr[start - 1] != '/' || --pieces > 0))
		start--;
	while (dot > start && path.ptr[dot - 1] != '.')
		dot--;
	return str_slice(path, (struct range){ start, dot > start + 1 ?
							  dot - 1 : path.len });
}

static size_t
shared_start(struct str a, struct str b)
{
	size_t at = 0;

	while (at < a.len && at < b.len && a.ptr[at] == b.ptr[at])
		at++;
	return at;
}

static bool
has_name_of(const struct library *library, size_t other, size_t index)
{
	const struct persona *a = library->files[other].persona;

	return other != index && a &&
	       str_eq(a->name, library->files[index].persona->name);
}

/* Of "000_ffe39e" that differs from "001_0bf9ad" at 2, "000" tells enough. */
static struct str
shorten(struct str own, size_t differs)
{
	while (differs < own.len && ascii_is_alnum(own.ptr[differs]))
		differs++;
	return differs < 3 ? own : (struct str){ own.ptr, differs };
}

/* How many last pieces of their paths two files have in common. */
static size_t
common_pieces(struct str a, struct str b)
{
	size_t pieces = 0;

	while (pieces < 9 &&
	       str_eq(last_pieces(a, pieces + 1), last_pieces(b, pieces + 1)))
		pieces++;
	return pieces;
}

struct str
library_telling(const struct library *library, size_t index,
		struct arena *arena)
{
	struct str path = library->files[index].path, own;
	size_t differs = 0, pieces = 0;

	for (size_t i = 0; i < library->loaded; i++)
		if (has_name_of(library, i, index)) {
			size_t common =
			    common_pieces(path, library->files[i].path);

			if (common + 1 > pieces)
				pieces = common + 1;
		}
	if (pieces == 0)
		return (struct str){ 0 };
	own = last_pieces(path, pieces);
	for (size_t i = 0; i < library->loaded; i++)
		if (has_name_of(library, i, index)) {
			struct str other = library->files[i].path;
			size_t at =
			    shared_start(own, last_pieces(other, pieces));

			if (at > differs)
				differs = at;
		}
	return arena_str(arena, shorten(own, differs));
}
