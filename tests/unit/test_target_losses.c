/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <string.h>

#include "base/count.h"
#include "export/target.h"
#include "parse/parse.h"

static void
check_once(const struct losses *losses, size_t row)
{
	for (size_t i = 0; i < losses->count; i++)
		for (size_t j = 0; j < i; j++)
			if (str_eq(losses->all[i].text, losses->all[j].text))
				fail_msg("row %zu: twice '%.*s'", row,
					 STR_ARG(losses->all[i].text));
}

static void
test_losses_name_the_target_the_key_and_the_line(void **state)
{
	static const struct {
		const char *target, *file, *loss;
	} rows[] = {
		{ "copilot", "---\nname: a\ndescription: d\ntools: Grep\n---\n",
		  "copilot: 'search' allows Glob, too" },
		{ "gemini", "---\nname: a\ndescription: d\ntools: Task\n---\n",
		  "gemini has no such tools: Task; dropped" },
		{ "gemini", "---\nname: a\ndescription: d\ntools: Task\n---\n",
		  "no tool is left that gemini has; it may use none" },
		{ "qwen",
		  "---\nname: a\ndescription: d\ntools: Bash(ls:*), "
		  "Read\n---\nIt is long enough.\n",
		  "qwen: Bash is left out, as it cannot be held to 'ls *'" },
		{ "codex", "---\nname: a\ncolor: red\n---\nB\n",
		  "codex has no 'color'; dropped" },
		{ "qwen", "---\nname: a\ndescription: d\n---\nB\n",
		  "qwen refuses a body of less than 10 characters" },
		{ "codex", "---\nname: a\ndescription: d\n---\n \n",
		  "codex refuses an empty body" },
		{ "codex",
		  "---\nname: a\ndescription: d\n---\n\u3000\u00a0\n",
		  "codex refuses an empty body" },
		{ "claude-agents", "---\nname: a\ndescription: d\n---\n",
		  "claude-agents refuses an empty body" },
		{ "opencode", "---\nname: Sr. Dev\ndescription: d\n---\nB\n",
		  "name 'Sr. Dev' becomes 'sr-dev'" },
		{ "cursor-rule",
		  "---\nname: Sr. Dev\ndescription: d\n---\nB\n",
		  "name 'Sr. Dev' becomes 'sr-dev'" },
		{ "claude-agents",
		  "---\nname: Sr. Dev\ndescription: d\n---\nB\n",
		  "name 'Sr. Dev' becomes 'sr-dev'" },
		{ "codex", "---\nname: X\ndescription: d\n---\nB\n",
		  "name 'X' becomes 'x-agent': Qwen Code refuses a name of "
		  "one character" },
		{ "claude", "---\nname: x\ndescription: d\n---\nB\n",
		  "name 'x' becomes 'x-agent': Qwen Code refuses a name of "
		  "one character" },
		{ "opencode", "---\nname: Plan\ndescription: d\n---\nB\n",
		  "name 'Plan' becomes 'plan-agent': a client has that name "
		  "for itself" },
		{ "qwen", "---\nname: a\ndescription: d\n---\n"
		  "123456789\u00a0\u2003\n",
		  "qwen refuses a body of less than 10 characters" },
		{ "codex",
		  "---\nname: a\ndescription: \"\\u3000\\u00a0\"\n---\nSo.\n",
		  "there is no description; 'So.' is taken for it" },
		{ "claude", "You are an engineer. You do.\n",
		  "there is no description; 'Engineer.' is taken for it" },
		{ "claude", "You are a QA lead.\n",
		  "there is no description; 'You are a QA lead.' is taken for "
		  "it" },
		{ "claude", "You are the  \n",
		  "there is no description; 'You are the' is taken for it" },
		{ "roo", "---\nname: a\n---\nSo.\n",
		  "there is no description; 'So.' is taken for it" },
		{ "roo",
		  "---\nname: a\ndescription: It has more of words that are "
		  "short than there is room for where modes stand in a list, "
		  "so it is cut there, behind a word\n---\nB\n",
		  "the short description has 116 of 121 characters; "
		  "whenToUse has all of them" },
		{ "skill", "---\nname: a\ndescription: d <b>\n---\nB\n",
		  "where skills are checked before use, '<' and '>' in a "
		  "description are refused" },
		{ "cursor-agent", "---\nname: a\nmodel: Opus\n---\nB\n",
		  "model 'opus' becomes 'inherit'" },
		{ "claude", "---\nmode: x\ndescription: \"a\\nb \\\\n\"\n---\n",
		  "claude shows \\n in the description as a line end" },
		{ "agents-md", "---\nname: a\ndescription: x. Use it.\n---\nB\n",
		  "agents-md is read by the agent itself; what says when to "
		  "call it is dropped" },
		{ "json", "B \xff",
		  "bytes of the body that are not UTF-8 "
		  "become U+FFFD" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct persona persona = { 0 };
		struct export_input input = { .persona = &persona };
		struct losses losses = { 0 };
		struct arena arena = { 0 };
		struct buf out = { 0 };
		struct error error;
		bool found = false;

		parse_open(&persona, STR("a.md"), str_of(rows[i].file));
		assert_true(export_text(&out, &losses,
					target_find(str_of(rows[i].target)),
					&input, &arena, &error));
		for (size_t j = 0; j < losses.count; j++)
			found |=
			    str_eq(losses.all[j].text, str_of(rows[i].loss));
		if (!found)
			fail_msg("row %zu: no '%s'", i, rows[i].loss);
		check_once(&losses, i);
		buf_release(&out);
		arena_release(&arena);
		persona_release(&persona);
	}
}

/*
 * A file of its own has the body's bytes. A format that holds the body as a
 * value, and a file that others share, have its lines as their own end, and
 * a value no blank line before them.
 */
static void
test_line_ends_are_the_body_s_or_the_format_s(void **state)
{
	static const char bytes[] = "\r\n\r\nOne\r\n\tTwo\r\n";
	static const char lines[] = "---\n\n\nOne\n\tTwo\n";
	static const struct {
		const char *target, *wanted;
	} ends[] = {
		{ "claude", bytes },	   { "opencode", lines },
		{ "copilot", lines },	   { "gemini", lines },
		{ "cursor-agent", lines }, { "cursor-rule", lines },
		{ "skill", lines },	   { "markdown", bytes },
		{ "kilo", lines },	   { "qwen", lines },
		{ "antigravity", lines },  { "fabric", bytes },
		{ "aichat", bytes },	   { "kiro", lines },
		{ "kiro-steering", lines }, { "cline", bytes },
		{ "pi", lines },	   { "factory", lines },
		{ "ollama", "SYSTEM \"\"\"One\n\tTwo\n\"\"\"\n" },
		{ "m365", "\"instructions\": \"One\\n\\tTwo\\n\"\n}\n" },
		{ "card", "\"extensions\": {}\n  }\n}\n" },
		{ "codex", "= '''\nOne\n\tTwo\n'''\n" },
		{ "roo", ": |-\n      One\n      \tTwo\n    groups: [read, "
			 "edit, command, mcp]\n" },
		{ "claude-agents",
		  "\"prompt\": \"One\\n\\tTwo\\n\"\n  }\n}\n" },
		{ "anthropic", "\"system\": \"One\\n\\tTwo\\n\",\n"
			       "  \"messages\": []\n}\n" },
		{ "openai", "\"content\": \"One\\n\\tTwo\\n\"\n    }\n"
			    "  ]\n}\n" },
		{ "json", "\"content\": \"One\\n\\tTwo\\n\"\n    }\n"
			  "  ]\n}\n" },
		{ "openai-responses", ": \"One\\n\\tTwo\\n\",\n"
				      "  \"input\": \"\"\n}\n" },
		{ "llm", "system: \"One\\n\\tTwo\\n\"\n" },
		{ "agents-md", "d\n\n\nOne\n\tTwo\n"
			       "<!-- troupe: a-b ends -->\n" },
		{ "xml", "One\n\tTwo\n" }, { "text", "One\n\tTwo\n" },
	};
	struct persona persona = { 0 };
	struct export_input input = { .persona = &persona };

	(void)state;
	assert_int_equal(COUNT(ends), target_count());
	parse_open(&persona, STR("x.md"),
		   STR("---\r\nname: a-b\r\ndescription: d\r\nid: 1\r\n"
		       "---\r\n\r\n\r\nOne\r\n\tTwo\r\n"));
	parse_outline(&persona);
	for (size_t i = 0; i < target_count(); i++) {
		struct losses losses = { 0 };
		struct arena arena = { 0 };
		struct buf out = { 0 };
		struct error error;

		assert_true(export_text(
		    &out, &losses, target_find(str_of(ends[i].target)), &input,
		    &arena, &error));
		if (!str_ends(buf_str(&out), str_of(ends[i].wanted)))
			fail_msg("%s: '%s'", ends[i].target, out.ptr);
		if (ends[i].wanted != bytes)
			assert_false(str_contains(buf_str(&out), STR("\r")));
		buf_release(&out);
		arena_release(&arena);
	}
	persona_release(&persona);
}

/* Codex counts bytes of AGENTS.md, Copilot characters. */
static void
test_a_body_is_measured_as_its_client_measures_it(void **state)
{
	struct persona persona = { 0 };
	struct export_input input = { .persona = &persona };
	struct arena arena = { 0 };
	struct losses losses = { 0 };
	struct buf body = { 0 }, out = { 0 };
	struct error error;

	(void)state;
	for (size_t i = 0; i < 11000; i++)
		buf_add_cstr(&body, "\u5b57");
	parse_open(&persona, STR("x.md"), buf_str(&body));
	assert_true(export_text(&out, &losses, target_find(STR("agents-md")),
				&input, &arena, &error));
	assert_str(losses.all[losses.count - 1].text,
		   "agents-md reads 32768 bytes of a body; this one has 33000");
	losses.count = 0;
	assert_true(export_text(&out, &losses, target_find(STR("copilot")),
				&input, &arena, &error));
	for (size_t i = 0; i < losses.count; i++)
		assert_false(str_contains(losses.all[i].text, STR("reads")));
	buf_release(&body);
	buf_release(&out);
	arena_release(&arena);
	persona_release(&persona);
}

static void
test_a_body_that_ends_its_own_block_is_refused(void **state)
{
	struct persona persona = { 0 };
	struct export_input input = { .persona = &persona };
	struct losses losses = { 0 };
	struct arena arena = { 0 };
	struct buf out = { 0 };
	struct error error = { "" };

	(void)state;
	parse_open(&persona, STR("ab.md"),
		   STR("x\n<!-- troupe: ab ends -->\ny\n"));
	assert_false(export_text(&out, &losses, target_find(STR("agents-md")),
				 &input, &arena, &error));
	assert_string_equal(error.text, "agents-md cannot hold this persona: "
					"the body ends its own block");
	assert_int_equal(out.len, 0);
	buf_release(&out);
	arena_release(&arena);
	persona_release(&persona);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_losses_name_the_target_the_key_and_the_line),
		cmocka_unit_test(test_line_ends_are_the_body_s_or_the_format_s),
		cmocka_unit_test(
		    test_a_body_is_measured_as_its_client_measures_it),
		cmocka_unit_test(
		    test_a_body_that_ends_its_own_block_is_refused),
	};

	return cmocka_run_group_tests_name("target losses", tests, NULL, NULL);
}
