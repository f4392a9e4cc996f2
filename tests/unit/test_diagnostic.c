/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/count.h"
#include "model/diagnostic.h"

static void
test_every_row_of_the_table_is_complete_and_found_by_its_code(void **state)
{
	const struct diagnostic_kind *kind;
	size_t count = 0;

	(void)state;
	for (; (kind = diagnostic_at(count)) != NULL; count++) {
		struct str message = str_of(kind->message);
		size_t hole = str_find(message, STR("%"));

		assert_ptr_equal(diagnostic_find(str_of(kind->code)), kind);
		assert_true(message.len > 0 && kind->hint[0] != '\0');
		assert_false(str_ends(message, STR(".")));
		assert_true(str_ends(str_of(kind->hint), STR(".")));
		if (hole < message.len) {
			assert_true(str_starts(str_from(message, hole),
					       STR("%s")));
			assert_false(str_contains(str_from(message, hole + 1),
						  STR("%")));
		}
	}
	assert_true(count > 30);
	assert_null(diagnostic_find(STR("no-such-code")));
	assert_null(diagnostic_find(STR("")));
}

static void
test_a_severity_is_known_by_its_name(void **state)
{
	static const char *const names[] = { "note", "warning", "error" };
	enum severity severity = SEVERITY_NOTE;

	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_string_equal(severity_name((enum severity)i), names[i]);
		assert_true(severity_from(&severity, str_of(names[i])));
		assert_int_equal(severity, i);
	}
	assert_false(severity_from(&severity, STR("fatal")));
	assert_int_equal(severity, SEVERITY_ERROR);
}

static void
test_a_message_holds_the_first_line_of_its_detail(void **state)
{
	static const struct {
		const char *code, *detail, *message;
	} rows[] = {
		{ "fm-colon", "ignored", "': ' inside an unquoted value" },
		{ "fm-syntax", "why", "not YAML: why" },
		{ "fm-syntax", "one\ntwo", "not YAML: one..." },
		{ "fm-duplicate", "n%sm",
		  "key 'n%sm' appears more than once" },
		{ "fm-syntax",
		  "123456789 123456789 123456789 "
		  "123456789 123456789 12345678\xc3\xa9\xc3\xa9\xc3\xa9",
		  "not YAML: 123456789 123456789 123456789 "
		  "123456789 123456789 12345678\xc3\xa9\xc3\xa9..." },
	};
	struct arena arena = { .block_size = 64 };
	struct diagnostics list = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		diagnostics_add(&list, &arena, rows[i].code,
				(struct place){ i + 1, 2 },
				str_of(rows[i].detail));
		assert_int_equal(list.count, i + 1);
		assert_int_equal(list.all[i].place.line, i + 1);
		assert_str_row(diagnostic_message(&arena, &list.all[i]),
			       rows[i].message, i);
	}
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_every_row_of_the_table_is_complete_and_found_by_its_code),
		cmocka_unit_test(test_a_severity_is_known_by_its_name),
		cmocka_unit_test(
		    test_a_message_holds_the_first_line_of_its_detail),
	};

	return cmocka_run_group_tests_name("diagnostics", tests, NULL, NULL);
}
