/* SPDX-License-Identifier: MIT */
#ifndef MATCH_WORDS_H
#define MATCH_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "match/language.h"

/*
 * Text to numbered terms: lower case, fixed phrases taken as one word, stop
 * words marked, then an alias ("jwt" means "auth") or the stem. Other scripts
 * are split at what is no letter; Han, Kana and Hangul are read as overlapping
 * pairs of characters. In another language than English the words that tell
 * what a section is for have the terms of the English ones; so has what an
 * alias knows, which is all that two languages have in common.
 */
struct vocabulary;

struct word {
	struct range range; /* in the text that was read */
	int term;	    /* from 0; equal for words of one meaning */
	int exact;	    /* the same, but each thing by its own name */
	bool stop;	    /* says nothing about a subject */
};

struct words {
	struct word *all;
	size_t count;
};

struct vocabulary *vocabulary_new(void);
void vocabulary_free(struct vocabulary *vocabulary);
/* The language of what is read from now on; English at first, and for
 * LANGUAGE_UNKNOWN. */
void vocabulary_speak(struct vocabulary *vocabulary, enum language language);
/* Terms known so far; they are numbered from 0 as they are met. */
size_t vocabulary_size(const struct vocabulary *vocabulary);
/* The term of that own name; -1 when there is none. */
int vocabulary_find(const struct vocabulary *vocabulary, struct str name);
/* A term's own name: an alias's concept, or a stem. */
struct str vocabulary_term(const struct vocabulary *vocabulary, int term);
/* The term that stands for the field it speaks of, or itself. */
int vocabulary_field(const struct vocabulary *vocabulary, int term);
/* Whether it is the own name of a thing that an alias hides. */
bool vocabulary_is_name(const struct vocabulary *vocabulary, int term);
/* Whether it says little in a title, or in an item. */
bool vocabulary_is_generic_title(const struct vocabulary *vocabulary,
				 int term);
bool vocabulary_is_generic_item(const struct vocabulary *vocabulary, int term);

/* Number of a text that is no word: only equal texts have it in common. */
int vocabulary_number(struct vocabulary *vocabulary, struct str text);

/* The words of a text in order, in the arena. Pairs of ideographs overlap. */
struct words words_read(struct vocabulary *vocabulary, struct str text,
			struct arena *arena);

/* A title without numbering ("Step 2:"), markup, emoji and parentheses. */
struct str title_clean(struct arena *arena, struct str title);

#endif
