/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <string.h>

#include "base/count.h"
#include "parse/container.h"
#include "parse/parse.h"

struct row {
	const char *path, *bytes;
	const char *wanted[3]; /* "NAME|TEXT" of each persona */
};

static void
check_row(const struct row *row, size_t number)
{
	struct arena arena = { 0 };
	struct container container;
	struct error error;
	size_t count = 0;

	if (!container_read(&container, str_of(row->path),
			    str_of(row->bytes), &arena, &error))
		fail_msg("row %zu: %s", number, error.text);
	for (; count < container.count && row->wanted[count]; count++) {
		const struct contained *found = &container.all[count];

		assert_str_row(arena_printf(&arena, "%.*s|%.*s",
					    STR_ARG(found->name),
					    STR_ARG(found->text)),
			       row->wanted[count], number);
	}
	assert_int_equal(count, container.count);
	arena_release(&arena);
}

#define CHECK_ROWS(rows)                                               \
	for (size_t i = 0; i < COUNT(rows); i++)    \
		check_row(&rows[i], i)

static void
test_a_codex_agent_is_its_instructions(void **state)
{
	static const struct row rows[] = {
		{ "a.toml", "developer_instructions = '''\nYou \\n.\n'''\n",
		  { "|You \\n.\n" } },
		{ "a.toml",
		  "name = \"a: b\" # why\ndeveloper_instructions = \"x\\ny\"\n"
		  "tags = [\"c, d\"]\ndepth = 3\n[mcp_servers.s]\nrun = \"x\"\n",
		  { "|---\nname: \"a: b\"\ntags: [\"c, d\"]\ndepth: 3\n"
		    "mcp_servers.s: {\"run\": \"x\"}\n---\nx\ny\n" } },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_modes_are_personas_with_their_slug_as_name(void **state)
{
	static const struct row rows[] = {
		{ ".roomodes",
		  "customModes:\n- slug: one\n  name: One\n"
		  "  roleDefinition: You.\n  customInstructions: Do.\n"
		  "  whenToUse: At once\n  groups: [read, [edit, {a: b}]]\n"
		  "- slug: two\n  roleDefinition: |\n    I: 'am'.\n"
		  "  groups: []\n",
		  { "one|---\ndescription: At once\nslug: one\nname: One\n"
		    "tools: Read, Grep, Glob, Edit, Write\n"
		    "groups: [\"read\",[\"edit\",{\"a\":\"b\"}]]\n---\nYou.\n\n"
		    "Do.\n",
		    "two|---\nslug: two\ntools: []\n---\nI: 'am'.\n" } },
		/* A list shows the start of what a dispatcher reads. */
		{ ".roomodes",
		  "customModes:\n- slug: a\n  description: Use it at\u2026\n"
		  "  whenToUse: \"Use it\\nat once.\"\n  roleDefinition: x\n"
		  "- slug: b\n  description: Other\n  whenToUse: At once\n"
		  "  roleDefinition: y\n",
		  { "a|---\ndescription: \"Use it\\nat once.\"\nslug: a\n"
		    "---\nx\n",
		    "b|---\nslug: b\ndescription: Other\nwhenToUse: At once\n"
		    "---\ny\n" } },
		{ "x/.roomodes",
		  "{\"customModes\":[{\"slug\":\"a\",\"roleDefinition\":"
		  "\"\\ud83d\\ude00\"}]}",
		  { "|---\nslug: a\n---\n\xf0\x9f\x98\x80\n" } },
		{ ".roomodes",
		  "customModes:\n- {slug: a, roleDefinition: x}\n"
		  "- {slug: a, roleDefinition: y}\n",
		  { "a|---\nslug: a\n---\nx\n",
		    "a-2|---\nslug: a\n---\ny\n" } },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_maps_of_agents_and_payloads_are_read(void **state)
{
	static const struct row rows[] = {
		{ "a.json",
		  "{\"r\":{\"description\":\"d\",\"prompt\":\"p\","
		  "\"tools\":[\"Read\",\"Grep\"]},\"t\":{\"prompt\":\"q\"},"
		  "\"version\":1}",
		  { "r|---\nname: r\ndescription: d\n"
		    "tools: [\"Read\",\"Grep\"]\n---\np\n",
		    "t|---\nname: t\n---\nq\n" } },
		{ "opencode.json",
		  "{\"agent\":{\"r\":{\"prompt\":\"p\",\"tools\":"
		  "{\"write\":false}}}}",
		  { "|---\nname: r\ntools: {\"write\":false}\n---\np\n" } },
		{ "kiro.json", "{\"name\":\"k\",\"prompt\":\"p\"}",
		  { "|---\nname: k\n---\np\n" } },
		{ "chat.json",
		  "{\"model\":\"m\",\"messages\":[{\"role\":\"system\","
		  "\"content\":\"# A\"},{\"role\":\"user\",\"content\":\"u\"}"
		  ",{\"role\":\"developer\",\"content\":[{\"type\":\"text\","
		  "\"text\":\"B\"}]}]}",
		  { "|# A\n\nB\n" } },
		{ "anthropic.json", "{\"system\":[{\"text\":\"S\"}]}",
		  { "|S\n" } },
		{ "openai.json", "\xef\xbb\xbf{\"instructions\":\"I\"}",
		  { "|I\n" } },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_what_holds_no_persona_says_why(void **state)
{
	static const char *const rows[][3] = {
		{ "a.json", "{}", "no persona is in it" },
		{ "a.json", "", "no persona is in it" },
		{ "a.json", "{\"a\":{\"prompt\":3}}", "no persona is in it" },
		{ "a.json", "{\"a\":", "1:5: " },
		{ ".roomodes", "customModes: []", "no persona is in it" },
		{ ".roomodes", "customModes:\n- [", "2:4: not YAML: " },
		{ ".roomodes", "\"text\"", "no persona is in it" },
		{ "a.toml", "name = \"a\"", "no persona is in it" },
	};
	struct arena arena = { 0 };
	struct container container;
	struct error error;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		assert_false(container_read(&container, str_of(rows[i][0]),
					    str_of(rows[i][1]), &arena,
					    &error));
		if (!str_starts(str_of(error.text), str_of(rows[i][2])))
			fail_msg("row %zu: %s", i, error.text);
	}
	arena_release(&arena);
}

static void
test_a_container_of_thousands_is_refused(void **state)
{
	struct arena arena = { 0 };
	struct container container;
	struct buf text = { 0 };
	struct error error;

	(void)state;
	buf_add_cstr(&text, "{");
	for (int i = 0; i < 1001; i++)
		buf_printf(&text, "%s\"a%d\":{\"prompt\":\"p\"}",
			   i > 0 ? "," : "", i);
	buf_add_cstr(&text, "}");
	assert_false(container_read(&container, STR("a.json"), buf_str(&text),
				    &arena, &error));
	assert_str(str_of(error.text), "more than 1,000 personas in it");
	buf_release(&text);
	arena_release(&arena);
}

static void
test_it_opens_as_a_markdown_file_does(void **state)
{
	struct persona persona = { 0 };
	const struct contained agent = {
		.text = STR("---\ndescription: d\n---\nYou.\n")
	};
	const struct contained mode = { .text = STR("You.\n") };

	(void)state;
	container_open(&persona, STR("a/b.toml"), &agent, FRONT_TOML);
	assert_str(persona.path, "a/b.toml");
	assert_str(persona.name, "b");
	assert_str(persona.description, "d");
	assert_str(persona_body(&persona), "You.\n");
	assert_int_equal(persona.front.syntax, FRONT_TOML);
	assert_string_equal(persona.diagnostics.all[0].kind->code,
			    "contained");
	persona_release(&persona);
	persona = (struct persona){ 0 };
	container_open(&persona, STR("x/.roomodes#one"), &mode, FRONT_YAML);
	assert_str(persona.name, "one");
	persona_release(&persona);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_codex_agent_is_its_instructions),
		cmocka_unit_test(
		    test_modes_are_personas_with_their_slug_as_name),
		cmocka_unit_test(test_maps_of_agents_and_payloads_are_read),
		cmocka_unit_test(test_what_holds_no_persona_says_why),
		cmocka_unit_test(test_a_container_of_thousands_is_refused),
		cmocka_unit_test(test_it_opens_as_a_markdown_file_does),
	};

	return cmocka_run_group_tests_name("container", tests, NULL, NULL);
}
