/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "export/target.h"
#include "parse/parse.h"

/* Front matter of one client, and the line of another's that says the same. */
struct row {
	const char *front, *target, *line;
};

static struct str
export_row(const struct row *row, struct losses *losses, struct arena *arena)
{
	struct persona persona = { 0 };
	struct export_input input = { .persona = &persona };
	struct buf out = { 0 }, file = { 0 };
	struct error error;
	struct str text;

	buf_printf(&file, "---\nname: a-b\ndescription: d\n%s\n---\n"
		   "It is long enough.\n", row->front);
	parse_open(&persona, STR("x.md"), buf_str(&file));
	assert_true(export_text(&out, losses, target_find(str_of(row->target)),
				&input, arena, &error));
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	buf_release(&file);
	persona_release(&persona);
	return text;
}

static void
check_row(const struct row *row)
{
	struct losses losses = { 0 };
	struct arena arena = { 0 };
	struct str text = export_row(row, &losses, &arena);

	if (!str_contains(text, str_of(row->line)))
		fail_msg("%s to %s: no '%s' in %.*s", row->front, row->target,
			 row->line, STR_ARG(text));
	arena_release(&arena);
}

static void
check_loss(const struct row *row)
{
	struct losses losses = { 0 };
	struct arena arena = { 0 };
	bool found = false;

	export_row(row, &losses, &arena);
	for (size_t i = 0; i < losses.count; i++)
		found |= str_eq(losses.all[i].text, str_of(row->line)) &&
			 losses.all[i].kind != LOSS_NOTE;
	if (!found)
		fail_msg("%s to %s: not said: %s", row->front, row->target,
			 row->line);
	arena_release(&arena);
}

#define CHECK_ROWS(rows)                                                     \
	for (size_t i = 0; i < COUNT(rows); i++)        \
		check_row(&(rows)[i])

