/* SPDX-License-Identifier: MIT */
#ifndef CLI_OPTIONS_H
#define CLI_OPTIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

/* Every option of every subcommand, in one table: cli/options.c. */
enum option_id {
	OPTION_END, /* closes a subcommand's list */
	OPTION_HELP,
	OPTION_VERSION,
	OPTION_COLOR,
	OPTION_ASCII,
	OPTION_JSON,
	OPTION_OUTPUT,
	OPTION_FORCE,
	OPTION_TO,
	OPTION_NAME,
	OPTION_HEADINGS,
	OPTION_STRICT,
	OPTION_DIR,
	OPTION_DRY_RUN,
	OPTION_BASE,
	OPTION_ACCEPT,
	OPTION_LIBRARY,
	OPTION_LANGUAGE,
	OPTION_TAKE,
	OPTION_BUDGET,
	OPTION_WITHOUT,
	OPTION_RECIPE,
	OPTION_INTERACTIVE,
	OPTION_BRIEF,
	OPTION_EXIT_CODE,
	OPTION_WHY,
	OPTION_FAIL_ON,
	OPTION_EXPLAIN,
	OPTION_FIX,
	OPTION_COUNT
};

struct option {
	enum option_id id;
	char letter;	      /* 0 for none */
	const char *name;     /* without "--" */
	const char *argument; /* what it takes, or NULL for a flag */
	const char *help;     /* one line, no final dot */
};

/* NULL for OPTION_END. */
const struct option *option_row(enum option_id id);

/* A command line taken apart. */
struct arguments {
	const char *values[OPTION_COUNT]; /* NULL: not given; "" for a flag */
	char **operands;
	size_t operand_count;
};

/*
 * Takes `argv` apart; options and operands may mix, "--" ends the options.
 * `allowed` lists what the subcommand knows, closed by OPTION_END; --help,
 * --version, --color and --ascii are always known. False with the reason.
 */
bool options_parse(struct arguments *arguments, char **argv,
		   const enum option_id *allowed, struct arena *arena,
		   struct error *error);

#endif
