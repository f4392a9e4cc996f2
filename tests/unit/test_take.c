/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/buf.h"
#include "compose/take.h"
#include "export/render.h"
#include "world.h"

enum { A, B, C };

struct pick {
	size_t persona;
	const char *text;
};

struct taking {
	const char *const *texts;
	struct pick picks[8];
	const char *outline;
};

/* What is picked, in that order, makes a draft of that outline, and has the
 * reason that was given. */
static void
check_taking(const struct taking *taking)
{
	struct world world;

	world_init(&world, taking->texts, A);
	for (const struct pick *pick = taking->picks; pick->text; pick++)
		world_take(&world, pick->persona, pick->text);
	world_assert(&world, taking->outline);
	for (size_t i = 0; i < world.draft.entry_count; i++)
		assert_str_row(world.draft.entries[i].reason, "wanted", i);
	world_release(&world);
}

static void
test_an_item_stands_in_a_section_of_its_topic(void **state)
{
	static const struct taking taking = {
		bakers,
		{ { B, "Turn" }, { A, "Knead" }, { B, "Laminate" } },
		"# Dough\n"
		"  A - Knead until the gluten window is thin\n"
		"  B - Laminate butter into the croissant pastry\n"
		"# Oven\n"
		"  B - Turn the trays halfway for even colour\n",
	};

	(void)state;
	check_taking(&taking);
}

