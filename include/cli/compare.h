/* SPDX-License-Identifier: MIT */
#ifndef CLI_COMPARE_H
#define CLI_COMPARE_H

#include "app/library.h"
#include "cli/cli.h"
#include "match/comparison.h"

/* More are not compared at once when they come from folders. */
enum { FOLDERS_MAX = 100 };

/* The personas that a command names, and their comparison. */
struct compared {
	struct library library;
	const struct persona **personas; /* that could be read */
	size_t count;
	struct comparison comparison;
	struct rarity rarity; /* with --library */
	double accept;	 /* when --accept is not given; 0: the comparison's */
	bool folders;	 /* folders may be named, too; for FOLDERS_MAX at most */
	bool suggests;	 /* without --base the suggestion names it */
};

/* Loads and compares by --base and --accept. False, with a word on standard
 * error, when that cannot be done; the status also says whether every persona
 * could be read. */
bool compared_init(struct compared *compared, struct invocation *invocation,
		   enum status *status);
void compared_release(struct compared *compared);

/* Which language --language names; LANGUAGE_UNKNOWN when it is not given.
 * False, with a word on standard error, when there is no such language. */
bool wanted_language(enum language *language,
		     const struct invocation *invocation);
/* 'A' for the first; '?' past 'Z'. */
char letter_of(size_t persona);
/* "A  name  path", a row for each. */
void print_personas(struct invocation *invocation,
		    const struct comparison *comparison);

#endif
