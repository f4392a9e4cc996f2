/* SPDX-License-Identifier: MIT */
#include "match/tally.h"

#include <math.h>
#include <stdlib.h>

void
tally_text(const struct tallier *tallier, struct tally *tally,
	   enum place_of place, struct str text)
{
	struct words words =
	    words_read(tallier->vocabulary, text, tallier->scratch);
	size_t i;

	for (i = 0; i < words.count; i++) {
		const struct word *word = &words.all[i];

		if (word->stop)
			continue;
		tally->all = arena_grow(tallier->scratch, tally->all,
					tally->count, &tally->capacity,
					sizeof(struct occurrence));
		tally->all[tally->count] = (struct occurrence){
			word->term, word->exact, place, tally->count,
			str_slice(text, word->range)
		};
		tally->count++;
	}
}

void
tally_add(const struct tallier *tallier, struct tally *tally,
	  enum place_of place, const struct tally *more)
{
	size_t i;

	for (i = 0; i < more->count; i++) {
		tally->all = arena_grow(tallier->scratch, tally->all,
					tally->count, &tally->capacity,
					sizeof(struct occurrence));
		tally->all[tally->count] = more->all[i];
		tally->all[tally->count].place = place;
		tally->all[tally->count].order = tally->count;
		tally->count++;
	}
}

static int
compare_occurrences(const void *a, const void *b)
{
	const struct occurrence *x = a, *y = b;

	if (x->term != y->term)
		return x->term < y->term ? -1 : 1;
	return (x->order > y->order) - (x->order < y->order);
}

static double
damped(size_t times)
{
	return times ? 1 + log((double)times) : 0;
}

struct terms
tally_terms(const struct tallier *tallier, const struct tally *tally)
{
	struct terms terms = { 0 };
	size_t i, end;

	if (tally->count == 0)
		return terms;
	qsort(tally->all, tally->count, sizeof(tally->all[0]),
	      compare_occurrences);
	terms.all = ARENA_ARRAY(tallier->arena, struct term_use, tally->count);
	for (i = 0; i < tally->count; i = end) {
		size_t times[3] = { 0 };
		struct term_use *use = &terms.all[terms.count++];

		for (end = i; end < tally->count &&
			      tally->all[end].term == tally->all[i].term;
		     end++)
			times[tally->all[end].place]++;
		use->term = tally->all[i].term;
		use->word = tally->all[i].word;
		use->title = damped(times[IN_TITLE]);
		use->content = damped(times[IN_CONTENT]);
		use->path = damped(times[IN_PATH]);
	}
	return terms;
}

/* Every thing by its own name. */
void
tally_exactly(struct tally *tally)
{
	size_t i;

	for (i = 0; i < tally->count; i++)
		tally->all[i].term = tally->all[i].exact;
}

/* Turns terms into the fields they speak of; spoils the tally. */
struct terms
tally_fields(const struct tallier *tallier, struct tally *tally)
{
	size_t i;

	for (i = 0; i < tally->count; i++)
		tally->all[i].term = vocabulary_field(tallier->vocabulary,
						      tally->all[i].term);
	return tally_terms(tallier, tally);
}

/* Only the things that have a name of their own; spoils the tally. */
struct terms
tally_names(const struct tallier *tallier, struct tally *tally)
{
	size_t i, kept = 0;

	for (i = 0; i < tally->count; i++) {
		int exact = tally->all[i].exact;

		if (!vocabulary_is_name(tallier->vocabulary, exact))
			continue;
		tally->all[kept] = tally->all[i];
		tally->all[kept++].term = exact;
	}
	tally->count = kept;
	return tally_terms(tallier, tally);
}
