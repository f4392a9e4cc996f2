/* SPDX-License-Identifier: MIT */
#ifndef APP_STATEMENTS_H
#define APP_STATEMENTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "compose/relation.h"
#include "match/comparison.h"

struct session;

/*
 * One topic by statement: a row for each point (match/points.h) that anybody
 * makes there, what most say first, then in the base's order. A point unfolds
 * to its wordings. What is whole or not at all (code, a table) is one row.
 */
enum statement_kind { STATEMENT_POINT, STATEMENT_WORDING, STATEMENT_WHOLE };

struct statement {
	enum statement_kind kind;
	size_t point;	 /* of the comparison; NO_INDEX of a whole */
	size_t wording;	 /* of the point: its own, or the one shown */
	struct item_ref item; /* whose words are shown; of a whole no item */
	size_t block;	 /* of the item's persona, which it stands in */
	size_t entry;	 /* of the draft that has it; NO_INDEX */
	bool taken;	 /* it; of a point, any of its wordings */
	struct relation relation; /* of what is not taken */
	bool folded;
	struct str text; /* as the draft has it, where it has */
};

struct statements {
	struct statement *all;
	size_t count, capacity;
	size_t points, taken; /* of the topic, shown or not */
};

/* Lists them, in the arena. Linear in the personas' items, but for sorting. */
void statements_list(struct statements *statements,
		     const struct session *session, size_t topic,
		     struct arena *arena);

#endif
