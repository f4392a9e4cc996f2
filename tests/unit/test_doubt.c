/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "compose/doubt.h"
#include "compose/suggest.h"
#include "world.h"

enum { BASE = 2 };

/* Two bakers who share a section, and a third with a section that is a little
 * like it under another title: of one line, or of some length. */
#define ALPHA \
	"---\nname: alpha\ndescription: Bakes bread.\n---\n\n" \
	"You are a baker.\n\n## Oven Care\n\n" \
	"- Heat the stone oven for an hour with beech logs\n" \
	"- Sweep the ash from the stone floor\n" \
	"- Measure the stone with a laser thermometer\n" \
	"- Steam the chamber during the first ten minutes\n" \
	"- Check the door seals every Monday\n" \
	"- Keep the chimney free of soot\n\n## Sourdough\n\n" \
	"- Feed the starter twice a day\n" \
	"- Rest the loaves overnight\n"
#define BETA \
	"---\nname: beta\ndescription: Bakes bread.\n---\n\n" \
	"You are a baker.\n\n## Oven Care\n\n" \
	"- Heat the oven stone an hour ahead with beech logs\n" \
	"- Sweep ash off the stone floor\n" \
	"- Measure the stone by laser thermometer\n" \
	"- Steam the chamber in the first ten minutes\n" \
	"- Keep soot out of the chimney\n\n## Sourdough\n\n" \
	"- Feed the starter at dawn and dusk\n" \
	"- Rest loaves overnight in the cold\n"
static const char *const short_base[] = {
	ALPHA, BETA,
	"---\nname: gamma\ndescription: Bakes bread.\n---\n\n"
	"You are a baker.\n\n## Sourdough\n\n"
	"- Feed the starter twice each day\n"
	"- Rest all loaves overnight\n- Fold the dough hourly\n\n"
	"## Heat and Steam\n\n"
	"- Heat the stone with beech logs, steam the chamber\n",
	NULL
};
static const char *const long_base[] = {
	ALPHA, BETA,
	"---\nname: delta\ndescription: Bakes bread.\n---\n\n"
	"You are a baker.\n\n## Sourdough\n\n"
	"- Feed the starter twice each day\n"
	"- Rest all loaves overnight\n- Fold the dough hourly\n\n"
	"## Heat and Steam\n\n"
	"- Heat the stone with beech logs, steam the chamber\n"
	"- Measure the stone with a thermometer\n"
	"- Judge the crust by colour\n",
	NULL
};

static bool
has_text(const struct draft *draft, const char *text)
{
	for (size_t i = 0; i < draft->entry_count; i++)
		if (str_contains(draft_text(draft, &draft->entries[i]),
				 str_of(text)))
			return true;
	return false;
}

/* Topics that join by themselves, as a merge has them. */
static void
suggest(struct world *world, const char *const *texts)
{
	struct comparison_options options = { .base = BASE,
					      .accept = suggest_accept };

	world_init(world, texts, BASE);
	draft_release(&world->draft);
	comparison_release(&world->comparison);
	comparison_init(&world->comparison, world->list, 3, &options);
	draft_init(&world->draft, &world->comparison, &world->arena);
	suggest_draft(&world->draft, &(struct suggest_options){ 0 });
}

static void
test_a_section_that_says_much_less_keeps_out_no_shared_one(void **state)
{
	struct world world;
	size_t topic;

	(void)state;
	suggest(&world, short_base);
	topic = world_topic(&world, "Oven Care");
	assert_null(topic_doubt(&world.draft, topic));
	assert_true(has_text(&world.draft, "thermometer"));
	assert_true(has_text(&world.draft, "chimney"));
	world_release(&world);
}

static void
test_what_is_left_out_for_a_doubt_has_it_for_a_reason(void **state)
{
	struct relations relations;
	struct origin *left;
	size_t count, told = 0;
	struct world world;

	(void)state;
	suggest(&world, long_base);
	assert_false(has_text(&world.draft, "chimney"));
	relations_find(&relations, &world.draft, &world.arena);
	left = draft_left(&world.draft, &world.arena, &count);
	for (size_t i = 0; i < count; i++)
		told += str_eq(draft_left_reason(&world.draft, &relations,
						 left[i], &world.arena),
			       STR("the base's \"Heat and Steam\" may be "
				   "about the same"));
	assert_true(told >= 8);
	world_release(&world);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_a_section_that_says_much_less_keeps_out_no_shared_one),
		cmocka_unit_test(
		    test_what_is_left_out_for_a_doubt_has_it_for_a_reason),
	};

	return cmocka_run_group_tests_name("doubt", tests, NULL, NULL);
}
