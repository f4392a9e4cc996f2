/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/command.h"
#include "app/session.h"
#include "base/file.h"
#include "check.h"
#include "compose/suggest.h"

static void
open_library(struct session *session)
{
	session_init(session);
	library_add(&session->library, "tests/view/library");
	library_load_all(&session->library);
	session_refresh(session);
}

static void
press(struct session *session, const char *names)
{
	struct str rest = str_of(names), name;

	while (str_split(&rest, ' ', &name))
		session_key(session, name);
}

static void
test_two_are_needed_to_compare(void **state)
{
	struct session session;

	(void)state;
	open_library(&session);
	assert_false(session_compare(&session));
	press(&session, "Space c");
	assert_int_equal(session.screen, SCREEN_BROWSE);
	assert_str(buf_str(&session.message),
		   "Mark one more persona with space: c compares two or more");
	press(&session, "Space c");
	assert_int_equal(session.screen, SCREEN_COMPARE);
	assert_true(session.work.has_draft);
	session_release(&session);
}

static void
test_the_same_marks_keep_the_draft(void **state)
{
	struct session session;
	const struct comparison *before;
	size_t steps;

	(void)state;
	open_library(&session);
	press(&session, "a c");
	before = session_comparison(&session);
	steps = session.history.count;
	press(&session, "1 c");
	assert_ptr_equal(session_comparison(&session), before);
	assert_int_equal(session.history.count, steps);
	press(&session, "1 G x 2");
	assert_ptr_equal(session_comparison(&session), before);
	press(&session, "1 c");
	assert_ptr_not_equal(session_comparison(&session), before);
	session_undo(&session);
	session_undo(&session);
	assert_ptr_equal(session_comparison(&session), before);
	session_release(&session);
}

/* Each call must go on where the one before stopped. */
static void
count_progress(struct session *session, size_t done, size_t all)
{
	assert_int_equal(session->progress_at, done);
	session->progress_at = (long)done + 1;
	assert_true(done < all);
}

static void
test_comparing_tells_how_far_it_is(void **state)
{
	struct session session;
	size_t marked;

	(void)state;
	open_library(&session);
	session.progress = count_progress;
	press(&session, "a c");
	marked = session.work.mark_count;
	assert_true(marked > 2);
	assert_int_equal(session.progress_at, marked * (marked + 1) / 2);
	press(&session, "1 c");
	assert_int_equal(session.progress_at, marked * (marked + 1) / 2);
	session_release(&session);
}

static void
test_the_best_base_needs_no_second_comparison(void **state)
{
	static const char *const orders[] = { "g Space G Space c",
					      "G Space g Space c" };

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct session session;
		const struct comparison *comparison;

		open_library(&session);
		press(&session, orders[i]);
		comparison = session_comparison(&session);
		assert_int_equal(session.compared_count, 1);
		assert_int_equal(comparison->base, suggest_base(comparison));
		session_release(&session);
	}
}

/* Side by side compares without a draft: on any base. */
static void
test_a_draft_is_not_on_the_base_that_happened_to_be(void **state)
{
	struct session session;
	const struct comparison *comparison;

	(void)state;
	open_library(&session);
	press(&session, "a v v c");
	comparison = session_comparison(&session);
	assert_int_equal(comparison->base, suggest_base(comparison));
	session_release(&session);
}

static void
test_letters_are_those_of_the_marks(void **state)
{
	struct session session;

	(void)state;
	open_library(&session);
	press(&session, "a g x c");
	assert_int_equal(session_comparison(&session)->persona_count, 2);
	assert_int_equal(session_letter(&session, 0), 'B');
	assert_int_equal(session_letter(&session, 1), 'C');
	assert_int_equal(session_letter(&session, 2), '?');
	session_release(&session);
}

static void
test_undoing_the_comparison_leaves_its_screens(void **state)
{
	struct session session;

	(void)state;
	open_library(&session);
	press(&session, "a c u");
	assert_int_equal(session.screen, SCREEN_BROWSE);
	assert_false(session.work.has_draft);
	press(&session, "3");
	assert_int_equal(session.screen, SCREEN_BROWSE);
	press(&session, "Ctrl-R 3");
	assert_int_equal(session.screen, SCREEN_COMPOSE);
	session_release(&session);
}

static size_t
topics_of_draft(const struct draft *draft, size_t *topics)
{
	size_t count = 0;

	for (size_t i = 0; i < draft->entry_count; i = draft_end(draft, i))
		if (draft->entries[i].topic != NO_INDEX)
			topics[count++] = draft->entries[i].topic;
	return count;
}

