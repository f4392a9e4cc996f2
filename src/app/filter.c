/* SPDX-License-Identifier: MIT */
#include "app/filter.h"

#include "app/fuzzy.h"
#include "base/workers.h"

enum { SLICE = 64 }; /* files scored by a thread at once */

struct filtering {
	long *scores;
	const struct library *library;
	struct str filter;
	const bool *before;
};

/* Names first, then what is said about a persona, then what it says. */
enum { SCORE_NAME = 1000000, SCORE_ABOUT = 1000, SCORE_TEXT = 1 };

static bool
in_tags(const struct persona *persona, struct str word)
{
	const struct field *tags = persona_field(persona, "tags");

	return tags && fuzzy_find(tags->value, word) < tags->value.len;
}

static bool
is_about(const struct library_file *file, struct str word)
{
	const struct persona *persona = file->persona;
	struct str about = persona->description;

	return fuzzy_find(about, word) < about.len ||
	       fuzzy_find_plain(file->path, word) < file->path.len ||
	       in_tags(persona, word);
}

static long
name_score(const struct library_file *file, struct str word)
{
	const struct persona *persona = file->persona;
	int name;

	if (!persona)
		return fuzzy_find_plain(file->path, word) < file->path.len;
	name = fuzzy_name(persona->name, word);
	if (name > 0)
		return SCORE_NAME + name;
	if (is_about(file, word))
		return SCORE_ABOUT;
	return 0;
}

/* A single letter is in every text: only names and the like are looked at. */
static long
word_score(const struct library_file *file, struct str word)
{
	const struct persona *persona = file->persona;
	long score = name_score(file, word);

	if (score == 0 && persona && word.len > 1 &&
	    fuzzy_find_plain(persona->source.bytes, word) <
		persona->source.bytes.len)
		return SCORE_TEXT;
	return score;
}

/* Every word must be found somewhere; 0 when one is not. */
static long
filter_score(const struct library_file *file, struct str filter)
{
	struct str word;
	long sum = 1;

	while (str_split(&filter, ' ', &word)) {
		long score = word.len > 0 ? word_score(file, word) : 1;

		if (score == 0)
			return 0;
		sum += score;
	}
	return sum;
}

struct str
filter_last_word(struct str filter)
{
	size_t at = filter.len;

	while (at > 0 && filter.ptr[at - 1] != ' ')
		at--;
	return str_from(filter, at);
}

/* Of a file that did not match before more was typed: its text cannot match
 * now, but its name can, where letters in a run outweigh a gap. */
static long
score_anew(const struct library_file *file, struct str filter)
{
	struct str word = filter_last_word(filter);

	if (word.len > 0 && name_score(file, word) == 0)
		return 0;
	return filter_score(file, filter);
}

static void
score_slice(void *context, size_t slice)
{
	const struct filtering *all = context;
	size_t at = slice * SLICE, end = at + SLICE;

	for (; at < end && at < all->library->count; at++) {
		const struct library_file *file = &all->library->files[at];

		all->scores[at] = all->before[at]
				      ? filter_score(file, all->filter)
				      : score_anew(file, all->filter);
	}
}

void
filter_files(long *scores, const struct library *library, struct str filter,
	     const bool *before)
{
	struct filtering all = { scores, library, filter, before };

	workers_run((library->count + SLICE - 1) / SLICE, score_slice, &all);
}
