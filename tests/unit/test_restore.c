/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <stdlib.h>
#include <string.h>

#include "app/restore.h"
#include "base/buf.h"
#include "base/file.h"

/* A folder with a recipe of one source, and what is read of it. */
struct saved {
	char *folder;
	struct arena arena;
	struct recipe recipe;
	struct str text;
};

static void
put(struct saved *saved, const char *name, const char *text)
{
	char *path = check_path(saved->folder, name);
	struct error error;

	assert_true(file_write(path, str_of(text), true, &error));
	free(path);
}

/* `head` is the first line, or empty. */
static void
saved_open(struct saved *saved, const char *head, const char *source)
{
	struct error error;
	struct str text;
	char *path;

	*saved = (struct saved){ .folder = check_make_folder() };
	text = arena_printf(&saved->arena,
			    "%sschema: troupe.recipe/1\nsources:\n"
			    "- path: %s\n  name: baker\n  sha256: \"00\"\n"
			    "draft: []\n", head, source);
	put(saved, "r.yaml", text.ptr);
	path = check_path(saved->folder, "r.yaml");
	if (!restore_read(&saved->recipe, &saved->text, path, &saved->arena,
			  &error))
		fail_msg("%s", error.text);
	free(path);
}

static void
saved_close(struct saved *saved)
{
	recipe_release(&saved->recipe);
	arena_release(&saved->arena);
	check_remove_folder(saved->folder);
	free(saved->folder);
}

static struct str
folder_of(struct saved *saved)
{
	struct str path = arena_printf(&saved->arena, "%s/r.yaml",
				       saved->folder);

	return restore_folder(&saved->recipe, saved->text, path,
			      &saved->arena);
}

static void
test_paths_start_where_all_sources_are(void **state)
{
	struct saved saved;
	struct str slash;

	(void)state;
	/* Here, before the recipe's own folder. */
	saved_open(&saved, "", "personas/backend-engineer.md");
	assert_str(folder_of(&saved), "");
	saved_close(&saved);
	/* The recipe's own. */
	saved_open(&saved, "", "baker.md");
	slash = arena_printf(&saved.arena, "%s/", saved.folder);
	put(&saved, "baker.md", "# Baker\n");
	assert_str(folder_of(&saved), slash.ptr);
	saved_close(&saved);
	/* The one it was saved in, before all. */
	saved_open(&saved, "# saved in personas\n", "backend-engineer.md");
	put(&saved, "backend-engineer.md", "# Another\n");
	assert_str(folder_of(&saved), "personas/");
	saved_close(&saved);
}

static void
test_what_is_nowhere_is_looked_for_where_it_was_saved(void **state)
{
	struct saved saved;

	(void)state;
	saved_open(&saved, "# saved in personas\n", "gone.md");
	assert_str(folder_of(&saved), "personas/");
	saved_close(&saved);
	saved_open(&saved, "", "gone.md");
	assert_str(folder_of(&saved), "");
	saved_close(&saved);
}

static void
test_a_source_is_found_in_the_library_or_added(void **state)
{
	struct library library = { 0 };
	struct saved saved;
	struct error error;
	size_t file;

	(void)state;
	saved_open(&saved, "", "personas/../personas/backend-engineer.md");
	library_add(&library, "personas/api-platform-engineer.md");
	library_add(&library, "personas/backend-engineer.md");
	assert_true(restore_sources(&saved.recipe, STR(""), &library, &file,
				    &error));
	assert_int_equal(file, 1);
	assert_int_equal(library.count, 2);
	library_release(&library);
	assert_true(restore_sources(&saved.recipe, STR(""), &library, &file,
				    &error));
	assert_int_equal(file, 0);
	assert_int_equal(library.count, 1);
	library_release(&library);
	saved_close(&saved);
}

static void
test_a_folder_or_several_personas_are_no_source(void **state)
{
	struct library library = { 0 };
	struct saved saved;
	struct error error;
	size_t file;

	(void)state;
	saved_open(&saved, "", "personas");
	assert_false(restore_sources(&saved.recipe, STR(""), &library, &file,
				     &error));
	assert_int_equal(file, NO_INDEX);
	assert_non_null(strstr(error.text, "personas: is a folder"));
	saved_close(&saved);
	saved_open(&saved, "", "two.roomodes");
	put(&saved, "two.roomodes",
	    "customModes:\n"
	    "- slug: one\n  name: One\n  roleDefinition: You bake.\n"
	    "- slug: two\n  name: Two\n  roleDefinition: You brew.\n");
	assert_false(restore_sources(&saved.recipe, folder_of(&saved),
				     &library, &file, &error));
	assert_int_equal(file, NO_INDEX);
	assert_non_null(strstr(error.text, "several personas are in it"));
	library_release(&library);
	saved_close(&saved);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_paths_start_where_all_sources_are),
		cmocka_unit_test(
		    test_what_is_nowhere_is_looked_for_where_it_was_saved),
		cmocka_unit_test(
		    test_a_source_is_found_in_the_library_or_added),
		cmocka_unit_test(
		    test_a_folder_or_several_personas_are_no_source),
	};

	return cmocka_run_group_tests_name("restore", tests, NULL, NULL);
}
