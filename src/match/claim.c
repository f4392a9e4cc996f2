/* SPDX-License-Identifier: MIT */
#include "match/claim.h"

#include <string.h>

#include "match/quantity.h"

struct measure {
	const char *unit;  /* class: "%", "time", "years" … */
	const char *noun;  /* stem of the thing measured */
	const char *also;  /* a stem that must stand with it, or NULL */
};

struct opposed {
	const char *context;	/* stem that both texts hold */
	const char *sides[2][4]; /* what tells the sides, NULL-terminated */
};

/* Each ends in a row of NULLs. Nouns and contexts are stems: a word that
 * begins so. */

static const struct measure claim_measures[] = {
	{ "%", "coverage", NULL },	{ "%", "uptime", NULL },
	{ "%", "availability", NULL },	{ "%", "error", "rate" },
	{ "%", "utiliz", NULL },
	{ "years", "experience", NULL },
	{ "time", "response", "time" }, { "time", "latenc", NULL },
	{ "time", "timeout", NULL },	{ "time", "expir", "token" },
	{ "time", "retention", NULL },	{ "time", "rto", NULL },
	{ "time", "rpo", NULL },	{ "time", "ttl", NULL },
	{ "time", "load", "page" },	{ "time", "lcp", NULL },
	{ "time", "inp", NULL },	{ "time", "ttfb", NULL },
	{ "lines", "function", NULL },	{ "lines", "method", NULL },
	{ "lines", "file", NULL },	{ "lines", "class", NULL },
	{ "lines", "component", NULL }, { "lines", "pull", "request" },
	{ "characters", "line", NULL }, { "characters", "subject", NULL },
	{ "characters", "title", NULL }, { "characters", "description", NULL },
	{ "words", "summary", NULL },	{ "words", "title", NULL },
	{ "words", "paragraph", NULL }, { "words", "sentence", NULL },
	{ "spaces", "indent", NULL },	{ "times", "load", "current" },
	{ "times", "capacity", "current" },
	{ NULL, NULL, NULL }
};

static const struct opposed claim_opposed[] = {
	{ "paginat", { { "cursor", NULL },
		       { "offset", "?page=", "&page=", NULL } } },
	{ "indent", { { "with tabs", "use tabs", NULL },
		      { "spaces", NULL } } },
	{ "quote", { { "single quote", NULL }, { "double quote", NULL } } },
	{ "semicolon", { { "no semicolon", "without semicolon",
			   "omit semicolon", NULL },
			 { "use semicolon", "with semicolon",
			   "end with semicolon", NULL } } },
	{ "history", { { "rebase", NULL }, { "merge commit", NULL } } },
	{ "tone", { { "formal", NULL },
		    { "casual", "informal", "conversational", NULL } } },
	{ "start with", { { "with a monolith", NULL },
			  { "with microservices", NULL } } },
	{ "state", { { "stateful service", NULL },
		     { "stateless service", NULL } } },
	{ NULL, { { NULL }, { NULL } } }
};

/* Two numbers with other qualifiers are not for one thing. */
static const char *const claim_qualifiers[] = {
	"p50", "p75", "p90", "p95", "p99", "p999", "average", "median",
	"peak", "unit", "integration", "branch", "line", "statement",
	"mutation", "e2e", "read", "write", "access", "refresh", "desktop",
	"mobile", "connect", "idle", NULL
};

static const char *const claim_orders[] = {
	"always", "must", "use", "prefer", "require", "mandatory", NULL
};

static const char *const claim_bans[] = {
	"never", "avoid", "don't", "dont", "not", "no", "without", "forbid",
	"forbidden", "cannot", NULL
};

static const char *const claim_fillers[] = {
	"a", "an", "all", "and", "any", "are", "as", "at", "be", "by", "do",
	"each", "every", "for", "from", "if", "in", "is", "it", "its", "of",
	"on", "only", "or", "over", "proper", "properly", "should", "so",
	"than", "that", "the", "their", "them", "they", "this", "to", "when",
	"where", "with", "you", "your", "we", "i", NULL
};

enum { WORDS_MAX = 48, TEXT_MAX = 8192, LETTERS = 24 };

/* A sentence, cut into words. */
struct sentence {
	struct str text;
	struct str words[WORDS_MAX];
	size_t count;
};

static bool
is_word_byte(char c)
{
	return ascii_is_alnum(c) || c == '\'' || (unsigned char)c >= 0x80;
}

/* Stems match what begins so, in any case. */
static bool
word_begins(struct str word, const char *stem)
{
	struct str wanted;

	if (word.len == 0 || ascii_lower(word.ptr[0]) != *stem)
		return false;
	wanted = str_of(stem);
	return word.len >= wanted.len &&
	    str_eq_nocase((struct str){ word.ptr, wanted.len }, wanted);
}

static void
cut_words(struct sentence *sentence)
{
	struct str text = sentence->text;
	size_t at = 0;

	sentence->count = 0;
	while (at < text.len && sentence->count < WORDS_MAX) {
		size_t start = at;

		while (at < text.len && is_word_byte(text.ptr[at]))
			at++;
		if (at > start)
			sentence->words[sentence->count++] = str_slice(text,
			    (struct range){ start, at });
		else
			at++;
	}
}

/* Up to a line end or semicolon, or a dot before a blank. */
static bool
next_sentence(struct str *rest, struct sentence *sentence)
{
	size_t at = 0;

	if (rest->len == 0)
		return false;
	for (; at < rest->len; at++) {
		char c = rest->ptr[at];

		if (c == '\n' || c == '\r' || c == ';')
			break;
		if ((c == '.' || c == '!' || c == '?') &&
		    at + 1 < rest->len && rest->ptr[at + 1] == ' ')
			break;
	}
	sentence->text = (struct str){ rest->ptr, at };
	*rest = str_from(*rest, at + 1);
	cut_words(sentence);
	return true;
}

