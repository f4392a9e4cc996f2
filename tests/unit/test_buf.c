/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/buf.h"

static void
test_an_untouched_buffer_is_empty_text(void **state)
{
	struct buf buf = { 0 };

	(void)state;
	assert_non_null(buf_str(&buf).ptr);
	assert_str(buf_str(&buf), "");
	buf_clear(&buf);
	buf_truncate(&buf, 5);
	buf_release(&buf);
	assert_null(buf.ptr);
}

static void
test_everything_added_follows_and_ends_in_nul(void **state)
{
	struct buf buf = { 0 };

	(void)state;
	buf_add(&buf, STR("ab"));
	buf_add(&buf, (struct str){ NULL, 0 });
	buf_add_cstr(&buf, "cd");
	buf_add_byte(&buf, 'e');
	buf_add_repeat(&buf, '-', 3);
	buf_add_repeat(&buf, '!', 0);
	buf_printf(&buf, "%03d%s", 7, "");
	assert_string_equal(buf.ptr, "abcde---007");
	assert_int_equal(buf.len, 11);
	buf_release(&buf);
}

static void
test_long_text_arrives_whole(void **state)
{
	struct buf buf = { 0 };

	(void)state;
	for (int i = 0; i < 1000; i++)
		buf_printf(&buf, "%04d", i);
	assert_int_equal(buf.len, 4000);
	assert_str(str_from(buf_str(&buf), 3996), "0999");
	buf_release(&buf);
	buf_add_repeat(&buf, 'x', 100000);
	assert_int_equal(buf.ptr[99999], 'x');
	assert_int_equal(buf.ptr[100000], '\0');
	buf_release(&buf);
}

static void
test_truncating_only_shortens(void **state)
{
	struct buf buf = { 0 };

	(void)state;
	buf_add(&buf, STR("abc"));
	buf_truncate(&buf, 9);
	assert_str(buf_str(&buf), "abc");
	buf_truncate(&buf, 1);
	assert_string_equal(buf.ptr, "a");
	buf_clear(&buf);
	assert_string_equal(buf.ptr, "");
	buf_release(&buf);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_an_untouched_buffer_is_empty_text),
		cmocka_unit_test(test_everything_added_follows_and_ends_in_nul),
		cmocka_unit_test(test_long_text_arrives_whole),
		cmocka_unit_test(test_truncating_only_shortens),
	};

	return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
