/* SPDX-License-Identifier: MIT */
#include "match/words.h"

#include <assert.h>
#include <libstemmer.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/utf8.h"
#include "match/meanings.h"
#include "match/tables.h"

struct slot {
	struct str key; /* ptr NULL: free */
	int term, exact;
	bool stop;
};

/* Open addressing; the capacity is a power of two, at most half full. */
struct index {
	struct slot *slots;
	size_t count, capacity;
};

struct name {
	struct str text;
	int field;
	bool generic_title, generic_item;
};

struct vocabulary {
	struct arena arena;
	enum language language;
	struct sb_stemmer *stemmers[LANGUAGE_COUNT]; /* NULL: not yet, none */
	struct index surfaces[LANGUAGE_COUNT];
	struct index meanings[LANGUAGE_COUNT]; /* English terms, by stem */
	struct index terms;
	struct name *names;
	size_t name_count, name_capacity;
	struct buf lower;
};

static struct slot *
index_find(const struct index *index, struct str key)
{
	size_t mask = index->capacity - 1;
	size_t at = (size_t)str_hash(key) & mask;

	while (index->slots[at].key.ptr && !str_eq(index->slots[at].key, key))
		at = (at + 1) & mask;
	return &index->slots[at];
}

static void
index_make_room(struct index *index, struct arena *arena)
{
	struct index old = *index;
	size_t i;

	if (2 * (old.count + 1) <= old.capacity)
		return;
	index->capacity = old.capacity ? 2 * old.capacity : 1024;
	index->slots = ARENA_ARRAY(arena, struct slot, index->capacity);
	for (i = 0; i < old.capacity; i++)
		if (old.slots[i].key.ptr)
			*index_find(index, old.slots[i].key) = old.slots[i];
}

/* The slot of a key, made when it is new; then its term is -1. */
static struct slot *
index_slot(struct index *index, struct str key, struct arena *arena)
{
	struct slot *slot;

	index_make_room(index, arena);
	slot = index_find(index, key);
	if (!slot->key.ptr) {
		slot->key = arena_str(arena, key);
		slot->term = -1;
		index->count++;
	}
	return slot;
}

static int
vocabulary_intern(struct vocabulary *vocabulary, struct str name)
{
	struct arena *arena = &vocabulary->arena;
	struct slot *slot = index_slot(&vocabulary->terms, name, arena);
	const char *field;
	int term = slot->term;

	if (term < 0) {
		vocabulary->names = arena_grow(
		    arena, vocabulary->names, vocabulary->name_count,
		    &vocabulary->name_capacity, sizeof(struct name));
		term = slot->term = (int)vocabulary->name_count++;
		vocabulary->names[term] = (struct name){
			slot->key, term, table_is_generic_title(slot->key),
			table_is_generic_item(slot->key)
		};
		field = table_field(slot->key);
		if (field) {
			int of = vocabulary_intern(vocabulary, str_of(field));

			vocabulary->names[term].field = of;
		}
	}
	return term;
}

static bool
has_stem(const struct vocabulary *vocabulary, struct str word)
{
	bool english = vocabulary->language == LANGUAGE_EN;
	size_t letters = 0;

	for (; word.len > 0; letters++) {
		int32_t point = utf8_next(&word);

		if (!(point < 0x80 ? ascii_is_alpha((char)point)
				   : !english && utf8_is_letter(point)))
			return false;
	}
	return letters > 2;
}

/* What no other word keeps when Polish declines it, the longest first. */
static struct str
polish_stem(struct str word)
{
	static const char *const endings[] = {
		"owaniem", "owania", "owanie", "owaniu", "ościami", "ościach",
		"aniem", "eniem", "ością", "ości", "ość", "ania", "anie",
		"aniu", "enia", "enie", "eniu", "ować", "iami", "iach", "ami",
		"ach", "ego", "emu", "owi", "ych", "ymi", "ich", "imi", "ów",
		"om", "em", "ie", "ią", "ej", "ym", "im", "ać", "ić", "yć",
		"eć", "ę", "ą", "y", "i", "a", "e", "u", "o",
	};
	enum { KEPT = 4 };

	for (size_t i = 0; i < COUNT(endings); i++)
		if (str_ends(word, str_of(endings[i])) &&
		    word.len >= strlen(endings[i]) + KEPT)
			return (struct str){ word.ptr,
					     word.len - strlen(endings[i]) };
	return word;
}