static void
test_each_clients_names_are_understood(void **state)
{
	static const struct row rows[] = {
		{ "tools: [search/codebase, web/fetch]", "claude",
		  "\ntools: Grep, Glob, WebFetch\n" },
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
test_each_client_gets_the_words_that_its_loader_takes(void **state)
{
	static const struct row rows[] = {
		{ "tools: Read, Skill, AskUserQuestion", "gemini",
		  "\ntools: [read_file, activate_skill, ask_user]\n" },
		{ "disallowedTools: Bash, WebFetch, TodoWrite", "gemini",
		  "\ntools: [read_file, write_file, replace, grep_search, "
		  "glob, list_directory, google_web_search, activate_skill, "
		  "ask_user, \"mcp_*\"]\n" },
		{ "tools: Read, mcp__*", "gemini",
		  "\ntools: [read_file, \"mcp_*\"]\n" },
		{ "tools: Read, mcp__my_server", "gemini",
		  "\ntools: [read_file]\n" },
		{ "tools: Read, mcp__my_server__get", "gemini",
		  "\ntools: [read_file, mcp_my_server_get]\n" },
		{ "tools: Read, mcp__a__get_*", "gemini",
		  "\ntools: [read_file]\n" },
		{ "tools: [read_file, tracker_create_task]", "gemini",
		  "\ntools: [read_file, tracker_create_task]\n" },
		{ "tools: Read, Skill, LSP, AskUserQuestion, NotebookEdit",
		  "qwen", "  - skill\n  - lsp\n  - ask_user_question\n"
		  "  - notebook_edit\n" },
		{ "disallowedTools: Edit, NotebookEdit, Skill", "qwen",
		  "disallowedTools:\n  - edit\n  - notebook_edit\n"
		  "  - skill\n" },
		{ "tools: Read, mcp__a", "qwen", "\ntools:\n  - read_file\n---" },
		{ "disallowedTools: mcp__a", "qwen",
		  "disallowedTools:\n  - mcp__a\n" },
		{ "tools: [read_file, save_memory, todo_write]", "qwen",
		  "  - read_file\n  - save_memory\n  - todo_write\n" },
		{ "disallowedTools: NotebookEdit", "kilo",
		  "permission:\n  notebook_edit: deny\n---\n" },
		{ "tools: Read, mcp__my-server", "pi",
		  "\ntools: \"read, mcp__my_server__*\"\n" },
		{ "disallowedTools: Bash", "pi",
		  "\ntools: \"read, write, edit, grep, find, ls, mcp__*\"\n" },
		{ "permission: {webfetch: {'*': deny, 'a': allow}}", "opencode",
		  "permission:\n  webfetch: deny\n---\n" },
		{ "permission: {'*': deny, doom_loop: ask}", "opencode",
		  "  doom_loop: ask\n" },
		{ "tools: Read, mcp", "opencode", "  task: deny\n---\n" },
		{ "disallowedTools: Bash", "roo",
		  "    groups: [read, edit, mcp]\n" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

static void
test_what_a_loader_would_refuse_is_said_instead(void **state)
{
	static const struct row rows[] = {
		{ "disallowedTools: WebFetch(domain:a.b)", "opencode",
		  "opencode allows WebFetch as a whole; the source denies it "
		  "'*://a.b/*'" },
		{ "permission: {websearch: {'*': deny, a: allow}}", "kilo",
		  "kilo: WebSearch is left out, as it cannot be held to 'a'" },
		{ "tools: Read, mcp__my_server", "gemini",
		  "gemini has no such tools: mcp__my_server; dropped" },
		{ "tools: Read, mcp__a", "qwen",
		  "qwen: mcp__a may not be used, either" },
		{ "tools: TodoWrite", "qwen",
		  "qwen: 'todo_write' is off in sub-agents" },
		{ "permission: {todowrite: allow}", "qwen",
		  "qwen: 'todo_write' is off in sub-agents" },
		{ "permission: {list: ask}", "gemini",
		  "gemini cannot ask: LS may be used without it" },
		{ "permission: {'*': ask, bash: {'rm *': deny}}", "claude",
		  "claude cannot ask: Bash is allowed without it, but for "
		  "'rm *'" },
		{ "permission: {bash: {'rm *': deny}}", "claude",
		  "claude matches 'rm *' of Bash in its own way; some versions "
		  "deny all of it" },
		{ "permission: {bash: {'a *': deny, 'a b *': allow}}",
		  "claude", "claude: Bash stays denied 'a *', though the "
		  "source allows 'a b *'" },
		{ "tools: Read, mcp", "opencode",
		  "opencode: tools of servers may not be used, either" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_loss(&rows[i]);
}

static void
test_what_may_change_nothing_has_no_tool_that_does(void **state)
{
	static const struct row rows[] = {
		{ "readonly: true", "claude",
		  "\ndisallowedTools: Write, Edit, Bash, NotebookEdit\n" },
		{ "sandbox_mode: read-only", "opencode",
		  "permission:\n  edit: deny\n  bash: deny\n---\n" },
		{ "readonly: true", "cursor-agent", "\nreadonly: true\n" },
		{ "readonly: true", "codex",
		  "\nsandbox_mode = \"read-only\"\n" },
		{ "readonly: false", "claude", "\ndescription: d\n" },
		{ "readonly: true\ntools: Bash", "gemini",
		  "\ntools: []\n" },
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

static void
test_denied_tools_stay_denied(void **state)
{
	static const struct row rows[] = {
		{ "mode: x\ndisallowedTools: Write, Edit", "claude",
		  "\ndisallowedTools: Write, Edit\n" },
		{ "mode: x\ntools: Read, Bash\ndisallowedTools: [Bash]",
		  "claude", "\ntools: Read\n---\n" },
		{ "disallowedTools: Write", "claude-agents",
		  "\"disallowedTools\": [\n      \"Write\"\n    ]" },
		{ "disallowedTools: Write, Bash(git:*)", "qwen",
		  "\ndisallowedTools:\n  - write_file\n---\n" },
		{ "disallowedTools: Write, Edit", "opencode",
		  "\npermission:\n  edit: deny\n---\n" },
		{ "permission: {bash: {\"rm *\": deny, \"*\": allow}}",
		  "claude", "\ndescription: d\n---\n" },
		{ "permission: {bash: {\"*\": allow, \"rm *\": deny}}",
		  "claude", "\ndisallowedTools: \"Bash(rm:*)\"\n" },
		{ "mode: x\ndisallowedTools: Bash(rm:*), WebFetch(domain:a.b)",
		  "opencode", "permission:\n  bash:\n    \"rm *\": deny\n"
		  "---\n" },
		{ "mode: x\ndisallowedTools: WebFetch(domain:a.b)", "claude",
		  "\ndisallowedTools: \"WebFetch(domain:a.b)\"\n" },
		{ "disallowedTools: mcp__github, Bash", "kilo",
		  "\npermission:\n  bash: deny\n  \"github_*\": deny\n" },
		{ "permission: {edit: deny, \"a_*\": deny}", "opencode",
		  "\npermission:\n  edit: deny\n  \"a_*\": deny\n---\n" },
		{ "permission: {edit: deny}\ntools: Read", "opencode",
		  "\npermission:\n  \"*\": deny\n  read: allow\n" },
		{ "disallowedTools: Read, Edit, Bash, Grep, Glob, WebFetch, "
		  "WebSearch, TodoWrite, Task, LS, mcp__a, mcp__b", "opencode",
		  "  \"a_*\": deny\n  \"b_*\": deny\n---\n" },
		{ "disallowedTools: '*'", "opencode",
		  "\npermission:\n  \"*\": deny\n  read: deny\n" },
		{ "tools: Read, Bash\ndisallowedTools: Bash", "opencode",
		  "  read: allow\n  edit: deny\n  bash: deny\n" },
		{ "disallowedTools: Write, Edit", "copilot",
		  "\ntools: [read, execute, search, web, todo, agent]\n" },
		{ "disallowedTools: Write", "copilot",
		  "\ntools: [read, execute, search, web, todo, agent]\n" },
		{ "disallowedTools: write_file, Task", "gemini",
		  "\ntools: [read_file, replace, run_shell_command, "
		  "grep_search, glob, list_directory, web_fetch, "
		  "google_web_search, write_todos, activate_skill, ask_user, "
		  "\"mcp_*\"]\n" },
		{ "tools: mcp__a, mcp__b__c, Read\n"
		  "disallowedTools: mcp__a__*, mcp__b", "gemini",
		  "\ntools: [read_file]\n" },
		{ "disallowedTools: Write", "roo",
		  "    groups: [read, command, mcp]\n" },
		{ "disallowedTools: Write, Edit, Bash", "codex",
		  "\nsandbox_mode = \"read-only\"\n" },
		{ "tools: Read, Edit\ndisallowedTools: MultiEdit",
		  "cursor-agent", "\nreadonly: true\n" },
		{ "tools: Read, Bash\ndisallowedTools: Bash", "skill",
		  "\nallowed-tools: Read\n" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

/* Front matter, the target, and what is said of it. */
static void
test_a_denial_that_a_target_cannot_say_is_a_loss(void **state)
{
	static const struct row rows[] = {
		{ "disallowedTools: Write, Edit", "codex",
		  "codex may use every tool; the denial of Write, Edit is "
		  "dropped" },
		{ "disallowedTools: Write", "cursor-agent",
		  "cursor-agent may use every tool; the denial of Write is "
		  "dropped" },
		{ "disallowedTools: Write", "skill",
		  "skill may use every tool; the denial of Write is dropped" },
		{ "disallowedTools: Write", "antigravity",
		  "antigravity may use every tool; the denial of Write is "
		  "dropped" },
		{ "disallowedTools: Foo", "opencode",
		  "opencode may use every tool; the denial of Foo is "
		  "dropped" },
		{ "disallowedTools: Write", "opencode",
		  "opencode: Edit may not be used, either" },
		{ "disallowedTools: Write", "copilot",
		  "copilot: Edit may not be used, either" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_loss(&rows[i]);
}

static void
test_every_tool_of_claudes_is_known(void **state)
{
	static const char *const front =
	    "mode: x\ntools: TaskCreate, TaskUpdate, TaskList, TaskGet, "
	    "Monitor, Artifact";
	struct losses losses = { 0 };
	struct arena arena = { 0 };
	struct row row = { front, "claude", "\ntools: TaskCreate, " };

	(void)state;
	export_row(&row, &losses, &arena);
	for (size_t i = 0; i < losses.count; i++)
		assert_false(str_contains(losses.all[i].text,
					  STR("may not know")));
	arena_release(&arena);
}

/* What is no tools field, but kept for the client that reads it. */
static void
test_claude_gets_all_fields_that_it_reads(void **state)
{
	static const struct row rows[] = {
		{ "mode: x\npermissionMode: plan\nmaxTurns: 5\n"
		  "skills: [a, b]\nmemory: user", "claude",
		  "\npermissionMode: plan\nmaxTurns: 5\nskills: [a, b]\n"
		  "memory: user\n" },
		{ "mode: x\nhooks:\n  Stop:\n    - hooks: [a] # why\n"
		  "background: true\neffort: high", "claude",
		  "\nhooks:\n  Stop:\n    - hooks: [a] # why\n"
		  "background: true\neffort: high\n" },
		{ "permissionMode: plan\nmaxTurns: 5", "claude-agents",
		  "\"permissionMode\": \"plan\",\n    \"maxTurns\": 5" },
	};

	(void)state;
	CHECK_ROWS(rows);
}

/* In JSON one value of another shape would end the whole client. */
static void
test_claudes_command_line_gets_fields_in_its_shapes(void **state)
{
	static const struct row rows[] = {
		{ "effort: high", "claude-agents", "\"effort\": \"high\"" },
		{ "effort: 7", "claude-agents", "\"effort\": 7" },
		{ "maxTurns: 3", "claude-agents", "\"maxTurns\": 3" },
		{ "permissionMode: auto", "claude-agents",
		  "\"permissionMode\": \"auto\"" },
		{ "memory: project", "claude-agents",
		  "\"memory\": \"project\"" },
		{ "background: True", "claude-agents",
		  "\"background\": true" },
		{ "skills: [a, '1']", "claude-agents",
		  "\"skills\": [\n      \"a\",\n      \"1\"\n    ]" },
		{ "mcpServers:\n  - a\n  - b: {command: c, args: [d]}",
		  "claude-agents", "      \"a\",\n      {\n"
		  "        \"b\": {\n          \"command\": \"c\",\n"
		  "          \"args\": [\n            \"d\"\n" },
		{ "mcpServers: [{a: {type: http, url: 'http://x'}}]",
		  "claude-agents", "\"url\": \"http://x\"" },
		{ "hooks: {Stop: [{matcher: m, hooks: [{type: command, "
		  "command: c, timeout: 5}]}]}", "claude-agents",
		  "\"timeout\": 5" },
		{ "initialPrompt: Go.", "claude-agents",
		  "\"initialPrompt\": \"Go.\"" },
		{ "omitClaudeMd: false", "claude-agents",
		  "\"omitClaudeMd\": false" },
	};
	static const struct row refused[] = {
		{ "effort: HIGH", "claude-agents", "effort" },
		{ "effort: 2.5", "claude-agents", "effort" },
		{ "maxTurns: 0", "claude-agents", "maxTurns" },
		{ "maxTurns: '3'", "claude-agents", "maxTurns" },
		{ "permissionMode: bubble", "claude-agents",
		  "permissionMode" },
		{ "memory: User", "claude-agents", "memory" },
		{ "background: 'true'", "claude-agents", "background" },
		{ "isolation: x", "claude-agents", "isolation" },
		{ "skills: a", "claude-agents", "skills" },
		{ "skills: [1]", "claude-agents", "skills" },
		{ "mcpServers: {a: {command: c}}", "claude-agents",
		  "mcpServers" },
		{ "mcpServers: [{a: {url: 'http://x'}}]", "claude-agents",
		  "mcpServers" },
		{ "mcpServers: [{a: {command: c, env: {A: 1}}}]",
		  "claude-agents", "mcpServers" },
		{ "hooks: {Foo: []}", "claude-agents", "hooks" },
		{ "hooks: {Stop: [{matcher: 1, hooks: []}]}",
		  "claude-agents", "hooks" },
		{ "hooks: {Stop: [{hooks: [{type: x, command: c}]}]}",
		  "claude-agents", "hooks" },
		{ "autoCompactWindow: 99999", "claude-agents",
		  "autoCompactWindow" },
	};

	(void)state;
	CHECK_ROWS(rows);
	for (size_t i = 0; i < COUNT(refused); i++) {
		struct arena arena = { 0 };
		struct row row = refused[i];

		row.line = arena_printf(&arena, "claude-agents takes no such "
					"'%s'; dropped", row.line).ptr;
		check_loss(&row);
		arena_release(&arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_clients_names_are_understood),
		cmocka_unit_test(
		    test_each_client_gets_the_words_that_its_loader_takes),
		cmocka_unit_test(
		    test_what_a_loader_would_refuse_is_said_instead),
		cmocka_unit_test(
		    test_what_may_change_nothing_has_no_tool_that_does),
		cmocka_unit_test(
		    test_a_set_that_becomes_empty_is_none_to_each_client),
		cmocka_unit_test(test_denied_tools_stay_denied),
		cmocka_unit_test(
		    test_a_denial_that_a_target_cannot_say_is_a_loss),
		cmocka_unit_test(test_every_tool_of_claudes_is_known),
		cmocka_unit_test(test_claude_gets_all_fields_that_it_reads),
		cmocka_unit_test(
		    test_claudes_command_line_gets_fields_in_its_shapes),
	};

	return cmocka_run_group_tests_name("export tools", tests, NULL, NULL);
}
