/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/file.h"
#include "compose/suggest.h"
#include "compose/take.h"
#include "parse/parse.h"
#include "sound.h"
#include "world.h"

enum { A, B, C };

static void
suggest(struct world *world, const char *const *texts, size_t base,
	struct suggest_options options)
{
	world_init(world, texts, base);
	suggest_draft(&world->draft, &options);
	assert_null(draft_unsound(&world->draft));
}

static void
test_the_base_comes_whole_and_what_two_others_share(void **state)
{
	struct world world;

	(void)state;
	suggest(&world, bakers, A, (struct suggest_options){ 0 });
	assert_str(world_outline(&world, &world.draft), "# \n"
		   "  A You are a baker with 10+ years of experience in a "
		   "village bakery. You care for flour and fire.\n"
		   "# Dough\n"
		   "  A - Weigh every ingredient on a precise scale\n"
		   "  A - Rest the sourdough overnight in the cold room\n"
		   "  A - Knead until the gluten window is thin\n"
		   "  B - Chill the mixture between all foldings\n"
		   "# Oven\n"
		   "  A I heat ovens that are:\n"
		   "  A - Preheated to the right temperature\n"
		   "  A - Steamed during the first minutes\n"
		   "  A | ```\n"
		   "# Workflow\n"
		   "  A 1. Read the order book\n"
		   "  A 1. Shape the loaves\n"
		   "  A 1. Bake and cool the bread\n");
	assert_str(world.draft.name, "alpha");
	assert_str(draft_field(&world.draft, "tools")->value, "Read, Write");
	world_release(&world);
}

static void
test_every_choice_has_its_reason(void **state)
{
	struct world world;

	(void)state;
	suggest(&world, bakers, A, (struct suggest_options){ 0 });
	assert_str(world.draft.entries[world_find(&world.draft,
		   "Weigh")].reason, "base; B says it, too");
	assert_str(world.draft.entries[world_find(&world.draft,
		   "Knead")].reason, "base");
	assert_str(world.draft.entries[world_find(&world.draft,
		   "Chill")].reason, "B and C say it, the base lacks it");
	for (size_t i = 0; i < world.draft.entry_count; i++)
		assert_true(world.draft.entries[i].reason.len > 0);
	world_release(&world);
}

static void
test_what_says_the_same_is_an_alternative(void **state)
{
	struct world world;
	const struct entry *entry;

	(void)state;
	suggest(&world, bakers, A, (struct suggest_options){ 0 });
	entry = &world.draft.entries[world_find(&world.draft, "Chill")];
	assert_int_equal(entry->alternative_count, 1);
	assert_int_equal(entry->alternatives[0].persona, C);
	assert_str(persona_text(&world.personas[C],
				entry->alternatives[0].range),
		   "Chill the mixture between foldings");
	world_release(&world);
}

static void
test_a_contradiction_is_never_folded(void **state)
{
	struct world world;
	struct item_ref item;

	(void)state;
	suggest(&world, bakers, A, (struct suggest_options){ 0 });
	item = world_item(&world, B, "You are");
	for (size_t i = 0; i < world.draft.entry_count; i++)
		for (size_t j = 0; j < world.draft.entries[i].
		     alternative_count; j++)
			assert_false(world.draft.entries[i].alternatives[j].
				     persona == B &&
				     world.draft.entries[i].alternatives[j].
				     range.start == world.personas[B].items[
				     item.item].range.start);
	world_release(&world);
}

static void
test_of_two_the_other_adds_to_shared_topics_only(void **state)
{
	const char *const texts[] = { bakers[B], bakers[A], NULL };
	struct world world;

	(void)state;
	suggest(&world, texts, A, (struct suggest_options){ 0 });
	assert_str(world_outline(&world, &world.draft), "# \n"
		   "  A You are a pastry chef with 15+ years of experience in "
		   "a village bakery. You love sugar and butter.\n"
		   "# Dough\n"
		   "  A - Weigh each ingredient on a precise digital scale\n"
		   "  A - Laminate butter into the croissant pastry\n"
		   "  A - Chill the mixture between all foldings\n"
		   "  B - Rest the sourdough overnight in the cold room\n"
		   "  B - Knead until the gluten window is thin\n"
		   "# Oven\n"
		   "  A - Preheat to the right temperature\n"
		   "  A - Turn the trays halfway for even colour\n"
		   "  B I heat ovens that are:\n"
		   "  B - Steamed during the first minutes\n"
		   "# Care\n"
		   "  A - Brush the deck with a dry broom\n"
		   "  A - Call the mechanic twice per winter\n"
		   "# Workflow\n"
		   "  A 1. Plan the cakes\n"
		   "  A 1. Whip the cream\n"
		   "# Sugar\n"
		   "  A - Temper chocolate on marble\n");
	world_release(&world);
}

