/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/count.h"
#include "compose/passages.h"
#include "compose/suggest.h"
#include "parse/parse.h"
#include "reviewers.h"
#include "sound.h"
#include "whole.h"
#include "world.h"

enum { A, B, C };

/* A world as a suggestion reads it. */
struct reading {
	struct world world;
	struct arena arena;
	struct material material;
	struct measure measure;
	struct passages passages;
};

static void
reading_open(struct reading *reading, const char *const *texts)
{
	*reading = (struct reading){ 0 };
	world_init(&reading->world, texts, 0);
	material_init(&reading->material, &reading->world.comparison,
		      0, &reading->arena);
	measure_init(&reading->measure, &reading->material);
	passages_init(&reading->passages, &reading->measure);
	reading->passages.base = 0;
}

static void
reading_close(struct reading *reading)
{
	measure_release(&reading->measure);
	arena_release(&reading->arena);
	world_release(&reading->world);
}

static size_t
unit_of(const struct reading *reading, size_t persona, const char *text)
{
	for (size_t i = 0; i < reading->material.unit_count; i++)
		if (reading->material.units[i].persona == persona &&
		    str_starts(unit_text(&reading->material,
					 &reading->material.units[i]),
			       str_of(text)))
			return i;
	fail_msg("no unit \"%s\"", text);
	return NO_INDEX;
}

static const struct group *
group_of(const struct reading *reading, size_t persona, const char *text)
{
	return &reading->material.groups[reading->material.units[
	    unit_of(reading, persona, text)].group];
}

static size_t
passage_of(const struct reading *reading, size_t persona, const char *text)
{
	return reading->passages.of[unit_of(reading, persona, text)];
}

static void
test_a_unit_is_an_entry_with_all_below_it_or_a_group(void **state)
{
	static const char *const texts[] = {
		"You are a cook.\n\n## Stocks\n\nUse these bones:\n\n"
		"- Beef:\n  - roasted\n  - split\n- Fish, raw\n\n"
		"| Bone | Hours |\n| --- | --- |\n| Beef | 8 |\n\n"
		"Skim it so:\n\n```sh\nskim --often\n```\n", NULL
	};
	struct reading reading;
	const struct group *bones;

	(void)state;
	reading_open(&reading, texts);
	assert_int_equal(reading.material.unit_count, 5);
	bones = group_of(&reading, A, "Beef:");
	assert_int_equal(bones->kind, GROUP_LIST);
	assert_int_equal(bones->count, 2);
	assert_str(bones->lead_text, " use these bones ");
	assert_true(str_contains(unit_text(&reading.material,
	    &reading.material.units[bones->first]), STR("split")));
	assert_int_equal(group_of(&reading, A, "| Bone")->kind, GROUP_TABLE);
	assert_int_equal(group_of(&reading, A, "```sh")->kind, GROUP_CODE);
	assert_str(group_of(&reading, A, "```sh")->lead_text,
		   " skim it so ");
	reading_close(&reading);
}

static void
test_a_line_that_only_ends_below_leads_by_its_last_sentence(void **state)
{
	static const char *const texts[] = {
		"You are a cook.\n\n## A\n\nCook as shown below. Then serve "
		"it.\n\n- one thing\n- two things\n\n## B\n\nServe it. Cook "
		"as shown below.\n\n- three things\n- four things\n", NULL
	};
	struct reading reading;

	(void)state;
	reading_open(&reading, texts);
	assert_int_equal(range_len(group_of(&reading, A, "one thing")->lead),
			 0);
	assert_true(range_len(group_of(&reading, A, "three things")->lead) >
		    0);
	reading_close(&reading);
}

