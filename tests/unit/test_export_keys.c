/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "app/exporting.h"
#include "app/shell.h"
#include "base/file.h"
#include "check.h"
#include "drafting.h"

/* Where the program stands, and where files are written. */
static char *home, *folder;

static struct exporting *
exporting_of(struct stage *stage)
{
	return &stage->session.exporting;
}

static void
open_export(struct stage *stage)
{
	drafting_open(stage);
	assert_int_equal(chdir(folder), 0);
	stage_keys(stage, "w");
	assert_int_equal(stage->session.screen, SCREEN_EXPORT);
}

/* Leaves an empty folder behind. */
static void
close_export(struct stage *stage)
{
	stage_close(stage);
	assert_int_equal(chdir(home), 0);
	check_remove_folder(folder);
	assert_int_equal(mkdir(folder, 0700), 0);
}

static void
choose(struct stage *stage, const char *target)
{
	stage_keys(stage, "g");
	for (size_t i = 0; strcmp(target_at(i)->name, target) != 0; i++)
		stage_keys(stage, "j");
	stage_draw(stage);
}

/* How many tokens the notes say the description has; 0 when none does. Names
 * are told apart where it is. */
static void
assert_noted(struct stage *stage, size_t tokens)
{
	const struct losses *losses = &exporting_of(stage)->losses;
	char wanted[80];
	bool described = false, named = false;

	snprintf(wanted, sizeof wanted,
		 "description: about %zu tokens, always in context", tokens);
	for (size_t i = 0; i < losses->count; i++) {
		struct str text = losses->all[i].text;

		if (str_ends(text, STR("always in context")))
			assert_str(text, wanted);
		described |= str_ends(text, STR("always in context"));
		named |= str_contains(text, STR("this name too"));
	}
	assert_int_equal(described, tokens > 0);
	assert_int_equal(named, tokens > 0);
}

static void
put(const char *path, const char *text)
{
	struct error error;

	if (!file_write(path, str_of(text), true, &error))
		fail_msg("%s", error.text);
}

static void
assert_written(const char *path, struct str wanted)
{
	struct arena arena = { 0 };
	struct error error;
	struct str bytes;

	if (!file_read(&bytes, path, &arena, &error))
		fail_msg("%s", error.text);
	assert_true(str_eq(bytes, wanted));
	arena_release(&arena);
}

static void
test_opening_writes_nothing_and_enter_does(void **state)
{
	struct stage stage;

	(void)state;
	open_export(&stage);
	assert_int_equal(file_kind("platform-engineer.md"), FILE_NONE);
	assert_stage(&stage, "new file; no .claude folder here");
	assert_true(stage.session.autosave.path.len == 0);
	stage_keys(&stage, "Enter");
	assert_stage(&stage, "wrote ./platform-engineer.md (≈");
	assert_stage(&stage, "from A B)");
	assert_written("platform-engineer.md",
		       buf_str(&exporting_of(&stage)->text));
	assert_true(str_starts(stage.session.last_written,
			       STR("troupe: wrote ./platform-engineer.md")));
	assert_false(stage.session.unsaved);
	stage_keys(&stage, "Enter");
	assert_stage(&stage, "is unchanged: it is like this already");
	close_export(&stage);
}

static void
test_the_clients_folder_is_used_where_it_is(void **state)
{
	struct stage stage;

	(void)state;
	assert_int_equal(chdir(folder), 0);
	assert_int_equal(mkdir(".claude", 0700), 0);
	assert_int_equal(chdir(home), 0);
	open_export(&stage);
	assert_str(exporting_of(&stage)->path,
		   "./.claude/agents/platform-engineer.md");
	choose(&stage, "copilot");
	assert_str(exporting_of(&stage)->path,
		   "./platform-engineer.agent.md");
	choose(&stage, "skill");
	assert_str(exporting_of(&stage)->path,
		   "./platform-engineer/SKILL.md");
	choose(&stage, "claude");
	stage_keys(&stage, "Enter");
	assert_written(".claude/agents/platform-engineer.md",
		       buf_str(&exporting_of(&stage)->text));
	close_export(&stage);
}

