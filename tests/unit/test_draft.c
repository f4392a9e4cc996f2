#include "check.h"

#include "base/buf.h"
#include "compose/edit.h"
#include "compose/suggest.h"
#include "compose/take.h"
#include "export/render.h"
#include "sound.h"
#include "world.h"

enum { A, B, C };

static void
assert_outline(struct world *world, const char *wanted)
{
	const char *fault = draft_unsound(&world->draft);

	assert_str(world_outline(world, &world->draft), wanted);
	if (fault)
		print_error("%s\n", fault);
	assert_null(fault);
}

static void
take(struct world *world, size_t persona, const char *text)
{
	assert_true(draft_take_item(&world->draft,
				    world_item(world, persona, text),
				    STR("wanted")) > 0);
}

static void
test_an_item_stands_in_a_section_of_its_topic(void **state)
{
	struct world world;

	(void)state;
	world_init(&world, bakers, A);
	take(&world, B, "Turn");
	take(&world, A, "Knead");
	take(&world, B, "Laminate");
	assert_outline(&world, "# Dough\n"
		       "  A - Knead until the gluten window is thin\n"
		       "  B - Laminate butter into the croissant pastry\n"
		       "# Oven\n"
		       "  B - Turn the trays halfway for even colour\n");
	assert_str(world.draft.entries[1].reason, "wanted");
	world_release(&world);
}

static void
test_items_of_a_file_keep_its_order(void **state)
{
	struct world world;

	(void)state;
	world_init(&world, bakers, A);
	take(&world, A, "Knead");
	take(&world, A, "Weigh");
	take(&world, B, "Chill");
	take(&world, A, "Rest");
	take(&world, B, "Laminate");
	assert_outline(&world, "# Dough\n"
		       "  A - Weigh every ingredient on a precise scale\n"
		       "  A - Rest the sourdough overnight in the cold room\n"
		       "  A - Knead until the gluten window is thin\n"
		       "  B - Laminate butter into the croissant pastry\n"
		       "  B - Chill the mixture between all foldings\n");
	world_release(&world);
}

static void
test_an_item_is_taken_once(void **state)
{
	struct world world;
	struct item_ref item;

	(void)state;
	world_init(&world, bakers, A);
	item = world_item(&world, B, "Laminate");
	assert_int_equal(draft_take_item(&world.draft, item, STR("")), 1);
	assert_int_equal(draft_take_item(&world.draft, item, STR("")), 0);
	assert_int_equal(draft_take_section(&world.draft, B,
			 world_section(&world, B, "Dough"), STR("")), 2);
	assert_int_equal(draft_find(&world.draft, item), 2);
	world_release(&world);
}

static void
test_an_item_brings_its_lead_in_and_takes_it_away(void **state)
{
	struct world world;

	(void)state;
	world_init(&world, bakers, A);
	take(&world, B, "Preheat");
	take(&world, A, "Steamed");
	take(&world, B, "Turn");
	assert_outline(&world, "# Oven\n"
		       "  B - Preheat to the right temperature\n"
		       "  B - Turn the trays halfway for even colour\n"
		       "  A I heat ovens that are:\n"
		       "  A - Steamed during the first minutes\n");
	assert_int_equal(draft_drop_item(&world.draft,
			 world_item(&world, A, "Steamed")), 2);
	assert_outline(&world, "# Oven\n"
		       "  B - Preheat to the right temperature\n"
		       "  B - Turn the trays halfway for even colour\n");
	world_release(&world);
}

static void
test_headings_between_topic_and_item_come_and_go_with_it(void **state)
{
	static const char *const texts[] = {
		"You are a gardener who looks after a large public park.\n\n"
		"## Trees\n\n- Cut dead wood in the winter months\n\n"
		"### Young trees\n\n- Stake against the western wind\n"
		"- Water twice a week in summer\n", NULL
	};
	struct world world;

	(void)state;
	world_init(&world, texts, A);
	take(&world, A, "Water");
	assert_outline(&world, "# Trees\n  # Young trees\n"
		       "    A - Water twice a week in summer\n");
	take(&world, A, "Cut");
	take(&world, A, "Stake");
	assert_outline(&world, "# Trees\n"
		       "  A - Cut dead wood in the winter months\n"
		       "  # Young trees\n"
		       "    A - Stake against the western wind\n"
		       "    A - Water twice a week in summer\n");
	assert_int_equal(draft_drop_section(&world.draft, A,
			 world_section(&world, A, "Young trees")), 2);
	assert_outline(&world, "# Trees\n"
		       "  A - Cut dead wood in the winter months\n");
	world_release(&world);
}

