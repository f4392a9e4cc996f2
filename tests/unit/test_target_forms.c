/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <string.h>

#include "base/count.h"
#include "export/target.h"
#include "parse/parse.h"

/* What one target makes of one file. */
struct row {
	const char *target, *file, *wanted;
};

static const char file[] = "---\nname: Code Reader\n"
			   "description: \"Reads: code\\nand more\"\n"
			   "tools: Read, Grep, Task\nmodel: sonnet\n"
			   "color: red\n---\nSay '$1'.\n";
static const struct row forms[] = {
	{ "opencode", file,
	  "---\ndescription: \"Reads: code\\nand more\"\n"
	  "mode: subagent\npermission:\n  \"*\": deny\n  read: allow\n  edit: deny\n"
	  "  bash: deny\n  grep: allow\n  glob: deny\n  list: deny\n"
	  "  webfetch: deny\n  websearch: deny\n  todowrite: deny\n"
	  "  task: allow\n---\nSay '$1'.\n" },
	{ "copilot", file,
	  "---\nname: \"Code Reader\"\n"
	  "description: \"Reads: code\\nand more\"\n"
	  "tools: [read, search, agent]\n---\nSay '$1'.\n" },
	{ "gemini", file,
	  "---\nname: code-reader\ndisplay_name: \"Code Reader\"\n"
	  "description: \"Reads: code\\nand more\"\n"
	  "tools: [read_file, grep_search]\n"
	  "---\nSay '$1'.\n" },
	{ "cursor-agent", file,
	  "---\nname: code-reader\n"
	  "description: \"Reads: code and more\"\nmodel: inherit\n"
	  "readonly: true\n---\nSay '$1'.\n" },
	{ "cursor-rule", file,
	  "---\ndescription: \"Reads: code and more\"\nglobs:\n"
	  "alwaysApply: false\n---\nSay '$1'.\n" },
	/* In quotes Cursor would find no file. */
	{ "cursor-rule",
	  "---\ndescription: d\nglobs: **/*.ts\nalwaysApply: true\n---\nB\n",
	  "---\ndescription: d\nglobs: **/*.ts\nalwaysApply: true\n"
	  "---\nB\n" },
	{ "cursor-rule", "---\ndescription: d\nglobs: ['*.c', '*.h']\n---\nB\n",
	  "---\ndescription: d\nglobs: *.c,*.h\nalwaysApply: false\n"
	  "---\nB\n" },
	{ "cursor-rule", "---\ndescription: d\nglobs: 'a---b'\n---\nB\n",
	  "---\ndescription: d\nglobs: \"a\\x2d\\x2d\\x2db\"\n"
	  "alwaysApply: false\n---\nB\n" },
	{ "codex", file,
	  "name = \"code-reader\"\n"
	  "description = '''\nReads: code\nand more'''\n"
	  "sandbox_mode = \"read-only\"\n"
	  "developer_instructions = '''\nSay '$1'.\n'''\n" },
	{ "skill", file,
	  "---\nname: code-reader\n"
	  "description: \"Reads: code and more\"\n"
	  "allowed-tools: Read Grep Task\n---\nSay '$1'.\n" },
	{ "roo", file,
	  "customModes:\n  - slug: code-reader\n"
	  "    name: \"Code Reader\"\n"
	  "    description: \"Reads: code and more\"\n"
	  "    whenToUse: \"Reads: code\\nand more\"\n"
	  "    roleDefinition: \"Say '$1'.\"\n"
	  "    groups: [read]\n" },
	/* Roo replaces typography before it reads the YAML. */
	{ "roo", "---\nname: a-b\ndescription: \"\u2018d\u2019\"\ntools: Foo\n"
	  "---\nSay \u201chi\u201d \u2014\u00a0\u00fc.\n",
	  "customModes:\n  - slug: a-b\n    name: \"a-b\"\n"
	  "    description: \"\\u2018d\\u2019\"\n"
	  "    whenToUse: \"\\u2018d\\u2019\"\n"
	  "    roleDefinition: \"Say \\u201chi\\u201d \\u2014\\u00a0\u00fc.\"\n"
	  "    groups: []\n" },
	/* An empty list is all tools to Qwen. */
	{ "qwen", "---\nname: a-b\ndescription: d\ntools: Foo\n---\nB\n",
	  "---\nname: a-b\ndescription: d\ntools:\n  - none\n---\nB\n" },
	{ "llm", file, "system: \"Say '$$1'.\\n\"\n" },
	{ "agents-md", file,
	  "<!-- troupe: code-reader begins -->\n# Code Reader\n\n"
	  "Reads: code\nand more\n\nSay '$1'.\n"
	  "<!-- troupe: code-reader ends -->\n" },
	{ "agents-md", "---\nname: a-b\n---\n# Role\n\nB\n",
	  "<!-- troupe: a-b begins -->\n# a-b\n\n# Role\n\nB\n"
	  "<!-- troupe: a-b ends -->\n" },
	{ "agents-md", "---\nname: a-b\n---\n\n# A: B\n\nB\n",
	  "<!-- troupe: a-b begins -->\n# A: B\n\nB\n"
	  "<!-- troupe: a-b ends -->\n" },
	/* Nobody calls who reads it. */
	{ "agents-md",
	  "---\nname: a-b\ndescription: \"Reviews APIs. Use this agent when "
	  "one changes.\\n\\nExamples: x\"\n---\nB\n",
	  "<!-- troupe: a-b begins -->\n# a-b\n\nReviews APIs.\n\nB\n"
	  "<!-- troupe: a-b ends -->\n" },
	{ "agents-md",
	  "---\nname: a-b\ndescription: MUST BE USED for APIs.\n---\nB\n",
	  "<!-- troupe: a-b begins -->\n# a-b\n\nB\n"
	  "<!-- troupe: a-b ends -->\n" },
	{ "agents-md",
	  "---\nname: a-b\ndescription: Users of e.g. Go call it.\n---\nB\n",
	  "<!-- troupe: a-b begins -->\n# a-b\n\nUsers of e.g. Go call it.\n"
	  "\nB\n<!-- troupe: a-b ends -->\n" },
	{ "aichat", "a\n---\nb\n", "---\n---\na\n---\nb\n" },
	{ "aichat", "a\n", "a\n" },
	/* What numbers a title comes back by itself; a year does not. */
	{ "xml", "## 2024 Plan\n\na\n\n## 2) Then\n\nb\n\n## 3. End\n\nc\n",
	  "<plan name=\"2024 Plan\">\na\n</plan>\n\n"
	  "<then>\nb\n</then>\n\n<end>\nc\n</end>\n" },
	{ "claude-agents", file,
	  "{\n  \"code-reader\": {\n"
	  "    \"description\": \"Reads: code\\nand more\",\n"
	  "    \"prompt\": \"Say '$1'.\\n\",\n"
	  "    \"tools\": [\n      \"Read\",\n      \"Grep\",\n"
	  "      \"Task\"\n    ],\n    \"model\": \"sonnet\"\n"
	  "  }\n}\n" },
};

static void
test_each_target_has_its_own_form(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(forms); i++) {
		struct persona persona = { 0 };
		struct export_input input = { .persona = &persona };
		struct losses losses = { 0 };
		struct arena arena = { 0 };
		struct buf out = { 0 };
		struct error error;

		parse_open(&persona, STR("a.md"), str_of(forms[i].file));
		parse_outline(&persona);
		assert_true(export_text(&out, &losses,
					target_find(str_of(forms[i].target)),
					&input, &arena, &error));
		assert_str_row(buf_str(&out), forms[i].wanted, i);
		buf_release(&out);
		arena_release(&arena);
		persona_release(&persona);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_target_has_its_own_form),
	};

	return cmocka_run_group_tests_name("target forms", tests, NULL, NULL);
}