static void
test_a_file_that_is_there_is_replaced_on_the_second_enter(void **state)
{
	struct stage stage;

	(void)state;
	open_export(&stage);
	put("platform-engineer.md", "---\nname: platform-engineer\n---\n");
	stage_keys(&stage, "Enter");
	assert_stage(&stage, "What would change");
	assert_stage(&stage, "+ tools: Read, Bash");
	assert_written("platform-engineer.md",
		       STR("---\nname: platform-engineer\n---\n"));
	stage_keys(&stage, "Esc");
	assert_stage(&stage, "What will be written");
	stage_keys(&stage, "Enter Enter");
	assert_stage(&stage, "wrote ./platform-engineer.md");
	assert_written("platform-engineer.md",
		       buf_str(&exporting_of(&stage)->text));
	close_export(&stage);
}

static void
test_a_file_that_changed_meanwhile_is_asked_about_again(void **state)
{
	struct stage stage;

	(void)state;
	open_export(&stage);
	put("platform-engineer.md", "one\n");
	stage_keys(&stage, "Enter");
	put("platform-engineer.md", "two\n");
	stage_keys(&stage, "Enter");
	assert_stage(&stage, "- two");
	assert_written("platform-engineer.md", STR("two\n"));
	assert_int_equal(unlink("platform-engineer.md"), 0);
	stage_keys(&stage, "Enter");
	assert_stage(&stage, "wrote ./platform-engineer.md");
	close_export(&stage);
}

static void
test_another_name_and_another_file_are_typed(void **state)
{
	struct stage stage;

	(void)state;
	open_export(&stage);
	stage_keys(&stage, "Tab Enter");
	drafting_type(&stage, "Bread Baker");
	assert_str(exporting_of(&stage)->path, "./bread-baker.md");
	assert_stage(&stage, "name: bread-baker");
	stage_keys(&stage, "Tab Enter");
	drafting_type(&stage, "deep/down/");
	assert_str(exporting_of(&stage)->path, "deep/down/bread-baker.md");
	stage_keys(&stage, "Tab Enter");
	assert_stage(&stage, "wrote deep/down/bread-baker.md");
	stage_keys(&stage, "Shift-Tab Enter");
	drafting_type(&stage, "deep");
	assert_str(exporting_of(&stage)->path, "deep/bread-baker.md");
	stage_keys(&stage, "Enter");
	drafting_type(&stage, "");
	assert_str(exporting_of(&stage)->path, "./bread-baker.md");
	close_export(&stage);
}

static void
test_a_file_typed_for_one_target_is_not_another_ones(void **state)
{
	struct stage stage;

	(void)state;
	open_export(&stage);
	choose(&stage, "claude");
	stage_keys(&stage, "Tab Tab Enter");
	drafting_type(&stage, "out.md");
	assert_str(exporting_of(&stage)->path, "out.md");
	choose(&stage, "skill");
	assert_str(exporting_of(&stage)->path, "./platform-engineer/SKILL.md");
	choose(&stage, "claude");
	assert_str(exporting_of(&stage)->path, "out.md");
	stage_keys(&stage, "Tab Tab Enter");
	drafting_type(&stage, "deep/");
	choose(&stage, "copilot");
	assert_str(exporting_of(&stage)->path,
		   "deep/platform-engineer.agent.md");
	close_export(&stage);
}

static void
test_a_source_is_never_overwritten(void **state)
{
	struct stage stage;
	struct buf path = { 0 };
	struct error error;

	(void)state;
	open_export(&stage);
	buf_printf(&path, "%s/tests/view/compare/a-careful.md", home);
	assert_int_equal(chdir(home), 0);
	stage_keys(&stage, "Tab Tab Enter");
	drafting_type(&stage, path.ptr);
	assert_stage(&stage, "this is a source");
	assert_stage(&stage, "[ Cannot be written ]");
	stage_keys(&stage, "Tab Enter Enter");
	assert_stage(&stage, "Not written: this is a source");
	assert_false(exporting_write(&stage.session, &error));
	buf_release(&path);
	close_export(&stage);
}

