/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "parse/parse.h"
#include "parsed.h"

static void
test_a_lone_first_h1_is_the_title_of_the_document(void **state)
{
	(void)state;
	assert_parsed("# The Name\nYou are one who knows a great deal of it.\n"
		      "## Part\n- a\n",
		      parsed_sections,
		      "0 intro The Name 1-4 topic 2-2\n"
		      "1 heading Part 3-4 topic 3-4\n");
	assert_parsed("# One\n- a\n# Two\n- b\n", parsed_sections,
		      "0 intro  1-4\n"
		      "1 heading One 1-2 topic 1-2\n"
		      "1 heading Two 3-4 topic 3-4\n");
	assert_parsed("## Part\n- a\n# Late\n- b\n", parsed_sections,
		      "0 intro  1-4\n"
		      "1 heading Part 1-2 topic 1-2\n"
		      "1 heading Late 3-4 topic 3-4\n");
	assert_parsed("1\n\n2\n\n3\n\n4\n\n5\n\n6\n\n7\n\n# Late\n- b\n",
		      parsed_sections,
		      "0 intro  1-16\n"
		      "1 heading Late 15-16 topic 15-16\n");
	assert_parsed("<![CDATA[\n# In\n- a\n]]>\n# Out\n- b\n",
		      parsed_sections,
		      "0 intro Out 1-6\n"
		      "1 heading In 2-6 topic 2-6\n");
}