/* Valid until the next word. */
static struct str
stem_of(struct vocabulary *vocabulary, struct str word)
{
	struct sb_stemmer *stemmer = vocabulary->stemmers[vocabulary->language];
	const sb_symbol *stem;

	if (vocabulary->language == LANGUAGE_PL)
		return polish_stem(word);
	if (!stemmer)
		stemmer = vocabulary->stemmers[LANGUAGE_EN];
	stem = sb_stemmer_stem(stemmer, (const sb_symbol *)word.ptr,
			       (int)word.len);
	word = (struct str){ (const char *)stem,
			     (size_t)sb_stemmer_length(stemmer) };
	return language_drops_marks(vocabulary->language)
		   ? utf8_to_ascii(&vocabulary->arena, word)
		   : word;
}

/* The term of the English word that it means; -1 for none. */
static int
meaning_of(const struct vocabulary *vocabulary, struct str stem)
{
	const struct index *meanings =
	    &vocabulary->meanings[vocabulary->language];
	const struct slot *slot;

	if (meanings->capacity == 0)
		return -1;
	slot = index_find(meanings, stem);
	return slot->key.ptr ? slot->term : -1;
}

static int
term_of(struct vocabulary *vocabulary, struct str word)
{
	const char *concept = table_alias(word);
	struct str stem = word;
	int meaning;

	if (has_stem(vocabulary, word))
		stem = stem_of(vocabulary, word);
	meaning = meaning_of(vocabulary, stem);
	if (meaning >= 0)
		return meaning;
	return vocabulary_intern(vocabulary, concept ? str_of(concept) : stem);
}

/* The term of a thing's own name speaks of the same field. */
static int
exact_of(struct vocabulary *vocabulary, struct str word, int term)
{
	const char *name = table_name(word);
	int exact;

	if (!name)
		return term;
	exact = vocabulary_intern(vocabulary, str_of(name));
	vocabulary->names[exact].field = vocabulary->names[term].field;
	return exact;
}

static bool
is_single(struct str word)
{
	/* R and C are languages; any other letter on its own is an initial,
	 * and a digit a number in a list. */
	return utf8_count(word) == 1 && word.ptr[0] != 'r' &&
	       word.ptr[0] != 'c' && !utf8_is_ideographic(utf8_next(&word));
}

static const struct slot *
surface_slot(struct vocabulary *vocabulary, struct str word)
{
	enum language language = vocabulary->language;
	struct slot *slot = index_slot(&vocabulary->surfaces[language], word,
				       &vocabulary->arena);

	if (slot->term < 0) {
		slot->term = term_of(vocabulary, word);
		slot->exact = exact_of(vocabulary, word, slot->term);
		slot->stop = is_single(word) ||
			     (language == LANGUAGE_EN
				  ? table_is_stop(word)
				  : language_is_stop(language, word));
	}
	return slot;
}

struct scan {
	struct vocabulary *vocabulary;
	struct arena *arena;
	struct str text;
	size_t at;
	struct words *words;
	size_t capacity;
};

static void
scan_add(struct scan *scan, struct range range, struct str lower)
{
	const struct slot *slot = surface_slot(scan->vocabulary, lower);
	struct words *words = scan->words;

	words->all = arena_grow(scan->arena, words->all, words->count,
				&scan->capacity, sizeof(struct word));
	words->all[words->count++] =
	    (struct word){ range, slot->term, slot->exact, slot->stop };
}

/* Lower case of a run in the vocabulary's buffer. */
static struct str
lower_run(struct scan *scan, struct range range)
{
	struct str rest = str_slice(scan->text, range);
	struct buf *lower = &scan->vocabulary->lower;

	buf_clear(lower);
	while (rest.len > 0)
		utf8_add(lower, utf8_lower(utf8_next(&rest)));
	return buf_str(lower);
}

