/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "compared.h"
#include "match/language.h"
#include "match/meanings.h"
#include "match/stop_table.h"
#include "match/words.h"
#include "parse/parse.h"

static enum language
language_of_text(const char *text)
{
	struct persona persona = { 0 };
	enum language language;

	parse_open(&persona, STR("a.md"), str_of(text));
	parse_outline(&persona);
	language = language_of(&persona);
	persona_release(&persona);
	return language;
}

static void
test_a_language_is_told_by_stop_words_and_script(void **state)
{
	static const struct {
		const char *code, *text;
	} rows[] = {
		{ "en", "You check the ropes before they are sold.\n" },
		{ "de", "Du prüfst die Seile, bevor sie verkauft werden.\n" },
		{ "fr", "Tu vérifies les cordages avant la vente du lot.\n" },
		{ "es", "Revisas las cuerdas antes de la venta del lote.\n" },
		{ "it", "Controlli le corde prima della vendita del lotto.\n" },
		{ "nl", "Je controleert de touwen voor het wordt verkocht.\n" },
		{ "pt", "Você verifica as cordas antes da venda do lote.\n" },
		{ "pl", "Sprawdzasz liny, zanim zostaną one sprzedane, oraz "
			"ich końce.\n" },
		{ "ru", "Ты проверяешь канаты перед их продажей.\n" },
		{ "ja", "販売する前にロープを検査します。\n" },
		{ "zh", "在销售之前检查绳索。\n" },
		{ "ko", "판매하기 전에 밧줄을 검사합니다.\n" },
		/* Code, names and next to nothing are no language. */
		{ "de", "Du prüfst die Seile und auch die Knoten.\n\n```\n"
			"if it is not the one for you do this or that\n```\n" },
		{ "en", "## Rope\n- Hawser, Manila, Sisal\n" },
		{ "", "```\nfor i in the\n```\n" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		enum language language = language_of_text(rows[i].text);

		assert_str_row(str_of(language_code(language)), rows[i].code,
			       i);
		if (*rows[i].code)
			assert_int_equal(language_by_code(rows[i].code),
					 language);
	}
	assert_int_equal(language_by_code("xx"), LANGUAGE_UNKNOWN);
}

static int
term_in(struct vocabulary *vocabulary, const char *code, const char *text,
	bool *stop)
{
	struct arena arena = { 0 };
	struct words words;
	int term;

	vocabulary_speak(vocabulary, language_by_code(code));
	words = words_read(vocabulary, str_of(text), &arena);
	assert_true(words.count > 0);
	term = words.all[0].term;
	*stop = words.all[0].stop;
	arena_release(&arena);
	return term;
}

static void
test_words_are_stemmed_in_their_language(void **state)
{
	static const struct {
		const char *code, *one, *other;
	} rows[] = {
		{ "de", "Abhängigkeit", "Abhängigkeiten" },
		{ "fr", "dépendance", "dépendances" },
		{ "fr", "équipe", "equipe" }, /* as many write it */
		{ "es", "dependencia", "dependencias" },
		{ "it", "dipendenza", "dipendenze" },
		{ "nl", "afhankelijkheid", "afhankelijkheden" },
		{ "pt", "dependência", "dependências" },
		{ "pl", "zależność", "zależności" },
		{ "ru", "зависимость", "зависимости" },
	};
	struct vocabulary *vocabulary = vocabulary_new();
	bool stop;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (term_in(vocabulary, rows[i].code, rows[i].one, &stop) !=
		    term_in(vocabulary, rows[i].code, rows[i].other, &stop))
			fail_msg("%s, %s", rows[i].one, rows[i].other);
	vocabulary_free(vocabulary);
}

static void
test_what_titles_say_is_the_english_term(void **state)
{
	static const struct {
		const char *code, *word, *english;
	} rows[] = {
		{ "de", "Grundsätzen", "principles" },
		{ "fr", "Étapes", "steps" },
		{ "es", "Herramienta", "tools" },
		{ "ja", "役割", "role" },
		{ "zh", "工作流程", "workflow" },
		{ "ko", "예시", "examples" },
		{ "de", "JWT", "jwt" }, /* what an alias knows, anywhere */
	};
	struct vocabulary *vocabulary = vocabulary_new();
	bool stop;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (term_in(vocabulary, rows[i].code, rows[i].word, &stop) !=
		    term_in(vocabulary, "en", rows[i].english, &stop))
			fail_msg("%s, %s", rows[i].word, rows[i].english);
	term_in(vocabulary, "de", "und", &stop);
	assert_true(stop);
	term_in(vocabulary, "en", "und", &stop);
	assert_false(stop);
	term_in(vocabulary, "ja", "します", &stop);
	assert_true(stop);
	vocabulary_free(vocabulary);
}

static void
test_tables_are_in_order(void **state)
{
	size_t count;

	(void)state;
	assert_true(stop_table_is_sorted());
	for (size_t i = LANGUAGE_DE; i < LANGUAGE_COUNT; i++) {
		assert_non_null(language_meanings((enum language)i, &count));
		assert_true(count > 50);
	}
}

/* In either order, and whatever the other languages around them. */
static void
test_a_comparison_knows_the_language_of_each(void **state)
{
	static const char *const texts[] = {
		"## Grundsätze\n- Prüfe die Seile vor jedem Verkauf und auch "
		"die Knoten\n",
		"## Principles\n- Check the ropes before you sell them\n",
	};
	struct comparison_options options = { .language = LANGUAGE_EN };
	struct compared_texts compared;

	(void)state;
	compare_texts(&compared, texts, "ab", NULL);
	assert_int_equal(compared.comparison.languages[0], LANGUAGE_DE);
	assert_int_equal(compared.comparison.languages[1], LANGUAGE_EN);
	assert_true(compared.comparison.pair_count == 1);
	compared_texts_release(&compared);
	compare_texts(&compared, texts, "ba", &options);
	assert_int_equal(compared.comparison.languages[1], LANGUAGE_EN);
	compared_texts_release(&compared);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_a_language_is_told_by_stop_words_and_script),
		cmocka_unit_test(test_words_are_stemmed_in_their_language),
		cmocka_unit_test(test_what_titles_say_is_the_english_term),
		cmocka_unit_test(test_tables_are_in_order),
		cmocka_unit_test(test_a_comparison_knows_the_language_of_each),
	};

	check_use_utf8();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
