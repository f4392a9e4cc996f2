/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/file.h"
#include "compose/recipe.h"
#include "compose/suggest.h"
#include "compose/take.h"
#include "parse/parse.h"
#include "reviewers.h"
#include "sound.h"
#include "whole.h"
#include "world.h"

enum { A, B, C };

static const enum take takes[] = { TAKE_DEFAULT, TAKE_BASE, TAKE_SHARED,
				   TAKE_ALL };

static void
suggest(struct world *world, const char *const *texts, size_t base,
	struct suggest_options options)
{
	world_init(world, texts, base);
	suggest_draft(&world->draft, &options);
	assert_null(draft_unsound(&world->draft));
}

/* Its text, a line an entry, indented by depth. */
static struct str
text_of(struct world *world)
{
	struct buf out = { 0 };
	struct str text;

	for (size_t i = 0; i < world->draft.entry_count; i++) {
		const struct entry *entry = &world->draft.entries[i];

		buf_add_repeat(&out, ' ', entry->depth);
		buf_add_cstr(&out, entry->kind == ENTRY_SECTION ? "# " : "");
		buf_add(&out, entry->kind == ENTRY_SECTION ? entry->title :
			draft_text(&world->draft, entry));
		buf_add_byte(&out, '\n');
	}
	text = arena_str(&world->arena, buf_str(&out));
	buf_release(&out);
	return text;
}

static bool
says(struct world *world, const char *text)
{
	return str_contains(text_of(world), str_of(text));
}

/* Why the item that begins so is left out. */
static struct str
reason_of(struct world *world, size_t persona, const char *text)
{
	struct item_ref ref = world_item(world, persona, text);
	struct relations relations;
	const struct persona *source = &world->personas[persona];

	relations_find(&relations, &world->draft, &world->arena);
	return draft_left_reason(&world->draft, &relations,
	    (struct origin){ persona, source->items[ref.item].range },
	    &world->arena);
}

static void
test_a_draft_reads_like_one_author_wrote_it(void **state)
{
	struct world world;

	(void)state;
	suggest(&world, reviewers, A, (struct suggest_options){ 0 });
	assert_str(world_outline(&world, &world.draft), "# \n"
		   "  A You are a senior code reviewer with 12 years of "
		   "experience. You find what would break in production, and "
		   "say how to mend it.\n"
		   "# When Invoked\n"
		   "  A 1. Run `git diff` to see the change\n"
		   "  A 1. Read the files around it, not only the lines that "
		   "changed\n"
		   "  A 1. Begin the review without asking\n"
		   "# Review Principles\n"
		   "  A - Say what breaks before you say what is ugly\n"
		   "  A - Never ask for a change that you cannot give a reason "
		   "for\n"
		   "  A - Praise one thing that was hard to do, if there is "
		   "one\n"
		   "# Correctness\n"
		   "  A - Check every error path: what happens when the call "
		   "fails after 3 retries\n"
		   "  A - Look for races wherever two goroutines share a map\n"
		   "  A - Confirm that each `defer` runs before the lock is "
		   "taken again\n"
		   "# Severity\n"
		   "  A - **Critical**: data is lost or a secret leaks; block "
		   "the merge\n"
		   "  A - **Major**: a user sees a wrong result; fix before "
		   "release\n"
		   "  A - **Minor**: a name misleads; fix when you are there\n"
		   "# Testing\n"
		   "  B - Require a test that fails without the change\n"
		   "  B - Keep a unit test below 100 ms; move what is slower to "
		   "the nightly run\n"
		   "  B - Delete a test that nobody can explain\n"
		   "# Speed\n"
		   "  B - Measure with 10,000 rows before you call a query "
		   "fast\n"
		   "  B - Refuse a loop that calls the database; ask for one "
		   "query with `IN`\n"
		   "  B - Watch p95 after the release for 30 minutes\n"
		   "# Security checks\n"
		   "  C - Reject every query that is built from strings; bind "
		   "parameters\n"
		   "  C - Keep tokens out of logs and URLs\n"
		   "  C - Let sessions end after 15 minutes\n"
		   "# Secrets\n"
		   "  C Rotate a key within 24 hours of a leak.\n"
		   "  C + Never store a secret in the repository, not even for "
		   "a test.\n"
		   "  C - Scan the history, not only the last commit\n"
		   "  C - Revoke before you rewrite the history\n"
		   "# Output Format\n"
		   "  A | ```\n");
	assert_str(world.draft.name, "code-reviewer");
	assert_str(draft_field(&world.draft, "tools")->value, "Read, Grep");
	world_release(&world);
}

