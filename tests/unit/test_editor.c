/* SPDX-License-Identifier: MIT */
#include "check.h"

#include "base/buf.h"
#include "base/count.h"
#include "tui/editor.h"

static void
test_the_program_is_found_behind_what_stands_before_it(void **state)
{
	static const struct {
		const char *command, *program;
	} rows[] = {
		{ "vi", "vi" },
		{ "  /usr/bin/vim -u NONE", "vim" },
		{ "TERM=xterm env LC_ALL=C nvim", "nvim" },
		{ "\"/opt/Visual Studio Code/bin/code\" --wait", "code" },
		{ "/opt/My\\ Editor/zed -w", "zed" },
		{ "", "" },
	};

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++)
		assert_str_row(editor_program(str_of(rows[i].command)),
			       rows[i].program, i);
}

static void
test_each_editor_is_told_the_line_in_its_own_way(void **state)
{
	static const struct {
		const char *command, *path;
		size_t line;
		const char *arguments;
	} rows[] = {
		{ "vim", "a.md", 12, "+12|a.md" },
		{ "nano -w", "a.md", 1, "+1|a.md" },
		{ "emacsclient -t", "a.md", 3, "+3|a.md" },
		{ "vim.basic", "a.md", 3, "+3|a.md" },
		{ "code --wait", "a b.md", 12, "--goto|a b.md:12" },
		{ "codium -w", "/x/a.md", 2, "--goto|/x/a.md:2" },
		{ "cursor --wait", "a.md", 2, "--goto|a.md:2" },
		{ "windsurf --wait", "a.md", 2, "--goto|a.md:2" },
		{ "code-insiders", "+a.md", 2, "--goto|./+a.md:2" },
		{ "zed --wait", "a.md", 2, "a.md:2" },
		{ "subl -w", "a.md", 2, "a.md:2" },
		{ "hx", "a.md", 2, "a.md:2" },
		{ "kate -b", "a.md", 2, "--line=2|a.md" },
		{ "my-own-script", "a.md", 2, "a.md" },
		{ "ed", "!a.md", 2, "./!a.md" },
		{ "vim", "-c quit.md", 2, "+2|./-c quit.md" },
		{ "vim", "a.md", 0, "a.md" },
		{ "code", "a.md", 0, "a.md" },
		{ "vi", "\xc3\xa9.md", 1, "+1|\xc3\xa9.md" },
	};
	struct arena arena = { 0 };

	(void)state;
	for (size_t i = 0; i < COUNT(rows); i++) {
		struct editor_arguments with = editor_arguments(
		    str_of(rows[i].command), rows[i].path, rows[i].line,
		    &arena);
		struct buf out = { 0 };

		for (size_t j = 0; j < with.count; j++)
			buf_printf(&out, "%s%.*s", j > 0 ? "|" : "",
				   STR_ARG(with.all[j]));
		assert_str_row(buf_str(&out), rows[i].arguments, i);
		buf_release(&out);
	}
	arena_release(&arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
		    test_the_program_is_found_behind_what_stands_before_it),
		cmocka_unit_test(
		    test_each_editor_is_told_the_line_in_its_own_way),
	};

	return cmocka_run_group_tests_name("editor", tests, NULL, NULL);
}
