/* SPDX-License-Identifier: MIT */
#ifndef MATCH_TABLES_H
#define MATCH_TABLES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* What the matcher knows about words; lexicon.c says how it was made. */

struct phrase {
	const char *text; /* lower case, ASCII */
	const char *word; /* that stands for it */
};

/* Concept of a lower-case word, or NULL. */
const char *table_alias(struct str word);
/* What an aliased word is by itself, or NULL: "=redis". */
const char *table_name(struct str word);
/* Name of the field that a term speaks of, or NULL: "~caching". */
const char *table_field(struct str term);
/* Longest phrase that `text`, in any case, begins with; NULL for none. */
const struct phrase *table_phrase(struct str text);
bool table_is_stop(struct str word);
/* Terms that say little in a title, or at the head of an item. */
bool table_is_generic_title(struct str term);
bool table_is_generic_item(struct str term);

/* What a section is for, whatever its subject. */
enum function {
	FUNCTION_NONE,
	FUNCTION_IDENTITY,
	FUNCTION_PRINCIPLES,
	FUNCTION_WORKFLOW,
	FUNCTION_USE,
	FUNCTION_STANDARDS,
	FUNCTION_METRICS,
	FUNCTION_CONSTRAINTS,
	FUNCTION_COMMUNICATION,
	FUNCTION_OUTPUT,
	FUNCTION_COLLABORATION,
	FUNCTION_STACK, /* technologies it knows */
	FUNCTION_TOOLS, /* tools it may use */
	FUNCTION_LEARNING,
	FUNCTION_EXPERTISE,
	FUNCTION_EXAMPLES
};

/* A title has a function when one of its terms is needed and all others are
 * needed, allowed, neutral or stop words; FUNCTION_NONE ends the table. */
struct function_words {
	enum function function;
	const char *allowed, *needed; /* terms, with blanks around each */
};
const struct function_words *table_functions(void);
bool table_is_neutral(struct str term);

/* Whether the searched tables are in the order that the search needs. */
bool tables_are_sorted(void);
bool lexicon_is_sorted(void); /* the parts of them in other files */
bool fields_are_sorted(void);

/* Look-up in a table of phrases that is sorted by text; NULL for none. */
const char *phrase_look_up(const struct phrase *table, size_t count,
			   struct str word);
bool phrases_are_sorted(const struct phrase *table, size_t count);

#endif
