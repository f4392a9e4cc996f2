/* SPDX-License-Identifier: MIT */
#ifndef MATCH_LANGUAGE_H
#define MATCH_LANGUAGE_H

#include <stdbool.h>

#include "model/persona.h"

/* What the matcher can read. English is what nothing else is. */
enum language { LANGUAGE_UNKNOWN, LANGUAGE_EN, LANGUAGE_DE, LANGUAGE_ES,
		LANGUAGE_FR, LANGUAGE_IT, LANGUAGE_NL, LANGUAGE_PL,
		LANGUAGE_PT, LANGUAGE_RU, LANGUAGE_JA, LANGUAGE_ZH,
		LANGUAGE_KO, LANGUAGE_COUNT };

/*
 * What an outlined persona is written in: by its script, else by the stop
 * words of its first few hundred words; code does not count.
 * LANGUAGE_UNKNOWN of what has no word.
 */
enum language language_of(const struct persona *persona);

/* "de", "German"; of LANGUAGE_UNKNOWN empty. */
const char *language_code(enum language language);
const char *language_name(enum language language);
/* By its code, in any case; LANGUAGE_UNKNOWN for none. */
enum language language_by_code(const char *code);

/* The algorithm that libstemmer knows, or NULL. */
const char *language_stemmer(enum language language);
/* Whether people write it without the marks on its letters, too. */
bool language_drops_marks(enum language language);
/* Whether its words are read as pairs of characters. */
bool language_is_ideographic(enum language language);
/* Whether a word, or a pair of characters, says nothing about a subject; in
 * lower case. */
bool language_is_stop(enum language language, struct str word);

#endif
