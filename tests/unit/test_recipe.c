/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <string.h>

#include "base/count.h"
#include "compose/astray.h"
#include "compose/edit.h"
#include "compose/recipe.h"
#include "compose/suggest.h"
#include "compose/take.h"
#include "sound.h"
#include "world.h"

enum { A, B, C };

static struct str
written(struct world *world, const struct draft *draft)
{
	struct buf out = { 0 };
	struct str text;

	recipe_write(&out, draft);
	text = arena_str(&world->arena, buf_str(&out));
	buf_release(&out);
	return text;
}

static struct stale
replay(struct world *world, struct draft *draft, struct str text)
{
	struct recipe recipe;
	struct error error = { "" };
	struct stale stale;

	if (!recipe_read(&recipe, text, &error))
		print_error("%s\n", error.text);
	assert_str(str_of(error.text), "");
	draft_init(draft, &world->comparison, &world->arena);
	recipe_replay(draft, &recipe, &stale);
	recipe_release(&recipe);
	return stale;
}

/* The base whole, and an entry of another. */
static void
suggest_bread(struct world *world)
{
	suggest_draft(&world->draft, &(struct suggest_options){
		      .take = TAKE_BASE });
	world_take(world, B, "Chill the mixture");
}

static void
assert_round_trip(struct world *world)
{
	struct str first = written(world, &world->draft);
	struct draft again;
	struct stale stale = replay(world, &again, first);

	assert_int_equal(stale.count, 0);
	assert_str(written(world, &again), first.ptr);
	assert_str(world_outline(world, &again),
		   world_outline(world, &world->draft).ptr);
	assert_int_equal(again.fields_ok, world->draft.fields_ok);
	draft_release(&again);
}

static void
test_a_recipe_reads_like_this(void **state)
{
	struct world world;

	(void)state;
	world_init(&world, bakers, A);
	draft_take_field(&world.draft, "tools", B);
	draft_take_item(&world.draft, world_item(&world, B, "Brush"),
			STR("it is clean"));
	draft_insert_text(&world.draft, 2, STR("Then: sweep"));
	world.draft.ok[world_topic(&world, "Dough")] = true;
	world.draft.accept = .7;
	assert_str(written(&world, &world.draft),
		   "# a draft made with troupe; troupe compose FILE replays "
		   "it\n"
		   "schema: troupe.recipe/1\n"
		   "name: alpha\n"
		   "base: 0\n"
		   "accept: 0.7000\n"
		   "sources:\n"
		   "- path: a.md\n"
		   "  name: alpha\n"
		   "  sha256: e7e434efefa6acf3ec966485a928b47b1c74dae60b9eac3a"
		   "1324377e0292d911\n"
		   "  seen: \"3e2bebd1 7ba049d2 7d523b66 ad5e3e63 b29047f4 "
		   "b3cbe087 b692face c857e4fd dea0e4f2 e7457edf "
		   "ee6f9d29\"\n"
		   "- path: b.md\n"
		   "  name: beta\n"
		   "  sha256: dbebbeb512f6cec73a970b5aa739a70f1752f77f5099c9cb"
		   "3f12675fc4b022d4\n"
		   "  seen: \"08885d95 1b7f272c 23536662 4235d985 46d46e0c "
		   "46f379fd 6137f71e 9426e566 aa074577 cbf36bc6 d61473ce "
		   "e387ccfb\"\n"
		   "- path: c.md\n"
		   "  name: c\n"
		   "  sha256: \"11dd016e199136d48efabe63334d9bdee1ac0368e22fb8"
		   "f9a39cbbee898cc2a4\"\n"
		   "  seen: \"048c30bb 35ab364c c5884f6f da9c3a54 "
		   "ed713736\"\n"
		   "fields:\n"
		   "- key: tools\n"
		   "  kind: string\n"
		   "  value: Read, Bash\n"
		   "  from:\n"
		   "  - 1\n"
		   "ok:\n"
		   "- \"0 10 Dough\\n1 9 Dough\\n2 3 Dough\"\n"
		   "draft:\n"
		   "- section: Care\n"
		   "  depth: 0\n"
		   "  topic: \"1 20 Oven › Care\"\n"
		   "  heading: \"1 20 Oven › Care\"\n"
		   "  reason: it is clean\n"
		   "- block: item\n"
		   "  depth: 1\n"
		   "  pick: \"1 22 08e847b14e1b3e4c Oven › Care\"\n"
		   "  kept: Brush the deck with a dry broom\n"
		   "  reason: it is clean\n"
		   "- block: paragraph\n"
		   "  depth: 1\n"
		   "  text: \"Then: sweep\"\n"
		   "  reason: your own text\n");
	world_release(&world);
}

