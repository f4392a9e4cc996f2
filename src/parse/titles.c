/* SPDX-License-Identifier: MIT */
#include "parse/titles.h"

#include <string.h>

#include "base/count.h"
#include "base/utf8.h"
#include "parse/markers.h"

enum { LEAD_MIN = 1, LEAD_MAX = 90, LABEL_MAX = 78, LABEL_WORDS_MAX = 9,
       TAIL_WORDS = 4, TITLE_MAX = 1000 /* bytes; longer is left alone */,
       LINK_MAX = 300 /* bytes of a link's text */ };

static const char *const open_words[] = {
	"expertise", "expertises", "competency", "competencies",
	"competence", "competences", "capability", "capabilities", "skill",
	"skills", "skillset", "responsibility", "responsibilities",
	"specialization", "specializations", "specialisation", "specialty",
	"specialties", "specialism", "proficiency", "proficiencies",
	"strengths", "duties", "mission", "focus",
};

/* Each ends a title; NULL ends a row. */
static const char *const open_tails[][TAIL_WORDS] = {
	{ "focus", "areas" }, { "focus", "area" }, { "knowledge", "areas" },
	{ "expertise", "areas" }, { "areas", "of", "expertise" },
	{ "area", "of", "expertise" }, { "areas", "of", "focus" },
	{ "skill", "areas" }, { "core", "areas" }, { "key", "areas" },
	{ "core", "domains" }, { "what", "you", "do" }, { "what", "i", "do" },
	{ "domain", "knowledge" }, { "skill", "set" },
};

/* The last words of a title, the very last first. */
struct tail {
	struct str words[TAIL_WORDS];
	size_t count; /* of all words */
};

static bool
is_strong(struct str text)
{
	return str_starts(text, STR("**")) || str_starts(text, STR("__"));
}

/* Offset of the ** or __ that closes the lead's title, or 0. */
static size_t
find_strong_end(struct str text)
{
	size_t points = 0;

	for (size_t at = 2; at < text.len && points <= LEAD_MAX; at++) {
		if (points >= LEAD_MIN && is_strong(str_from(text, at)))
			return at;
		if (((unsigned char)text.ptr[at] & 0xc0) != 0x80)
			points++;
	}
	return 0;
}

static size_t
colon_length(struct str text)
{
	if (str_starts(text, STR(":")))
		return 1;
	return str_starts(text, STR("：")) ? STR("：").len : 0;
}

static size_t
dash_length(struct str text)
{
	static const char *const dashes[] = { "-", "–", "—" };
	size_t length = 0, before;

	do {
		before = length;
		for (size_t i = 0; i < COUNT(dashes); i++)
			if (str_starts(str_from(text, length),
				       str_of(dashes[i])))
				length += str_of(dashes[i]).len;
	} while (length > before);
	return length < text.len && ascii_is_space(text.ptr[length]) ? length
								     : 0;
}

static bool
drop_colon(struct str *text)
{
	static const char *const colons[] = { ":", "：" };
	struct str trimmed = str_trim_end(*text);

	for (size_t i = 0; i < COUNT(colons); i++)
		if (str_ends(trimmed, str_of(colons[i]))) {
			trimmed.len -= str_of(colons[i]).len;
			*text = str_trim_end(trimmed);
			return true;
		}
	return false;
}

bool
lead_find(struct str text, struct lead *lead)
{
	size_t end, separator;
	bool colon;

	if (!is_strong(text) || (end = find_strong_end(text)) == 0)
		return false;
	lead->title = str_trim(str_slice(text, (struct range){ 2, end }));
	lead->rest = str_trim_start(str_from(text, end + 2));
	colon = drop_colon(&lead->title);
	separator = colon_length(lead->rest);
	if (!separator)
		separator = dash_length(lead->rest);
	lead->rest = str_trim(str_from(lead->rest, separator));
	return colon || separator || !lead->rest.len;
}

/* Takes the next word off the front; false when there is none. */
static bool
next_word(struct str *rest, struct str *word)
{
	size_t start = 0, end;

	while (start < rest->len && !ascii_is_alnum(rest->ptr[start])) {
		size_t close = start;

		if (rest->ptr[start] == '(')
			close += str_find_byte(str_from(*rest, start), ')');
		start = close < rest->len && close > start ? close : start + 1;
	}
	end = start;
	while (end < rest->len && ascii_is_alnum(rest->ptr[end]))
		end++;
	*word = str_slice(*rest, (struct range){ start, end });
	*rest = str_from(*rest, end);
	return word->len > 0;
}

static void
tail_read(struct tail *tail, struct str title)
{
	struct str word;

	*tail = (struct tail){ .count = 0 };
	while (next_word(&title, &word)) {
		for (size_t i = TAIL_WORDS - 1; i > 0; i--)
			tail->words[i] = tail->words[i - 1];
		tail->words[0] = word;
		tail->count++;
	}
}

