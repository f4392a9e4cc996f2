/* SPDX-License-Identifier: MIT */
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
	bool unsearchable; /* the folder that is read, and that was said */
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

static bool
is_inside(struct str path, struct str root)
{
	return str_starts(path, root) &&
	       (root.len == 1 || path.len == root.len ||
		path.ptr[root.len] == '/');
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

/* What is passed over is said: it may be a persona. */
static void
refuse(struct walker *walker, struct str path, const struct error *error)
{
	add_walked(walker, path)->refused =
	    arena_str(walker->walk->arena, str_of(error->text));
}

static void
refuse_for(struct walker *walker, struct str path, int code)
{
	struct error error;

	error_system(&error, path.ptr, code);
	refuse(walker, path, &error);
}

/* A linked folder inside the root is found at its own place, once; what else
 * has no persona's ending, and is no folder, is no loss. */
static void
add_link(struct walker *walker, struct str path, bool wanted)
{
	char *real = realpath(path.ptr, NULL);
	struct str target = str_of(real ? real : "");
	struct error error;

	if (!real && wanted) {
		refuse_for(walker, path, errno);
	} else if (real && !is_inside(target, walker->real_root) &&
		   (wanted || file_is_folder(real))) {
		error_set(&error, "%s: is a link that leads out of %s, and is "
			  "not followed", path.ptr, walker->root.ptr);
		refuse(walker, path, &error);
	} else if (wanted && file_kind(target.ptr) == FILE_REGULAR) {
		target = arena_str(walker->walk->arena, target);
		add_walked(walker, path)->target = target;
	}
	free(real);
}

/* Of a folder that cannot be searched each name is known, but not what it
 * stands for. */
static void
add_unknown(struct walker *walker, struct str folder, struct str path,
	    bool wanted, int code)
{
	if (wanted)
		refuse_for(walker, path, code);
	else if (code != ENOENT && !walker->unsearchable)
		refuse_for(walker, folder, code);
	walker->unsearchable |= !wanted && code != ENOENT;
}

static void
enter(struct walker *walker, struct str folder, const char *name)
{
	const char *slash = str_ends(folder, STR("/")) ? "" : "/";
	struct str path = arena_printf(walker->walk->arena, "%.*s%s%s",
				       STR_ARG(folder), slash, name);
	enum file_kind kind = file_kind(path.ptr);
	int code = errno;
	bool wanted = has_persona_ending(str_of(name)) ||
		      walk_is_container(path);

	if (!is_entered(name))
		return;
	if (kind == FILE_NONE)
		add_unknown(walker, folder, path, wanted, code);
	else if (kind == FILE_FOLDER)
		add_folder(walker, path);
	else if (kind == FILE_REGULAR && wanted)
		add_walked(walker, path);
	else if (kind == FILE_LINK)
		add_link(walker, path, wanted);
}

static void
read_folder(struct walker *walker, struct str folder)
{
	DIR *stream = opendir(folder.ptr);
	struct dirent *entry;

	if (!stream) {
		refuse_for(walker, folder, errno);
		return;
	}
	walker->unsearchable = false;
	while ((errno = 0, entry = readdir(stream)))
		enter(walker, folder, entry->d_name);
	if (errno)
		refuse_for(walker, folder, errno);
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
