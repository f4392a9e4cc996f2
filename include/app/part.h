/* SPDX-License-Identifier: MIT */
#ifndef APP_PART_H
#define APP_PART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "compose/relation.h"
#include "match/comparison.h"

struct session;

/* How much of something is in the draft, in items; code, a table, a block
 * without items count as one. Lead-ins and rules do not count. */
struct tally {
	size_t taken, said, count;
};
enum share { SHARE_NOTHING_THERE, SHARE_NONE, SHARE_PART, SHARE_ALL };
enum share tally_share(struct tally tally);

/* What is folded of a persona, and which rows are read on. */
struct folds {
	bool *sections;
	bool *blocks; /* unfolded: code, tables, long ones */
	bool *items;  /* unfolded: long ones */
};

enum persona_row_kind {
	ROW_SECTION, /* a head */
	ROW_ITEM,
	ROW_BLOCK,   /* code, a table, a block without items */
	ROW_REST,    /* head of what only the other side has */
	ROW_ENTRY,   /* of the draft only */
	ROW_OTHER    /* item or block of the pinned persona only */
};

struct persona_row {
	enum persona_row_kind kind;
	size_t depth;
	size_t persona;
	size_t section;	 /* that it is, or stands in */
	size_t block;	 /* of an item, too */
	size_t item;	 /* NO_INDEX of sections and blocks */
	size_t entry;	 /* ROW_ENTRY: of the draft */
	struct str path; /* of a head: titles around it, when they are others
			    than of the head before; else empty */
	struct str text; /* title, item, block; as it is in the source */
	bool titled;	 /* a block that is all of its section: text is it */
	bool summed;	 /* code, a table or a quote in one row */
	bool lead_in;
	bool folded;	 /* its rows or text are not shown; of an item or
			    text: long ones are cut */
	struct relation relation;
	struct tally tally; /* of heads */
	size_t tokens;
	size_t lines;	 /* of code and tables, without fences */
	struct str language; /* of code; perhaps empty */
	struct item_ref twin; /* whose words it shares; persona NO_INDEX */
};

/* A persona's part of a topic, as rows in its own order. */
struct part {
	size_t topic, persona;
	struct str title; /* of the one section it stands in, else a count */
	struct tally tally;
	size_t tokens;
	size_t hidden;	  /* rows left out because the draft says them */
	struct persona_row *rows;
	size_t count, capacity;
	struct arena *arena;
};

/* Lists it, in the arena. Linear in the persona's blocks. */
void part_list(struct part *part, const struct session *session, size_t topic,
	       size_t persona, struct arena *arena);
/* Adds what of the topic only the draft has, or only the pinned persona. */
void part_add_rest(struct part *part, const struct session *session);
/* Whose words a row shares: the pinned persona's best twin, or that which
 * is the entry of its relation; persona NO_INDEX for none. */
struct item_ref row_twin(const struct session *session,
			 const struct persona_row *row);
/* A block's own; of a table what its rows have in common. */
struct relation block_relation(const struct session *session, size_t persona,
			       const struct block *block, size_t index);
/* Counts the lines of a summed row's text, and finds its language. */
void row_describe(struct persona_row *row);
/* Text of a twin, or of the draft's entry that says the same; empty when the
 * row has nothing beside it. */
struct str part_other_text(const struct session *session,
			   const struct persona_row *row);
/* The persona whose text that is; NO_INDEX for text of one's own. */
size_t part_other_persona(const struct session *session,
			  const struct persona_row *row);
/* Topic in which an entry of the draft stands, or NO_INDEX; and the title
 * there. What came with its heading stands in the topic of its own section, as
 * a base's headings and lists may be of several topics; what was put elsewhere
 * in that of the nearest heading with one. */
size_t entry_topic(const struct draft *draft, size_t entry);
struct str entry_topic_title(const struct draft *draft, size_t entry);
/* The topics of all entries. */
size_t *entry_topics(const struct draft *draft, struct arena *arena);

#endif
