/* SPDX-License-Identifier: MIT */
#include "cli/cli.h"

#include <stdio.h>
#include <string.h>

#include "app/fuzzy.h"
#include "cli/meant.h"
#include "app/opening.h"
#include "app/restore.h"
#include "base/count.h"
#include "base/file.h"
#include "cli/replay.h"

static const char version[] = "0.2.0";

#define OPTIONS(...) ((const enum option_id[]){ __VA_ARGS__, OPTION_END })

static const struct subcommand *
find(const char *name)
{
	for (size_t i = 0; subcommand_at(i); i++)
		if (strcmp(subcommand_at(i)->name, name) == 0)
			return subcommand_at(i);
	return NULL;
}

static void
describe_option(struct output *output, enum option_id id)
{
	const struct option *row = option_row(id);
	size_t start = output->buf.len;

	if (row->letter)
		output_printf(output, "  -%c, ", row->letter);
	else
		output_printf(output, "      ");
	output_printf(output, "--%s", row->name);
	if (row->argument)
		output_printf(output, "=%s", row->argument);
	output_pad(output, output->buf.len - start, 26);
	output_printf(output, "%s\n", row->help);
}

static void
describe(struct output *output, const struct subcommand *subcommand)
{
	output_printf(output, "usage: troupe %s%s%s\n\n%s.\n\n",
		      subcommand->name, *subcommand->usage ? " " : "",
		      subcommand->usage, subcommand->help);
	for (const enum option_id *id = subcommand->options;
	     *id != OPTION_END; id++)
		describe_option(output, *id);
	describe_option(output, OPTION_COLOR);
	describe_option(output, OPTION_ASCII);
	describe_option(output, OPTION_HELP);
}

static void
describe_all(struct output *output)
{
	output_printf(output,
		      "usage: troupe [PATH…|RECIPE]\n"
		      "       troupe COMMAND [OPTION…] [PATH…]\n\n"
		      "Browse agent personas side by side, see where they "
		      "overlap and differ,\nand compose one from the best "
		      "blocks. Without a command it opens the\n"
		      "terminal UI.\n\n");
	for (size_t i = 0; subcommand_at(i); i++) {
		const struct subcommand *row = subcommand_at(i);

		output_printf(output, "  %-9s %s\n", row->name, row->help);
	}
	output_printf(output, "\n");
	describe_option(output, OPTION_ASCII);
	describe_option(output, OPTION_COLOR);
	describe_option(output, OPTION_HELP);
	describe_option(output, OPTION_VERSION);
	output_printf(output, "\n'troupe COMMAND --help' says more about one "
			      "command, 'troupe keys' lists the keys.\n");
}

enum status
wrong_usage(const struct subcommand *subcommand, const char *why)
{
	if (subcommand)
		complain("%s: %s; 'troupe %s --help' says more",
			 subcommand->name, why, subcommand->name);
	else
		complain("%s; 'troupe --help' says more", why);
	return STATUS_USAGE;
}

/* What every command line can ask for; true when that was all. */
static bool
answer(const struct arguments *arguments, const struct subcommand *subcommand,
       struct output *output)
{
	if (arguments->values[OPTION_VERSION]) {
		output_printf(output, "troupe %s\n", version);
		return true;
	}
	if (!arguments->values[OPTION_HELP])
		return false;
	if (subcommand)
		describe(output, subcommand);
	else
		describe_all(output);
	return true;
}

static bool
count_fits(const struct subcommand *subcommand, size_t count,
	   struct error *error)
{
	if (count == 0 && subcommand->least > 0)
		return error_set(error, "it needs %s",
				 subcommand->least == 1 ? "a path"
							: "two personas");
	if (*subcommand->usage == '\0' && count > 0)
		return error_set(error, "it takes no path");
	if (subcommand->most > 0 && count > subcommand->most)
		return error_set(error, "it takes one path");
	return true;
}