static void
test_taking_a_one_of_topic_puts_the_other_back(void **state)
{
	struct world world;
	size_t topic;

	(void)state;
	world_init(&world, bakers, A);
	topic = world_topic(&world, "Workflow");
	assert_int_equal(draft_take_topic(&world.draft, topic, A, STR("")), 3);
	assert_int_equal(draft_take_topic(&world.draft, topic, B, STR("")), 2);
	assert_outline(&world, "# Workflow\n  B 1. Plan the cakes\n"
		       "  B 1. Whip the cream\n");
	assert_int_equal(draft_drop_topic(&world.draft, topic, A), 0);
	assert_int_equal(draft_drop_topic(&world.draft, topic, NO_INDEX), 2);
	assert_outline(&world, "");
	world_release(&world);
}

static void
test_a_topic_of_all_takes_what_is_new_only(void **state)
{
	struct world world;
	size_t topic;

	(void)state;
	world_init(&world, bakers, A);
	topic = world_topic(&world, "Dough");
	draft_take_topic(&world.draft, topic, NO_INDEX, STR(""));
	assert_outline(&world, "# Dough\n"
		       "  A - Weigh every ingredient on a precise scale\n"
		       "  A - Rest the sourdough overnight in the cold room\n"
		       "  A - Knead until the gluten window is thin\n"
		       "  B - Laminate butter into the croissant pastry\n"
		       "  B - Chill the mixture between all foldings\n"
		       "  C - Mill rye flour coarsely for bread\n");
	world_release(&world);
}

static void
test_sentences_go_on_in_one_paragraph(void **state)
{
	struct world world;

	(void)state;
	world_init(&world, bakers, A);
	draft_take_topic(&world.draft, world_topic(&world, "Identity"), A,
			 STR(""));
	take(&world, B, "You love");
	assert_int_equal(draft_drop_item(&world.draft,
			 world_item(&world, A, "You are")), 1);
	assert_outline(&world, "# \n"
		       "  A You care for flour and fire.\n"
		       "  B + You love sugar and butter.\n");
	world_release(&world);
}

static void
test_leads_become_list_entries_where_others_join_them(void **state)
{
	static const char *const texts[] = {
		"You are a gardener who looks after a large public park.\n\n"
		"## Core expertise\n\n"
		"- **Trees**: winter pruning, oak grafting, root surgery.\n"
		"- **Lawns**: mowing patterns, drainage trenches, soil.\n",
		"You are a forester who looks after a large old forest.\n\n"
		"## Trees\n\n- Fell against the slope in winter\n"
		"- Brand every trunk for the mill\n", NULL
	};
	struct world world;
	size_t topic;

	(void)state;
	world_init(&world, texts, A);
	topic = world_topic(&world, "Trees");
	draft_take_topic(&world.draft, topic, A, STR(""));
	assert_outline(&world, "# Trees\n"
		       "  A winter pruning, oak grafting, root surgery.\n");
	take(&world, B, "Brand");
	assert_outline(&world, "# Trees\n  A - winter pruning\n"
		       "  A - oak grafting\n  A - root surgery\n"
		       "  B - Brand every trunk for the mill\n");
	world_release(&world);
}

static void
test_sentences_and_clauses_are_written_as_an_author_would(void **state)
{
	static const char *const texts[] = {
		"You are a gardener who looks after a large public park.\n\n"
		"## Core expertise\n\n"
		"- **Trees**: winter pruning, oak grafting, gRPC of roots.\n"
		"- **Lawns**: mowing patterns, drainage trenches, soil.\n",
		"You are a forester. You know every tree by its name.\n\n"
		"## Trees\n\n- Fell against the slope in winter\n", NULL
	};
	struct world world;
	struct buf out = { 0 };

	(void)state;
	world_init(&world, texts, A);
	take(&world, A, "You are");
	take(&world, B, "You know");
	take(&world, A, "gRPC");
	take(&world, A, "oak");
	take(&world, B, "Fell");
	render_draft(&out, &world.draft, SYNTAX_MARKDOWN, NULL);
	assert_str(buf_str(&out),
		   "You are a gardener who looks after a large public park. "
		   "You know every tree by its name.\n\n## Trees\n\n"
		   "- Oak grafting\n- gRPC of roots\n"
		   "- Fell against the slope in winter\n");
	buf_release(&out);
	world_release(&world);
}