static bool
scan_phrase(struct scan *scan)
{
	struct str rest = str_from(scan->text, scan->at);
	const struct phrase *phrase = table_phrase(rest);
	struct range range = { scan->at, scan->at };

	if (!phrase)
		return false;
	range.end += strlen(phrase->text);
	if (range.end < scan->text.len &&
	    ascii_lower(scan->text.ptr[range.end]) == 's')
		range.end++;
	if (range.end < scan->text.len &&
	    ascii_is_alnum(scan->text.ptr[range.end]))
		return false;
	scan_add(scan, range, str_of(phrase->word));
	scan->at = range.end;
	return true;
}

/* Length of "'s", "'t" and the like at the start of the text. */
static size_t
contraction(struct str text)
{
	size_t quote = str_starts(text, STR("'")) ? 1 : 0;
	size_t end;

	if (str_starts(text, STR("\xE2\x80\x99")))
		quote = 3;
	for (end = quote; end < text.len && ascii_is_alpha(text.ptr[end]);)
		end++;
	return quote && end > quote && end - quote <= 2 ? end : 0;
}

/* One code point at `at`, which must not be the end. */
static int32_t
peek(struct str text, size_t at, size_t *next)
{
	struct str rest = str_from(text, at);
	int32_t point = utf8_next(&rest);

	*next = text.len - rest.len;
	return point;
}

static bool
continues_word(int32_t point)
{
	if (point < 0x80)
		return ascii_is_alnum((char)point);
	return point > 0 && !utf8_is_ideographic(point) &&
	       (utf8_is_letter(point) || utf8_is_digit(point));
}

static void
scan_letters(struct scan *scan)
{
	struct range range = { scan->at, scan->at };
	size_t next;

	while (range.end < scan->text.len &&
	       continues_word(peek(scan->text, range.end, &next)))
		range.end = next;
	scan->at = range.end + contraction(str_from(scan->text, range.end));
	scan_add(scan, range, lower_run(scan, range));
	if (scan->at > range.end &&
	    ascii_lower(scan->text.ptr[scan->at - 1]) == 't')
		scan->words->all[scan->words->count - 1].stop = true;
}

static void
scan_digits(struct scan *scan)
{
	struct range range = { scan->at, scan->at };

	while (range.end < scan->text.len &&
	       ascii_is_digit(scan->text.ptr[range.end]))
		range.end++;
	scan->at = range.end;
	scan_add(scan, range, str_slice(scan->text, range));
}

/* The longest word with an English meaning that a text begins with. */
static const struct phrase *
meaning_at(const struct vocabulary *vocabulary, struct str text)
{
	const struct phrase *all, *best = NULL;
	size_t count;

	if (!language_is_ideographic(vocabulary->language))
		return NULL;
	all = language_meanings(vocabulary->language, &count);
	for (size_t i = 0; i < count; i++)
		if (str_starts(text, str_of(all[i].text)) &&
		    (!best || strlen(all[i].text) > strlen(best->text)))
			best = &all[i];
	return best;
}

static bool
scan_meaning(struct scan *scan)
{
	const struct phrase *phrase =
	    meaning_at(scan->vocabulary, str_from(scan->text, scan->at));
	struct range range = { scan->at, scan->at };

	if (!phrase)
		return false;
	range.end += strlen(phrase->text);
	scan_add(scan, range, str_of(phrase->word));
	scan->at = range.end;
	return true;
}

/* Characters of scripts without blanks: each with the one after it. */
static void
scan_ideographs(struct scan *scan)
{
	size_t start = scan->at, middle, end;
	bool first = true;

	peek(scan->text, start, &middle);
	while (middle < scan->text.len &&
	       utf8_is_ideographic(peek(scan->text, middle, &end)) &&
	       !meaning_at(scan->vocabulary, str_from(scan->text, middle))) {
		scan_add(scan, (struct range){ start, end },
			 str_slice(scan->text, (struct range){ start, end }));
		start = middle;
		middle = end;
		first = false;
	}
	if (first)
		scan_add(scan, (struct range){ start, middle },
			 str_slice(scan->text,
				   (struct range){ start, middle }));
	scan->at = middle;
}