static void
test_taking_all_leaves_only_the_second_of_a_kind(void **state)
{
	struct world world;
	size_t count, items = 0;
	struct origin *left;

	(void)state;
	suggest(&world, bakers, A,
		(struct suggest_options){ .take = TAKE_ALL });
	assert_true(draft_find(&world.draft, world_item(&world, C, "Sieve"))
		    != NO_INDEX);
	assert_true(draft_find(&world.draft, world_item(&world, B, "Temper"))
		    != NO_INDEX);
	assert_true(draft_find(&world.draft, world_item(&world, B, "Plan"))
		    == NO_INDEX);
	left = draft_left(&world.draft, &world.arena, &count);
	for (size_t i = 0; i < count; i++)
		items += left[i].persona == A;
	assert_int_equal(items, 0);
	world_release(&world);
}

/* What is left of all, in order, by its reason. */
static const struct {
	const char *texts[4];
	const char *reasons[4];
} lefts[] = {
	{ { "You are a clerk.\n\n## Desk\n\n- Sort the letters by date\n",
	    "# Nurse\n\nYou are a nurse.\n\n- Wash both hands often\n\n"
	    "## Ward\n\n- Call the doctor at night\n",
	    "You are a diver.\n\n## Sea\n\n- Check the air twice\n" },
	  { "a second identity", "a second identity" } },
	{ { "You know roses.\n\n## Pruning\n\n- Cut above a bud\n"
	    "- Clean the blade between two plants\n\n"
	    "## Workflow\n\n1. Look at the whole plant\n",
	    "You are a nurse. You wash your hands often.\n",
	    "## Hygiene\n\n- Wash both hands before every bed\n"
	    "- Clean the blade between any two plants\n\n"
	    "## Workflow\n\n1. Read the chart\n" },
	  { "a second identity", "a.md:6 says it", "a second workflow" } },
};

static void
test_taking_all_leaves_nothing_without_a_reason(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(lefts); i++) {
		struct world world;
		struct relations relations;
		struct origin *left;
		size_t count, known = 0;

		suggest(&world, lefts[i].texts, A,
			(struct suggest_options){ .take = TAKE_ALL });
		left = draft_left(&world.draft, &world.arena, &count);
		relations_find(&relations, &world.draft, &world.arena);
		for (; lefts[i].reasons[known] && known < count; known++)
			assert_str_row(draft_left_reason(&world.draft,
							 &relations,
							 left[known],
							 &world.arena),
				       lefts[i].reasons[known], i);
		assert_int_equal(known, count);
		assert_null(lefts[i].reasons[known]);
		world_release(&world);
	}
}

static void
test_taking_the_base_takes_nothing_else(void **state)
{
	struct world world;

	(void)state;
	suggest(&world, bakers, A,
		(struct suggest_options){ .take = TAKE_BASE });
	for (size_t i = 0; i < world.draft.entry_count; i++)
		assert_true(world.draft.entries[i].kind == ENTRY_SECTION ||
			    world.draft.entries[i].origin.persona == A);
	world_release(&world);
}

