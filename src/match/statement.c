/* SPDX-License-Identifier: MIT */
#include "match/statement.h"

#include <math.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "match/turns.h"

/* Of the heavier of two statements, so much must be common. */
static const double share_needed = 0.5;

struct reader {
	struct statement *statement;
	struct vocabulary *vocabulary;
	const struct turns *turns;
	struct str text;
	struct buf lower;
	bool denials[DENIAL_AVOID + 1];
};

/* A word of the text in lower case, in the reader's buffer. */
static struct str
lower_word(struct reader *reader, struct range range)
{
	struct str rest = str_slice(reader->text, range);

	buf_clear(&reader->lower);
	while (rest.len > 0)
		utf8_add(&reader->lower, utf8_lower(utf8_next(&rest)));
	return buf_str(&reader->lower);
}

/* "n't" behind a word. */
static bool
is_contracted_not(const struct reader *reader, struct range range)
{
	struct str rest = str_from(reader->text, range.end);

	return str_starts(rest, STR("'t")) || str_starts(rest, STR("’t"));
}

static enum denial
denial_at(const struct reader *reader, struct range range,
	  const struct turn *turn)
{
	struct str rest = str_trim_start(str_from(reader->text, range.end));

	if (is_contracted_not(reader, range))
		return DENIAL_NOT;
	if (turn->denial == DENIAL_NOT && str_starts(rest, STR("only ")))
		return DENIAL_NONE; /* "not only A but also B" */
	return turn->denial;
}

static bool
is_comma_before(const struct reader *reader, struct range range)
{
	struct str before = str_trim_end(
	    str_slice(reader->text, (struct range){ 0, range.start }));

	return str_ends(before, STR(","));
}

/* Whether that is all that a word is there for. */
static bool
note_turns(struct reader *reader, struct range range)
{
	struct statement *statement = reader->statement;
	struct turn turn = turn_of(reader->turns, lower_word(reader, range));
	enum denial denial = denial_at(reader, range, &turn);

	reader->denials[denial] = true;
	statement->sides |= turn.sides;
	statement->conditional |= turn.condition;
	statement->turned |= turn.hinge || (denial == DENIAL_NOT &&
					    is_comma_before(reader, range));
	return denial != DENIAL_NONE || turn.empty || turn.hinge ||
	       turn.condition;
}

/* Code, or a capital or digit where a sentence asks for none. */
static bool
is_name(const struct reader *reader, const struct word *word)
{
	struct str text = str_slice(reader->text, word->range);
	size_t i;

	if (vocabulary_is_name(reader->vocabulary, word->exact))
		return true;
	for (i = 0; i < text.len; i++)
		if (ascii_is_digit(text.ptr[i]) ||
		    (i > 0 && text.ptr[i] >= 'A' && text.ptr[i] <= 'Z'))
			return true;
	return false;
}

/* Endings and particles of Japanese, beside what they belong to. */
static bool
has_hiragana(struct str text)
{
	while (text.len > 0) {
		int32_t point = utf8_next(&text);

		if (point >= 0x3040 && point <= 0x309F)
			return true;
	}
	return false;
}

/* Kana or Hangul. */
static bool
has_other_script(struct str text)
{
	while (text.len > 0) {
		int32_t point = utf8_next(&text);

		if ((point >= 0x3040 && point <= 0x30FF) ||
		    (point >= 0xAC00 && point <= 0xD7AF))
			return true;
	}
	return false;
}

static void
add_word(struct reader *reader, const struct word *word)
{
	struct statement *statement = reader->statement;
	struct str rest = str_slice(reader->text, word->range);

	if (word->stop || statement->word_count == STATEMENT_WORDS ||
	    has_hiragana(rest))
		return;
	statement->ideographs |= utf8_is_ideographic(utf8_next(&rest));
	statement->words[statement->word_count++] = (struct statement_word){
		word->exact,
		vocabulary_is_generic_item(reader->vocabulary, word->exact) ||
		    vocabulary_is_generic_title(reader->vocabulary,
						word->exact),
		is_name(reader, word)
	};
}

/* "≥ 80", "< 200": which side of a number. */
static void
note_bound(struct reader *reader, struct str before)
{
	unsigned long long *sides = &reader->statement->sides;

	before = str_trim_end(before);
	if (str_ends(before, STR("=")))
		before.len--;
	if (str_ends(before, STR(">")) || str_ends(before, STR("≥")))
		*sides |= turn_of(reader->turns, STR("minimum")).sides;
	if (str_ends(before, STR("<")) || str_ends(before, STR("≤")))
		*sides |= turn_of(reader->turns, STR("maximum")).sides;
}