static void
test_what_cannot_be_written_says_why(void **state)
{
	static const struct {
		const char *path, *why;
	} rows[] = { { "link", "is a symbolic link" },
		     { "sub", "is a folder" } };
	struct stage stage;

	(void)state;
	open_export(&stage);
	assert_int_equal(symlink("nowhere", "link"), 0);
	assert_int_equal(mkdir("sub", 0700), 0);
	assert_int_equal(mkdir("sub/platform-engineer.md", 0700), 0);
	for (size_t i = 0; i < 2; i++) {
		exporting_of(&stage)->focus = EXPORT_FILE;
		stage_keys(&stage, "Enter");
		drafting_type(&stage, rows[i].path);
		assert_stage(&stage, rows[i].why);
		stage_keys(&stage, "Tab Enter");
		assert_stage(&stage, "Not written: is a");
		assert_stage(&stage, rows[i].why);
	}
	close_export(&stage);
}

static void
test_a_shared_file_keeps_what_others_wrote(void **state)
{
	struct stage stage;
	struct arena arena = { 0 };
	struct error error;
	struct str bytes;

	(void)state;
	open_export(&stage);
	put("AGENTS.md", "# House rules\n\nBe kind.\n");
	choose(&stage, "agents-md");
	assert_stage(&stage, "it exists; the rest of it stays");
	assert_stage(&stage, "[ Add to the file:");
	stage_keys(&stage, "Enter");
	assert_stage(&stage, "What would change");
	assert_stage(&stage, "[ Enter adds it:");
	assert_stage_not(&stage, "- Be kind.");
	stage_keys(&stage, "Enter");
	assert_true(file_read(&bytes, "AGENTS.md", &arena, &error));
	assert_true(str_starts(bytes, STR("# House rules\n\nBe kind.\n\n")));
	assert_true(str_ends(bytes, buf_str(&exporting_of(&stage)->text)));
	arena_release(&arena);
	close_export(&stage);
}

/* First of all, and only where the target's client does. */
static void
test_what_the_client_would_execute_is_shown_with_its_line(void **state)
{
	struct stage stage;

	(void)state;
	drafting_open(&stage);
	assert_int_equal(chdir(folder), 0);
	stage_keys(&stage, "+");
	drafting_type(&stage, "Ask ${who} now.");
	stage_keys(&stage, "w");
	assert_stage_not(&stage, "found  ");
	choose(&stage, "gemini");
	assert_stage(&stage, "found  line ");
	assert_stage(&stage, "'${who}'");
	close_export(&stage);
}

static void
test_losses_are_listed_before_writing(void **state)
{
	struct stage stage;

	(void)state;
	open_export(&stage);
	assert_stage(&stage, "lost   nothing");
	choose(&stage, "codex");
	assert_stage(&stage, "lost   ");
	assert_stage_not(&stage, "lost   nothing");
	assert_stage(&stage, "codex has no 'color'");
	stage_keys(&stage, "i");
	assert_stage(&stage, ".codex/agents/NAME.toml");
	close_export(&stage);
}

static void
test_notes_are_of_what_the_target_writes(void **state)
{
	static const char words[] = "Reads code and says what is wrong. ";
	struct stage stage;
	struct buf whole = { 0 };

	(void)state;
	open_export(&stage);
	for (size_t i = 0; i < 60; i++)
		buf_add_cstr(&whole, words);
	draft_set_field(&stage.session.work.draft, "description",
			buf_str(&whole));
	choose(&stage, "opencode");
	assert_noted(&stage, 489);
	choose(&stage, "skill");
	assert_noted(&stage, 237);
	choose(&stage, "text");
	assert_noted(&stage, 0);
	choose(&stage, "aichat");
	assert_noted(&stage, 0);
	buf_release(&whole);
	close_export(&stage);
}

static void
test_targets_go_sideways_and_down(void **state)
{
	struct stage stage;

	(void)state;
	open_export(&stage);
	stage_keys(&stage, "l j");
	assert_int_equal(exporting_of(&stage)->target, 2);
	stage_keys(&stage, "h k k");
	assert_int_equal(exporting_of(&stage)->target, 0);
	stage_keys(&stage, "G");
	assert_null(target_at(exporting_of(&stage)->target + 1));
	close_export(&stage);
}