static void
test_suggestions_survive_the_round_trip(void **state)
{
	static const enum take takes[] = { TAKE_DEFAULT, TAKE_BASE, TAKE_ALL };

	(void)state;
	for (size_t base = A; base <= C; base++)
		for (size_t i = 0; i < 3; i++) {
			struct world world;

			world_init(&world, bakers, base);
			suggest_draft(&world.draft, &(struct suggest_options){
				      .take = takes[i] });
			assert_round_trip(&world);
			world_release(&world);
		}
}

static void
test_edits_marks_and_corrections_survive_it(void **state)
{
	struct world world;
	struct correction corrections[] = {
		{ CORRECT_PAIR, A, 1, B, 2 }, { CORRECT_APART, A, 2, C, 1 },
	};

	(void)state;
	world_init(&world, bakers, A);
	suggest_bread(&world);
	draft_edit(&world.draft, world_find(&world.draft, "Knead"),
		   STR("Knead: \"long\"\n  - and # well\n--- \\ \t'"));
	draft_edit(&world.draft, world_find(&world.draft, "Steamed"),
		   STR(""));
	draft_retitle(&world.draft, world_find(&world.draft, "Dough"),
		      STR("- null"));
	draft_insert_text(&world.draft, 1, STR("*alias"));
	draft_set_field(&world.draft, "color", STR("# ff\xff"));
	draft_drop_item(&world.draft, world_item(&world, A, "You are"));
	draft_move(&world.draft, world_find(&world.draft, "Workflow"), -1);
	draft_shift_level(&world.draft, world_find(&world.draft, "Oven"), 1);
	world.draft.ok[0] = world.draft.left_out[2] = true;
	world.draft.fields_ok = true;
	world.draft.corrections = corrections;
	world.draft.correction_count = 2;
	world.draft.accept = .55;
	world.draft.fields_ok = true;
	draft_say_fine(&world.draft, STR("said twice: “a” (A:1) and '#'"));
	draft_say_fine(&world.draft, STR("two\nlines"));
	assert_round_trip(&world);
	world_release(&world);
}

static void
test_what_it_was_made_with_and_to_fit_survives_it(void **state)
{
	struct world world;
	struct draft again;
	struct str text;
	size_t dropped = 0;

	(void)state;
	world_init(&world, bakers, A);
	world.draft.library = STR("many/agents: all");
	suggest_draft(&world.draft,
		      &(struct suggest_options){ .take = TAKE_ALL,
						 .budget = 90 });
	assert_true(world.draft.left_count > 1);
	assert_round_trip(&world);
	replay(&world, &again, written(&world, &world.draft));
	assert_str(again.library, "many/agents: all");
	assert_int_equal(again.budget, 90);
	assert_int_equal(again.left_count, world.draft.left_count);
	for (size_t i = 0; i < again.left_count; i++) {
		const struct left_unit *left = &again.left[i];
		const struct left_unit *wanted = &world.draft.left[i];

		assert_memory_equal(&left->origin, &wanted->origin,
				    sizeof(left->origin));
		assert_str(left->reason, arena_str(&world.arena,
						   wanted->reason).ptr);
		assert_int_equal(left->budget, wanted->budget);
		dropped += left->budget;
	}
	assert_true(dropped > 1);
	text = written(&world, &again);
	assert_true(str_contains(text, STR("budget: 90\n")));
	draft_release(&again);
	world_release(&world);
}

