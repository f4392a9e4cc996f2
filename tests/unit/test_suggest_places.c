/* SPDX-License-Identifier: MIT */
#include "base/count.h"
#include "check.h"

#include "compose/suggest.h"
#include "sound.h"
#include "world.h"

enum { A, B };

static void
suggest(struct world *world, const char *const *texts, size_t base,
	struct suggest_options options)
{
	world_init(world, texts, base);
	suggest_draft(&world->draft, &options);
	assert_null(draft_unsound(&world->draft));
}

static void
test_a_budget_drops_what_fewest_say_and_lists_it(void **state)
{
	struct world world;
	size_t all, budget;

	(void)state;
	suggest(&world, bakers, A, (struct suggest_options){ 0 });
	all = draft_all_tokens(&world.draft);
	world_release(&world);
	budget = all * 2 / 3;
	suggest(&world, bakers, A,
		(struct suggest_options){ .budget = budget });
	assert_true(draft_all_tokens(&world.draft) <= budget);
	assert_true(world.draft.dropped_count > 0);
	assert_int_equal(world.draft.entries[1].origin.persona, A);
	assert_true(draft_find(&world.draft, world_item(&world, A, "Weigh"))
		    != NO_INDEX);
	world_release(&world);
}

static void
test_a_lead_in_goes_with_its_list_whatever_follows(void **state)
{
	static const char *const texts[] = {
		"You are a baker.\n\n## Dough\n\nUse rye when:\n\n"
		"- The mill in `Graz` has 3 stones\n\nDo so.\n\n"
		"- Weigh 12 g of `T700` flour on 2 scales for 3 loaves\n", NULL
	};
	struct world world;

	(void)state;
	suggest(&world, texts, A, (struct suggest_options){ .budget = 32 });
	world_assert(&world,
		     "# \n"
		     "  A You are a baker.\n"
		     "# Dough\n"
		     "  A - Weigh 12 g of `T700` flour on 2 scales for 3 "
		     "loaves\n");
	assert_int_equal(world.draft.dropped_count, 2);
	world_release(&world);
}

