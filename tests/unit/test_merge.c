/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "export/rule.h"

/* NULL for a refusal. */
struct row {
	const char *existing, *text, *merged;
};

static void
check_rows(const char *target, const struct row *rows, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct buf out = { 0 };
		struct error error = { "" };
		bool done = export_merge(&out, target_find(str_of(target)),
					 str_of(rows[i].existing),
					 str_of(rows[i].text), &error);

		assert_int_equal(done, rows[i].merged != NULL);
		if (done)
			assert_str_row(buf_str(&out), rows[i].merged, i);
		else
			assert_true(error.text[0] != '\0' && out.len == 0);
		buf_release(&out);
	}
}

#define BLOCK(text) \
	"<!-- troupe: a begins -->\n" text "<!-- troupe: a ends -->\n"

static void
test_a_block_replaces_itself_and_nothing_else(void **state)
{
	static const struct row rows[] = {
		{ "", BLOCK("x\n"), BLOCK("x\n") },
		{ "# Mine", BLOCK("x\n"), "# Mine\n\n" BLOCK("x\n") },
		{ "# Mine\n" BLOCK("old\n\n") "\n\nrest \n", BLOCK("x\n"),
		  "# Mine\n" BLOCK("x\n") "\n\nrest \n" },
		{ "<!-- troupe: ab begins -->\n<!-- troupe: ab ends -->\n",
		  BLOCK("x\n"),
		  "<!-- troupe: ab begins -->\n<!-- troupe: ab ends "
		  "-->\n\n" BLOCK("x\n") },
		{ "<!-- troupe: a begins -->\nnever closed\n", BLOCK("x\n"),
		  NULL },
		{ "<!-- troupe: a begins -->\nold\n"
		  "<!-- troupe: a ends --> mine\n",
		  BLOCK("x\n"),
		  "<!-- troupe: a begins -->\nx\n"
		  "<!-- troupe: a ends --> mine\n" },
		{ "say <!-- troupe: a begins -->\n", BLOCK("x\n"),
		  "say <!-- troupe: a begins -->\n\n" BLOCK("x\n") },
		{ "```\n<!-- troupe: a begins -->\n```\n", BLOCK("x\n"),
		  "```\n<!-- troupe: a begins -->\n```\n\n" BLOCK("x\n") },
		{ "```\n<!-- troupe: a begins -->\n```\n" BLOCK("old\n"),
		  BLOCK("x\n"),
		  "```\n<!-- troupe: a begins -->\n```\n" BLOCK("x\n") },
		{ "```\nopen\n" BLOCK("old\n"), BLOCK("x\n"),
		  "```\nopen\n" BLOCK("x\n") },
		/* Lines end as those of the others do. */
		{ "# Mine\r\nrest", BLOCK("x\n"),
		  "# Mine\r\nrest\r\n\r\n<!-- troupe: a begins -->\r\nx\r\n"
		  "<!-- troupe: a ends -->\r\n" },
		{ "# Mine\r\n<!-- troupe: a begins -->\r\nold\r\n"
		  "<!-- troupe: a ends -->\r\nmore\r\n",
		  BLOCK("x\n"),
		  "# Mine\r\n<!-- troupe: a begins -->\r\nx\r\n"
		  "<!-- troupe: a ends -->\r\nmore\r\n" },
		{ BLOCK("```\nopen\n") "```\ncode\n```\n", BLOCK("x\n"),
		  BLOCK("x\n") "```\ncode\n```\n" },
	};

	(void)state;
	check_rows("agents-md", rows, COUNT(rows));
}

#define MODE "customModes:\n  - slug: a\n    name: \"A\"\n    groups: []\n"

static void
test_a_mode_replaces_the_one_of_its_slug(void **state)
{
	static const struct row rows[] = {
		{ "", MODE, MODE },
		{ "customModes: []\n", MODE,
		  "customModes: \n  - slug: a\n    name: \"A\"\n"
		  "    groups: []\n" },
		{ "# c\ncustomModes: [ ] # none\nother: 1\n", MODE,
		  "# c\ncustomModes: \n  - slug: a\n    name: \"A\"\n"
		  "    groups: [] # none\nother: 1\n" },
		{ "{ customModes: [] }\n", MODE, NULL },
		{ "# mine\n", MODE, "# mine\n\n" MODE },
		{ "customModes:\n  # first\n  - slug: b\n    name: B # c\n",
		  MODE,
		  "customModes:\n  # first\n  - slug: b\n    name: B # c\n"
		  "  - slug: a\n    name: \"A\"\n    groups: []\n" },
		{ "customModes:\n- slug: a\n  name: Old\n  groups:\n  - read\n"
		  "- slug: b # keep\n  name: B\nother: 1\n",
		  MODE,
		  "customModes:\n- slug: a\n  name: \"A\"\n  groups: []\n"
		  "- slug: b # keep\n  name: B\nother: 1\n" },
		{ "customModes:\n- name: Old\n  slug: a\n  roleDefinition: |\n"
		  "    long\n\n    text",
		  MODE,
		  "customModes:\n- slug: a\n  name: \"A\"\n  groups: []\n" },
		{ "customModes:\r\n  - slug: b\r\n    name: B", MODE,
		  "customModes:\r\n  - slug: b\r\n    name: B\r\n"
		  "  - slug: a\r\n    name: \"A\"\r\n    groups: []\r\n" },
		{ "# c\r\ncustomModes: []\r\n", MODE,
		  "# c\r\ncustomModes: \r\n  - slug: a\r\n    name: \"A\"\r\n"
		  "    groups: []\r\n" },
		{ "{\"customModes\": [{\"slug\": \"b\"}]}", MODE, NULL },
		{ "- a\n", MODE, NULL },
		{ "a: b: c\n", MODE, NULL },
	};

	(void)state;
	check_rows("roo", rows, COUNT(rows));
}

static void
test_only_shared_files_are_said_to_be_shared(void **state)
{
	const struct target *target;
	size_t shared = 0;

	(void)state;
	for (size_t i = 0; (target = target_at(i)) != NULL; i++) {
		bool named = str_contains(str_of(target->place), STR("NAME"));

		assert_int_equal(target->rule->shared, !named);
		shared += target->rule->shared;
	}
	assert_int_equal(shared, 2);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_block_replaces_itself_and_nothing_else),
		cmocka_unit_test(test_a_mode_replaces_the_one_of_its_slug),
		cmocka_unit_test(test_only_shared_files_are_said_to_be_shared),
	};

	return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
