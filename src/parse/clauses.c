/* SPDX-License-Identifier: MIT */
#include "parse/clauses.h"

#include "base/count.h"
#include "base/utf8.h"
#include "parse/titles.h"

enum { PARTS_MIN = 3, PART_WORDS_MAX = 7 };

struct cut {
	struct clauses *list;
	struct arena *arena;
	struct str text;
	bool commas;
};

static const char *const narrators[] = {
	"you", "your", "i", "we", "our", "my", "when", "if", "this", "the",
};
static const char *const joiners[] = { "and", "or", "&" };
static const char *const abbreviations[] = { "e.g.", "i.e.", "vs.", "cf." };
static const char *const wide_ends[] = { "。", "！", "？" };

static bool
is_abbreviation(struct str text)
{
	for (size_t i = 0; i < COUNT(abbreviations); i++)
		if (str_ends(text, str_of(abbreviations[i])))
			return true;
	return false;
}

/* Whether a sentence can begin so. */
static bool
begins_sentence(struct str text)
{
	int32_t point;

	if (!text.len)
		return false;
	point = utf8_next(&text);
	if (point == 0x201c || point == '"' || point == '*' || point == '`')
		return true;
	if (point >= 0 && point < 0x80)
		return ascii_is_digit((char)point) ||
		    (point >= 'A' && point <= 'Z');
	return point > 0 && utf8_is_letter(point) &&
	    utf8_lower(point) != point;
}

/* Bytes of a sentence's end and the blanks after it at `at`, or 0. */
static size_t
sentence_gap(struct str text, size_t at)
{
	struct str rest = str_from(text, at), after;
	bool wide = (unsigned char)rest.ptr[0] >= 0xe3;

	for (size_t i = 0; wide && i < COUNT(wide_ends); i++)
		if (str_starts(rest, str_of(wide_ends[i])))
			return str_of(wide_ends[i]).len;
	if (rest.ptr[0] != '.' && rest.ptr[0] != '!' && rest.ptr[0] != '?')
		return 0;
	after = str_trim_start(str_from(rest, 1));
	if (after.len + 1 >= rest.len || !begins_sentence(after) ||
	    is_abbreviation(str_slice(text, (struct range){ 0, at + 1 })))
		return 0;
	return rest.len - after.len;
}

static bool
is_narration(struct str text)
{
	size_t start = 0, end;
	struct str word;

	while (start < text.len && !ascii_is_alnum(text.ptr[start]) &&
	       (unsigned char)text.ptr[start] < 0x80)
		start++;
	end = start;
	while (end < text.len && (ascii_is_alnum(text.ptr[end]) ||
				  text.ptr[end] == '_'))
		end++;
	word = str_slice(text, (struct range){ start, end });
	for (size_t i = 0; i < COUNT(narrators); i++)
		if (str_eq_nocase(word, str_of(narrators[i])))
			return true;
	return false;
}

/* Offset of the next top-level separator at or after `at`, or the end. */
static size_t
next_separator(struct str text, size_t at, char separator)
{
	size_t depth = 0;
	bool code = false;

	for (; at < text.len; at++) {
		char c = text.ptr[at];

		if (c == '`')
			code = !code;
		if (code)
			continue;
		if (c == '(' || c == '[' || c == '{')
			depth++;
		else if ((c == ')' || c == ']' || c == '}') && depth)
			depth--;
		else if (c == separator && !depth && (at + 1 == text.len ||
			 ascii_is_space(text.ptr[at + 1])))
			break;
	}
	return at;
}

static void
add_clause(struct cut *cut, struct range range)
{
	struct clauses *list = cut->list;
	struct str text = str_slice(cut->text, range);

	range.start += text.len - str_trim_start(text).len;
	range.end = range.start + str_trim(text).len;
	if (!words_least(str_slice(cut->text, range), 1))
		return;
	list->all = arena_grow(cut->arena, list->all, list->count,
			       &list->capacity, sizeof(*list->all));
	list->all[list->count++] = range;
}

/* Without a final dot and an "and" at the front. */
static void
add_part(struct cut *cut, struct range range)
{
	struct str text = str_slice(cut->text, range);
	size_t start = text.len - str_trim_start(text).len;

	text = str_trim(text);
	while (str_ends(text, STR(".")))
		text.len--;
	range.start += start;
	range.end = range.start + text.len;
	for (size_t i = 0; i < COUNT(joiners); i++) {
		struct str joiner = str_of(joiners[i]);

		if (str_starts(text, joiner) && text.len > joiner.len &&
		    ascii_is_space(text.ptr[joiner.len])) {
			range.start += joiner.len;
			break;
		}
	}
	add_clause(cut, range);
}

static bool
is_enumeration(struct str text)
{
	size_t parts = 0, words = 0, end;

	for (size_t at = 0; at <= text.len; at = end + 1) {
		end = next_separator(text, at, ',');
		words += words_count(str_slice(text, (struct range){ at,
								     end }));
		parts++;
	}
	return parts >= PARTS_MIN && words <= PART_WORDS_MAX * parts;
}

static void
cut_commas(struct cut *cut, struct range range)
{
	struct str text = str_slice(cut->text, range);
	size_t end;

	if (!is_enumeration(text)) {
		add_clause(cut, range);
		return;
	}
	for (size_t at = 0; at <= text.len; at = end + 1) {
		end = next_separator(text, at, ',');
		add_part(cut, (struct range){ range.start + at,
					      range.start + end });
	}
}

static void
cut_sentence(struct cut *cut, struct range range)
{
	struct str text = str_slice(cut->text, range);
	bool commas = cut->commas && !is_narration(text);
	size_t end;

	for (size_t at = 0; at <= text.len; at = end + 1) {
		struct range part = { range.start + at, 0 };

		end = next_separator(text, at, ';');
		part.end = range.start + end;
		if (commas)
			cut_commas(cut, part);
		else
			add_clause(cut, part);
	}
}

void
clauses_cut(struct clauses *list, struct arena *arena, struct str text,
	    bool commas)
{
	struct cut cut = { list, arena, text, commas };
	size_t start = 0, gap;

	list->count = 0;
	for (size_t at = 0; at < text.len; at++) {
		gap = sentence_gap(text, at);
		if (!gap)
			continue;
		cut_sentence(&cut, (struct range){ start, at + gap });
		start = at + gap;
		at = start - 1;
	}
	if (start < text.len)
		cut_sentence(&cut, (struct range){ start, text.len });
}
