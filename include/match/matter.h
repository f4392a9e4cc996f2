/* SPDX-License-Identifier: MIT */
#ifndef MATCH_MATTER_H
#define MATCH_MATTER_H

#include <stdbool.h>

#include "base/str.h"

/*
 * What a text is there for. An example, a template with blanks, a list of what
 * is asked of other agents: they are like their own kind only, and no evidence
 * that anything is said.
 */
enum matter { MATTER_PLAIN, MATTER_EXAMPLE, MATTER_TEMPLATE, MATTER_AGENTS };

/* Of an item by its own words; never MATTER_EXAMPLE. */
enum matter matter_of(struct str text);
/* Whether the two may be compared at all; a template is compared with what is
 * plain, but is no evidence of it. */
bool matters_meet(enum matter a, enum matter b);
/* Whether code is a message from one agent to another. */
bool matter_is_message(struct str code);

#endif
