/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/buf.h"
#include "base/count.h"
#include "match/quantity.h"

/* "80 % 1000 time 12": the numbers of a text with their classes. */
static void
assert_quantities(const char *text, const char *wanted)
{
	struct buf out = { 0 };
	struct quantity quantity;
	size_t at = 0;

	while (quantity_next(&quantity, str_of(text), &at))
		buf_printf(&out, "%s%g%s%s", out.len ? " " : "",
			   quantity.value, quantity.unit ? " " : "",
			   quantity.unit ? quantity.unit : "");
	assert_str(buf_str(&out), wanted);
	buf_release(&out);
}

static void
test_numbers_come_with_what_they_count(void **state)
{
	(void)state;
	assert_quantities("80 % of 2.5 s, or 1,000ms", "80 % 2500 time 1000 time");
	assert_quantities("8+ years, a 5-minute call, 2 GB",
			  "8 years 300000 time 2e+09 bytes");
	assert_quantities("p95, v2.1, utf8 and x_3", "");
	assert_quantities("12 berths; 3.", "12 3");
	assert_quantities("", "");
}

static void
test_equal_amounts_agree(void **state)
{
	static const struct {
		const char *a, *b;
		bool agree;
	} rows[] = {
		{ "1 s", "1000 ms", true },   { "2.3 s", "2300 ms", true },
		{ "80%", "80 percent", true }, { "80%", "80", true },
		{ "80%", "90%", false },      { "5 minutes", "5 lines", false },
		{ "0", "0", true },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct quantity a, b;
		size_t at = 0, other = 0;

		assert_true(quantity_next(&a, str_of(rows[i].a), &at));
		assert_true(quantity_next(&b, str_of(rows[i].b), &other));
		if (quantities_agree(&a, &b) != rows[i].agree)
			fail_msg("%s, %s", rows[i].a, rows[i].b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers_come_with_what_they_count),
		cmocka_unit_test(test_equal_amounts_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
