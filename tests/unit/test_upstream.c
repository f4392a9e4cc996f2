/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "compose/edit.h"
#include "compose/recipe.h"
#include "compose/seen.h"
#include "compose/suggest.h"
#include "compose/take.h"
#include "compose/upstream.h"
#include "sound.h"
#include "world.h"

enum { A, B, C };

/* A after a month of work: one line moved, one reworded, one gone, one new. */
static const char worked_on[] =
    "---\nname: alpha\n---\n\n"
    "You are a baker with 10+ years of experience in a village bakery. You "
    "care for flour and fire.\n\n"
    "## Dough\n\n"
    "- Weigh every ingredient on a very precise scale\n"
    "- Knead until the gluten window is thin\n\n"
    "## Oven\n\nI heat ovens that are:\n"
    "- Preheated to the right temperature\n"
    "- Steamed during the first minutes\n\n"
    "```\nbake --hot loaf\n```\n\n"
    "## Workflow\n\n1. Read the order book\n2. Shape the loaves\n"
    "3. Bake and cool the bread\n\n"
    "## Night\n\n- Rest the sourdough overnight in the cold room\n"
    "- Lock the shutters when nobody is in\n";

/* A world, and its draft in the same world after A was worked on. */
struct months {
	struct world before, after;
	struct draft draft;
	struct upstream upstream;
	struct stale stale;
};

