/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/library.h"
#include "base/buf.h"
#include "base/file.h"
#include "model/client.h"

static char *folder;

static void
put(const char *name, const char *text)
{
	char *path = check_path(folder, name);
	size_t end = str_of(path).len;
	struct error error;

	while (path[end - 1] != '/')
		end--;
	path[end - 1] = '\0';
	assert_true(file_make_folder(path, &error));
	path[end - 1] = '/';
	assert_true(file_write(path, str_of(text), true, &error));
	free(path);
}

static void
link_to(const char *target, const char *name)
{
	char *path = check_path(folder, name);

	assert_int_equal(symlink(target, path), 0);
	free(path);
}

/* Paths below the folder, one a line. */
static void
assert_found(const char *below, const char *wanted)
{
	char *root = check_path(folder, below);
	struct library library = { 0 };
	struct buf found = { 0 };

	buf_add_cstr(&found, "");
	library_add(&library, root);
	for (size_t i = 0; i < library.count; i++)
		buf_printf(&found, "%.*s\n",
			   STR_ARG(str_from(library.files[i].path,
					    str_of(root).len + 1)));
	assert_str(buf_str(&found), wanted);
	buf_release(&found);
	library_release(&library);
	free(root);
}

static void
test_a_walk_finds_personas_in_the_order_of_their_paths(void **state)
{
	(void)state;
	put("walk/b.md", "b");
	put("walk/a.MD", "a");
	put("walk/c.mdc", "c");
	put("walk/d.markdown", "d");
	put("walk/e.txt", "e");
	put("walk/f.rst", "f");
	put("walk/.md", "an ending alone");
	put("walk/.claude/agents/g.md", "g");
	put("walk/.git/h.md", "h");
	put("walk/node_modules/i.md", "i");
	put("walk/sub/README.md", "no name is skipped");
	assert_found("walk", ".claude/agents/g.md\na.MD\nb.md\nc.mdc\n"
			     "d.markdown\ne.txt\nsub/README.md\n");
}

static void
test_links_are_followed_inside_the_root_only(void **state)
{
	(void)state;
	put("outside.md", "secret");
	put("links/in.md", "in");
	put("links/deep/x.md", "x");
	put("links/other.rst", "no ending that is looked for");
	link_to("in.md", "links/again.md");
	link_to("../other.rst", "links/deep/other.md");
	link_to("../other.rst", "links/deep/third.md");
	link_to("../outside.md", "links/out.md");
	link_to("nowhere.md", "links/broken.md");
	link_to("deep", "links/loop");
	link_to("..", "links/deep/up");
	link_to("../in.md", "links/deep/a.md");
	link_to("../outside", "links/folder");
	put("outside/p.md", "elsewhere");
	assert_found("links", "broken.md\ndeep/other.md\ndeep/x.md\nfolder\n"
			      "in.md\nout.md\n");
}

/* What `name` below the folder is refused for; fails when it is not. */
static void
assert_refused(const char *below, const char *name, const char *why)
{
	char *root = check_path(folder, below);
	struct library library = { 0 };
	size_t found = 0;

	library_add(&library, root);
	library_load_all(&library);
	for (size_t i = 0; i < library.count; i++) {
		struct library_file *file = &library.files[i];

		if (!str_ends(file->path, str_of(name)))
			continue;
		found++;
		assert_null(file->persona);
		assert_false(file->named);
		assert_true(str_contains(file->refused, str_of(why)));
	}
	assert_int_equal(found, 1);
	library_release(&library);
	free(root);
}

static void
test_what_a_walk_passes_over_is_said(void **state)
{
	char *path = check_path(folder, "passed/unread.toml");
	char *search = check_path(folder, "passed/locked");

	(void)state;
	put("passed/in.md", "in");
	put("elsewhere/p.md", "elsewhere");
	link_to("loop.md", "passed/loop.md");
	link_to("nowhere.md", "passed/dangling.md");
	link_to("../elsewhere/p.md", "passed/out.md");
	link_to("../elsewhere", "passed/folder");
	link_to("nowhere", "passed/no persona whatever it names");
	assert_refused("passed", "/loop.md", "symbolic links");
	assert_refused("passed", "/dangling.md", "No such file");
	assert_refused("passed", "/out.md", "leads out of");
	assert_refused("passed", "/folder", "leads out of");
	if (geteuid() != 0) {
		put("passed/unread.toml", "a = 1\n");
		put("passed/locked/x.md", "x");
		put("passed/locked/sub/y.md", "y");
		assert_int_equal(chmod(path, 0), 0);
		assert_int_equal(chmod(search, 0444), 0);
		assert_refused("passed", "/unread.toml", "Permission");
		assert_refused("passed", "/locked/x.md", "Permission");
		assert_refused("passed", "/locked", "Permission");
		assert_int_equal(chmod(search, 0755), 0);
	}
	free(path);
	free(search);
}

