/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "model/tag.h"
#include "parsed.h"

static void
test_a_tag_and_its_closing_tag_make_a_section(void **state)
{
	(void)state;
	assert_parsed("<core_rules>\nOne rule that is long enough.\n"
		      "</core_rules>\nafter\n",
		      parsed_sections,
		      "0 intro  1-4\n"
		      "1 tag core rules 1-3 topic 1-3\n");
}

static void
test_tags_nest_and_headings_in_them_end_with_them(void **state)
{
	(void)state;
	assert_parsed("<x>\n## In a\ntext\n<y>\n- x\n</y>\n</x>\n- y\n",
		      parsed_sections,
		      "0 intro  1-8\n"
		      "1 tag x 1-7\n"
		      "2 heading In a 2-6\n"
		      "3 tag y 4-6 topic 4-6\n");
}

static void
test_an_unmatched_tag_is_text(void **state)
{
	(void)state;
	assert_parsed("<x>\ntext\n\n</y>\n", parsed_blocks,
		      "paragraph 0 1-2\n"
		      "paragraph 0 4-4\n");
	assert_parsed("<x>\ntext\n\n</y>\n", parsed_faults,
		      "tag-unclosed 1:1\n"
		      "tag-unopened 4:1\n");
}

static void
test_of_crossing_tags_the_outer_one_counts(void **state)
{
	(void)state;
	assert_parsed("<x>\n<y>\n- x\n</x>\n- y\n</y>\n", parsed_sections,
		      "0 intro  1-6\n"
		      "1 tag x 1-4 topic 1-4\n");
	assert_parsed("<x>\n<y>\n- x\n</x>\n- y\n</y>\n", parsed_faults,
		      "tag-crossing 2:1\n");
}

static void
test_text_beside_a_tag_is_a_block_of_its_own(void **state)
{
	(void)state;
	assert_parsed("<x>first\nsecond</x>\nthird\n", parsed_blocks,
		      "title 1 1-1\n"
		      "paragraph 1 1-1\n"
		      "paragraph 1 2-2\n"
		      "close 1 2-2\n"
		      "paragraph 0 3-3\n");
	assert_parsed("<x>\n- x\n- y</x>\n", parsed_items,
		      "2:3 0 entry x\n"
		      "3:3 0 entry y\n");
}

static void
test_a_closing_tag_ends_the_list_before_it(void **state)
{
	(void)state;
	assert_parsed("<a_b>\n- x\n</a_b>\n<z>\n- y\n</z>\n", parsed_blocks,
		      "title 1 1-1\n"
		      "entry 1 2-2\n"
		      "close 1 3-3\n"
		      "title 2 4-4\n"
		      "entry 2 5-5\n"
		      "close 2 6-6\n");
}

static void
test_a_transparent_tag_opens_no_section(void **state)
{
	(void)state;
	assert_parsed("<steps>\n<step>\n- x\n</step>\n</steps>\n",
		      parsed_blocks,
		      "tag 0 1-1\n"
		      "tag 0 2-2\n"
		      "entry 0 3-3\n"
		      "tag 0 4-4\n"
		      "tag 0 5-5\n");
	assert_parsed("<step name=\"first_one\">\n- x\n</step>\n",
		      parsed_sections,
		      "0 intro  1-3\n"
		      "1 tag first one 1-3 topic 1-3\n");
}

static void
test_html_elements_and_tags_in_fences_open_nothing(void **state)
{
	(void)state;
	assert_parsed("<div>\nx\n</div>\n\n```\n<x>\n</x>\n```\n",
		      parsed_blocks,
		      "html 0 1-3\n"
		      "code 0 5-8\n");
}

static void
test_a_tag_in_a_list_entry_belongs_to_it(void **state)
{
	(void)state;
	assert_parsed("1. do\n   <think>\n   well\n   </think>\n2. next\n",
		      parsed_blocks,
		      "numbered entry 0 1-4\n"
		      "numbered entry 0 5-5\n");
	assert_parsed("<x>\n- x\n  </x>\n  <y>\n- y\n</y>\n",
		      parsed_sections,
		      "0 intro  1-6\n"
		      "1 tag x 1-3 topic 1-3\n"
		      "1 tag y 4-6 topic 4-6\n");
}

static void
test_content_of_a_tag_may_be_indented(void **state)
{
	(void)state;
	assert_parsed("<x>\n    ## Deep\n    - x\n      - y\n</x>\n",
		      parsed_sections,
		      "0 intro  1-5\n"
		      "1 tag x 1-5\n"
		      "2 heading Deep 2-4 topic 2-4\n");
}

static void
test_a_one_line_tag_is_an_item(void **state)
{
	struct str inner;

	(void)state;
	assert_parsed("- a\n<rule>Never lie.</rule>\n<rule>x</rule> y z\n",
		      parsed_items,
		      "1:3 0 entry a\n"
		      "2:7 0 tag Never lie.\n"
		      "3:1 0 sentence <rule>x</rule> y z\n");
	assert_true(tag_one_line(STR("<x y='c'> d </x>"), &inner));
	assert_str(inner, "d");
	assert_false(tag_one_line(STR("<x>d</y>"), &inner));
	assert_false(tag_one_line(STR("</x>"), &inner));
}

