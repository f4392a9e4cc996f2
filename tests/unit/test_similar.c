/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <stdio.h>

#include "base/count.h"
#include "match/similar.h"
#include "readings.h"

static const struct similarity *
similarity_of(const struct similarities *all, size_t a, size_t b)
{
	size_t i;

	for (i = 0; i < all->count; i++)
		if (all->all[i].a == a && all->all[i].b == b)
			return &all->all[i];
	return NULL;
}

static const struct similarity *
find(const struct readings *readings, const struct similarities *all,
     const char *a, const char *b)
{
	return similarity_of(all, readings_profile(&readings->a, a, false),
			     readings_profile(&readings->b, b, false));
}

static const char mechanic[] =
    "# Mechanic\n\n"
    "## Brakes\n- Bleed the brake lines after each repair\n"
    "- Replace pads below three millimetres\n\n"
    "## Gearbox\n- Change the gear oil warm\n\n"
    "## Core Principles\n- Never guess a torque\n\n"
    "## Examples\n- Brakes that squeal: replace pads, bleed the lines\n";

static const char apprentice[] =
    "# Apprentice\n\n"
    "## Brake Service\n- After a repair, bleed all brake lines\n"
    "- Pads below three millimetres are replaced\n\n"
    "## Painting\n- Sand between two coats\n\n"
    "## Guiding Principles\n- A torque is never guessed\n\n"
    "## Sample Scenarios\n- Squealing brakes: bleed the lines\n";

static void
test_features_are_shares(void **state)
{
	struct readings readings;
	struct similarities all;
	size_t i, j;

	(void)state;
	readings_init(&readings, mechanic, apprentice);
	all = similarities_of(&readings.a, &readings.b, &readings.weights,
			      &readings.items, &readings.arena);
	assert_true(all.count > 0);
	for (i = 0; i < all.count; i++) {
		assert_true(all.all[i].score > 0 && all.all[i].score < 1);
		for (j = 0; j < FEATURE_COUNT; j++)
			assert_true(all.all[i].features[j] >= 0 &&
				    all.all[i].features[j] <= 1 + 1e-9);
	}
	readings_release(&readings);
}

static void
test_a_subject_is_known_in_other_words(void **state)
{
	struct readings readings;
	struct similarities all;
	const struct similarity *brakes;

	(void)state;
	readings_init(&readings, mechanic, apprentice);
	all = similarities_of(&readings.a, &readings.b, &readings.weights,
			      &readings.items, &readings.arena);
	brakes = find(&readings, &all, "Brakes", "Brake Service");
	assert_non_null(brakes);
	assert_true(brakes->score > 0.7);
	assert_true(brakes->features[FEATURE_TITLE] > 0.5);
	assert_true(brakes->features[FEATURE_ITEMS] > 0.5);
	assert_null(find(&readings, &all, "Gearbox", "Painting"));
	readings_release(&readings);
}

static void
test_sections_of_one_function_are_alike(void **state)
{
	struct readings readings;
	struct similarities all;
	const struct similarity *principles;

	(void)state;
	readings_init(&readings, mechanic, apprentice);
	all = similarities_of(&readings.a, &readings.b, &readings.weights,
			      &readings.items, &readings.arena);
	principles =
	    find(&readings, &all, "Core Principles", "Guiding Principles");
	assert_non_null(principles);
	assert_true(principles->features[FEATURE_FUNCTION] == 1);
	assert_true(principles->features[FEATURE_PLACE] > 0.5);
	assert_true(principles->score > 0.7);
	readings_release(&readings);
}

static void
test_examples_match_examples_only(void **state)
{
	struct readings readings;
	struct similarities all;

	(void)state;
	readings_init(&readings, mechanic, apprentice);
	all = similarities_of(&readings.a, &readings.b, &readings.weights,
			      &readings.items, &readings.arena);
	assert_null(find(&readings, &all, "Examples", "Brake Service"));
	assert_non_null(
	    find(&readings, &all, "Examples", "Sample Scenarios"));
	readings_release(&readings);
}

