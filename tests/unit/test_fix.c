/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "lint/fix.h"
#include "parse/parse.h"

static void
open_text(struct persona *persona, const char *text)
{
	*persona = (struct persona){ 0 };
	parse_open(persona, STR("x.md"), str_of(text));
}

struct mending {
	const char *broken, *fixed;
};

static void
check_mended(const struct mending *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct persona persona;
		struct buf out = { 0 };
		struct error error;

		open_text(&persona, rows[i].broken);
		assert_true(fix_needed(&persona));
		if (fix_front(&out, &persona, &error) !=
		    (rows[i].fixed != NULL))
			fail_msg("row %zu", i);
		assert_str_row(buf_str(&out),
			       rows[i].fixed != NULL ? rows[i].fixed : "", i);
		buf_release(&out);
		persona_release(&persona);
	}
}

static void
test_only_the_fault_is_rewritten(void **state)
{
	static const struct mending rows[] = {
		{ "---\n# who\nname:  'a'\ndescription: Use it: now\n"
		  "own: 1 # x\n# end\n---\n\nBody\n",
		  "---\n# who\nname:  'a'\ndescription: \"Use it: now\"\n"
		  "own: 1 # x\n# end\n---\n\nBody\n" },
		{ "---\r\nname: a\r\nglobs: *.c\r\n---\r\nBody\r\n",
		  "---\r\nname: a\r\nglobs: \"*.c\"\r\n---\r\nBody\r\n" },
		{ "---\ndescription: One\ntwo: \"x\"\n\nthree\nname:a\n---\n",
		  "---\ndescription: \"One\\ntwo: \\\"x\\\"\\n\\nthree\"\n"
		  "name: a\n---\n" },
		{ "---\ndescription: One of many words\n<x>\n\nuser: \"y\"\n"
		  "name:a\n---\n",
		  "---\ndescription: \"One of many words <x>\\nuser: \\\"y\\\"\""
		  "\nname: a\n---\n" },
		{ "---\nname: \"a \"b\"\"\nmodel: m\n---\nBody",
		  "---\nname: \"a \\\"b\\\"\"\nmodel: m\n---\nBody" },
		{ "---\nmeta:\n  a: b: c\n  d: [1, 2]\n---\n",
		  "---\nmeta:\n  a: 'b: c'\n  d: [1, 2]\n---\n" },
		{ "\n\n ---\n name: a\n ---\nBody\n",
		  "---\nname: a\n---\nBody\n" },
		{ "\n ---\n name: a\n tools:\n   - b\n ---\n",
		  "---\nname: a\ntools:\n   - b\n---\n" },
		{ "---\nname: a\n\tdescription: b\n\ttools:\n\t\t- c\n---\n",
		  "---\nname: a\ndescription: b\ntools:\n    - c\n---\n" },
		{ "---\nmodel:a\n\tcolor: b # c\n---\n",
		  "---\nmodel: a\ncolor: b # c\n---\n" },
		{ "---\nname: a\ntools: [b, c\n---\n",
		  "---\nname: a\ntools: [b, c]\n---\n" },
		{ "---\ndescription: \"b\ntools: {\n  c: true\n---\n",
		  "---\ndescription: b\ntools: {\n  c: true}\n---\n" },
		{ "---\ndescription: [b, c\nargument-hint: [d] [e]\n---\n",
		  "---\ndescription: \"[b, c\"\n"
		  "argument-hint: \"[d] [e]\"\n---\n" },
		{ "\n---name: a\n-----\nBody\n", "---\nname: a\n---\nBody\n" },
		{ "---\nname: a\ncolor:1\nmodel:true\n---\n",
		  "---\nname: a\ncolor: 1\nmodel: true\n---\n" },
		/* the one entry would be a list, not a text any more */
		{ "---\ndescription:a # b\nc\ntools:\n- - r # z\n  - k\n---\n",
		  NULL },
		{ "---\nname: a\n\nBody\n", "---\nname: a\n---\n\nBody\n" },
		{ "---\nname: a", "---\nname: a\n---\n" },
		{ "---\n name: a\ncolor: b\n---\n",
		  "---\nname: a\ncolor: b\n---\n" },
	};

	(void)state;
	check_mended(rows, COUNT(rows));
}