static void
test_an_enumeration_of_names_stays_one_entry(void **state)
{
	static const char *const texts[] = {
		"You are a gardener who looks after a large public park.\n\n"
		"## Core expertise\n\n"
		"- **Trees**: oaks, elms, old fruit trees.\n"
		"- **Lawns**: mowing patterns, drainage trenches, soil.\n",
		"You are a forester who looks after a large old forest.\n\n"
		"## Trees\n\n- Fell against the slope in winter\n", NULL
	};
	struct world world;

	(void)state;
	world_init(&world, texts, A);
	draft_take_topic(&world.draft, world_topic(&world, "Trees"), A,
			 STR(""));
	take(&world, B, "Fell");
	assert_outline(&world, "# Trees\n"
		       "  A - oaks, elms, old fruit trees.\n"
		       "  B - Fell against the slope in winter\n");
	world_release(&world);
}

static void
test_parts_of_one_sentence_are_one_again(void **state)
{
	static const char *const texts[] = {
		"You are a gardener who looks after a large public park.\n\n"
		"## Trees\n\nYou prune oaks in winter. You say it plainly: "
		"\"Graft elms in spring; leave old fruit trees alone.\"\n",
		NULL
	};
	struct world world;
	struct buf out = { 0 };

	(void)state;
	world_init(&world, texts, A);
	take(&world, A, "You say");
	take(&world, A, "leave");
	render_draft(&out, &world.draft, SYNTAX_MARKDOWN, NULL);
	assert_str(buf_str(&out), "## Trees\n\nYou say it plainly: \"Graft "
		   "elms in spring; leave old fruit trees alone.\"\n");
	buf_release(&out);
	world_release(&world);
}

static void
test_titles_have_no_signs_before_them(void **state)
{
	static const char *const texts[] = {
		"You are a gardener.\n\n## \U0001F333 Trees & Hedges\n\n"
		"- Prune oaks in winter\n\n## 樹木\n\n- Water the moss\n\n"
		"## \U0001F333\n\n- Sweep the paths\n",
		NULL
	};
	struct world world;

	(void)state;
	world_init(&world, texts, A);
	take(&world, A, "Prune");
	take(&world, A, "Water");
	take(&world, A, "Sweep");
	assert_outline(&world, "# Trees & Hedges\n"
		       "  A - Prune oaks in winter\n"
		       "# 樹木\n  A - Water the moss\n"
		       "# \U0001F333\n  A - Sweep the paths\n");
	world_release(&world);
}

static void
test_rows_and_one_line_tags_are_readable_alone(void **state)
{
	static const char *const texts[] = {
		"You are a gardener who looks after a large public park.\n\n"
		"## Trees\n\n| kind | when | how |\n|---|---|---|\n"
		"| oak | winter | saw |\n| elm | autumn | axe |\n\n"
		"<safety_rule>Wear a helmet</safety_rule>\n", NULL
	};
	struct world world;

	(void)state;
	world_init(&world, texts, A);
	take(&world, A, "elm");
	take(&world, A, "Wear");
	assert_outline(&world, "# Trees\n  A - elm: autumn; axe\n"
		       "  A - **Safety Rule:** Wear a helmet\n");
	world_release(&world);
}

