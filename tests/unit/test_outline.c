/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "parse/outline.h"
#include "parse/parse.h"
#include "parse/tags.h"
#include "parsed.h"

static void
test_entries_take_their_children_along(void **state)
{
	(void)state;
	assert_parsed("- a\n  more\n  - b\n\n  text\n- c\n", parsed_blocks,
		      "entry 0 1-5\n"
		      "entry 0 6-6\n");
	assert_parsed("1. a\n  - b\n    - c\n2. d\n", parsed_items,
		      "1:4 0 entry a\n"
		      "2:5 1 entry b\n"
		      "3:7 2 entry c\n"
		      "4:4 0 entry d\n");
}

static void
test_a_list_may_follow_a_line_whatever_its_indentation(void **state)
{
	(void)state;
	assert_parsed("do:\n    - a\n      - b\n    - c\n", parsed_blocks,
		      "lead-in paragraph 0 1-1\n"
		      "entry 0 2-3\n"
		      "entry 0 4-4\n");
	assert_parsed("Steps\n2. a\n10. b\n", parsed_blocks,
		      "paragraph 0 1-1\n"
		      "numbered entry 0 2-2\n"
		      "numbered entry 0 3-3\n");
	assert_parsed("x\n• a\n  • b\n", parsed_items,
		      "2:3 0 entry a\n"
		      "3:5 1 entry b\n");
}

static void
test_each_kind_of_block_is_told_apart(void **state)
{
	(void)state;
	assert_parsed("one\ntwo\n\n> said\nlazily\n\n    code\n\n---\n"
		      "| a |\n|---|\n| b |\n\n<!-- c\n-->\n"
		      "[d]: e\n[f]: g\n<b>h</b>\n",
		      parsed_blocks,
		      "paragraph 0 1-2\n"
		      "quote 0 4-5\n"
		      "code 0 7-7\n"
		      "rule 0 9-9\n"
		      "table 0 10-12\n"
		      "comment 0 14-15\n"
		      "definition 0 16-16\n"
		      "definition 0 17-17\n"
		      "html 0 18-18\n");
}

static void
test_text_over_a_rule_is_a_paragraph(void **state)
{
	(void)state;
	assert_parsed("text\n---\n- a\n- - -\n", parsed_blocks,
		      "paragraph 0 1-1\n"
		      "rule 0 2-2\n"
		      "entry 0 3-3\n"
		      "rule 0 4-4\n");
}

static void
test_dashes_as_long_as_the_title_above_underline_it(void **state)
{
	(void)state;
	assert_parsed("Reviewer\n========\n\nSkills\n------\n- a\n\n"
		      "How it works\n----------\nb\n",
		      parsed_sections,
		      "0 intro Reviewer 1-10\n"
		      "1 heading Skills 4-6 topic 4-6 open\n"
		      "1 heading How it works 8-10\n");
	assert_parsed("a\nSkills\n------\n\nSkills\n---------\n\nabc\n---\n\n"
		      "a | b\n-----\n\n<abc>\n-----\n",
		      parsed_sections, "0 intro  1-14 topic 1-14\n");
}

static void
test_a_fence_stays_in_its_entry(void **state)
{
	(void)state;
	assert_parsed("- a\n  ```\nb\n\n# c\n  ```\n- d\n", parsed_blocks,
		      "entry 0 1-6\n"
		      "entry 0 7-7\n");
	assert_parsed("a\n```\n- b\n```\nc\n", parsed_blocks,
		      "paragraph 0 1-1\n"
		      "code 0 2-4\n"
		      "paragraph 0 5-5\n");
	assert_parsed("> ```\n> # a\n> ```\n> b\n", parsed_blocks,
		      "quote 0 1-4\n");
}

static void
test_a_table_ends_the_entry_before_it(void **state)
{
	(void)state;
	assert_parsed("- a\n| b |\n|---|\n", parsed_blocks,
		      "entry 0 1-1\n"
		      "table 0 2-3\n");
	assert_parsed("- a\n  | b |\n  |---|\n", parsed_blocks,
		      "entry 0 1-3\n");
}

static void
test_headings_in_entries_and_quotes_are_none(void **state)
{
	(void)state;
	assert_parsed("- a\n  # b\n- # c\n> # d\n\n    # e\n",
		      parsed_sections, "0 intro  1-6\n");
	assert_parsed("text\n # a\n\n # b\n", parsed_sections,
		      "0 intro b 1-4\n");
}

static void
test_blank_lines_belong_to_the_block_above(void **state)
{
	struct persona persona;

	(void)state;
	parsed(&persona, "\n\na\n \n\n# b\n\n");
	assert_str(parsed_blocks(&persona),
		   "blank 0 1-1\n"
		   "paragraph 0 3-3\n"
		   "title 0 6-6\n");
	assert_int_equal(persona.blocks[1].range.start, 2);
	assert_int_equal(persona.blocks[1].range.end, 7);
	assert_int_equal(persona.blocks[1].text.end, 3);
	persona_release(&persona);
}

