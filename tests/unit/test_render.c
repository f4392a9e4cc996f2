/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "export/piece.h"
#include "export/plain.h"
#include "export/render.h"
#include "export/title.h"
#include "model/title.h"

/* One persona is enough: a draft only needs to find its bytes. */
struct world {
	struct arena arena;
	struct persona persona;
	const struct persona *personas[1];
	struct topic topics[2];
	struct comparison comparison;
	struct draft draft;
};

static void
world_init(struct world *world, const char *source)
{
	*world = (struct world){ 0 };
	world->persona.source.bytes = str_of(source);
	world->personas[0] = &world->persona;
	world->topics[0].kind = TOPIC_IDENTITY;
	world->topics[1].kind = TOPIC_SUBJECT;
	world->comparison.personas = world->personas;
	world->comparison.persona_count = 1;
	world->comparison.topics = world->topics;
	world->comparison.topic_count = 2;
	world->draft.comparison = &world->comparison;
	world->draft.arena = &world->arena;
}

static struct entry *
add_entry(struct world *world, enum entry_kind kind, size_t depth)
{
	struct draft *draft = &world->draft;
	struct entry *entry;

	draft->entries =
	    arena_grow(&world->arena, draft->entries, draft->entry_count,
		       &draft->entry_capacity, sizeof(*draft->entries));
	entry = &draft->entries[draft->entry_count++];
	*entry =
	    (struct entry){ .kind = kind, .depth = depth, .topic = NO_INDEX };
	entry->origin.persona = NO_INDEX;
	return entry;
}

static void
add_section(struct world *world, size_t depth, size_t topic, const char *title)
{
	struct entry *entry = add_entry(world, ENTRY_SECTION, depth);

	entry->title = str_of(title);
	entry->topic = topic;
}

static void
add_text(struct world *world, size_t depth, enum block_form form,
	 const char *text)
{
	struct entry *entry = add_entry(world, ENTRY_BLOCK, depth);

	entry->form = form;
	entry->text = str_of(text);
}

/* A block that is the first occurrence of `text` in the source. */
static void
add_origin(struct world *world, size_t depth, enum block_form form,
	   const char *text)
{
	struct entry *entry = add_entry(world, ENTRY_BLOCK, depth);
	size_t at = str_find(world->persona.source.bytes, str_of(text));

	assert_true(at < world->persona.source.bytes.len);
	entry->form = form;
	entry->origin.persona = 0;
	entry->origin.range = (struct range){ at, at + str_of(text).len };
}

static void
check_draft(struct world *world, enum syntax syntax, const char *wanted)
{
	struct buf out = { 0 };

	render_draft(&out, &world->draft, syntax, NULL);
	assert_str(buf_str(&out), wanted);
	buf_release(&out);
	arena_release(&world->arena);
}

static void
add_small_draft(struct world *world)
{
	add_section(world, 0, 0, "Identity");
	add_text(world, 1, FORM_PARAGRAPH, "You are **calm**.\n");
	add_section(world, 0, 1, "API Design");
	add_text(world, 1, FORM_PARAGRAPH, "Rules:");
	add_text(world, 1, FORM_ITEM, "* Use `GET`");
	add_text(world, 2, FORM_ITEM, "only to read");
	add_text(world, 1, FORM_ITEM, "Name things");
	add_section(world, 1, NO_INDEX, "Steps");
	add_text(world, 2, FORM_STEP, "4. Think");
	add_text(world, 2, FORM_STEP, "Act");
	add_text(world, 2, FORM_VERBATIM, "```sh\nrun  it\n\n\nagain");
}

static void
test_a_draft_is_one_heading_scheme_with_its_identity_first(void **state)
{
	struct world world;

	(void)state;
	world_init(&world, "");
	add_small_draft(&world);
	check_draft(&world, SYNTAX_MARKDOWN,
		    "You are **calm**.\n\n"
		    "## API Design\n\nRules:\n\n"
		    "- Use `GET`\n  - only to read\n- Name things\n\n"
		    "### Steps\n\n1. Think\n2. Act\n\n"
		    "```sh\nrun  it\n\n\nagain\n```\n");
}

