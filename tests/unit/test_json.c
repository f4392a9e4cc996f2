/* SPDX-License-Identifier: MIT */
#include <limits.h>
#include <math.h>

#include "check.h"

#include "base/count.h"
#include "base/json.h"

static void
assert_written(struct json *value, const char *wanted)
{
	struct buf out = { 0 };

	json_write(&out, value);
	assert_str(buf_str(&out), wanted);
	buf_release(&out);
	json_free(value);
}

static void
test_values_are_written_compactly_in_order(void **state)
{
	struct json *object = json_new_object(), *list = json_new_array();

	(void)state;
	json_push(list, json_new_int(-7));
	json_push(list, json_new_bool(true));
	json_push(list, json_new_null());
	json_set(object, "z", json_new_string(STR("x")));
	json_set(object, "a", list);
	json_set(object, "m", json_new_object());
	assert_written(object, "{\"z\":\"x\",\"a\":[-7,true,null],\"m\":{}}");
}

static void
test_scores_have_at_most_four_decimals(void **state)
{
	static const struct {
		double score;
		const char *wanted;
	} rows[] = {
		{ 0.12345, "0.1235" },	{ 1.0, "1.0" },	 { 0.0, "0.0" },
		{ 2.0 / 3.0, "0.6667" }, { 0.1, "0.1" }, { NAN, "null" },
		{ INFINITY, "null" },	{ 0.99996, "1.0" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_written(json_new_score(rows[i].score), rows[i].wanted);
}

static void
test_any_bytes_become_a_valid_string(void **state)
{
	static const struct {
		struct str text;
		const char *wanted;
	} rows[] = {
		{ { "a\"b\\c", 5 }, "\"a\\\"b\\\\c\"" },
		{ { "\n\t\x01", 3 }, "\"\\n\\t\\u0001\"" },
		{ { "a\0b", 3 }, "\"a\\u0000b\"" },
		{ { "\xff" "a\xed\xa0\x80", 5 },
		  "\"\xef\xbf\xbd" "a\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd\"" },
		{ { "\xc3\xa9\xf0\x9f\x98\x80", 6 },
		  "\"\xc3\xa9\xf0\x9f\x98\x80\"" },
		{ { "\xe2\x80\xa8-\xe2\x80\xa9-\xe2\x80\xa6", 11 },
		  "\"\\u2028-\\u2029-\xe2\x80\xa6\"" },
		{ { NULL, 0 }, "\"\"" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_written(json_new_string(rows[i].text), rows[i].wanted);
}

/* The same value, in which a terminal finds nothing to obey. */
static void
test_what_cannot_be_seen_is_escaped_when_shown(void **state)
{
	static const struct {
		const char *text, *wanted;
	} rows[] = {
		{ "a\x1b\x7f\xc2\x9bm", "\"a\\u001B\\u007F\\u009Bm\"" },
		{ "\xe2\x80\xae\xe2\x80\x8b\xef\xbb\xbf\xc2\xad",
		  "\"\\u202E\\u200B\\uFEFF\\u00AD\"" },
		{ "\xf3\xa0\x81\xa9\xf4\x8f\xbf\xbf",
		  "\"\\uDB40\\uDC69\\uDBFF\\uDFFF\"" },
		{ "\xee\x80\x80\xcd\xb8", "\"\\uE000\\u0378\"" },
		{ "\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80 \xe2\x80\xa6",
		  "\"\xc3\xa9\xe4\xb8\xad\xf0\x9f\x98\x80 \xe2\x80\xa6\"" },
	};
	struct error error;

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct json *value = json_new_string(str_of(rows[i].text));
		struct buf out = { 0 };

		json_write_shown(&out, value);
		assert_str_row(buf_str(&out), rows[i].wanted, i);
		json_free(value);
		assert_true(json_parse(&value, buf_str(&out), &error));
		assert_str_row(json_text(value), rows[i].text, i);
		json_free(value);
		buf_release(&out);
	}
}

static void
test_pretty_text_is_indented_by_two(void **state)
{
	struct json *object = json_new_object(), *list = json_new_array();
	struct buf out = { 0 };

	(void)state;
	json_push(list, json_new_int(1));
	json_set(object, "a", list);
	json_write_pretty(&out, object);
	assert_str(buf_str(&out), "{\n  \"a\": [\n    1\n  ]\n}");
	buf_release(&out);
	json_free(object);
}

static void
test_what_was_written_is_read_back(void **state)
{
	static const char text[] = "{\"k\":[1,2.5,\"\\u0000x\",true,null,{}],"
				   "\"b\":-9223372036854775808}";
	struct json *value = NULL;
	struct error error;

	(void)state;
	assert_true(json_parse(&value, str_of(text), &error));
	assert_written(value, text);
}

static void
test_members_are_found_by_name_and_by_order(void **state)
{
	struct json *value = NULL;
	struct error error;
	struct str key = { 0 };

	(void)state;
	assert_true(json_parse(&value, STR("{\"b\":\"x\",\"a\":[10,2.9,true]}"),
			       &error));
	assert_int_equal(json_count(value), 2);
	assert_str(json_text(json_get(value, "b")), "x");
	assert_null(json_get(value, "c"));
	assert_int_equal(json_kind(json_next(value, &key)), JSON_KIND_STRING);
	assert_str(key, "b");
	assert_int_equal(json_kind(json_next(value, &key)), JSON_KIND_ARRAY);
	assert_str(key, "a");
	assert_null(json_next(value, &key));
	assert_int_equal(json_count(json_get(value, "a")), 3);
	assert_int_equal(json_number(json_at(json_get(value, "a"), 0)), 10);
	assert_int_equal(json_number(json_at(json_get(value, "a"), 1)), 2);
	assert_null(json_at(json_get(value, "a"), 3));
	assert_str(json_text(json_get(value, "a")), "");
	json_free(value);
}

static void
test_numbers_out_of_range_are_clamped(void **state)
{
	struct json *value = NULL;
	struct error error;

	(void)state;
	assert_true(json_parse(&value, STR("[1e300,-1e300,\"x\"]"), &error));
	assert_true(json_number(json_at(value, 0)) == LLONG_MAX);
	assert_true(json_number(json_at(value, 1)) == LLONG_MIN);
	assert_true(json_number(json_at(value, 2)) == 0);
	json_free(value);
}

static void
test_a_fault_is_reported_with_its_place(void **state)
{
	static const char *const texts[] = { "", "{", "[1,]", "nul", "1 2",
					     "{\"a\" 1}", "\"\xff\"",
					     "{\"\\u0000\":1}" };
	struct json *value = NULL;
	struct error error;

	(void)state;
	for (size_t i = 0; i < COUNT(texts); i++) {
		assert_false(json_parse(&value, str_of(texts[i]), &error));
		assert_null(value);
	}
	assert_false(json_parse(&value, STR("{\n  oops}"), &error));
	assert_true(str_starts(str_of(error.text), STR("2:")));
	assert_false(json_parse(&value, (struct str){ NULL, 0 }, &error));
}

static void
test_nesting_without_end_is_refused(void **state)
{
	struct json *value = NULL;
	struct buf text = { 0 };
	struct error error;

	(void)state;
	buf_add_repeat(&text, '[', 1 << 20);
	assert_false(json_parse(&value, buf_str(&text), &error));
	buf_release(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_values_are_written_compactly_in_order),
		cmocka_unit_test(test_scores_have_at_most_four_decimals),
		cmocka_unit_test(test_any_bytes_become_a_valid_string),
		cmocka_unit_test(
		    test_what_cannot_be_seen_is_escaped_when_shown),
		cmocka_unit_test(test_pretty_text_is_indented_by_two),
		cmocka_unit_test(test_what_was_written_is_read_back),
		cmocka_unit_test(test_members_are_found_by_name_and_by_order),
		cmocka_unit_test(test_numbers_out_of_range_are_clamped),
		cmocka_unit_test(test_a_fault_is_reported_with_its_place),
		cmocka_unit_test(test_nesting_without_end_is_refused),
	};

	return cmocka_run_group_tests_name("json", tests, NULL, NULL);
}
