/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "compose/suggest.h"
#include "sound.h"
#include "world.h"

enum { A, B };

static void
suggest(struct world *world, const char *const *texts, enum take take)
{
	world_init(world, texts, A);
	suggest_draft(&world->draft, &(struct suggest_options){
		      .take = take });
	assert_null(draft_unsound(&world->draft));
}

/* Where the section of that title stands; NO_INDEX where there is none. */
static size_t
place_of(const struct world *world, const char *title)
{
	for (size_t i = 0; i < world->draft.entry_count; i++)
		if (world->draft.entries[i].kind == ENTRY_SECTION &&
		    str_eq(world->draft.entries[i].title, str_of(title)))
			return i;
	return NO_INDEX;
}

static void
assert_order(const struct world *world, const char *const *titles)
{
	for (size_t i = 0; titles[i]; i++) {
		if (place_of(world, titles[i]) == NO_INDEX)
			print_error("no section \"%s\"\n", titles[i]);
		assert_true(place_of(world, titles[i]) != NO_INDEX);
		if (i && place_of(world, titles[i - 1]) >=
		    place_of(world, titles[i]))
			print_error("\"%s\" before \"%s\"\n", titles[i],
				    titles[i - 1]);
		assert_true(i == 0 || place_of(world, titles[i - 1]) <
			    place_of(world, titles[i]));
	}
}

static const char *const shuffled[] = {
	"---\nname: cook\ndescription: Cooks for many.\n---\n\n"
	"## Output Format\n\n```\n# Menu of [Day]\n- [Course]: [Dish], "
	"[Allergens]\n- Serves: <number>\n```\n\n"
	"## Stocks\n\n- Simmer bones for 8 hours, never at a boil\n"
	"- Skim every 20 minutes\n- Salt only what is reduced\n\n"
	"## Who You Are\n\nYou are a cook who feeds 200 guests a day.\n\n"
	"## Workflow\n\n1. Read the list of guests and allergies\n"
	"2. Order for two days, at most\n3. Cook what spoils first\n",
	"---\nname: fish-cook\ndescription: Cooks fish.\n---\n\n"
	"You are a cook of fish.\n\n"
	"## Principles\n\n- Say what is not fresh before you cook it\n"
	"- Never serve what you would not eat, whatever it cost\n"
	"- Waste no part that a stock can use\n\n"
	"## Freshness\n\n- Refuse fish above 2 °C at the door\n"
	"- Press the flesh: it has to spring back within 1 second\n"
	"- Smell the gills before the belly\n\n"
	"## Communication Style\n\n- Call each order once, and wait for the "
	"answer\n- Tell the guests what they wait for after 15 minutes\n"
	"- Never blame a guest in front of the others\n",
	NULL
};

static void
test_who_it_is_comes_first_and_the_rest_as_the_base_has_it(void **state)
{
	static const char *const titles[] = { "Who You Are", "Output Format",
					      "Stocks", "Workflow", NULL };
	struct world world;

	(void)state;
	suggest(&world, shuffled, TAKE_BASE);
	assert_int_equal(place_of(&world, "Who You Are"), 0);
	assert_order(&world, titles);
	world_release(&world);
}

static void
test_others_stand_by_their_kind(void **state)
{
	static const char *const titles[] = { "Who You Are", "Principles",
					      "Output Format", "Stocks",
					      "Freshness", "Workflow",
					      "Communication Style", NULL };
	struct world world;

	(void)state;
	suggest(&world, shuffled, TAKE_DEFAULT);
	assert_order(&world, titles);
	world_release(&world);
}

static void
test_a_section_behind_an_intro_keeps_its_heading(void **state)
{
	static const char *const texts[] = {
		"You are a clerk.\n\n## Ship\n\n- Watch the graphs for 30 "
		"minutes\n- Roll back when 1% fails\n",
		"You are a nurse.\n", NULL
	};
	struct world world;

	(void)state;
	suggest(&world, texts, TAKE_BASE);
	assert_str(world_outline(&world, &world.draft),
		   "# \n  A You are a clerk.\n# Ship\n"
		   "  A - Watch the graphs for 30 minutes\n"
		   "  A - Roll back when 1% fails\n");
	world_release(&world);
}

static void
test_labels_and_tags_become_headings(void **state)
{
	static const char *const texts[] = {
		"---\nname: a\ndescription: Bakes.\n---\nYou are a baker.\n\n"
		"## Dough\n\n- Weigh every ingredient on a precise scale\n"
		"- Rest the dough for 12 hours at 5 °C\n",
		"---\nname: b\n---\nYou are a baker, too.\n\n"
		"**Steam rules:**\n- Never open the door in the first 10 "
		"minutes\n- Fill the tray with 200 ml of water\n"
		"- Let the steam out before the crust is brown\n\n"
		"<oven_care>\n- Brush the deck with a dry broom each night\n"
		"- Call the mechanic when it is 10 degrees off\n"
		"- Never wash a hot stone\n</oven_care>\n",
		NULL
	};
	struct world world;

	(void)state;
	suggest(&world, texts, TAKE_ALL);
	assert_true(place_of(&world, "Steam rules") != NO_INDEX);
	assert_true(place_of(&world, "Oven Care") != NO_INDEX);
	assert_true(world_find(&world.draft, "Fill the tray") != NO_INDEX);
	world_release(&world);
}

static void
test_stages_keep_their_numbers_and_stand_together(void **state)
{
	static const char *const texts[] = {
		"---\nname: a\n---\nYou are a cook of cakes.\n\n"
		"## Phase 1: Plan the Cakes\n\n- Read the order book\n"
		"- Count the eggs\n\n"
		"## Phase 2: Whip the Cream\n\n- Whip it cold\n"
		"- Stop before it is butter\n\n"
		"## Phase 3: Serve\n\n- Cut with a hot knife\n"
		"- Carry two plates at most\n",
		"---\nname: b\n---\nYou are a cook of cakes, too.\n\n"
		"## Whip the Cream\n\n- Whip it cold and slow\n", NULL
	};
	static const char *const titles[] = {
		"Phase 1: Plan the Cakes", "Phase 2: Whip the Cream",
		"Phase 3: Serve", NULL
	};
	static const enum take takes[] = { TAKE_DEFAULT, TAKE_BASE };

	(void)state;
	for (size_t i = 0; i < COUNT(takes); i++) {
		struct world world;

		suggest(&world, texts, takes[i]);
		assert_order(&world, titles);
		world_release(&world);
	}
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
	suggest(&world, texts, TAKE_BASE);
	assert_str(world_outline(&world, &world.draft),
		   "# \n  A You bake.\n# Core Responsibilities\n"
		   "  A 1. **Plan the cakes**\n  A 1. **Whip the cream**\n");
	world_release(&world);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_who_it_is_comes_first_and_the_rest_as_the_base_has_it),
		cmocka_unit_test(test_others_stand_by_their_kind),
		cmocka_unit_test(
		    test_a_section_behind_an_intro_keeps_its_heading),
		cmocka_unit_test(test_labels_and_tags_become_headings),
		cmocka_unit_test(
		    test_stages_keep_their_numbers_and_stand_together),
		cmocka_unit_test(test_entries_that_are_only_bold_are_not_lost),
	};

	return cmocka_run_group_tests_name("placing", tests, NULL, NULL);
}
