/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "export/target.h"
#include "model/rights.h"
#include "parse/container.h"
#include "parse/parse.h"

/* Files shaped as the clients' documentation has them, in words of our own. */

/* The losses can be counted, but not read. */
static bool
export_front(struct buf *out, struct losses *losses, const char *target,
	     const char *path, struct str bytes, struct error *error)
{
	struct persona persona = { 0 };
	struct export_input input = { .persona = &persona };
	bool done;

	*losses = (struct losses){ 0 };
	parse_open(&persona, str_of(path), bytes);
	done = export_text(out, losses, target_find(str_of(target)), &input,
			   &persona.arena, error);
	persona_release(&persona);
	return done;
}

static void
test_documented_files_come_back(void **state)
{
	static const struct {
		const char *target, *path, *file;
	} rows[] = {
		{ "kiro", "elsewhere/.kiro/agents/api.md",
		  "---\ndescription: Writes endpoints.\n"
		  "model: claude-sonnet-4\ntools: [read, write, shell]\n"
		  "mcpServers:\n  notes:\n    command: notes\n"
		  "permissions:\n  - capability: shell\n    effect: deny\n"
		  "    match:\n      - \"rm *\"\n---\n\nYou write them.\n" },
		{ "pi", ".pi/agents/scout.md",
		  "---\nname: scout\ndescription: Looks around.\n"
		  "tools: read, grep, find, ls\nmodel: claude-haiku-4-5\n"
		  "---\n\nLook around.\n" },
		{ "factory", ".factory/droids/reviewer.md",
		  "---\nname: reviewer\ndescription: Reads changes.\n"
		  "model: inherit\ntools: [Read, LS, Grep, Glob]\n---\n\n"
		  "Read them.\n" },
		{ "kiro-steering", ".kiro/steering/api.md",
		  "---\ninclusion: fileMatch\n"
		  "fileMatchPattern: \"src/api/**/*.ts\"\n---\n\nUse it.\n" },
		{ "kiro-steering", ".kiro/steering/always.md",
		  "---\ninclusion: always\n---\n\nAlways.\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct losses losses = { 0 };
		struct buf out = { 0 };
		struct error error;

		assert_true(export_front(&out, &losses, rows[i].target,
					 rows[i].path, str_of(rows[i].file),
					 &error));
		assert_str_row(buf_str(&out), rows[i].file, i);
		assert_int_equal(losses.count, 0);
		buf_release(&out);
	}
}

/* From a Claude agent, with the rights that it has. */
static void
test_each_has_its_own_form(void **state)
{
	static const char file[] =
	    "---\nname: a-b\ndescription: d\ntools: Read, Write, Edit, Bash\n"
	    "model: claude-opus-4-1\n---\n\nDo \"it\".\n";
	static const struct {
		const char *target, *wanted;
	} rows[] = {
		{ "kiro", "---\ndescription: d\nmodel: claude-opus-4-1\n"
			  "tools: [read, write, shell]\n---\n\nDo \"it\".\n" },
		{ "pi", "---\nname: a-b\ndescription: d\n"
			"tools: read, write, edit, bash\n"
			"model: claude-opus-4-1\n---\n\nDo \"it\".\n" },
		{ "factory", "---\nname: a-b\ndescription: d\n"
			     "model: claude-opus-4-1\n"
			     "tools: [Read, Create, Edit, Execute]\n---\n\n"
			     "Do \"it\".\n" },
		{ "kiro-steering", "---\ninclusion: auto\nname: a-b\n"
				   "description: d\n---\n\nDo \"it\".\n" },
		{ "cline", "\nDo \"it\".\n" },
		{ "ollama", "FROM MODEL\nSYSTEM \"\"\"Do \"it\".\n\"\"\"\n" },
		{ "m365", "{\n  \"version\": \"v1.8\",\n  \"name\": \"a-b\",\n"
			  "  \"description\": \"d\",\n"
			  "  \"instructions\": \"Do \\\"it\\\".\\n\"\n}\n" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct losses losses = { 0 };
		struct buf out = { 0 };
		struct error error;

		assert_true(export_front(&out, &losses, rows[i].target,
					 ".claude/agents/a-b.md",
					 str_of(file), &error));
		assert_str_row(buf_str(&out), rows[i].wanted, i);
		buf_release(&out);
	}
}

static void
test_limits_are_kept_or_refused(void **state)
{
	struct losses losses = { 0 };
	struct buf out = { 0 }, file = { 0 };
	struct error error;

	(void)state;
	buf_add_cstr(&file, "---\nname: a-b\ndescription: d\n---\n");
	buf_add_repeat(&file, 'a', 8001);
	assert_false(export_front(&out, &losses, "m365", "x.md",
				  buf_str(&file), &error));
	assert_string_equal(error.text, "m365 takes 8000 characters of "
			    "instructions; this body has 8001");
	assert_false(export_front(&out, &losses, "ollama", "x.md",
				  STR("Say \"\"\" twice.\n"), &error));
	assert_true(str_contains(str_of(error.text), STR("three quotes")));
	assert_int_equal(out.len, 0);
	buf_clear(&file);
	buf_add_cstr(&file, "---\nname: a-b\ndescription: ");
	for (size_t i = 0; i < 300; i++)
		buf_add_cstr(&file, "word ");
	buf_add_cstr(&file, "\n---\nB\n");
	assert_true(export_front(&out, &losses, "m365", "x.md",
				 buf_str(&file), &error));
	assert_true(str_contains(buf_str(&out), STR("word word\",\n")));
	buf_release(&file);
	buf_release(&out);
}

/* Cards and manifests are personas again. */
static void
test_what_is_json_is_read_again(void **state)
{
	static const char *const targets[] = { "m365", "card" };

	(void)state;
	for (size_t i = 0; i < COUNT(targets); i++) {
		struct losses losses = { 0 };
		struct persona persona = { 0 };
		struct container container;
		struct buf out = { 0 };
		struct error error;

		assert_true(export_front(
		    &out, &losses, targets[i], "x.md",
		    STR("---\nname: Captain\ndescription: Sails.\n"
			"tags: [sea]\n---\nYou sail.\n"), &error));
		assert_true(container_read(&container, STR("x.json"),
					   buf_str(&out), &persona.arena,
					   &error));
		container_open(&persona, STR("x.json"), &container.all[0],
			       container.syntax);
		assert_str(persona.name, "Captain");
		assert_str(persona.description, "Sails.");
		assert_str(persona_body(&persona), "You sail.\n");
		buf_release(&out);
		persona_release(&persona);
	}
}

static void
test_a_template_of_llm_is_read_with_its_dollars(void **state)
{
	struct losses losses = { 0 };
	struct persona persona = { 0 };
	struct container container;
	struct buf out = { 0 };
	struct error error;

	(void)state;
	assert_true(export_front(&out, &losses, "llm", "x.md",
				 STR("Pay $5, or $$6.\n"), &error));
	assert_true(container_read(&container, STR("x.yaml"), buf_str(&out),
				   &persona.arena, &error));
	container_open(&persona, STR("x.yaml"), &container.all[0],
		       container.syntax);
	assert_str(persona_body(&persona), "Pay $5, or $$6.\n");
	buf_release(&out);
	persona_release(&persona);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_documented_files_come_back),
		cmocka_unit_test(test_each_has_its_own_form),
		cmocka_unit_test(test_limits_are_kept_or_refused),
		cmocka_unit_test(test_what_is_json_is_read_again),
		cmocka_unit_test(test_a_template_of_llm_is_read_with_its_dollars),
	};

	return cmocka_run_group_tests_name("more targets", tests, NULL, NULL);
}
