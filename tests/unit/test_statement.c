/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/buf.h"
#include "base/count.h"
#include "match/statement.h"

/* Nearly the same words, and not the same said. */
static const char *const turned[][2] = {
	{ "Always commit generated files", "Never commit generated files" },
	{ "Ship features with tests", "Ship features without tests" },
	{ "Use global state in handlers", "Avoid global state in handlers" },
	{ "Merge on green builds", "Don't merge on green builds" },
	{ "Mock the database", "❌ Mock the database" },
	{ "Keep coverage above 80%", "Keep coverage above 95%" },
	{ "Answer within 200 ms", "Answer within 200 s" },
	{ "Wait 5 minutes before a retry", "Wait 5 seconds before a retry" },
	{ "Keep the buffer at least 10 pages",
	  "Keep the buffer at most 10 pages" },
	{ "Latency ≥ 30 on dashboards", "Latency ≤ 30 on dashboards" },
	{ "Prefer composition over inheritance",
	  "Prefer inheritance over composition" },
	{ "Prefer oak to pine", "Prefer pine to oak" },
	{ "First splice, then whip the ends",
	  "First whip the ends, then splice" },
	{ "Comments explain what code does", "Comments explain why code does it" },
	{ "Write tests before the code", "Write the code before tests" },
	{ "Migrate from Oracle to Postgres", "Migrate from Postgres to Oracle" },
	{ "Test behaviour, not structure", "Test structure, not behaviour" },
	{ "Partner with the harbour pilot on tides",
	  "Partner with the tug crew on tides" },
	{ "Use Redis for caching", "Use Memcached for caching" },
	{ "Enable remote logging", "Disable remote logging" },
	{ "Escalate to public channels", "Escalate to private channels" },
	{ "Location: `docs/a.md`", "Location: `docs/b.md`" },
	{ "Plan graceful shutdown", "Plan graceful degradation" },
	{ "Ne supprime jamais les données", "Supprime les données" },
	{ "Verwende globale Variablen", "Verwende keine globalen Variablen" },
	{ "Usa variables globales", "No uses variables globales" },
	{ "コメントを必ず書く", "コメントは書かないでください、禁止です" },
	{ "使用全局变量", "不使用全局变量" },
	{ "每个请求都记录追踪编号", "每个错误都记录追踪编号" },
	{ "椅子を倉庫に運ぶ", "机上を倉庫に運ぶ" },
};

/* The same said, for all that is between. */
static const char *const agreed[][2] = {
	{ "Never commit secrets", "Don't commit secrets" },
	{ "Avoid magic numbers", "No magic numbers" },
	{ "Never deploy without a backup", "Always deploy with a backup" },
	{ "Keep coverage above 80%", "Keep coverage above 80 percent" },
	{ "Rotate keys every 90 days", "Rotate keys" },
	{ "A timeout of 1,000 ms", "A timeout of 1 s" },
	{ "Prefer composition over inheritance",
	  "Choose composition instead of inheritance" },
	{ "Validate user input at every boundary",
	  "Validate input at trust boundaries" },
	{ "Not only test but also measure releases",
	  "Test and measure releases" },
	{ "Input validation", "Validate all inputs" },
	{ "Run `make check` first", "First run `make check`" },
	{ "每个请求都记录追踪编号", "为每个请求记录追踪编号" },
	{ "内部の例外の詳細を利用者に見せない",
	  "内部の例外は利用者に見せない" },
};

struct two {
	struct arena arena;
	struct vocabulary *vocabulary;
	struct statement a, b;
};

static void
read_two(struct two *two, const char *const *texts)
{
	const struct turns *turns;

	*two = (struct two){ .vocabulary = vocabulary_new() };
	turns = turns_new(&two->arena);
	two->a = statement_read(two->vocabulary, turns, str_of(texts[0]),
				&two->arena);
	two->b = statement_read(two->vocabulary, turns, str_of(texts[1]),
				&two->arena);
}

static void
release_two(struct two *two)
{
	vocabulary_free(two->vocabulary);
	arena_release(&two->arena);
}

static void
check_two(const char *const *texts, bool differ)
{
	struct two two;

	read_two(&two, texts);
	if (statements_differ(&two.a, &two.b) != differ ||
	    statements_differ(&two.b, &two.a) != differ)
		fail_msg("\"%s\" and \"%s\"", texts[0], texts[1]);
	release_two(&two);
}

static void
test_what_turns_the_meaning_keeps_apart(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(turned); i++)
		check_two(turned[i], true);
}

static void
test_other_words_for_the_same_do_not(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(agreed); i++)
		check_two(agreed[i], false);
}

static bool
meet(const char *a, const char *b)
{
	const char *texts[] = { a, b };
	struct arena arena = { 0 };
	struct two two;
	double *weights;
	bool met;

	read_two(&two, texts);
	weights = ARENA_ARRAY(&arena, double,
			      vocabulary_size(two.vocabulary));
	for (size_t i = 0; i < vocabulary_size(two.vocabulary); i++)
		weights[i] = 1;
	met = statements_meet(&two.a, &two.b, weights);
	release_two(&two);
	arena_release(&arena);
	return met;
}

static void
test_a_word_in_common_is_never_enough(void **state)
{
	(void)state;
	assert_true(meet("Prune old roses", "Roses that are old: prune"));
	assert_false(meet("Roses", "Prune roses"));
	assert_false(meet("Design systems", "System design review")); /* generic */
	assert_false(meet("Old roses", "Old roses along the wall want a north "
				       "wind and much chalk"));
	assert_true(meet("入力を検証", "入力の検証"));
	assert_false(meet("入力", "入力検証"));
}

static void
assert_key(const char *text, const char *key)
{
	struct buf buf = { 0 };

	wording_key(&buf, str_of(text));
	assert_str(buf_str(&buf), key);
	buf_release(&buf);
}

static void
test_a_wording_is_its_letters_and_telling_signs(void **state)
{
	(void)state;
	assert_key("**Prune**: roses, *old* ones!", "prunerosesoldones");
	assert_key("< 2.5 %", "<2.5%");
	assert_key("C++, C# and C", "c++c#andc");
	assert_key("❌ Größe", "❌größe");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_turns_the_meaning_keeps_apart),
		cmocka_unit_test(test_other_words_for_the_same_do_not),
		cmocka_unit_test(test_a_word_in_common_is_never_enough),
		cmocka_unit_test(
		    test_a_wording_is_its_letters_and_telling_signs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
