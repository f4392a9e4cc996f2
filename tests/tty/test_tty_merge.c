/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/buf.h"
#include "base/file.h"
#include "check.h"
#include "match/rarity.h"
#include "pty.h"

static const char *troupe;
static char *folder; /* of this run: what is saved */

#define PERSONAS \
	"tests/view/compare/a-careful.md", "tests/view/compare/b-modern.md", \
	    "tests/view/compare/c-terse.md"

static bool
was_saved(const char *name)
{
	char *path = check_path(folder, name);
	bool saved = file_kind(path) == FILE_REGULAR;

	free(path);
	return saved;
}

static void
quit(struct pty *pty)
{
	pty_signal(pty, 15);
	pty_wait_end(pty);
	assert_true(pty_is_restored(pty));
	pty_close(pty);
}

static void
test_the_suggested_draft_opens_in_compose(void **state)
{
	const char *const argv[] = { troupe, "merge", "--interactive",
				     PERSONAS, "--name", "chosen", "--take",
				     "base", NULL };
	struct pty pty;

	(void)state;
	pty_start(&pty, 36, 120, argv);
	pty_wait(&pty, "[3 Compose]");
	pty_wait(&pty, "The draft, to be changed and exported");
	pty_wait(&pty, "name: chosen");
	pty_keys(&pty, "Esc");
	pty_wait(&pty, "[2 Compare]");
	pty_wait(&pty, "A B C");
	quit(&pty);
}

static void
test_a_recipe_opens_as_the_draft_it_was(void **state)
{
	const char *const argv[] = {
		troupe, "tests/cli/compose-elsewhere/input/kept/mine.yaml",
		NULL
	};
	struct pty pty;

	(void)state;
	pty_start(&pty, 24, 80, argv);
	pty_wait(&pty, "[3 Compose]");
	pty_wait(&pty, "name: api-engineer");
	pty_keys(&pty, "Esc");
	pty_wait(&pty, "[2 Compare]");
	pty_wait(&pty, "A B");
	quit(&pty);
}

static void
write_library(const char *library)
{
	struct buf buf = { 0 };
	struct error error;

	assert_true(file_make_folder(library, &error));
	for (int i = 0; i < RARITY_LEAST; i++) {
		buf_clear(&buf);
		buf_printf(&buf, "%s/%02d.md", library, i);
		assert_true(file_write(buf.ptr, STR("Deploy with care.\n"),
				       true, &error));
	}
	buf_release(&buf);
}

static void
test_its_words_are_weighed_by_the_library_meanwhile(void **state)
{
	char *library = check_path(folder, "library");
	const char *const argv[] = { troupe, "merge", "-i", PERSONAS,
				     "--library", library, NULL };
	struct pty pty;

	(void)state;
	write_library(library);
	pty_start(&pty, 36, 120, argv);
	pty_wait(&pty, "[3 Compose]");
	pty_wait(&pty, "Words are weighed by the 50 personas of");
	quit(&pty);
	free(library);
}

static void
test_a_draft_that_was_saved_is_put_aside(void **state)
{
	const char *const argv[] = { troupe, "merge", "-i", PERSONAS, NULL };
	struct pty pty;

	(void)state;
	pty_start(&pty, 24, 80, argv);
	pty_wait(&pty, "[3 Compose]");
	quit(&pty);
	pty_start(&pty, 24, 80, argv);
	pty_wait(&pty, "[3 Compose]");
	pty_keys(&pty, "1 q q");
	assert_int_equal(pty_wait_end(&pty), 0);
	pty_wait(&pty, "troupe: a draft was put aside; this opens it:");
	pty_wait(&pty, "/troupe/draft-1-aside-1.yaml");
	pty_close(&pty);
	assert_true(was_saved("troupe/draft-1.yaml"));
	assert_true(was_saved("troupe/draft-1-aside-1.yaml"));
}

static void
test_it_needs_two_personas_before_a_terminal(void **state)
{
	const char *const argv[] = { troupe, "merge", "-i",
				     "tests/view/compare/a-careful.md", NULL };
	struct pty pty;

	(void)state;
	pty_start(&pty, 24, 80, argv);
	assert_int_equal(pty_wait_end(&pty), 2);
	assert_true(pty_shows(&pty, "it needs two personas"));
	pty_close(&pty);
}

static int
set_up(void **state)
{
	(void)state;
	folder = check_make_folder();
	setenv("XDG_STATE_HOME", folder, 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("NO_COLOR");
	troupe = getenv("TROUPE");
	return troupe ? 0 : -1;
}

static int
tear_down(void **state)
{
	(void)state;
	check_remove_folder(folder);
	free(folder);
	return 0;
}

/* Each starts without the draft of another. */
#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	static const struct CMUnitTest tests[] = {
		TEST(test_the_suggested_draft_opens_in_compose),
		TEST(test_a_recipe_opens_as_the_draft_it_was),
		TEST(test_its_words_are_weighed_by_the_library_meanwhile),
		TEST(test_a_draft_that_was_saved_is_put_aside),
		TEST(test_it_needs_two_personas_before_a_terminal),
	};

	return cmocka_run_group_tests_name("merge", tests, NULL, NULL);
}