static void
test_every_choice_has_its_reason(void **state)
{
	struct world world;

	(void)state;
	for (size_t i = 0; i < COUNT(takes); i++) {
		suggest(&world, reviewers, A, (struct suggest_options){
			.take = takes[i] });
		for (size_t k = 0; k < world.draft.entry_count; k++)
			assert_true(world.draft.entries[k].reason.len > 0);
		world_release(&world);
	}
	suggest(&world, reviewers, A, (struct suggest_options){ 0 });
	assert_str(world.draft.entries[world_find(&world.draft,
		   "You are a senior")].reason, "base: who it is");
	assert_str(world.draft.entries[world_find(&world.draft,
		   "Run `git diff`")].reason, "base: the draft's method");
	assert_true(str_starts(world.draft.entries[world_find(&world.draft,
		    "Require a test")].reason, STR("adds a section: ")));
	world_release(&world);
}

static void
test_what_is_out_says_why(void **state)
{
	static const struct {
		size_t persona;
		const char *text, *why;
	} rows[] = {
		{ A, "Ask security-auditor", "machinery" },
		{ B, "You are a reviewer of pull", "a second identity" },
		{ B, "Ask for a test of each", "one principles is enough, "
		  "A's leads" },
		{ B, "Verdict", "one output format is enough, A's leads" },
		{ C, "Read the ticket", "one method is enough, A's leads" },
		{ C, "Low", "\"Severity\" of A leads on this" },
	};
	struct world world;

	(void)state;
	suggest(&world, reviewers, A, (struct suggest_options){ 0 });
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str_row(reason_of(&world, rows[i].persona,
					 rows[i].text), rows[i].why, i);
	world_release(&world);
	suggest(&world, reviewers, A, (struct suggest_options){
		.take = TAKE_BASE });
	assert_str(reason_of(&world, B, "Require a test"),
		   "only the base is taken");
	world_release(&world);
}

static void
test_nothing_vanishes_without_a_reason(void **state)
{
	(void)state;
	whole_check_texts(reviewers);
	for (size_t i = 0; i < REVIEWER_LANGUAGES; i++)
		whole_check_texts(reviewers_abroad[i]);
}

static void
test_a_sentence_that_names_what_is_not_there_goes(void **state)
{
	struct world world;

	(void)state;
	for (size_t base = A; base <= C; base++) {
		suggest(&world, reviewers, base, (struct suggest_options){
			0 });
		assert_true(says(&world, "Rotate a key within 24 hours"));
		assert_true(says(&world, "Never store a secret"));
		assert_false(says(&world, "specified below"));
		assert_int_equal(says(&world, "Severity Matrix"), base == C);
		assert_int_equal(says(&world, "High: an attacker"), base == C);
		world_release(&world);
	}
	suggest(&world, reviewers, C, (struct suggest_options){
		.take = TAKE_BASE });
	assert_true(says(&world, "Rate each hole with the Severity Matrix"));
	assert_str(reason_of(&world, C, "Write findings"),
		   "refers to an output format that is not taken");
	world_release(&world);
}

/* How many of the texts are in the draft. */
static size_t
count_said(struct world *world, const char *const *texts)
{
	size_t count = 0;

	for (; *texts; texts++)
		count += says(world, *texts);
	return count;
}

static void
test_what_is_closed_comes_whole_or_not_at_all(void **state)
{
	static const char *const closed[][5] = {
		{ "**Critical**", "**Major**", "**Minor**", NULL },
		{ "High: an", "Medium: an", "Low: an", NULL },
		{ "Run `git", "Read the files around", "Begin the", NULL },
		{ "Read the ticket", "Compare the", "State the", NULL },
	};

	(void)state;
	for (size_t base = A; base <= C; base++)
		for (size_t i = 0; i < COUNT(takes); i++) {
			struct world world;

			suggest(&world, reviewers, base,
				(struct suggest_options){ .take = takes[i] });
			for (size_t k = 0; k < COUNT(closed); k++) {
				size_t count = count_said(&world, closed[k]);

				assert_true(count == 0 || count == 3);
			}
			assert_true(takes[i] == TAKE_ALL ||
				    count_said(&world, closed[2]) == 0 ||
				    count_said(&world, closed[3]) == 0);
			world_release(&world);
		}
}