static void
test_another_base_keeps_what_was_said_to_be_fine(void **state)
{
	struct session session;
	struct draft *draft = &session.work.draft;
	size_t topics[64], count, other, kept = 0;

	(void)state;
	open_library(&session);
	press(&session, "a c");
	other = draft->base == 0 ? 1 : 0;
	session_begin(&session);
	draft->ok[0] = true;
	session_done(&session, "said it is fine");
	session_rebase(&session, other);
	assert_int_equal(draft->base, other);
	for (size_t i = 0; i < draft->comparison->topic_count; i++)
		kept += draft->ok[i];
	assert_int_equal(kept, 1);
	count = topics_of_draft(draft, topics);
	for (size_t i = 1; i < count; i++)
		assert_true(topics[i - 1] < topics[i]);
	session_rebase(&session, other);
	assert_str(str_slice(buf_str(&session.message),
			     (struct range){ 1, 8 }), " is the");
	session_release(&session);
}

static void
test_a_change_that_was_none_leaves_no_trace(void **state)
{
	struct session session;

	(void)state;
	open_library(&session);
	session_begin(&session);
	session_cancel(&session);
	assert_int_equal(session.history.count, 0);
	session_release(&session);
}

static void
write_persona(const char *path, struct str text)
{
	struct error error;

	assert_true(file_write(path, text, true, &error));
}

static void
test_the_draft_keeps_the_text_of_a_changed_file(void **state)
{
	char *folder = check_make_folder();
	char *a = check_path(folder, "a.md"), *b = check_path(folder, "b.md");
	struct session session;
	size_t entries;

	(void)state;
	write_persona(a, STR("# A\n\n## Work\n\n- index every query\n"));
	write_persona(b, STR("# B\n\n## Work\n\n- index each query\n"));
	session_init(&session);
	library_add(&session.library, folder);
	library_load_all(&session.library);
	session_refresh(&session);
	press(&session, "a c");
	entries = session.work.draft.entry_count;
	assert_false(session_reload(&session));
	write_persona(b, STR("# B\n\nNothing is left of it, or so.\n"));
	assert_true(session_reload(&session));
	assert_true(str_contains(buf_str(&session.message),
				 STR("B changed on disk")));
	assert_int_equal(session.work.draft.entry_count, entries);
	press(&session, "1 R 3 4 2");
	assert_int_equal(unlink(a), 0);
	assert_true(session_reload(&session));
	assert_true(str_contains(buf_str(&session.message),
				 STR("a.md: No such file or directory; the "
				     "draft keeps what it took")));
	assert_false(session_reload(&session));
	press(&session, "1 i");
	assert_true(str_contains(buf_str(&session.why.text),
				 STR("This is what it said before")));
	session_release(&session);
	check_remove_folder(folder);
	free(folder);
	free(a);
	free(b);
}

static void
test_a_draft_that_cannot_be_saved_is_told_once(void **state)
{
	char *folder = check_make_folder();
	struct session session;

	(void)state;
	setenv("XDG_STATE_HOME", folder, 1);
	open_library(&session);
	autosave_open(&session);
	press(&session, "a c j j x");
	assert_int_equal(file_kind(session.autosave.path.ptr), FILE_REGULAR);
	file_fail_at(1, ENOSPC);
	press(&session, "j x");
	file_fail_at(0, 0);
	assert_true(str_starts(buf_str(&session.message),
			       STR("The draft cannot be saved")));
	press(&session, "u");
	assert_false(session.autosave.broken);
	session_release(&session);
	check_remove_folder(folder);
	free(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_two_are_needed_to_compare),
		cmocka_unit_test(test_the_same_marks_keep_the_draft),
		cmocka_unit_test(test_comparing_tells_how_far_it_is),
		cmocka_unit_test(
		    test_the_best_base_needs_no_second_comparison),
		cmocka_unit_test(
		    test_a_draft_is_not_on_the_base_that_happened_to_be),
		cmocka_unit_test(test_letters_are_those_of_the_marks),
		cmocka_unit_test(
		    test_undoing_the_comparison_leaves_its_screens),
		cmocka_unit_test(
		    test_another_base_keeps_what_was_said_to_be_fine),
		cmocka_unit_test(test_a_change_that_was_none_leaves_no_trace),
		cmocka_unit_test(
		    test_the_draft_keeps_the_text_of_a_changed_file),
		cmocka_unit_test(
		    test_a_draft_that_cannot_be_saved_is_told_once),
	};

	setlocale(LC_CTYPE, "C.UTF-8");
	return cmocka_run_group_tests_name("session", tests, NULL, NULL);
}