/* Every byte of text is in the draft, an alternative, or left. */
static void
check_nothing_is_lost(struct world *world)
{
	size_t count;
	struct origin *left = draft_left(&world->draft, &world->arena,
					 &count);
	const struct draft *draft = &world->draft;

	for (size_t p = 0; p < world->comparison.persona_count; p++) {
		const struct persona *persona = world->comparison.personas[p];
		char *seen = memory_alloc(persona->source.bytes.len + 1);

		memset(seen, 0, persona->source.bytes.len + 1);
		for (size_t i = 0; i < draft->entry_count + count; i++) {
			const struct entry *entry = i < draft->entry_count ?
			    &draft->entries[i] : NULL;
			struct origin origin = entry ? entry->origin :
			    left[i - draft->entry_count];

			if (entry && entry->kind == ENTRY_SECTION)
				continue;
			if (origin.persona == p)
				memset(seen + origin.range.start, 1,
				       range_len(origin.range));
			for (size_t j = 0; entry &&
			     j < entry->alternative_count; j++)
				if (entry->alternatives[j].persona == p)
					memset(seen + entry->alternatives[j].
					       range.start, 1, range_len(
					       entry->alternatives[j].range));
		}
		for (size_t i = 0; i < persona->item_count; i++)
			assert_int_equal(seen[persona->items[i].range.start],
					 1);
		for (size_t i = 0; i < persona->block_count; i++)
			if (block_is_content(persona->blocks[i].kind))
				assert_int_equal(seen[persona->blocks[i].text.
					end - 1], 1);
		free(seen);
	}
}

static void
test_nothing_is_lost(void **state)
{
	static const enum take takes[] = { TAKE_DEFAULT, TAKE_BASE,
					   TAKE_SHARED, TAKE_ALL };

	(void)state;
	for (size_t base = A; base <= C; base++)
		for (size_t i = 0; i < 4; i++) {
			struct world world;

			suggest(&world, bakers, base,
				(struct suggest_options){ .take = takes[i] });
			check_nothing_is_lost(&world);
			world_release(&world);
		}
}

static void
test_tales_are_not_suggested(void **state)
{
	static const char *const texts[] = {
		"---\ndescription: one\n---\n"
		"You are a baker who works in a village bakery at night.\n\n"
		"## Dough\n\n- Weigh every ingredient on a precise scale\n"
		"- Rest the sourdough overnight in the cold room\n",
		"You are a baker who works in a city bakery at night.\n\n"
		"## Dough\n\n- Weigh each ingredient on a precise scale\n\n"
		"## Bread baking\n\n- Built three bakeries in two cities\n"
		"- Reduced the waste of flour by half\n"
		"- Bake rye bread on hot stone\n",
		"You are a baker who works in a hotel bakery at night.\n\n"
		"## Bread baking\n\n- Bake rye bread on very hot stone\n"
		"- Cut each loaf before it is baked\n"
		"- Turn the bread once in the heat\n",
		NULL
	};
	struct world world;

	(void)state;
	suggest(&world, texts, A, (struct suggest_options){ 0 });
	for (size_t i = 0; i < world.draft.entry_count; i++) {
		struct str text = draft_text(&world.draft,
					     &world.draft.entries[i]);

		assert_false(str_starts(text, STR("Built")));
		assert_false(str_starts(text, STR("Reduced")));
	}
	assert_int_not_equal(world_find(&world.draft, "Turn the bread"),
			     NO_INDEX);
	world_release(&world);
}

static void
test_the_base_covers_most_of_what_is_shared(void **state)
{
	struct world world;

	(void)state;
	world_init(&world, bakers, C);
	/* A and B share four topics; B has more sections */
	assert_int_equal(suggest_base(&world.comparison), B);
	world_release(&world);
}

/* What the draft says, whoever said it. */
static struct str
words_of(struct world *world)
{
	struct buf out = { 0 };
	struct str words;

	for (size_t i = 0; i < world->draft.entry_count; i++) {
		buf_add_repeat(&out, ' ', world->draft.entries[i].depth);
		buf_add(&out, draft_text(&world->draft,
					 &world->draft.entries[i]));
		buf_add_byte(&out, '\n');
	}
	words = arena_str(&world->arena, buf_str(&out));
	buf_release(&out);
	return words;
}