static void
test_an_attribute_may_give_the_title(void **state)
{
	static const struct {
		const char *tag, *title;
	} rows[] = {
		{ "<core_rules>", "core rules" },
		{ "<a-b--c>", "a b c" },
		{ "<step name=\"Load it\">", "Load it" },
		{ "<step n=\"1\" id='two_three'>", "two three" },
		{ "<step name=\" \">", "step" },
		{ "<rule name=\"\" id=\"R 7\" type='x'>", "R 7" },
	};
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct tag tag;

		assert_true(tag_open(&tag, str_of(rows[i].tag)));
		assert_str_row(tag_words(&arena, tag.title), rows[i].title, i);
	}
	arena_release(&arena);
}

static void
test_its_other_attributes_are_details(void **state)
{
	static const struct {
		const char *tag, *details;
	} rows[] = {
		{ "<rule>", "" },
		{ "<rule name=\"Size\">", "" },
		{ "<rule name=\"Size\" level=\"2\">", "level=\"2\"" },
		{ "<rule level=\"2\" name='Size'>", "level=\"2\"" },
		{ "<rule a = '1'  id=\"x\"\tb='2'>", "a = '1' b='2'" },
		{ "<rule id=\"x\" type=\"y\">", "type=\"y\"" },
		{ "<rule a=\"x > y\">", "a=\"x > y\"" },
		{ "<rule number=\"3\" name=\"Size\">", "" },
		{ "<rule step='2' b=\"c\nd\">", "b=\"c d\"" },
		{ "<rule phase=\"design\" id=\"x\">", "phase=\"design\"" },
	};
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct tag tag;

		assert_true(tag_open(&tag, str_of(rows[i].tag)));
		assert_str_row(tag_details(&arena, &tag), rows[i].details, i);
	}
	arena_release(&arena);
}

static void
test_an_opening_tag_may_take_several_lines(void **state)
{
	static const char text[] =
		"<example\n  name=\"the first\"\n  note='one\n  two'\n>\n"
		"- x\n</example>\n<y\n\ta=\"b\">**Lead**: d\ne</y>\n";

	(void)state;
	assert_parsed(text, parsed_sections,
		      "0 intro  1-10\n"
		      "1 tag the first 1-7 topic 1-7\n"
		      "1 tag y 8-10\n");
	assert_parsed(text, parsed_blocks,
		      "title 1 1-5\n"
		      "entry 1 6-6\n"
		      "close 1 7-7\n"
		      "title 2 8-9\n"
		      "paragraph 2 9-9\n"
		      "paragraph 2 10-10\n"
		      "close 2 10-10\n");
	assert_parsed(text, parsed_items,
		      "6:3 0 entry x\n"
		      "9:8 0 sentence **Lead**: d\n");
	assert_parsed("<step\n  n=\"1\">\n- x\n</step>\n", parsed_blocks,
		      "tag 0 1-2\n"
		      "entry 0 3-3\n"
		      "tag 0 4-4\n");
}

static void
test_a_tag_of_several_lines_may_end_on_the_last(void **state)
{
	static const char text[] = "<rule\n  id=\"7\">Never lie.</rule>\n"
				   "<z>\n- x\n</z>\n";

	(void)state;
	assert_parsed(text, parsed_blocks,
		      "paragraph 0 1-2\n"
		      "title 1 3-3\n"
		      "entry 1 4-4\n"
		      "close 1 5-5\n");
	assert_parsed(text, parsed_items,
		      "2:10 0 tag Never lie.\n"
		      "4:3 0 entry x\n");
}

static void
test_what_is_no_tag_of_several_lines_is_text(void **state)
{
	static const char *const rows[] = {
		"<x\n\na=\"b\">\ntext\n</x>\n",
		"<x\n<y a=\"b\">\ntext\n</x>\n",
		"<x\na>\ntext\n</x>\n",
		"<x\n> said\ntext\n</x>\n",
		"<x\na=\"b\"/>\ntext\n</x>\n",
		"<div\na=\"b\">\ntext\n</div>\n",
		"- e\n  <x\n  a=\"b\">\n  text\n  </x>\n",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct persona persona;

		parsed(&persona, rows[i]);
		assert_int_equal(persona.section_count, 1);
		persona_release(&persona);
	}
	assert_parsed("<x\n  a=\"b\">\ntext\n", parsed_faults,
		      "tag-unclosed 1:1\n");
	assert_parsed("<x\n  a=\"b\">\ntext\n", parsed_blocks,
		      "paragraph 0 1-3\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_tag_and_its_closing_tag_make_a_section),
		cmocka_unit_test(
		    test_tags_nest_and_headings_in_them_end_with_them),
		cmocka_unit_test(test_an_unmatched_tag_is_text),
		cmocka_unit_test(test_of_crossing_tags_the_outer_one_counts),
		cmocka_unit_test(test_text_beside_a_tag_is_a_block_of_its_own),
		cmocka_unit_test(test_a_closing_tag_ends_the_list_before_it),
		cmocka_unit_test(test_a_transparent_tag_opens_no_section),
		cmocka_unit_test(
		    test_html_elements_and_tags_in_fences_open_nothing),
		cmocka_unit_test(test_a_tag_in_a_list_entry_belongs_to_it),
		cmocka_unit_test(test_content_of_a_tag_may_be_indented),
		cmocka_unit_test(test_a_one_line_tag_is_an_item),
		cmocka_unit_test(test_an_attribute_may_give_the_title),
		cmocka_unit_test(test_its_other_attributes_are_details),
		cmocka_unit_test(test_an_opening_tag_may_take_several_lines),
		cmocka_unit_test(
		    test_a_tag_of_several_lines_may_end_on_the_last),
		cmocka_unit_test(test_what_is_no_tag_of_several_lines_is_text),
	};

	return cmocka_run_group_tests_name("tags", tests, NULL, NULL);
}
