/* SPDX-License-Identifier: MIT */
#include "app/fuzzy.h"

#include <limits.h>
#include <string.h>

enum {
	NAME_MAX_BYTES = 128,
	WORD_MAX_BYTES = 32,
	SCORE_START = 8,   /* a letter at the start of a word */
	SCORE_RUN = 10,	   /* a letter right after the one before */
	SCORE_LETTER = 2,
	COST_GAP = 1,
	IMPOSSIBLE = INT_MIN / 2
};

static bool
is_start(struct str text, size_t at)
{
	return at == 0 || !ascii_is_alnum(text.ptr[at - 1]);
}

static int
letter_score(struct str name, size_t at)
{
	return SCORE_LETTER + (is_start(name, at) ? SCORE_START : 0);
}

/*
 * ending[i] is the best score of a match whose last letter is name[i];
 * `before` the same for one letter less. A gap costs by its length, so the
 * best of all earlier ends just loses COST_GAP a step.
 */
static void
add_letter(int *ending, const int *before, struct str name, char letter)
{
	int best = IMPOSSIBLE;

	for (size_t i = 0; i < name.len; i++) {
		int run = i > 0 ? before[i - 1] + SCORE_RUN : IMPOSSIBLE;
		int from = best > run ? best : run;

		ending[i] = ascii_lower(name.ptr[i]) == letter &&
				    from > IMPOSSIBLE / 2 ?
				from + letter_score(name, i) : IMPOSSIBLE;
		if (i > 0 && before[i - 1] > best)
			best = before[i - 1];
		best -= COST_GAP;
	}
}

static void
first_letter(int *ending, struct str name, char letter)
{
	for (size_t i = 0; i < name.len; i++)
		ending[i] = ascii_lower(name.ptr[i]) == letter ?
				letter_score(name, i) : IMPOSSIBLE;
}

int
fuzzy_name(struct str name, struct str word)
{
	int rows[2][NAME_MAX_BYTES];
	int best = IMPOSSIBLE, *ending = rows[0], *before = rows[1], *swap;

	if (name.len > NAME_MAX_BYTES)
		name.len = NAME_MAX_BYTES;
	if (word.len == 0 || word.len > name.len || word.len > WORD_MAX_BYTES)
		return 0;
	first_letter(ending, name, ascii_lower(word.ptr[0]));
	for (size_t i = 1; i < word.len; i++) {
		swap = before;
		before = ending;
		ending = swap;
		add_letter(ending, before, name, ascii_lower(word.ptr[i]));
	}
	for (size_t i = 0; i < name.len; i++)
		if (ending[i] > best)
			best = ending[i];
	return best > 0 ? best : 0;
}

/* Start of the next word after `at`, blanks and signs between. */
static size_t
next_word(struct str text, size_t at)
{
	while (at < text.len && ascii_is_alnum(text.ptr[at]))
		at++;
	while (at < text.len && !ascii_is_alnum(text.ptr[at]) &&
	       text.ptr[at] != '\n' && (unsigned char)text.ptr[at] < 0x80)
		at++;
	return at;
}

static bool
same_letter(struct str text, size_t at, char letter)
{
	return at < text.len &&
	       ascii_lower(text.ptr[at]) == ascii_lower(letter);
}

static bool
matches_at(struct str text, size_t at, struct str word)
{
	for (size_t i = 0; i < word.len; i++) {
		if (!same_letter(text, at, word.ptr[i]))
			at = next_word(text, at);
		if (!same_letter(text, at, word.ptr[i]))
			return false;
		at++;
	}
	return true;
}

size_t
fuzzy_find(struct str text, struct str word)
{
	size_t plain = fuzzy_find_plain(text, word);

	if (plain < text.len || word.len < 2)
		return plain;
	for (size_t at = 0; at < text.len; at++)
		if (same_letter(text, at, word.ptr[0]) && is_start(text, at) &&
		    matches_at(text, at, word))
			return at;
	return text.len;
}

static const char *
next_of(const char *from, const char *end, char letter)
{
	const char *found = memchr(from, letter, (size_t)(end - from));

	return found ? found : end;
}

/* Place in the word of the letter that texts hold least often. */
static size_t
rarest(struct str word)
{
	static const char often[] = "etaoinsrhdlucmfywgpbvkxqjz";
	size_t found = 0, rank = 0;

	for (size_t i = 0; i < word.len; i++) {
		size_t at = str_find_byte(str_of(often),
					  ascii_lower(word.ptr[i]));

		if (at > rank) {
			rank = at;
			found = i;
		}
	}
	return found;
}

/* Looks for the word's rarest letter, then at what stands around it. */
size_t
fuzzy_find_plain(struct str text, struct str word)
{
	char lower, upper;
	const char *end, *a, *b, *at;
	size_t pivot = rarest(word);

	if (word.len == 0)
		return 0;
	if (word.len > text.len)
		return text.len;
	lower = ascii_lower(word.ptr[pivot]);
	upper = ascii_is_alpha(lower) ? (char)(lower - 'a' + 'A') : lower;
	end = text.ptr + text.len - word.len + pivot + 1;
	a = next_of(text.ptr + pivot, end, lower);
	b = next_of(text.ptr + pivot, end, upper);
	while ((at = a < b ? a : b) < end) {
		if (str_eq_nocase((struct str){ at - pivot, word.len }, word))
			return (size_t)(at - pivot - text.ptr);
		if (a == at)
			a = next_of(at + 1, end, lower);
		if (b == at)
			b = next_of(at + 1, end, upper);
	}
	return text.len;
}
