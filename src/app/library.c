/* SPDX-License-Identifier: MIT */
#include "app/library.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "app/opening.h"
#include "app/walk.h"
#include "base/count.h"
#include "base/file.h"

static struct library_file *
add_file(struct library *library, struct library_file file)
{
	struct library_file *added;

	library->files = arena_grow(&library->arena, library->files,
				    library->count, &library->capacity,
				    sizeof *library->files);
	added = &library->files[library->count++];
	*added = file;
	added->path = arena_str(&library->arena, file.path);
	added->real = arena_str(&library->arena, file.real);
	return added;
}

static void
refuse(struct library *library, struct library_file *file,
       const struct error *error)
{
	file->refused = arena_str(&library->arena, str_of(error->text));
}

static bool
is_read(struct str path)
{
	struct arena arena = { 0 };
	struct str bytes;
	struct error error;
	bool read = file_read(&bytes, path.ptr, &arena, &error);

	arena_release(&arena);
	return read;
}

/* Each persona in it; other files of that ending are not met in a walk. */
static void
add_container(struct library *library, struct library_file file)
{
	bool toml = str_ends(file.path, STR(".toml"));
	struct arena arena = { 0 };
	struct container container;
	struct error error;

	if (!opening_list(&container, file.path, &arena, &error)) {
		if (toml && file.named)
			add_file(library, file);
		else if (!toml || !is_read(file.path))
			refuse(library, add_file(library, file), &error);
	} else if (container.count == 1) {
		add_file(library, file);
	} else {
		struct str path = file.path;

		for (size_t i = 0; i < container.count; i++) {
			file.path = arena_printf(&arena, "%.*s#%.*s",
			    STR_ARG(path), STR_ARG(container.all[i].name));
			add_file(library, file);
		}
	}
	arena_release(&arena);
}

static void
add_folder(struct library *library, struct str root)
{
	struct arena arena = { 0 };
	struct walk walk = { .arena = &arena };

	walk_folder(&walk, root);
	for (size_t i = 0; i < walk.count; i++) {
		const struct walked *it = &walk.all[i];
		struct library_file file = {
			.path = it->path, .real = it->real,
			.named = str_eq(it->path, root),
		};

		if (it->refused.len > 0)
			add_file(library, file)->refused =
			    arena_str(&library->arena, it->refused);
		else if (walk_is_container(it->path))
			add_container(library, file);
		else
			add_file(library, file);
	}
	arena_release(&arena);
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
	struct arena *arena = &library->arena;
	struct library_file file = { .path = str_of(path), .named = true };

	if (file_is_folder(path) && strcmp(path, "-") != 0) {
		add_folder(library, arena_str(arena,
					      without_slashes(file.path)));
		return;
	}
	file.real = path_real(file.path, arena);
	if (container_is(file.path) && file_kind(path) != FILE_NONE)
		add_container(library, file);
	else
		add_file(library, file);
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
	size_t count = COUNT(places);
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
	if (stat(path_on_disk(file->path, &arena).ptr, &status) == 0) {
		struct timespec changed = file_changed(&status);

		file->state = (struct file_state){
			(long long)changed.tv_sec, (long long)changed.tv_nsec,
			(long long)status.st_size, (long long)status.st_ino
		};
	}
	arena_release(&arena);
}

static void
load_file(struct library *library, struct library_file *file)
{
	struct error error;

	if (file->refused.len > 0)
		return;
	remember_state(file);
	file->persona = persona_open(file->path, file->real, &error);
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
	fresh = persona_open(file->path, file->real, &error);
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
