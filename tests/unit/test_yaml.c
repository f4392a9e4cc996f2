/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "check.h"

#include "base/count.h"
#include "base/utf8.h"
#include "base/yaml.h"

static struct yaml *
parse(struct arena *arena, const char *text)
{
	struct yaml *root = NULL;
	struct place place;
	struct error error;

	if (!yaml_parse(&root, str_of(text), arena, &place, &error))
		fail_msg("%zu:%zu: %s", place.line, place.column, error.text);
	return root;
}

static struct str
source_of(const char *text, struct range range)
{
	return str_slice(str_of(text), range);
}

static void
test_plain_scalars_have_the_kinds_of_the_core_schema(void **state)
{
	static const struct {
		const char *text;
		enum yaml_kind kind;
	} rows[] = {
		{ "~", YAML_NULL },	  { "null", YAML_NULL },
		{ "Null", YAML_NULL },	  { "nULL", YAML_STRING },
		{ "true", YAML_BOOL },	  { "FALSE", YAML_BOOL },
		{ "yes", YAML_STRING },	  { "on", YAML_STRING },
		{ "0", YAML_NUMBER },	  { "-12", YAML_NUMBER },
		{ "+.5", YAML_NUMBER },	  { "1.", YAML_NUMBER },
		{ "1e5", YAML_NUMBER },	  { "1.5E-3", YAML_NUMBER },
		{ "0x1fF", YAML_NUMBER }, { "0o17", YAML_NUMBER },
		{ ".inf", YAML_NUMBER },  { "-.INF", YAML_NUMBER },
		{ ".NaN", YAML_NUMBER },  { ".", YAML_STRING },
		{ "1e", YAML_STRING },	  { "1e+", YAML_STRING },
		{ "0x", YAML_STRING },	  { "0o8", YAML_STRING },
		{ "1.2.3", YAML_STRING }, { "1_000", YAML_STRING },
		{ "2024-01-01", YAML_STRING }, { "\"1\"", YAML_STRING },
		{ "'true'", YAML_STRING }, { "!!str 5", YAML_STRING },
		{ "|\n  5", YAML_STRING }, { "-.e", YAML_STRING },
	};
	struct arena arena = { .block_size = 1 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		if (parse(&arena, rows[i].text)->kind != rows[i].kind)
			fail_msg("%s", rows[i].text);
	arena_release(&arena);
}

static void
test_maps_and_lists_nest_in_order(void **state)
{
	struct arena arena = { .block_size = 1 };
	const struct yaml *root, *list;

	(void)state;
	root = parse(&arena, "a: 1\nb:\n  - x\n  - {c: [y, z], d: }\ne:\n");
	assert_int_equal(root->kind, YAML_MAP);
	assert_str(root->first->key, "a");
	assert_str(root->first->value, "1");
	list = yaml_get(root, "b");
	assert_int_equal(list->kind, YAML_LIST);
	assert_str(list->first->value, "x");
	assert_str(list->first->key, "");
	assert_str(yaml_get(list->first->next, "c")->first->next->value, "z");
	assert_int_equal(yaml_get(list->first->next, "d")->kind, YAML_NULL);
	assert_null(list->first->next->next);
	assert_int_equal(yaml_get(root, "e")->kind, YAML_NULL);
	assert_null(yaml_get(root, "f"));
	assert_null(yaml_get(list, "b"));
	assert_null(yaml_get(NULL, "b"));
	arena_release(&arena);
}

static void
test_an_empty_document_has_no_root(void **state)
{
	static const char *const texts[] = { "", "\n\n", "# note\n",
					     "\xef\xbb\xbf" };
	struct arena arena = { 0 };
	struct yaml *root = (struct yaml *)&arena;
	struct place place;
	struct error error;

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++)
		assert_null(parse(&arena, texts[i]));
	assert_true(yaml_parse(&root, (struct str){ NULL, 0 }, &arena, &place,
			       &error));
	assert_null(root);
	arena_release(&arena);
}

