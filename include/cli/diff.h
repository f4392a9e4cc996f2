/* SPDX-License-Identifier: MIT */
#ifndef CLI_DIFF_H
#define CLI_DIFF_H

#include "cli/cli.h"
#include "match/claims.h"
#include "match/comparison.h"

enum row_kind { ROW_FIELD, ROW_TITLE, ROW_ITEM, ROW_BLOCK };

/* What one persona says in a row. */
struct said {
	struct str text; /* ptr NULL: nothing */
	size_t index;	 /* of its field, section, item or block */
	double score;	 /* of an item or block: how like the first's; 0–1 */
};

/* What the personas say of one thing, side by side, or do not say. */
struct row {
	enum row_kind kind;
	struct said *said; /* by persona */
	bool same, against;
	size_t said_by;
	size_t first; /* who says it first */
};

struct rows {
	struct row *all;
	size_t count, capacity;
};

/* An item, section or block of a persona. */
struct placed {
	size_t persona, index;
};

/* All of them by topic, with the rest as the last. */
struct by_topic {
	struct placed *all;
	size_t *starts; /* by topic: its first; two more */
};

/* A block by its text. */
struct version {
	size_t persona;
	unsigned long long hash;
	size_t at; /* in sheet->blocks */
};

/* Items and blocks of a topic that no row holds yet. */
struct sheet {
	struct invocation *invocation;
	const struct comparison *comparison;
	size_t **row_of;    /* by persona, by item: its row from 1, or 0 */
	size_t row_count;
	bool **used_titles; /* by persona, by section */
	struct by_topic items, sections, blocks; /* whose text is in no item */
	struct version *versions; /* of a topic by persona, then by hash */
	size_t *version_of;	  /* by block: its version */
	size_t *free_blocks;	  /* by block: itself, or where to look on for */
	size_t *free_versions;	  /* one that no row has; the same by version */
};

/* Into sheet's arena; what has no topic for it (NO_INDEX) is left out. */
void diff_sort(struct by_topic *list, struct sheet *sheet,
	       size_t (*count)(const struct persona *persona),
	       size_t (*topic_of)(const struct comparison *comparison,
				  struct placed place));

void diff_sheet_init(struct sheet *sheet, struct invocation *invocation,
		     const struct comparison *comparison);
/* Front matter, in the order of the first persona that has the field; then
 * the titles of the documents where they differ. */
void diff_field_rows(struct sheet *sheet, struct rows *rows);
/* Titles where they differ, then items, then blocks that have none; an item
 * or block stands in one row of all topics. After the last topic, with
 * topic_count, come the rows of what has none. */
void diff_topic_rows(struct sheet *sheet, struct rows *rows, size_t topic);

/* The section's topic; topic_count where it has none. */
size_t diff_topic_of(const struct comparison *comparison, size_t persona,
		     size_t section);
/* Blocks: once for a sheet; the rows of a topic's. */
void diff_sort_blocks(struct sheet *sheet);
void diff_block_rows(struct sheet *sheet, struct rows *rows, size_t topic);
/* What two of them say against each other is noted. */
void diff_say(struct row *row, size_t persona, struct said said);
struct row *diff_new_row(struct sheet *sheet, struct rows *rows,
			 enum row_kind kind);
/* Rows of the documents' titles, and of the titles in a topic, where they are
 * not all the same. */
void diff_document_titles(struct sheet *sheet, struct rows *rows);
void diff_titles(struct sheet *sheet, struct rows *rows, size_t topic);

/* Whether they have the same words, whatever their order and markup. */
bool diff_says_the_same(const struct comparison *comparison,
			struct arena *arena);

/* Whether all of them say it, and the same. */
bool diff_row_is_same(const struct sheet *sheet, const struct row *row);

/* What is odd about two items: they contradict each other, or one persona
 * says them both. */
struct remark {
	struct item_ref a, b;
	enum claim_kind claim; /* CLAIM_NONE: repeated */
	double score;	       /* of a repeat */
	bool told;	       /* they stand in one row */
};
struct remarks {
	struct remark *all;
	size_t count, capacity;
};
/* Once the rows of all topics are made. Examples are left in peace. */
void diff_remarks(struct sheet *sheet, struct remarks *remarks);

/* A troupe.diff/1 document; `*differs` is set when any row differs. */
struct json *diff_json(struct sheet *sheet, bool *differs);

#endif
