/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "compose/place.h"
#include "compose/relation.h"
#include "compose/suggest.h"
#include "compose/take.h"
#include "world.h"

enum { A, B, C };

static struct relation
relation_of(struct world *world, size_t persona, const char *text)
{
	struct item_ref item = world_item(world, persona, text);
	struct relations relations;

	relations_find(&relations, &world->draft, &world->arena);
	return relations.of[persona][item.item];
}

static void
test_what_is_in_the_draft_is_taken(void **state)
{
	struct world world;
	struct relation relation;

	(void)state;
	world_init(&world, bakers, A);
	draft_take_section(&world.draft, A, 0, STR(""));
	relation = relation_of(&world, A, "Knead");
	assert_int_equal(relation.kind, RELATION_TAKEN);
	assert_int_equal(relation.entry, world_find(&world.draft, "Knead"));
	relation = relation_of(&world, A, "You care");
	assert_int_equal(relation.kind, RELATION_TAKEN);
	relation = relation_of(&world, B, "Laminate");
	assert_int_equal(relation.kind, RELATION_NEW);
	assert_int_equal(relation.entry, NO_INDEX);
	world_release(&world);
}

static void
test_what_a_taken_twin_says_is_said(void **state)
{
	struct world world;
	struct relation relation;

	(void)state;
	world_init(&world, bakers, A);
	draft_take_item(&world.draft, world_item(&world, A, "Weigh"),
			STR(""));
	relation = relation_of(&world, B, "Weigh");
	assert_int_equal(relation.kind, RELATION_SAID);
	assert_int_equal(relation.entry, 1);
	draft_drop_item(&world.draft, world_item(&world, A, "Weigh"));
	assert_int_equal(relation_of(&world, B, "Weigh").kind, RELATION_NEW);
	world_release(&world);
}

static void
test_a_twin_with_another_number_is_against(void **state)
{
	struct world world;
	struct relation relation;

	(void)state;
	world_init(&world, bakers, A);
	draft_take_section(&world.draft, A, 0, STR(""));
	relation = relation_of(&world, B, "You are");
	assert_int_equal(relation.kind, RELATION_AGAINST);
	assert_int_equal(relation.entry, 1);
	assert_int_equal(relation_of(&world, C, "You are").kind,
			 RELATION_SAID);
	world_release(&world);
}

static void
test_another_topic_can_be_against_it_too(void **state)
{
	static const char *const texts[] = {
		"You are a clerk who answers letters in a large office.\n\n"
		"## Style\n\n- Use cursor based pagination for long lists\n",
		"You are a scribe who copies old books in a monastery.\n\n"
		"## Lists of copies\n\n- Number every single page by hand\n\n"
		"### Pagination\n\n```\nGET /books?page=2\n```\n", NULL
	};
	struct world world;
	struct relations relations;
	size_t against = 0;

	(void)state;
	world_init(&world, texts, A);
	draft_take_section(&world.draft, A, 0, STR(""));
	relations_find(&relations, &world.draft, &world.arena);
	for (size_t i = 0; i < world.personas[B].block_count; i++)
		if (world.personas[B].blocks[i].kind == BLOCK_CODE)
			against += relations.blocks[B][i].kind ==
			    RELATION_AGAINST;
	/* the code alone does not say that it is about pagination */
	assert_int_equal(against, 0);
	assert_true(relations.blocks[B] != NULL);
	world_release(&world);
}

static void
test_blocks_without_items_have_relations_of_their_own(void **state)
{
	struct world world;
	struct relations relations;
	size_t code = NO_INDEX;

	(void)state;
	world_init(&world, bakers, A);
	for (size_t i = 0; i < world.personas[A].block_count; i++)
		if (world.personas[A].blocks[i].kind == BLOCK_CODE)
			code = i;
	relations_find(&relations, &world.draft, &world.arena);
	assert_int_equal(relations.blocks[A][code].kind, RELATION_NEW);
	assert_int_equal(draft_take_block(&world.draft, A, code, STR("")), 1);
	relations_find(&relations, &world.draft, &world.arena);
	assert_int_equal(relations.blocks[A][code].kind, RELATION_TAKEN);
	assert_int_equal(draft_drop_block(&world.draft, A, code), 1);
	world_release(&world);
}

static void
test_an_alternative_holds_behind_any_number_of_its_items(void **state)
{
	static const char *const texts[] = {
		"You bake bread.\n\n## Oven\n\n- Heat it early\n",
		"You sail boats.\n\n## Deck\n\nCoil ropes. Stow oars. Furl "
		"sails. Drop anchors. Swab planks. Ring bells. Count gulls.\n",
		NULL
	};
	struct world world;
	const struct persona *sailor;
	struct item_ref item;
	size_t block, first;

	(void)state;
	world_init(&world, texts, A);
	draft_take_section(&world.draft, A, 0, STR(""));
	sailor = &world.personas[B];
	item = world_item(&world, B, "Coil");
	block = sailor->items[item.item].block;
	first = world_find(&world.draft, "You bake");
	for (size_t i = item.item; i < item.item + 6; i++)
		entry_add_alternative(&world.draft, first, (struct origin){
				      B, sailor->items[i].range });
	entry_add_alternative(&world.draft,
			      world_find(&world.draft, "Heat"),
			      (struct origin){ B, sailor->blocks[block].text });
	assert_int_equal(relation_of(&world, B, "Count").kind, RELATION_SAID);
	assert_int_equal(relation_of(&world, B, "Count").entry,
			 world_find(&world.draft, "Heat"));
	assert_int_equal(relation_of(&world, B, "Coil").entry, first);
	assert_int_equal(relation_of(&world, B, "Ring").entry, first);
	world_release(&world);
}

static void
test_relations_agree_with_the_suggestion(void **state)
{
	struct world world;
	struct relations relations;

	(void)state;
	world_init(&world, bakers, B);
	suggest_draft(&world.draft, &(struct suggest_options){ 0 });
	relations_find(&relations, &world.draft, &world.arena);
	for (size_t p = 0; p < world.comparison.persona_count; p++)
		for (size_t i = 0; i < world.personas[p].item_count; i++) {
			bool taken = relations.of[p][i].kind ==
			    RELATION_TAKEN;

			assert_int_equal(taken, draft_find(&world.draft,
				(struct item_ref){ p, i }) != NO_INDEX);
		}
	world_release(&world);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_in_the_draft_is_taken),
		cmocka_unit_test(test_what_a_taken_twin_says_is_said),
		cmocka_unit_test(test_a_twin_with_another_number_is_against),
		cmocka_unit_test(test_another_topic_can_be_against_it_too),
		cmocka_unit_test(
		    test_blocks_without_items_have_relations_of_their_own),
		cmocka_unit_test(
		    test_an_alternative_holds_behind_any_number_of_its_items),
		cmocka_unit_test(test_relations_agree_with_the_suggestion),
	};

	return cmocka_run_group_tests_name("relation", tests, NULL, NULL);
}