static void
test_steps_levels_and_stages_are_closed(void **state)
{
	static const struct {
		const char *text, *first;
		enum bond closed;
	} rows[] = {
		{ "You cook.\n\n"
		  "## Workflow\n\n1. Read it\n2. Mend it\n", "Read",
		  BOND_STEPS },
		{ "You cook.\n\n"
		  "## Severity\n\n- Critical: stop\n- Major: mend\n"
		  "- Minor: note\n", "Critical", BOND_LEVELS },
		{ "You cook.\n\n"
		  "## Way\n\n- Phase 1: plan\n- Phase 2: cook\n"
		  "- Phase 3: serve\n", "Phase 1", BOND_STAGES },
		{ "You cook.\n\n"
		  "## Principles\n\n1. Be kind\n2. Be brief\n",
		  "Be kind", BOND_NONE },
		{ "You cook.\n\n"
		  "## Stocks\n\n- Skim it\n- Salt it\n", "Skim",
		  BOND_NONE },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const char *const texts[] = { rows[i].text, NULL };
		struct reading reading;

		reading_open(&reading, texts);
		assert_int_equal(group_of(&reading, A, rows[i].first)->closed,
				 rows[i].closed);
		reading_close(&reading);
	}
}

static void
test_only_what_is_for_other_agents_is_worthless(void **state)
{
	struct reading reading;

	(void)state;
	reading_open(&reading, reviewers);
	for (size_t i = 0; i < reading.material.unit_count; i++) {
		const struct unit *unit = &reading.material.units[i];
		struct str text = unit_text(&reading.material, unit);
		bool wanted = str_contains(text, STR("security-auditor")) ||
		    str_contains(text, STR("tech-coordinator"));

		assert_int_equal(unit->worthless != NULL, wanted);
	}
	reading_close(&reading);
}

static void
test_a_passage_is_a_section_as_its_author_wrote_it(void **state)
{
	struct reading reading;
	size_t who, steps, form, label;

	(void)state;
	reading_open(&reading, reviewers);
	who = passage_of(&reading, A, "You are a senior");
	steps = passage_of(&reading, A, "Run `git diff`");
	form = passage_of(&reading, A, "```");
	label = passage_of(&reading, C, "Keep tokens");
	assert_int_equal(reading.passages.all[who].purpose, PURPOSE_IDENTITY);
	assert_str(reading.passages.all[steps].title, "When Invoked");
	assert_int_equal(reading.passages.all[steps].unit_count, 3);
	assert_true(reading.passages.all[steps].closed);
	assert_int_equal(passage_slot(&reading.passages.all[steps]),
			 PURPOSE_METHOD);
	assert_int_equal(passage_slot(&reading.passages.all[form]),
			 PURPOSE_OUTPUT);
	assert_true(reading.passages.all[label].label);
	assert_str(reading.passages.all[label].title, "Security checks");
	assert_int_equal(passage_slot(&reading.passages.all[label]),
			 PURPOSE_NONE);
	reading_close(&reading);
}

static void
test_methods_forms_and_levels_of_two_are_one_topic(void **state)
{
	struct reading reading;
	const struct passages *passages = &reading.passages;

	(void)state;
	reading_open(&reading, reviewers);
	assert_true(passage_topic(passages,
	    passage_of(&reading, C, "Read the ticket"),
	    passage_of(&reading, A, "Run `git diff`")) >= passage_same_topic);
	assert_true(passage_topic(passages,
	    passage_of(&reading, B, "Verdict"),
	    passage_of(&reading, A, "```")) >= passage_same_topic);
	assert_true(passage_topic(passages, passage_of(&reading, C, "High"),
	    passage_of(&reading, A, "**Critical**")) >= passage_same_topic);
	assert_false(passage_topic(passages,
	    passage_of(&reading, B, "Measure with"),
	    passage_of(&reading, C, "Keep tokens")) >= passage_same_topic);
	reading_close(&reading);
}

