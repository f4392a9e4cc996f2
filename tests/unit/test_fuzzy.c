/* SPDX-License-Identifier: MIT */
#include "app/fuzzy.h"
#include "base/count.h"
#include "check.h"

static void
test_names_fit_by_letters_in_order(void **state)
{
	static const struct {
		const char *name, *word;
		bool fits;
	} rows[] = {
		{ "backend-engineer", "backend", true },
		{ "backend-engineer", "be", true },
		{ "Sr. Backend Engineer", "sbe", true },
		{ "backend-engineer", "BACK", true },
		{ "backend-engineer", "eb", false },
		{ "writer", "writers", false },
		{ "writer", "", false },
		{ "", "a", false },
		{ "a-very-long-name-with-many-words-in-it", "ai", true },
		{ "ax0123456789012345678901234567890123456789b", "ab",
		  false },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if ((fuzzy_name(str_of(rows[i].name), str_of(rows[i].word)) >
		     0) != rows[i].fits)
			fail_msg("row %zu: %s in %s", i, rows[i].word,
				 rows[i].name);
}

static void
test_starts_of_words_and_runs_fit_better(void **state)
{
	static const struct {
		const char *better, *worse, *word;
	} rows[] = {
		{ "api-design", "rapid", "api" },
		{ "api-design", "a-paint-inside", "api" },
		{ "security-review", "sqlserver", "sr" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_true(fuzzy_name(str_of(rows[i].better),
				       str_of(rows[i].word)) >
			    fuzzy_name(str_of(rows[i].worse),
				       str_of(rows[i].word)));
}

static void
test_texts_are_searched_greedily(void **state)
{
	static const struct {
		const char *text, *word;
		size_t at; /* the text's length: nowhere */
	} rows[] = {
		{ "an API Design guide", "apides", 3 },
		{ "an API Design guide", "design", 7 },
		{ "an API Design guide", "guideapi", 19 },
		{ "nothing", "", 0 },
		{ "", "a", 0 },
		{ "xs", "xsy", 2 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(fuzzy_find(str_of(rows[i].text),
					    str_of(rows[i].word)),
				 rows[i].at);
}

static void
test_plain_search_ignores_case_only(void **state)
{
	static const struct {
		const char *text, *word;
		size_t at;
	} rows[] = {
		{ "The SAGA pattern", "saga", 4 },
		{ "the saga", "SAGA", 4 },
		{ "s a g a", "saga", 7 },
		{ "sagsaga", "saga", 3 },
		{ "ends with a Z", "z", 12 },
		{ "1:2", ":2", 1 },
		{ "never serve SerVer", "server", 12 },
		{ "vserver", "server", 1 },
		{ "ver", "server", 3 },
		{ "servexserve", "server", 11 },
		{ "zz-z", "z-Z", 1 },
		{ "q", "Q", 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_int_equal(fuzzy_find_plain(str_of(rows[i].text),
						  str_of(rows[i].word)),
				 rows[i].at);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names_fit_by_letters_in_order),
		cmocka_unit_test(test_starts_of_words_and_runs_fit_better),
		cmocka_unit_test(test_texts_are_searched_greedily),
		cmocka_unit_test(test_plain_search_ignores_case_only),
	};

	return cmocka_run_group_tests_name("fuzzy", tests, NULL, NULL);
}