static void
test_relative_paths_start_from_the_folder_given(void **state)
{
	struct world world;
	struct buf out = { 0 };

	(void)state;
	world_init(&world, bakers, A);
	world.draft.library = STR("agents");
	recipe_write_from(&out, &world.draft, STR("/home/a"));
	assert_true(str_contains(buf_str(&out),
				 STR("\nlibrary: \"/home/a/agents\"\n")));
	assert_true(str_contains(buf_str(&out),
				 STR("\n- path: \"/home/a/b.md\"\n")));
	buf_release(&out);
	world_release(&world);
}

static void
test_a_large_draft_is_read_in_parts(void **state)
{
	struct world world;

	(void)state;
	world_init(&world, bakers, A);
	suggest_draft(&world.draft, &(struct suggest_options){ 0 });
	for (size_t i = 0; i < 3000; i++)
		draft_insert_text(&world.draft, 1, STR("again"));
	assert_round_trip(&world);
	world_release(&world);
}

static void
test_a_recipe_gives_the_comparison_its_options(void **state)
{
	struct world world;
	struct correction correction = { CORRECT_APART, A, 2, B, 1 };
	struct comparison_options options;
	struct recipe recipe;
	struct error error;

	(void)state;
	world_init(&world, bakers, B);
	world.draft.corrections = &correction;
	world.draft.correction_count = 1;
	world.draft.accept = .35;
	assert_true(recipe_read(&recipe, written(&world, &world.draft),
				&error));
	assert_int_equal(recipe.source_count, 3);
	assert_str(recipe.sources[C].path, "c.md");
	recipe_options(&options, &recipe, world.list, 3);
	assert_int_equal(options.base, B);
	assert_true(options.accept > .3499 && options.accept < .3501);
	assert_int_equal(options.correction_count, 1);
	assert_int_equal(options.corrections[0].kind, CORRECT_APART);
	assert_int_equal(options.corrections[0].persona_a, A);
	assert_int_equal(options.corrections[0].section_a, 2);
	assert_int_equal(options.corrections[0].persona_b, B);
	assert_int_equal(options.corrections[0].section_b, 1);
	recipe_release(&recipe);
	world_release(&world);
}

