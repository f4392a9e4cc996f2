#include "check.h"

#include <dirent.h>
#include <string.h>

#include "base/file.h"
#include "base/json.h"
#include "base/yaml.h"
#include "export/target.h"
#include "parse/parse.h"

/* Files that converters break, in the shapes in which they occur. */
#define TRAPS  "tests/data/export/"
#define CORPUS "../shared/corpus/"

static void
check_name(struct str name)
{
	assert_true(name.len >= 2 && name.len <= 64);
	for (size_t i = 0; i < name.len; i++)
		assert_true(ascii_is_digit(name.ptr[i]) ||
			    (name.ptr[i] >= 'a' && name.ptr[i] <= 'z') ||
			    (name.ptr[i] == '-' && i > 0 && i + 1 < name.len));
}

static bool
names_slugs(const struct target *target)
{
	static const char *const others[] = { "copilot", "opencode", "kilo",
					      "cursor-rule", NULL };

	for (const char *const *other = others; *other != NULL; other++)
		if (!strcmp(target->name, *other))
			return false;
	return true;
}

/*
 * Cursor has two readers for a rule: one is strict YAML, the other takes what
 * follows "globs: " as it stands, and would look for files with quotes in
 * their names. No spelling of a leading star serves both; so that line alone
 * is compared as the second one reads it, and put in quotes for the first.
 */
static struct str
quote_globs(struct str front, const struct persona *persona,
	    struct arena *arena)
{
	const struct field *globs = persona_field(persona, "globs");
	size_t start = str_find(front, STR("globs: *"));
	struct str value = str_from(front, start + 7);
	struct buf quoted = { 0 };

	if (start == front.len || (start > 0 && front.ptr[start - 1] != '\n'))
		return front;
	value.len = str_find_byte(value, '\n');
	assert_non_null(globs);
	if (globs->kind == FIELD_LIST)
		for (size_t i = 0; i < globs->entry_count; i++)
			assert_true(str_contains(value, globs->entries[i]));
	else
		assert_str(str_trim(value),
			   arena_str(arena, globs->value).ptr);
	yaml_add_quoted(&quoted, value);
	front = arena_printf(arena, "%.*s%s%.*s", (int)start + 7, front.ptr,
			     quoted.ptr,
			     STR_ARG(str_from(front, start + 7 + value.len)));
	buf_release(&quoted);
	return front;
}

/* Front matter ends at the first "---", as the strictest client has it. */
static void
check_front(struct str text, const struct persona *persona, bool named_by_slug,
	    struct arena *arena)
{
	struct str rest = str_from(text, str_find_byte(text, '\n') + 1);
	size_t end = str_find(rest, STR("---"));
	struct yaml *root = NULL;
	struct str body = persona_body(persona);
	const struct yaml *name;
	struct place place;
	struct error error;

	assert_true(end == 0 || rest.ptr[end - 1] == '\n');
	rest.len = end;
	assert_true(yaml_parse(&root, quote_globs(rest, persona, arena),
			       arena, &place, &error));
	assert_true(str_ends(text, body));
	if (root == NULL)
		return;
	name = yaml_get(root, "name");
	if (name != NULL && named_by_slug)
		check_name(name->value);
	assert_int_equal(yaml_get(root, "description") == NULL, 0);
}

/* What was exported is imported, and exported again to the same bytes. */
static void
check_again(const struct target *target, struct str text, struct str path)
{
	struct persona persona = { 0 };
	struct export_input input = { .persona = &persona };
	struct losses losses = { 0 };
	struct arena arena = { 0 };
	struct buf out = { 0 };
	struct error error;

	parse_open(&persona, path, text);
	parse_outline(&persona);
	assert_true(export_text(&out, &losses, target, &input, &arena, &error));
	if (!str_eq(buf_str(&out), text))
		fail_msg("%s: '%s' is not '%.*s'", target->name, out.ptr,
			 STR_ARG(text));
	buf_release(&out);
	arena_release(&arena);
	persona_release(&persona);
}

static bool
has_front(const struct target *target)
{
	struct str place = str_of(target->place);

	return str_ends(place, STR(".mdc")) ||
	       (str_contains(place, STR("agents/")) &&
		str_ends(place, STR(".md"))) ||
	       str_contains(place, STR("/agent/")) ||
	       str_ends(place, STR("SKILL.md"));
}

static void
check_text(const struct target *target, struct str text,
	   const struct persona *persona, struct arena *arena)
{
	struct str place = str_of(target->place);
	struct json *json;
	struct yaml *yaml;
	struct place at;
	struct error error;

	if (str_ends(place, STR(".json"))) {
		assert_true(json_parse(&json, text, &error));
		json_free(json);
	} else if (str_ends(place, STR(".yaml")) ||
		   str_ends(place, STR(".roomodes"))) {
		assert_true(yaml_parse(&yaml, text, arena, &at, &error));
	} else if (has_front(target)) {
		assert_true(str_starts(text, STR("---\n")) ||
			    str_starts(text, STR("---\r\n")));
		check_front(text, persona, names_slugs(target), arena);
	}
}

static void
check_trap(const struct target *target, const struct persona *persona)
{
	struct export_input input = { .persona = persona };
	struct losses losses = { 0 };
	struct arena arena = { 0 };
	struct buf out = { 0 };
	struct error error = { "" };
	struct str path = export_path(target, &input, &arena);

	if (!export_text(&out, &losses, target, &input, &arena, &error)) {
		/* Only a body that ends its own block can be refused. */
		if (strcmp(target->name, "agents-md") != 0)
			fail_msg("%s: %s", target->name, error.text);
		assert_int_equal(out.len, 0);
	} else {
		check_text(target, buf_str(&out), persona, &arena);
		if (has_front(target))
			check_again(target, buf_str(&out), path);
	}
	assert_false(str_contains(path, STR("..")));
	assert_false(str_contains(path, STR("NAME")));
	buf_release(&out);
	arena_release(&arena);
}