static void
test_duplicate_keys_stay_and_the_last_is_found(void **state)
{
	struct arena arena = { 0 };
	const struct yaml *root = parse(&arena, "a: 1\nb: 2\na: 3\n");

	(void)state;
	assert_str(root->first->value, "1");
	assert_str(root->first->next->next->value, "3");
	assert_str(yaml_get(root, "a")->value, "3");
	arena_release(&arena);
}

static void
test_aliases_are_shown_and_not_expanded(void **state)
{
	static const char text[] = "a: &x [1, 2]\nb: *x\n*x : c\n";
	struct arena arena = { 0 };
	const struct yaml *root = parse(&arena, text);
	const struct yaml *alias = yaml_get(root, "b");

	(void)state;
	assert_int_equal(alias->kind, YAML_ALIAS);
	assert_str(alias->value, "x");
	assert_null(alias->first);
	assert_str(source_of(text, alias->range), "*x");
	assert_str(yaml_get(root, "*x")->value, "c");
	arena_release(&arena);
}

static void
test_a_key_that_is_no_scalar_is_its_source(void **state)
{
	struct arena arena = { 0 };
	const struct yaml *root;

	(void)state;
	root = parse(&arena, "{{name}}: x");
	assert_str(root->first->key, "{{name}}");
	assert_str(root->first->value, "x");
	root = parse(&arena, "? [a, b]\n: 1\nc: 2\n");
	assert_str(root->first->key, "[a, b]");
	assert_str(yaml_get(root, "c")->value, "2");
	arena_release(&arena);
}

/* Each text is a map; the range is that of the value of its key "k". */
static void
test_ranges_cover_the_value_and_its_quotes(void **state)
{
	static const struct {
		const char *text, *range, *value;
	} rows[] = {
		{ "k: abc  # note\nz: 1", "abc", "abc" },
		{ "k: 'it''s'  \n", "'it''s'", "it's" },
		{ "k: \"a\\n\\u00e9\"\n", "\"a\\n\\u00e9\"", "a\n\xc3\xa9" },
		{ "k: one\n  two\n\nz: 1", "one\n  two", "one two" },
		{ "k: |\n  a\n  b\n\n\n# note\nz: 1", "|\n  a\n  b",
		  "a\nb\n" },
		{ "k: >-\n  a\n  b\n\n  c\nz: 1", ">-\n  a\n  b\n\n  c",
		  "a b\nc" },
		{ "k: |+\n  a\n\n", "|+\n  a", "a\n\n" },
		{ "k: |2\n   a\n", "|2\n   a", " a\n" },
		{ "k: |\nz: 1", "|", "" },
		{ "k: |\n  a", "|\n  a", "a" },
		{ "k:\nz: 1", "", "" },
		{ "k: |\r\n  a\r\n  b\r\nz: 1", "|\r\n  a\r\n  b",
		  "a\nb\n" },
	};
	struct arena arena = { .block_size = 1 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct yaml *value =
		    yaml_get(parse(&arena, rows[i].text), "k");

		assert_str_row(source_of(rows[i].text, value->range),
			       rows[i].range, i);
		assert_str_row(value->value, rows[i].value, i);
		assert_int_equal(value->block,
				 strchr("|>", *rows[i].range) &&
				     *rows[i].range);
		assert_int_equal(value->quoted,
				 strchr("'\"", *rows[i].range) &&
				     *rows[i].range);
	}
	arena_release(&arena);
}

