/* SPDX-License-Identifier: MIT */
#include "check.h"
#include "model/sense.h"
#include "parsed.h"

static void
test_lead_ins_stand_with_what_they_introduce(void **state)
{
	(void)state;
	assert_parsed("# A\n\nYou help.\n\nFor each issue, provide:\n\n"
		      "- The cause\n- A fix\n\nThat is all.\n",
		      parsed_groups,
		      "paragraph 3-3\nentry 5-8 lead 5-5\nparagraph 10-10\n");
	assert_parsed("## A\n\n**Checks**\n\nDo the following:\n\n- x\n- y\n",
		      parsed_groups, "entry 3-8 lead 3-5\n");
	assert_parsed("## A\n\nBuild it so\n\n```sh\nmake\n```\n\nThen go.\n",
		      parsed_groups,
		      "code 3-7 lead 3-3\nparagraph 9-9\n");
	assert_parsed("## A\n\nThe weights:\n\n| a | b |\n|---|---|\n"
		      "| 1 | 2 |\n", parsed_groups,
		      "table 3-7 lead 3-3\n");
	assert_parsed("## A\n\nThis is about:\n\n## B\n\n- x\n",
		      parsed_groups, "paragraph 3-3\nentry 7-7\n");
	assert_parsed("## A\n\nVérifiez les points suivants.\n\n- x\n- y\n",
		      parsed_groups, "entry 3-6 lead 3-3\n");
	assert_parsed("## A\n\n以下を確認する。\n\n- x\n- y\n",
		      parsed_groups, "entry 3-6 lead 3-3\n");
}

static void
test_numbered_lists_are_one_across_what_interrupts_them(void **state)
{
	(void)state;
	assert_parsed("## A\n\n1. Build it:\n\n```sh\nmake\n```\n\n"
		      "2. Install it.\n\nRestart the shell.\n\n3. Done.\n\n"
		      "1. Another\n2. list\n", parsed_groups,
		      "entry 3-13 ordered\nentry 15-16 ordered\n");
	assert_parsed("## A\n\n1. One:\n- a\n- b\n2. Two:\n- c\n",
		      parsed_groups, "entry 3-6 ordered\nentry 7-7\n");
	assert_parsed("## A\n\n- Run it:\n\n```sh\nmake\n```\n\n- Then wait.\n",
		      parsed_groups, "entry 3-9\n");
}

static void
test_bold_leads_and_labels_are_entries_and_lead_ins(void **state)
{
	(void)state;
	assert_parsed("## Core expertise\n\n- **One**: first text\n"
		      "- **Two**: second text\n  - nested\n- Three\n",
		      parsed_groups, "entry 3-6\n");
	assert_parsed("## Skills\n\nWeb:\n- a b\n- c d\n\nData:\n- e f\n"
		      "- g h\n", parsed_groups,
		      "entry 3-5 lead 3-3\nentry 7-9 lead 7-7\n");
}

static void
test_steps_are_closed_and_standing_lists_are_not(void **state)
{
	(void)state;
	assert_parsed("## Workflow\n\n1. Read it.\n2. Change it.\n",
		      parsed_closed, "steps 3-4\n");
	assert_parsed("## Core principles\n\n1. Be kind.\n2. Be brief.\n",
		      parsed_closed, "");
	assert_parsed("## Core principles\n\nWhen invoked:\n\n1. Read.\n"
		      "2. Write.\n", parsed_closed, "steps 3-6\n");
	assert_parsed("## Grundsätze\n\n1. Sei kurz.\n2. Sei genau.\n",
		      parsed_closed, "");
	assert_parsed("## Vorgehensweise\n\n1. Lies.\n2. Ändere.\n",
		      parsed_closed, "steps 3-4\n");
	assert_parsed("## 原則\n\n1. 短く書く\n2. 正しく書く\n",
		      parsed_closed, "");
	assert_parsed("## 作業手順\n\n1. 読む\n2. 直す\n", parsed_closed,
		      "steps 3-4\n");
	assert_parsed("## Notes\n\n1. Build:\n\n```sh\nmake\n```\n\n2. Go.\n",
		      parsed_closed, "steps 3-9\n");
}

