/* SPDX-License-Identifier: MIT */
#include "cli/compare.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "cli/load.h"
#include "parse/parse.h"
#include "compose/suggest.h"

/* Says which personas have that name, when several do. */
static bool
is_one(const struct compared *compared, struct str name, size_t found)
{
	const struct persona *const *all = compared->personas;
	size_t count = 0;

	for (size_t i = 0; i < compared->count; i++)
		count += str_eq(all[i]->name, name);
	if (count == 1)
		return true;
	complain("--base '%.*s' is the name of %zu personas; name one by its "
		 "path or letter:",
		 STR_ARG(name), count);
	for (size_t i = found; i < compared->count; i++)
		if (str_eq(all[i]->name, name))
			complain("%c  %.*s", letter_of(i),
				 STR_ARG(all[i]->path));
	return false;
}

/* By path as given, by letter, or by a name that only one has; else says what
 * is wrong. */
static bool
find_persona(size_t *index, const struct compared *compared, const char *what)
{
	struct str wanted = str_of(what);
	size_t count = compared->count;

	for (size_t i = 0; i < count; i++)
		if (str_eq(compared->personas[i]->path, wanted)) {
			*index = i;
			return true;
		}
	for (size_t i = 0; i < count; i++)
		if (str_eq(compared->personas[i]->name, wanted)) {
			*index = i;
			return is_one(compared, wanted, i);
		}
	if (wanted.len == 1 && *what >= 'A' && (size_t)(*what - 'A') < count) {
		*index = (size_t)(*what - 'A');
		return true;
	}
	complain("--base is none of the personas compared: '%s'", what);
	return false;
}

static bool
read_score(double *score, const char *text)
{
	char *end;

	*score = strtod(text, &end);
	return *text && !*end && *score >= 0 && *score <= 1;
}

bool
wanted_language(enum language *language, const struct invocation *invocation)
{
	const char *code = invocation->arguments->values[OPTION_LANGUAGE];

	*language = code ? language_by_code(code) : LANGUAGE_UNKNOWN;
	if (!code || *language != LANGUAGE_UNKNOWN)
		return true;
	complain("--language is one of de, en, es, fr, it, ja, ko, nl, pl, pt, "
		 "ru and zh, not '%s'",
		 code);
	return false;
}

static bool
read_options(struct comparison_options *options, struct compared *compared,
	     struct invocation *invocation)
{
	const char *const *values = invocation->arguments->values;

	if (values[OPTION_BASE] &&
	    !find_persona(&options->base, compared, values[OPTION_BASE]))
		return false;
	if (values[OPTION_ACCEPT] &&
	    !read_score(&options->accept, values[OPTION_ACCEPT])) {
		complain("--accept is a score from 0 to 1, not '%s'",
			 values[OPTION_ACCEPT]);
		return false;
	}
	return wanted_language(&options->language, invocation);
}

static bool
use_library(struct comparison_options *options, struct compared *compared,
	    struct invocation *invocation, enum status *status)
{
	const char *path = invocation->arguments->values[OPTION_LIBRARY];

	if (!path)
		return true;
	if (!load_rarity(&compared->rarity, path, invocation->arena, status))
		return false;
	if (compared->rarity.persona_count > 0)
		options->rarity = &compared->rarity;
	return true;
}

/* Of files and of all that folders hold. */
static bool
load_folders(struct library *library, const struct invocation *invocation,
	     enum status *status)
{
	size_t loaded = 0;

	if (!load_library(library, invocation->arguments, status))
		return false;
	for (size_t i = 0; i < library->count; i++)
		loaded += library->files[i].persona != NULL;
	if (loaded > FOLDERS_MAX) {
		complain("%zu personas are too many to compare all with all; "
			 "at most %d",
			 loaded, FOLDERS_MAX);
		*status = STATUS_USAGE;
		return false;
	}
	for (size_t i = 0; i < library->count; i++)
		if (library->files[i].persona)
			parse_outline(library->files[i].persona);
	return loaded >= invocation->subcommand->least;
}

static bool
load_compared(struct compared *compared, struct invocation *invocation,
	      enum status *status)
{
	return compared->folders
		   ? load_folders(&compared->library, invocation, status)
		   : load_named(&compared->library, invocation->arguments,
				invocation->subcommand->least, status);
}

bool
compared_init(struct compared *compared, struct invocation *invocation,
	      enum status *status)
{
	struct comparison_options options = { 0 };
	const struct library *library = &compared->library;

	if (!load_compared(compared, invocation, status)) {
		if (*status == STATUS_DONE)
			*status = wrong_usage(invocation->subcommand,
					      "it needs two personas");
		return false;
	}
	compared->personas = ARENA_ARRAY(
	    invocation->arena, const struct persona *, library->count);
	for (size_t i = 0; i < library->count; i++)
		if (library->files[i].persona)
			compared->personas[compared->count++] =
			    library->files[i].persona;
	options.accept = compared->accept;
	if (!read_options(&options, compared, invocation)) {
		*status = STATUS_USAGE;
		return false;
	}
	compared->accept = options.accept;
	if (!use_library(&options, compared, invocation, status))
		return false;
	if (compared->suggests && !invocation->arguments->values[OPTION_BASE])
		options.choose_base = suggest_base;
	comparison_init(&compared->comparison, compared->personas,
			compared->count, &options);
	return true;
}

void
compared_release(struct compared *compared)
{
	comparison_release(&compared->comparison);
	rarity_release(&compared->rarity);
	library_release(&compared->library);
}

char
letter_of(size_t persona)
{
	return persona < 26 ? (char)('A' + persona) : '?';
}

void
print_personas(struct invocation *invocation,
	       const struct comparison *comparison)
{
	struct output *output = invocation->output;

	for (size_t i = 0; i < comparison->persona_count; i++) {
		const struct persona *persona = comparison->personas[i];
		struct str name = output_line(persona->name,
					      invocation->arena);

		output_printf(output, "%c  ", letter_of(i));
		output_paint(output, PAINT_BOLD, name);
		output_pad(output, utf8_columns(name), 30);
		output_text(output, output_line(persona->path,
						invocation->arena));
		output_printf(output, "\n");
	}
}