static void
test_lists_and_maps_end_with_their_last_value(void **state)
{
	static const struct {
		const char *text, *range;
	} rows[] = {
		{ "k:\n  - a\n  - b\n\n# note\nz: 1", "- a\n  - b" },
		{ "k:\n- a\n- |\n  b\n\nz: 1", "- a\n- |\n  b" },
		{ "k:\n  x: 1\n  y:\n\nz: 1", "x: 1\n  y:" },
		{ "k: [a,\n  b ] # note\nz: 1", "[a,\n  b ]" },
		{ "k: { x: 1 }\n", "{ x: 1 }" },
		{ "k: []\n", "[]" },
	};
	struct arena arena = { .block_size = 1 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		const struct yaml *value =
		    yaml_get(parse(&arena, rows[i].text), "k");

		assert_str_row(source_of(rows[i].text, value->range),
			       rows[i].range, i);
	}
	arena_release(&arena);
}

/* libyaml counts code points from behind a byte order mark, and breaks lines
 * where nobody else does. */
static void
test_ranges_are_bytes_behind_any_characters(void **state)
{
	static const char *const before[] = {
		"", "\xef\xbb\xbf", "a: \xf0\x9f\x98\x80\xc3\xa9\n",
		"a: \"x\xe2\x80\xa8y\xe2\x80\xa9\xc2\x85z\"\n",
		"\xef\xbb\xbf# over thirty-two \xe6\xbc\xa2\xe5\xad\x97\r\n",
		"# \xe6\xbc\xa2 one line\r\n# and \xe6\xbc\xa2 another\r\n",
		"a: 1\rb: 2\r",
	};
	struct arena arena = { .block_size = 1 };

	(void)state;
	for (size_t i = 0; i < COUNT(before); i++) {
		const char *text =
		    arena_printf(&arena, "%sk\xc3\xa9y: v\xc3\xa9\n",
				 before[i]).ptr;
		const struct yaml *value =
		    yaml_get(parse(&arena, text), "k\xc3\xa9y");

		assert_non_null(value);
		assert_str_row(source_of(text, value->key_range),
			       "k\xc3\xa9y", i);
		assert_str_row(source_of(text, value->range), "v\xc3\xa9", i);
	}
	arena_release(&arena);
}

static void
test_faults_are_reported_where_they_are(void **state)
{
	static const struct {
		const char *text;
		struct place place;
		const char *reason;
	} rows[] = {
		{ "a: 1\nb: x: y\n", { 2, 5 }, "mapping values" },
		{ "description: Use when: \xc3\xa9: z\n", { 1, 22 },
		  "mapping values" },
		{ "a: \xc3\xa9 \xf0\x9f\x98\x80: z\n", { 1, 7 },
		  "mapping values" },
		{ "\xef\xbb\xbf" "a: b: c\n", { 1, 5 }, "mapping values" },
		{ "a: 1\r\nb: x: y\r\n", { 2, 5 }, "mapping values" },
		{ "a: \"x\xe2\x80\xa8" "y\"\nb: c: d\n", { 2, 5 },
		  "mapping values" },
		{ "a: [1, 2\nb: 3\n", { 1, 4 }, "expected ',' or ']'" },
		{ "a: [\"1\" 2]\n", { 1, 9 }, "expected ',' or ']'" },
		{ "a: 1\nb: \"open\n", { 2, 4 }, "end of stream" },
		{ "a:\t- x\n", { 1, 4 }, "" },
		{ "a: @x\n", { 1, 4 }, "cannot start any token" },
		{ "a: x\n b: y\n", { 2, 3 }, "mapping values" },
		{ "a: 1\n%TAG ! x\n", { 2, 1 }, "directives" },
		{ "%YAML 1.2\n---\na: 1\n", { 1, 1 }, "directives" },
		{ "\xef\xbb\xbf%YAML 1.2\n", { 1, 1 }, "directives" },
		{ "a: 1\n---\nb: 2\n", { 2, 1 }, "a second document" },
		{ "a: 1\n...\nb: 2\n", { 3, 1 }, "" },
		{ "a: \xff\n", { 1, 4 }, "invalid" },
		{ "a: x\x01\n", { 1, 5 }, "control characters" },
		{ "a: *\n", { 1, 5 }, "alphabetic" },
	};
	struct arena arena = { .block_size = 1 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct yaml *root = NULL;
		struct place place = { 0, 0 };
		struct error error;

		assert_false(yaml_parse(&root, str_of(rows[i].text), &arena,
					&place, &error));
		if (place.line != rows[i].place.line ||
		    place.column != rows[i].place.column ||
		    !strstr(error.text, rows[i].reason))
			fail_msg("row %zu: %zu:%zu: %s", i, place.line,
				 place.column, error.text);
		assert_null(root);
	}
	arena_release(&arena);
}