static void
test_titles_tell_what_a_section_is_for(void **state)
{
	static const struct {
		const char *title;
		enum function function;
	} rows[] = {
		{ "Your Role", FUNCTION_IDENTITY },
		{ "Core Principles", FUNCTION_PRINCIPLES },
		{ "Decision Framework", FUNCTION_PRINCIPLES },
		{ "When Invoked", FUNCTION_WORKFLOW },
		{ "Development Process", FUNCTION_WORKFLOW },
		{ "When to Use", FUNCTION_USE },
		{ "Quality Standards", FUNCTION_STANDARDS },
		{ "Success Metrics", FUNCTION_METRICS },
		{ "What You Must Never Do", FUNCTION_CONSTRAINTS },
		{ "Communication Style", FUNCTION_COMMUNICATION },
		{ "Output Format", FUNCTION_OUTPUT },
		{ "Integration with Other Agents", FUNCTION_COLLABORATION },
		{ "Technology Stack", FUNCTION_STACK },
		{ "Tool Usage", FUNCTION_TOOLS },
		{ "War Stories", FUNCTION_EXAMPLES },
		{ "Brake Process", FUNCTION_NONE },
		{ "Brakes", FUNCTION_NONE },
	};
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(rows); i++) {
		struct readings readings;
		char text[128];

		snprintf(text, sizeof(text),
			 "# T\n\n## %s\n- Some text that stands here\n",
			 rows[i].title);
		readings_init(&readings, text, "");
		assert_int_equal(readings.a.functions[1], rows[i].function);
		readings_release(&readings);
	}
}

static void
test_words_that_all_sections_share_weigh_little(void **state)
{
	struct readings readings;
	const struct terms *terms;
	double common, rare = 0;
	size_t i;

	(void)state;
	readings_init(&readings,
		      "# A\n\n## One\n- brake pads\n\n## Two\n- brake oil\n",
		      "# B\n\n## Three\n- brake hose\n");
	terms = &readings.a.profiles[0].terms;
	common = 9;
	for (i = 0; i < terms->count; i++) {
		double weight = readings.weights.plain[terms->all[i].term];

		if (str_eq(terms->all[i].word, STR("brake")))
			common = weight;
		if (str_eq(terms->all[i].word, STR("pads")))
			rare = weight;
	}
	assert_true(common < 0.2);
	assert_true(rare > 0.9);
	readings_release(&readings);
}

/* How alike the principles of two personas are. */
static double
principles_of(const char *a, const char *b)
{
	struct readings readings;
	struct similarities all;
	double score;

	readings_init(&readings, a, b);
	all = similarities_of(&readings.a, &readings.b, &readings.weights,
			      &readings.items, &readings.arena);
	score = find(&readings, &all, "Core Principles",
		     "Key Principles")->score;
	readings_release(&readings);
	return score;
}

static void
test_a_function_says_less_between_strangers(void **state)
{
	static const char one[] =
	    "# A\n\n## Brakes\n- Bleed the brake lines after each repair\n\n"
	    "## Core Principles\n- Never guess before you measure\n";
	static const char friend[] =
	    "# B\n\n## Brake Service\n- After each repair bleed the lines\n\n"
	    "## Key Principles\n- Guests pay in coins\n";
	static const char stranger[] =
	    "# C\n\n## Sopranos\n- Warm the voice with open vowels\n\n"
	    "## Key Principles\n- Guests pay in coins\n";

	(void)state;
	assert_true(principles_of(one, friend) > 0.9);
	assert_true(principles_of(one, stranger) < 0.7);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_features_are_shares),
		cmocka_unit_test(test_a_subject_is_known_in_other_words),
		cmocka_unit_test(test_sections_of_one_function_are_alike),
		cmocka_unit_test(test_examples_match_examples_only),
		cmocka_unit_test(test_titles_tell_what_a_section_is_for),
		cmocka_unit_test(
		    test_words_that_all_sections_share_weigh_little),
		cmocka_unit_test(test_a_function_says_less_between_strangers),
	};

	return cmocka_run_group_tests_name("similar", tests, NULL, NULL);
}
