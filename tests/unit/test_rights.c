/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "export/rule.h"
#include "parse/container.h"
#include "parse/parse.h"

/* A persona of that path and front matter. */
static void
open_front(struct persona *persona, const char *path, const char *front)
{
	struct str text = arena_printf(&persona->arena,
				       "---\n%s\n---\nIt is long enough.\n",
				       front);

	parse_open(persona, str_of(path), text);
}

static void
describe_rule(struct buf *out, const struct right_rule *rule)
{
	static const char *const marks[] = { "-", "?", "+", "=" };

	buf_printf(out, " %s%.*s", marks[rule->right], STR_ARG(rule->tool));
	if (rule->pattern.len > 0)
		buf_printf(out, "(%.*s)", STR_ARG(rule->pattern));
}

/* "rest rule rule": - denied, ? asked, + allowed, = the client's own. */
static void
describe(struct buf *out, const struct rights *rights)
{
	static const char *const marks[] = { "-", "?", "+", "=" };

	buf_add_cstr(out, marks[rights->rest]);
	for (size_t i = 0; i < rights->count; i++)
		describe_rule(out, &rights->rules[i]);
}

static void
test_each_form_is_read_as_its_client_reads_it(void **state)
{
	static const char opencode[] = ".opencode/agent/x.md";
	static const char claude[] = ".claude/agents/x.md";
	static const struct {
		const char *path, *front, *rights;
	} rows[] = {
		{ "x.md", "name: a", "=" },
		{ claude, "tools:", "-" },
		{ claude, "tools: []", "-" },
		{ claude, "tools: '[]'", "-" },
		{ claude, "tools: '*'", "=" },
		{ claude, "tools: Read Bash(git log:*), Glob",
		  "- +Read +Bash(git log *) +Glob" },
		{ claude, "tools: Bash(*), Agent(a, b)",
		  "- +Bash +Task(a) +Task(b)" },
		{ claude, "tools: Read, Bash\ndisallowedTools: Bash(rm:*)",
		  "- +Read +Bash -Bash(rm *)" },
		{ claude, "disallowedTools: mcp__a, Write",
		  "= -mcp__a -Write" },
		{ claude, "disallowedTools: '*'", "-" },
		{ claude, "disallowedTools: WebFetch(domain:x.org)",
		  "= -WebFetch(*://x.org/*)" },
		{ opencode, "permission: ask", "?" },
		{ opencode, "permission: deny", "-" },
		{ opencode, "permission: {bash: allow, '*': deny}", "-" },
		{ opencode, "permission: {'*': ask, bash: {'*': deny, "
		  "'git *': allow}}", "? -Bash +Bash(git *)" },
		{ opencode, "permission:\n  edit:\n    '*': deny\n"
		  "    docs/*.md: ask", "= -Write -Edit ?Write(docs/*.md) "
		  "?Edit(docs/*.md)" },
		{ opencode, "tools: {write: true, bash: false}",
		  "= +Write +Edit -Bash" },
		{ opencode, "tools: {bash: true}\npermission: {bash: ask}",
		  "= +Bash ?Bash" },
		{ opencode, "permission: {external_directory: deny}",
		  "= -external_directory" },
		{ "x.chatmode.md", "tools: ['editFiles', 'runCommands', "
		  "'search/codebase', 'github/*']",
		  "- +Write +Edit +Bash +Grep +Glob +mcp__github" },
		{ ".qwen/agents/x.md", "tools: []", "=" },
		{ ".qwen/agents/x.md", "tools: [none]", "-" },
		{ ".qwen/agents/x.md", "tools: [Shell, ReadFile, mcp__a]",
		  "- +Bash +Read" },
		{ ".qwen/agents/x.md", "disallowedTools: [mcp__a]",
		  "= -mcp__a" },
		{ ".gemini/agents/x.md", "tools: [activate_skill, ask_user, "
		  "'mcp_*']", "- +Skill +AskUserQuestion +mcp__*" },
		{ ".kilo/agents/x.md", "permission: {notebook_edit: deny}",
		  "= -NotebookEdit" },
		{ "x.md", "groups: [read, [edit, {fileRegex: '\\.md$'}], mcp]",
		  "- +Read +Grep +Glob +LS +Write(\\.md$) +Edit(\\.md$) "
		  "+mcp__*" },
		{ ".kiro/agents/x.md", "tools: [read, shell]\npermissions:\n"
		  "  - capability: shell\n    effect: deny\n"
		  "    match: ['rm *']\n  - capability: shell\n"
		  "    effect: allow\n    match: ['ls *']",
		  "- +Read +Grep +Glob +LS +Bash -Bash(rm *)" },
		{ ".pi/agents/x.md", "tools: read, find", "- +Read +Glob" },
		{ ".factory/droids/x.md", "tools: [Create, Execute]",
		  "- +Write +Bash" },
		{ "x.md", "readonly: true",
		  "= -Write -Edit -Bash -NotebookEdit" },
		{ "x.md", "sandbox_mode: workspace-write", "=" },
		{ "x.md", "tools: {allowed: [Read], denied: [Bash]}",
		  "- +Read" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct persona persona = { 0 };
		struct buf out = { 0 };
		struct rights rights;

		open_front(&persona, rows[i].path, rows[i].front);
		rights = persona_rights(&persona, &persona.arena);
		describe(&out, &rights);
		assert_str_row(buf_str(&out), rows[i].rights, i);
		buf_release(&out);
		persona_release(&persona);
	}
}

static void
test_patterns_match_as_clients_match_them(void **state)
{
	(void)state;
	assert_true(right_pattern_matches(STR("git *"), STR("git log")));
	assert_true(right_pattern_matches(STR("git *"), STR("git")));
	assert_false(right_pattern_matches(STR("git *"), STR("gitk")));
	assert_true(right_pattern_matches(STR("*.md"), STR("a/b.md")));
	assert_true(right_pattern_matches(STR("a?c*"), STR("abc")));
	assert_false(right_pattern_matches(STR("a?c"), STR("ac")));
}

/* What is given and granted, and whether that is wider, narrower or both. */
static void
test_rights_are_compared_case_by_case(void **state)
{
	static const struct {
		const char *given, *granted;
		int wider, narrower;
	} rows[] = {
		{ "permission: {bash: ask}", "permission: {bash: ask}", 0, 0 },
		{ "permission: {bash: ask}", "name: a", 1, 0 },
		{ "name: a", "permission: {bash: ask}", 0, 1 },
		{ "permission: {bash: {'*': deny, 'git *': allow}}",
		  "permission: {bash: allow}", 1, 0 },
		{ "permission: {bash: {'*': deny, 'git *': allow}}",
		  "permission: {bash: {'*': deny, 'git log *': allow}}", 0,
		  1 },
		{ "permission: {bash: {'git *': deny, 'git log *': allow}}",
		  "permission: {bash: {'git log *': allow, 'git *': deny}}", 0,
		  1 },
		{ "permission: {bash: {'* --force': deny, 'git *': allow}}",
		  "permission: {bash: {'git *': allow, '* --force': deny}}", 0,
		  1 },
		{ "permission: {bash: deny}",
		  "permission: {bash: {'*': deny, 'x': ask}}", 1, 0 },
		{ "tools: Read", "tools: Read, Grep", 1, 0 },
		{ "tools: mcp__a", "tools: mcp__a__b", 0, 1 },
		{ "tools: mcp__a__b", "tools: mcp__a", 1, 0 },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct persona a = { 0 }, b = { 0 };
		struct right_changes changes;
		struct rights given, granted;
		int wider = 0, narrower = 0;

		open_front(&a, "x.md", rows[i].given);
		open_front(&b, "x.md", rows[i].granted);
		given = persona_rights(&a, &a.arena);
		granted = persona_rights(&b, &b.arena);
		changes = rights_compare(&given, &granted, TOOLS_ANY,
					 &a.arena);
		for (size_t j = 0; j < changes.count; j++) {
			wider |= changes.all[j].wider;
			narrower |= !changes.all[j].wider;
		}
		if (wider != rows[i].wider || narrower != rows[i].narrower)
			fail_msg("row %zu: wider %d, narrower %d", i, wider,
				 narrower);
		persona_release(&b);
		persona_release(&a);
	}
}

/* ---- never wider without its loss ---- */

static unsigned long long state_of_chance = 7;

static size_t
chance(size_t most)
{
	state_of_chance = state_of_chance * 6364136223846793005ull +
			  1442695040888963407ull;
	return (size_t)(state_of_chance >> 33) % most;
}

static const char *
one_of(const char *const *words, size_t count)
{
	return words[chance(count)];
}

static const char *const permissions[] = { "allow", "ask", "deny" };

/* A list as Claude and its kin have it. */
static void
add_list(struct buf *out, const char *key)
{
	static const char *const names[] = {
		"Read", "Write", "Edit", "Bash", "Grep", "Glob", "LS",
		"WebFetch", "WebSearch", "TodoWrite", "Task", "Bash(git *)",
		"Bash(git push:*)", "Edit(docs/*.md)", "Agent(a, b)",
		"mcp__a", "mcp__a__b", "NotebookEdit", "Foo", "edit",
		"search/codebase", "runCommands", "fs_write", "x/y", "Skill",
	};
	size_t count = chance(5);

	buf_printf(out, "%s: [", key);
	for (size_t i = 0; i < count; i++)
		buf_printf(out, "%s\"%s\"", i > 0 ? ", " : "",
			   one_of(names, COUNT(names)));
	buf_add_cstr(out, "]\n");
}

static void
add_map(struct buf *out)
{
	static const char *const keys[] = {
		"*", "read", "edit", "bash", "grep", "glob", "list", "task",
		"webfetch", "skill", "a_*", "external_directory",
	};
	static const char *const patterns[] = {
		"*", "git *", "git push *", "*.md", "docs/*", "rm *", "a",
	};
	size_t count = chance(5);

	buf_add_cstr(out, "permission:\n");
	for (size_t i = 0; i < count; i++) {
		size_t inner = chance(2) == 0 ? 0 : chance(4);

		buf_printf(out, "  \"%s\":", one_of(keys, COUNT(keys)));
		if (inner == 0)
			buf_printf(out, " %s", one_of(permissions, 3));
		for (size_t j = 0; j < inner; j++)
			buf_printf(out, "\n    \"%s\": %s",
				   one_of(patterns, COUNT(patterns)),
				   one_of(permissions, 3));
		buf_add_byte(out, '\n');
	}
}

static void
add_rights(struct buf *out)
{
	switch (chance(9)) {
	case 0:
		add_list(out, "disallowedTools");
		return;
	case 1:
		add_list(out, "tools");
		add_list(out, "disallowedTools");
		return;
	case 2:
		buf_printf(out, "permission: %s\n", one_of(permissions, 3));
		return;
	case 3:
		buf_add_cstr(out, "tools: {write: true, bash: false}\n");
		return;
	case 4:
		buf_add_cstr(out, "groups: [read, [edit, {fileRegex: "
				  "'\\.md$'}]]\n");
		return;
	case 5:
		buf_add_cstr(out, "readonly: true\n");
		return;
	case 6:
		add_list(out, "tools");
		return;
	default:
		add_map(out);
	}
}

/* The right of one call, by nothing but the model's own words. */
static int
right_of(const struct rights *rights, const char *tool, const char *argument,
	 bool loose)
{
	enum right right = rights->rest;

	for (size_t i = 0; i < rights->count; i++) {
		const struct right_rule *rule = &rights->rules[i];
		bool whole = rule->pattern.len == 0 ||
			     (rule->loose && loose);

		if (right_covers(rule->tool, str_of(tool)) && !rule->regex &&
		    (whole || right_pattern_matches(rule->pattern,
						    str_of(argument))))
			right = rule->right;
	}
	return right == RIGHT_OWN ? (int)RIGHT_ALLOW : (int)right;
}

static bool
is_wider(const struct rights *given, const struct rights *granted,
	 enum tool_client client)
{
	static const char *const tools[] = {
		"Read", "Write", "Edit", "Bash", "Grep", "Glob", "WebFetch",
		"WebSearch", "TodoWrite", "Task", "mcp__a__b", "mcp__a__c",
		"mcp__z__z", "mcp__x__y",
	};
	static const char *const arguments[] = {
		"", "git log", "git push origin", "docs/a.md", "a.md",
		"rm -r x", "a", "b", "z",
	};

	for (size_t i = 0; i < COUNT(tools); i++) {
		enum tool_id tool = tool_named(str_of(tools[i]));

		if (tool != TOOL_COUNT && !client_has_tool(client, tool))
			continue;
		for (size_t j = 0; j < COUNT(arguments); j++) {
			bool loose = false;

			for (size_t k = 0; k < given->count; k++)
				loose |= given->rules[k].loose;
			if (right_of(granted, tools[i], arguments[j], !loose) >
			    right_of(given, tools[i], arguments[j], false))
				return true;
		}
	}
	return false;
}

static bool
has_wider(const struct losses *losses)
{
	for (size_t i = 0; i < losses->count; i++)
		if (losses->all[i].kind == LOSS_WIDER)
			return true;
	return false;
}

static bool
has_loss(const struct losses *losses)
{
	for (size_t i = 0; i < losses->count; i++)
		if (losses->all[i].kind != LOSS_NOTE &&
		    losses->all[i].kind != LOSS_FOUND)
			return true;
	return false;
}

/* What the target's client reads in what was written. */
static struct rights
granted_by(const struct target *target, struct str text, struct arena *arena,
	   struct persona *persona)
{
	struct str place = str_of(target->place);
	struct container container;
	struct error error;
	struct rights all = { .rest = RIGHT_OWN };

	if (target->rule->toolless)
		return (struct rights){ .rest = RIGHT_DENY };
	if (target->rule->body_only || target->rule->tools == TOOLS_SKILL ||
	    (target->rule->shared && target->rule->tools == TOOLS_UNSAID))
		return all;
	if (container_is(place)) {
		assert_true(container_read(&container, place, text, arena,
					   &error));
		assert_int_equal(container.count, 1);
		container_open(persona, place, &container.all[0],
			       container.syntax);
	} else {
		parse_open(persona, place, text);
	}
	return rights_read(persona->front.fields, persona->front.field_count,
			   target->rule->tools, arena);
}

static size_t wider_count, same_count;

static void
check_pair(const struct persona *persona, const struct target *target,
	   struct str front)
{
	struct export_input input = { .persona = persona };
	struct losses losses = { 0 };
	struct persona written = { 0 };
	struct arena arena = { 0 };
	struct rights given = persona_rights(persona, &arena), granted;
	struct buf out = { 0 };
	struct error error;

	if (!export_text(&out, &losses, target, &input, &arena, &error))
		fail_msg("%s: %s", target->name, error.text);
	granted = granted_by(target, buf_str(&out), &arena, &written);
	if (str_eq(buf_str(&out), persona->source.bytes))
		same_count++; /* a client's own file, as it was */
	else if (is_wider(&given, &granted, target->rule->tools)) {
		wider_count++;
		/* A body alone says in one line what it has no place for. */
		if (!has_wider(&losses) &&
		    !(target->rule->body_only && has_loss(&losses)))
			fail_msg("%s is wider, and nothing is said:\n%.*s\n"
				 "%.*s", target->name, STR_ARG(front),
				 STR_ARG(buf_str(&out)));
		assert_true(has_loss(&losses));
	} else {
		same_count++;
	}
	persona_release(&written);
	buf_release(&out);
	arena_release(&arena);
}

static void
test_no_target_lets_more_be_done_without_its_loss(void **state)
{
	static const char *const paths[] = {
		"x.md", ".claude/agents/x.md", ".opencode/agent/x.md",
		".kilo/agents/x.md", "x.agent.md", ".gemini/agents/x.md",
		".qwen/agents/x.md", ".cursor/agents/x.md", "x/SKILL.md",
		".agents/agents/x.md", ".kiro/agents/x.md", ".pi/agents/x.md",
		".factory/droids/x.md",
	};

	(void)state;
	for (size_t round = 0; round < 1500; round++) {
		struct persona persona = { 0 };
		struct buf front = { 0 };
		const struct target *target;

		buf_add_cstr(&front, "name: a-b\ndescription: d\n");
		add_rights(&front);
		open_front(&persona, one_of(paths, COUNT(paths)), front.ptr);
		for (size_t i = 0; (target = target_at(i)) != NULL; i++)
			check_pair(&persona, target, buf_str(&front));
		buf_release(&front);
		persona_release(&persona);
	}
	print_message("%zu wider, each said; %zu not\n", wider_count,
		      same_count);
	assert_true(wider_count > 1000 && same_count > 1000);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_form_is_read_as_its_client_reads_it),
		cmocka_unit_test(test_patterns_match_as_clients_match_them),
		cmocka_unit_test(test_rights_are_compared_case_by_case),
		cmocka_unit_test(
		    test_no_target_lets_more_be_done_without_its_loss),
	};

	return cmocka_run_group_tests_name("rights", tests, NULL, NULL);
}