static void
scan_step(struct scan *scan)
{
	size_t next;
	int32_t point;

	if (scan_phrase(scan) || scan_meaning(scan))
		return;
	point = peek(scan->text, scan->at, &next);
	if (point >= 0 && point < 0x80 && ascii_is_digit((char)point))
		scan_digits(scan);
	else if (point > 0 && utf8_is_ideographic(point))
		scan_ideographs(scan);
	else if (point > 0 && continues_word(point))
		scan_letters(scan);
	else
		scan->at = next;
}

struct vocabulary *
vocabulary_new(void)
{
	struct vocabulary *vocabulary = memory_alloc(sizeof(*vocabulary));

	memset(vocabulary, 0, sizeof(*vocabulary));
	vocabulary->stemmers[LANGUAGE_EN] =
	    sb_stemmer_new(language_stemmer(LANGUAGE_EN), NULL);
	assert(vocabulary->stemmers[LANGUAGE_EN]);
	vocabulary->language = LANGUAGE_EN;
	return vocabulary;
}

static void
learn_meanings(struct vocabulary *vocabulary, enum language language)
{
	size_t count;
	const struct phrase *all = language_meanings(language, &count);

	for (size_t i = 0; i < count; i++) {
		struct slot *slot;
		struct str stem;
		int term;

		vocabulary->language = LANGUAGE_EN;
		term = term_of(vocabulary, str_of(all[i].word));
		vocabulary->language = language;
		stem = stem_of(vocabulary, str_of(all[i].text));
		slot = index_slot(&vocabulary->meanings[language], stem,
				  &vocabulary->arena);
		if (slot->term < 0)
			slot->term = term;
	}
}

void
vocabulary_speak(struct vocabulary *vocabulary, enum language language)
{
	if (language == LANGUAGE_UNKNOWN)
		language = LANGUAGE_EN;
	if (language_stemmer(language) && !vocabulary->stemmers[language])
		vocabulary->stemmers[language] =
		    sb_stemmer_new(language_stemmer(language), NULL);
	if (vocabulary->meanings[language].capacity == 0 &&
	    language != LANGUAGE_EN && !language_is_ideographic(language))
		learn_meanings(vocabulary, language);
	vocabulary->language = language;
}

void
vocabulary_free(struct vocabulary *vocabulary)
{
	if (!vocabulary)
		return;
	for (size_t i = 0; i < LANGUAGE_COUNT; i++)
		sb_stemmer_delete(vocabulary->stemmers[i]);
	buf_release(&vocabulary->lower);
	arena_release(&vocabulary->arena);
	free(vocabulary);
}

size_t
vocabulary_size(const struct vocabulary *vocabulary)
{
	return vocabulary->name_count;
}

struct str
vocabulary_term(const struct vocabulary *vocabulary, int term)
{
	assert(term >= 0 && (size_t)term < vocabulary->name_count);
	return vocabulary->names[term].text;
}

int
vocabulary_field(const struct vocabulary *vocabulary, int term)
{
	return vocabulary->names[term].field;
}

bool
vocabulary_is_name(const struct vocabulary *vocabulary, int term)
{
	return str_starts(vocabulary->names[term].text, STR("="));
}

bool
vocabulary_is_generic_title(const struct vocabulary *vocabulary, int term)
{
	return vocabulary->names[term].generic_title;
}

bool
vocabulary_is_generic_item(const struct vocabulary *vocabulary, int term)
{
	return vocabulary->names[term].generic_item;
}

int
vocabulary_find(const struct vocabulary *vocabulary, struct str name)
{
	const struct slot *slot;

	if (vocabulary->terms.capacity == 0)
		return -1;
	slot = index_find(&vocabulary->terms, name);
	return slot->key.ptr ? slot->term : -1;
}

int
vocabulary_number(struct vocabulary *vocabulary, struct str text)
{
	struct buf *lower = &vocabulary->lower;

	/* No word begins with a blank. */
	buf_clear(lower);
	buf_add_byte(lower, ' ');
	buf_add(lower, text);
	return vocabulary_intern(vocabulary, buf_str(lower));
}

struct words
words_read(struct vocabulary *vocabulary, struct str text, struct arena *arena)
{
	struct words words = { 0 };
	struct scan scan = { .vocabulary = vocabulary,
			     .arena = arena,
			     .text = text,
			     .words = &words };

	while (scan.at < text.len)
		scan_step(&scan);
	return words;
}
