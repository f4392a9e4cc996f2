/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>
#include <utime.h>

#include "app/command.h"
#include "base/buf.h"
#include "base/file.h"
#include "check.h"
#include "stage.h"

static const char *const compare[] = { "tests/view/compare", NULL };
static const char *const library[] = { "tests/view/library", NULL };

/* A session that left a draft behind when it ended. */
static void
leave_draft(int number, const char *const *paths)
{
	struct stage stage;

	stage_open(&stage, 24, 80, paths);
	autosave_open(&stage.session);
	/* Beside what was left before, as if another Troupe had that. */
	assert_true(autosave_take(&stage.session.autosave, number));
	stage_keys(&stage, "a c o");
	assert_true(stage.session.unsaved);
	stage_close(&stage);
}

static void
open_again(struct stage *stage)
{
	stage_open(stage, 24, 100, library);
	autosave_open(&stage->session);
	autosave_offer(&stage->session);
	stage_draw(stage);
}

static void
make_older(struct stage *stage, int number, long seconds)
{
	struct str path = autosave_path(&stage->session.autosave, number);
	time_t then = time(NULL) - seconds;
	struct utimbuf times = { then, then };

	assert_int_equal(utime(path.ptr, &times), 0);
}

static void
test_each_draft_says_age_picks_and_personas(void **state)
{
	struct stage stage;

	(void)state;
	leave_draft(1, compare);
	leave_draft(2, library);
	open_again(&stage);
	make_older(&stage, 1, 7300);
	stage_close(&stage);
	open_again(&stage);
	assert_stage(&stage, "Drafts were saved. Resume one?");
	assert_stage(&stage, "2 hours ago");
	assert_stage(&stage, "just now");
	assert_stage(&stage, "picks from 3 personas: backend-engineer");
	assert_stage(&stage, "picks from 3 personas: api-engineer");
	stage_close(&stage);
}

static void
test_a_review_goes_on_where_it_was_left(void **state)
{
	struct stage stage;
	const struct board *board = &stage.session.board;

	(void)state;
	leave_draft(1, compare);
	open_again(&stage);
	stage_keys(&stage, "Enter");
	assert_true(board->rows[0].ok);
	assert_int_equal(board->row, 1);
	assert_stage(&stage, "The draft is back as it was");
	stage_close(&stage);
}

static void
test_esc_leaves_the_drafts_for_the_next_start(void **state)
{
	struct stage stage;

	(void)state;
	leave_draft(1, compare);
	leave_draft(2, library);
	open_again(&stage);
	stage_keys(&stage, "Esc");
	assert_stage(&stage, "offered again at the next start");
	assert_int_equal(stage.session.autosave.number, 3);
	stage_keys(&stage, "a c o");
	stage_close(&stage);
	open_again(&stage);
	assert_int_equal(stage.session.autosave.offered_count, 3);
	stage_keys(&stage, "G Enter");
	assert_stage(&stage, "3 drafts were put aside; this opens one of them");
	stage_close(&stage);
}

static void
test_what_is_put_aside_is_told_with_the_command_that_opens_it(void **state)
{
	struct stage stage;
	struct str command;

	(void)state;
	leave_draft(1, library);
	open_again(&stage);
	stage_keys(&stage, "G Enter");
	command = buf_str(&stage.session.message);
	command = str_from(command, str_find(command, STR("troupe /")));
	assert_true(str_contains(command, STR("/troupe/draft-1-aside-")));
	assert_int_equal(file_kind(command.ptr + strlen("troupe ")),
			 FILE_REGULAR);
	stage_close(&stage);
}

