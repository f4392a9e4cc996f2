/* SPDX-License-Identifier: MIT */
#ifndef CLI_UPDATE_H
#define CLI_UPDATE_H

#include "base/json.h"
#include "cli/cli.h"
#include "cli/replay.h"
#include "compose/upstream.h"

/* One run of "troupe update": what is asked, and what was found. */
struct update {
	struct invocation *invocation;
	struct replay replay;
	struct upstream upstream;
	bool decided;		 /* --take is given: what is gone is settled */
	bool take_words, take_news;
	bool keep;		 /* the recipe's words, and nothing new */
	size_t open;		 /* decisions that are left */
	const char *written;	 /* path, or NULL */
	struct json *report;	 /* with --json */
};

/* Whether that is decided with the options given. */
bool update_takes(const struct update *update, enum fate fate);
/* The recipe's source that a pick was of, NO_INDEX when it is none any more;
 * and the line that a name of compose/recipe_names.h gives. */
size_t update_source(const struct update *update,
		     const struct upstream_pick *pick);
size_t update_line(struct str name);

/* A troupe.update/1 document; once all is decided, where it was written. */
struct json *update_json(const struct update *update);
void update_json_written(struct update *update);

#endif