static bool
parses(struct buf *text)
{
	struct arena arena = { 0 };
	struct yaml *root;
	struct place place;
	struct error error;
	bool done = yaml_parse(&root, buf_str(text), &arena, &place, &error);

	arena_release(&arena);
	buf_clear(text);
	return done;
}

static void
test_sixteen_levels_are_read_and_seventeen_are_not(void **state)
{
	struct buf text = { 0 };

	(void)state;
	buf_add_repeat(&text, '[', 16);
	buf_add_repeat(&text, ']', 16);
	assert_true(parses(&text));
	buf_add_repeat(&text, '[', 17);
	buf_add_repeat(&text, ']', 17);
	assert_false(parses(&text));
	for (int i = 0; i < 17; i++)
		buf_add_cstr(&text, "- ");
	assert_false(parses(&text));
	buf_release(&text);
}

static void
test_many_values_are_refused(void **state)
{
	struct buf text = { 0 };

	(void)state;
	for (int i = 0; i < 9000; i++)
		buf_add_cstr(&text, "- a\n");
	assert_true(parses(&text));
	for (int i = 0; i < 10000; i++)
		buf_add_cstr(&text, "- a\n");
	assert_false(parses(&text));
	buf_release(&text);
}

/* Without the limits these take libyaml minutes. */
static void
test_slow_inputs_are_refused_at_once(void **state)
{
	struct buf text = { 0 };

	(void)state;
	buf_add_repeat(&text, '[', 1 << 20);
	assert_false(parses(&text));
	for (int i = 0; i < 50000; i++)
		buf_printf(&text, "%%TAG !%d! tag:x\n", i);
	assert_false(parses(&text));
	for (int i = 0; i < 200000; i++)
		buf_add_cstr(&text, "{a: ");
	assert_false(parses(&text));
	buf_release(&text);
}

static void
test_only_what_every_reader_takes_for_text_stays_plain(void **state)
{
	static const struct {
		const char *value, *written;
	} rows[] = {
		{ "abc", "abc" },
		{ "Read, Write(x/y)", "Read, Write(x/y)" },
		{ "a-b_c.d", "a-b_c.d" },
		{ "", "\"\"" },
		{ " a", "\" a\"" },
		{ "a ", "\"a \"" },
		{ "a: b", "\"a: b\"" },
		{ "a #b", "\"a #b\"" },
		{ "- a", "\"- a\"" },
		{ "1", "\"1\"" },
		{ "2024-01-01", "\"2024-01-01\"" },
		{ ".5", "\".5\"" },
		{ "*", "\"*\"" },
		{ "Yes", "\"Yes\"" },
		{ "n", "\"n\"" },
		{ "NULL", "\"NULL\"" },
		{ "off", "\"off\"" },
		{ "offer", "offer" },
		{ "caf\xc3\xa9", "\"caf\xc3\xa9\"" },
		{ "a\nb\tc", "\"a\\nb\\tc\"" },
		{ "C:\\temp \"x\"", "\"C:\\\\temp \\\"x\\\"\"" },
		{ "a\x1b\x7f", "\"a\\x1b\\x7f\"" },
		{ "\xc2\x85\xe2\x80\xa8\xef\xbb\xbf",
		  "\"\\u0085\\u2028\\ufeff\"" },
		{ "a -- b", "a -- b" },
		{ "a --- b", "\"a \\x2d\\x2d\\x2d b\"" },
		{ "x: ----y-z", "\"x: \\x2d\\x2d\\x2d\\x2dy-z\"" },
		{ "a\r\n", "\"a\\x0d\\n\"" },
	};
	struct buf out = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		buf_clear(&out);
		yaml_add_scalar(&out, str_of(rows[i].value));
		assert_str_row(buf_str(&out), rows[i].written, i);
	}
	buf_clear(&out);
	yaml_add_quoted(&out, STR("abc"));
	assert_str(buf_str(&out), "\"abc\"");
	buf_clear(&out);
	yaml_add_scalar(&out, STR("a\0b"));
	assert_str(buf_str(&out), "\"a\\x00b\"");
	buf_release(&out);
}

