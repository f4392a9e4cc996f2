#ifndef CLI_DIFF_H
#define CLI_DIFF_H

#include "cli/cli.h"
#include "match/comparison.h"

/* What the personas say of one thing, side by side, or do not say. */
struct row {
	struct str *texts; /* by persona; ptr NULL for none */
	bool same, against;
	size_t said_by;
	size_t first; /* of a block: who has it first */
};

struct rows {
	struct row *all;
	size_t count, capacity;
};

/* Items and blocks of a topic that no row holds yet. */
struct sheet {
	struct invocation *invocation;
	const struct comparison *comparison;
	bool **used;	    /* by persona, by item */
	bool **used_blocks; /* by persona, by block */
};

void diff_sheet_init(struct sheet *sheet, struct invocation *invocation,
		     const struct comparison *comparison);
/* Front matter, in the order of the first persona that has the field; then
 * the titles of the documents where they differ. */
void diff_field_rows(struct sheet *sheet, struct rows *rows);
/* Titles where they differ, then items, then blocks that have none; an item
 * or block stands in one row of all topics. */
void diff_topic_rows(struct sheet *sheet, struct rows *rows, size_t topic);

#endif