static void
test_a_recipe_opened_puts_a_saved_draft_aside_and_says_so(void **state)
{
	struct stage stage;
	struct str text;
	struct error error;

	(void)state;
	leave_draft(1, library);
	stage_open(&stage, 24, 100, library);
	autosave_open(&stage.session);
	assert_true(file_read(&text, stage.session.autosave.path.ptr,
			      &stage.session.arena, &error));
	autosave_begin(&stage.session, text);
	stage_draw(&stage);
	assert_stage(&stage, "The draft, to be changed and exported. The "
		     "saved one was put aside; this opens it:");
	assert_true(str_contains(buf_str(&stage.session.message),
				 STR("opens it: troupe /")));
	assert_stage(&stage, "/troupe/draft-1-aside-");
	assert_true(str_starts(stage.session.put_aside, STR("troupe /")));
	stage_close(&stage);
}

static void
test_the_one_chosen_is_resumed_and_the_other_stays(void **state)
{
	struct stage stage;

	(void)state;
	leave_draft(1, compare);
	leave_draft(2, library);
	open_again(&stage);
	stage_keys(&stage, "j Enter");
	assert_stage(&stage, "The draft is back as it was");
	assert_int_equal(stage.session.autosave.number, 2);
	assert_stage(&stage, "A B C");
	assert_int_equal(
	    file_kind(autosave_path(&stage.session.autosave, 1).ptr),
	    FILE_REGULAR);
	stage_close(&stage);
	open_again(&stage);
	assert_stage(&stage, "Drafts were saved");
	stage_keys(&stage, "G Enter");
	assert_int_equal(
	    file_kind(autosave_path(&stage.session.autosave, 1).ptr),
	    FILE_NONE);
	assert_int_equal(
	    file_kind(autosave_path(&stage.session.autosave, 2).ptr),
	    FILE_NONE);
	stage_close(&stage);
}

static void
write_baker(const char *path, const char *last)
{
	struct buf text = { 0 };
	struct error error;

	buf_printf(&text, "# Baker\n\n## Dough\n\n### Flour\n\n- Weigh the "
		   "flour twice\n- %s\n", last);
	assert_true(file_write(path, buf_str(&text), true, &error));
	buf_release(&text);
}

static void
test_a_pick_that_is_gone_is_named_by_its_path_of_titles(void **state)
{
	char *one = check_path(*state, "one.md");
	char *two = check_path(*state, "two.md");
	const char *const bakers[] = { one, two, NULL };
	struct stage stage;

	write_baker(one, "Sift it before it is mixed");
	write_baker(two, "Let the dough rest for a night");
	leave_draft(1, bakers);
	write_baker(one, "Throw it away");
	write_baker(two, "Throw it far away");
	open_again(&stage);
	stage_keys(&stage, "Enter");
	assert_stage(&stage, "not found again: ");
	assert_stage(&stage, "Dough › Flour");
	stage_close(&stage);
	free(one);
	free(two);
}

static void
test_picks_that_are_gone_are_listed_and_come_back(void **state)
{
	char *one = check_path(*state, "old.md");
	char *two = check_path(*state, "new.md");
	const char *const bakers[] = { one, two, NULL };
	struct stage stage;
	size_t count;

	write_baker(one, "Sift it before it is mixed");
	write_baker(two, "Let the dough rest for a night");
	leave_draft(1, bakers);
	open_again(&stage);
	stage_keys(&stage, "Enter");
	count = stage.session.work.draft.entry_count;
	stage_close(&stage);
	write_baker(one, "Throw it away");
	write_baker(two, "Throw it far away");
	open_again(&stage);
	stage_keys(&stage, "Enter");
	assert_true(str_contains(buf_str(&stage.session.message),
				 STR(" · kept: Notes (3) lists")));
	assert_int_equal(stage.session.work.draft.entry_count, count);
	stage_keys(&stage, "3 x u Tab");
	assert_stage(&stage, "! Picks that were not found again");
	stage_close(&stage);
	write_baker(one, "Sift it before it is mixed");
	write_baker(two, "Let the dough rest for a night");
	open_again(&stage);
	stage_keys(&stage, "Enter");
	assert_stage(&stage, "The draft is back as it was");
	assert_int_equal(stage.session.work.draft.entry_count, count);
	stage_close(&stage);
	free(one);
	free(two);
}