static void
test_sections_become_nested_tags_in_xml(void **state)
{
	struct world world;

	(void)state;
	world_init(&world, "");
	add_small_draft(&world);
	check_draft(&world, SYNTAX_XML,
		    "You are **calm**.\n\n"
		    "<api_design>\nRules:\n\n"
		    "- Use `GET`\n  - only to read\n- Name things\n\n"
		    "<steps_part name=\"Steps\">\n1. Think\n2. Act\n\n"
		    "```sh\nrun  it\n\n\nagain\n```\n"
		    "</steps_part>\n</api_design>\n");
}

static void
test_plain_text_has_no_markup_left(void **state)
{
	struct world world;

	(void)state;
	world_init(&world, "");
	add_small_draft(&world);
	check_draft(&world, SYNTAX_TEXT,
		    "You are calm.\n\n"
		    "API Design\n\nRules:\n\n"
		    "- Use GET\n  - only to read\n- Name things\n\n"
		    "Steps\n\n1. Think\n2. Act\n\nrun  it\n\n\nagain\n");
}

static void
test_an_empty_draft_is_an_empty_text(void **state)
{
	struct world world;

	(void)state;
	world_init(&world, "");
	check_draft(&world, SYNTAX_MARKDOWN, "");
}

static void
test_an_identity_without_prose_keeps_its_heading(void **state)
{
	struct world world;

	(void)state;
	world_init(&world, "");
	add_section(&world, 0, 0, "Identity");
	add_text(&world, 1, FORM_ITEM, "calm");
	check_draft(&world, SYNTAX_MARKDOWN, "## Identity\n\n- calm\n");
}

static void
test_children_lose_the_indentation_their_source_gave_them(void **state)
{
	struct world world;

	(void)state;
	world_init(&world, "<a>\r\n"
			   "    Some prose\r\n    goes on.\r\n\r\n"
			   "    1) first\r\n"
			   "       * below\r\n"
			   "         more\r\n\r\n\r\n"
			   "       ```c\r\n       int  x;\r\n         y\r\n"
			   "       ```\r\n</a>\r\n");
	add_origin(&world, 0, FORM_PARAGRAPH,
		   "    Some prose\r\n    goes on.\r\n\r\n");
	add_origin(&world, 0, FORM_STEP,
		   "1) first\r\n       * below\r\n         more\r\n\r\n\r\n"
		   "       ```c\r\n       int  x;\r\n         y\r\n       ```");
	add_origin(&world, 0, FORM_VERBATIM,
		   "```c\r\n       int  x;\r\n         y\r\n       ```");
	check_draft(&world, SYNTAX_MARKDOWN,
		    "Some prose\ngoes on.\n\n"
		    "1. first\n   - below\n     more\n\n"
		    "   ```c\n   int  x;\n     y\n   ```\n\n"
		    "```c\nint  x;\n  y\n```\n");
}

static void
test_indented_code_gets_a_fence_longer_than_its_ticks(void **state)
{
	struct world world;

	(void)state;
	world_init(&world, "x\n\n    a ```` b\n\n      c\n");
	add_origin(&world, 0, FORM_VERBATIM, "    a ```` b\n\n      c\n");
	check_draft(&world, SYNTAX_MARKDOWN, "`````\na ```` b\n\n  c\n`````\n");
}

static void
test_a_list_that_code_interrupts_goes_on_counting(void **state)
{
	struct world world;

	(void)state;
	world_init(&world, "1. a\n2. b\n");
	add_origin(&world, 0, FORM_STEP, "1. a");
	add_text(&world, 0, FORM_VERBATIM, "```\nx\n```");
	add_origin(&world, 0, FORM_STEP, "2. b");
	add_text(&world, 0, FORM_PARAGRAPH, "Then:");
	add_origin(&world, 0, FORM_STEP, "1. a");
	add_section(&world, 0, NO_INDEX, "New");
	add_origin(&world, 1, FORM_STEP, "2. b");
	check_draft(&world, SYNTAX_MARKDOWN,
		    "1. a\n\n```\nx\n```\n\n2. b\n\nThen:\n\n1. a\n\n"
		    "## New\n\n1. b\n");
}

static void
test_own_text_comes_before_subsections_in_markdown_only(void **state)
{
	struct world world;

	(void)state;
	for (int i = 0; i < 2; i++) {
		world_init(&world, "");
		add_section(&world, 0, NO_INDEX, "Outer one");
		add_section(&world, 1, NO_INDEX, "Inner one");
		add_text(&world, 2, FORM_PARAGRAPH, "in");
		add_text(&world, 1, FORM_PARAGRAPH, "out");
		if (i == 0)
			check_draft(&world, SYNTAX_MARKDOWN,
				    "## Outer one\n\nout\n\n"
				    "### Inner one\n\nin\n");
		else
			check_draft(&world, SYNTAX_XML,
				    "<outer_one>\n<inner_one>\nin\n"
				    "</inner_one>\n\nout\n</outer_one>\n");
	}
}