static void
test_what_says_the_same_is_an_alternative(void **state)
{
	struct world world;
	const struct entry *entry;

	(void)state;
	suggest(&world, bakers, A, (struct suggest_options){ 0 });
	entry = &world.draft.entries[world_find(&world.draft, "Weigh")];
	assert_int_equal(entry->alternative_count, 1);
	assert_int_equal(entry->alternatives[0].persona, B);
	assert_str(persona_text(&world.personas[B],
				entry->alternatives[0].range),
		   "Weigh each ingredient on a precise digital scale");
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
test_taking_the_base_takes_nothing_else(void **state)
{
	struct world world;

	(void)state;
	for (size_t base = A; base <= C; base++) {
		suggest(&world, reviewers, base, (struct suggest_options){
			.take = TAKE_BASE });
		for (size_t i = 0; i < world.draft.entry_count; i++)
			assert_true(world.draft.entries[i].kind ==
				    ENTRY_SECTION || world.draft.entries[i].
				    origin.persona == base);
		world_release(&world);
	}
}

static void
test_taking_all_takes_every_subject(void **state)
{
	struct world world;

	(void)state;
	suggest(&world, bakers, A,
		(struct suggest_options){ .take = TAKE_ALL });
	assert_true(draft_find(&world.draft, world_item(&world, C, "Sieve"))
		    != NO_INDEX);
	assert_true(draft_find(&world.draft, world_item(&world, B, "Temper"))
		    != NO_INDEX);
	assert_true(draft_find(&world.draft, world_item(&world, B, "Plan"))
		    != NO_INDEX);
	assert_true(reason_of(&world, B, "You").len > 0);
	world_release(&world);
}

/* What the draft says of texts in this order, the base being the same. */
static struct str
in_order(struct world *world, const char *const *texts, const size_t *order,
	 size_t base, enum take take)
{
	const char *shuffled[4] = { NULL };
	size_t at = 0;

	for (size_t i = 0; i < 3; i++) {
		shuffled[i] = texts[order[i]];
		at = order[i] == base ? i : at;
	}
	suggest(world, shuffled, at, (struct suggest_options){
		.take = take });
	return text_of(world);
}

static void
test_the_order_of_the_personas_does_not_matter(void **state)
{
	static const size_t orders[][3] = { { A, B, C }, { A, C, B },
					    { B, A, C }, { B, C, A },
					    { C, A, B }, { C, B, A } };
	static const char *const *const sets[] = { bakers, reviewers };

	(void)state;
	for (size_t set = 0; set < COUNT(sets); set++)
		for (size_t k = 0; k < COUNT(takes) * 3; k++) {
			struct world first;
			struct str wanted = in_order(&first, sets[set],
			    orders[0], k % 3, takes[k / 3]);

			for (size_t i = 1; i < COUNT(orders); i++) {
				struct world world;

				assert_str_row(in_order(&world, sets[set],
					orders[i], k % 3, takes[k / 3]),
				    wanted.ptr, i);
				world_release(&world);
			}
			world_release(&first);
		}
}

static void
test_the_best_base_has_steps_a_form_and_a_description(void **state)
{
	static const size_t orders[][3] = { { A, B, C }, { C, B, A },
					    { B, A, C } };
	struct world world;

	(void)state;
	for (size_t i = 0; i < COUNT(orders); i++) {
		const char *texts[4] = { NULL };

		for (size_t k = 0; k < 3; k++)
			texts[k] = reviewers[orders[i][k]];
		world_init(&world, texts, 0);
		assert_str(world.personas[suggest_base(&world.comparison)].
			   name, "code-reviewer");
		world_release(&world);
	}
}

static void
test_a_budget_holds_and_names_what_it_drops(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(takes); i++) {
		struct world world;
		size_t all, fields, least = 0;

		suggest(&world, reviewers, A, (struct suggest_options){
			.take = takes[i] });
		all = draft_all_tokens(&world.draft);
		world_release(&world);
		for (size_t budget = all - 1; budget > 120; budget -= 40) {
			suggest(&world, reviewers, A, (struct suggest_options){
				.take = takes[i], .budget = budget });
			assert_int_equal(draft_over_budget(&world.draft), 0);
			assert_int_equal(world.draft.budget, budget);
			fields = 0;
			for (size_t k = 0; k < world.draft.left_count; k++)
				fields += world.draft.left[k].budget;
			assert_true(fields > 0);
			least = draft_all_tokens(&world.draft);
			world_release(&world);
		}
		assert_true(least > 60);
	}
}

