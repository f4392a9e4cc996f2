/* SPDX-License-Identifier: MIT */
#ifndef APP_FACTS_H
#define APP_FACTS_H

#include <stdbool.h>
#include <stddef.h>

#include "model/persona.h"

struct session;

/* What the list must know of every text before it can be sorted by tokens,
 * by overlap, or without copies: work for seconds in a large library. */
enum fact_kind { FACT_TOKENS, FACT_COPY, FACT_SKETCH, FACT_COUNT };

enum { SKETCH_BITS = 2048, SKETCH_WORDS = SKETCH_BITS / 64 };

/* Words of five letters and more, as a set of hashed bits: cheap enough to
 * compare every persona of a library with the marked. */
struct sketch {
	unsigned long long bits[SKETCH_WORDS];
};

struct fact {
	const struct persona *of; /* that it was made of; NULL: not made */
	unsigned long long copy;  /* hash of its bytes; 0: not made */
	struct sketch sketch;
	bool sketched;
};

struct facts {
	struct fact *all;	 /* by file */
	size_t made[FACT_COUNT]; /* of files [0, made) */
	size_t capacity;
};

/* Makes up to so many more of what is loaded; false when all are made. */
bool facts_make(struct session *session, enum fact_kind kind, size_t most);
bool facts_are_made(const struct session *session, enum fact_kind kind);
/* The same for files with the same bytes; 0 of what cannot be read. */
unsigned long long facts_copy(struct session *session, size_t file);
/* Of all that is marked. */
void facts_of_marked(const struct session *session, struct sketch *marked);
/* How much of what a file or the marked say both say, in thousandths; 0 of a
 * file whose sketch is not made yet. */
long facts_overlap(struct session *session, const struct sketch *marked,
		   size_t file);
/* Its tokens; 0 when they are not counted yet. */
long facts_tokens(const struct session *session, size_t file);
void facts_release(struct facts *facts);

#endif
