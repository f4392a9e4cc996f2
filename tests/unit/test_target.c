/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "export/sheet.h"
#include "export/target.h"
#include "parse/parse.h"

/* One export of one file, with what was lost as lines. */
struct result {
	struct persona persona;
	struct arena arena;
	struct buf out;
	struct losses losses;
	struct error error;
	bool done;
};

/* An empty name leaves the persona's own. */
static void
export_named(struct result *result, const char *target, const char *path,
	     const char *bytes, const char *name)
{
	struct export_input input = { .name = str_of(name) };

	*result = (struct result){ 0 };
	parse_open(&result->persona, str_of(path), str_of(bytes));
	parse_outline(&result->persona);
	input.persona = &result->persona;
	result->done = export_text(&result->out, &result->losses,
				   target_find(str_of(target)), &input,
				   &result->arena, &result->error);
}

static void
export_persona(struct result *result, const char *target, const char *path,
	       const char *bytes)
{
	export_named(result, target, path, bytes, "");
}

static void
release(struct result *result)
{
	buf_release(&result->out);
	arena_release(&result->arena);
	persona_release(&result->persona);
}

static bool
lost(const struct result *result, enum loss_kind kind, const char *text)
{
	for (size_t i = 0; i < result->losses.count; i++)
		if (result->losses.all[i].kind == kind &&
		    str_eq(result->losses.all[i].text, str_of(text)))
			return true;
	return false;
}

static void
check_export(const char *target, const char *path, const char *bytes,
	     const char *wanted)
{
	struct result result;

	export_persona(&result, target, path, bytes);
	assert_true(result.done);
	assert_str(buf_str(&result.out), wanted);
	release(&result);
}

static const char foreign[] = "---\n"
			      "emoji: \"\\U0001F527\"\n"
			      "name: Sr. Engineer\n"
			      "description: 'Builds: things'\n"
			      "tools: {'*': false, edit: true}\n"
			      "model: openai/gpt-5\n"
			      "---\n\nYou build.\n";

static void
test_another_format_goes_to_claude_with_its_losses_listed(void **state)
{
	struct result result;

	(void)state;
	export_persona(&result, "claude", "a.md", foreign);
	assert_true(result.done);
	assert_str(buf_str(&result.out), "---\nname: sr-engineer\n"
					 "description: \"Builds: things\"\n"
					 "tools: Write, Edit\n---\n\nYou build.\n");
	assert_true(
	    lost(&result, LOSS_DROPPED, "claude has no 'emoji'; dropped"));
	assert_true(lost(&result, LOSS_DROPPED,
			 "claude has no model 'openai/gpt-5'; dropped"));
	assert_true(lost(&result, LOSS_CHANGED,
			 "name 'Sr. Engineer' becomes 'sr-engineer'"));
	assert_int_equal(result.losses.count, 3);
	release(&result);
}

static void
test_markdown_is_the_body_byte_for_byte(void **state)
{
	static const char bytes[] = "---\r\nname: x\r\n---\r\n\r\n"
				    "A \xff\r\n\r\n\r\n<a>\r\nb\r\n</a>";

	(void)state;
	check_export("markdown", "a.md", bytes,
		     "\r\nA \xff\r\n\r\n\r\n<a>\r\nb\r\n</a>");
	check_export("markdown", "a.md", "# No\n\nfront", "# No\n\nfront");
	check_export("markdown", "a.md", "", "");
}

static void
test_a_file_of_the_targets_own_format_keeps_every_byte(void **state)
{
	static const char *const files[] = {
		"---\nname: a-b\ndescription: x y\n---\nBody",
		"---\n# why\nmodel:   opus  # best\nzz: [1,\n  2]\n"
		"name: 'a-b'\ndescription: |\n  two\n  lines\n\nextra:\n"
		"  deep: {er: 1}\n---\n\n\n- Body \n\n",
		("---\r\nname: a-b\r\ndescription: "
		 "\"x\\ny\"\r\n---\r\n\r\nB\r\n"),
	};

	(void)state;
	for (size_t i = 0; i < COUNT(files); i++) {
		struct result result;

		export_persona(&result, "claude", "a.md", files[i]);
		assert_true(result.done);
		assert_str_row(buf_str(&result.out), files[i], i);
		assert_int_equal(result.losses.count, 0);
		release(&result);
	}
}