static void
test_a_draft_over_two_personas_of_one_file_finds_them(void **state)
{
	char *modes = check_path(*state, "bakers.roomodes");
	const char *const paths[] = { modes, NULL };
	struct stage stage;
	struct error error;

	assert_true(file_write(modes, STR(
	    "customModes:\n"
	    "- {slug: one, name: One, roleDefinition: You weigh the flour.}\n"
	    "- {slug: two, name: Two, roleDefinition: You bake the bread.}\n"),
	    true, &error));
	leave_draft(1, paths);
	stage_open(&stage, 24, 100, paths);
	autosave_open(&stage.session);
	autosave_offer(&stage.session);
	stage_keys(&stage, "Enter");
	assert_stage(&stage, "The draft is back as it was");
	assert_int_equal(stage.session.library.count, 2);
	assert_int_equal(stage.session.work.marks[0], 0);
	assert_int_equal(stage.session.work.marks[1], 1);
	stage_close(&stage);
	free(modes);
}

static void
test_a_source_that_became_a_folder_is_gone(void **state)
{
	char *one = check_path(*state, "round.md");
	char *two = check_path(*state, "square.md");
	char *inside = check_path(*state, "round.md/inside.md");
	const char *const bakers[] = { one, two, NULL };
	struct stage stage;
	struct error error;

	write_baker(one, "Sift it before it is mixed");
	write_baker(two, "Let the dough rest for a night");
	leave_draft(1, bakers);
	assert_int_equal(unlink(one), 0);
	assert_true(file_make_folder(one, &error));
	write_baker(inside, "Sift it before it is mixed");
	open_again(&stage);
	stage_keys(&stage, "Enter");
	assert_stage(&stage, "is gone. The draft was put aside");
	assert_false(stage.session.work.has_draft);
	stage_close(&stage);
	free(one);
	free(two);
	free(inside);
}

static void
block_lock(const char *folder, int number)
{
	char *path;
	struct buf name = { 0 };
	struct error error;

	buf_printf(&name, "troupe/draft-%d.lock", number);
	path = check_path(folder, name.ptr);
	unlink(path);
	assert_true(file_make_folder(path, &error));
	buf_release(&name);
	free(path);
}

static void
assert_said(struct stage *stage, const char *end)
{
	struct str said = buf_str(&stage->session.message);

	if (!str_ends(said, str_of(end)))
		fail_msg("said: %.*s", STR_ARG(said));
}

static void
test_what_keeps_a_draft_from_being_kept_is_said(void **state)
{
	char *folder = check_path(*state, "blocked");
	struct stage stage;

	setenv("XDG_STATE_HOME", folder, 1);
	block_lock(folder, 1);
	open_again(&stage);
	assert_said(&stage, "draft-1.lock: Is a directory: this one keeps a "
		    "draft of its own");
	stage_close(&stage);
	for (int i = 2; i <= AUTOSAVE_DRAFTS; i++)
		block_lock(folder, i);
	open_again(&stage);
	assert_said(&stage, "Is a directory: this one keeps no draft");
	stage_close(&stage);
	setenv("XDG_STATE_HOME", "/dev/null", 1);
	open_again(&stage);
	assert_said(&stage, "/dev/null/troupe: Not a directory: this one "
		    "keeps no draft");
	stage_close(&stage);
	setenv("XDG_STATE_HOME", *state, 1);
	free(folder);
}

static int
enter_folder(void **state)
{
	*state = check_make_folder();
	return setenv("XDG_STATE_HOME", *state, 1);
}

static int
leave_folder(void **state)
{
	check_remove_folder(*state);
	free(*state);
	return 0;
}

