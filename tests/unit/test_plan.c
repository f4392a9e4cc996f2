/* SPDX-License-Identifier: MIT */
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "check.h"

#include "base/count.h"
#include "base/file.h"
#include "export/target.h"

#define BLOCK(text) \
	"<!-- troupe: a begins -->\n" text "<!-- troupe: a ends -->\n"
#define MODE(slug) "customModes:\n  - slug: " slug "\n    groups: []\n"

/* What a file holds (NULL: there is none), what is exported to it, and what
 * it is to hold then. */
struct row {
	const char *target, *before, *text;
	enum plan_state state;
	const char *after;
};

static const struct row rows[] = {
	{ NULL, NULL, "x\n", PLAN_NEW, "x\n" },
	{ NULL, "y\n", "x\n", PLAN_REPLACED, "x\n" },
	{ NULL, "x\n", "x\n", PLAN_UNCHANGED, "x\n" },
	{ "claude", "y\n", "x\n", PLAN_REPLACED, "x\n" },
	{ "claude", "", "x\n", PLAN_REPLACED, "x\n" },
	{ "agents-md", NULL, BLOCK("x\n"), PLAN_NEW, BLOCK("x\n") },
	{ "agents-md", "y\n", BLOCK("x\n"), PLAN_ADDED,
	  "y\n\n" BLOCK("x\n") },
	{ "agents-md", "y\n" BLOCK("o\n") "z", BLOCK("x\n"), PLAN_ADDED,
	  "y\n" BLOCK("x\n") "z" },
	{ "agents-md", "y\n" BLOCK("x\n") "z", BLOCK("x\n"), PLAN_UNCHANGED,
	  "y\n" BLOCK("x\n") "z" },
	{ "roo", MODE("b"), MODE("a"), PLAN_ADDED,
	  MODE("b") "  - slug: a\n    groups: []\n" },
	{ "roo", MODE("a"), MODE("a"), PLAN_UNCHANGED, MODE("a") },
};

static void
put(const char *path, const char *bytes)
{
	struct error error;

	if (!file_write(path, str_of(bytes), true, &error))
		fail_msg("%s", error.text);
}

static void
check_row(const struct row *row, size_t index)
{
	const struct target *target =
	    row->target != NULL ? target_find(str_of(row->target)) : NULL;
	struct arena arena = { 0 };
	struct error error;
	struct plan plan;

	unlink("there");
	if (row->before != NULL)
		put("there", row->before);
	assert_true(plan_file(&plan, target, STR("there"), str_of(row->text),
			      &arena, &error));
	assert_int_equal(plan.state, row->state);
	assert_str_row(plan.after, row->after, index);
	assert_str_row(plan.before, row->before ? row->before : "", index);
	arena_release(&arena);
}

static void
test_a_file_keeps_what_is_not_of_this_persona(void **state)
{
	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		check_row(&rows[i], i);
	assert_int_equal(unlink("there"), 0);
}

/* Another program saves the file that both share. */
static void
test_what_others_add_before_it_is_written_stays(void **state)
{
	static const struct {
		const char *target, *text;
	} shared[] = { { "agents-md", BLOCK("x\n") }, { "roo", MODE("a") },
		       { NULL, "x\n" } };

	(void)state;
	for (size_t i = 0; i < COUNT(shared); i++) {
		const struct target *target =
		    shared[i].target ? target_find(str_of(shared[i].target))
				     : NULL;
		struct arena arena = { 0 };
		struct error error;
		struct plan plan;
		struct str now;

		put("there", MODE("b"));
		assert_true(plan_file(&plan, target, STR("there"),
				      str_of(shared[i].text), &arena, &error));
		put("there", MODE("c"));
		assert_false(plan_write(&plan, "there", &error));
		assert_string_equal(error.text, "there: changed meanwhile; it "
						"is left as it is");
		assert_true(file_read(&now, "there", &arena, &error));
		assert_str(now, MODE("c"));
		arena_release(&arena);
	}
	assert_int_equal(unlink("there"), 0);
}

static void
test_what_is_no_file_to_write_to_says_why(void **state)
{
	static const struct {
		const char *target, *path, *why;
	} bad[] = {
		{ NULL, "link", "link: is a symbolic link" },
		{ "agents-md", "link", "link: is a symbolic link" },
		{ "roo", "folder", "folder: is a folder" },
		{ NULL, "fifo", "fifo: not a regular file" },
		{ NULL, "binary", "binary: binary file; it is left as it is" },
		{ "agents-md", "open",
		  "open: the block '<!-- troupe: a begins -->' is never "
		  "closed" },
	};
	struct arena arena = { 0 };
	struct error error;
	struct plan plan;

	(void)state;
	put("whole", "x\n");
	assert_true(file_write("binary", (struct str){ "a\0b", 3 }, true,
			       &error));
	put("open", "<!-- troupe: a begins -->\n");
	assert_int_equal(symlink("whole", "link"), 0);
	assert_int_equal(mkdir("folder", 0700), 0);
	assert_int_equal(mkfifo("fifo", 0600), 0);
	for (size_t i = 0; i < COUNT(bad); i++) {
		const char *target = bad[i].target;

		assert_false(plan_file(
		    &plan, target != NULL ? target_find(str_of(target)) : NULL,
		    str_of(bad[i].path), STR(BLOCK("x\n")), &arena, &error));
		assert_string_equal(error.text, bad[i].why);
	}
	arena_release(&arena);
}

static int
enter_folder(void **state)
{
	static char folder[] = "/tmp/troupe-plan-XXXXXX";

	*state = folder;
	return mkdtemp(folder) == NULL || chdir(folder) != 0;
}

static int
remove_folder(void **state)
{
	static const char *const names[] = { "whole", "open", "link", "fifo",
					     "binary" };

	for (size_t i = 0; i < COUNT(names); i++)
		unlink(names[i]);
	rmdir("folder");
	return chdir("/") != 0 || rmdir(*state) != 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_a_file_keeps_what_is_not_of_this_persona),
		cmocka_unit_test(
		    test_what_others_add_before_it_is_written_stays),
		cmocka_unit_test(test_what_is_no_file_to_write_to_says_why),
	};

	return cmocka_run_group_tests_name("plan", tests, enter_folder,
					   remove_folder);
}
