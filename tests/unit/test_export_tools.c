#include "check.h"

#include "export/target.h"
#include "parse/parse.h"

/* Front matter of one client, and the line of another's that says the same. */
struct row {
	const char *front, *target, *line;
};

static void
check_row(const struct row *row)
{
	struct persona persona = { 0 };
	struct export_input input = { .persona = &persona };
	struct losses losses = { 0 };
	struct arena arena = { 0 };
	struct buf out = { 0 }, file = { 0 };
	struct error error;

	buf_printf(&file, "---\nname: a-b\ndescription: d\n%s\n---\n"
		   "It is long enough.\n", row->front);
	parse_open(&persona, STR("x.md"), buf_str(&file));
	assert_true(export_text(&out, &losses, target_find(str_of(row->target)),
				&input, &arena, &error));
	if (!str_contains(buf_str(&out), str_of(row->line)))
		fail_msg("%s to %s: no '%s' in %s", row->front, row->target,
			 row->line, out.ptr);
	buf_release(&out);
	buf_release(&file);
	arena_release(&arena);
	persona_release(&persona);
}

#define CHECK_ROWS(rows)                                                     \
	for (size_t i = 0; i < sizeof(rows) / sizeof((rows)[0]); i++)        \
		check_row(&(rows)[i])

static void
test_each_clients_names_are_understood(void **state)
{
	static const struct row rows[] = {
		{ "tools: [search/codebase, web/fetch]", "claude",
		  "\ntools: Grep, Glob, LS, WebFetch, WebSearch\n" },
		{ "tools: read, grep", "claude", "\ntools: Read, Grep\n" },
		{ "tools: Read,Foo, Bash(git:*)", "claude",
		  "\ntools: Read,Foo, Bash(git:*)\n" },
		{ "tools: [edit/editFiles, github/*]", "copilot",
		  "\ntools: [edit/editFiles, \"github/*\"]\n" },
		{ "tools: [read_file, mcp_github_get_issue]", "claude",
		  "\ntools: Read, mcp__github__get_issue\n" },
		{ "tools: Read, mcp__github__get_issue", "gemini",
		  "\ntools: [read_file, mcp_github_get_issue]\n" },
		{ "tools: mcp__github", "opencode", "  \"github_*\": allow\n" },
		{ "permission: {'*': deny, github_get: allow}", "opencode",
		  "  github_get: allow\n" },
		{ "tools: Read, mcp", "roo", "    groups: [read, mcp]\n" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_what_may_change_nothing_has_no_tool_that_does(void **state)
{
	static const struct row rows[] = {
		{ "readonly: true", "claude",
		  "\ntools: Read, Grep, Glob, WebFetch, WebSearch, TodoWrite, "
		  "Task\n" },
		{ "sandbox_mode: read-only", "opencode",
		  "permission:\n  \"*\": deny\n  read: allow\n  edit: deny\n"
		  "  bash: deny\n" },
		{ "readonly: true", "cursor-agent", "\nreadonly: true\n" },
		{ "readonly: true", "codex",
		  "\nsandbox_mode = \"read-only\"\n" },
		{ "readonly: false", "claude", "\ndescription: d\n" },
		{ "readonly: true\ntools: Bash", "gemini",
		  "\ntools: [run_shell_command]\n" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_a_set_that_becomes_empty_is_none_to_each_client(void **state)
{
	static const struct row rows[] = {
		{ "mode: x\ntools: {'*': false}", "claude", "\ntools: []\n" },
		{ "tools: Foo", "copilot", "\ntools: []\n" },
		{ "tools: Foo", "gemini", "\ntools: []\n" },
		{ "tools: Foo", "qwen", "\ntools:\n  - none\n" },
		{ "tools: Foo", "roo", "    groups: []\n" },
		{ "tools: Foo", "opencode", "  \"*\": deny\n  read: deny\n" },
		{ "tools: Foo", "kilo", "  \"*\": deny\n  read: deny\n" },
		{ "tools: Foo", "codex", "sandbox_mode = \"read-only\"\n" },
		{ "tools: Foo", "cursor-agent", "\nreadonly: true\n" },
		{ "mode: x\ntools: []", "claude-agents", "\"tools\": []" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_clients_names_are_understood),
		cmocka_unit_test(
		    test_what_may_change_nothing_has_no_tool_that_does),
		cmocka_unit_test(
		    test_a_set_that_becomes_empty_is_none_to_each_client),
	};

	return cmocka_run_group_tests_name("export tools", tests, NULL, NULL);
}