static struct str
written(struct arena *arena, const struct draft *draft)
{
	struct buf out = { 0 };
	struct str text;

	recipe_write(&out, draft);
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

static struct stale
replay(struct world *world, struct draft *draft, struct str text,
       const size_t *places)
{
	struct recipe recipe;
	struct error error = { "" };
	struct stale stale;

	if (!recipe_read(&recipe, text, &error))
		fail_msg("%s", error.text);
	recipe.places = places;
	draft_init(draft, &world->comparison, &world->arena);
	recipe_replay(draft, &recipe, &stale);
	recipe_release(&recipe);
	assert_null(draft_unsound(draft));
	return stale;
}

static void
months_pass(struct months *months, const char *body,
	    void (*change)(struct world *))
{
	const char *const texts[] = { body, bakers[B], bakers[C], NULL };

	world_init(&months->before, bakers, A);
	suggest_draft(&months->before.draft, &(struct suggest_options){ 0 });
	if (change)
		change(&months->before);
	world_init(&months->after, texts, A);
	months->stale = replay(&months->after, &months->draft,
			       written(&months->after.arena,
				       &months->before.draft), NULL);
	upstream_find(&months->upstream, &months->draft,
		      &months->after.arena);
}

static void
months_release(struct months *months)
{
	draft_release(&months->draft);
	world_release(&months->before);
	world_release(&months->after);
}

static const struct upstream_pick *
pick_of(struct months *months, const char *text)
{
	size_t entry = world_find(&months->draft, text);

	for (size_t i = 0; i < months->upstream.pick_count; i++)
		if (months->upstream.picks[i].entry == entry)
			return &months->upstream.picks[i];
	fail_msg("%s is not listed", text);
	return NULL;
}

static struct str
new_text(struct months *months, size_t index)
{
	const struct upstream_new *new = &months->upstream.news[index];

	return persona_text(&months->after.personas[new->persona],
			    upstream_range(&months->draft, new));
}

static void
test_each_pick_says_what_became_of_it(void **state)
{
	struct months months;
	const struct upstream_pick *pick;

	(void)state;
	months_pass(&months, worked_on, NULL);
	assert_int_equal(months.upstream.pick_count, 2);
	pick = pick_of(&months, "Rest the sourdough");
	assert_int_equal(pick->fate, FATE_MOVED);
	pick = pick_of(&months, "Weigh every ingredient on a precise");
	assert_int_equal(pick->fate, FATE_REWORDED);
	assert_str(persona_text(&months.after.personas[A], pick->now.range),
		   "Weigh every ingredient on a very precise scale");
	assert_int_equal(months.upstream.new_count, 1);
	assert_str(new_text(&months, 0),
		   "Lock the shutters when nobody is in");
	months_release(&months);
}

static void
test_what_is_gone_stands_as_it_was_picked(void **state)
{
	struct months months;

	(void)state;
	months_pass(&months, "You are a baker with 10+ years of experience in "
		    "a village bakery. You care for flour and fire.\n", NULL);
	assert_true(months.stale.count > 5);
	assert_int_equal(months.upstream.counts[FATE_GONE],
			 months.stale.count);
	for (size_t i = 0; i < months.draft.entry_count; i++) {
		const struct entry *entry = &months.draft.entries[i];
		const struct entry *old = &months.before.draft.entries[i];

		assert_str(draft_text(&months.draft, entry),
			   arena_str(&months.after.arena,
				     draft_text(&months.before.draft,
						old)).ptr);
	}
	assert_int_equal(months.draft.entry_count,
			 months.before.draft.entry_count);
	months_release(&months);
}

static void
decide(struct months *months)
{
	for (size_t i = 0; i < months->upstream.pick_count; i++) {
		const struct upstream_pick *pick =
		    &months->upstream.picks[i];

		upstream_take_words(&months->draft, pick);
		upstream_keep(&months->draft, pick);
	}
	for (size_t i = 0; i < months->upstream.new_count; i++)
		upstream_take_new(&months->draft, &months->upstream.news[i]);
}

static void
test_once_decided_there_is_nothing_to_say(void **state)
{
	static const char *const bodies[] = { worked_on, "Nothing is left.\n" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct months months;
		struct draft again;
		struct upstream upstream;
		struct stale stale;

		months_pass(&months, bodies[i], NULL);
		decide(&months);
		stale = replay(&months.after, &again,
			       written(&months.after.arena, &months.draft),
			       NULL);
		upstream_find(&upstream, &again, &months.after.arena);
		assert_int_equal(stale.count, 0);
		assert_int_equal(upstream.pick_count, 0);
		assert_int_equal(upstream.new_count, 0);
		draft_release(&again);
		months_release(&months);
	}
}

static void
test_new_words_take_the_place_of_the_old(void **state)
{
	struct months months;
	size_t entry;

	(void)state;
	months_pass(&months, worked_on, NULL);
	entry = pick_of(&months, "Weigh every")->entry;
	decide(&months);
	assert_str(draft_text(&months.draft, &months.draft.entries[entry]),
		   "Weigh every ingredient on a very precise scale");
	assert_false(entry_is_lost(&months.draft.entries[entry]));
	world_find(&months.draft, "Lock the shutters");
	months_release(&months);
}

static void
edit_weigh(struct world *world)
{
	draft_edit(&world->draft, world_find(&world->draft, "Weigh"),
		   STR("Weigh it all"));
}

static void
test_an_edit_outlives_new_words_below_it(void **state)
{
	struct months months;
	const struct entry *entry;
	size_t at;

	(void)state;
	months_pass(&months, worked_on, edit_weigh);
	at = pick_of(&months, "Weigh it")->entry;
	assert_int_equal(pick_of(&months, "Weigh it")->fate, FATE_REWORDED);
	decide(&months);
	entry = &months.draft.entries[at];
	assert_str(draft_text(&months.draft, entry), "Weigh it all");
	assert_int_equal(entry->origin.persona, A);
	months_release(&months);
}

static void
test_what_nobody_picked_and_the_draft_says_is_not_asked(void **state)
{
	struct months months;
	const char *const texts[] = { bakers[A], bakers[B], worked_on, NULL };

	(void)state;
	world_init(&months.before, bakers, A);
	suggest_draft(&months.before.draft, &(struct suggest_options){ 0 });
	world_init(&months.after, texts, A);
	replay(&months.after, &months.draft,
	       written(&months.after.arena, &months.before.draft), NULL);
	upstream_find(&months.upstream, &months.draft, &months.after.arena);
	assert_true(months.upstream.said >= 8);
	for (size_t i = 0; i < months.upstream.new_count; i++)
		assert_false(str_starts(new_text(&months, i), STR("Knead")));
	months_release(&months);
}

static void
tick_dough(struct world *world)
{
	world->draft.ok[world_topic(world, "Dough")] = true;
	world->draft.left_out[world_topic(world, "Oven")] = true;
}

/* The draft over C, A and a fourth, without B. */
static void
test_another_set_of_personas_keeps_what_was_decided(void **state)
{
	static const size_t places[] = { 1, NO_INDEX, 0 };
	static const char fourth[] = "## Dough\n\n- Sieve the rye flour twice\n"
				     "- Knead until the gluten window is "
				     "thin\n";
	const char *const texts[] = { bakers[C], bakers[A], fourth, NULL };
	struct world before, after;
	struct draft draft;
	struct upstream upstream;
	struct str wanted;

	(void)state;
	world_init(&before, bakers, A);
	suggest_draft(&before.draft, &(struct suggest_options){ 0 });
	world_take(&before, B, "Chill the mixture");
	edit_weigh(&before);
	tick_dough(&before);
	world_init(&after, texts, 1);
	replay(&after, &draft, written(&after.arena, &before.draft), places);
	assert_int_equal(draft.entry_count, before.draft.entry_count);
	for (size_t i = 0; i < draft.entry_count; i++) {
		wanted = arena_str(&after.arena,
				   draft_text(&before.draft,
					      &before.draft.entries[i]));
		assert_str(draft_text(&draft, &draft.entries[i]), wanted.ptr);
	}
	assert_true(entry_is_lost(
	    &draft.entries[world_find(&draft, "Chill the mixture")]));
	assert_true(draft.ok[world_topic(&after, "Dough")]);
	assert_true(draft.left_out[comparison_topic_of(
	    &after.comparison, 1, world_section(&after, 1, "Oven"))]);
	upstream_find(&upstream, &draft, &after.arena);
	assert_int_equal(upstream.new_count, 1);
	assert_int_equal(upstream.news[0].persona, 2);
	draft_see_topic(&draft, world_topic(&after, "Dough"));
	assert_true(draft_saw_item(&draft, world_item(&after, 2, "Sieve")));
	draft_release(&draft);
	world_release(&before);
	world_release(&after);
}

/* B is taken out of the set, and comes back to it. */
static void
test_a_persona_that_comes_back_has_its_picks_again(void **state)
{
	static const size_t out[] = { 0, NO_INDEX, 1 }, back[] = { 0, 2 };
	const char *const texts[] = { bakers[A], bakers[C], NULL };
	struct world before, without;
	struct draft draft, again;
	const struct entry *entry;

	(void)state;
	world_init(&before, bakers, A);
	suggest_draft(&before.draft, &(struct suggest_options){ 0 });
	world_take(&before, B, "Chill the mixture");
	world_init(&without, texts, A);
	replay(&without, &draft, written(&without.arena, &before.draft), out);
	replay(&before, &again, written(&before.arena, &draft), back);
	entry = &again.entries[world_find(&again, "Chill the mixture")];
	assert_int_equal(entry->origin.persona, B);
	assert_str(world_outline(&before, &again),
		   world_outline(&before, &before.draft).ptr);
	draft_release(&draft);
	draft_release(&again);
	world_release(&before);
	world_release(&without);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_pick_says_what_became_of_it),
		cmocka_unit_test(test_what_is_gone_stands_as_it_was_picked),
		cmocka_unit_test(test_once_decided_there_is_nothing_to_say),
		cmocka_unit_test(test_new_words_take_the_place_of_the_old),
		cmocka_unit_test(test_an_edit_outlives_new_words_below_it),
		cmocka_unit_test(
		    test_what_nobody_picked_and_the_draft_says_is_not_asked),
		cmocka_unit_test(
		    test_another_set_of_personas_keeps_what_was_decided),
		cmocka_unit_test(
		    test_a_persona_that_comes_back_has_its_picks_again),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
