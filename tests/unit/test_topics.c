/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "compared.h"
#include "match/partition.h"
#include "match/short_title.h"

static void
test_topics_stand_in_a_personas_natural_order(void **state)
{
	struct compared_texts texts;

	(void)state;
	compare_texts(&texts, gardeners, "abc", NULL);
	assert_str(compared_topics(&texts, true),
		   "identity Identity: a: b:\n"
		   "subject Pruning Roses: a:Pruning Roses b:rose pruning\n"
		   "subject Watering: a:Watering b:irrigation and watering\n"
		   "subject Composting: a:Composting c:Compost and Soil\n"
		   "subject Orchard: b:orchard c:Orchard\n"
		   "communication Communication Style: a:Communication Style "
		   "b:communication style\n"
		   "examples Examples: a:Examples\n");
	compared_texts_release(&texts);
}

static void
test_the_base_gives_titles_and_order(void **state)
{
	struct comparison_options options = { .base = 1 };
	struct compared_texts texts;

	(void)state;
	compare_texts(&texts, gardeners, "cb", &options);
	assert_str(compared_topics(&texts, true),
		   "subject Orchard: b:orchard c:Orchard\n"
		   "only Only b: b: b:communication style "
		   "b:irrigation and watering b:rose pruning\n"
		   "only Only Gardener: c:Compost and Soil\n");
	compared_texts_release(&texts);
}

static const char *const kitchens[] = {
	"# A\n\n## Sauces\n\n### Roux\n- Melt butter and stir in the flour\n"
	"- Cook the roux until it smells of nuts\n\n"
	"### Emulsions\n- Whisk oil into the yolk drop by drop\n\n"
	"### Reductions\n- Simmer the stock to half its volume\n\n"
	"## Knives\n- Hone the blade before each use\n\n"
	"## Ordering\n- Call the fishmonger before six\n",
	"# B\n\n## Sauces and Reductions\n"
	"- A roux is butter and flour, cooked until it smells of nuts\n"
	"- Whisk the oil into the egg yolk drop by drop\n"
	"- Stock is simmered down to half its volume\n\n"
	"## Knives\n- Hone the blade before use\n\n"
	"## Staff Meals\n- Feed the team at five sharp\n",
};

static void
test_a_group_joins_the_section_that_says_it_all(void **state)
{
	struct compared_texts texts;

	(void)state;
	compare_texts(&texts, kitchens, "ab", NULL);
	assert_str(compared_topics(&texts, true),
		   "subject Sauces: a:Emulsions a:Reductions a:Roux "
		   "b:Sauces and Reductions\n"
		   "subject Knives: a:Knives b:Knives\n"
		   "only Only A: a:Ordering\n"
		   "only Only B: b:Staff Meals\n");
	compared_texts_release(&texts);
}

static void
test_a_higher_score_to_accept_joins_less(void **state)
{
	struct comparison_options options = { .accept = 0.9999 };
	struct compared_texts low, high;
	size_t i;

	(void)state;
	compare_texts(&low, gardeners, "ab", NULL);
	compare_texts(&high, gardeners, "ab", &options);
	assert_true(high.comparison.topic_count < low.comparison.topic_count);
	for (i = 0; i < low.comparison.topic_count; i++)
		assert_true(low.comparison.topics[i].weakest >= 0.2);
	compared_texts_release(&low);
	compared_texts_release(&high);
}

static void
test_titles_are_short_and_differ(void **state)
{
	static const char *const sources[] = {
		"# A\n\n## 1. \xF0\x9F\x94\x92 Security Best Practices\n"
		"- Rotate the signing keys every quarter\n\n"
		"## Deployment Strategies\n- Roll out to one host first\n",
		"# B\n\n<security_guidelines>\n"
		"- Signing keys rotate every quarter\n"
		"</security_guidelines>\n\n"
		"<deployment>\n- First roll out to one host\n</deployment>\n",
		"# B\n\n## Painting\n- Prime the wall\n",
	};
	struct compared_texts texts;

	(void)state;
	compare_texts(&texts, sources, "abc", NULL);
	assert_str(compared_topics(&texts, true),
		   "subject Security: a:1. \xF0\x9F\x94\x92 Security Best "
		   "Practices b:security guidelines\n"
		   "subject Deployment: a:Deployment Strategies b:deployment\n"
		   "only Only B: c:Painting\n");
	compared_texts_release(&texts);
}

static void
test_a_title_loses_what_says_nothing(void **state)
{
	static const struct {
		const char *title;
		bool subject;
		const char *wanted;
	} rows[] = {
		{ "Security Best Practices", true, "Security" },
		{ "Error Handling & Best Practices", true, "Error Handling" },
		{ "Testing Patterns and Strategies", true, "Testing" },
		{ "Caching Strategies", true, "Caching" },
		{ "Core Principles", false, "Core Principles" },
		{ "Core Expertise", true, "Core Expertise" },
		{ "Best Practices", true, "Best Practices" },
		{ "api design", true, "API Design" },
		{ "data and ml models", true, "Data and ML Models" },
		{ "Strategies", true, "Strategies" },
	};
	struct arena arena = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++)
		assert_str_row(title_shorten(&arena, str_of(rows[i].title),
					     rows[i].subject),
			       rows[i].wanted, i);
	arena_release(&arena);
}

