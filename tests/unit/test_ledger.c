/* SPDX-License-Identifier: MIT */
#include "base/count.h"
#include "check.h"
#include "compose/ledger.h"
#include "compose/place.h"
#include "compose/take.h"
#include "world.h"

enum { A, B, C };

/* Lists with and without lead-ins, bold leads, numbers, prose between them,
 * code, sub-sections, a tag that is kept. */
static const char *const mixed[] = {
	"You are a baker.\n\n## Dough\n\nUse rye when:\n\n- It is cold\n"
	"- The guests are many\n\nKeep it dry.\n\n- Weigh the flour\n"
	"- Sieve the flour\n\n### Rye\n\n1. Soak it\n2. Bake it\n\n"
	"## Oven\n\n- **Heat**: Preheat it early.\n- **Steam**: Open it once. "
	"Close it soon.\n\n```\nbake\n```\n",
	"## Dough\n\nUse rye when:\n\n* You want to\n* Nobody looks\n\n"
	"1. Weigh the water\n2. Stir the water\n\nA word on salt. It is salt.\n"
	"\n```\nstir\n```\n\n```\nfold\n```\n\n* Taste the rye\n"
	"* Taste the salt\n\n### Rye\n\n* Roast it\n* Grind it\n\n"
	"### Barley\n\n* Boil it\n\n## Oven\n\n* **Heat**: Ask the smith. "
	"Pay him.\n* Sweep it\n\n## Cellar\n\n* Count the sacks\n",
	"# Miller\n\n* Mill at night\n* Mill alone\n\n## Dough\n\n"
	"**Rest**: Let it rest. Let it rise.\n\n* Fold the rye\n\n"
	"More words. Fewer deeds.\n\n* Fold the barley\n\n"
	"<if-asked to=\"hurry\">\n* Say no\n</if-asked>\n\n"
	"| what | how |\n| --- | --- |\n| rye | slow |\n| oats | fast |\n",
	NULL
};

/* Steps through blocks that come upon each once, in orders of their own. */
static const size_t steps[] = { 1, 3, 7, 11 };

static size_t
next_block(size_t at, size_t step, size_t count)
{
	while (count % step == 0 && step > 1)
		step--;
	return (at + step) % count;
}

struct taking {
	size_t step;
	bool items;  /* one by one, before their block */
	bool ledger;
};

/* Every block of B and C beside all of A. */
static void
take_all(struct world *world, const struct taking *taking)
{
	struct draft *draft = &world->draft;
	struct str reason = STR("all of it");

	if (taking->ledger)
		ledger_open(draft, &world->arena);
	draft_take_section(draft, A, 0, reason);
	for (size_t p = B; p <= C; p++) {
		const struct persona *persona = world->list[p];
		size_t at = 0;

		for (size_t i = 0; i < persona->block_count; i++) {
			const struct block *block = &persona->blocks[at];

			for (size_t k = 0;
			     taking->items && k < block->item_count; k++)
				draft_take_item(draft,
						(struct item_ref){
						    p, block->first_item + k },
						reason);
			draft_take_block(draft, p, at, reason);
			at = next_block(at, taking->step,
					persona->block_count);
		}
	}
	ledger_close(draft);
}

/* The outline of the draft that it makes, in the arena. */
static struct str
outline_of(const char *const *texts, struct taking taking,
	   struct arena *arena)
{
	struct world world;
	struct str outline;

	world_init(&world, texts, A);
	take_all(&world, &taking);
	outline = arena_str(arena, world_outline(&world, &world.draft));
	world_release(&world);
	return outline;
}

static void
check_orders(const char *const *texts, bool items)
{
	for (size_t i = 0; i < COUNT(steps); i++) {
		struct arena arena = { 0 };
		struct str without = outline_of(
		    texts, (struct taking){ steps[i], items, false }, &arena);
		struct str with = outline_of(
		    texts, (struct taking){ steps[i], items, true }, &arena);

		assert_str_row(with, without.ptr, i);
		arena_release(&arena);
	}
}

static void
test_blocks_stand_where_they_would_without_it(void **state)
{
	(void)state;
	check_orders(bakers, false);
	check_orders(mixed, false);
}

static void
test_items_stand_where_they_would_without_it(void **state)
{
	(void)state;
	check_orders(bakers, true);
	check_orders(mixed, true);
}

static void
test_what_is_not_there_is_known_at_once(void **state)
{
	struct world world;
	struct origin dough, oven;

	(void)state;
	world_init(&world, bakers, A);
	dough = (struct origin){ B, world.list[B]->items[
	    world_item(&world, B, "Laminate").item].range };
	oven = (struct origin){ B, world.list[B]->items[
	    world_item(&world, B, "Turn").item].range };
	assert_true(ledger_may_hold(&world.draft, oven));
	ledger_open(&world.draft, &world.arena);
	world_take(&world, B, "Laminate");
	assert_true(ledger_may_hold(&world.draft, dough));
	assert_false(ledger_may_hold(&world.draft, oven));
	assert_false(ledger_may_say(&world.draft, oven));
	entry_add_alternative(&world.draft,
			      world_find(&world.draft, "Laminate"), oven);
	assert_true(ledger_may_say(&world.draft, oven));
	assert_true(ledger_may_have(&world.draft, NO_INDEX, B,
				    world_section(&world, B, "Dough")));
	assert_false(ledger_may_have(&world.draft, NO_INDEX, B,
				     world_section(&world, B, "Sugar")));
	ledger_close(&world.draft);
	world_release(&world);
}

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_blocks_stand_where_they_would_without_it),
		cmocka_unit_test(test_items_stand_where_they_would_without_it),
		cmocka_unit_test(test_what_is_not_there_is_known_at_once),
	};

	return cmocka_run_group_tests_name("ledger", tests, NULL, NULL);
}
