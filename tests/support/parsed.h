/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_PARSED_H
#define SUPPORT_PARSED_H

#include "base/arena.h"
#include "model/persona.h"

/* An outlined persona from a C string; fails when an invariant is broken.
 * persona_release() frees it. */
void parsed(struct persona *persona, const char *text);

/* What an outline holds, one line each, in the persona's arena:
 * "depth syntax title first-last", then "topic first-last", "group", "open";
 * the root's line first. */
struct str parsed_sections(struct persona *persona);
/* "kind section first-last" */
struct str parsed_blocks(struct persona *persona);
/* "line:column depth kind text" */
struct str parsed_items(struct persona *persona);
/* "kind first-last", then "ordered", "lead first-last" */
struct str parsed_groups(struct persona *persona);
/* "kind first-last", then "needs n" */
struct str parsed_closed(struct persona *persona);
/* "code line:column" */
struct str parsed_faults(struct persona *persona);

/* Fails unless `shown` of the persona parsed from `text` is `wanted`. */
#define assert_parsed(text, shown, wanted) \
	check_parsed((text), (shown), (wanted), __FILE__, __LINE__)
void check_parsed(const char *text, struct str (*shown)(struct persona *),
		  const char *wanted, const char *file, int line);

#endif