static void
test_the_text_is_copied_piped_and_searched(void **state)
{
	struct stage stage;
	struct request *request = &stage.session.request;

	(void)state;
	open_export(&stage);
	stage_keys(&stage, "y");
	assert_int_equal(request->kind, REQUEST_CLIPBOARD);
	assert_true(str_starts(request->input, STR("---\nname: ")));
	stage_keys(&stage, "|");
	drafting_type(&stage, "wc -l");
	assert_int_equal(request->kind, REQUEST_PIPE);
	assert_str(request->text, "wc -l");
	stage_resize(&stage, 24, 80);
	assert_stage_not(&stage, "Redis");
	stage_keys(&stage, "/");
	drafting_type(&stage, "redis");
	assert_stage(&stage, "Redis");
	assert_stage(&stage, "Found 1 of 1");
	stage_keys(&stage, "g /");
	drafting_type(&stage, "## ");
	assert_stage(&stage, "Found 6 of 8: n next, N previous");
	stage_keys(&stage, "n n n");
	assert_stage(&stage, "Found 1 of 8");
	stage_keys(&stage, "N");
	assert_stage(&stage, "Found 8 of 8");
	stage_keys(&stage, "z");
	assert_stage_not(&stage, "Write as");
	stage_keys(&stage, "Esc");
	assert_stage(&stage, "Write as");
	stage_keys(&stage, "Esc");
	assert_int_equal(stage.session.screen, SCREEN_COMPOSE);
	close_export(&stage);
}

static void
test_the_script_names_what_it_needs_quoted(void **state)
{
	struct stage stage;
	struct arena arena = { 0 };

	(void)state;
	open_export(&stage);
	assert_str(exporting_script(&stage.session, &arena), "");
	stage.session.autosave.path = STR("/state of/troupe/draft-1.yaml");
	exporting_of(&stage)->focus = EXPORT_NAME;
	stage_keys(&stage, "Enter");
	drafting_type(&stage, "Bob's");
	assert_str(exporting_script(&stage.session, &arena),
		   "troupe compose '/state of/troupe/exports/bobs.yaml' "
		   "--to claude --name 'Bob'\\''s' -f -o ./bobs.md");
	choose(&stage, "agents-md");
	assert_str(exporting_script(&stage.session, &arena),
		   "troupe compose '/state of/troupe/exports/bobs.yaml' "
		   "--to agents-md --name 'Bob'\\''s' -f -o ./AGENTS.md");
	stage.session.autosave.path = (struct str){ 0 };
	arena_release(&arena);
	close_export(&stage);
}

static void
test_a_path_for_a_shell_begins_at_home(void **state)
{
	struct arena arena = { 0 };
	char *was = getenv("HOME") ? strdup(getenv("HOME")) : NULL;

	(void)state;
	setenv("HOME", "/home/bo b", 1);
	assert_str(shell_path(STR("/home/bo b/a.yaml"), &arena), "~/a.yaml");
	assert_str(shell_path(STR("/home/bo b/a b"), &arena), "~/'a b'");
	assert_str(shell_path(STR("/home/bo bo/a"), &arena), "'/home/bo bo/a'");
	assert_str(shell_path(STR("/home/bo b/"), &arena), "'/home/bo b/'");
	assert_str(shell_path(STR("~/a"), &arena), "'~/a'");
	setenv("HOME", "/", 1);
	assert_str(shell_path(STR("//a"), &arena), "//a");
	unsetenv("HOME");
	assert_str(shell_path(STR("/a"), &arena), "/a");
	if (was)
		setenv("HOME", was, 1);
	free(was);
	arena_release(&arena);
}

