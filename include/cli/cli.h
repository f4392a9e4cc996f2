/* SPDX-License-Identifier: MIT */
#ifndef CLI_CLI_H
#define CLI_CLI_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/str.h"
#include "cli/options.h"
#include "cli/output.h"

/* What main needs to open the terminal UI instead. */
struct cli_start {
	bool wanted;
	char **paths;
	size_t path_count;
	bool ascii, no_color;
	struct str recipe; /* of a draft to open in Compose; empty: none */
};

/* Runs the subcommand that argv names, or says that the UI is wanted. The
 * paths in `start` lie in `arena`. */
enum status cli_main(int argc, char **argv, struct cli_start *start,
		     struct arena *arena);

/* What a subcommand works with. */
struct invocation {
	const struct arguments *arguments;
	struct output *output;
	struct arena *arena;
	const struct subcommand *subcommand;
	struct cli_start *start; /* for a subcommand that opens the UI */
};

/* One row per subcommand, in one table: cli/cli.c. */
struct subcommand {
	const char *name;
	const char *usage;   /* operands: "A B [C…]" */
	const char *help;    /* one line, no final dot */
	size_t least;	     /* personas; a file may hold several */
	size_t most;	     /* operands; 0: any number */
	const enum option_id *options;
	enum status (*run)(struct invocation *invocation);
};

const struct subcommand *subcommand_at(size_t index); /* NULL past the end */
/* Says what is wrong with a command line; NULL when it names no command. */
enum status wrong_usage(const struct subcommand *subcommand, const char *why);

enum status run_list(struct invocation *invocation);
enum status run_show(struct invocation *invocation);
enum status run_match(struct invocation *invocation);
enum status run_cover(struct invocation *invocation);
enum status run_diff(struct invocation *invocation);
enum status run_merge(struct invocation *invocation);
enum status run_compose(struct invocation *invocation);
enum status run_update(struct invocation *invocation);
enum status run_export(struct invocation *invocation);
enum status run_lint(struct invocation *invocation);
enum status run_overlap(struct invocation *invocation);
enum status run_keys(struct invocation *invocation);

#endif
