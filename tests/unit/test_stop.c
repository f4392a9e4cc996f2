/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/stop.h"
#include "compose/suggest.h"
#include "compose/take.h"
#include "sound.h"
#include "world.h"

enum { A, B, C };

static bool
no_wish(void)
{
	return false;
}

static bool
wish(void)
{
	return true;
}

static void
test_a_wish_stays_until_it_is_forgotten(void **state)
{
	(void)state;
	assert_false(stop_wanted());
	stop_watch(no_wish);
	assert_false(stop_wanted());
	stop_want();
	assert_true(stop_wanted());
	assert_true(stop_wanted());
	stop_forget();
	assert_false(stop_wanted());
	stop_watch(NULL);
}

static void
test_what_is_watched_for_is_heard(void **state)
{
	(void)state;
	stop_watch(wish);
	while (!stop_wanted())
		;
	stop_watch(NULL);
	assert_true(stop_wanted());
	stop_forget();
}

/* What was stopped is less than all, and sound. */
static void
test_a_comparison_that_is_stopped_is_sound(void **state)
{
	struct world world;

	(void)state;
	stop_want();
	world_init(&world, bakers, A);
	assert_int_equal(world.comparison.pair_count, 0);
	assert_int_equal(world.comparison.item_pair_count, 0);
	suggest_draft(&world.draft, &(struct suggest_options){ 0 });
	assert_null(draft_unsound(&world.draft));
	stop_forget();
	suggest_draft(&world.draft, &(struct suggest_options){ 0 });
	assert_null(draft_unsound(&world.draft));
	assert_true(world.draft.entry_count > 0);
	world_release(&world);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_wish_stays_until_it_is_forgotten),
		cmocka_unit_test(test_what_is_watched_for_is_heard),
		cmocka_unit_test(test_a_comparison_that_is_stopped_is_sound),
	};

	return cmocka_run_group_tests_name("stop", tests, NULL, NULL);
}