static enum status
run(struct invocation *invocation)
{
	const struct arguments *arguments = invocation->arguments;
	struct error error;

	if (!arguments->values[OPTION_EXPLAIN] &&
	    !count_fits(invocation->subcommand, arguments->operand_count,
			&error))
		return wrong_usage(invocation->subcommand, error.text);
	return invocation->subcommand->run(invocation);
}

/* The command that a word is mistyped for, else one that it is the beginning
 * of, or has all letters of in their order, or NULL. */
static const char *
find_like(const char *word)
{
	struct meant meant = { .word = str_of(word) };
	const char *best = NULL;
	int most = 0;

	for (size_t i = 0; subcommand_at(i); i++)
		meant_consider(&meant, subcommand_at(i)->name);
	if (meant.best)
		return meant.best;
	for (size_t i = 0; subcommand_at(i); i++) {
		int score = fuzzy_name(str_of(subcommand_at(i)->name),
				       str_of(word));

		if (score > most) {
			most = score;
			best = subcommand_at(i)->name;
		}
	}
	return best;
}

static enum status
no_such_path(const char *path)
{
	const char *meant;

	if (strpbrk(path, "/.")) {
		complain("%s: no such file or folder", path);
		return STATUS_UNREADABLE;
	}
	meant = find_like(path);
	if (meant)
		complain("%s: no such file or folder, and no command; did you "
			 "mean '%s'?",
			 path, meant);
	else
		complain("%s: no such file or folder, and no command; "
			 "'troupe --help' lists the commands",
			 path);
	return STATUS_USAGE;
}

/* A mistyped command, or a path that is not there: no screen for that. */
static enum status
check_paths(const struct arguments *arguments, struct arena *arena)
{
	for (size_t i = 0; i < arguments->operand_count; i++) {
		const char *path = arguments->operands[i];

		if (strcmp(path, "-") == 0) {
			complain("-: keys come from standard input here; save "
				 "the persona in a file");
			return STATUS_USAGE;
		}
		if (file_kind(path_on_disk(str_of(path), arena).ptr) ==
		    FILE_NONE)
			return no_such_path(path);
	}
	return STATUS_DONE;
}

static enum status
start_screen(struct cli_start *start, const struct arguments *arguments,
	     const struct output *output, struct arena *arena)
{
	enum status status = check_paths(arguments, arena);

	if (status != STATUS_DONE)
		return status;
	*start = (struct cli_start){
		true, arguments->operands, arguments->operand_count,
		output->ascii,
		arguments->values[OPTION_COLOR] && !output->color,
		{ 0 }
	};
	if (arguments->operand_count == 1 &&
	    restore_is_recipe(*arguments->operands, arena)) {
		status = recipe_start(start, *arguments->operands, arena);
		start->wanted = status == STATUS_DONE;
	}
	return status;
}

/* "help COMMAND" is "COMMAND --help", unless there is such a file. */
static bool
is_help(int argc, char **argv)
{
	return argc > 1 && strcmp(argv[1], "help") == 0 &&
	       file_kind(argv[1]) == FILE_NONE;
}

enum status
cli_main(int argc, char **argv, struct cli_start *start, struct arena *arena)
{
	int skipped = is_help(argc, argv) ? 2 : argc > 0 ? 1 : 0;
	const struct subcommand *subcommand =
	    argc > skipped ? find(argv[skipped]) : NULL;
	char **words = argv + skipped + (subcommand != NULL);
	enum status status = STATUS_DONE;
	struct arguments arguments;
	struct output output;
	struct invocation invocation = { &arguments, &output, arena,
					 subcommand, start };
	struct error error;

	if (!options_parse(&arguments, words,
			   subcommand ? subcommand->options
				      : OPTIONS(OPTION_END),
			   arena, &error) ||
	    !output_init(&output, &arguments, &error))
		return wrong_usage(subcommand, error.text);
	if (skipped > 1)
		arguments.values[OPTION_HELP] = "";
	if (!answer(&arguments, subcommand, &output)) {
		if (!subcommand)
			return start_screen(start, &arguments, &output,
					    arena);
		status = run(&invocation);
	}
	if (!output_flush(&output) && status == STATUS_DONE)
		status = STATUS_USAGE;
	buf_release(&output.buf);
	return status;
}

