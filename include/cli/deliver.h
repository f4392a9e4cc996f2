/* SPDX-License-Identifier: MIT */
#ifndef CLI_DELIVER_H
#define CLI_DELIVER_H

#include "cli/cli.h"
#include "export/target.h"

/*
 * Exports by --to (else `fallback`), --name, --headings, lists what is lost
 * on standard error and writes by -o, --dir or to standard output; --force,
 * --strict and --dry-run are obeyed. A file among `sources` is never written.
 * With --json, standard output gets a troupe.export/1 document instead.
 */
struct delivery {
	struct export_input input;
	const char *fallback;
	const struct persona *const *sources;
	size_t source_count;
	const char *written; /* set to the file that was written, or NULL */
};
enum status deliver(struct invocation *invocation, struct delivery *delivery);
/* The same; with --json that document goes to `*report`, else NULL does. */
enum status deliver_report(struct invocation *invocation,
			   struct delivery *delivery, struct json **report);

/* --to, or `fallback`; NULL after a word on standard error. */
const struct target *wanted_target(struct invocation *invocation,
				   const char *fallback);

/* Whether write_result() may write there; else says why on standard error. */
bool may_write(struct invocation *invocation, const char *path,
	       struct str text, const struct delivery *delivery);
/* Writes text that is no export (a recipe) with the same care. */
enum status write_result(struct invocation *invocation, const char *path,
			 struct str text, const struct delivery *delivery);

#endif