static void
read_quantities(struct reader *reader)
{
	struct statement *statement = reader->statement;
	struct quantity quantity;
	size_t at = 0;

	while (statement->quantity_count < STATEMENT_QUANTITIES &&
	       quantity_next(&quantity, reader->text, &at)) {
		note_bound(reader,
			   str_slice(reader->text,
				     (struct range){ 0,
						     quantity.range.start }));
		statement->quantities[statement->quantity_count++] = quantity;
	}
}

static void
read_codes(struct statement *statement, struct str text)
{
	size_t at = 0, end;

	while (statement->code_count < STATEMENT_CODES) {
		at += str_find_byte(str_from(text, at), '`') + 1;
		end = at + str_find_byte(str_from(text, at), '`');
		if (end >= text.len)
			return;
		if (end > at)
			statement->codes[statement->code_count++] =
			    str_slice(text, (struct range){ at, end });
		at = end + 1;
	}
}

struct statement
statement_read(struct vocabulary *vocabulary, const struct turns *turns,
	       struct str text, struct arena *arena)
{
	struct statement statement = {
		.words = ARENA_ARRAY(arena, struct statement_word,
				     STATEMENT_WORDS)
	};
	struct reader reader = { .statement = &statement,
				 .vocabulary = vocabulary,
				 .turns = turns,
				 .text = text };
	struct words words = words_read(vocabulary, text, arena);
	const bool *denials = reader.denials;

	for (size_t i = 0; i < words.count; i++) {
		if (!note_turns(&reader, words.all[i].range))
			add_word(&reader, &words.all[i]);
	}
	read_quantities(&reader);
	read_codes(&statement, text);
	statement.denied = (denials[DENIAL_NOT] != denials[DENIAL_LACK]) !=
			   denials[DENIAL_AVOID];
	if (!denials[DENIAL_NOT] && !denials[DENIAL_LACK] &&
	    !denials[DENIAL_AVOID])
		statement.denied = turn_is_cross(text);
	if (statement.ideographs)
		statement.denied |= turn_denies_ideographs(text);
	statement.unbroken = statement.ideographs && !has_other_script(text);
	buf_release(&reader.lower);
	return statement;
}

static bool
has_quantity(const struct statement *statement,
	     const struct quantity *quantity)
{
	for (size_t i = 0; i < statement->quantity_count; i++)
		if (quantities_agree(&statement->quantities[i], quantity))
			return true;
	return false;
}

static bool
quantities_within(const struct statement *a, const struct statement *b)
{
	for (size_t i = 0; i < a->quantity_count; i++)
		if (!has_quantity(b, &a->quantities[i]))
			return false;
	return true;
}

static bool
quantities_differ(const struct statement *a, const struct statement *b)
{
	return a->quantity_count > 0 && b->quantity_count > 0 &&
	       !quantities_within(a, b) && !quantities_within(b, a);
}

static bool
codes_differ(const struct statement *a, const struct statement *b)
{
	for (size_t i = 0; i < a->code_count; i++)
		for (size_t j = 0; j < b->code_count; j++)
			if (str_eq(a->codes[i], b->codes[j]))
				return false;
	return a->code_count > 0 && b->code_count > 0;
}

/* The longest common sequence of two statements' words, by word of each:
 * whether it is part of it. */
struct common {
	bool a[STATEMENT_WORDS], b[STATEMENT_WORDS];
	size_t count;
};

static void
find_common(struct common *common, const struct statement *a,
	    const struct statement *b)
{
	unsigned char best[STATEMENT_WORDS + 1][STATEMENT_WORDS + 1] = { { 0 } };
	size_t i, j;

	for (i = a->word_count; i-- > 0;)
		for (j = b->word_count; j-- > 0;) {
			unsigned char down = best[i + 1][j];
			unsigned char right = best[i][j + 1];

			if (a->words[i].term == b->words[j].term)
				best[i][j] = (unsigned char)
				    (best[i + 1][j + 1] + 1);
			else
				best[i][j] = down > right ? down : right;
		}
	common->count = best[0][0];
	for (i = j = 0; i < a->word_count && j < b->word_count;) {
		if (a->words[i].term == b->words[j].term)
			common->a[i++] = common->b[j++] = true;
		else if (best[i + 1][j] >= best[i][j + 1])
			i++;
		else
			j++;
	}
}

static bool
has_word(const struct statement *statement, int term)
{
	for (size_t i = 0; i < statement->word_count; i++)
		if (statement->words[i].term == term)
			return true;
	return false;
}

static size_t
shared_words(const struct statement *a, const struct statement *b)
{
	size_t count = 0;

	for (size_t i = 0; i < a->word_count; i++)
		count += has_word(b, a->words[i].term);
	return count;
}

/* What only one of two statements has between two common words. */
struct gap {
	size_t words, telling;
	bool name;
};