static void
test_no_budget_is_too_small_for_who_it_is(void **state)
{
	static const struct {
		const char *text, *outline;
	} rows[] = {
		{ "---\nname: a\n---\nYou bake bread.\n\n- At night\n\n"
		  "## Dough\n- Weigh the flour\n",
		  "# \n  A You bake bread.\n" },
		{ "# A\n\n## Profile\n\n### Years\n- Baker since 1990\n\n"
		  "### Place\n- A village\n\n## Dough\n- Weigh the flour\n",
		  "# Profile\n  # Years\n    A - Baker since 1990\n"
		  "  # Place\n    A - A village\n" },
		{ "## Task\n- Bake bread\n\n## System Message\n"
		  "You are a baker.\n\nBake at night.\n",
		  "# System Message\n  A You are a baker.\n" },
		{ "## Dough\nUse these:\n- Rye flour\n- Sour water\n\n"
		  "## Oven\n- Preheat it\n",
		  "# Dough\n  A Use these:\n  A - Rye flour\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *const texts[] = { rows[i].text, bakers[B], NULL };
		struct world world;

		suggest(&world, texts, A, (struct suggest_options){
			.take = TAKE_BASE, .budget = 1 });
		assert_str_row(world_outline(&world, &world.draft),
			       rows[i].outline, i);
		assert_int_equal(draft_over_budget(&world.draft),
				 draft_all_tokens(&world.draft) - 1);
		world_release(&world);
	}
}

static void
test_the_least_shared_goes_before_the_least_specific(void **state)
{
	struct world world;
	size_t budget;

	(void)state;
	suggest(&world, bakers, A, (struct suggest_options){ 0 });
	budget = draft_all_tokens(&world.draft) - 1;
	world_release(&world);
	suggest(&world, bakers, A,
		(struct suggest_options){ .budget = budget });
	assert_int_equal(world.draft.dropped_count, 1);
	assert_str(persona_text(&world.personas[A],
				world.draft.dropped[0].range),
		   "Shape the loaves");
	assert_int_equal(draft_over_budget(&world.draft), 0);
	world_release(&world);
}

static void
test_what_is_added_goes_where_its_subject_has_a_heading(void **state)
{
	static const char *const texts[] = {
		"---\nname: a\n---\nYou bake.\n\n## Bread Dough\n\n"
		"### Hydration\n```\nwater / flour\n```\n\n"
		"**Levels:**\n- Stiff at sixty percent\n- Slack at eighty\n\n"
		"### Salting Rules\n- Two percent of the flour weight\n\n"
		"### Folding\n- Fold bread dough twice an hour\n",
		"---\nname: b\n---\nYou bake.\n\n## Bread Dough\n"
		"- Raise the hydration with whole rye\n"
		"- Dissolve salts before mixing\n"
		"- Fold bread dough twice in an hour\n"
		"- Cover the bowl with a cloth\n",
		NULL
	};
	struct world world;

	(void)state;
	suggest(&world, texts, A, (struct suggest_options){ 0 });
	assert_str(world_outline(&world, &world.draft), "# \n"
		   "  A You bake.\n"
		   "# Bread Dough\n"
		   "  B - Cover the bowl with a cloth\n"
		   "  # Hydration\n"
		   "    A | ```\n"
		   "    B - Raise the hydration with whole rye\n"
		   "    A **Levels:**\n"
		   "    A - Stiff at sixty percent\n"
		   "    A - Slack at eighty\n"
		   "  # Salting Rules\n"
		   "    A - Two percent of the flour weight\n"
		   "    B - Dissolve salts before mixing\n"
		   "  # Folding\n"
		   "    A - Fold bread dough twice an hour\n");
	world_release(&world);
}

static void
test_what_leads_to_parts_stands_before_them(void **state)
{
	static const char *const texts[] = {
		"---\nname: a\ndescription: A baker.\n---\nYou bake.\n\n"
		"## Communication Style\n- Speak softly beside the oven\n\n"
		"## Bread\n\nBread is made in these parts:\n\n"
		"### Sourdough\n- Feed the sourdough starter at dawn\n\n"
		"### Shaping\n- Shape the loaves on a floured board\n",
		"---\nname: b\n---\nYou bake.\n\n"
		"## Shaping\n- Shape loaves on a well floured board\n\n"
		"## Sourdough\n- Feed the sourdough starter each dawn\n\n"
		"## Communication Style\n- Speak softly beside an oven\n",
		NULL
	};
	struct world world;

	(void)state;
	suggest(&world, texts, A, (struct suggest_options){
		.take = TAKE_BASE });
	assert_str(world_outline(&world, &world.draft), "# \n"
		   "  A You bake.\n"
		   "# Bread\n"
		   "  A Bread is made in these parts:\n"
		   "# Sourdough\n"
		   "  A - Feed the sourdough starter at dawn\n"
		   "# Shaping\n"
		   "  A - Shape the loaves on a floured board\n"
		   "# Communication Style\n"
		   "  A - Speak softly beside the oven\n");
	world_release(&world);
}

static void
test_who_it_is_is_said_by_kin_alone(void **state)
{
	static const char base[] = "---\nname: a\ndescription: A baker.\n---\n"
		"## Sourdough\n- Feed the sourdough starter at dawn\n";
	static const char diver[] = "You are a diver with 20 years below "
		"120 ships. You mend hulls in Rotterdam and Antwerp.\n\n"
		"## Hulls\n- Scrape the barnacles off the hull\n";
	static const struct {
		const char *other, *outline;
	} rows[] = {
		{ "You are a smith with 30 years at 4 anvils. You forge "
		  "iron gates for the parks of Vienna.\n\n## Gates\n"
		  "- Quench the hinge in oil\n",
		  "# Sourdough\n  A - Feed the sourdough starter at dawn\n" },
		{ "You are a baker at night in a village shop, since 1990. "
		  "You love rye bread and long, cold fermentation.\n\n"
		  "## Sourdough\n"
		  "- Feed the sourdough starter each dawn\n",
		  "# \n  C You are a baker at night in a village shop, since "
		  "1990. You love rye bread and long, cold fermentation.\n"
		  "# Sourdough\n  A - Feed the sourdough starter at dawn\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *const texts[] = { base, diver, rows[i].other,
					      NULL };
		struct world world;

		suggest(&world, texts, A, (struct suggest_options){ 0 });
		assert_str_row(world_outline(&world, &world.draft),
			       rows[i].outline, i);
		world_release(&world);
	}
}

static void
test_a_narrower_subject_keeps_its_heading(void **state)
{
	static const char base[] = "---\nname: a\ndescription: A baker.\n---\n"
		"## Ovens\n- Preheat ovens for an hour before baking\n";
	static const struct {
		const char *other, *outline;
	} rows[] = {
		{ "## Gas Ovens\n- Preheat ovens an hour before baking\n"
		  "- Close the valve at night\n",
		  "# Ovens\n  A - Preheat ovens for an hour before baking\n"
		  "  # Gas Ovens\n    B - Close the valve at night\n" },
		{ "## Ovens Best Practices\n- Preheat ovens an hour before "
		  "baking\n- Close the valve at night\n",
		  "# Ovens\n  A - Preheat ovens for an hour before baking\n"
		  "  B - Close the valve at night\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *const texts[] = { base, rows[i].other, NULL };
		struct world world;

		suggest(&world, texts, A, (struct suggest_options){
			.take = TAKE_ALL });
		assert_str_row(world_outline(&world, &world.draft),
			       rows[i].outline, i);
		world_release(&world);
	}
}

static const char *const gardens[] = {
	"---\nname: a\ndescription: A gardener.\n---\nYou garden.\n\n"
	"## Rare Orchids\n- Mist them at dusk\n\n"
	"## Watering\n- Water deeply in the morning\n- Spare the leaves\n",
	"---\nname: b\n---\nYou garden.\n\n"
	"## Principles\n- Ask before you dig\n- Never burn leaves\n\n"
	"## Morning Watering\n- Mulch after the spring rain\n"
	"- Check the hose for holes\n",
	"---\nname: c\n---\nYou garden.\n\n"
	"## Principles\n- You ask before you dig\n- Leaves never burn\n\n"
	"## Morning Watering\n- After the spring rain, mulch\n"
	"- Holes in the hose are checked\n",
	NULL
};

/* With topics that join at no less than this. */
static struct str
suggested_at(struct world *world, const char *const *texts, double accept)
{
	struct comparison_options options = { .accept = accept };

	world_init(world, texts, A);
	draft_release(&world->draft);
	comparison_release(&world->comparison);
	comparison_init(&world->comparison, world->list, 3, &options);
	draft_init(&world->draft, &world->comparison, &world->arena);
	suggest_draft(&world->draft, &(struct suggest_options){ 0 });
	return world_outline(world, &world->draft);
}

static void
test_principles_that_are_added_come_before_all_subjects(void **state)
{
	struct world world;

	(void)state;
	assert_true(str_starts(suggested_at(&world, gardens, .2),
			       STR("# \n  A You garden.\n# Principles\n")));
	world_release(&world);
}

static void
test_a_subject_that_follows_nothing_comes_last(void **state)
{
	static const char *const texts[] = {
		"---\nname: a\ndescription: Gardens.\n---\nYou garden.\n\n"
		"## Rare Orchids\n- Mist them at dusk\n\n"
		"## Bonsai\n- Wire the twigs\n",
		"---\nname: b\n---\nYou garden.\n\n## Compost\n"
		"- Turn the heap each month\n- Mix green with brown\n",
		"---\nname: c\n---\nYou garden.\n\n## Compost\n"
		"- Each month turn the heap\n- Brown and green are mixed\n",
		NULL
	};
	struct world world;
	struct str outline;

	(void)state;
	outline = suggested_at(&world, texts, .2);
	assert_true(str_find(outline, STR("# Bonsai")) <
		    str_find(outline, STR("# Compost")));
	assert_true(str_contains(outline, STR("# Compost")));
	world_release(&world);
}

static void
test_no_second_section_for_what_may_be_the_same(void **state)
{
	struct world world;
	struct str outline;

	(void)state;
	outline = suggested_at(&world, gardens, .995);
	assert_false(str_contains(outline, STR("Morning Watering")));
	assert_true(str_contains(outline, STR("# Watering")));
	assert_true(str_contains(outline, STR("# Principles")));
	world_release(&world);
}

static void
test_entries_that_are_only_bold_are_not_lost(void **state)
{
	const char *const texts[] = {
		"---\nname: a\n---\nYou bake.\n\n"
		"## Core Responsibilities\n1. **Plan the cakes**\n"
		"2. **Whip the cream**\n",
		bakers[B], NULL
	};
	struct world world;

	(void)state;
	suggest(&world, texts, A, (struct suggest_options){
		.take = TAKE_BASE });
	assert_str(world_outline(&world, &world.draft),
		   "# \n  A You bake.\n# Core Responsibilities\n"
		   "  A 1. **Plan the cakes**\n  A 1. **Whip the cream**\n");
	world_release(&world);
}

static void
test_numbered_steps_keep_their_numbers(void **state)
{
	static const char *const texts[] = {
		"---\nname: a\n---\nYou bake.\n\n"
		"## Step 1: Plan the Cakes\n- Read the order book\n\n"
		"## Step 2: Whip the Cream\n- Whip it cold\n",
		"---\nname: b\n---\nYou bake.\n\n"
		"## Whip the Cream\n- Whip it cold and slow\n",
		NULL
	};
	struct world world;
	struct str outline;

	(void)state;
	suggest(&world, texts, A, (struct suggest_options){ 0 });
	outline = world_outline(&world, &world.draft);
	assert_true(str_contains(outline, STR("# Step 1: Plan the Cakes\n")));
	assert_true(str_contains(outline, STR("# Step 2: Whip the Cream\n")));
	world_release(&world);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_a_budget_drops_what_fewest_say_and_lists_it),
		cmocka_unit_test(
		    test_a_lead_in_goes_with_its_list_whatever_follows),
		cmocka_unit_test(test_no_budget_is_too_small_for_who_it_is),
		cmocka_unit_test(test_what_leads_to_parts_stands_before_them),
		cmocka_unit_test(test_who_it_is_is_said_by_kin_alone),
		cmocka_unit_test(test_a_narrower_subject_keeps_its_heading),
		cmocka_unit_test(
		    test_the_least_shared_goes_before_the_least_specific),
		cmocka_unit_test(
		    test_what_is_added_goes_where_its_subject_has_a_heading),
		cmocka_unit_test(
		    test_principles_that_are_added_come_before_all_subjects),
		cmocka_unit_test(
		    test_no_second_section_for_what_may_be_the_same),
		cmocka_unit_test(test_entries_that_are_only_bold_are_not_lost),
		cmocka_unit_test(test_numbered_steps_keep_their_numbers),
		cmocka_unit_test(
		    test_a_subject_that_follows_nothing_comes_last),
	};

	return cmocka_run_group_tests_name("places", tests, NULL, NULL);
}