static void
test_sections_deeper_than_headings_go_become_bold_lines(void **state)
{
	struct world world;
	struct buf out = { 0 };

	(void)state;
	world_init(&world, "");
	for (size_t depth = 0; depth < 7; depth++)
		add_section(&world, depth, NO_INDEX, "Deep");
	render_draft(&out, &world.draft, SYNTAX_MARKDOWN, NULL);
	assert_true(str_contains(buf_str(&out), STR("\n\n###### Deep\n\n")));
	assert_true(str_ends(buf_str(&out), STR("\n\n**Deep**\n\n**Deep**\n")));
	buf_release(&out);
	arena_release(&world.arena);
}

static void
test_spans_say_which_bytes_an_entry_became(void **state)
{
	struct world world;
	struct buf out = { 0 };
	struct spans spans = { 0 };

	(void)state;
	world_init(&world, "");
	add_small_draft(&world);
	spans.arena = &world.arena;
	render_draft(&out, &world.draft, SYNTAX_MARKDOWN, &spans);
	assert_int_equal(spans.count, world.draft.entry_count - 1);
	assert_int_equal(spans.all[0].entry, 1);
	assert_str(str_slice(buf_str(&out), spans.all[0].range),
		   "You are **calm**.\n");
	assert_int_equal(spans.all[1].entry, 2);
	assert_str(str_slice(buf_str(&out), spans.all[1].range),
		   "## API Design\n");
	assert_str(str_slice(buf_str(&out), spans.all[4].range),
		   "- only to read\n");
	buf_release(&out);
	arena_release(&world.arena);
}

static void
test_a_rendering_is_added_to_what_is_there(void **state)
{
	struct world world;
	struct buf out = { 0 };

	(void)state;
	world_init(&world, "");
	add_text(&world, 0, FORM_PARAGRAPH, "x");
	buf_add_cstr(&out, "---\n");
	render_draft(&out, &world.draft, SYNTAX_MARKDOWN, NULL);
	assert_str(buf_str(&out), "---\nx\n");
	buf_release(&out);
	arena_release(&world.arena);
}

static void
test_tag_names_become_headings_and_titles_become_tags(void **state)
{
	static const struct {
		const char *title, *heading, *tag, *attribute;
	} rows[] = {
		{ "scalability design", "Scalability Design",
		  "scalability_design", "" },
		{ "the api of ci and cd", "The API of CI and CD",
		  "the_api_of_ci_and_cd", "" },
		{ "API Design & REST", "API Design & REST", "api_design_rest",
		  "" },
		{ "3. Don't panic!", "3. Don't panic!", "dont_panic", "" },
		{ "2a. Caf\u00e9", "2a. Caf\u00e9", "a_cafe", "2a. Caf\u00e9" },
		{ "Summary", "Summary", "summary_part", "Summary" },
		{ "Say \"<hi>\" 1", "Say \"<hi>\" 1", "say_hi_1", "" },
		{ "\xe8\xa8\xad\xe8\xa8\x88", "\xe8\xa8\xad\xe8\xa8\x88",
		  "part", "\xe8\xa8\xad\xe8\xa8\x88" },
		{ "C", "C", "part", "C" },
	};
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct str title = str_of(rows[i].title);
		struct title_tag tag = title_tag(&arena, title);

		assert_str_row(title_spelled(&arena, title), rows[i].heading,
			       i);
		assert_str_row(tag.name, rows[i].tag, i);
		assert_str_row(tag.attribute, rows[i].attribute, i);
	}
	arena_release(&arena);
}