static void
test_no_budget_is_too_small_for_who_it_is(void **state)
{
	struct world world;

	(void)state;
	suggest(&world, reviewers, A, (struct suggest_options){
		.budget = 1 });
	assert_str(text_of(&world), "# \n You are a senior code reviewer with "
		   "12 years of experience. You find what would break in "
		   "production, and say how to mend it.\n");
	assert_int_equal(draft_over_budget(&world.draft),
			 draft_all_tokens(&world.draft) - 1);
	world_release(&world);
}

static struct str
recipe_of(struct world *world, const struct draft *draft)
{
	struct buf out = { 0 };
	struct str text;

	recipe_write(&out, draft);
	text = arena_str(&world->arena, buf_str(&out));
	buf_release(&out);
	return text;
}

static void
check_replay(const char *const *texts, size_t base, enum take take)
{
	struct world world;
	struct draft again;
	struct recipe recipe;
	struct error error;
	struct stale stale;
	struct str text;

	suggest(&world, texts, base, (struct suggest_options){
		.take = take });
	text = recipe_of(&world, &world.draft);
	assert_true(recipe_read(&recipe, text, &error));
	draft_init(&again, &world.comparison, &world.arena);
	recipe_replay(&again, &recipe, &stale);
	recipe_release(&recipe);
	assert_int_equal(stale.count, 0);
	assert_str(recipe_of(&world, &again), text.ptr);
	assert_str(world_outline(&world, &again),
		   world_outline(&world, &world.draft).ptr);
	draft_release(&again);
	world_release(&world);
}

static void
test_recipes_of_drafts_replay_to_the_byte(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(takes); i++) {
		for (size_t base = A; base <= C; base++)
			check_replay(reviewers, base, takes[i]);
		for (size_t k = 0; k < REVIEWER_LANGUAGES; k++)
			check_replay(reviewers_abroad[k], k % 2, takes[i]);
	}
}

/* The first language's rows are what the other ones' say. */
static void
test_pairs_in_other_languages_make_drafts_too(void **state)
{
	static const struct {
		const char *who, *method, *other_method, *tests, *form,
		    *machinery;
	} rows[REVIEWER_LANGUAGES] = {
		{ "Tu es un relecteur", "Lire le ticket", "Ouvrir la branche",
		  "Exiger un test", "Avis :", "testeur" },
		{ "Du bist Prüferin", "Lies das Ticket", "Öffne den Zweig",
		  "Verlange einen Test", "Urteil:", "Tester" },
		{ "Eres revisora", "Lee la tarea", "Abre la rama",
		  "Exige una prueba", "Dictamen:", "probador" },
		{ "あなたはコード", "チケットを読む", "ブランチを開く",
		  "失敗するテスト", "判定:", "テスト担当" },
	};

	(void)state;
	for (size_t i = 0; i < REVIEWER_LANGUAGES; i++) {
		struct world world;
		struct str text;

		suggest(&world, reviewers_abroad[i], A,
			(struct suggest_options){ 0 });
		text = text_of(&world);
		assert_true(str_find(text, str_of(rows[i].who)) <
			    str_find(text, str_of(rows[i].method)));
		assert_true(says(&world, rows[i].method));
		assert_false(says(&world, rows[i].other_method));
		assert_true(says(&world, rows[i].tests));
		if (!says(&world, rows[i].form))
			print_error("row %zu: no form\n%.*s", i,
				    STR_ARG(text));
		assert_true(says(&world, rows[i].form));
		assert_true(str_find(text, str_of(rows[i].method)) <
			    str_find(text, str_of(rows[i].form)));
		assert_false(says(&world, rows[i].machinery));
		world_release(&world);
	}
}

static void
test_two_that_share_nothing_make_a_draft_of_the_base(void **state)
{
	const char *const texts[] = { reviewers[A], bakers[A], NULL };
	struct world world;

	(void)state;
	suggest(&world, texts, A, (struct suggest_options){ 0 });
	assert_true(says(&world, "You are a senior code reviewer"));
	assert_false(says(&world, "You are a baker"));
	assert_true(says(&world, "Check every error path"));
	assert_false(says(&world, "Read the order book"));
	world_release(&world);
	whole_check_texts(texts);
}