static void
test_items_of_a_file_keep_its_order(void **state)
{
	static const struct taking taking = {
		bakers,
		{ { A, "Knead" }, { A, "Weigh" }, { B, "Chill" },
		  { A, "Rest" }, { B, "Laminate" } },
		"# Dough\n"
		"  A - Weigh every ingredient on a precise scale\n"
		"  A - Rest the sourdough overnight in the cold room\n"
		"  A - Knead until the gluten window is thin\n"
		"  B - Laminate butter into the croissant pastry\n"
		"  B - Chill the mixture between all foldings\n",
	};

	(void)state;
	check_taking(&taking);
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
	world_take(&world, B, "Preheat");
	world_take(&world, A, "Steamed");
	world_take(&world, B, "Turn");
	world_assert(&world, "# Oven\n"
		       "  B - Preheat to the right temperature\n"
		       "  B - Turn the trays halfway for even colour\n"
		       "  A I heat ovens that are:\n"
		       "  A - Steamed during the first minutes\n");
	assert_int_equal(draft_drop_item(&world.draft,
			 world_item(&world, A, "Steamed")), 2);
	world_assert(&world, "# Oven\n"
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
	world_take(&world, A, "Water");
	world_assert(&world, "# Trees\n  # Young trees\n"
		       "    A - Water twice a week in summer\n");
	world_take(&world, A, "Cut");
	world_take(&world, A, "Stake");
	world_assert(&world, "# Trees\n"
		       "  A - Cut dead wood in the winter months\n"
		       "  # Young trees\n"
		       "    A - Stake against the western wind\n"
		       "    A - Water twice a week in summer\n");
	assert_int_equal(draft_drop_section(&world.draft, A,
			 world_section(&world, A, "Young trees")), 2);
	world_assert(&world, "# Trees\n"
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
	world_assert(&world, "# Workflow\n  B 1. Plan the cakes\n"
		       "  B 1. Whip the cream\n");
	assert_int_equal(draft_drop_topic(&world.draft, topic, A), 0);
	assert_int_equal(draft_drop_topic(&world.draft, topic, NO_INDEX), 2);
	world_assert(&world, "");
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
	world_assert(&world, "# Dough\n"
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
	world_take(&world, B, "You love");
	assert_int_equal(draft_drop_item(&world.draft,
			 world_item(&world, A, "You are")), 1);
	world_assert(&world, "# \n"
		       "  A You care for flour and fire.\n"
		       "  B + You love sugar and butter.\n");
	world_release(&world);
}

static void
test_a_lead_becomes_a_list_entry_where_others_join_it(void **state)
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
	world_assert(&world, "# Trees\n"
		       "  A winter pruning, oak grafting, root surgery.\n");
	world_take(&world, B, "Brand");
	world_assert(&world, "# Trees\n"
		       "  A - winter pruning, oak grafting, root surgery.\n"
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
	world_take(&world, A, "You are");
	world_take(&world, B, "You know");
	world_take(&world, A, "gRPC");
	world_take(&world, A, "oak");
	world_take(&world, B, "Fell");
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
test_rows_and_one_line_tags_are_readable_alone(void **state)
{
	static const char *const texts[] = {
		"You are a gardener who looks after a large public park.\n\n"
		"## Trees\n\n| kind | when | how |\n|---|---|---|\n"
		"| oak | winter | saw |\n| elm | autumn | axe |\n\n"
		"<safety_rule>Wear a helmet</safety_rule>\n", NULL
	};
	static const struct taking taking = {
		texts,
		{ { A, "elm" }, { A, "Wear" } },
		"# Trees\n  A - elm: autumn; axe\n"
		"  A - **Safety Rule:** Wear a helmet\n",
	};

	(void)state;
	check_taking(&taking);
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
	world_take(&world, B, "Fell");
	world_assert(&world, "# Trees\n"
		       "  A - oaks, elms, old fruit trees.\n"
		       "  B - Fell against the slope in winter\n");
	world_release(&world);
}

static void
test_a_list_has_one_kind_of_marker(void **state)
{
	static const char *const texts[] = {
		"You are a gardener who looks after a large public park.\n\n"
		"## Trees\n\n1. Prune oaks in winter\n"
		"2. Graft elms in spring\n",
		"You are a forester who looks after a large old forest.\n\n"
		"## Trees\n\n- Fell against the slope\n"
		"- Brand every trunk\n- Stack the logs dry\n", NULL
	};
	static const struct taking taking = {
		texts,
		{ { A, "Prune" }, { B, "Fell" }, { B, "Brand" },
		  { B, "Stack" } },
		"# Trees\n  A 1. Prune oaks in winter\n"
		"  B 1. Fell against the slope\n"
		"  B 1. Brand every trunk\n"
		"  B 1. Stack the logs dry\n",
	};

	(void)state;
	check_taking(&taking);
}

static void
test_a_part_of_a_sentence_brings_all_of_it(void **state)
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
	world_take(&world, A, "leave");
	assert_int_equal(draft_take_item(&world.draft, world_item(&world, A,
			 "You say"), STR("")), 0);
	render_draft(&out, &world.draft, SYNTAX_MARKDOWN, NULL);
	assert_str(buf_str(&out), "## Trees\n\nYou say it plainly: \"Graft "
		   "elms in spring; leave old fruit trees alone.\"\n");
	buf_release(&out);
	world_release(&world);
}

static void
test_a_one_line_tag_keeps_its_attributes(void **state)
{
	static const char *const texts[] = {
		"You are a gardener who looks after a large public park.\n\n"
		"## Trees\n\n<rule name=\"Size\" level=\"2\">Keep crowns "
		"small.</rule>\n"
		"<example type=\"bad\">Cut in spring.</example>\n"
		"<rule id='R7'>Log each cut.</rule>\n"
		"<rule\n  id='R8'>Ask the council.</rule>\n", NULL
	};
	static const struct taking taking = {
		texts,
		{ { A, "Keep" }, { A, "Cut" }, { A, "Log" }, { A, "Ask" } },
		"# Trees\n"
		"  A - **Rule** (name=\"Size\" level=\"2\"): "
		"Keep crowns small.\n"
		"  A - **Example** (type=\"bad\"): Cut in spring.\n"
		"  A - **Rule** (id='R7'): Log each cut.\n"
		"  A - **Rule** (id='R8'): Ask the council.\n",
	};

	(void)state;
	check_taking(&taking);
}

static void
test_titles_have_no_signs_before_them(void **state)
{
	static const char *const texts[] = {
		"You are a gardener.\n\n## \U0001F333 Trees & Hedges\n\n"
		"- Prune oaks in winter\n\n## 樹木\n\n- Water the moss\n\n"
		"## Late Frost \u26A0\uFE0F\n\n- Cover the figs\n\n"
		"## \U0001F333\n\n- Sweep the paths\n\n"
		"## हिन्दी\n\n- Sow the peas\n\n"
		"## Prices in €\n\n- Sell the plums\n\n"
		"## C♯ “Yes”\n\n- Tune the bells\n",
		NULL
	};
	static const struct taking taking = {
		texts,
		{ { A, "Prune" }, { A, "Water" }, { A, "Cover" },
		  { A, "Sweep" }, { A, "Sow" }, { A, "Sell" }, { A, "Tune" } },
		"# Trees & Hedges\n"
		"  A - Prune oaks in winter\n"
		"# 樹木\n  A - Water the moss\n"
		"# Late Frost\n  A - Cover the figs\n"
		"# \U0001F333\n  A - Sweep the paths\n"
		"# हिन्दी\n  A - Sow the peas\n"
		"# Prices in €\n  A - Sell the plums\n"
		"# C♯ “Yes”\n  A - Tune the bells\n",
	};

	(void)state;
	check_taking(&taking);
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
		    test_a_lead_becomes_a_list_entry_where_others_join_it),
		cmocka_unit_test(
		    test_sentences_and_clauses_are_written_as_an_author_would),
		cmocka_unit_test(
		    test_rows_and_one_line_tags_are_readable_alone),
		cmocka_unit_test(
		    test_another_wording_takes_the_place_of_the_first),
		cmocka_unit_test(test_an_enumeration_of_names_stays_one_entry),
		cmocka_unit_test(test_a_part_of_a_sentence_brings_all_of_it),
		cmocka_unit_test(test_a_one_line_tag_keeps_its_attributes),
		cmocka_unit_test(test_titles_have_no_signs_before_them),
		cmocka_unit_test(test_a_list_has_one_kind_of_marker),
	};

	return cmocka_run_group_tests_name("taking into a draft", tests, NULL,
					   NULL);
}