/* `wanted` is in lower case. Most words differ in their first letter. */
static bool
is_word(struct str word, const char *wanted)
{
	size_t at = 0;

	while (at < word.len && ascii_lower(word.ptr[at]) == wanted[at])
		at++;
	return at == word.len && !wanted[at];
}

static bool
is_open_word(struct str word)
{
	for (size_t i = 0; i < COUNT(open_words); i++)
		if (is_word(word, open_words[i]))
			return true;
	return false;
}

static bool
tail_matches(const struct tail *tail, const char *const *wanted)
{
	size_t length = 0;

	while (length < TAIL_WORDS && wanted[length])
		length++;
	for (size_t i = 0; i < length; i++)
		if (!is_word(tail->words[length - 1 - i], wanted[i]))
			return false;
	return true;
}

static bool
tail_is_overview(const struct tail *tail)
{
	if (tail->count > TAIL_WORDS ||
	    (!is_word(tail->words[0], "overview") &&
	     !is_word(tail->words[0], "profile")))
		return false;
	for (size_t i = 1; i < tail->count; i++)
		if (is_open_word(tail->words[i]))
			return true;
	return false;
}

bool
title_is_open(struct str title)
{
	struct tail tail;

	if (title.len > TITLE_MAX)
		return false;
	tail_read(&tail, title);
	if (is_open_word(tail.words[0]) || tail_is_overview(&tail))
		return true;
	for (size_t i = 0; i < COUNT(open_tails); i++)
		if (tail_matches(&tail, open_tails[i]))
			return true;
	return false;
}

static bool
begins_title(struct str text)
{
	int32_t point = utf8_next(&text);

	if (point < 0x80)
		return ascii_is_digit((char)point) ||
		    (point >= 'A' && point <= 'Z');
	return utf8_is_ideographic(point) ||
	    (utf8_is_letter(point) && utf8_lower(point) != point);
}

bool
title_is_label(struct str text)
{
	size_t points;

	if (text.len > 4 * (LABEL_MAX + 2) || !drop_colon(&text) ||
	    !text.len || !begins_title(text))
		return false;
	for (size_t i = 0; i < text.len; i++)
		if (str_find_byte(STR(".!?`|<>"), text.ptr[i]) < 7)
			return false;
	points = utf8_count(text);
	return points >= 2 && points <= LABEL_MAX + 1 &&
	    words_count(text) <= LABEL_WORDS_MAX;
}

/* Takes one character off the front; whether a word begins with it. */
static bool
begins_word(struct str *text, bool *in_word)
{
	bool was_in_word = *in_word;
	int32_t point;

	if ((unsigned char)text->ptr[0] < 0x80) {
		*in_word = ascii_is_alnum(text->ptr[0]);
		text->ptr++;
		text->len--;
		return *in_word && !was_in_word;
	}
	point = utf8_next(text);
	*in_word = point >= 0 && utf8_is_letter(point);
	return *in_word && (!was_in_word || utf8_is_ideographic(point));
}

size_t
words_count(struct str text)
{
	bool in_word = false;
	size_t count = 0;

	while (text.len)
		count += begins_word(&text, &in_word);
	return count;
}

bool
words_least(struct str text, size_t least)
{
	bool in_word = false;

	for (size_t count = 0; text.len && count < least;)
		if (begins_word(&text, &in_word) && ++count == least)
			return true;
	return least == 0;
}

/* Whether the mark at `at` emphasises: it stands at the edge of a word. */
static bool
is_emphasis(struct str text, size_t at, size_t length)
{
	bool before = at > 0 && !ascii_is_space(text.ptr[at - 1]);
	bool after = at + length < text.len &&
	    !ascii_is_space(text.ptr[at + length]);

	if (text.ptr[at] == '_')
		return (before && ascii_is_alnum(text.ptr[at - 1])) !=
		    (after && ascii_is_alnum(text.ptr[at + length]));
	return before || after;
}

static size_t
mark_length(struct str text, size_t at)
{
	size_t length = 0;

	while (at + length < text.len && text.ptr[at + length] == text.ptr[at])
		length++;
	return length;
}

/* Bytes of the code span that begins at `at`, or 0. */
static size_t
code_length(struct str text, size_t at)
{
	size_t ticks, end;

	if (text.ptr[at] != '`')
		return 0;
	ticks = str_run(str_from(text, at), '`');
	for (end = at + ticks; end < text.len;) {
		size_t run = str_run(str_from(text, end), '`');

		if (run == ticks)
			return end + run - at;
		end += run ? run : 1;
	}
	return 0;
}