static void
test_inline_marks_go_and_what_only_looks_like_them_stays(void **state)
{
	static const struct {
		const char *markdown, *plain;
	} rows[] = {
		{ "**a** *b* __c__ _d_ ~~e~~", "a b c d e" },
		{ "***a*** **a *b* c**", "a a b c" },
		{ "snake_case_name 2 * 3 * 4 a ~ b",
		  "snake_case_name 2 * 3 * 4 a ~ b" },
		{ "**open and * loose", "**open and * loose" },
		{ "`a*b` ``c ` d`` `open", "a*b c ` d `open" },
		{ "[text](https://a.b/c_d_e) x", "text (https://a.b/c_d_e) x" },
		{ "[t](u \"title\") ![alt](i.png)", "t (u) alt (i.png)" },
		{ "[top](#top) [u](u) [x] [y][z]", "top u [x] [y][z]" },
		{ "[a](b c [d](e", "[a](b c [d](e" },
		{ "[w](https://e.org/a_(b))", "w (https://e.org/a_(b))" },
		{ "<https://a.b> <x@y.z> <tag> a<b",
		  "https://a.b x@y.z <tag> a<b" },
		{ "1\\. \\*x\\* C:\\dir", "1. *x* C:\\dir" },
		{ "**`code`**: text", "code: text" },
		{ "\xe2\x9c\x85 **na\xc3\xafve**",
		  "\xe2\x9c\x85 na\xc3\xafve" },
	};
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf out = { 0 };

		plain_add(&out, str_of(rows[i].markdown), &arena);
		assert_str_row(buf_str(&out), rows[i].plain, i);
		buf_release(&out);
	}
	arena_release(&arena);
}

static void
test_blocks_lose_their_marks_and_code_keeps_its_lines(void **state)
{
	static const struct {
		const char *markdown, *plain;
	} rows[] = {
		{ "| a | **b** |\n|---|:-:|\n| c \\| d | e |",
		  "a | b\nc | d | e" },
		{ "> quoted *text*\n> more", "quoted text\nmore" },
		{ "```c\n*p = `x`;\n\n```\nafter **it**",
		  "*p = `x`;\n\nafter it" },
		{ "## Title\n#hash", "Title\n#hash" },
		{ "~~~\n```\n~~~", "```" },
	};
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf out = { 0 };

		plain_add(&out, str_of(rows[i].markdown), &arena);
		assert_str_row(buf_str(&out), rows[i].plain, i);
		buf_release(&out);
	}
	arena_release(&arena);
}

static void
test_list_markers_are_known_with_their_blanks_and_number(void **state)
{
	static const struct {
		const char *text;
		size_t length, number;
	} rows[] = {
		{ "- a", 2, 0 },
		{ "*  a", 3, 0 },
		{ "+\ta", 2, 0 },
		{ "-a", 0, 0 },
		{ "12. a", 4, 12 },
		{ "3) a", 3, 3 },
		{ "3a", 0, 3 },
		{ "-      a", 2, 0 },
		{ "", 0, 0 },
		{ "\xe2\x80\xa2 a", 4, 0 },
		{ "1.5 a", 0, 1 },
		{ "-", 1, 0 },
		{ "1234567890. a", 0, 123456789 },
		{ "**a**", 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		size_t number;

		assert_int_equal(piece_marker(str_of(rows[i].text), &number),
				 rows[i].length);
		assert_int_equal(number, rows[i].number);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_a_draft_is_one_heading_scheme_with_its_identity_first),
		cmocka_unit_test(test_sections_become_nested_tags_in_xml),
		cmocka_unit_test(test_plain_text_has_no_markup_left),
		cmocka_unit_test(test_an_empty_draft_is_an_empty_text),
		cmocka_unit_test(
		    test_an_identity_without_prose_keeps_its_heading),
		cmocka_unit_test(
		    test_children_lose_the_indentation_their_source_gave_them),
		cmocka_unit_test(
		    test_indented_code_gets_a_fence_longer_than_its_ticks),
		cmocka_unit_test(
		    test_a_list_that_code_interrupts_goes_on_counting),
		cmocka_unit_test(
		    test_own_text_comes_before_subsections_in_markdown_only),
		cmocka_unit_test(
		    test_sections_deeper_than_headings_go_become_bold_lines),
		cmocka_unit_test(test_spans_say_which_bytes_an_entry_became),
		cmocka_unit_test(test_a_rendering_is_added_to_what_is_there),
		cmocka_unit_test(
		    test_tag_names_become_headings_and_titles_become_tags),
		cmocka_unit_test(
		    test_inline_marks_go_and_what_only_looks_like_them_stays),
		cmocka_unit_test(
		    test_blocks_lose_their_marks_and_code_keeps_its_lines),
		cmocka_unit_test(
		    test_list_markers_are_known_with_their_blanks_and_number),
	};

	return cmocka_run_group_tests_name("render", tests, NULL, NULL);
}