static const struct subcommand table[] = {
	{ "list", "PATH…", "List the personas found, a row for each", 0, 0,
	  OPTIONS(OPTION_JSON), run_list },
	{ "show", "FILE", "Show one persona as it was parsed", 1, 1,
	  OPTIONS(OPTION_JSON, OPTION_LANGUAGE), run_show },
	{ "match", "A B [C…]", "Show topics and pairings across personas", 2,
	  0, OPTIONS(OPTION_JSON, OPTION_BASE, OPTION_ACCEPT,
		     OPTION_LIBRARY, OPTION_LANGUAGE, OPTION_WHY),
	  run_match },
	{ "cover", "A B [C…]",
	  "Say what each persona covers of what all of them say", 2, 0,
	  OPTIONS(OPTION_JSON, OPTION_LIBRARY, OPTION_LANGUAGE), run_cover },
	{ "diff", "A B [C…]", "Compare personas topic by topic", 2, 0,
	  OPTIONS(OPTION_JSON, OPTION_BASE, OPTION_ACCEPT, OPTION_LIBRARY,
		  OPTION_LANGUAGE, OPTION_BRIEF, OPTION_EXIT_CODE),
	  run_diff },
	{ "merge", "A B [C…]", "Compose the suggested draft of personas", 2, 0,
	  OPTIONS(OPTION_BASE, OPTION_ACCEPT, OPTION_LIBRARY, OPTION_TAKE,
		  OPTION_BUDGET, OPTION_WITHOUT, OPTION_NAME, OPTION_TO,
		  OPTION_JSON,
		  OPTION_OUTPUT,
		  OPTION_FORCE, OPTION_DIR, OPTION_DRY_RUN, OPTION_STRICT,
		  OPTION_RECIPE, OPTION_INTERACTIVE),
	  run_merge },
	{ "compose", "RECIPE", "Replay a recipe", 1, 1,
	  OPTIONS(OPTION_NAME, OPTION_TO, OPTION_JSON, OPTION_OUTPUT,
		  OPTION_FORCE, OPTION_DIR, OPTION_DRY_RUN, OPTION_STRICT),
	  run_compose },
	{ "update", "RECIPE",
	  "Say what became of a recipe's picks in its sources", 1, 1,
	  OPTIONS(OPTION_TAKE, OPTION_JSON, OPTION_OUTPUT, OPTION_FORCE,
		  OPTION_DRY_RUN),
	  run_update },
	{ "export", "FILE", "Convert a persona, or a recipe, to a target", 1,
	  1,
	  OPTIONS(OPTION_TO, OPTION_NAME, OPTION_HEADINGS, OPTION_JSON,
		  OPTION_OUTPUT, OPTION_FORCE, OPTION_DIR, OPTION_DRY_RUN,
		  OPTION_STRICT),
	  run_export },
	{ "lint", "PATH…", "Say what is wrong in persona files, and where", 1,
	  0, OPTIONS(OPTION_JSON, OPTION_FAIL_ON, OPTION_EXPLAIN,
		     OPTION_FIX, OPTION_DRY_RUN),
	  run_lint },
	{ "overlap", "PATH…",
	  "List families of near-duplicates, and of one role", 0, 0,
	  OPTIONS(OPTION_JSON), run_overlap },
	{ "keys", "", "List every key and what it does", 0, 0,
	  OPTIONS(OPTION_END), run_keys },
};

const struct subcommand *
subcommand_at(size_t index)
{
	return index < COUNT(table) ? &table[index] : NULL;
}
