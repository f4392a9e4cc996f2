/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "base/count.h"
#include "base/file.h"
#include "check.h"
#include "pty.h"

/* What a subcommand prints on a terminal. */

static const char *troupe;
static char *folder;

static const char evil[] =
    "---\nname: \"evil\\e]0;owned\\a\"\ndescription: a\x1b[31mb\n---\n"
    "# T\x1b]52;c;bWluZQ==\x07\n\nX\x9b""31m \xe2\x80\xae rev \xf3\xa0"
    "\x81\xa8\x08\x0cY \xc2\x9b""7m \xc2\x9d""0;y\xc2\x9c \x7f \xe2\x80\x8b\n\n"
    "- &#27;[2J\n\n## <b>\x1b]0;x\x07\n\nText\x1b[2J.\n";

static void
check_safe(const char *const *argv, const char *shown)
{
	struct pty pty;
	struct str bytes;

	pty_start(&pty, 40, 120, argv);
	pty_wait(&pty, shown);
	pty_wait_end(&pty);
	bytes = buf_str(&pty.bytes);
	assert_false(str_contains(bytes, STR("\033]")));
	assert_false(str_contains(bytes, STR("\033[31mb")));
	assert_false(str_contains(bytes, STR("\033[2J")));
	assert_false(str_contains(bytes, STR("\a")));
	assert_false(str_contains(bytes, STR("\b")));
	assert_false(str_contains(bytes, STR("\xe2\x80\xae")));
	assert_false(str_contains(bytes, STR("\xf3\xa0\x81\xa8")));
	assert_false(str_contains(bytes, STR("\x9b")));
	assert_false(str_contains(bytes, STR("\xc2\x9d")));
	assert_false(str_contains(bytes, STR("\x7f")));
	assert_false(str_contains(bytes, STR("\xe2\x80\x8b")));
	pty_close(&pty);
}

static void
test_control_characters_of_a_file_are_shown_and_not_sent(void **state)
{
	char *a = check_path(folder, "a.md"), *b = check_path(folder, "b.md");
	char *gone = check_path(folder, "no\033]0;x\007.md");
	char *c1 = check_path(folder, "c\xc2\x9b""31m.md");
	const struct {
		const char *shown, *argv[8];
	} rows[] = {
		{ "^[", { troupe, "list", folder } },
		{ "^[", { troupe, "show", a } },
		{ "^[", { troupe, "match", a, b } },
		{ "^[", { troupe, "diff", a, b } },
		{ "^[", { troupe, "merge", a, b } },
		{ "b.md:7:2", { troupe, "lint", folder } },
		{ "^[", { troupe, "export", a, "--to", "text" } },
		{ "^[", { troupe, "show", gone } },
		{ "badges", { troupe, "list", "--json", folder } },
		{ "schema", { troupe, "show", "--json", c1 } },
		{ "schema", { troupe, "match", "--json", a, c1 } },
		{ "schema", { troupe, "diff", "--json", a, c1 } },
		{ "schema", { troupe, "merge", "--json", a, c1 } },
		{ "hidden", { troupe, "lint", "--json", folder } },
		{ "schema", { troupe, "export", c1, "--to", "text",
			      "--json" } },
		{ "families", { troupe, "overlap", "--json", folder } },
	};
	struct error error;

	(void)state;
	assert_true(file_write(a, str_of(evil), true, &error));
	assert_true(file_write(b, str_of(evil), true, &error));
	assert_true(file_write(c1, str_of(evil), true, &error));
	for (size_t i = 0; i < COUNT(rows); i++)
		check_safe(rows[i].argv, rows[i].shown);
	free(a);
	free(b);
	free(gone);
	free(c1);
}

static void
test_colour_is_used_on_a_terminal_unless_it_is_unwanted(void **state)
{
	const char *const argv[] = { troupe, "keys", NULL };
	struct pty pty;

	(void)state;
	for (int unwanted = 0; unwanted < 2; unwanted++) {
		setenv("NO_COLOR", unwanted ? "1" : "", 1);
		pty_start(&pty, 40, 120, argv);
		assert_int_equal(pty_wait_end(&pty), 0);
		assert_int_equal(str_contains(buf_str(&pty.bytes),
					      STR("\033[1mEverywhere")),
				 !unwanted);
		pty_close(&pty);
	}
	setenv("NO_COLOR", "1", 1);
}

static int
set_up(void **state)
{
	(void)state;
	folder = pty_make_home();
	setenv("NO_COLOR", "1", 1);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_control_characters_of_a_file_are_shown_and_not_sent),
		cmocka_unit_test(
		    test_colour_is_used_on_a_terminal_unless_it_is_unwanted),
	};

	return cmocka_run_group_tests_name("printed", tests, set_up,
					   tear_down);
}