static void
test_a_paragraph_beside_a_rich_file_takes_nothing_away(void **state)
{
	static const char note[] = "You are a helpful reviewer of code. Be "
	    "kind, and say what you mean.\n";
	const char *const texts[] = { reviewers[A], note, NULL };
	const char *const turned[] = { note, reviewers[A], NULL };
	struct world world;

	(void)state;
	suggest(&world, texts, A, (struct suggest_options){ 0 });
	assert_int_equal(suggest_base(&world.comparison), A);
	assert_true(says(&world, "Begin the review without asking"));
	assert_true(says(&world, "Confirm that each `defer`"));
	assert_true(says(&world, "**Minor**"));
	assert_false(says(&world, "You are a helpful"));
	world_release(&world);
	suggest(&world, turned, A, (struct suggest_options){ 0 });
	assert_true(says(&world, "You are a helpful reviewer of code."));
	assert_true(says(&world, "Begin the review without asking"));
	world_release(&world);
	whole_check_texts(texts);
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
		{ "1. **A**\n\n   - b\n2. **C**\n\n**D:**\n\n**E:**\n- f\n",
		  "**D:**\n```\nunclosed\n", ":\n\n::\n- :\n", NULL },
		{ "# Output Format\n\n[A] [B]\n\n# Phase 2\n\nSee Phase 9.\n",
		  "# Handoffs\n\n- a-reviewer\n", "You are\n", NULL },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		for (size_t k = 0; k < COUNT(takes); k++) {
			struct world world;

			suggest(&world, texts[i], 0, (struct suggest_options){
				.take = takes[k] });
			whole_check_reasons(&world.draft, "odd");
			world_release(&world);
		}
}

static void
read_bundled(struct world *world, const char *const *paths, size_t count)
{
	struct comparison_options options = { .accept = suggest_accept };
	struct error error;
	struct str bytes;

	*world = (struct world){ 0 };
	for (size_t i = 0; i < count; i++) {
		struct persona *persona = &world->personas[i];

		if (!file_read(&bytes, paths[i], &persona->arena, &error)) {
			print_message("%s: not tried\n", error.text);
			world_release(world);
			skip();
		}
		parse_open(persona, str_of(paths[i]), bytes);
		parse_outline(persona);
		world->list[i] = persona;
	}
	comparison_init(&world->comparison, world->list, count, &options);
	draft_init(&world->draft, &world->comparison, &world->arena);
}

static void
test_bundled_backend_engineers_make_one_of_each(void **state)
{
	static const char *const paths[] = {
		"personas/backend-developer.md", "personas/backend-engineer.md",
	};
	struct world world;
	size_t who = 0;

	(void)state;
	read_bundled(&world, paths, 2);
	suggest_draft(&world.draft, &(struct suggest_options){ 0 });
	assert_null(draft_unsound(&world.draft));
	whole_check_reasons(&world.draft, "bundled");
	whole_check_sentences(&world.draft, "bundled");
	for (size_t i = 0; i < world.draft.entry_count; i++)
		who += str_starts(draft_text(&world.draft,
		    &world.draft.entries[i]), STR("You are "));
	assert_int_equal(who, 1);
	assert_true(world.draft.entry_count > 20);
	world_release(&world);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_draft_reads_like_one_author_wrote_it),
		cmocka_unit_test(test_every_choice_has_its_reason),
		cmocka_unit_test(test_what_is_out_says_why),
		cmocka_unit_test(test_nothing_vanishes_without_a_reason),
		cmocka_unit_test(
		    test_a_sentence_that_names_what_is_not_there_goes),
		cmocka_unit_test(
		    test_what_is_closed_comes_whole_or_not_at_all),
		cmocka_unit_test(test_what_says_the_same_is_an_alternative),
		cmocka_unit_test(test_a_contradiction_is_never_folded),
		cmocka_unit_test(test_taking_the_base_takes_nothing_else),
		cmocka_unit_test(test_taking_all_takes_every_subject),
		cmocka_unit_test(
		    test_the_order_of_the_personas_does_not_matter),
		cmocka_unit_test(
		    test_the_best_base_has_steps_a_form_and_a_description),
		cmocka_unit_test(test_a_budget_holds_and_names_what_it_drops),
		cmocka_unit_test(test_no_budget_is_too_small_for_who_it_is),
		cmocka_unit_test(test_recipes_of_drafts_replay_to_the_byte),
		cmocka_unit_test(
		    test_pairs_in_other_languages_make_drafts_too),
		cmocka_unit_test(
		    test_two_that_share_nothing_make_a_draft_of_the_base),
		cmocka_unit_test(
		    test_a_paragraph_beside_a_rich_file_takes_nothing_away),
		cmocka_unit_test(
		    test_odd_personas_make_odd_drafts_but_sound_ones),
		cmocka_unit_test(
		    test_bundled_backend_engineers_make_one_of_each),
	};

	return cmocka_run_group_tests_name("suggest", tests, NULL, NULL);
}
