/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "model/tokens.h"
#include "parse/parse.h"

static void
open_text(struct persona *persona, const char *path, const char *text)
{
	*persona = (struct persona){ 0 };
	persona->arena.block_size = 64;
	parse_open(persona, str_of(path), str_of(text));
}

static void
test_the_name_is_the_field_or_the_first_heading_or_the_file(void **state)
{
	static const struct {
		const char *path, *text, *name;
	} rows[] = {
		{ "a/b.md", "---\nname: field\n---\n# Heading\n", "field" },
		{ "a/b.md", "---\nname:\n---\n# Heading\n", "Heading" },
		{ "a/b.md", "---\nname: [x]\n---\n# Heading\n", "Heading" },
		{ "a/b.md", "---\nname: 7\n---\n", "7" },
		{ "b.md", "# **Bold** `code` _it_ [link](u) #\n",
		  "Bold code it link" },
		{ "b.md", "Text\n# H\n", "H" },
		{ "b.md", "Text\n## Part\n# Later\n", "b" },
		{ "b.md", "1\n2\n3\n4\n5\n6\n7\n# Part\n", "b" },
		{ "x/system.md", "# IDENTITY and PURPOSE\n", "x" },
		{ "b.md", "# Role\n# H\n", "b" },
		{ "x/CLAUDE.md", "# CLAUDE.md\n", "x" },
		{ "b.md", "# snake_case [ref][1] [x]\n", "snake_case ref [x]" },
		{ "b.md", "Title\n=====\n", "Title" },
		{ "b.md", "Text\n---\nMore\n", "b" },
		{ "b.md", "```\n# no\n```\n<!--\n# no\n-->\n# yes\n", "yes" },
		{ "b.md", "~~~~\n```\n# no\n~~~\n~~~~\n#no\n# yes\n", "yes" },
		{ "b.md", "\xef\xbb\xbf# yes\n", "yes" },
		{ "b.md", "<x><![CDATA[\n# no\n]]></x>\n# yes\n", "yes" },
		{ "b.md", "<![CDATA[ a ]]> <![CDATA[\n# no ]]>\n", "b" },
		{ "b.md", "<![CDATA[ a ]]>\n# yes\n", "yes" },
		{ "b.md", "# \n## ##\n# yes #\n", "yes" },
		{ "x/y.agent.md", "text", "y" },
		{ "x/.hidden", "text", ".hidden" },
		{ "x/y", "", "y" },
		{ "x/pdf-reader/SKILL.md", "text", "pdf-reader" },
		{ "./x//AGENTS.md", "text", "x" },
		{ "SKILL.md", "text", "SKILL" },
		{ "../system.md", "text", "system" },
		{ "-", "text", "-" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct persona persona;

		open_text(&persona, rows[i].path, rows[i].text);
		assert_str_row(persona.name, rows[i].name, i);
		assert_str(persona.path, rows[i].path);
		persona_release(&persona);
	}
}

static void
test_a_heading_that_names_a_section_is_no_name(void **state)
{
	static const struct {
		const char *path, *text, *name;
	} rows[] = {
		{ "b.md", "# Identity and Purpose\n# Steps\n", "b" },
		{ "b.md", "# 1. YOUR ROLE:\n", "b" },
		{ "b.md", "# Role: Baker\n", "Role: Baker" },
		{ "b.md", "## Evidence Rules\n# Title\n", "b" },
		{ "b.md", "Overview\n========\n", "b" },
		{ "x/CLAUDE.md", "# CLAUDE.md\n", "x" },
		{ "b.md", "tags:\n    # [Add more]\n", "b" },
		{ "b.md", "# \xe8\xa7\x92\xe8\x89\xb2\n",
		  "\xe8\xa7\x92\xe8\x89\xb2" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct persona persona;

		open_text(&persona, rows[i].path, rows[i].text);
		assert_str_row(persona.name, rows[i].name, i);
		persona_release(&persona);
	}
}

static void
test_where_clients_go_by_the_file_so_does_the_name(void **state)
{
	static const struct {
		const char *path, *text, *name;
	} rows[] = {
		{ "p/.opencode/agents/x.md", "# Title\n", "x" },
		{ ".opencode/agent/x.md", "---\nmode: all\n---\n# T\n", "x" },
		{ ".opencode/agent/x.md", "---\nname: field\n---\n", "field" },
		{ "a.opencode/agent/x.md", "# Title\n", "Title" },
		{ "patterns/bake_bread/system.md", "# Bread\n", "bake_bread" },
		{ "skills/bake/SKILL.md", "# Bread\n", "bake" },
		{ "bake/AGENT.md", "# Bread\n", "bake" },
		{ "x/y.agent.md", "# Title\n", "y" },
		{ "rules/y.mdc", "# Title\n", "y" },
		{ ".claude/agents/y.md", "# Title\n", "Title" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct persona persona;

		open_text(&persona, rows[i].path, rows[i].text);
		assert_str_row(persona.name, rows[i].name, i);
		persona_release(&persona);
	}
}

static void
test_the_description_breaks_lines_as_clients_do(void **state)
{
	static const struct {
		const char *text, *description;
	} rows[] = {
		{ "---\nname: a\n---\n", "" },
		{ "---\ndescription: a\n---\n", "a" },
		{ "---\ndescription: a\\n\\nb\\n\n---\n", "a\n\nb" },
		{ "---\ndescription: \"a\\n\\\\nb\"\n---\n", "a\n\\nb" },
		{ "---\ndescription: >\n  a\n  b\n---\n", "a b" },
		{ "---\ndescription: [a, b c]\n---\n", "a; b c" },
		{ "---\ndescription: {a: b}\n---\n", "a: b" },
		{ "---\ndescription: 'C:\\new \\n'\n---\n", "C:\\new \\n" },
		{ "---\ndescription: a\\n<b>\n---\n", "a\n<b>" },
		{ "---\ndescription: !IMPORTANT a\n---\n", "!IMPORTANT a" },
		{ "---\ndescription:\u00a0a\n---\n", "a" },
		{ "---\ndescription： a\n---\n", "a" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct persona persona;

		open_text(&persona, "x.md", rows[i].text);
		assert_str_row(persona.description, rows[i].description, i);
		persona_release(&persona);
	}
}

static void
test_the_file_itself_is_diagnosed(void **state)
{
	static const struct {
		const char *text, *code;
		size_t line, column;
	} rows[] = {
		{ "", "empty-file", 1, 1 },
		{ "\xef\xbb\xbf \r\n", "empty-file", 1, 1 },
		{ "\xef\xbb\xbfx", "bom", 1, 1 },
		{ "ok\n\xc3\xa9\xff\n", "invalid-utf8", 2, 2 },
		{ "a\r\nb\rc", "lone-cr", 2, 2 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct persona persona;
		const struct diagnostic *first;

		open_text(&persona, "x.md", rows[i].text);
		assert_true(persona.diagnostics.count > 0);
		first = &persona.diagnostics.all[0];
		assert_str_row(str_of(first->kind->code), rows[i].code, i);
		assert_int_equal(first->place.line, rows[i].line);
		assert_int_equal(first->place.column, rows[i].column);
		persona_release(&persona);
	}
}

static void
test_a_plain_file_has_no_fault_and_its_tokens_are_counted(void **state)
{
	static const char text[] = "# Reviewer\r\n\r\nReads code.\r\n";
	struct persona persona;

	(void)state;
	open_text(&persona, "x.md", text);
	assert_int_equal(persona.diagnostics.count, 0);
	assert_int_equal(persona.front.syntax, FRONT_NONE);
	assert_int_equal(persona.front.range.end, 0);
	assert_str(persona_body(&persona), text);
	assert_int_equal(persona_tokens(&persona), tokens_estimate(str_of(text)));
	assert_false(persona.outlined);
	persona_release(&persona);
}

static void
test_the_front_matter_ends_where_the_body_begins(void **state)
{
	struct persona persona;

	(void)state;
	open_text(&persona, "x.md", "\n---\nname: a\n---\n\nBody\n");
	assert_int_equal(persona.front.range.start, 0);
	assert_str(persona_body(&persona), "\nBody\n");
	persona_release(&persona);
}

static void
test_fields_know_their_bytes_and_lines(void **state)
{
	static const struct {
		const char *key, *range, *value;
		size_t first, last;
	} rows[] = {
		{ "name", "# who\nname: a\n", "a", 3, 3 },
		{ "description", "\ndescription: Use:\n  it: now\n",
		  "Use:\n  it: now", 5, 6 },
		{ "tools", "tools:\n  - Read\n", "- Read", 7, 8 },
		{ "model", "model:\n", "", 9, 9 },
		{ "color", "color: 'red' # dark\n", "'red'", 10, 10 },
	};
	struct persona persona;

	(void)state;
	open_text(&persona, "x.md",
		  "---\n# who\nname: a\n\ndescription: Use:\n  it: now\n"
		  "tools:\n  - Read\nmodel:\ncolor: 'red' # dark\n# end\n"
		  "---\n");
	assert_int_equal(persona.front.parse, PARSE_REPAIRED);
	assert_int_equal(persona.front.field_count, 5);
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct field *field = &persona.front.fields[i];

		assert_str_row(field->key, rows[i].key, i);
		assert_str_row(persona_text(&persona, field->range),
			       rows[i].range, i);
		assert_str_row(persona_text(&persona, field->value_range),
			       rows[i].value, i);
		assert_int_equal(field->start_line, rows[i].first);
		assert_int_equal(field->end_line, rows[i].last);
	}
	persona_release(&persona);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_the_name_is_the_field_or_the_first_heading_or_the_file),
		cmocka_unit_test(
		    test_a_heading_that_names_a_section_is_no_name),
		cmocka_unit_test(
		    test_where_clients_go_by_the_file_so_does_the_name),
		cmocka_unit_test(
		    test_the_description_breaks_lines_as_clients_do),
		cmocka_unit_test(test_the_file_itself_is_diagnosed),
		cmocka_unit_test(
		    test_a_plain_file_has_no_fault_and_its_tokens_are_counted),
		cmocka_unit_test(
		    test_the_front_matter_ends_where_the_body_begins),
		cmocka_unit_test(test_fields_know_their_bytes_and_lines),
	};

	return cmocka_run_group_tests_name("opening", tests, NULL, NULL);
}