/* A folder of the user's that is kept elsewhere, as dotfiles are. */
static void
test_a_client_folder_may_be_a_link(void **state)
{
	char *home = check_path(folder, "home");
	char *before = realpath(".", NULL);
	struct library library = { 0 };

	(void)state;
	put("home/dotfiles/agents/a.md", "# A\n");
	put("home/.claude/settings.json", "{}");
	link_to("../dotfiles/agents", "home/.claude/agents");
	link_to(".claude/agents", "home/personas");
	assert_int_equal(chdir(home), 0);
	setenv("HOME", home, 1);
	library_add_defaults(&library);
	assert_int_equal(library.count, 1);
	assert_str(library.files[0].path, "personas/a.md");
	library_release(&library);
	assert_int_equal(chdir(folder), 0);
	library_add_defaults(&library);
	assert_int_equal(library.count, 1);
	assert_true(str_ends(library.files[0].path,
			     STR("home/.claude/agents/a.md")));
	library_release(&library);
	assert_int_equal(chdir(before), 0);
	free(before);
	free(home);
}

static void
assert_client(const char *path, const char *shown, const char *client)
{
	struct library library = { 0 };
	const struct client *found;

	library_add(&library, path);
	library_load_all(&library);
	assert_int_equal(library.count, 1);
	assert_str(library.files[0].persona->path, shown);
	found = persona_client(library.files[0].persona);
	assert_string_equal(found ? found->name : "none", client);
	library_release(&library);
}

static void
test_a_client_is_known_from_within_its_folder_and_through_links(void **state)
{
	char *agents = check_path(folder, "team/.claude/agents");
	char *before = realpath(".", NULL);

	(void)state;
	put("team/.claude/agents/a.md", "# A\n");
	put("kept/b.md", "# B\n");
	link_to("team/.claude/agents", "own");
	link_to("../kept", "team/.kilo");
	put("kept/agent/c.md", "# C\n");
	assert_int_equal(chdir(agents), 0);
	assert_client(".", "./a.md", "Claude Code");
	assert_client("a.md", "a.md", "Claude Code");
	assert_int_equal(chdir(folder), 0);
	assert_client("own", "own/a.md", "Claude Code");
	assert_client("own/a.md", "own/a.md", "Claude Code");
	assert_client("team/.kilo/agent", "team/.kilo/agent/c.md", "Kilo");
	assert_client("kept/b.md", "kept/b.md", "none");
	assert_int_equal(chdir(before), 0);
	free(before);
	free(agents);
}

static void
test_other_formats_are_found_where_they_hold_a_persona(void **state)
{
	(void)state;
	put("mixed/agent.toml", "developer_instructions = \"Do.\"\n");
	put("mixed/Cargo.toml", "[package]\nname = \"x\"\n");
	put("mixed/package.json", "{\"prompt\":\"only when it is named\"}");
	put("mixed/.roomodes", "customModes:\n"
			       "- {slug: one, roleDefinition: One.}\n"
			       "- {slug: two, roleDefinition: Two.}\n");
	assert_found("mixed", ".roomodes#one\n.roomodes#two\nagent.toml\n");
}

static void
test_a_literal_path_comes_before_a_name_in_a_file(void **state)
{
	char *path = check_path(folder, "both.json#a");
	struct library library = { 0 };

	(void)state;
	put("both.json", "{\"a\":{\"prompt\":\"in the file\"},"
			 "\"b\":{\"prompt\":\"too\"}}");
	library_add(&library, path);
	library_load_all(&library);
	assert_str(persona_body(library.files[0].persona), "in the file\n");
	library_release(&library);
	put("both.json#a", "literal");
	library_add(&library, path);
	library_load_all(&library);
	assert_str(persona_body(library.files[0].persona), "literal");
	library_release(&library);
	free(path);
}

