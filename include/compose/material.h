/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_MATERIAL_H
#define COMPOSE_MATERIAL_H

#include "compose/draft.h"
#include "compose/purpose.h"
#include "compose/rules.h"

/*
 * The compared personas as a suggestion reads them: parts (what a heading or
 * a tag opens), in them groups (a lead-in with its list, a table, code with
 * its caption, a paragraph), in them units (an entry of a list with all below
 * it; of all else the group). Everything lies in `arena`, by index; parts of
 * a persona stand in the order of its file, as do groups and units.
 */

enum group_kind { GROUP_LIST, GROUP_STEPS, GROUP_PARAGRAPH, GROUP_CODE,
		  GROUP_TABLE, GROUP_OTHER };

/* What is whole or not at all, and why. */
enum bond { BOND_NONE, BOND_STEPS, BOND_LEVELS, BOND_SIDES,
	      BOND_STAGES, BOND_TEMPLATE };

struct unit {
	size_t persona, part, group;
	struct range range;   /* of a list entry behind its marker */
	enum block_form form;
	size_t block;	      /* of the persona; the first that it covers */
	bool block_only;      /* all of it is that block, as pick_block() */
	size_t tokens, line;
	const char *worthless; /* why it comes only when all do; or NULL */
	size_t first_word, word_count; /* see measure.h */
	size_t first_statement, statement_count;
};

struct group {
	size_t persona, part;
	enum group_kind kind;
	enum purpose purpose;
	struct range lead;    /* what introduces it; empty for none */
	size_t lead_block;    /* NO_INDEX: the title of a label */
	struct str lead_text; /* folded */
	size_t lead_tokens;
	size_t first, count;  /* units */
	enum bond closed;
	bool bold;	      /* most entries begin in bold */
	bool dangling;	      /* leads to nothing */
};

struct part {
	size_t persona, section; /* section 0: the root */
	size_t parent;	      /* part; NO_INDEX of a root */
	size_t end;	      /* after the last part below it */
	struct str title, folded;
	enum purpose named;   /* by its own title */
	enum purpose purpose; /* that, or what it inherits */
	size_t *groups, group_count; /* its own */
	bool is_title;	      /* the document's */
	bool closed;	      /* a template: all below it together */
	bool blank;	      /* blanks to fill in, and nothing else */
};

struct persona_parts {
	size_t first, end;    /* parts */
	size_t group_first, group_end;
	size_t unit_first, unit_end;
	size_t tokens;	      /* of the units */
	bool about_agents;    /* its own subject is agents */
	bool about_docs;      /* … is documents: other files are no team's */
	struct str name;      /* folded: field, title */
	size_t rank;	      /* whatever the order of the arguments */
};

struct material {
	struct arena *arena;
	const struct comparison *comparison;
	unsigned long without; /* rules that are off */
	struct persona_parts *personas;
	struct part *parts;
	size_t part_count, part_capacity;
	struct group *groups;
	size_t group_count, group_capacity;
	struct unit *units;
	size_t unit_count, unit_capacity;
};

/* Of outlined personas; linear in their text. */
void material_init(struct material *material,
		   const struct comparison *comparison, unsigned long without,
		   struct arena *arena);
/* Text of a unit as it stands in its file. */
struct str unit_text(const struct material *material, const struct unit *unit);
/* Whether `part` is `above` or lies below it. */
bool part_within(const struct material *material, size_t part, size_t above);
/* Whether two personas have a word of their names in common. */
bool same_role(const struct material *material, size_t a, size_t b);
/* Whether a group says who the persona is: "You are …". */
bool group_says_who(const struct material *material,
		    const struct group *group);
/* Whether it begins with an imperative: how many of the units, 0-1. */
double group_imperatives(const struct material *material,
			 const struct group *group);

#endif
