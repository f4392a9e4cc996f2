/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/buf.h"
#include "base/count.h"
#include "parse/parse.h"

static void
describe_tools(struct buf *out, const struct tools *tools)
{
	if (tools->all)
		buf_add_cstr(out, "all");
	for (size_t i = 0; i < tools->count; i++)
		buf_printf(out, "%s%.*s", i > 0 ? "|" : "",
			   STR_ARG(tools->names[i]));
}

static void
test_tools_are_one_set_in_whatever_form_they_are_written(void **state)
{
	static const struct {
		const char *front, *tools;
	} rows[] = {
		{ "name: a", "all" },
		{ "tools:", "" },
		{ "tools: '*'", "all" },
		{ "tools: ['*']", "all" },
		{ "tools: []", "" },
		{ "tools: ''", "" },
		{ "tools: Read, Grep,Read, ,", "Read|Grep" },
		{ "tools: Bash(git:*), Agent(a, b), Read",
		  "Bash(git:*)|Agent(a, b)|Read" },
		{ "tools: Read)(, Grep", "Read)(, Grep" },
		{ "tools: [Read, 'Bash(a, b)', 7]", "Read|Bash(a, b)|7" },
		{ "tools:\n  - Read\n  - Grep, Glob", "Read|Grep|Glob" },
		{ "tools: |\n  Read\n  - Grep", "Read|Grep" },
		{ "tools: \"Read\", \"Grep\"", "Read|Grep" },
		{ "tools:\n  write: true\n  bash: false\n  edit: True",
		  "write|edit" },
		{ "tools:\n  allowed:\n    - Read\n    - Grep\n  denied:\n"
		  "    - Bash\n  notes: 'x'",
		  "Read|Grep" },
		{ "permission:\n  edit: deny\n  bash: ask\n  read: allow\n"
		  "  task:\n    '*': deny\n    x: allow",
		  "bash|read|task" },
		{ "allowed-tools: Read Write Bash(git *)",
		  "Read|Write|Bash(git *)" },
		{ "allowed-tools: Read, Bash(git *)", "Read|Bash(git *)" },
		{ "tools: Read Bash(git add:*)\tGrep", "Read|Bash(git add:*)|Grep" },
		{ "tools: Bash (git *), Read", "Bash (git *)|Read" },
		{ "tools: '[\"Read\", \"Grep\"]'", "Read|Grep" },
		{ "tools: '[]'", "" },
		{ "permission: ask", "all" },
		{ "Tools: Read", "Read" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct persona persona = { 0 };
		struct buf file = { 0 };
		struct buf out = { 0 };
		struct tools tools;

		buf_printf(&file, "---\n%s\n---\n", rows[i].front);
		parse_open(&persona, STR("x.md"), buf_str(&file));
		tools = persona_tools(&persona, &persona.arena);
		describe_tools(&out, &tools);
		assert_str_row(buf_str(&out), rows[i].tools, i);
		buf_release(&out);
		buf_release(&file);
		persona_release(&persona);
	}
}

static void
test_a_field_is_found_whatever_its_case(void **state)
{
	struct persona persona = { 0 };

	(void)state;
	assert_null(persona_field(&persona, "name"));
	parse_open(&persona, STR("x.md"),
		   STR("---\nName: a\nname: b\n---\n"));
	assert_str(persona_field(&persona, "NAME")->value, "a");
	assert_null(persona_field(&persona, "nam"));
	persona_release(&persona);
	assert_int_equal(persona.front.field_count, 0);
}

/* Root, A, A/B, A/B/C, D */
static void
test_a_path_names_all_sections_above_but_the_document(void **state)
{
	struct section sections[] = {
		{ .title = { "Doc", 3 }, .end = 5 },
		{ .title = { "A", 1 }, .parent = 0, .end = 4 },
		{ .title = { "B", 1 }, .parent = 1, .end = 4 },
		{ .title = { "C", 1 }, .parent = 2, .end = 4 },
		{ .title = { "D", 1 }, .parent = 0, .end = 5 },
	};
	static const char *const paths[] = { "", "A", "A > B", "A > B > C",
					     "D" };
	struct persona persona = { .sections = sections, .section_count = 5 };

	(void)state;
	for (size_t i = 0; i < 5; i++)
		assert_str_row(section_path(&persona, i, " > ",
					    &persona.arena),
			       paths[i], i);
	assert_true(section_within(&persona, 3, 1));
	assert_true(section_within(&persona, 1, 1));
	assert_true(section_within(&persona, 4, 0));
	assert_false(section_within(&persona, 4, 1));
	assert_false(section_within(&persona, 0, 1));
	arena_release(&persona.arena);
}

static void
test_kinds_have_names_and_only_content_is_content(void **state)
{
	(void)state;
	for (int i = BLOCK_FRONT_MATTER; i <= BLOCK_DEFINITION; i++) {
		assert_true(block_kind_name((enum block_kind)i)[0] != '\0');
		assert_int_equal(block_is_content((enum block_kind)i),
				 i > BLOCK_TAG);
	}
	assert_string_equal(section_syntax_name(SECTION_ROOT), "intro");
	assert_string_equal(section_syntax_name(SECTION_LEAD), "lead");
	assert_string_equal(field_kind_name(FIELD_NULL), "null");
	assert_string_equal(field_kind_name(FIELD_MAP), "map");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_tools_are_one_set_in_whatever_form_they_are_written),
		cmocka_unit_test(test_a_field_is_found_whatever_its_case),
		cmocka_unit_test(
		    test_a_path_names_all_sections_above_but_the_document),
		cmocka_unit_test(
		    test_kinds_have_names_and_only_content_is_content),
	};

	return cmocka_run_group_tests_name("persona", tests, NULL, NULL);
}