static void
test_a_file_that_changed_is_read_again(void **state)
{
	char *path = check_path(folder, "changing.md");
	struct library library = { 0 };
	const struct persona *before;

	(void)state;
	put("changing.md", "# Before\n");
	library_add(&library, path);
	library_load_all(&library);
	before = library.files[0].persona;
	assert_false(library_reload(&library, 0));
	put("changing.md", "# Afterwards\n");
	assert_true(library_reload(&library, 0));
	assert_str(library.files[0].persona->name, "Afterwards");
	assert_str(before->name, "Before");
	assert_int_equal(unlink(path), 0);
	assert_true(library_reload(&library, 0));
	assert_str(library.files[0].persona->name, "Afterwards");
	assert_true(str_starts(library.files[0].refused, str_of(path)));
	assert_false(library_reload(&library, 0));
	put("changing.md", "# Back\n");
	assert_true(library_reload(&library, 0));
	assert_str(library.files[0].persona->name, "Back");
	assert_int_equal(library.files[0].refused.len, 0);
	library_release(&library);
	free(path);
}

/* Written in place, within the same second. */
static void
write_over(const char *path, const char *text, long nanoseconds)
{
	const struct timespec times[] = { { 1000, 0 }, { 1000, nanoseconds } };
	int descriptor = open(path, O_WRONLY);

	assert_true(descriptor >= 0);
	assert_int_equal(write(descriptor, text, strlen(text)),
			 strlen(text));
	assert_int_equal(futimens(descriptor, times), 0);
	close(descriptor);
}

static void
test_a_change_within_a_second_to_the_same_size_is_seen(void **state)
{
	char *path = check_path(folder, "quick.md");
	struct library library = { 0 };

	(void)state;
	put("quick.md", "# One\n");
	write_over(path, "# One\n", 1000);
	library_add(&library, path);
	library_load_all(&library);
	write_over(path, "# Two\n", 2000);
	assert_true(library_reload(&library, 0));
	assert_str(library.files[0].persona->name, "Two");
	put("quick.md", "# Six\n");
	write_over(path, "# Six\n", 2000);
	assert_true(library_reload(&library, 0));
	assert_str(library.files[0].persona->name, "Six");
	assert_false(library_reload(&library, 0));
	library_release(&library);
	free(path);
}

static void
test_what_cannot_be_read_says_why(void **state)
{
	char *missing = check_path(folder, "missing.md");
	char *pipe = check_path(folder, "pipe.md");
	struct library library = { 0 };

	(void)state;
	assert_int_equal(mkfifo(pipe, 0600), 0);
	library_add(&library, missing);
	library_add(&library, pipe);
	library_load_all(&library);
	for (size_t i = 0; i < 2; i++) {
		assert_null(library.files[i].persona);
		assert_true(str_contains(library.files[i].refused,
					 library.files[i].path));
	}
	library_release(&library);
	free(missing);
	free(pipe);
}

static int
set_up(void **state)
{
	(void)state;
	folder = check_make_folder();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	check_remove_folder(folder);
	free(folder);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_a_walk_finds_personas_in_the_order_of_their_paths),
		cmocka_unit_test(test_links_are_followed_inside_the_root_only),
		cmocka_unit_test(test_what_a_walk_passes_over_is_said),
		cmocka_unit_test(test_a_client_folder_may_be_a_link),
		cmocka_unit_test(
		    test_a_client_is_known_from_within_its_folder_and_through_links),
		cmocka_unit_test(
		    test_other_formats_are_found_where_they_hold_a_persona),
		cmocka_unit_test(
		    test_a_literal_path_comes_before_a_name_in_a_file),
		cmocka_unit_test(test_a_file_that_changed_is_read_again),
		cmocka_unit_test(
		    test_a_change_within_a_second_to_the_same_size_is_seen),
		cmocka_unit_test(test_what_cannot_be_read_says_why),
	};

	return cmocka_run_group_tests_name("library", tests, set_up,
					   tear_down);
}
