/* SPDX-License-Identifier: MIT */
#include "cli/load.h"

#include <string.h>

#include "base/file.h"
#include "cli/output.h"
#include "parse/parse.h"

static void
say_nothing_found(const char *place)
{
	complain("%s: no persona found; looked for .md, .mdc, .markdown, "
		 ".txt, Codex's .toml and .roomodes files", place);
}

enum status
load_report(const struct library *library)
{
	enum status status = STATUS_DONE;

	for (size_t i = 0; i < library->count; i++) {
		const struct library_file *file = &library->files[i];

		if (file->refused.len == 0)
			continue;
		complain("%.*s", STR_ARG(file->refused));
		if (file->named)
			status = STATUS_UNREADABLE;
		else if (status == STATUS_DONE)
			status = STATUS_FOUND;
	}
	return status;
}

bool
load_library(struct library *library, const struct arguments *arguments,
	     enum status *status)
{
	bool all = true;

	if (arguments->operand_count == 0) {
		library_add_defaults(library);
		all = library->count > 0;
		if (!all)
			say_nothing_found("this folder");
	}
	for (size_t i = 0; i < arguments->operand_count; i++) {
		size_t before = library->count;

		library_add(library, arguments->operands[i]);
		if (library->count > before)
			continue;
		all = false;
		say_nothing_found(arguments->operands[i]);
	}
	library_load_all(library);
	*status = load_report(library);
	return all;
}

/* Standard input can be read once. */
static bool
add_named(struct library *library, const char *path, bool *stdin_taken)
{
	bool is_stdin = strcmp(path, "-") == 0;

	if (!is_stdin && file_is_folder(path)) {
		complain("%s: is a folder; name persona files", path);
		return false;
	}
	if (is_stdin && *stdin_taken) {
		complain("-: standard input is one persona, not two");
		return false;
	}
	*stdin_taken |= is_stdin;
	library_add(library, path);
	return true;
}

bool
load_named(struct library *library, const struct arguments *arguments,
	   size_t least, enum status *status)
{
	bool stdin_taken = false, all = true;
	size_t loaded = 0;

	for (size_t i = 0; i < arguments->operand_count; i++)
		all &= add_named(library, arguments->operands[i],
				 &stdin_taken);
	library_load_all(library);
	*status = load_report(library);
	if (!all)
		*status = STATUS_UNREADABLE;
	for (size_t i = 0; i < library->count; i++) {
		if (!library->files[i].persona)
			continue;
		parse_outline(library->files[i].persona);
		loaded++;
	}
	return loaded >= least;
}

bool
load_one(struct library *library, const struct arguments *arguments,
	 enum status *status)
{
	if (!load_named(library, arguments, 1, status))
		return false;
	if (library->count == 1)
		return true;
	complain("%s: %zu personas are in it; name one, as %s",
		 arguments->operands[0], library->count,
		 library->files[0].path.ptr);
	*status = STATUS_USAGE;
	return false;
}

static bool
read_library(struct library *library, const char *path, enum status *status)
{
	enum status found;

	library_add(library, path);
	library_load_all(library);
	found = load_report(library);
	if (found == STATUS_DONE || found == STATUS_FOUND)
		return true;
	*status = found;
	return false;
}

bool
load_rarity(struct rarity *rarity, const char *path, struct arena *arena,
	    enum status *status)
{
	struct library library = { 0 };
	bool read = read_library(&library, path, status);
	const struct persona **personas =
	    ARENA_ARRAY(arena, const struct persona *, library.count);
	size_t count = 0;

	for (size_t i = 0; i < library.count; i++)
		if (library.files[i].persona)
			personas[count++] = library.files[i].persona;
	if (read && count >= RARITY_LEAST)
		rarity_init(rarity, personas, count, arena);
	else if (read)
		complain("note: %s: %zu persona%s; words are weighed by a "
			 "library from %d on",
			 path, count, count == 1 ? "" : "s", RARITY_LEAST);
	library_release(&library);
	return read;
}
