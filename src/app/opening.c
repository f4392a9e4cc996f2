/* SPDX-License-Identifier: MIT */
#include "app/opening.h"

#include <stdlib.h>

#include "base/file.h"
#include "parse/parse.h"

/* Offset of the last '#', or the length. */
static size_t
name_at(struct str path)
{
	size_t at = path.len;

	while (at > 0 && path.ptr[at - 1] != '#')
		at--;
	return at > 0 ? at - 1 : path.len;
}

struct str
path_on_disk(struct str path, struct arena *arena)
{
	struct str whole = arena_str(arena, path), file;

	if (file_kind(whole.ptr) != FILE_NONE)
		return whole;
	file = (struct str){ path.ptr, name_at(path) };
	return container_is(file) ? arena_str(arena, file) : whole;
}

struct str
path_real(struct str path, struct arena *arena)
{
	struct str file = path_on_disk(path, arena), real = { 0 }, folder;
	size_t name = file.len;
	char *found;

	while (name > 0 && file.ptr[name - 1] != '/')
		name--;
	folder = arena_str(arena, (struct str){ file.ptr, name });
	found = str_eq(path, STR("-")) ? NULL :
	    realpath(name > 0 ? folder.ptr : ".", NULL);
	if (found)
		real = arena_printf(arena, "%s/%.*s", found,
				    STR_ARG(str_from(file, name)));
	free(found);
	return real;
}

/* "4:1: why" follows a colon, "why" a colon and a blank. */
static void
place_error(struct error *error, struct str path)
{
	struct error reason = *error;
	bool placed = ascii_is_digit(reason.text[0]);

	error_set(error, "%.*s:%s%s", STR_ARG(path), placed ? "" : " ",
		  reason.text);
}

bool
opening_list(struct container *container, struct str path,
	     struct arena *arena, struct error *error)
{
	struct str bytes;

	if (!file_read(&bytes, path.ptr, arena, error))
		return false;
	if (container_read(container, path, bytes, arena, error))
		return true;
	place_error(error, path);
	return false;
}

static const struct contained *
find_contained(const struct container *container, struct str name)
{
	for (size_t i = 0; i < container->count; i++)
		if (str_eq(container->all[i].name, name))
			return &container->all[i];
	return NULL;
}

/* Who is alone in a file may be called by name all the same. */
static bool
open_only(struct persona *persona, struct str file, struct str name,
	  const struct container *container)
{
	const struct contained *only = &container->all[0];
	struct persona scratch = { 0 };
	const struct field *field;
	bool known;

	if (container->count != 1 || name.len == 0)
		return false;
	container_open(&scratch, file, only, container->syntax);
	field = persona_field(&scratch, "name");
	known = str_eq(only->key, name) ||
		(field != NULL && str_eq(field->value, name));
	persona_release(&scratch);
	if (known)
		container_open(persona, file, only, container->syntax);
	return known;
}

static bool
open_contained(struct persona *persona, struct str path, struct str file,
	       struct str bytes, struct error *error)
{
	struct str name = str_from(path, file.len + (path.len > file.len));
	const struct contained *found;
	struct container container;

	if (!container_read(&container, file, bytes, &persona->arena, error)) {
		if (str_ends(file, STR(".toml"))) {
			parse_open(persona, path, bytes);
			return true;
		}
	} else {
		found = find_contained(&container, name);
		if (found) {
			container_open(persona, path, found,
				       container.syntax);
			return true;
		}
		if (open_only(persona, file, name, &container))
			return true;
		error_set(error, name.len > 0
				     ? "no persona of that name is in it"
				     : "several personas are in it; name one "
				       "as PATH#NAME");
	}
	place_error(error, name.len > 0 ? path : file);
	return false;
}

struct persona *
persona_open(struct str path, struct str real, struct error *error)
{
	struct persona *persona = memory_alloc(sizeof *persona);
	struct str file, bytes;
	bool opened;

	*persona = (struct persona){ 0 };
	persona->real = arena_str(&persona->arena, real);
	file = path_on_disk(path, &persona->arena);
	opened = file_read(&bytes, file.ptr, &persona->arena, error);
	if (opened && container_is(file))
		opened = open_contained(persona, path, file, bytes, error);
	else if (opened)
		parse_open(persona, path, bytes);
	if (opened)
		return persona;
	persona_close(persona);
	return NULL;
}

void
persona_close(struct persona *persona)
{
	if (!persona)
		return;
	persona_release(persona);
	free(persona);
}