static void
test_a_statement_is_said_by_one_with_its_words(void **state)
{
	struct reading reading;
	struct gathered gathered;
	size_t weigh, knead, same;
	double gain;

	(void)state;
	reading_open(&reading, bakers);
	gathered_init(&gathered, &reading.measure, &reading.arena);
	weigh = unit_of(&reading, A, "Weigh every");
	knead = unit_of(&reading, A, "Knead");
	same = unit_of(&reading, B, "Weigh each");
	gain = gathered_gain(&gathered, &same, 1);
	gathered_add(&gathered, same);
	assert_true(gathered_says(&gathered, weigh));
	assert_false(gathered_says(&gathered, knead));
	assert_true(gathered.value > gain * .999);
	assert_true(gathered_gain(&gathered, &weigh, 1) < gain / 2);
	gathered_drop(&gathered, same);
	assert_false(gathered_says(&gathered, weigh));
	assert_int_equal(gathered.tokens, 0);
	assert_true(gathered.value < .001 && gathered.value > -.001);
	reading_close(&reading);
}

enum { DOZEN = 12 };

static void
test_twelve_personas_make_one_draft(void **state)
{
	static const char *const subjects[] = {
		"ovens", "yeast", "rye", "wheat", "salt", "water", "steam",
		"knives", "ledgers", "guests", "delivery", "cleaning",
	};
	const struct persona *list[DOZEN];
	struct persona personas[DOZEN] = { 0 };
	struct comparison_options options = { .accept = suggest_accept };
	struct comparison comparison;
	struct arena arena = { 0 };
	struct draft draft;
	size_t who = 0;

	(void)state;
	for (size_t i = 0; i < DOZEN; i++) {
		struct str path = arena_printf(&arena, "%zu.md", i);
		struct str text = arena_printf(&arena, "---\nname: baker-%zu\n"
		    "description: Knows %s.\n---\n\nYou are a baker who knows "
		    "%s.\n\n## About %s\n\n- Check the %s within %zu minutes\n"
		    "- Never leave %s without a note in the book\n"
		    "- Ask twice before you change %s\n\n## Workflow\n\n"
		    "1. Look at %s\n2. Write down what is wrong with %s\n"
		    "3. Mend it, then look again\n", i, subjects[i],
		    subjects[i], subjects[i], subjects[i], i + 2, subjects[i],
		    subjects[i], subjects[i], subjects[i]);

		parse_open(&personas[i], path, text);
		parse_outline(&personas[i]);
		list[i] = &personas[i];
	}
	comparison_init(&comparison, list, DOZEN, &options);
	draft_init(&draft, &comparison, &arena);
	suggest_draft(&draft, &(struct suggest_options){ 0 });
	assert_null(draft_unsound(&draft));
	whole_check_reasons(&draft, "twelve");
	for (size_t i = 0; i < draft.entry_count; i++) {
		who += str_starts(draft_text(&draft, &draft.entries[i]),
				  STR("You are "));
		assert_false(draft.entries[i].form == FORM_STEP &&
			     draft.entries[i].origin.persona != draft.base);
	}
	assert_int_equal(who, 1);
	draft_release(&draft);
	comparison_release(&comparison);
	for (size_t i = 0; i < DOZEN; i++)
		persona_release(&personas[i]);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_a_unit_is_an_entry_with_all_below_it_or_a_group),
		cmocka_unit_test(
		    test_a_line_that_only_ends_below_leads_by_its_last_sentence),
		cmocka_unit_test(test_steps_levels_and_stages_are_closed),
		cmocka_unit_test(
		    test_only_what_is_for_other_agents_is_worthless),
		cmocka_unit_test(
		    test_a_passage_is_a_section_as_its_author_wrote_it),
		cmocka_unit_test(
		    test_methods_forms_and_levels_of_two_are_one_topic),
		cmocka_unit_test(
		    test_a_statement_is_said_by_one_with_its_words),
		cmocka_unit_test(test_twelve_personas_make_one_draft),
	};

	return cmocka_run_group_tests_name("passages", tests, NULL, NULL);
}