static void
test_the_order_of_the_personas_does_not_matter(void **state)
{
	static const size_t orders[][3] = { { A, B, C }, { A, C, B },
					    { B, A, C }, { B, C, A },
					    { C, A, B }, { C, B, A } };

	(void)state;
	for (size_t take = TAKE_DEFAULT; take <= TAKE_ALL; take++) {
		struct world first;

		suggest(&first, bakers, A, (struct suggest_options){
			.take = (enum take)take });
		for (size_t i = 1; i < 6; i++) {
			const char *texts[4] = { NULL };
			struct world world;
			size_t base = 0;

			for (size_t j = 0; j < 3; j++) {
				texts[j] = bakers[orders[i][j]];
				base = orders[i][j] == A ? j : base;
			}
			suggest(&world, texts, base, (struct suggest_options){
				.take = (enum take)take });
			assert_str_row(words_of(&world),
				       words_of(&first).ptr, i);
			world_release(&world);
		}
		world_release(&first);
	}
}

static void
test_odd_personas_make_odd_drafts_but_sound_ones(void **state)
{
	static const char *const texts[][4] = {
		{ "", "", NULL },
		{ "x\n", "## Only a title\n", NULL },
		{ "- a\n  - b\n    - c\n\n---\n\n<!-- d -->\n", "a\n", NULL },
		{ "## A\n\nShort:\n\n### B\n\n- one\n- two\n\n### C\n\n- x y\n",
		  "## D\n\n| a | b |\n|---|---|\n| c | d |\n", "# E\n", NULL },
		{ "<a>\n<b>\n- one thing here\n</b>\ntext after a tag\n</a>\n"
		  "trailing\n", "<a>\n- one thing here\n</a>\n", NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		for (size_t take = TAKE_DEFAULT; take <= TAKE_ALL; take++) {
			struct world world;

			suggest(&world, texts[i], 0, (struct suggest_options){
				.take = (enum take)take });
			check_nothing_is_lost(&world);
			world_release(&world);
		}
}

static size_t
count_kind(const struct draft *draft, enum topic_kind kind)
{
	size_t count = 0;

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];

		count += entry->kind == ENTRY_SECTION &&
		    entry->topic != NO_INDEX &&
		    draft->comparison->topics[entry->topic].kind == kind;
	}
	return count;
}

static void
test_bundled_backend_engineers_make_one_of_each(void **state)
{
	static const char *const paths[] = {
		"personas/backend-developer.md", "personas/backend-engineer.md",
	};
	struct world world = { 0 };
	struct comparison_options options = { .accept = .7 };
	struct str bytes;
	struct error error;

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct persona *persona = &world.personas[i];

		if (!file_read(&bytes, paths[i], &persona->arena, &error)) {
			print_message("%s: not tried\n", error.text);
			world_release(&world);
			skip();
		}
		parse_open(persona, str_of(paths[i]), bytes);
		parse_outline(persona);
		world.list[i] = persona;
	}
	comparison_init(&world.comparison, world.list, 2, &options);
	draft_init(&world.draft, &world.comparison, &world.arena);
	suggest_draft(&world.draft, &(struct suggest_options){ 0 });
	assert_null(draft_unsound(&world.draft));
	check_nothing_is_lost(&world);
	assert_true(count_kind(&world.draft, TOPIC_IDENTITY) <= 1);
	assert_true(world.draft.entry_count > 20);
	world_release(&world);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_the_base_comes_whole_and_what_two_others_share),
		cmocka_unit_test(test_every_choice_has_its_reason),
		cmocka_unit_test(test_what_says_the_same_is_an_alternative),
		cmocka_unit_test(test_a_contradiction_is_never_folded),
		cmocka_unit_test(
		    test_of_two_the_other_adds_to_shared_topics_only),
		cmocka_unit_test(
		    test_taking_all_leaves_only_the_second_of_a_kind),
		cmocka_unit_test(
		    test_taking_all_leaves_nothing_without_a_reason),
		cmocka_unit_test(test_taking_the_base_takes_nothing_else),
		cmocka_unit_test(test_nothing_is_lost),
		cmocka_unit_test(test_tales_are_not_suggested),
		cmocka_unit_test(test_the_base_covers_most_of_what_is_shared),
		cmocka_unit_test(
		    test_the_order_of_the_personas_does_not_matter),
		cmocka_unit_test(
		    test_odd_personas_make_odd_drafts_but_sound_ones),
		cmocka_unit_test(
		    test_bundled_backend_engineers_make_one_of_each),
	};

	return cmocka_run_group_tests_name("suggest", tests, NULL, NULL);
}