/* Without the lines that begin so: recipes had none of them. */
static struct str
without(struct arena *arena, struct str text, struct str start)
{
	struct buf out = { 0 };
	struct str line;

	while (str_split(&text, '\n', &line))
		if (!str_starts(line, start) && (line.len > 0 || text.ptr)) {
			buf_add(&out, line);
			buf_add_byte(&out, '\n');
		}
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* A recipe from before there was text in it, over the same personas after
 * somebody worked on A. */
static void
replay_over(struct world *changed, struct draft *draft, struct stale *stale,
	    const char *body)
{
	const char *const texts[] = { body, bakers[B], bakers[C], NULL };
	struct world world;
	struct str text;

	world_init(&world, bakers, A);
	suggest_bread(&world);
	draft_edit(&world.draft, world_find(&world.draft, "Steamed"),
		   STR("Steamed well"));
	world_init(changed, texts, A);
	text = arena_str(&changed->arena, written(&world, &world.draft));
	world_release(&world);
	text = without(&changed->arena, text, STR("  kept:"));
	text = without(&changed->arena, text, STR("  seen:"));
	*stale = replay(changed, draft, text);
	assert_null(draft_unsound(draft));
}

static void
test_picks_are_found_where_they_moved_to(void **state)
{
	struct world world;
	struct draft draft;
	struct stale stale;

	(void)state;
	replay_over(&world, &draft, &stale,
		"## Workflow\n\n1. Read the order book\n"
		"2. Shape the loaves\n3. Bake and cool the bread\n\n"
		"## Paste\n\nA new line of text that is about nothing.\n\n"
		"- Weigh every ingredient on a precise scale\n"
		"- Rest the sourdough overnight in the cold room\n"
		"- Knead until the gluten window is thin\n\n"
		"## Oven\n\nI heat ovens that are:\n"
		"- Preheated to the right temperature\n"
		"- Steamed during the first minutes\n\n"
		"```\nbake --hot loaf\n```\n\n## Who\n\n"
		"You are a baker with 10+ years of experience in a village "
		"bakery. You care for flour and fire.\n");
	assert_int_equal(stale.count, 0);
	world_find(&draft, "Knead until");
	draft_release(&draft);
	world_release(&world);
}

static void
test_picks_whose_text_changed_are_left_out_and_listed(void **state)
{
	struct world world;
	struct draft draft;
	struct stale stale;

	(void)state;
	replay_over(&world, &draft, &stale,
		"You are a baker with 10+ years of experience in a village "
		"bakery. You care for flour and fire.\n\n"
		"## Dough\n\n- Weigh every ingredient on a precise scale\n"
		"- Knead until the window is thin\n\n"
		"## Oven\n\nI heat ovens that are:\n"
		"- Preheated to the right temperature\n");
	assert_int_equal(stale.count, 7);
	assert_str(stale.lines[0], "a.md:13: Dough: the block changed or "
		   "went; it is left out");
	assert_str(stale.lines[2], "a.md:20: Oven: the block changed or "
		   "went; your edited text is kept");
	assert_str(world_outline(&world, &draft), "# \n"
		   "  A You are a baker with 10+ years of experience in a "
		   "village bakery. You care for flour and fire.\n"
		   "# Dough\n"
		   "  A - Weigh every ingredient on a precise scale\n"
		   "  B - Chill the mixture between all foldings\n"
		   "# Oven\n"
		   "  A I heat ovens that are:\n"
		   "  A - Preheated to the right temperature\n"
		   "  - Steamed well\n");
	draft_release(&draft);
	world_release(&world);
}

static const struct {
	const char *text, *error;
} faults[] = {
	{ "", "1:1: this is no recipe (its schema is troupe.recipe/1)" },
	{ "name: x\n",
	  "1:1: this is no recipe (its schema is troupe.recipe/1)" },
	{ "schema: troupe.recipe/1\n", "1:1: it has no draft" },
	{ "schema: troupe.recipe/1\ndraft:\n", "it names no sources" },
	{ "schema: troupe.recipe/1\nsources: [{}]\ndraft:\n",
	  "source 1 has no path" },
	{ "schema: troupe.recipe/1\nsources:\n- path: x\ndraft:\na: b\n",
	  "5:1: the draft is no list" },
};

static const char worn[] =
    "You are a baker with 10+ years of experience in a village bakery. You "
    "care for flour and fire.\n\n"
    "## Oven\n\nI heat ovens that are:\n"
    "- Preheated to the right temperature\n";

/* The outline after a recipe was replayed over `body`, changed or not, saved,
 * and replayed over what it was made of. */
static void
assert_comes_back(const char *body, const char *own)
{
	struct world changed, world;
	struct draft draft, again;
	struct entry *steamed;
	struct stale stale;
	struct str text;

	replay_over(&changed, &draft, &stale, body);
	assert_int_equal(draft.astray_count, stale.count - 1);
	if (own)
		draft_insert_text(&draft, draft.entry_count - 1, str_of(own));
	world_init(&world, bakers, A);
	text = arena_str(&world.arena, written(&changed, &draft));
	draft_release(&draft);
	world_release(&changed);
	stale = replay(&world, &again, text);
	assert_int_equal(stale.count, 0);
	assert_int_equal(again.astray_count, 0);
	if (own)
		draft_remove(&again, world_find(&again, own));
	suggest_bread(&world);
	steamed = &world.draft.entries[world_find(&world.draft, "Steamed")];
	steamed->text = STR("Steamed well");
	assert_str(world_outline(&world, &again),
		   world_outline(&world, &world.draft).ptr);
	draft_release(&again);
	world_release(&world);
}

static void
test_picks_that_went_come_back_with_their_text(void **state)
{
	(void)state;
	assert_comes_back(worn, NULL);
	assert_comes_back(worn, "Sweep the floor");
	assert_comes_back("Nothing is as it was.\n", NULL);
}

static void
test_a_pick_that_may_be_gone_is_not_kept(void **state)
{
	struct world world;
	struct draft draft;
	struct stale stale;
	size_t count;

	(void)state;
	replay_over(&world, &draft, &stale, worn);
	count = draft.astray_count;
	assert_true(count > 1);
	assert_true(str_contains(written(&world, &draft),
				 draft.astray[0].text));
	draft_say_fine(&draft, astray_note(&draft.astray[0], &world.arena));
	assert_false(str_contains(written(&world, &draft),
				  draft.astray[0].text));
	assert_true(str_contains(written(&world, &draft),
				 draft.astray[1].text));
	draft_release(&draft);
	world_release(&world);
}

static void
test_what_is_no_recipe_is_refused_with_its_line(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(faults); i++) {
		struct recipe recipe;
		struct error error = { "" };

		assert_false(recipe_read(&recipe, str_of(faults[i].text),
					 &error));
		assert_str_row(str_of(error.text), faults[i].error, i);
		recipe_release(&recipe);
	}
}

