/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "check.h"
#include "pty.h"

static const char *troupe;
static char *folder; /* of this run: state, and what is written */

static void
start(struct pty *pty, int rows, int columns)
{
	const char *const argv[] = { troupe, "tests/view/compare", NULL };

	pty_start(pty, rows, columns, argv);
	pty_wait(pty, "3 personas");
	pty_keys(pty, "a c");
	pty_wait(pty, "· 2 flagged");
	pty_keys(pty, "s");
	pty_wait(pty, "By persona");
}

/* What was changed is asked for when it would be lost. */
static void
quit_anyway(struct pty *pty)
{
	pty_signal(pty, 15);
	pty_wait_end(pty);
	assert_true(pty_is_restored(pty));
	pty_close(pty);
}

static void
test_items_sections_and_topics_are_taken_and_put_back(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 36, 120);
	pty_keys(&pty, "j j h");
	pty_wait(&pty, "[○]●");
	pty_keys(&pty, "Enter");
	pty_wait(&pty, "Draft: API Design");
	pty_keys(&pty, "Space");
	pty_wait(&pty, "took A: Design REST endpoints");
	pty_wait(&pty, "[◐]●");
	pty_keys(&pty, "l");
	pty_wait(&pty, "◐[●]");
	pty_keys(&pty, "Space");
	pty_wait(&pty, "took out 2 items of B: Resource Naming");
	pty_keys(&pty, "u");
	pty_wait(&pty, "Undone: took out 2 items of B");
	pty_keys(&pty, "Ctrl-R");
	pty_wait(&pty, "◐[◐]");
	pty_keys(&pty, "Esc t");
	pty_wait(&pty, "took only B: API Design");
	pty_wait(&pty, "○[●]");
	quit_anyway(&pty);
}

static void
test_tools_are_taken_from_another(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 36, 120);
	pty_keys(&pty, "Enter j j j j j");
	pty_wait(&pty, ">○ A Read, Grep, Edit");
	pty_keys(&pty, "Space");
	pty_wait(&pty, ">● A Read, Grep, Edit");
	pty_keys(&pty, "u");
	pty_wait(&pty, "● B Read, Bash");
	quit_anyway(&pty);
}

static void
test_the_layout_follows_the_size(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 36, 120);
	pty_keys(&pty, "j j h Enter");
	pty_wait(&pty, "Draft: API Design");
	pty_resize(&pty, 24, 80);
	pty_wait(&pty, "esc topics");
	pty_wait(&pty, "Draft: API Design");
	pty_resize(&pty, 15, 50);
	pty_wait_gone(&pty, "Draft: API Design");
	pty_resize(&pty, 36, 120);
	pty_wait(&pty, "─ Topic ─");
	quit_anyway(&pty);
}

/* Cells of a row that are underlined. */
static int
underlined(struct pty *pty, int row)
{
	int count = 0;

	for (int column = 0; column < pty->columns; column++)
		count += pty_cell(pty, row, column).attrs.underline != 0;
	return count;
}

static void
test_shared_words_are_underlined_on_the_terminal(void **state)
{
	struct pty pty;
	int row;

	(void)state;
	start(&pty, 36, 120);
	pty_keys(&pty, "j j h Enter");
	pty_wait(&pty, "≈ Version every interface");
	row = pty_find(&pty, "≈ Version every interface");
	assert_true(underlined(&pty, row) > 20);
	assert_int_equal(underlined(&pty, pty_find(&pty, "○ Return one")),
			 0);
	quit_anyway(&pty);
}

static void
test_whole_files_open_at_the_topic_and_come_back(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 36, 120);
	pty_keys(&pty, "j j h v");
	pty_wait(&pty, "side by side · A at API Design");
	pty_keys(&pty, "v");
	pty_wait(&pty, "[○]●");
	quit_anyway(&pty);
}

static void
test_a_reviewed_draft_goes_on_to_compose(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 24, 80);
	pty_keys(&pty, "o o o o o o o o o");
	pty_wait(&pty, "All 9 topics are looked at");
	pty_wait(&pty, "9/9 ok");
	pty_keys(&pty, "c");
	pty_wait(&pty, "[3 Compose]");
	pty_keys(&pty, "2");
	pty_wait(&pty, "[2 Compare]");
	pty_wait(&pty, "9/9 ok");
	quit_anyway(&pty);
}

