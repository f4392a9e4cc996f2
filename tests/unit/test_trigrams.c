/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "match/trigrams.h"

static const char *const texts[] = {
	"", "a", "Write the tests first", "write the TESTS, first!",
	"Write tests before the fix", "Rotate secrets every quarter",
	"テストを先に書く", "テストを書く", "größe und straße",
	"Every service that is called over the network has a timeout, a "
	"bounded number of retries with jitter, and a breaker that opens "
	"when more than half of the calls of the last minute have failed; "
	"what it does then is written down beside it and is tried out once "
	"a quarter, together with those who are on call in that week, so "
	"that no one reads the page for the first time at night.",
	NULL,
};

static void
test_the_most_is_never_less_than_what_is_shared(void **state)
{
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; texts[i]; i++)
		for (size_t j = 0; texts[j]; j++) {
			struct trigrams a = trigrams_of(str_of(texts[i]),
							&arena);
			struct trigrams b = trigrams_of(str_of(texts[j]),
							&arena);
			double dice = trigrams_dice(&a, &b);
			double most = trigrams_dice_most(&a, &b);

			if (most < dice || most > 1)
				fail_msg("%s / %s: %f, at most %f", texts[i],
					 texts[j], dice, most);
			assert_true(most == trigrams_dice_most(&b, &a));
		}
	arena_release(&arena);
}

static void
test_of_strangers_the_most_is_little(void **state)
{
	struct arena arena = { 0 };
	struct trigrams a = trigrams_of(str_of(texts[4]), &arena);
	struct trigrams b = trigrams_of(str_of(texts[5]), &arena);

	(void)state;
	assert_true(trigrams_dice_most(&a, &b) < .5);
	assert_true(trigrams_dice_most(&a, &a) == 1);
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_the_most_is_never_less_than_what_is_shared),
		cmocka_unit_test(test_of_strangers_the_most_is_little),
	};

	return cmocka_run_group_tests_name("trigrams", tests, NULL, NULL);
}