static void
test_what_only_its_own_format_has_stays_as_it_is(void **state)
{
	static const struct {
		const char *target, *path, *file;
	} rows[] = {
		{ "copilot", "a.agent.md",
		  "---\nname: A\ndescription: d\nhandoffs:\n"
		  "  - label: Go\n    agent: b\n---\nB\n" },
		{ "claude", ".claude/agents/a-b.md",
		  "---\nname: a-b\ndescription: d\nhooks:\n  Stop:\n"
		  "    - hooks: [{type: command, command: x}]\n"
		  "steps: [{a: 1}, [b], c]\n---\nB\n" },
		{ "cursor-rule", "a.mdc",
		  "---\ndescription: \nglobs: a\nalwaysApply: true\n"
		  "---\nB\n" },
		{ "cursor-rule", "a.mdc", "---\nalwaysApply: true\n---\nB\n" },
		{ "cursor-rule", "a.mdc",
		  "---\nglobs: **/*.ts,*.js\ndescription: d\n---\nB\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_export(rows[i].target, rows[i].path, rows[i].file,
			     rows[i].file);
}

static void
test_faults_of_a_file_in_its_own_format_are_repaired_alone(void **state)
{
	(void)state;
	check_export("claude", "a.md",
		     "---\n# c\nname: a-b\ndescription: Use: this\\nnow\n"
		     "color:   pink # p\n---\nBody\n",
		     "---\n# c\nname: a-b\n"
		     "description: \"Use: this\\\\nnow\"\n"
		     "color:   pink # p\n---\nBody\n");
	check_export("claude", "a.md",
		     "---\nname: My Agent\ndescription: 'a --- b'\n"
		     "tools:\nname: other\nz: 1\n---\nBody\n",
		     "---\nname: my-agent\n"
		     "description: \"a \\x2d\\x2d\\x2d b\"\n"
		     "tools: []\nz: 1\n---\nBody\n");
	check_export("claude", "a.md",
		     "---\nname: a-b\ndescription: ''\nmodel: \"\\u3000\"\n"
		     "tools: ''\nz: ''\n---\nBody.\n",
		     "---\ndescription: Body.\nname: a-b\ntools: ''\nz: ''\n"
		     "---\nBody.\n");
	check_export("claude", "a.md",
		     "\xef\xbb\xbf---\nname: a-b\ndescription: x\n---\nB\n",
		     "---\nname: a-b\ndescription: x\n---\nB\n");
	check_export("claude", "a.md",
		     "---\nname: 2024-01-01\ndescription: ~\n---\nB it is.",
		     "---\ndescription: B it is.\nname: \"2024-01-01\"\n---\n"
		     "B it is.");
	check_export("claude", "a.md", "---\nname: a-b\n---\nDoes it. Well.\n",
		     "---\ndescription: Does it.\nname: a-b\n---\n"
		     "Does it. Well.\n");
}

static void
test_hyphens_are_escaped_in_nested_values_too(void **state)
{
	(void)state;
	check_export("claude", "a.md",
		     "---\nname: a-b\ndescription: x\nhooks:\n"
		     "  Stop:\n    - run: \"log --- f; rm ---x\" # a --- b\n"
		     "    - a---b\nmore: { key: 'x---y', n: 3 }\n"
		     "text: |\n  one\n  --- two\nlast: 1\n---\nBody\n",
		     "---\nname: a-b\ndescription: x\nhooks:\n"
		     "  Stop:\n    - run: \"log \\x2d\\x2d\\x2d f; "
		     "rm \\x2d\\x2d\\x2dx\" # a === b\n"
		     "    - \"a\\x2d\\x2d\\x2db\"\n"
		     "more: { key: \"x\\x2d\\x2d\\x2dy\", n: 3 }\n"
		     "text: \"one\\n\\x2d\\x2d\\x2d two\\n\"\n"
		     "last: 1\n---\nBody\n");
}

static void
test_a_name_that_is_given_stands_in_the_file(void **state)
{
	static const char bytes[] = "---\ndescription: d\n---\nBody\n";
	struct result result;

	(void)state;
	check_export("copilot", "a.agent.md", bytes, bytes);
	export_named(&result, "copilot", "a.agent.md", bytes, "My Name");
	assert_true(result.done);
	assert_str(buf_str(&result.out),
		   "---\nname: \"My Name\"\ndescription: d\n---\nBody\n");
	release(&result);
}

static void
test_a_persona_without_front_matter_gets_one(void **state)
{
	(void)state;
	check_export("claude", "x/Back End.md",
		     "# API **Expert**\n\n- no\n\nYou *are* calm. Very.\n",
		     "---\nname: api-expert\n"
		     "description: You are calm.\n---\n"
		     "# API **Expert**\n\n- no\n\nYou *are* calm. Very.\n");
	check_export("claude", "x/Back End.md", "",
		     "---\nname: back-end\ndescription: Back End\n---\n");
}

static void
test_an_empty_set_of_tools_never_becomes_all_tools(void **state)
{
	struct result result;

	(void)state;
	export_persona(&result, "claude", "a.md",
		       "---\nname: a-b\ndescription: x\nmode: y\n"
		       "tools: {'*': false}\n---\nB\n");
	assert_true(result.done);
	assert_true(str_contains(buf_str(&result.out), STR("\ntools: []\n")));
	assert_int_equal(result.losses.count, 1);
	release(&result);
	export_persona(&result, "qwen", "a.md",
		       "---\nname: a-b\ndescription: x\n"
		       "tools: Artifact\n---\nLong enough.\n");
	assert_true(result.done);
	assert_true(str_contains(buf_str(&result.out), STR("\n  - none\n")));
	assert_true(lost(&result, LOSS_NARROWER,
			 "no tool is left that qwen has; it may use none"));
	release(&result);
}

/* It has a place for nothing else, and is read by who has tools. */
static void
test_a_rule_without_fields_says_each_thing_that_it_drops(void **state)
{
	struct result result;

	(void)state;
	export_persona(&result, "cline", "a.md",
		       "---\nname: Back End\ndescription: x\ntools: Read\n"
		       "permissionMode: plan\nmodel: opus\n---\nB\n");
	assert_int_equal(result.losses.count, 5);
	assert_true(lost(&result, LOSS_CHANGED,
			 "name 'Back End' becomes 'back-end'"));
	assert_true(lost(&result, LOSS_WIDER, "cline has no list of tools: "
			 "every tool may be used, not only Read"));
	assert_true(lost(&result, LOSS_DROPPED,
			 "cline has no 'description'; dropped"));
	assert_true(lost(&result, LOSS_DROPPED,
			 "cline has no 'model'; dropped"));
	assert_true(lost(&result, LOSS_WIDER, "cline has no 'permissionMode': "
			 "it is not held to 'plan'"));
	release(&result);
	export_persona(&result, "m365", "a.md",
		       "---\nname: a-b\ndescription: x\n"
		       "permissionMode: plan\n---\nB\n");
	assert_true(lost(&result, LOSS_DROPPED,
			 "m365 has no 'permissionMode'; dropped"));
	release(&result);
}

static void
check_lost(const char *target, const char *file, enum loss_kind kind,
	   const char *text)
{
	struct result result;

	export_persona(&result, target, "a.md", file);
	if (!lost(&result, kind, text))
		fail_msg("%s does not say: %s", target, text);
	release(&result);
}

static void
test_what_a_field_loses_on_its_way_is_said(void **state)
{
	static const char lines[] = "---\nname: a-b\ndescription: |\n  x\n"
				    "  y\n---\nB\n";
	static const char *const folds[] = { "cursor-agent", "cursor-rule",
					     "skill", "kiro-steering", "m365" };

	(void)state;
	for (size_t i = 0; i < COUNT(folds); i++)
		check_lost(folds[i], lines, LOSS_CHANGED,
			   "line ends of the description become blanks");
	check_lost("copilot", "---\nname: |\n  a\n  b\ndescription: x\n---\n"
		   "B\n", LOSS_CHANGED, "line ends of the name become blanks");
	check_lost("claude", "---\nname: a-b\ndescription: x\n"
		   "permission: {'*': deny, foo: allow}\n---\nB\n", LOSS_NOTE,
		   "claude starts no agent with a list of tools of which it "
		   "has none");
	check_lost("opencode", "---\ndescription: x\nmode: agent\n---\nB\n",
		   LOSS_CHANGED, "mode 'agent' becomes 'subagent'");
	check_export("kilo", ".opencode/agents/a-b.md",
		     "---\ndescription: x\nmode: primary\n---\nB\n",
		     "---\ndescription: x\nmode: primary\n---\nB\n");
	check_lost("kiro-steering", "---\ndescription: x\nalwaysApply: true\n"
		   "globs: '*.c'\n---\nB\n", LOSS_DROPPED, "'globs' says "
		   "nothing where inclusion is 'always'; dropped");
}

/* Where a file lies says whose it is: what it says by silence, by an empty
 * list, or in words that two clients have. */
static void
test_a_file_of_another_clients_is_no_claude_agent_as_it_is(void **state)
{
	struct result result;

	(void)state;
	check_export("claude", ".qwen/agents/a-b.md",
		     "---\nname: a-b\ndescription: x\ntools: []\n---\nB\n",
		     "---\nname: a-b\ndescription: x\n---\nB\n");
	export_persona(&result, "claude", ".qwen/agents/a-b.md",
		       "---\nname: a-b\ndescription: x\n"
		       "approvalMode: plan\n---\nB\n");
	assert_true(lost(&result, LOSS_WIDER, "claude has no 'approvalMode': "
			 "it is not held to 'plan'"));
	release(&result);
	check_export("qwen", ".claude/agents/a-b.md",
		     "---\nname: a-b\ndescription: x\npermissionMode: plan\n"
		     "maxTurns: 3\n---\nLong enough.\n",
		     "---\nname: a-b\ndescription: x\npermissionMode: plan\n"
		     "maxTurns: 3\n---\nLong enough.\n");
}

/* Clients with such maps allow what no key names. */
static void
test_a_map_says_nothing_of_what_it_does_not_name(void **state)
{
	static const struct {
		const char *front, *tools;
	} rows[] = {
		{ "tools: {write: false, edit: false, bash: false}",
		  "disallowedTools: Write, Edit, Bash\n" },
		{ "permission: {edit: deny, bash: ask, webfetch: {'*': deny}}",
		  "disallowedTools: Write, Edit, WebFetch\n" },
		{ "tools: {bash: false}\npermission: {edit: deny, task: deny}",
		  "disallowedTools: Bash, Write, Edit, Task\n" },
		{ "permission: {'*': deny, read: allow, grep: ask}",
		  "tools: Read, Grep\n" },
		{ "permission: {read: allow, '*': deny, grep: ask}",
		  "tools: Grep\n" },
		{ "tools: {read: true, grep: true}", "" },
		{ "permission: deny", "tools: []\n" },
		{ "permission: ask", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct buf file = { 0 }, wanted = { 0 };

		buf_printf(&file, "---\nname: a-b\ndescription: x\n%s\n"
			   "---\nB\n", rows[i].front);
		buf_printf(&wanted, "---\nname: a-b\ndescription: x\n"
			   "%s---\nB\n", rows[i].tools);
		check_export("claude", "a.md", file.ptr, wanted.ptr);
		buf_release(&file);
		buf_release(&wanted);
	}
}

static void
test_json_is_a_chat_whose_system_message_is_the_body(void **state)
{
	(void)state;
	check_export("json", "a.md", "---\nname: a\n---\nSay \"\xff\"\n",
		     "{\n  \"messages\": [\n    {\n"
		     "      \"role\": \"system\",\n"
		     "      \"content\": \"Say \\\"\xef\xbf\xbd\\\"\\n\"\n"
		     "    }\n  ]\n}\n");
}

static void
test_tags_and_headings_turn_into_each_other(void **state)
{
	static const char tagged[] = "<scalability_design>\n\n- a\n- b\n"
				     "</scalability_design>\n";
	struct persona persona = { 0 };
	struct buf out = { 0 };

	(void)state;
	parse_open(&persona, STR("a.md"), str_of(tagged));
	parse_outline(&persona);
	render_persona(&out, &persona, SYNTAX_MARKDOWN);
	assert_str(buf_str(&out), "## Scalability Design\n\n- a\n- b\n");
	persona_release(&persona);
	check_export("xml", "a.md", out.ptr,
		     "<scalability_design>\n- a\n- b\n</scalability_design>\n");
	check_export("text", "a.md", out.ptr,
		     "Scalability Design\n\n- a\n- b\n");
	buf_release(&out);
}

static void
test_what_only_a_body_holds_is_said_in_one_line(void **state)
{
	struct result result;

	(void)state;
	export_persona(&result, "text", "a.md",
		       "---\nname: a-b\ndescription: b\nx: 1\n---\nB\n");
	assert_int_equal(result.losses.count, 1);
	assert_true(lost(&result, LOSS_DROPPED,
			 "text holds the body only; description, x dropped"));
	release(&result);
	export_persona(&result, "markdown", "a.md",
		       "---\nname: Back End\n---\nB\n");
	assert_true(lost(&result, LOSS_DROPPED,
			 "markdown holds the body only; name dropped"));
	release(&result);
}

static void
test_slugs_are_what_every_client_takes(void **state)
{
	static const struct {
		const char *name, *slug;
	} rows[] = {
		{ "Sr. Backend Engineer", "sr-backend-engineer" },
		{ "senior-backend-engineer", "senior-backend-engineer" },
		{ "../../etc/passwd", "etc-passwd" },
		{ ".hidden", "hidden" },
		{ "--force", "force" },
		{ "C++", "cpp" },
		{ "C# dev", "c-sharp-dev" },
		{ "x", "x-agent" },
		{ "Plan", "plan-agent" },
		/* devices of Windows; files that clients read */
		{ "CON", "con-agent" },
		{ "com\xc2\xb9", "com1-agent" },
		{ "Nul", "nul-agent" },
		{ "Claude", "claude-agent" },
		{ "AGENTS", "agents-agent" },
		{ "Console", "console" },
		{ "Caf\xc3\xa9 \xf0\x9f\x94\xa7 Chef", "cafe-chef" },
		{ "don't panic", "dont-panic" },
		{ "a__b  c", "a-b-c" },
		{ "the quick brown fox jumps over the lazy dog and runs away",
		  "the-quick-brown-fox-jumps-over-the-lazy-dog-and" },
		{ "", "persona-e3b0c442" },
	};
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str_row(export_slug(str_of(rows[i].name), &arena),
			       rows[i].slug, i);
	arena_release(&arena);
}

static void
test_a_name_that_ascii_has_not_gives_way_to_the_files(void **state)
{
	static const struct {
		const char *path, *text, *name, *slug;
	} rows[] = {
		{ "a/code-reviewer.md", "---\nname: \u4ee3\u7801\n---\n", "",
		  "code-reviewer" },
		{ "api.agent.md", "---\nname: API \u5c02\u9580\n---\n", "",
		  "api" },
		{ "back-end/SKILL.md", "---\nname: \u4ee3\u7801\n---\n", "",
		  "back-end" },
		{ "a.md", "---\nname: Caf\u00e9\n---\n", "", "cafe" },
		{ "a.md", "---\nname: Sr. Dev\nslug: dev\n---\n", "", "dev" },
		{ "a.md", "---\nname: Sr. Dev\nslug: dev\n---\n", "Other",
		  "other" },
		{ "a/api-lead.md", "---\nname: '\u3000'\n---\n", "",
		  "api-lead" },
		{ "a/api.v2.md", "---\nname: \u4ee3\u7801\n---\n", "",
		  "api-v2" },
		{ "pm/AGENTS.md", "---\nname: \u4ee3\u7801\n---\n", "",
		  "pm" },
		{ "\u4ee3.md", "---\nname: \u4ee3\u7801\n---\n", "",
		  "persona-e6f04ffb" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct persona persona = { 0 };
		struct export_input input = { .persona = &persona,
					      .name = str_of(rows[i].name) };
		struct arena arena = { 0 };

		parse_open(&persona, str_of(rows[i].path),
			   str_of(rows[i].text));
		assert_str_row(export_input_slug(&input, &arena), rows[i].slug,
			       i);
		arena_release(&arena);
		persona_release(&persona);
	}
}

static void
test_a_skill_keeps_what_is_text_as_metadata(void **state)
{
	struct result result;

	(void)state;
	check_export("skill", "a.md",
		     "---\nname: a-b\ndescription: d\nversion: 1.0\n"
		     "tags: [x, y]\nmetadata:\n  author: A\n  version: '2'\n"
		     "  hint: '[n]'\n---\nB\n",
		     "---\nname: a-b\ndescription: d\nmetadata:\n"
		     "  author: A\n  version: \"2\"\n  hint: \"[n]\"\n"
		     "  tags: x, y\n---\nB\n");
	export_persona(&result, "skill", "a.md",
		       "---\nname: a-b\ndescription: d\nmetadata:\n"
		       "  deep: {a: 1}\nrows: [{a: 1}]\n"
		       "tags: [x, y]\n---\nB\n");
	assert_true(lost(&result, LOSS_DROPPED,
			 "skill has no place for 'deep' of 'metadata'; "
			 "dropped"));
	assert_true(lost(&result, LOSS_DROPPED,
			 "skill has no 'rows'; dropped"));
	assert_true(lost(&result, LOSS_CHANGED,
			 "the list 'tags' becomes one text"));
	release(&result);
}

static void
test_every_target_has_a_name_a_place_and_a_summary(void **state)
{
	const struct target *target;
	size_t count = 0;

	(void)state;
	while ((target = target_at(count)) != NULL) {
		assert_ptr_equal(target_find(str_of(target->name)), target);
		assert_true(target->place[0] != '\0');
		assert_true(target->summary[0] != '\0');
		count++;
	}
	assert_true(count >= 5);
	assert_null(target_find(STR("nobody")));
}

static void
test_a_place_takes_the_slug_of_the_name(void **state)
{
	struct persona persona = { .name = { "../My Agent", 11 } };
	struct export_input input = { .persona = &persona };
	struct arena arena = { 0 };

	(void)state;
	assert_str(export_path(target_find(STR("claude")), &input, &arena),
		   ".claude/agents/my-agent.md");
	input.name = STR("Other");
	assert_str(export_path(target_find(STR("json")), &input, &arena),
		   "other.json");
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_another_format_goes_to_claude_with_its_losses_listed),
		cmocka_unit_test(test_markdown_is_the_body_byte_for_byte),
		cmocka_unit_test(
		    test_a_file_of_the_targets_own_format_keeps_every_byte),
		cmocka_unit_test(
		    test_what_only_its_own_format_has_stays_as_it_is),
		cmocka_unit_test(
		    test_faults_of_a_file_in_its_own_format_are_repaired_alone),
		cmocka_unit_test(test_hyphens_are_escaped_in_nested_values_too),
		cmocka_unit_test(test_a_name_that_is_given_stands_in_the_file),
		cmocka_unit_test(test_a_persona_without_front_matter_gets_one),
		cmocka_unit_test(
		    test_an_empty_set_of_tools_never_becomes_all_tools),
		cmocka_unit_test(
		    test_a_rule_without_fields_says_each_thing_that_it_drops),
		cmocka_unit_test(test_what_a_field_loses_on_its_way_is_said),
		cmocka_unit_test(
		    test_a_file_of_another_clients_is_no_claude_agent_as_it_is),
		cmocka_unit_test(
		    test_a_map_says_nothing_of_what_it_does_not_name),
		cmocka_unit_test(
		    test_json_is_a_chat_whose_system_message_is_the_body),
		cmocka_unit_test(test_tags_and_headings_turn_into_each_other),
		cmocka_unit_test(
		    test_what_only_a_body_holds_is_said_in_one_line),
		cmocka_unit_test(test_slugs_are_what_every_client_takes),
		cmocka_unit_test(
		    test_a_name_that_ascii_has_not_gives_way_to_the_files),
		cmocka_unit_test(test_a_skill_keeps_what_is_text_as_metadata),
		cmocka_unit_test(
		    test_every_target_has_a_name_a_place_and_a_summary),
		cmocka_unit_test(test_a_place_takes_the_slug_of_the_name),
	};

	return cmocka_run_group_tests_name("target", tests, NULL, NULL);
}