/* A press of the left button on the cell where the text stands. */
static void
click(struct pty *pty, const char *text)
{
	char bytes[32];
	int row = pty_find(pty, text);

	assert_true(row >= 0);
	snprintf(bytes, sizeof bytes, "\033[<0;5;%dM", row + 1);
	pty_send(pty, bytes);
	snprintf(bytes, sizeof bytes, "\033[<0;5;%dm", row + 1);
	pty_send(pty, bytes);
}

static void
test_a_topic_by_statement_with_keys_and_mouse(void **state)
{
	struct pty pty;

	(void)state;
	start(&pty, 36, 120);
	pty_keys(&pty, "s j j Enter");
	pty_wait(&pty, "8 points · 5 in the draft");
	pty_wait(&pty, "as it will be written");
	pty_keys(&pty, "Enter");
	pty_wait(&pty, "≈ A  Version every interface from the first day");
	click(&pty, "≈ A  Version every interface from the first day");
	pty_wait(&pty, "A:14 says it so");
	pty_keys(&pty, "Space");
	pty_wait(&pty, "● A  Version every interface from the first day");
	pty_keys(&pty, "Space");
	pty_wait(&pty, "≈ A  Version every interface from the first day");
	click(&pty, "○ A·· Paginate lists with a cursor");
	pty_wait(&pty, "A:16 says it so");
	pty_keys(&pty, "E Ctrl-U");
	pty_send(&pty, "Paginate everything");
	pty_keys(&pty, "Enter");
	pty_wait(&pty, "A - Paginate everything");
	quit_anyway(&pty);
}

static void
write_baker(const char *path, const char *last)
{
	char text[256];
	struct error error;

	snprintf(text, sizeof text, "# Baker\n\n## Dough\n\n- Weigh the "
		 "flour twice\n- %s\n\n## Oven\n\n- Heat it early\n", last);
	assert_true(file_write(path, str_of(text), true, &error));
}

/* A file changes on disk while its draft is reviewed. */
static void
test_what_was_decided_outlives_a_change_on_disk(void **state)
{
	char *one = check_path(folder, "one.md");
	char *two = check_path(folder, "two.md");
	const char *const argv[] = { troupe, one, two, NULL };
	struct pty pty;

	(void)state;
	write_baker(one, "Sift it before it is mixed");
	write_baker(two, "Let the dough rest for a night");
	pty_start(&pty, 24, 100, argv);
	pty_wait(&pty, "2 personas");
	pty_keys(&pty, "a c o a");
	pty_wait(&pty, "took 1 new");
	write_baker(two, "Let the dough rest for two long nights");
	pty_wait(&pty, "B changed on disk; 1 pick kept as it was");
	pty_keys(&pty, "3");
	pty_wait(&pty, "Upstream 1");
	pty_keys(&pty, "Tab Tab Tab");
	pty_wait(&pty, "+ Let the dough rest for two long nights");
	pty_keys(&pty, "Space");
	pty_wait(&pty, "took the new words");
	pty_wait_gone(&pty, "Upstream");
	quit_anyway(&pty);
	free(one);
	free(two);
}

static int
set_up(void **state)
{
	(void)state;
	folder = pty_make_home();
	troupe = getenv("TROUPE");
	return troupe ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	pty_remove_home(folder);
	return 0;
}

/* Each starts without the draft of another. */
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_items_sections_and_topics_are_taken_and_put_back),
		TEST(test_tools_are_taken_from_another),
		TEST(test_the_layout_follows_the_size),
		TEST(test_shared_words_are_underlined_on_the_terminal),
		TEST(test_whole_files_open_at_the_topic_and_come_back),
		TEST(test_a_reviewed_draft_goes_on_to_compose),
		TEST(test_a_topic_by_statement_with_keys_and_mouse),
		TEST(test_what_was_decided_outlives_a_change_on_disk),
	};

	return cmocka_run_group_tests_name("compare", tests, NULL, NULL);
}
