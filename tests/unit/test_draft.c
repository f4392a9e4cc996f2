/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "compose/edit.h"
#include "compose/suggest.h"
#include "compose/take.h"
#include "sound.h"
#include "world.h"

enum { A, B, C };

static void
test_fields_are_taken_set_and_removed(void **state)
{
	struct world world;
	struct draft copy = { 0 };

	(void)state;
	world_init(&world, bakers, A);
	draft_take_field(&world.draft, "name", A);
	draft_take_field(&world.draft, "tools", A);
	draft_copy(&copy, &world.draft);
	draft_take_field(&world.draft, "tools", B);
	assert_str(draft_field(&world.draft, "tools")->value, "Read, Bash");
	assert_int_equal(draft_field(&world.draft, "tools")->from[0], B);
	assert_str(draft_field(&copy, "tools")->value, "Read, Write");
	draft_take_field(&world.draft, "tools", C);
	assert_null(draft_field(&world.draft, "tools"));
	draft_set_field(&world.draft, "name", STR("gamma"));
	assert_str(world.draft.name, "gamma");
	assert_int_equal(draft_field(&world.draft, "name")->from_count, 0);
	draft_set_field(&world.draft, "name", (struct str){ 0 });
	assert_null(draft_field(&world.draft, "name"));
	draft_release(&copy);
	world_release(&world);
}

static void
test_moves_pass_siblings_and_go_on_into_other_sections(void **state)
{
	struct world world;
	size_t at;

	(void)state;
	world_init(&world, bakers, A);
	world_take(&world, A, "Weigh");
	world_take(&world, A, "Rest");
	world_take(&world, B, "Turn");
	at = world_find(&world.draft, "Rest");
	assert_int_equal(draft_move(&world.draft, at, -1), 1);
	assert_int_equal(draft_move(&world.draft, 1, -5), 1);
	assert_int_equal(draft_move(&world.draft, 1, 2), 3);
	world_assert(&world, "# Dough\n"
		       "  A - Weigh every ingredient on a precise scale\n"
		       "# Oven\n"
		       "  A - Rest the sourdough overnight in the cold room\n"
		       "  B - Turn the trays halfway for even colour\n");
	assert_int_equal(draft_move(&world.draft, 3, 9), 4);
	assert_int_equal(draft_move(&world.draft, 2, -1), 0);
	assert_int_equal(draft_move(&world.draft, 0, -1), 0);
	assert_int_equal(draft_move(&world.draft, 99, 1), 99);
	world_assert(&world, "# Oven\n"
		       "  B - Turn the trays halfway for even colour\n"
		       "  A - Rest the sourdough overnight in the cold room\n"
		       "# Dough\n"
		       "  A - Weigh every ingredient on a precise scale\n");
	world_release(&world);
}

static void
test_levels_shift_below_a_sibling_and_back(void **state)
{
	struct world world;
	size_t oven;

	(void)state;
	world_init(&world, bakers, A);
	world_take(&world, A, "Weigh");
	world_take(&world, A, "Rest");
	world_take(&world, B, "Turn");
	oven = world_find(&world.draft, "Oven");
	assert_true(draft_shift_level(&world.draft, oven, 1));
	assert_false(draft_shift_level(&world.draft, oven, 1));
	assert_true(draft_shift_level(&world.draft, 2, 1));
	assert_false(draft_shift_level(&world.draft, 1, 1));
	world_assert(&world, "# Dough\n"
		       "  A - Weigh every ingredient on a precise scale\n"
		       "    A - Rest the sourdough overnight in the cold "
		       "room\n"
		       "  # Oven\n"
		       "    B - Turn the trays halfway for even colour\n");
	assert_true(draft_shift_level(&world.draft, oven, -1));
	assert_true(draft_shift_level(&world.draft, 2, -1));
	assert_false(draft_shift_level(&world.draft, 2, -1));
	assert_int_equal(world.draft.entries[oven].depth, 0);
	world_release(&world);
}

static void
test_own_text_joins_what_it_stands_behind(void **state)
{
	struct world world;
	size_t at;

	(void)state;
	world_init(&world, bakers, A);
	assert_int_equal(draft_insert_text(&world.draft, NO_INDEX,
					   STR("Be kind.")), 1);
	world_take(&world, A, "Weigh");
	at = draft_insert_text(&world.draft, world_find(&world.draft,
			       "Weigh"), STR("Taste it"));
	draft_edit(&world.draft, at, STR("Taste it twice"));
	draft_edit(&world.draft, 0, STR("no block"));
	draft_retitle(&world.draft, world_find(&world.draft, "Dough"),
		      STR(" Paste "));
	world_assert(&world, "# \n  Be kind.\n# Paste\n"
		       "  A - Weigh every ingredient on a precise scale\n"
		       "  - Taste it twice\n");
	draft_remove(&world.draft, 1);
	draft_remove(&world.draft, 99);
	world_assert(&world, "# Paste\n"
		       "  A - Weigh every ingredient on a precise scale\n"
		       "  - Taste it twice\n");
	world_release(&world);
}

