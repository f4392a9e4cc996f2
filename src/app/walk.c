#include "app/walk.h"

#include <dirent.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/count.h"
#include "base/file.h"

/* Folders still to be entered, and the root that links must stay inside. */
struct walker {
	struct walk *walk;
	struct str root, real_root;
	struct str *folders;
	size_t count, capacity;
};

static bool
has_persona_ending(struct str name)
{
	static const char *const endings[] = { ".md", ".mdc", ".markdown",
					       ".txt" };

	for (size_t i = 0; i < COUNT(endings); i++) {
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

	for (size_t i = 0; i < COUNT(skipped); i++)
		if (strcmp(name, skipped[i]) == 0)
			return false;
	return true;
}

bool
walk_is_container(struct str path)
{
	return str_ends(path, STR(".toml")) ||
	       str_ends(path, STR(".roomodes"));
}

/* Where a link leads; empty when it is outside of the root, or no file. */
static struct str
find_target(const struct walker *walker, const char *path)
{
	char *real = realpath(path, NULL);
	struct str target = str_of(real ? real : "");
	struct str root = walker->real_root;
	struct stat status;
	bool inside = str_starts(target, root) &&
		      (root.len == 1 || (target.len > root.len &&
					 target.ptr[root.len] == '/'));

	if (inside && stat(real, &status) == 0 && S_ISREG(status.st_mode))
		target = arena_str(walker->walk->arena, target);
	else
		target = (struct str){ "", 0 };
	free(real);
	return target;
}

static void
add_folder(struct walker *walker, struct str path)
{
	walker->folders = arena_grow(walker->walk->arena, walker->folders,
				     walker->count, &walker->capacity,
				     sizeof *walker->folders);
	walker->folders[walker->count++] = path;
}

static struct walked *
add_walked(struct walker *walker, struct str path)
{
	struct walk *walk = walker->walk;
	struct str below = str_from(path, walker->root.len);
	struct walked *added;

	walk->all = arena_grow(walk->arena, walk->all, walk->count,
			       &walk->capacity, sizeof *walk->all);
	added = &walk->all[walk->count++];
	*added = (struct walked){ .path = path };
	added->real = arena_printf(walk->arena, "%.*s%.*s",
				   STR_ARG(walker->real_root),
				   STR_ARG(below));
	added->target = added->real;
	return added;
}

static void
add_link(struct walker *walker, struct str path)
{
	struct str target = find_target(walker, path.ptr);

	if (target.len > 0)
		add_walked(walker, path)->target = target;
}

/* A linked folder inside the root is found at its own place, once. */
static void
enter(struct walker *walker, struct str folder, const char *name)
{
	const char *slash = str_ends(folder, STR("/")) ? "" : "/";
	struct str path = arena_printf(walker->walk->arena, "%.*s%s%s",
				       STR_ARG(folder), slash, name);
	enum file_kind kind = file_kind(path.ptr);
	bool wanted = has_persona_ending(str_of(name)) ||
		      walk_is_container(path);

	if (kind == FILE_FOLDER && is_entered(name))
		add_folder(walker, path);
	else if (kind == FILE_REGULAR && wanted)
		add_walked(walker, path);
	else if (kind == FILE_LINK && wanted)
		add_link(walker, path);
}

static void
read_folder(struct walker *walker, struct str folder)
{
	DIR *stream = opendir(folder.ptr);
	struct dirent *entry;
	struct error error;

	if (!stream) {
		error_system(&error, folder.ptr, errno);
		add_walked(walker, folder)->refused =
		    arena_str(walker->walk->arena, str_of(error.text));
		return;
	}
	while ((entry = readdir(stream)))
		enter(walker, folder, entry->d_name);
	closedir(stream);
}

static int
compare_paths(const void *a, const void *b)
{
	const struct walked *x = a, *y = b;

	return str_compare(x->path, y->path);
}

/* The file itself before links to it. */
static int
compare_targets(const void *a, const void *b)
{
	const struct walked *x = a, *y = b;
	int order = str_compare(x->target, y->target);

	if (order == 0)
		order = str_eq(y->real, y->target) -
			str_eq(x->real, x->target);
	return order != 0 ? order : compare_paths(a, b);
}

/* What is linked to from elsewhere in the root is one persona, not two. */
static void
drop_copies(struct walk *walk)
{
	struct walked *all = walk->all;
	size_t kept = 0;

	qsort(all, walk->count, sizeof *all, compare_targets);
	for (size_t i = 0; i < walk->count; i++)
		if (kept == 0 || !str_eq(all[i].target, all[kept - 1].target))
			all[kept++] = all[i];
	walk->count = kept;
	qsort(all, walk->count, sizeof *all, compare_paths);
}

void
walk_folder(struct walk *walk, struct str root)
{
	struct walker walker = { .walk = walk, .root = root };
	char *real = realpath(root.ptr, NULL);

	walker.real_root = real ? str_of(real) : root;
	read_folder(&walker, root);
	while (walker.count > 0)
		read_folder(&walker, walker.folders[--walker.count]);
	if (walk->count > 0)
		drop_copies(walk);
	free(real);
}
