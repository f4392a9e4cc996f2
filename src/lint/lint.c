/* SPDX-License-Identifier: MIT */
#include "lint/lint.h"

#include "lint/client_rules.h"
#include "lint/scan.h"
#include "model/client.h"
#include "parse/container.h"
#include "parse/parse.h"

enum { HASH_MIN = 8 }; /* digits of a hash in a file's name */

/* Takes the last ASCII letter or digit off; NUL when there is none. */
static char
last_letter(struct str *text)
{
	while (text->len > 0) {
		char c = text->ptr[--text->len];

		if (ascii_is_alnum(c))
			return ascii_lower(c);
	}
	return '\0';
}

/* One ends like the other: "Backend Engineer", engineering-backend-engineer.
 * What has no ASCII letters may be the same in another script. */
static bool
is_like(struct str name, struct str stem)
{
	char a, b;

	do {
		a = last_letter(&name);
		b = last_letter(&stem);
	} while (a == b && a != '\0');
	return a == '\0' || b == '\0';
}

/* "35dfd58a20f84a8b", "004_35dfd58a20f84a8b": no name that anybody gave. */
static bool
is_number(struct str stem)
{
	bool digit = false;

	for (size_t i = 0; i < stem.len; i++) {
		char c = ascii_lower(stem.ptr[i]);

		digit |= ascii_is_digit(c);
		if (ascii_is_alpha(c) && (c > 'f' || stem.len < HASH_MIN))
			return false;
	}
	return digit;
}

/*
 * Only clients compare the two: where none reads the file, each is free; and
 * they go by no name but the one that the file itself gives.
 */
static void
check_file_name(struct diagnostics *list, const struct persona *persona,
		struct arena *arena)
{
	const struct client *client = persona_client(persona);
	const struct field *field = persona_field(persona, "name");
	struct str stem = name_from_file(persona);

	if (!field || field->value.len == 0 || client == NULL ||
	    container_is(persona->path) || is_number(stem) ||
	    is_like(persona->name, stem))
		return;
	diagnostics_add(list, arena, "name-file",
			source_place(&persona->source,
				     field->value_range.start),
			arena_printf(arena, "name %.*s, %s %.*s",
				     STR_ARG(persona->name),
				     client->naming == NAMED_BY_FOLDER ?
					 "folder" : "file",
				     STR_ARG(stem)));
}

static void
take_over(struct diagnostics *list, const struct diagnostics *from,
	  struct arena *arena)
{
	for (size_t i = 0; i < from->count; i++)
		diagnostics_add(list, arena, from->all[i].kind->code,
				from->all[i].place, from->all[i].detail);
}

void
lint_persona(struct diagnostics *list, const struct persona *persona,
	     struct arena *arena)
{
	take_over(list, &persona->diagnostics, arena);
	scan_persona(list, persona, arena);
	scan_templates(list, persona, arena);
	client_check(list, persona, arena);
	check_file_name(list, persona, arena);
}