static struct gap
read_gap(const struct statement *statement, const struct statement *other,
	 const bool *common, size_t *at)
{
	struct gap gap = { 0 };

	for (; *at < statement->word_count && !common[*at]; ++*at) {
		const struct statement_word *word = &statement->words[*at];

		if (has_word(other, word->term))
			continue;
		gap.words++;
		gap.telling += !word->generic;
		gap.name |= word->name;
	}
	return gap;
}

/* Of so few words each one counts; of more a name does, or a good part, or
 * a second exchange. */
enum { FEW_WORDS = 6, PART = 4 };

/* Another thing where the other has one: "Redis" for "Memcached". Before the
 * first common word stands what to do, which has many names. Where pairs of
 * characters overlap, a character more makes one other pair on either side. */
static bool
is_exchange(struct gap a, struct gap b, bool leading, bool overlap)
{
	size_t less = a.telling < b.telling ? a.telling : b.telling;
	size_t least = overlap ? 2 : 1;

	return a.words >= least && b.words >= least &&
	       a.telling + b.telling > 0 && (!leading || less > 0);
}

static bool
objects_differ(const struct statement *a, const struct statement *b,
	       const struct common *common)
{
	size_t fewer = a->word_count < b->word_count ? a->word_count
						     : b->word_count;
	bool every = fewer <= FEW_WORDS || a->ideographs || b->ideographs;
	bool overlap = a->unbroken && b->unbroken;
	size_t exchanges = 0, i = 0, j = 0;

	for (;;) {
		bool leading = i == 0 && j == 0, exchange;
		struct gap in_a = read_gap(a, b, common->a, &i);
		struct gap in_b = read_gap(b, a, common->b, &j);

		exchange = is_exchange(in_a, in_b, leading, overlap);
		exchanges += exchange;
		if (exchange &&
		    (every || exchanges > 1 || in_a.name || in_b.name ||
		     PART * in_a.words >= fewer || PART * in_b.words >= fewer))
			return true;
		if (i == a->word_count || j == b->word_count)
			return false;
		i++;
		j++;
	}
}

bool
statements_differ(const struct statement *a, const struct statement *b)
{
	struct common common = { 0 };

	if (a->denied != b->denied || quantities_differ(a, b) ||
	    codes_differ(a, b) ||
	    turn_sides_oppose(a->sides, b->sides))
		return true;
	find_common(&common, a, b);
	if (a->turned && b->turned && common.count < shared_words(a, b))
		return true;
	return objects_differ(a, b, &common);
}

/* The words of a statement, each once; of those that another has, too. */
struct load {
	size_t words, telling;
	double weight;
};

static struct load
load_of(const struct statement *statement, const struct statement *other,
	const double *weights)
{
	struct load load = { 0 };

	for (size_t i = 0; i < statement->word_count; i++) {
		const struct statement_word *word = &statement->words[i];
		struct statement before = *statement;

		before.word_count = i;
		if (has_word(&before, word->term) ||
		    (other && !has_word(other, word->term)))
			continue;
		load.words++;
		load.telling += !word->generic;
		load.weight += weights[word->term];
	}
	return load;
}

bool
statements_meet(const struct statement *a, const struct statement *b,
		const double *weights)
{
	struct load shared = load_of(a, b, weights);
	double in_a = load_of(a, NULL, weights).weight;
	double in_b = load_of(b, NULL, weights).weight;

	return shared.words >= 2 && shared.telling >= 1 &&
	       shared.weight >= share_needed * fmax(in_a, in_b);
}

/* Signs that are part of a name or of a number, or that turn a meaning. */
static bool
is_telling_sign(int32_t point, int32_t before, struct str rest)
{
	switch (point) {
	case '<':
	case '>':
	case 0x2264: /* ≤ */
	case 0x2265: /* ≥ */
	case 0x274C: /* ❌ */
	case 0x1F6AB: /* 🚫 */
	case 0x2717: /* ✗ */
	case 0x2718: /* ✘ */
	case '%':
		return true;
	case '+':
	case '#':
		return utf8_is_letter(before) || before == '+';
	case '.':
	case ',':
		return utf8_is_digit(before) && rest.len > 0 &&
		       ascii_is_digit(rest.ptr[0]);
	default:
		return false;
	}
}

void
wording_key(struct buf *out, struct str text)
{
	struct str rest = text;
	int32_t before = 0;

	while (rest.len > 0) {
		int32_t point = utf8_next(&rest);

		if (point > 0 && (utf8_is_letter(point) ||
				  utf8_is_digit(point) ||
				  utf8_is_ideographic(point) ||
				  is_telling_sign(point, before, rest)))
			utf8_add(out, utf8_lower(point));
		before = point;
	}
}