/* A recipe may be somebody else's, or older than its sources. */
static void
test_a_field_that_no_source_has_is_shown_alone(void **state)
{
	static const char recipe[] =
	    "schema: troupe.recipe/1\nname: x\nbase: 0\nsources:\n"
	    "- path: tests/view/compare/a-careful.md\n  name: a\n"
	    "- path: tests/view/compare/b-modern.md\n  name: b\n"
	    "fields:\n- key: colour\n  kind: string\n  value: red\n"
	    "- key: \"\"\n  kind: list\n"
	    "draft:\n- section: A\n- block: item\n  text: x\n";
	struct stage stage;

	(void)state;
	stage_open(&stage, 36, 120, compare);
	autosave_begin(&stage.session, str_of(recipe));
	stage_draw(&stage);
	stage_keys(&stage, "2 g");
	assert_stage(&stage, "colour");
	assert_stage(&stage, "red");
	stage_close(&stage);
}

static void
test_a_draft_that_ended_troupe_is_put_aside_at_the_next_start(void **state)
{
	struct stage stage;
	struct str aside;

	(void)state;
	leave_draft(1, library);
	stage_open(&stage, 24, 100, library);
	autosave_open(&stage.session);
	autosave_opening(&stage.session.autosave);
	/* As a crash leaves it. */
	stage.session.autosave.opening = false;
	stage_close(&stage);
	open_again(&stage);
	assert_int_equal(stage.session.autosave.offered_count, 0);
	assert_stage(&stage, "Troupe ended while it opened the draft");
	aside = str_from(stage.session.put_aside, strlen("troupe "));
	assert_int_equal(file_kind(aside.ptr), FILE_REGULAR);
	stage_close(&stage);
}

/* It holds texts of personas that may be nobody else's business. */
static void
test_a_draft_is_for_the_user_alone(void **state)
{
	struct stage stage;
	struct stat status;
	struct str path;

	(void)state;
	leave_draft(1, library);
	open_again(&stage);
	path = autosave_path(&stage.session.autosave, 1);
	assert_int_equal(stat(path.ptr, &status), 0);
	assert_int_equal(status.st_mode & 07777, 0600);
	path.len -= STR("/draft-1.yaml").len;
	path = arena_str(&stage.frame, path);
	assert_int_equal(stat(path.ptr, &status), 0);
	assert_int_equal(status.st_mode & 0777, 0700);
	stage_close(&stage);
}

static void
test_a_draft_that_came_back_is_offered_again(void **state)
{
	struct stage stage;

	(void)state;
	leave_draft(1, library);
	open_again(&stage);
	stage_keys(&stage, "Enter");
	assert_true(stage.session.autosave.opening);
	autosave_opened(&stage.session.autosave);
	stage_close(&stage);
	open_again(&stage);
	assert_int_equal(stage.session.autosave.offered_count, 1);
	stage_close(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_draft_says_age_picks_and_personas),
		cmocka_unit_test(
		    test_esc_leaves_the_drafts_for_the_next_start),
		cmocka_unit_test(
		    test_the_one_chosen_is_resumed_and_the_other_stays),
		cmocka_unit_test(
		    test_a_pick_that_is_gone_is_named_by_its_path_of_titles),
		cmocka_unit_test(
		    test_picks_that_are_gone_are_listed_and_come_back),
		cmocka_unit_test(
		    test_a_draft_over_two_personas_of_one_file_finds_them),
		cmocka_unit_test(
		    test_what_is_put_aside_is_told_with_the_command_that_opens_it),
		cmocka_unit_test(
		    test_a_recipe_opened_puts_a_saved_draft_aside_and_says_so),
		cmocka_unit_test(test_a_source_that_became_a_folder_is_gone),
		cmocka_unit_test(
		    test_what_keeps_a_draft_from_being_kept_is_said),
		cmocka_unit_test(
		    test_a_field_that_no_source_has_is_shown_alone),
		cmocka_unit_test(
		    test_a_draft_that_ended_troupe_is_put_aside_at_the_next_start),
		cmocka_unit_test(test_a_draft_is_for_the_user_alone),
		cmocka_unit_test(test_a_draft_that_came_back_is_offered_again),
		cmocka_unit_test(test_a_review_goes_on_where_it_was_left),
	};

	return cmocka_run_group_tests_name("autosave", tests, enter_folder,
					   leave_folder);
}