static void
test_levels_are_closed(void **state)
{
	(void)state;
	assert_parsed("## Triage\n\n- **Critical**: now\n- **High**: today\n"
		      "- **Low**: some day\n", parsed_closed,
		      "levels 3-5\n");
	assert_parsed("## Triage\n\n### Critical\n\n- leaks\n\n### Minor\n\n"
		      "- typos\n\n### Scope\n\nAll.\n", parsed_closed,
		      "levels 3-9\n");
	assert_parsed("## Triage\n\n**P0 (stop):**\n- leaks\n\n"
		      "**P1:**\n- crashes\n", parsed_closed, "levels 3-7\n");
	assert_parsed("## Sévérité\n\n- Critique : tout de suite\n"
		      "- Majeur : ce jour\n- Mineur : un jour\n",
		      parsed_closed, "levels 3-5\n");
	assert_parsed("## 優先度\n\n### 必須\n\n- 漏洩\n\n### 推奨\n\n- 速度\n",
		      parsed_closed, "levels 3-9\n");
	assert_parsed("## Rules\n\n- Must you ask, ask early in the day\n"
		      "- High winds are no excuse at all\n", parsed_closed,
		      "");
	assert_parsed("## A\n\n### Required tools\n\n- x y\n\n"
		      "### Required skills\n\n- y z\n", parsed_closed, "");
	assert_parsed("## Critical rules\n\n- x y\n\n## Important notes\n\n"
		      "- y z\n", parsed_closed, "");
}

static void
test_phases_are_closed(void **state)
{
	(void)state;
	assert_parsed("# A\n\n## Phase 1: Read\n\nRead.\n\n## Phase 2: Act\n\n"
		      "Act.\n\n## Tone\n\nCalm.\n", parsed_closed,
		      "phases 3-9\n");
	assert_parsed("## Work\n\n- Step 1: Read it\n- Step 2: Fix it\n",
		      parsed_closed, "phases 3-4\n");
	assert_parsed("## Proceso\n\n### Paso 1: Leer\n\nLeer.\n\n"
		      "### Paso 2: Hacer\n\nHacer.\n", parsed_closed,
		      "phases 3-9\n");
	assert_parsed("## Process\n\n### 1. Read\n\nRead.\n\n### 2. Act\n\n"
		      "Act.\n", parsed_closed, "phases 3-9\n");
	assert_parsed("## Expertise\n\n### 1. Web\n\nPages.\n\n### 2. Data\n\n"
		      "Rows.\n", parsed_closed, "");
	assert_parsed("## Phase shifts\n\nx y\n\n## Step aside\n\ny z\n",
		      parsed_closed, "");
}

static void
test_sides_are_closed(void **state)
{
	(void)state;
	assert_parsed("## Queues\n\n**Use when:**\n- load is uneven\n\n"
		      "**Avoid when:**\n- order matters\n", parsed_closed,
		      "sides 3-7\n");
	assert_parsed("## Style\n\n### Do\n\n- be short\n\n### Don't\n\n"
		      "- be rude\n", parsed_closed, "sides 3-9\n");
	assert_parsed("## Stil\n\n### Vorteile\n\n- kurz\n\n### Nachteile\n\n"
		      "- rau\n", parsed_closed, "sides 3-9\n");
	assert_parsed("## Index\n\n- ✅ Faster reads\n- ❌ Slower writes\n",
		      parsed_closed, "sides 3-4\n");
	assert_parsed("## Style\n\n- Do be short\n- Avoid being rude\n"
		      "- Read it aloud\n", parsed_closed, "");
}