static bool
holds_stem(const struct sentence *sentence, const char *stem)
{
	if (!stem)
		return true;
	for (size_t i = 0; i < sentence->count; i++)
		if (word_begins(sentence->words[i], stem))
			return true;
	return false;
}

static bool
holds_digit(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (ascii_is_digit(text.ptr[i]))
			return true;
	return false;
}

static unsigned
qualifiers_of(const struct sentence *sentence)
{
	unsigned bits = 0;

	for (unsigned i = 0; claim_qualifiers[i]; i++)
		for (size_t j = 0; j < sentence->count; j++)
			if (str_eq_nocase(sentence->words[j],
					  str_of(claim_qualifiers[i])))
				bits |= 1u << i;
	return bits;
}

/* The only number of that class in the sentence. */
static bool
find_number(const struct sentence *sentence, struct str class, double *value)
{
	struct quantity quantity;
	size_t found = 0, at = 0;

	while (quantity_next(&quantity, sentence->text, &at)) {
		if (!quantity.unit || !str_eq(str_of(quantity.unit), class))
			continue;
		*value = quantity.value;
		found++;
	}
	return found == 1;
}

static struct claim *
found_add(struct found *found, enum claim_kind kind, unsigned long long key)
{
	struct claim *claim = &found->all[found->count];

	*claim = (struct claim){ .kind = kind, .key = key };
	found->count++;
	return claim;
}

static void
find_numbers(struct found *found, const struct sentence *sentence)
{
	if (!holds_digit(sentence->text))
		return;
	for (const struct measure *measure = claim_measures; measure->unit;
	     measure++) {
		struct claim *claim;
		double value = 0;

		if (found->count == CLAIMS_MAX)
			return;
		if (!holds_stem(sentence, measure->noun) ||
		    !holds_stem(sentence, measure->also) ||
		    !find_number(sentence, str_of(measure->unit), &value))
			continue;
		claim = found_add(found, CLAIM_NUMBER,
				  (unsigned long long)
				  (measure - claim_measures) + 1);
		claim->value = value;
		claim->qualifiers = qualifiers_of(sentence);
	}
}

static bool
takes_side(const char *lower, const char *const *terms)
{
	for (; *terms; terms++)
		if (strstr(lower, *terms))
			return true;
	return false;
}

/* A text that speaks of both sides takes none. */
static void
find_terms(struct found *found, struct str text)
{
	char lower[TEXT_MAX + 1];

	for (size_t i = 0; i < text.len; i++)
		lower[i] = text.ptr[i] ? ascii_lower(text.ptr[i]) : ' ';
	lower[text.len] = '\0';
	for (const struct opposed *row = claim_opposed; row->context; row++) {
		bool first, second;

		if (found->count == CLAIMS_MAX)
			return;
		if (!strstr(lower, row->context))
			continue;
		first = takes_side(lower, row->sides[0]);
		second = takes_side(lower, row->sides[1]);
		if (first != second)
			found_add(found, CLAIM_TERM, (unsigned long long)
				  (row - claim_opposed) + 1)->value = second;
	}
}

/* Without endings, so that "caches" and "caching" meet. */
static unsigned long long
stem_hash(struct str word)
{
	static const char *const endings[] = { "ing", "ed", "es", "s", NULL };
	char letters[LETTERS];
	size_t len = 0;

	for (; len < word.len && len < LETTERS; len++)
		letters[len] = ascii_lower(word.ptr[len]);
	for (size_t i = 0; endings[i]; i++) {
		struct str ending = str_of(endings[i]);
		struct str stem = { letters, len };

		if (len > ending.len + 2 && str_ends(stem, ending)) {
			len -= ending.len;
			break;
		}
	}
	if (len > 3 && letters[len - 1] == 'e')
		len--;
	return str_hash((struct str){ letters, len });
}

/* Most sentences do not, and need not be read closely. */
static bool
orders_anything(const struct sentence *sentence)
{
	for (size_t i = 0; i < sentence->count; i++)
		if (str_in_nocase(sentence->words[i], claim_bans) ||
		    str_in_nocase(sentence->words[i], claim_orders))
			return true;
	return false;
}

static void
find_order(struct found *found, const struct sentence *sentence)
{
	struct claim claim = { .kind = CLAIM_ORDER };
	size_t orders = 0, bans = 0;

	if (!orders_anything(sentence))
		return;
	for (size_t i = 0; i < sentence->count; i++) {
		struct str word = sentence->words[i];

		if (str_in_nocase(word, claim_bans))
			bans++;
		else if (str_in_nocase(word, claim_orders))
			orders++;
		else if (str_in_nocase(word, claim_fillers))
			continue;
		else if (claim.word_count == CLAIM_WORDS)
			return;
		else
			claim.words[claim.word_count++] = stem_hash(word);
	}
	claim.ban = bans % 2;
	if (claim.word_count < 2 || (!orders && !bans) ||
	    found->count == CLAIMS_MAX)
		return;
	found->all[found->count++] = claim;
}

void
claims_find(struct found *found, struct str text)
{
	struct sentence sentence;
	struct str rest;

	if (text.len > TEXT_MAX)
		text.len = TEXT_MAX;
	found->count = 0;
	if (str_starts(str_trim_start(text), STR("```")) ||
	    str_starts(str_trim_start(text), STR("~~~")))
		return;
	find_terms(found, text);
	rest = text;
	while (next_sentence(&rest, &sentence)) {
		find_numbers(found, &sentence);
		find_order(found, &sentence);
	}
}