static void
test_what_stands_around_front_matter_goes_or_moves(void **state)
{
	static const struct mending rows[] = {
		{ "```md\n---\nname: a\n---\nBody\n```\n",
		  "---\nname: a\n---\nBody\n" },
		{ "```\n---\nname: a\n---\n```\nBody\n",
		  "---\nname: a\n---\nBody\n" },
		{ "<!-- b -->\n\n---\nname: a\n---\nBody\n",
		  "---\nname: a\n---\n<!-- b -->\nBody\n" },
		{ "<!-- b -->\n```md\n---\nname: a\n---\n```\nBody\n",
		  "---\nname: a\n---\n<!-- b -->\nBody\n" },
		{ "<!-- b -->\n```md\n---\nname: a\n---\nBody\n```\n",
		  "---\nname: a\n---\n<!-- b -->\nBody\n" },
	};

	(void)state;
	check_mended(rows, COUNT(rows));
}

static void
test_nobody_guesses_what_was_meant(void **state)
{
	static const struct {
		const char *broken, *error;
	} rows[] = {
		{ "---\nname: a\ntools: [b, c}\n---\n",
		  "3:8: what 'tools' was meant to be is not clear; "
		  "mend it by hand" },
		{ "---\ntools: [\"b\" \"c\"]\n---\n",
		  "2:8: what 'tools' was meant to be is not clear; "
		  "mend it by hand" },
		{ "---\ntools: \"b\", \"c\"\n---\n",
		  "2:8: what 'tools' was meant to be is not clear; "
		  "mend it by hand" },
		{ "---\nname: a\ndescription: \"b \"c\" d\n---\n",
		  "3:14: what 'description' was meant to be is not clear; "
		  "mend it by hand" },
		{ "---\n- one\n- : two: [\n---\n",
		  "the front matter must be mended by hand" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct persona persona;
		struct buf out = { 0 };
		struct error error;

		open_text(&persona, rows[i].broken);
		assert_false(fix_front(&out, &persona, &error));
		assert_str_row(buf_str(&out), "", i);
		assert_str_row(str_of(error.text), rows[i].error, i);
		buf_release(&out);
		persona_release(&persona);
	}
}

static void
test_sound_front_matter_needs_no_fix(void **state)
{
	static const char *const sound[] = {
		"", "Body\n", "---\nname: a\n---\nBody\n",
		"+++\nname = 'a'\n+++\n", "---\n---\n",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(sound); i++) {
		struct persona persona;
		struct buf out = { 0 };
		struct error error;

		open_text(&persona, sound[i]);
		assert_false(fix_needed(&persona));
		assert_false(fix_front(&out, &persona, &error));
		buf_release(&out);
		persona_release(&persona);
	}
}

/* Cursor takes what follows "globs: " as it stands. */
static void
test_globs_of_a_cursor_rule_stay_without_quotes(void **state)
{
	struct persona persona = { 0 };
	struct buf out = { 0 };
	struct error error;

	(void)state;
	parse_open(&persona, STR("a.mdc"),
		   STR("---\nglobs: **/*.ts\nalwaysApply: true\n---\nB\n"));
	assert_int_equal(persona.front.parse, PARSE_REPAIRED);
	assert_int_equal(persona.diagnostics.count, 1);
	assert_string_equal(persona.diagnostics.all[0].kind->code, "fm-bare");
	assert_false(fix_needed(&persona));
	persona_release(&persona);
	persona = (struct persona){ 0 };
	parse_open(&persona, STR("a.mdc"),
		   STR("---\ndescription: Use: it\nglobs: *.c,*.h\n---\n"));
	assert_int_equal(persona.diagnostics.count, 2);
	assert_true(fix_front(&out, &persona, &error));
	assert_str(buf_str(&out), "---\ndescription: \"Use: it\"\n"
				  "globs: *.c,*.h\n---\n");
	buf_release(&out);
	persona_release(&persona);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_only_the_fault_is_rewritten),
		cmocka_unit_test(
		    test_what_stands_around_front_matter_goes_or_moves),
		cmocka_unit_test(test_nobody_guesses_what_was_meant),
		cmocka_unit_test(test_sound_front_matter_needs_no_fix),
		cmocka_unit_test(
		    test_globs_of_a_cursor_rule_stay_without_quotes),
	};

	return cmocka_run_group_tests_name("fix", tests, NULL, NULL);
}