static void
test_another_wording_takes_the_place_of_the_first(void **state)
{
	struct world world;
	size_t at;

	(void)state;
	world_init(&world, bakers, A);
	draft_take_section(&world.draft, A, world_section(&world, A, "Dough"),
			   STR(""));
	at = world_find(&world.draft, "Weigh every");
	assert_true(draft_take_instead(&world.draft, world_item(&world, B,
		    "Weigh each"), at, STR("sharper")));
	assert_str(draft_text(&world.draft, &world.draft.entries[at]),
		   "Weigh each ingredient on a precise digital scale");
	assert_int_equal(world.draft.entries[at].alternative_count, 1);
	assert_int_equal(world.draft.entries[at].alternatives[0].persona, A);
	assert_false(draft_take_instead(&world.draft, world_item(&world, B,
		     "Weigh each"), at, STR("again")));
	world_release(&world);
}

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
	take(&world, A, "Weigh");
	take(&world, A, "Rest");
	take(&world, B, "Turn");
	at = world_find(&world.draft, "Rest");
	assert_int_equal(draft_move(&world.draft, at, -1), 1);
	assert_int_equal(draft_move(&world.draft, 1, -5), 1);
	assert_int_equal(draft_move(&world.draft, 1, 2), 3);
	assert_outline(&world, "# Dough\n"
		       "  A - Weigh every ingredient on a precise scale\n"
		       "# Oven\n"
		       "  A - Rest the sourdough overnight in the cold room\n"
		       "  B - Turn the trays halfway for even colour\n");
	assert_int_equal(draft_move(&world.draft, 3, 9), 4);
	assert_int_equal(draft_move(&world.draft, 2, -1), 0);
	assert_int_equal(draft_move(&world.draft, 0, -1), 0);
	assert_int_equal(draft_move(&world.draft, 99, 1), 99);
	assert_outline(&world, "# Oven\n"
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
	take(&world, A, "Weigh");
	take(&world, A, "Rest");
	take(&world, B, "Turn");
	oven = world_find(&world.draft, "Oven");
	assert_true(draft_shift_level(&world.draft, oven, 1));
	assert_false(draft_shift_level(&world.draft, oven, 1));
	assert_true(draft_shift_level(&world.draft, 2, 1));
	assert_false(draft_shift_level(&world.draft, 1, 1));
	assert_outline(&world, "# Dough\n"
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
	take(&world, A, "Weigh");
	at = draft_insert_text(&world.draft, world_find(&world.draft,
			       "Weigh"), STR("Taste it"));
	draft_edit(&world.draft, at, STR("Taste it twice"));
	draft_edit(&world.draft, 0, STR("no block"));
	draft_retitle(&world.draft, world_find(&world.draft, "Dough"),
		      STR(" Paste "));
	assert_outline(&world, "# \n  Be kind.\n# Paste\n"
		       "  A - Weigh every ingredient on a precise scale\n"
		       "  - Taste it twice\n");
	draft_remove(&world.draft, 1);
	draft_remove(&world.draft, 99);
	assert_outline(&world, "# Paste\n"
		       "  A - Weigh every ingredient on a precise scale\n"
		       "  - Taste it twice\n");
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
	take(&world, A, "Weigh");
	draft_copy(&copy, &world.draft);
	world.draft.ok[0] = true;
	take(&world, A, "Rest");
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
		cmocka_unit_test(test_an_item_stands_in_a_section_of_its_topic),
		cmocka_unit_test(test_items_of_a_file_keep_its_order),
		cmocka_unit_test(test_an_item_is_taken_once),
		cmocka_unit_test(
		    test_an_item_brings_its_lead_in_and_takes_it_away),
		cmocka_unit_test(
		    test_headings_between_topic_and_item_come_and_go_with_it),
		cmocka_unit_test(
		    test_taking_a_one_of_topic_puts_the_other_back),
		cmocka_unit_test(test_a_topic_of_all_takes_what_is_new_only),
		cmocka_unit_test(test_sentences_go_on_in_one_paragraph),
		cmocka_unit_test(
		    test_leads_become_list_entries_where_others_join_them),
		cmocka_unit_test(
		    test_sentences_and_clauses_are_written_as_an_author_would),
		cmocka_unit_test(
		    test_rows_and_one_line_tags_are_readable_alone),
		cmocka_unit_test(
		    test_another_wording_takes_the_place_of_the_first),
		cmocka_unit_test(test_fields_are_taken_set_and_removed),
		cmocka_unit_test(
		    test_moves_pass_siblings_and_go_on_into_other_sections),
		cmocka_unit_test(test_levels_shift_below_a_sibling_and_back),
		cmocka_unit_test(test_own_text_joins_what_it_stands_behind),
		cmocka_unit_test(test_tokens_add_up),
		cmocka_unit_test(
		    test_no_sequence_of_changes_makes_an_unsound_tree),
		cmocka_unit_test(test_a_copy_does_not_follow_the_original),
		cmocka_unit_test(test_an_enumeration_of_names_stays_one_entry),
		cmocka_unit_test(test_parts_of_one_sentence_are_one_again),
		cmocka_unit_test(test_titles_have_no_signs_before_them),
	};

	return cmocka_run_group_tests_name("draft", tests, NULL, NULL);
}