/* Bytes of "](target)" at `at`, or 0. */
static size_t
target_length(struct str text, size_t at)
{
	struct str rest = str_from(text, at);
	size_t close = str_find_byte(rest, ')');

	return str_starts(rest, STR("](")) && close < rest.len ? close + 1
							       : 0;
}

/* Whether the bracket at `at` opens the text of a link. */
static bool
opens_link(struct str text, size_t at)
{
	size_t depth = 0;

	for (size_t i = at; i < text.len && i < at + LINK_MAX; i++) {
		size_t code = code_length(text, i);

		depth += text.ptr[i] == '[';
		if (text.ptr[i] == ']' && --depth == 0)
			return target_length(text, i) > 0;
		i += code ? code - 1 : 0;
	}
	return false;
}

/* Marks in code pair with none. */
static bool
marks_pair(struct str text, char mark)
{
	size_t count = 0;

	for (size_t at = 0; at < text.len;) {
		size_t length = code_length(text, at);

		if (!length) {
			length = mark_length(text, at);
			count += text.ptr[at] == mark &&
			    is_emphasis(text, at, length);
		}
		at += length;
	}
	return count % 2 == 0;
}

static struct str
trim_heading(struct str title)
{
	size_t end = title.len;

	title = str_trim(title);
	end = title.len;
	while (end > 0 && title.ptr[end - 1] == '#')
		end--;
	if (end == 0 || ascii_is_space(title.ptr[end - 1]))
		title.len = end;
	title = str_trim(title);
	drop_colon(&title);
	return title;
}

/* A title while its markup is taken off. */
struct unmarking {
	struct str text;
	bool written; /* code and links stay as they are */
	bool star, line; /* which marks pair */
	char *out;
	size_t length;
};

static void
add_bytes(struct unmarking *unmarking, struct str bytes)
{
	memcpy(unmarking->out + unmarking->length, bytes.ptr, bytes.len);
	unmarking->length += bytes.len;
}

/* What stands between the ticks; a blank at both ends is not part of it. */
static struct str
code_inside(struct str code)
{
	size_t ticks = str_run(code, '`');

	code = str_slice(code, (struct range){ ticks, code.len - ticks });
	if (code.len > 2 && code.ptr[0] == ' ' &&
	    code.ptr[code.len - 1] == ' ' && !str_is_blank(code))
		code = str_slice(code, (struct range){ 1, code.len - 1 });
	return code;
}

static bool
is_dropped_mark(const struct unmarking *unmarking, size_t at, size_t length)
{
	char c = unmarking->text.ptr[at];

	return (c == '*' && unmarking->star &&
		is_emphasis(unmarking->text, at, length)) ||
	    (c == '_' && unmarking->line &&
	     is_emphasis(unmarking->text, at, length)) ||
	    (c == '`' && !unmarking->written);
}

/* Adds what stands at `at` without its markup; the bytes it took. */
static size_t
unmark(struct unmarking *unmarking, size_t at)
{
	struct str text = unmarking->text;
	size_t length = code_length(text, at);
	char c = text.ptr[at];

	if (length) {
		struct str code = str_slice(text, (struct range){
					    at, at + length });

		add_bytes(unmarking, unmarking->written ? code
							: code_inside(code));
		return length;
	}
	if (!unmarking->written && c == '[' && opens_link(text, at))
		return 1;
	if (!unmarking->written && c == ']' && target_length(text, at))
		return target_length(text, at);
	length = c == '*' || c == '_' || c == '`' ? mark_length(text, at) : 1;
	if (!is_dropped_mark(unmarking, at, length))
		add_bytes(unmarking, str_slice(text, (struct range){
					       at, at + length }));
	return length;
}

static struct str
unmarked(struct str title, bool written, struct arena *arena)
{
	struct str text = trim_heading(title), result;
	struct unmarking unmarking = { .text = text, .written = written };

	if (text.len > TITLE_MAX)
		return text;
	unmarking.star = marks_pair(text, '*');
	unmarking.line = marks_pair(text, '_');
	unmarking.out = arena_alloc(arena, text.len + 1);
	for (size_t at = 0; at < text.len;)
		at += unmark(&unmarking, at);
	result = str_trim((struct str){ unmarking.out, unmarking.length });
	drop_colon(&result);
	return result;
}

struct str
title_unmarked(struct str title, struct arena *arena)
{
	return unmarked(title, false, arena);
}

struct str
title_written(struct str line, struct arena *arena)
{
	size_t level = marker_heading(line);
	struct lead lead;

	if (level)
		return unmarked(str_from(line, level), true, arena);
	line = str_trim_start(str_from(line, marker_length(line)));
	line = str_trim_start(str_from(line, marker_check_box(line)));
	if (lead_find(line, &lead) && lead.title.len)
		line = lead.title;
	return unmarked(line, true, arena);
}
