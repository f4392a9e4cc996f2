/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <math.h>

#include "base/count.h"
#include "match/rarity.h"
#include "parse/parse.h"
#include "readings.h"

static const char *const library[] = {
	"---\nname: a\n---\nWater the roses and prune the roses.\n",
	"# B\n\n## Watering\n- Water the lawn\n",
	"Water in the morning. Deploy to Redis.\n",
};

enum { LIBRARY = COUNT(library) };

static void
test_a_word_is_as_rare_as_personas_that_have_it_are_few(void **state)
{
	static const struct {
		const char *name;
		double uses;
	} rows[] = { { "water", 3 }, { "rose", 1 }, { "prune", 1 },
		     { "=redis", 1 }, { "tractor", 0 } };
	struct persona personas[LIBRARY] = { 0 };
	const struct persona *list[LIBRARY];
	struct arena arena = { 0 };
	struct rarity rarity;

	(void)state;
	for (size_t i = 0; i < LIBRARY; i++) {
		parse_open(&personas[i], STR("x.md"), str_of(library[i]));
		list[i] = &personas[i];
	}
	rarity_init(&rarity, list, LIBRARY, &arena);
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_true(fabs(rarity_of(&rarity, str_of(rows[i].name)) -
				 log(4 / (rows[i].uses + .5))) < 1e-9);
	rarity_release(&rarity);
	for (size_t i = 0; i < LIBRARY; i++)
		persona_release(&personas[i]);
	arena_release(&arena);
}

/* What "water" weighs between two personas, beside a library or not. */
static double
weight_of_water(const struct rarity *rarity)
{
	struct readings readings;
	struct weights weights;
	double weight;

	readings_init(&readings, "# A\n\n## Roses\n- Water the roses\n",
		      "# B\n\n## Lawn\n- Water the lawn\n");
	readings.a.rarity = readings.b.rarity = rarity;
	weights = weights_of(&readings.a, &readings.b, readings.vocabulary,
			     &readings.arena);
	weight = weights.plain[vocabulary_find(readings.vocabulary,
					       STR("water"))];
	readings_release(&readings);
	return weight;
}

static void
test_a_word_that_all_have_weighs_by_its_rarity_elsewhere(void **state)
{
	struct persona persona = { 0 };
	const struct persona *list[] = { &persona };
	struct arena arena = { 0 };
	struct rarity rarity;

	(void)state;
	parse_open(&persona, STR("x.md"), STR("Deploy on Friday.\n"));
	rarity_init(&rarity, list, 1, &arena);
	assert_true(fabs(weight_of_water(NULL) - log(3 / 2.5)) < 1e-9);
	assert_true(fabs(weight_of_water(&rarity) -
			 sqrt(log(3 / 2.5) * log(2 / .5))) < 1e-9);
	rarity_release(&rarity);
	persona_release(&persona);
	arena_release(&arena);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_a_word_is_as_rare_as_personas_that_have_it_are_few),
		cmocka_unit_test(
		    test_a_word_that_all_have_weighs_by_its_rarity_elsewhere),
	};

	return cmocka_run_group_tests_name("rarity", tests, NULL, NULL);
}