static void
test_a_broken_line_deep_in_the_draft_is_named(void **state)
{
	struct buf text = { 0 };
	struct recipe recipe;
	struct error error = { "" };

	(void)state;
	buf_add_cstr(&text, "schema: troupe.recipe/1\nsources:\n- path: x\n"
		     "draft:\n");
	for (size_t i = 0; i < 200; i++)
		buf_add_cstr(&text, "- section: x\n");
	buf_add_cstr(&text, "- section: \"x\n");
	assert_false(recipe_read(&recipe, buf_str(&text), &error));
	assert_true(str_starts(str_of(error.text), STR("205:")) ||
		    str_starts(str_of(error.text), STR("206:")));
	buf_release(&text);
}

static void
test_a_hostile_draft_makes_a_sound_tree(void **state)
{
	struct world world;
	struct draft draft;
	struct stale stale;

	(void)state;
	world_init(&world, bakers, A);
	stale = replay(&world, &draft, STR("schema: troupe.recipe/1\n"
		"base: 99\nsources:\n- path: a.md\ndraft:\n"
		"- block: item\n  depth: 7\n  text: a\n  continues: true\n"
		"- section: b\n  depth: 99\n  topic: 9 9 z\n"
		"- block: paragraph\n  depth: 0\n  text: c\n"
		"- block: step\n  depth: 9\n  text: d\n"
		"- block: item\n  depth: 9\n  text: e\n"
		"- block: item\n  pick: 0 1 zz z\n"
		"- block: item\n  pick: 99999999999999999999 1 1\n"
		"- just text\n- [a, list]\n-\n"));
	assert_str(world_outline(&world, &draft), "# \n  - a\n  # b\n"
		   "    c\n    1. d\n      - e\n");
	assert_null(draft_unsound(&draft));
	assert_int_equal(stale.count, 2);
	draft_release(&draft);
	world_release(&world);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_recipe_reads_like_this),
		cmocka_unit_test(test_suggestions_survive_the_round_trip),
		cmocka_unit_test(test_edits_marks_and_corrections_survive_it),
		cmocka_unit_test(
		    test_what_it_was_made_with_and_to_fit_survives_it),
		cmocka_unit_test(
		    test_relative_paths_start_from_the_folder_given),
		cmocka_unit_test(test_a_large_draft_is_read_in_parts),
		cmocka_unit_test(
		    test_a_recipe_gives_the_comparison_its_options),
		cmocka_unit_test(test_picks_are_found_where_they_moved_to),
		cmocka_unit_test(
		    test_picks_whose_text_changed_are_left_out_and_listed),
		cmocka_unit_test(
		    test_picks_that_went_come_back_with_their_text),
		cmocka_unit_test(test_a_pick_that_may_be_gone_is_not_kept),
		cmocka_unit_test(
		    test_what_is_no_recipe_is_refused_with_its_line),
		cmocka_unit_test(
		    test_a_broken_line_deep_in_the_draft_is_named),
		cmocka_unit_test(test_a_hostile_draft_makes_a_sound_tree),
	};

	return cmocka_run_group_tests_name("recipe", tests, NULL, NULL);
}
