/* SPDX-License-Identifier: MIT */
#include "match/language.h"

#include "base/buf.h"
#include "base/count.h"
#include "base/utf8.h"
#include "match/stop_table.h"
#include "match/tables.h"

static const struct {
	const char *code, *name, *stemmer;
} languages[LANGUAGE_COUNT] = {
	[LANGUAGE_UNKNOWN] = { "", "", NULL },
	[LANGUAGE_EN] = { "en", "English", "porter" },
	[LANGUAGE_DE] = { "de", "German", "german" },
	[LANGUAGE_ES] = { "es", "Spanish", "spanish" },
	[LANGUAGE_FR] = { "fr", "French", "french" },
	[LANGUAGE_IT] = { "it", "Italian", "italian" },
	[LANGUAGE_NL] = { "nl", "Dutch", "dutch" },
	[LANGUAGE_PL] = { "pl", "Polish", NULL },
	[LANGUAGE_PT] = { "pt", "Portuguese", "portuguese" },
	[LANGUAGE_RU] = { "ru", "Russian", "russian" },
	[LANGUAGE_JA] = { "ja", "Japanese", NULL },
	[LANGUAGE_ZH] = { "zh", "Chinese", NULL },
	[LANGUAGE_KO] = { "ko", "Korean", NULL },
};

/* So many words tell enough; the first line may be in English. */
enum { SAMPLE = 400 };

/* Characters of Chinese that only hold a sentence together. */
static const char *const chinese_particles[] = {
	"的", "了", "和", "与", "及", "或", "是", "在", "并", "等", "对", "将",
};

struct sample {
	size_t words, latin, cyrillic, han, kana, hangul;
	size_t hits[LANGUAGE_COUNT]; /* stop words */
	struct buf word;
};

static bool
is_between(int32_t point, int32_t first, int32_t last)
{
	return point >= first && point <= last;
}

static void
count_letter(struct sample *sample, int32_t point)
{
	if (is_between(point, 0x3040, 0x30FF))
		sample->kana++;
	else if (is_between(point, 0xAC00, 0xD7AF))
		sample->hangul++;
	else if (utf8_is_ideographic(point))
		sample->han++;
	else if (is_between(point, 0x400, 0x4FF))
		sample->cyrillic++;
	else
		sample->latin++;
}

static void
end_word(struct sample *sample)
{
	struct str word = buf_str(&sample->word);
	unsigned others;

	if (word.len == 0)
		return;
	sample->words++;
	sample->hits[LANGUAGE_EN] += table_is_stop(word);
	others = stop_languages(word);
	for (size_t i = 0; others >> i != 0; i++)
		sample->hits[i] += others >> i & 1;
	buf_clear(&sample->word);
}

static void
add_text(struct sample *sample, struct str text)
{
	while (text.len > 0 && sample->words < SAMPLE) {
		int32_t point = utf8_next(&text);
		bool pairs = point > 0 && utf8_is_ideographic(point);

		if (point <= 0 || !(pairs || utf8_is_letter(point))) {
			end_word(sample);
			continue;
		}
		count_letter(sample, point);
		if (pairs) /* two of them are about a word */
			sample->words += (sample->han + sample->kana +
					  sample->hangul) & 1;
		else
			utf8_add(&sample->word, utf8_lower(point));
	}
	end_word(sample);
}

static enum language
by_stop_words(const struct sample *sample)
{
	const size_t *hits = sample->hits;
	enum language best = LANGUAGE_EN;

	if (sample->words == 0)
		return LANGUAGE_UNKNOWN;
	for (size_t i = LANGUAGE_EN + 1; i < LANGUAGE_COUNT; i++)
		if (hits[i] > hits[best])
			best = (enum language)i;
	/* Between two that share words it takes more than one of them; of a
	 * text of names alone nothing can be told. */
	return hits[best] >= hits[LANGUAGE_EN] + 2 &&
		       12 * hits[best] >= sample->words
		   ? best
		   : LANGUAGE_EN;
}

/* A character of Han is about as much text as three letters. */
static enum language
by_script(const struct sample *sample)
{
	size_t pairs = sample->han + sample->kana + sample->hangul;

	if (3 * pairs > sample->latin + sample->cyrillic) {
		if (2 * sample->hangul > pairs)
			return LANGUAGE_KO;
		return 10 * sample->kana > pairs ? LANGUAGE_JA : LANGUAGE_ZH;
	}
	return 2 * sample->cyrillic > sample->latin ? LANGUAGE_RU
						    : LANGUAGE_UNKNOWN;
}

enum language
language_of(const struct persona *persona)
{
	struct sample sample = { 0 };
	enum language language;

	for (size_t i = 0; i < persona->section_count; i++)
		add_text(&sample, persona->sections[i].title);
	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];

		if (block_is_content(block->kind) &&
		    block->kind != BLOCK_CODE && block->kind != BLOCK_COMMENT)
			add_text(&sample, persona_text(persona, block->text));
	}
	language = by_script(&sample);
	if (language == LANGUAGE_UNKNOWN)
		language = by_stop_words(&sample);
	buf_release(&sample.word);
	return language;
}

const char *
language_code(enum language language)
{
	return languages[language].code;
}

const char *
language_name(enum language language)
{
	return languages[language].name;
}

enum language
language_by_code(const char *code)
{
	for (size_t i = LANGUAGE_EN; i < LANGUAGE_COUNT; i++)
		if (str_eq_nocase(str_of(code), str_of(languages[i].code)))
			return (enum language)i;
	return LANGUAGE_UNKNOWN;
}

const char *
language_stemmer(enum language language)
{
	return languages[language].stemmer;
}

bool
language_drops_marks(enum language language)
{
	return language == LANGUAGE_FR || language == LANGUAGE_ES ||
	       language == LANGUAGE_IT || language == LANGUAGE_PT;
}

bool
language_is_ideographic(enum language language)
{
	return language >= LANGUAGE_JA;
}

/* Endings and particles of Japanese are in Hiragana. */
static bool
is_hiragana(struct str word)
{
	while (word.len > 0)
		if (!is_between(utf8_next(&word), 0x3040, 0x309F))
			return false;
	return true;
}

static bool
has_particle(struct str word)
{
	for (size_t i = 0; i < COUNT(chinese_particles); i++)
		if (str_contains(word, str_of(chinese_particles[i])))
			return true;
	return false;
}

bool
language_is_stop(enum language language, struct str word)
{
	if (language == LANGUAGE_JA && is_hiragana(word))
		return true;
	if (language == LANGUAGE_ZH && has_particle(word))
		return true;
	return table_is_stop(word) ||
	       (stop_languages(word) >> language & 1) != 0;
}