/* Each recipe stays as it was noted down, and names its sources in full. */
static void
test_a_recipe_is_kept_for_each_export(void **state)
{
	struct stage stage;
	struct arena arena = { 0 };
	struct str first, kept, now;
	struct error error;
	char here[1024];

	(void)state;
	setenv("XDG_STATE_HOME", folder, 1);
	open_export(&stage);
	autosave_open(&stage.session);
	exporting_refresh(&stage.session);
	first = arena_str(&arena, buf_str(&exporting_of(&stage)->recipe));
	assert_true(str_ends(first, STR("/exports/platform-engineer.yaml")));
	stage_keys(&stage, "Enter");
	assert_true(file_read(&kept, first.ptr, &arena, &error));
	assert_non_null(getcwd(here, sizeof here));
	assert_true(str_contains(kept, arena_printf(&arena, "- path: \"%s/tests/",
						    here)));
	assert_true(str_eq(buf_str(&exporting_of(&stage)->recipe),
			   first));
	stage_keys(&stage, "Esc G x w");
	assert_true(str_ends(buf_str(&exporting_of(&stage)->recipe),
			     STR("/exports/platform-engineer-2.yaml")));
	stage_keys(&stage, "Enter Enter");
	assert_int_equal(file_kind(exporting_of(&stage)->recipe.ptr),
			 FILE_REGULAR);
	assert_true(file_read(&now, first.ptr, &arena, &error));
	assert_true(str_eq(now, kept));
	arena_release(&arena);
	close_export(&stage);
	unsetenv("XDG_STATE_HOME");
}

static void
test_kept_recipes_are_read_once_for_a_name(void **state)
{
	struct stage stage;
	struct arena arena = { 0 };
	struct str taken;
	struct error error;

	(void)state;
	setenv("XDG_STATE_HOME", folder, 1);
	open_export(&stage);
	autosave_open(&stage.session);
	exporting_refresh(&stage.session);
	taken = arena_str(&arena, buf_str(&exporting_of(&stage)->recipe));
	assert_true(file_make_folder(
	    arena_printf(&arena, "%.*s", (int)(taken.len -
					       strlen("/platform-engineer.yaml")),
			 taken.ptr).ptr, &error));
	put(taken.ptr, "another");
	stage_keys(&stage, "3 w");
	assert_true(str_ends(buf_str(&exporting_of(&stage)->recipe),
			     STR("/exports/platform-engineer-2.yaml")));
	assert_int_equal(unlink(taken.ptr), 0);
	stage_keys(&stage, "j j h");
	assert_true(str_ends(buf_str(&exporting_of(&stage)->recipe),
			     STR("/exports/platform-engineer-2.yaml")));
	exporting_of(&stage)->focus = EXPORT_NAME;
	stage_keys(&stage, "Enter");
	drafting_type(&stage, "Other");
	assert_true(str_ends(buf_str(&exporting_of(&stage)->recipe),
			     STR("/exports/other.yaml")));
	arena_release(&arena);
	close_export(&stage);
	unsetenv("XDG_STATE_HOME");
}

static int
set_up(void **state)
{
	(void)state;
	home = realpath(".", NULL);
	folder = check_make_folder();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	check_remove_folder(folder);
	free(folder);
	free(home);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_opening_writes_nothing_and_enter_does),
		cmocka_unit_test(test_the_clients_folder_is_used_where_it_is),
		cmocka_unit_test(
		    test_a_file_that_is_there_is_replaced_on_the_second_enter),
		cmocka_unit_test(
		    test_a_file_that_changed_meanwhile_is_asked_about_again),
		cmocka_unit_test(test_another_name_and_another_file_are_typed),
		cmocka_unit_test(
		    test_a_file_typed_for_one_target_is_not_another_ones),
		cmocka_unit_test(test_a_source_is_never_overwritten),
		cmocka_unit_test(test_what_cannot_be_written_says_why),
		cmocka_unit_test(test_a_shared_file_keeps_what_others_wrote),
		cmocka_unit_test(
		    test_what_the_client_would_execute_is_shown_with_its_line),
		cmocka_unit_test(test_losses_are_listed_before_writing),
		cmocka_unit_test(test_notes_are_of_what_the_target_writes),
		cmocka_unit_test(test_targets_go_sideways_and_down),
		cmocka_unit_test(test_the_text_is_copied_piped_and_searched),
		cmocka_unit_test(test_the_script_names_what_it_needs_quoted),
		cmocka_unit_test(test_a_path_for_a_shell_begins_at_home),
		cmocka_unit_test(test_a_recipe_is_kept_for_each_export),
		cmocka_unit_test(test_kept_recipes_are_read_once_for_a_name),
	};

	return cmocka_run_group_tests_name("export keys", tests, set_up,
					   tear_down);
}