static void
assert_round_trip(struct str value)
{
	struct arena arena = { 0 };
	struct buf text = { 0 }, wanted = { 0 };
	const struct yaml *read;

	buf_add_cstr(&text, "k: ");
	yaml_add_scalar(&text, value);
	buf_add_cstr(&text, "\nlist: [");
	yaml_add_quoted(&text, value);
	buf_add_cstr(&text, "]\n");
	assert_false(str_contains(buf_str(&text), STR("---")));
	utf8_scrub(&wanted, value);
	read = parse(&arena, text.ptr);
	assert_int_equal(yaml_get(read, "k")->kind, YAML_STRING);
	assert_true(str_eq(yaml_get(read, "k")->value, buf_str(&wanted)));
	assert_true(str_eq(yaml_get(read, "list")->first->value,
			   buf_str(&wanted)));
	buf_release(&text);
	buf_release(&wanted);
	arena_release(&arena);
}

static void
test_what_is_written_is_read_back(void **state)
{
	static const char *const values[] = {
		"", "x", "true", "~", "---", "a\n---\nb\n", "-", "\\n", "\\",
		"\"", "'", "%x", "&a", "*a", "!x", "|", ">", "{a}", "[a]",
		"a: b #c", "?", ": ", "\t", "\r", "  ", "\x80\xff", "`@",
		"tr\xc3\xa8s \xf0\x9f\x98\x80", "0x1f", "1e5", "=", "<<",
	};
	struct buf text = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(values); i++)
		assert_round_trip(str_of(values[i]));
	for (int32_t point = 0; point < 0x3000; point++)
		utf8_add(&text, point);
	for (int32_t point = 0xfe00; point <= 0x10100; point++)
		utf8_add(&text, point);
	assert_round_trip(buf_str(&text));
	buf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_plain_scalars_have_the_kinds_of_the_core_schema),
		cmocka_unit_test(test_maps_and_lists_nest_in_order),
		cmocka_unit_test(test_an_empty_document_has_no_root),
		cmocka_unit_test(
		    test_duplicate_keys_stay_and_the_last_is_found),
		cmocka_unit_test(test_aliases_are_shown_and_not_expanded),
		cmocka_unit_test(test_a_key_that_is_no_scalar_is_its_source),
		cmocka_unit_test(test_ranges_cover_the_value_and_its_quotes),
		cmocka_unit_test(test_lists_and_maps_end_with_their_last_value),
		cmocka_unit_test(test_ranges_are_bytes_behind_any_characters),
		cmocka_unit_test(test_faults_are_reported_where_they_are),
		cmocka_unit_test(
		    test_sixteen_levels_are_read_and_seventeen_are_not),
		cmocka_unit_test(test_many_values_are_refused),
		cmocka_unit_test(test_slow_inputs_are_refused_at_once),
		cmocka_unit_test(
		    test_only_what_every_reader_takes_for_text_stays_plain),
		cmocka_unit_test(test_what_is_written_is_read_back),
	};

	return cmocka_run_group_tests_name("yaml", tests, NULL, NULL);
}