static void
test_a_heading_without_a_blank_is_text_and_noted(void **state)
{
	static const struct {
		const char *text, *wanted;
	} rows[] = {
		{ "#Title\n", "heading-no-space 1:1\n" },
		{ "x\n##Part\ny\n", "heading-no-space 2:1\n" },
		{ "- a\n\n###1. Part\n", "heading-no-space 3:1\n" },
		{ "<x>\n  ##é\n</x>\n", "heading-no-space 2:3\n" },
		{ "#标题\n", "heading-no-space 1:1\n" },
		{ "#hashtag\n", "" },
		{ "#Cloud #DevOps\n", "" },
		{ "see\n#Title\n", "" },
		{ "#1 wins\n\n#!/bin/sh\n\n#\n\n##\n", "" },
		{ "#######Seven\n", "" },
		{ "    ##code\n\n```\n##code\n```\n- x\n  ##y\n", "" },
		{ "> ##said\n\n# Title\n", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_parsed(rows[i].text, parsed_faults, rows[i].wanted);
	assert_parsed("##Part\n- a\n", parsed_sections, "0 intro  1-2\n");
}

static void
test_titles_are_without_markup(void **state)
{
	static const struct {
		const char *text, *wanted;
	} rows[] = {
		{ "# **Bold** and `code`:\n", "0 intro Bold and code 1-1\n" },
		{ "# Closed ##\n", "0 intro Closed 1-1\n" },
		{ "# C# #\n", "0 intro C# 1-1\n" },
		{ "# 1. 🚀 _Go_ snake_case_x\n",
		  "0 intro 1. 🚀 Go snake_case_x 1-1\n" },
		{ "# See [this](http://x) 2 * 3\n",
		  "0 intro See this 2 * 3 1-1\n" },
		{ "Name\n====\n", "0 intro Name 1-2\n" },
		{ "#\n", "0 intro  1-1\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_parsed(rows[i].text, parsed_sections, rows[i].wanted);
}

static void
test_headings_nest_by_level_and_jumps_are_noted(void **state)
{
	static const char text[] =
	    "## A\n- a\n#### B\n- b\n### C\n- c\n## D\n- d\n";

	(void)state;
	assert_parsed(text, parsed_sections,
		      "0 intro  1-8\n"
		      "1 heading A 1-6 group\n"
		      "2 heading B 3-4 topic 3-4\n"
		      "2 heading C 5-6 topic 5-6\n"
		      "1 heading D 7-8 topic 7-8\n");
	assert_parsed(text, parsed_faults, "level-jump 3:1\n");
}

static void
test_a_repeated_title_is_noted(void **state)
{
	(void)state;
	assert_parsed("## A\n## B\n### A\n## A\n", parsed_faults,
		      "title-repeated 4:1\n");
}

static void
test_bold_leads_are_sections_below_an_open_title(void **state)
{
	(void)state;
	assert_parsed("## Core Expertise\n- **API Design**: REST\n"
		      "- **Data** - SQL\n  - more\n- plain\n\nAfter.\n",
		      parsed_sections,
		      "0 intro  1-7\n"
		      "1 heading Core Expertise 1-7 open\n"
		      "2 lead API Design 2-2 topic 2-2\n"
		      "2 lead Data 3-4 topic 3-4\n");
	assert_parsed("## Workflow\n- **Plan**: a\n- **Do**: b\n",
		      parsed_sections,
		      "0 intro  1-3\n"
		      "1 heading Workflow 1-3 topic 1-3\n");
	assert_parsed("## Skills\n- **One**: a\n- b\n- c\n",
		      parsed_sections,
		      "0 intro  1-4\n"
		      "1 heading Skills 1-4 topic 1-4 open\n");
}

static void
test_bold_paragraphs_are_sections_below_an_open_title(void **state)
{
	(void)state;
	assert_parsed("## Your Role and Focus\n**API:** REST.\n\n"
		      "**Data:** SQL.\n",
		      parsed_sections,
		      "0 intro  1-4\n"
		      "1 heading Your Role and Focus 1-4 open\n"
		      "2 lead API 2-2 topic 2-2\n"
		      "2 lead Data 4-4 topic 4-4\n");
}

static void
test_labels_are_sections_below_an_open_title(void **state)
{
	static const char below[] = "**One**\n- a\n\nTwo things:\n- b\n\n"
	    "Text that ends the second.\n";

	(void)state;
	assert_parsed(below, parsed_sections,
		      "0 intro  1-7\n"
		      "1 label One 1-2 topic 1-2\n"
		      "1 label Two things 4-5 topic 4-5\n");
	assert_parsed("## Process\n**One**\n- a\n", parsed_sections,
		      "0 intro  1-3\n"
		      "1 heading Process 1-3 topic 1-3\n");
}

static void
test_four_labels_with_lists_are_sections_anywhere(void **state)
{
	(void)state;
	assert_parsed("## Process\n**A1**\n- a\n**B1**\n- b\n**C1**\n- c\n"
		      "**D1**\n- d\n",
		      parsed_sections,
		      "0 intro  1-9\n"
		      "1 heading Process 1-9 group\n"
		      "2 label A1 2-3 topic 2-3\n"
		      "2 label B1 4-5 topic 4-5\n"
		      "2 label C1 6-7 topic 6-7\n"
		      "2 label D1 8-9 topic 8-9\n");
}

static void
test_a_bold_label_holds_the_plain_ones_that_it_leads_to(void **state)
{
	(void)state;
	assert_parsed("## Core Skills\n**Before**\n\nFirst:\n- a\n\nThen:\n"
		      "- b\n\n**After**\n- c\n\nLast:\n- d\n",
		      parsed_sections,
		      "0 intro  1-14\n"
		      "1 heading Core Skills 1-14 open\n"
		      "2 label Before 2-8\n"
		      "3 label First 4-5 topic 4-5\n"
		      "3 label Then 7-8 topic 7-8\n"
		      "2 label After 10-11 topic 10-11\n"
		      "2 label Last 13-14 topic 13-14\n");
}

static void
test_a_bold_line_over_a_bold_label_is_text(void **state)
{
	(void)state;
	assert_parsed("## Core Skills\n**Careful**\n\n**Rules**\n- a\n",
		      parsed_sections,
		      "0 intro  1-5\n"
		      "1 heading Core Skills 1-5 open\n"
		      "2 label Rules 4-5 topic 4-5\n");
}

static void
test_what_is_only_bold_leads_to_nothing(void **state)
{
	(void)state;
	assert_parsed("## Core Skills\n1. **API Design**\n2. **Data**\n"
		      "3. **Queues**\n",
		      parsed_sections,
		      "0 intro  1-4\n"
		      "1 heading Core Skills 1-4 topic 1-4 open\n");
	assert_parsed("## Core Skills\n- **API Design**\n\n  - deep\n"
		      "- **Data**\n- **Queues**: all of them\n",
		      parsed_sections,
		      "0 intro  1-6\n"
		      "1 heading Core Skills 1-6 open\n"
		      "2 lead API Design 2-4 topic 2-4\n"
		      "2 lead Queues 6-6 topic 6-6\n");
}

static void
test_an_open_label_holds_leads(void **state)
{
	(void)state;
	assert_parsed("Your primary responsibilities:\n- **Plan**: a\n"
		      "- **Build**: b\n",
		      parsed_sections,
		      "0 intro  1-3\n"
		      "1 label Your primary responsibilities 1-3 open\n"
		      "2 lead Plan 2-2 topic 2-2\n"
		      "2 lead Build 3-3 topic 3-3\n");
}

static void
test_a_leads_block_begins_behind_its_lead(void **state)
{
	struct persona persona;

	(void)state;
	parsed(&persona, "## Skills\n- **A1**: text\n  1. c\n     - d\n\n"
	       "  ```\n  x\n  ```\n- [ ] **B1** - two\n");
	assert_str(parsed_blocks(&persona),
		   "title 1 1-1\n"
		   "title 2 2-2\n"
		   "paragraph 2 2-2\n"
		   "numbered entry 2 3-8\n"
		   "title 3 9-9\n"
		   "paragraph 3 9-9\n");
	assert_str(persona_text(&persona, persona.blocks[1].range),
		   "- **A1**: ");
	assert_str(persona_text(&persona, persona.blocks[2].text), "text");
	assert_str(persona_text(&persona, persona.blocks[4].range),
		   "- [ ] **B1** - ");
	persona_release(&persona);
}

static void
test_a_parent_is_a_topic_when_it_says_enough_itself(void **state)
{
	(void)state;
	assert_parsed("## A\n- a\n- b\n### B\n- c\n", parsed_sections,
		      "0 intro  1-5\n"
		      "1 heading A 1-5 topic 1-3\n"
		      "2 heading B 4-5 topic 4-5\n");
	assert_parsed("## A\nShort.\n### B\n- c\n", parsed_sections,
		      "0 intro  1-4\n"
		      "1 heading A 1-4\n"
		      "2 heading B 3-4 topic 3-4\n");
	assert_parsed("## A\nThis says about enough.\n\n---\n\n## B\nNo.\n",
		      parsed_sections,
		      "0 intro  1-7\n"
		      "1 heading A 1-2 topic 1-2\n"
		      "1 heading B 6-7\n");
}

static void
test_an_empty_file_is_a_root_without_lines(void **state)
{
	(void)state;
	assert_parsed("", parsed_sections, "0 intro  1-0\n");
	assert_parsed("", parsed_blocks, "");
	assert_parsed(" \n", parsed_faults, "empty-file 1:1\n");
}

static void
test_faults_come_in_the_order_of_the_file(void **state)
{
	(void)state;
	assert_parsed("<x>\n\xff\n```a\n```b\n```\n</y>\n<!--\n",
		      parsed_faults,
		      "tag-unclosed 1:1\n"
		      "invalid-utf8 2:1\n"
		      "fence-broken 4:1\n"
		      "tag-unopened 6:1\n"
		      "comment-unclosed 7:1\n");
	assert_parsed("a\n~~~\nb\n", parsed_faults, "fence-unclosed 2:1\n");
}

static void
test_sections_are_counted_without_keeping_them(void **state)
{
	static const struct {
		const char *text;
		size_t count;
	} rows[] = {
		{ "", 0 },
		{ "Text.\n", 0 },
		{ "# Name\n", 0 },
		{ "# Name\n\nText.\n\n## A\n- a\n", 1 },
		{ "## A\n- a\n## B\n- **Lead**: of more than one word\n", 2 },
		{ "Text.\n\n## A\n\n#### B\n- a\n\n<c>\nd\n</c>\n", 3 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct persona persona = { 0 };

		parse_open(&persona, STR("a.md"), str_of(rows[i].text));
		assert_int_equal(parse_section_count(&persona), rows[i].count);
		assert_false(persona.outlined);
		assert_null(persona.sections);
		parse_outline(&persona);
		assert_int_equal(parse_section_count(&persona), rows[i].count);
		persona_release(&persona);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_a_lone_first_h1_is_the_title_of_the_document),
		cmocka_unit_test(
		    test_a_heading_without_a_blank_is_text_and_noted),
		cmocka_unit_test(test_titles_are_without_markup),
		cmocka_unit_test(
		    test_headings_nest_by_level_and_jumps_are_noted),
		cmocka_unit_test(test_a_repeated_title_is_noted),
		cmocka_unit_test(
		    test_bold_leads_are_sections_below_an_open_title),
		cmocka_unit_test(
		    test_bold_paragraphs_are_sections_below_an_open_title),
		cmocka_unit_test(test_labels_are_sections_below_an_open_title),
		cmocka_unit_test(
		    test_four_labels_with_lists_are_sections_anywhere),
		cmocka_unit_test(
		    test_a_bold_label_holds_the_plain_ones_that_it_leads_to),
		cmocka_unit_test(test_a_bold_line_over_a_bold_label_is_text),
		cmocka_unit_test(test_what_is_only_bold_leads_to_nothing),
		cmocka_unit_test(test_an_open_label_holds_leads),
		cmocka_unit_test(test_a_leads_block_begins_behind_its_lead),
		cmocka_unit_test(
		    test_a_parent_is_a_topic_when_it_says_enough_itself),
		cmocka_unit_test(test_an_empty_file_is_a_root_without_lines),
		cmocka_unit_test(test_faults_come_in_the_order_of_the_file),
		cmocka_unit_test(test_sections_are_counted_without_keeping_them),
	};

	return cmocka_run_group_tests_name("sections", tests, NULL, NULL);
}
