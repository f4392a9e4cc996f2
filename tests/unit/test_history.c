/* SPDX-License-Identifier: MIT */
#include <stdio.h>

#include "app/history.h"
#include "check.h"
#include "model/persona.h"

static void
mark_step(struct history *history, struct work *work, size_t file,
	  const char *what)
{
	struct work before;

	work_copy(&before, work);
	work_mark(work, file);
	history_remember(history, &before, &(struct spot){ .row = file },
			 str_of(what));
}

static void
test_a_freed_letter_is_given_again(void **state)
{
	struct work work = { 0 };

	(void)state;
	work_mark(&work, 7);
	work_mark(&work, 8);
	work_mark(&work, 9);
	work_mark(&work, 8);
	assert_int_equal(work.mark_count, 3);
	work_unmark(&work, 8);
	assert_int_equal(work_mark_of(&work, 9), 2);
	work_mark(&work, 5);
	assert_int_equal(work_mark_of(&work, 5), 1);
	work_unmark(&work, 9);
	work_unmark(&work, 5);
	assert_int_equal(work.mark_count, 1);
	work_release(&work);
}

static void
test_undo_and_redo_give_each_state_back(void **state)
{
	struct history history = { 0 };
	struct work work = { 0 };
	const struct step *step;

	(void)state;
	mark_step(&history, &work, 3, "first");
	mark_step(&history, &work, 4, "second");
	step = history_undo(&history, &work);
	assert_str(step->what, "second");
	assert_int_equal(step->spot.row, 4);
	assert_int_equal(work.mark_count, 1);
	step = history_undo(&history, &work);
	assert_str(step->what, "first");
	assert_int_equal(work.mark_count, 0);
	assert_null(history_undo(&history, &work));
	step = history_redo(&history, &work);
	assert_str(step->what, "first");
	assert_int_equal(work.mark_count, 1);
	history_redo(&history, &work);
	assert_int_equal(work.mark_count, 2);
	assert_null(history_redo(&history, &work));
	history_release(&history);
	work_release(&work);
}

static void
test_a_new_change_forgets_what_could_be_redone(void **state)
{
	struct history history = { 0 };
	struct work work = { 0 };

	(void)state;
	mark_step(&history, &work, 1, "one");
	mark_step(&history, &work, 2, "two");
	history_undo(&history, &work);
	mark_step(&history, &work, 3, "three");
	assert_null(history_redo(&history, &work));
	assert_str(history_undo(&history, &work)->what, "three");
	assert_str(history_undo(&history, &work)->what, "one");
	history_release(&history);
	work_release(&work);
}

static void
test_the_oldest_is_forgotten_first(void **state)
{
	struct history history = { 0 };
	struct work work = { 0 };
	char what[16];

	(void)state;
	for (size_t i = 0; i < HISTORY_MAX + 5; i++) {
		snprintf(what, sizeof what, "%zu", i);
		mark_step(&history, &work, i, what);
	}
	for (size_t i = 1; i < HISTORY_MAX; i++)
		assert_non_null(history_undo(&history, &work));
	assert_str(history_undo(&history, &work)->what, "5");
	assert_null(history_undo(&history, &work));
	assert_int_equal(work.mark_count, 5);
	history_release(&history);
	work_release(&work);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_freed_letter_is_given_again),
		cmocka_unit_test(test_undo_and_redo_give_each_state_back),
		cmocka_unit_test(
		    test_a_new_change_forgets_what_could_be_redone),
		cmocka_unit_test(test_the_oldest_is_forgotten_first),
	};

	return cmocka_run_group_tests_name("history", tests, NULL, NULL);
}