static void
test_templates_are_closed_and_their_examples_need_them(void **state)
{
	(void)state;
	assert_parsed("## Output format\n\n**Cause**: [one line]\n\n"
		      "**Fix**: <patch>\n\n## Tone\n\nCalm.\n",
		      parsed_closed, "template 1-5\n");
	assert_parsed("## Output format\n\n## [Title]\n\n[Summary] and [Plan]\n"
		      "\n## Tone\n\nCalm.\n", parsed_closed,
		      "template 1-5\n");
	assert_parsed("## Report template\n\n- Cause: {cause}\n\n## Example\n\n"
		      "> Cause: a typo\n", parsed_closed,
		      "template 1-3\nexample 5-7 needs 0\n");
	assert_parsed("## Informe\n\n- Causa: [causa]\n- Arreglo: [arreglo]\n",
		      parsed_closed, "template 1-4\n");
	assert_parsed("## Output\n\n- [ ] Boxes are\n- [links](u) are not\n"
		      "- <br> nor HTML\n", parsed_closed, "");
	assert_parsed("## Report writer code\n\n```c\nint <a>, {b};\n```\n",
		      parsed_closed, "code 3-5\n");
	assert_parsed("## Talk\n\nUser: How?\n\nAssistant: So.\n",
		      parsed_closed, "example 3-5\n");
}

static void
test_what_lies_within_is_part_of_it(void **state)
{
	(void)state;
	assert_parsed("## Phase 1\n\n1. Read.\n2. Write.\n\n## Phase 2\n\n"
		      "```\ncode\n```\n", parsed_closed, "phases 1-10\n");
}

static void
test_blanks_are_counted(void **state)
{
	(void)state;
	assert_int_equal(text_blanks(STR("[Title] <file path> {x} ____")), 4);
	assert_int_equal(text_blanks(STR("[x] [ ] [a](b) [a][b] [1] <b> "
					 "</x> { x } __")), 0);
	assert_int_equal(text_phase(STR("### **Step Two** - go")), 2);
	assert_int_equal(text_phase(STR("第3段階")), 3);
	assert_int_equal(text_phase(STR("Phase out the old one")), 0);
	assert_int_equal(text_number(STR("**12.** Go")), 12);
	assert_int_equal(text_number(STR("12 apostles")), 0);
}

/* The sign of the kelvin is a k, and capitals of other alphabets are theirs. */
static void
test_words_of_a_sense_begin_in_any_case(void **state)
{
	(void)state;
	assert_int_equal(text_word(STR("\u212aANN es"), SENSE_LEVEL), 6);
	assert_int_equal(text_word(STR("ÉLEVÉS"), SENSE_LEVEL), 7);
	assert_int_equal(text_word(STR("Ausgaben"), SENSE_OUTPUT), 7);
	assert_int_equal(text_word(STR("Formatter"), SENSE_OUTPUT), 0);
	assert_int_equal(text_word(STR("must have it"), SENSE_LEVEL), 9);
	assert_int_equal(text_word(STR("- must"), SENSE_LEVEL), 0);
	assert_int_equal(text_word(STR(""), SENSE_LEVEL), 0);
	assert_int_equal(text_word(STR("高: x"), SENSE_LEVEL), 3);
	assert_int_equal(text_word(STR("高度"), SENSE_LEVEL), 0);
	assert_true(text_has(STR("2️⃣ es ist \u212aRITISCH"), SENSE_LEVEL));
	assert_int_equal(text_phase(STR("Phase VII")), 7);
	assert_int_equal(text_phase(STR("Phase viith")), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_lead_ins_stand_with_what_they_introduce),
		cmocka_unit_test(
		    test_numbered_lists_are_one_across_what_interrupts_them),
		cmocka_unit_test(
		    test_bold_leads_and_labels_are_entries_and_lead_ins),
		cmocka_unit_test(
		    test_steps_are_closed_and_standing_lists_are_not),
		cmocka_unit_test(test_levels_are_closed),
		cmocka_unit_test(test_phases_are_closed),
		cmocka_unit_test(test_sides_are_closed),
		cmocka_unit_test(
		    test_templates_are_closed_and_their_examples_need_them),
		cmocka_unit_test(test_what_lies_within_is_part_of_it),
		cmocka_unit_test(test_blanks_are_counted),
		cmocka_unit_test(test_words_of_a_sense_begin_in_any_case),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
