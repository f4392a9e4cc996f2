/* SPDX-License-Identifier: MIT */
#include "cli/options.h"

#include <string.h>

#include "base/count.h"
#include "cli/meant.h"

static const struct option table[] = {
	{ OPTION_HELP, 'h', "help", NULL, "say how it is used" },
	{ OPTION_VERSION, 0, "version", NULL, "say which version this is" },
	{ OPTION_COLOR, 0, "color", "WHEN", "auto, always or never" },
	{ OPTION_ASCII, 0, "ascii", NULL, "draw without box characters" },
	{ OPTION_JSON, 0, "json", NULL, "print JSON for programs" },
	{ OPTION_OUTPUT, 'o', "output", "FILE",
	  "write there; - is standard output" },
	{ OPTION_FORCE, 'f', "force", NULL, "replace a file that exists" },
	{ OPTION_TO, 0, "to", "TARGET", "the format to write" },
	{ OPTION_NAME, 0, "name", "NAME", "name the result" },
	{ OPTION_HEADINGS, 0, "headings", NULL,
	  "one heading scheme, tags become headings" },
	{ OPTION_STRICT, 0, "strict", NULL,
	  "write nothing when something would be lost or executed" },
	{ OPTION_DIR, 0, "dir", "FOLDER",
	  "write below it, where the client looks" },
	{ OPTION_DRY_RUN, 0, "dry-run", NULL,
	  "show the path and the difference, write nothing" },
	{ OPTION_BASE, 0, "base", "PERSONA",
	  "the persona that gives titles and order: a path or a name" },
	{ OPTION_ACCEPT, 0, "accept", "SCORE",
	  "topics join by themselves from this score (0-1)" },
	{ OPTION_LIBRARY, 0, "library", "PATH",
	  "weigh words by how rare they are among the personas there" },
	{ OPTION_LANGUAGE, 0, "language", "CODE",
	  "the language of the personas instead of what they seem to be in" },
	{ OPTION_TAKE, 0, "take", "WHAT",
	  "base, shared or all; of an update same, reworded, new, all or "
	  "kept" },
	{ OPTION_BUDGET, 0, "budget", "TOKENS",
	  "leave out what adds least for its size until it fits" },
	{ OPTION_WITHOUT, 0, "without", "RULE",
	  "switch rules of the suggestion off, by commas" },
	{ OPTION_RECIPE, 0, "recipe", "FILE",
	  "write the picks there, too; compose replays them" },
	{ OPTION_INTERACTIVE, 'i', "interactive", NULL,
	  "open the draft in the terminal UI" },
	{ OPTION_BRIEF, 0, "brief", NULL, "only what differs" },
	{ OPTION_EXIT_CODE, 0, "exit-code", NULL,
	  "exit with 1 when they differ" },
	{ OPTION_WHY, 0, "why", NULL,
	  "which sections are paired, how surely, by which words" },
	{ OPTION_FAIL_ON, 0, "fail-on", "LEVEL",
	  "exit with 1 from this on: note, warning or error" },
	{ OPTION_EXPLAIN, 0, "explain", "CODE", "say what a finding means" },
	{ OPTION_FIX, 0, "fix", NULL,
	  "mend front matter that strict readers refuse, in these files; - is "
	  "a filter" },
};

static const enum option_id always[] = { OPTION_HELP, OPTION_VERSION,
					 OPTION_COLOR, OPTION_ASCII,
					 OPTION_END };

const struct option *
option_row(enum option_id id)
{
	for (size_t i = 0; i < COUNT(table); i++)
		if (table[i].id == id)
			return &table[i];
	return NULL;
}

static bool
lists(const enum option_id *ids, enum option_id id)
{
	for (; *ids != OPTION_END; ids++)
		if (*ids == id)
			return true;
	return false;
}

static const struct option *
find(const char *name, size_t len, char letter, const enum option_id *allowed)
{
	for (size_t i = 0; i < COUNT(table); i++) {
		const struct option *row = &table[i];
		bool same = letter ? row->letter == letter
				   : strlen(row->name) == len &&
					 memcmp(row->name, name, len) == 0;

		if (same && (lists(always, row->id) || lists(allowed, row->id)))
			return row;
	}
	return NULL;
}

static bool
unknown(const char *word, struct str name, const enum option_id *allowed,
	struct error *error)
{
	struct meant meant = { .word = name };

	for (size_t i = 0; i < COUNT(table); i++)
		if (lists(always, table[i].id) || lists(allowed, table[i].id))
			meant_consider(&meant, table[i].name);
	if (!meant.best)
		return error_set(error, "unknown option '%s'", word);
	return error_set(error, "unknown option '%s' (did you mean '--%s'?)",
			 word, meant.best);
}

/* One option; `*argv` stands on it and is moved past what it takes. */
static bool
take_option(struct arguments *arguments, char ***argv,
	    const enum option_id *allowed, struct error *error)
{
	char *word = **argv;
	bool is_long = word[1] == '-';
	char *name = word + (is_long ? 2 : 1), *value;
	size_t len = is_long ? strcspn(name, "=") : 1;
	const struct option *row =
	    find(name, len, (char)(is_long ? 0 : *name), allowed);

	if (!row)
		return unknown(word, (struct str){ name, is_long ? len : 0 },
			       allowed, error);
	value = name[len] ? name + len + (is_long ? 1 : 0) : NULL;
	if (!row->argument && value)
		return error_set(error, "option '%.*s' takes no value",
				 (int)(name - word) + (int)len, word);
	if (row->argument && !value) {
		value = *++*argv;
		if (!value)
			return error_set(error, "option '%s' needs %s", word,
					 row->argument);
	}
	++*argv;
	if (row->argument && arguments->values[row->id])
		return error_set(error, "--%s is given twice", row->name);
	arguments->values[row->id] = row->argument ? value : "";
	return true;
}

bool
options_parse(struct arguments *arguments, char **argv,
	      const enum option_id *allowed, struct arena *arena,
	      struct error *error)
{
	size_t capacity = 0;
	bool ended = false;

	*arguments = (struct arguments){ 0 };
	while (*argv) {
		if (!ended && strcmp(*argv, "--") == 0) {
			ended = true;
			argv++;
		} else if (!ended && **argv == '-' && (*argv)[1]) {
			if (!take_option(arguments, &argv, allowed, error))
				return false;
		} else {
			arguments->operands = arena_grow(
			    arena, arguments->operands,
			    arguments->operand_count, &capacity,
			    sizeof *arguments->operands);
			arguments->operands[arguments->operand_count++] =
			    *argv++;
		}
	}
	return true;
}
