/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/buf.h"
#include "base/count.h"
#include "parse/parse.h"

static void
describe(struct buf *out, const struct persona *persona)
{
	for (size_t i = 0; i < persona->front.field_count; i++) {
		const struct field *field = &persona->front.fields[i];

		buf_printf(out, "%s%.*s %s %.*s", i > 0 ? "; " : "",
			   STR_ARG(field->key), field_kind_name(field->kind),
			   STR_ARG(field->value));
		for (size_t k = 0; k < field->entry_count; k++)
			buf_printf(out, " <%.*s>", STR_ARG(field->entries[k]));
	}
}

static void
test_values_are_decoded(void **state)
{
	static const struct {
		const char *text, *fields;
	} rows[] = {
		{ "name = \"a\"\n", "name string a" },
		{ "name='a\\n'", "name string a\\n" },
		{ "a = \"\\t\\\"\\\\\\u00e9\\U0001F527\"",
		  "a string \t\"\\\xc3\xa9\xf0\x9f\x94\xa7" },
		{ "a = \"\"\"\nOne\nTwo \\\n   three\n\"\"\"\n",
		  "a string One\nTwo three\n" },
		{ "a = \"\"\"He said \"\"hi\"\".\"\"\"\"\"\n",
		  "a string He said \"\"hi\"\".\"\"" },
		{ "a = '''\r\nC:\\temp\r\n'''", "a string C:\\temp\n" },
		{ "a = \"\"", "a string " },
		{ "a = true # yes\nb = -1.5e3\nc = 2024-05-01 # day",
		  "a bool true; b number -1.5e3; c number 2024-05-01" },
		{ "a = [ 'x', # one\n  \"y\",\n]\n",
		  "a list [ 'x', # one\n  \"y\",\n] <x> <y>" },
		{ "a = [[1, 2], {b = ']'}]", "a list [[1, 2], {b = ']'}] "
					     "<[1, 2]> <{b = ']'}>" },
		{ "a = {b = 'c', d = 2}", "a map {b = 'c', d = 2} <b> <d>" },
		{ "\"my key\" = 1\na.b = 2", "my key number 1; a.b number 2" },
		{ "[t] # table\nx = 1\n\n# more\ny = [2]\n[[u]]\n",
		  "t map x = 1\n\n# more\ny = [2] <x> <y>; u map " },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct persona persona = { 0 };
		struct buf out = { 0 };

		parse_open(&persona, STR("x.toml"), str_of(rows[i].text));
		describe(&out, &persona);
		assert_str_row(buf_str(&out), rows[i].fields, i);
		assert_int_equal(persona.front.syntax, FRONT_TOML);
		assert_int_equal(persona.diagnostics.count, 0);
		buf_release(&out);
		persona_release(&persona);
	}
}

static void
test_what_is_not_understood_is_said_and_passed_over(void **state)
{
	static const char *const broken[] = {
		"a = \"x", "a = 'x\n", "a = \"\"\"x",   "a = \"\\q\"",
		"a = b",   "a",	       "a = ",	        "= 1",
		"a = [1",  "a = 1 2",  "a = \"\\ud800\"", "[t",
		"a = {b}", "[[t]",     "a = [1 2]",
	};

	(void)state;
	for (size_t i = 0; i < COUNT(broken); i++) {
		struct persona persona = { 0 };
		const struct diagnostic *fault;

		parse_open(&persona, STR("x.toml"), str_of(broken[i]));
		assert_int_equal(persona.front.field_count, 0);
		assert_true(persona.diagnostics.count > 0);
		fault = &persona.diagnostics.all[0];
		assert_str_row(str_of(fault->kind->code), "fm-toml", i);
		assert_int_equal(fault->place.line, 1);
		persona_release(&persona);
	}
}

static void
test_a_fault_costs_its_own_line_only(void **state)
{
	struct persona persona = { 0 };

	(void)state;
	parse_open(&persona, STR("x.toml"),
		   STR("name = \"a\"\nbad = [1\nmodel = \"m\"\n"));
	assert_int_equal(persona.front.field_count, 2);
	assert_str(persona.front.fields[1].key, "model");
	assert_int_equal(persona.front.fields[1].start_line, 3);
	assert_int_equal(persona.diagnostics.count, 1);
	assert_int_equal(persona.diagnostics.all[0].place.line, 2);
	persona_release(&persona);
}

static void
test_plus_lines_enclose_toml_before_a_body(void **state)
{
	struct persona persona = { 0 };

	(void)state;
	parse_open(&persona, STR("x.md"),
		   STR("+++\nname = \"a\"\n# who\n+++\n\nBody\n"));
	assert_int_equal(persona.front.syntax, FRONT_TOML);
	assert_str(persona.name, "a");
	assert_str(persona_body(&persona), "\nBody\n");
	assert_int_equal(persona.diagnostics.count, 0);
	persona_release(&persona);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values_are_decoded),
		cmocka_unit_test(
		    test_what_is_not_understood_is_said_and_passed_over),
		cmocka_unit_test(test_a_fault_costs_its_own_line_only),
		cmocka_unit_test(test_plus_lines_enclose_toml_before_a_body),
	};

	return cmocka_run_group_tests_name("TOML", tests, NULL, NULL);
}