static void
test_what_the_base_lacks_comes_after_what_it_has(void **state)
{
	static const char *const sources[] = {
		"# A\n\n## Watering\n- Water deeply in the morning\n\n"
		"## Pruning Roses\n- Prune roses in late winter\n",
		"# B\n\n## Orchard\n- Graft apple trees in March\n\n"
		"## Watering\n- Deeply water each morning\n\n"
		"## Compost Heap\n- Turn the compost monthly\n\n"
		"## Pruning Roses\n- Late in winter prune the roses\n",
		"# C\n\n## Orchard\n- In March apple trees are grafted\n\n"
		"## Watering\n- Mornings are for deep watering\n\n"
		"## Compost Heap\n- Monthly turn the compost\n",
	};
	struct compared_texts texts;

	(void)state;
	compare_texts(&texts, sources, "abc", NULL);
	assert_str(compared_topics(&texts, true),
		   "subject Watering: a:Watering b:Watering c:Watering\n"
		   "subject Compost Heap: b:Compost Heap c:Compost Heap\n"
		   "subject Pruning Roses: a:Pruning Roses b:Pruning Roses\n"
		   "subject Orchard: b:Orchard c:Orchard\n");
	compared_texts_release(&texts);
}

static void
test_a_tags_title_is_spelled_as_another_spells_it(void **state)
{
	static const char *const sources[] = {
		"# A\n\n<databases_storage>\n- Shard by tenant\n"
		"</databases_storage>\n",
		"# B\n\n## Databases & Storage\n- Tenants are shards\n",
	};
	struct compared_texts texts;

	(void)state;
	compare_texts(&texts, sources, "ab", NULL);
	assert_str(compared_topics(&texts, true),
		   "subject Databases & Storage: a:databases storage "
		   "b:Databases & Storage\n");
	compared_texts_release(&texts);
}

static void
test_what_only_its_group_pairs_is_named_after_the_group(void **state)
{
	static const char *const sources[] = {
		"# A\n\n## Closing Checklist\n\n### Knives\n"
		"- Hone the blade before each use\n\n### Ordering\n"
		"- Call the fishmonger before six\n\n### Bread\n"
		"- Feed the sourdough starter\n\n### Fridge\n"
		"- Note its temperature twice\n",
		"# B\n\n## Knives\n- Hone the blade before use\n\n"
		"## Ordering\n- Call the fishmonger before six\n\n"
		"## Closing Checklist\n\n### Doors\n"
		"- Lock the cellar and the yard\n\n### Till\n"
		"- Count the cash with a witness\n",
	};
	struct compared_texts texts;

	(void)state;
	compare_texts(&texts, sources, "ab", NULL);
	assert_str(compared_topics(&texts, true),
		   "subject Knives: a:Knives b:Knives\n"
		   "subject Ordering: a:Ordering b:Ordering\n"
		   "subject Closing Checklist: a:Bread a:Fridge b:Doors "
		   "b:Till\n");
	compared_texts_release(&texts);
}

static void
check_clusters(const size_t *owners, size_t count, const struct link *links,
	       size_t link_count, const char *wanted)
{
	struct arena arena = { 0 };
	struct leaf_set leaves = { owners, count, 3 };
	struct partition partition =
	    partition_make(&leaves, links, link_count, 0.2, &arena);
	char shown[16] = { 0 };
	size_t i;

	for (i = 0; i < count; i++)
		shown[i] = (char)('0' + partition.cluster_of[i]);
	assert_string_equal(shown, wanted);
	arena_release(&arena);
}

static void
test_clusters_follow_the_best_links(void **state)
{
	static const size_t owners[] = { 0, 0, 1, 1, 2 };
	static const struct link chain[] = { { 0, 2, .9 }, { 2, 4, .8 },
					     { 1, 3, .7 } };
	static const struct link weak[] = { { 0, 2, .9 }, { 0, 3, .1 } };
	static const struct link many[] = { { 0, 2, .9 }, { 1, 2, .8 },
					    { 1, 3, .7 } };

	(void)state;
	check_clusters(owners, 5, NULL, 0, "01234");
	check_clusters(owners, 5, chain, 3, "01010");
	check_clusters(owners, 5, weak, 2, "01023");
	check_clusters(owners, 5, many, 3, "00001");
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_topics_stand_in_a_personas_natural_order),
		cmocka_unit_test(test_the_base_gives_titles_and_order),
		cmocka_unit_test(
		    test_a_group_joins_the_section_that_says_it_all),
		cmocka_unit_test(test_a_higher_score_to_accept_joins_less),
		cmocka_unit_test(test_titles_are_short_and_differ),
		cmocka_unit_test(test_a_title_loses_what_says_nothing),
		cmocka_unit_test(test_clusters_follow_the_best_links),
		cmocka_unit_test(
		    test_what_the_base_lacks_comes_after_what_it_has),
		cmocka_unit_test(
		    test_a_tags_title_is_spelled_as_another_spells_it),
		cmocka_unit_test(
		    test_what_only_its_group_pairs_is_named_after_the_group),
	};

	return cmocka_run_group_tests_name("topics", tests, NULL, NULL);
}