static void
test_front_matter_is_the_first_block(void **state)
{
	(void)state;
	assert_parsed("---\nname: a\n---\n\nb\n", parsed_blocks,
		      "front-matter 0 1-3\n"
		      "blank 0 4-4\n"
		      "paragraph 0 5-5\n");
}

static void
test_bounds_are_reported(void **state)
{
	struct buf text = { 0 };

	(void)state;
	buf_add_repeat(&text, '>', 40);
	assert_parsed(text.ptr, parsed_faults, "too-deep 1:33\n");
	buf_clear(&text);
	buf_add_repeat(&text, 'a', 70000);
	assert_parsed(text.ptr, parsed_faults, "block-large 1:1\n");
	assert_parsed(text.ptr, parsed_items, "");
	buf_clear(&text);
	for (int i = 0; i < 70; i++)
		buf_printf(&text, "<t%d>\n", i);
	for (int i = 69; i >= 0; i--)
		buf_printf(&text, "</t%d>\n", i);
	assert_parsed(text.ptr, parsed_faults, "too-deep 65:1\n");
	buf_clear(&text);
	for (size_t i = 0; i < 40; i++) {
		buf_add_repeat(&text, ' ', 2 * i);
		buf_add_cstr(&text, "- x\n");
	}
	assert_parsed(text.ptr, parsed_faults, "too-deep 33:65\n");
	buf_release(&text);
}

/* A tag line that libcmark does not see at the top would be swallowed. */
static void
test_every_tag_is_seen_at_the_top(void **state)
{
	static const char text[] =
	    "<x>\n- a\n</x>\n> q\n<y>\n1. b\n   c\n\n<z>w</z>\n    d\n"
	    "<!-- e -->\n```\nf\n```\n</y>\ntext\n<x>\n</x>\n";
	struct persona persona = { 0 };
	struct page page = { 0 };
	size_t seen = 0;

	(void)state;
	parse_open(&persona, STR("test.md"), str_of(text));
	lines_scan(&page, &persona);
	tags_pair(&page);
	outline_read(&page);
	for (size_t i = 0; i < page.count; i++) {
		struct str line = page_line(&page, i);

		if (line.len && line.ptr[0] == '<') {
			assert_true(page.lines[i].starts);
			seen++;
		}
	}
	assert_int_equal(seen, 8);
	page_release(&page);
	persona_release(&persona);
}

static void
test_a_fence_around_the_file_is_no_code(void **state)
{
	(void)state;
	assert_parsed("```md\n---\nname: x\n---\n# a\n- b\n```\n\n",
		      parsed_blocks,
		      "front-matter 0 1-4\n"
		      "title 0 5-5\n"
		      "entry 0 6-6\n"
		      "tag 0 7-7\n");
	assert_parsed("```\n---\nname: x\n---\n```\n# a\n```\nb\n```\n",
		      parsed_faults, "fm-fenced 1:1\n");
}

/* libcmark is given a long body piece by piece. */
static void
test_what_stands_above_in_a_long_body_changes_nothing(void **state)
{
	static const char text[] =
	    "# T\n- a\n\n  b\n- c\nlazy\n\n> q\nlazy\n\n1. d\n   - e\n"
	    "\n   f\n\n    g\n\n\tcode\n\ncode\n\n# h\n***\n* i\n\n* j\n";
	struct persona persona = { 0 };
	struct page pages[3] = { { .piece = SIZE_MAX }, { .piece = 1 },
				 { .piece = 20 } };

	(void)state;
	parse_open(&persona, STR("test.md"), str_of(text));
	for (size_t i = 0; i < 3; i++) {
		lines_scan(&pages[i], &persona);
		outline_read(&pages[i]);
		assert_memory_equal(pages[i].lines, pages[0].lines,
				    pages[0].count * sizeof(*pages[0].lines));
	}
	for (size_t i = 0; i < 3; i++)
		page_release(&pages[i]);
	persona_release(&persona);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_entries_take_their_children_along),
		cmocka_unit_test(
		    test_a_list_may_follow_a_line_whatever_its_indentation),
		cmocka_unit_test(test_each_kind_of_block_is_told_apart),
		cmocka_unit_test(test_text_over_a_rule_is_a_paragraph),
		cmocka_unit_test(
		    test_dashes_as_long_as_the_title_above_underline_it),
		cmocka_unit_test(test_a_fence_stays_in_its_entry),
		cmocka_unit_test(test_a_table_ends_the_entry_before_it),
		cmocka_unit_test(test_headings_in_entries_and_quotes_are_none),
		cmocka_unit_test(test_blank_lines_belong_to_the_block_above),
		cmocka_unit_test(test_front_matter_is_the_first_block),
		cmocka_unit_test(test_bounds_are_reported),
		cmocka_unit_test(test_a_fence_around_the_file_is_no_code),
		cmocka_unit_test(
		    test_what_stands_above_in_a_long_body_changes_nothing),
		cmocka_unit_test(test_every_tag_is_seen_at_the_top),
	};

	return cmocka_run_group_tests_name("outline", tests, NULL, NULL);
}
