/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_DRAFT_H
#define COMPOSE_DRAFT_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"
#include "match/comparison.h"
#include "model/persona.h"

/*
 * The composition being made: an ordered tree of picked blocks with their
 * origin, plus front matter. A value: copied for undo, compared, saved. All
 * strings and lists in it lie in `arena`, which several copies share and
 * which outlives them. Taking and dropping: compose/take.h.
 */

/* Which persona and which bytes a block came from. */
struct origin {
	size_t persona; /* in the comparison; NO_INDEX for text of one's own */
	struct range range;
};

enum entry_kind { ENTRY_SECTION, ENTRY_BLOCK };

/* How a block is written, whatever syntax it came from. */
enum block_form {
	FORM_PARAGRAPH,
	FORM_ITEM,   /* a list entry; `depth` may nest below another item */
	FORM_STEP,   /* a numbered list entry */
	FORM_VERBATIM /* code, table, quote, html: source lines as they are */
};

/*
 * The tree, flat and in order: what follows with a greater depth lies below.
 * Sections at depth 0 are the draft's topics; every block stands in one.
 */
struct entry {
	enum entry_kind kind;
	size_t depth;
	/* of a section */
	struct str title;    /* empty: prose without a heading */
	size_t topic;	     /* of the comparison, or NO_INDEX */
	size_t persona, section; /* whose heading it is, or NO_INDEX */
	/* of a block */
	enum block_form form;
	struct origin origin; /* of an item it begins after the marker */
	struct str text;     /* edited or own; ptr NULL: the origin's bytes */
	bool edited;	     /* by the user: no longer the origin's words */
	struct origin *alternatives; /* said by these, too: folded into it */
	size_t alternative_count;
	/* of a block that a recipe brought back: compose/recipe.h */
	struct str pick;     /* how that names it; empty: taken since */
	struct str was;	     /* what its origin said when it was picked */
	bool settled;	     /* lost, and that was said to be fine */
	bool lead_in;	     /* introduces the list entries after it */
	bool continues;	     /* goes on in the paragraph before it */
	/* of both */
	struct str reason;   /* why it is here, in one line */
};

/* What the suggestion did not take, and why in one line. */
struct left_unit {
	struct origin origin;
	struct str reason;
	bool budget; /* it would have, but for the budget */
};

struct draft_field {
	struct str key;
	enum field_kind kind;
	struct str value;     /* decoded scalar */
	struct str *entries;  /* of a list */
	size_t entry_count;
	struct str source;    /* raw bytes of a map or odd value */
	size_t *from;	      /* personas that have it so; none: own */
	size_t from_count;
};

struct draft {
	struct arena *arena;
	const struct comparison *comparison;
	size_t base;
	struct str name;
	struct draft_field *fields; /* in the arena; replaced, never changed */
	size_t field_count;
	struct entry *entries; /* owned by the draft itself, not the arena */
	size_t entry_count, entry_capacity;
	bool *left_out;	  /* by topic: the user said none of it */
	bool *ok;	  /* by topic: the user said it is fine */
	bool fields_ok;	  /* the same of the fields */
	const struct correction *corrections; /* what the comparison was */
	size_t correction_count;	      /* made with, for the recipe */
	double accept;
	struct str library; /* path of the one that words were weighed by */
	struct left_unit *left; /* by persona and place; in the arena */
	size_t left_count;
	size_t budget; /* tokens it was made for; 0 means none */
	struct ledger *ledger; /* while much is taken: compose/ledger.h */
	const struct str *fine; /* texts of notes that are fine as they are */
	size_t fine_count;
	const struct astray *astray; /* picks not found: compose/astray.h */
	size_t astray_count;
	const struct seen *seen; /* by persona, NULL: all: compose/seen.h */
};

/* `comparison`, its personas and `arena` outlive the draft. */
void draft_init(struct draft *draft, const struct comparison *comparison,
		struct arena *arena);
/* `to` is overwritten: zeroed or released before. */
void draft_copy(struct draft *to, const struct draft *from);
void draft_release(struct draft *draft);

/* A picked block whose text its file no longer has: what was kept of it stands
 * in the draft as `text`, and its origin is NO_INDEX. */
bool entry_is_lost(const struct entry *entry);
/* Source bytes of a block, edited text where there is one. */
struct str draft_text(const struct draft *draft, const struct entry *entry);
/* Index after the last entry below `index`. */
size_t draft_end(const struct draft *draft, size_t index);
/* The entry whose section this entry stands in; NO_INDEX at the top. */
size_t draft_parent(const struct draft *draft, size_t index);
/* The entry right above in the tree, be it section or item; NO_INDEX. */
size_t entry_above(const struct draft *draft, size_t index);
/* Whether no block stands below. */
bool entry_is_empty(const struct draft *draft, size_t index);
/* Estimated tokens of the entry alone. */
size_t entry_tokens(const struct draft *draft, const struct entry *entry);
/* Estimated tokens of the subtree, titles included. */
size_t draft_tokens(const struct draft *draft, size_t index);
size_t draft_all_tokens(const struct draft *draft);
/* How many tokens more than the budget that it was made for; 0 for none. */
size_t draft_over_budget(const struct draft *draft);
/* First entry whose origin holds the item, or NO_INDEX. */
size_t draft_find(const struct draft *draft, struct item_ref item);

/*
 * Where a section of a persona belongs: its leaf's topic, else that of what
 * stands in or around it; NO_INDEX where the persona has no topic at all.
 */
size_t draft_topic_of(const struct draft *draft, size_t persona,
		      size_t section);

/* The field of that key as this persona has it, or without it; of a
 * description what describes: see compose/description.h. */
void draft_take_field(struct draft *draft, const char *key, size_t persona);
/* One's own value; a NULL one removes the field. "name" is the name, too. */
void draft_set_field(struct draft *draft, const char *key, struct str value);
const struct draft_field *draft_field(const struct draft *draft,
				      const char *key);
/* A note of that text is fine: the checks keep it to themselves. */
void draft_say_fine(struct draft *draft, struct str text);
bool draft_is_fine(const struct draft *draft, struct str text);

/* Letters of a persona: A–Z, then numbers; in the arena. */
struct str persona_letter(struct arena *arena, size_t persona);

#endif
