/* SPDX-License-Identifier: MIT */
#include "base/count.h"
#include "check.h"
#include "compose/description.h"

static const struct {
	const char *text, *plain;
} rows[] = {
	{ "Reviews code.", "Reviews code." },
	{ "Reviews code. Examples: <example>user: x</example>",
	  "Reviews code." },
	{ "Reviews code.\n\n<example>\nx\n</example>\n\nIn any language.",
	  "Reviews code. In any language." },
	{ "Reviews code. It is called when:\\n\\n<example>x</example>\\n\\n"
	  "<example>y</example>\\n\\nIt never edits.",
	  "Reviews code. It never edits." },
	{ "Reviews code. <example>never closed", "Reviews code." },
	{ "Reviews code. Specifically:\n\n<example>x</example>",
	  "Reviews code." },
	{ "Use it for reviews.\nuser: \"Check!\"\nassistant: \"Yes.\"",
	  "Use it for reviews." },
	{ "Relit le code. Exemples : <example>x</example>",
	  "Relit le code." },
	{ "Liest Code. Beispiele: 'prüfe das'", "Liest Code." },
	{ "コードを読む。\n例: 「見て」", "コードを読む。" },
	{ "Writes examples, tests and guides: all that users read.",
	  "Writes examples, tests and guides: all that users read." },
	{ "Gives worked examples.", "Gives worked examples." },
	{ "For user: accounts and rights.", "For user: accounts and rights." },
	{ "<example>x</example>", "<example>x</example>" },
	{ "", "" },
};

static void
test_examples_and_conversations_are_no_description(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str_row(description_plain(str_of(rows[i].text), &arena),
			       rows[i].plain, i);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_examples_and_conversations_are_no_description),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
