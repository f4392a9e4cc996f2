/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/arena.h"
#include "base/buf.h"
#include "base/count.h"
#include "match/tables.h"
#include "match/words.h"

/* Terms of the words that are no stop words. */
static void
write_terms(struct buf *out, struct vocabulary *vocabulary, const char *text)
{
	struct arena arena = { 0 };
	struct words words = words_read(vocabulary, str_of(text), &arena);
	size_t i;

	buf_clear(out);
	for (i = 0; i < words.count; i++) {
		if (words.all[i].stop)
			continue;
		buf_add_cstr(out, out->len ? " " : "");
		buf_add(out, vocabulary_term(vocabulary, words.all[i].term));
	}
	arena_release(&arena);
}

static void
test_words_become_stems_aliases_and_phrases(void **state)
{
	static const struct {
		const char *text, *terms;
	} rows[] = {
		{ "", "" },
		{ "Indexing the Databases", "idx databas" },
		{ "JWT and OAuth2", "auth auth" },
		{ "CI/CD pipelines", "cicd pipelin" },
		{ "ci-cd, Ci / Cd", "cicd cicd" },
		{ "Node.js 20 on k8s", "nodej 20 contain" },
		{ "don't use 3 of it", "" },
		{ "the team's plans", "team plan" },
		{ "real-time end-to-end tests", "realtim endtoend test" },
		{ "realtimes unreal time", "realtim unreal time" },
		{ "C++ or C# or C", "cplusplu csharp c" },
		{ "\xC3\x9C" "ber Gr\xC3\xB6\xC3\x9F" "en", "\xC3\xBC" "ber gr\xC3\xB6\xC3\x9F" "en" },
		{ "\xD0\x9F\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82",
		  "\xD0\xBF\xD1\x80\xD0\xB8\xD0\xB2\xD0\xB5\xD1\x82" },
		{ "日本語 API", "日本 本語 api" },
		{ "語", "語" },
		{ "\xC3\x8B la x", "la" },
		{ "\xFF\xFE test", "test" },
	};
	struct vocabulary *vocabulary = vocabulary_new();
	struct buf out = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		write_terms(&out, vocabulary, rows[i].text);
		assert_str_row(buf_str(&out), rows[i].terms, i);
	}
	buf_release(&out);
	vocabulary_free(vocabulary);
}

static void
test_a_word_knows_where_it_stands(void **state)
{
	struct vocabulary *vocabulary = vocabulary_new();
	struct arena arena = { 0 };
	struct str text = STR("  **Rate-limit** the API's users");
	struct words words = words_read(vocabulary, text, &arena);
	static const char *const wanted[] = { "Rate", "limit", "the", "API",
					      "users" };
	size_t i;

	(void)state;
	assert_int_equal(words.count, 5);
	for (i = 0; i < words.count; i++)
		assert_str_row(str_slice(text, words.all[i].range), wanted[i],
			       i);
	assert_true(words.all[2].stop);
	arena_release(&arena);
	vocabulary_free(vocabulary);
}

static void
test_a_title_loses_numbers_markup_and_symbols(void **state)
{
	static const struct {
		const char *title, *clean;
	} rows[] = {
		{ "API Development", "API Development" },
		{ "1. Code Quality", "Code Quality" },
		{ "2) `Testing`", "Testing" },
		{ "Step 3: Verify", "Verify" },
		{ "Phase 1 - Discovery", "Discovery" },
		{ "\xF0\x9F\x9A\x80 **Launch** \xE2\x9C\xA8", "Launch" },
		{ "Backend (10+ Years)", "Backend" },
		{ "C++", "C++" },
		{ "12 Factor", "Factor" },
		{ "2FA Setup", "2FA Setup" },
		{ "5.2 Limits", "5.2 Limits" },
		{ "---", "" },
		{ "", "" },
	};
	struct arena arena = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++)
		assert_str_row(title_clean(&arena, str_of(rows[i].title)),
			       rows[i].clean, i);
	arena_release(&arena);
}

static void
test_every_row_of_the_tables_is_found(void **state)
{
	(void)state;
	assert_string_equal(table_alias(STR("abac")), "auth");
	assert_string_equal(table_alias(STR("workflow")), "workflow");
	assert_null(table_alias(STR("aardvark")));
	assert_true(table_is_stop(STR("a")));
	assert_true(table_is_stop(STR("your")));
	assert_false(table_is_stop(STR("database")));
	assert_true(table_is_generic_title(STR("practic")));
	assert_true(table_is_generic_item(STR("write")));
	assert_true(tables_are_sorted());
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_words_become_stems_aliases_and_phrases),
		cmocka_unit_test(test_a_word_knows_where_it_stands),
		cmocka_unit_test(test_a_title_loses_numbers_markup_and_symbols),
		cmocka_unit_test(test_every_row_of_the_tables_is_found),
	};

	return cmocka_run_group_tests_name("words", tests, NULL, NULL);
}
