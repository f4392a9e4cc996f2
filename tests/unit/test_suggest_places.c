/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
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
test_a_budget_drops_and_lists_what_it_drops(void **state)
{
	struct world world;
	size_t all, budget, dropped = 0;

	(void)state;
	suggest(&world, bakers, A, (struct suggest_options){
		.take = TAKE_BASE });
	all = draft_all_tokens(&world.draft);
	world_release(&world);
	budget = all * 2 / 3;
	suggest(&world, bakers, A, (struct suggest_options){
		.take = TAKE_BASE, .budget = budget });
	assert_true(draft_all_tokens(&world.draft) <= budget);
	for (size_t i = 0; i < world.draft.left_count; i++)
		dropped += world.draft.left[i].budget;
	assert_true(dropped > 0);
	assert_int_equal(draft_over_budget(&world.draft), 0);
	world_release(&world);
}

static void
test_who_it_is_stays_whatever_the_budget(void **state)
{
	static const char *const texts[] = {
		"---\nname: a\n---\nYou bake bread.\n\n## Dough\n"
		"- Weigh the flour\n- Weigh the water\n- Weigh the salt\n",
		"---\nname: b\n---\nYou bake bread.\n\n## Oven\n"
		"- Preheat it for an hour\n- Never open it early\n", NULL
	};
	struct world world;

	(void)state;
	suggest(&world, texts, A, (struct suggest_options){ .budget = 1 });
	assert_str(world_outline(&world, &world.draft),
		   "# \n  A You bake bread.\n");
	assert_int_equal(draft_over_budget(&world.draft),
			 draft_all_tokens(&world.draft) - 1);
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
		"## Shaping\n- Shape loaves on a well floured board\n",
		NULL
	};
	struct world world;

	(void)state;
	suggest(&world, texts, A, (struct suggest_options){
		.take = TAKE_BASE });
	assert_str(world_outline(&world, &world.draft), "# \n"
		   "  A You bake.\n"
		   "# Communication Style\n"
		   "  A - Speak softly beside the oven\n"
		   "# Bread\n"
		   "  A Bread is made in these parts:\n"
		   "  # Sourdough\n"
		   "    A - Feed the sourdough starter at dawn\n"
		   "  # Shaping\n"
		   "    A - Shape the loaves on a floured board\n");
	world_release(&world);
}

/* Where a section of another stands among the base's. */
static void
test_what_others_add_stands_behind_its_kind(void **state)
{
	static const char base[] =
		"---\nname: baker\n---\nYou are a baker.\n\n"
		"## Sourdough\n- Feed the sourdough starter at dawn\n"
		"- Keep it at 24 °C until noon\n\n"
		"## Output Format\n```\nLoaf: [name]\nHours: [count]\n"
		"Crumb: [open or dense]\n```\n";
	static const struct {
		const char *other, *order;
	} rows[] = {
		{ "## Workflow\n1. Weigh the flour before the water\n"
		  "2. Rest the dough for 30 minutes\n"
		  "3. Fold it four times until it holds\n"
		  "4. Bake it at 240 °C for 40 minutes\n",
		  "Sourdough,Workflow,Output Format" },
		{ "## Principles\n- Never rush a cold dough\n"
		  "- Always taste the crumb before you sell it\n"
		  "- Prefer local rye unless it is damp\n",
		  "Principles,Sourdough,Output Format" },
		{ "## Communication Style\n- Say first what went wrong\n"
		  "- Never blame the apprentice for the oven\n"
		  "- Give one number and one reason at a time\n",
		  "Sourdough,Output Format,Communication Style" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf other = { 0 }, order = { 0 };
		const char *texts[] = { base, NULL, NULL };
		struct world world;

		buf_printf(&other, "---\nname: baker\n---\nYou are a baker."
			   "\n\n%s", rows[i].other);
		texts[B] = other.ptr;
		suggest(&world, texts, A, (struct suggest_options){ 0 });
		for (size_t k = 0; k < world.draft.entry_count; k++) {
			const struct entry *entry = &world.draft.entries[k];

			if (entry->kind != ENTRY_SECTION || entry->depth > 0 ||
			    entry->title.len == 0)
				continue;
			buf_printf(&order, "%s%.*s", order.len ? "," : "",
				   STR_ARG(entry->title));
		}
		assert_str_row(buf_str(&order), rows[i].order, i);
		world_release(&world);
		buf_release(&other);
		buf_release(&order);
	}
}

static void
test_entries_that_are_only_bold_are_not_lost(void **state)
{
	static const char *const texts[] = {
		"---\nname: a\n---\nYou bake.\n\n## Skills\n\n"
		"- **Sourdough**\n- **Rye**\n- **Spelt**: for the feast\n",
		"---\nname: b\n---\nYou bake.\n", NULL
	};
	struct world world;

	(void)state;
	suggest(&world, texts, A, (struct suggest_options){
		.take = TAKE_BASE });
	assert_str(world_outline(&world, &world.draft), "# \n"
		   "  A You bake.\n"
		   "# Skills\n"
		   "  A - **Sourdough**\n"
		   "  A - **Rye**\n"
		   "  A - **Spelt**: for the feast\n");
	world_release(&world);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_budget_drops_and_lists_what_it_drops),
		cmocka_unit_test(test_who_it_is_stays_whatever_the_budget),
		cmocka_unit_test(test_what_leads_to_parts_stands_before_them),
		cmocka_unit_test(test_what_others_add_stands_behind_its_kind),
		cmocka_unit_test(test_entries_that_are_only_bold_are_not_lost),
	};

	return cmocka_run_group_tests_name("places", tests, NULL, NULL);
}
