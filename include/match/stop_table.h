/* SPDX-License-Identifier: MIT */
#ifndef MATCH_STOP_TABLE_H
#define MATCH_STOP_TABLE_H

#include <stdbool.h>

#include "base/str.h"
#include "match/language.h"

struct stop_word {
	const char *word;
	unsigned languages; /* bits, by enum language */
};

/* The languages, other than English, that a lower-case word is a stop word
 * of; bits. */
unsigned stop_languages(struct str word);
bool stop_table_is_sorted(void);

#endif