static void
test_own_list_entries_join_the_list(void **state)
{
	struct world world;
	size_t at;

	(void)state;
	world_init(&world, bakers, A);
	world_take(&world, A, "Weigh");
	world_take(&world, A, "Read the order");
	draft_insert_text(&world.draft, world_find(&world.draft, "Dough"),
			  STR("- Taste it"));
	draft_insert_text(&world.draft, world_find(&world.draft, "Workflow"),
			  STR("2. Wash up\n3. Go home"));
	at = world_find(&world.draft, "Weigh");
	draft_edit(&world.draft, at, STR("Weigh it\n  - twice\n- Sieve it"));
	world_assert(&world, "# Dough\n  A - Weigh it\n  - Sieve it\n"
		       "  - Taste it\n# Workflow\n"
		       "  A 1. Read the order book\n"
		       "  1. Wash up\n  1. Go home\n");
	assert_str(world.draft.entries[at].text, "Weigh it\n  - twice");
	assert_true(world.draft.entries[at].edited);
	assert_false(world.draft.entries[at + 1].edited);
	world_release(&world);
}

static void
test_tokens_add_up(void **state)
{
	struct world world;
	size_t sum = 0;

	(void)state;
	world_init(&world, bakers, A);
	suggest_draft(&world.draft, &(struct suggest_options){ 0 });
	for (size_t i = 0; i < world.draft.entry_count;
	     i = draft_end(&world.draft, i))
		sum += draft_tokens(&world.draft, i);
	assert_true(sum > 50);
	assert_true(draft_all_tokens(&world.draft) > sum);
	world.draft.field_count = 0;
	assert_int_equal(draft_all_tokens(&world.draft), sum);
	world_release(&world);
}

/* Pseudo-random, the same every time. */
static size_t
roll(unsigned long *seed, size_t sides)
{
	*seed = *seed * 6364136223846793005UL + 1442695040888963407UL;
	return (size_t)(*seed >> 33) % sides;
}

static void
change(struct world *world, unsigned long *seed)
{
	struct draft *draft = &world->draft;
	size_t persona = roll(seed, 3);
	const struct persona *source = &world->personas[persona];
	size_t entry = roll(seed, draft->entry_count + 2);
	size_t item = roll(seed, source->item_count);
	size_t block = roll(seed, source->block_count);
	size_t section = roll(seed, source->section_count);
	size_t topic = roll(seed, world->comparison.topic_count);
	int by = (int)roll(seed, 7) - 3;

	switch (roll(seed, 12)) {
	case 0: draft_take_item(draft, (struct item_ref){ persona, item },
				STR("x")); break;
	case 1: draft_drop_item(draft, (struct item_ref){ persona, item });
		break;
	case 2: draft_take_section(draft, persona, section, STR("x")); break;
	case 3: draft_drop_section(draft, persona, section); break;
	case 4: draft_take_topic(draft, topic, roll(seed, 4) ? persona :
				 NO_INDEX, STR("x")); break;
	case 5: draft_drop_topic(draft, topic, persona); break;
	case 6: draft_move(draft, entry, by); break;
	case 7: draft_shift_level(draft, entry, by); break;
	case 8: draft_remove(draft, entry); break;
	case 9: draft_insert_text(draft, entry, STR("own words")); break;
	case 10: draft_take_block(draft, persona, block, STR("x")); break;
	default: draft_take_instead(draft, (struct item_ref){ persona, item },
				    entry, STR("x")); break;
	}
}

static void
test_no_sequence_of_changes_makes_an_unsound_tree(void **state)
{
	struct world world;
	unsigned long seed = 20240611;

	(void)state;
	world_init(&world, bakers, A);
	for (size_t i = 0; i < 5000; i++) {
		const char *fault;

		change(&world, &seed);
		fault = draft_unsound(&world.draft);
		if (fault)
			print_error("change %zu: %s\n", i, fault);
		assert_null(fault);
		if (world.draft.entry_count > 120)
			draft_remove(&world.draft, 0);
	}
	world_release(&world);
}

static void
test_a_copy_does_not_follow_the_original(void **state)
{
	struct world world;
	struct draft copy = { 0 }, empty = { 0 };

	(void)state;
	world_init(&world, bakers, A);
	world_take(&world, A, "Weigh");
	draft_copy(&copy, &world.draft);
	world.draft.ok[0] = true;
	world_take(&world, A, "Rest");
	draft_retitle(&world.draft, 0, STR("Other"));
	assert_int_equal(copy.entry_count, 2);
	assert_str(copy.entries[0].title, "Dough");
	assert_false(copy.ok[0]);
	draft_release(&copy);
	draft_copy(&copy, &empty);
	draft_release(&copy);
	world_release(&world);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_fields_are_taken_set_and_removed),
		cmocka_unit_test(
		    test_moves_pass_siblings_and_go_on_into_other_sections),
		cmocka_unit_test(test_levels_shift_below_a_sibling_and_back),
		cmocka_unit_test(test_own_text_joins_what_it_stands_behind),
		cmocka_unit_test(test_own_list_entries_join_the_list),
		cmocka_unit_test(test_tokens_add_up),
		cmocka_unit_test(
		    test_no_sequence_of_changes_makes_an_unsound_tree),
		cmocka_unit_test(test_a_copy_does_not_follow_the_original),
	};

	return cmocka_run_group_tests_name("draft", tests, NULL, NULL);
}