static void
check_file(const char *path)
{
	struct persona persona = { 0 };
	const struct target *target;
	struct str bytes;
	struct error error;

	if (!file_read(&bytes, path, &persona.arena, &error))
		fail_msg("%s", error.text);
	parse_open(&persona, str_of(path), bytes);
	parse_outline(&persona);
	for (size_t i = 0; (target = target_at(i)) != NULL; i++)
		check_trap(target, &persona);
	persona_release(&persona);
}

static void
test_traps_load_in_every_target(void **state)
{
	DIR *folder = opendir(TRAPS);
	struct arena arena = { 0 };
	struct dirent *entry;
	size_t count = 0;

	(void)state;
	assert_non_null(folder);
	while ((entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		check_file(arena_printf(&arena, TRAPS "%s", entry->d_name).ptr);
		count++;
	}
	closedir(folder);
	arena_release(&arena);
	assert_true(count >= 48);
}

/* "shape<tab>path" a line: the sample of public personas, where it is. */
static void
test_the_sample_of_public_personas_exports_and_imports(void **state)
{
	struct arena arena = { 0 };
	struct str list, line;
	struct error error;

	(void)state;
	if (!file_read(&list, CORPUS "SHAPES.tsv", &arena, &error)) {
		print_message("skipped: no " CORPUS "\n");
		skip();
	}
	while (str_split(&list, '\n', &line)) {
		size_t tab = str_find_byte(line, '\t');
		struct str path = arena_printf(
		    &arena, CORPUS "%.*s", STR_ARG(str_from(line, tab + 1)));

		if (file_kind(path.ptr) == FILE_REGULAR)
			check_file(path.ptr);
	}
	arena_release(&arena);
}

static void
test_long_descriptions_stay_whole_or_are_cut_with_a_word(void **state)
{
	const struct target *target;
	struct arena arena = { 0 };
	struct persona persona = { 0 };
	struct export_input input = { .persona = &persona };
	struct str bytes;
	struct error error;

	(void)state;
	assert_true(
	    file_read(&bytes, TRAPS "long-description.md", &arena, &error));
	parse_open(&persona, STR("a.md"), bytes);
	for (size_t i = 0; (target = target_at(i)) != NULL; i++) {
		struct losses losses = { 0 };
		struct buf out = { 0 };
		bool cut = false;

		assert_true(
		    export_text(&out, &losses, target, &input, &arena, &error));
		for (size_t j = 0; j < losses.count; j++)
			cut |= losses.all[j].kind == LOSS_CUT;
		assert_int_equal(cut, !strcmp(target->name, "skill"));
		buf_release(&out);
	}
	arena_release(&arena);
	persona_release(&persona);
}

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
	  "    roleDefinition: \"Say '$1'.\\n\"\n"
	  "    groups: [read]\n" },
	/* Roo replaces typography before it reads the YAML. */
	{ "roo", "---\nname: a-b\ndescription: \"\u2018d\u2019\"\ntools: Foo\n"
	  "---\nSay \u201chi\u201d \u2014\u00a0\u00fc.\n",
	  "customModes:\n  - slug: a-b\n    name: \"a-b\"\n"
	  "    description: \"\\u2018d\\u2019\"\n"
	  "    whenToUse: \"\\u2018d\\u2019\"\n"
	  "    roleDefinition: \"Say \\u201chi\\u201d \\u2014\\u00a0\u00fc.\\n\"\n"
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
	for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
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
		  "qwen has no such tools: Bash(ls:*); dropped" },
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
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
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
	static const struct {
		const char *target, *wanted;
	} ends[] = {
		{ "claude", bytes },	   { "opencode", bytes },
		{ "copilot", bytes },	   { "gemini", bytes },
		{ "cursor-agent", bytes }, { "cursor-rule", bytes },
		{ "skill", bytes },	   { "markdown", bytes },
		{ "kilo", bytes },	   { "qwen", bytes },
		{ "antigravity", bytes },  { "fabric", bytes },
		{ "aichat", bytes },
		{ "codex", "= '''\nOne\n\tTwo\n'''\n" },
		{ "roo", ": \"One\\n\\tTwo\\n\"\n    groups: [read, edit, "
			 "command, mcp]\n" },
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
	assert_int_equal(sizeof(ends) / sizeof(ends[0]), target_count());
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
		cmocka_unit_test(test_traps_load_in_every_target),
		cmocka_unit_test(
		    test_the_sample_of_public_personas_exports_and_imports),
		cmocka_unit_test(
		    test_long_descriptions_stay_whole_or_are_cut_with_a_word),
		cmocka_unit_test(test_each_target_has_its_own_form),
		cmocka_unit_test(
		    test_losses_name_the_target_the_key_and_the_line),
		cmocka_unit_test(test_line_ends_are_the_body_s_or_the_format_s),
		cmocka_unit_test(
		    test_a_body_is_measured_as_its_client_measures_it),
		cmocka_unit_test(
		    test_a_body_that_ends_its_own_block_is_refused),
	};

	return cmocka_run_group_tests_name("targets", tests, NULL, NULL);
}
