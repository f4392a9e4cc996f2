/* SPDX-License-Identifier: MIT */
#include "fuzz.h"

#include <fcntl.h>
#include <locale.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/count.h"
#include "base/utf8.h"
#include "cli/cli.h"

/*
 * What commands print on a terminal of texts of any kind, and recipes over
 * them: the input is four files, with a zero byte between them. Of what is
 * printed a terminal obeys nothing but our own colours.
 */

static const char *const names[] = { "a.md", "b.md", "c.roomodes", "r.yaml" };

static const char *const lines[] = {
	"list a.md b.md c.roomodes", "list --json a.md b.md",
	"show a.md",	   "show --json a.md", "lint a.md b.md c.roomodes",
	"lint --json a.md", "match a.md b.md", "match --json --why a.md b.md",
	"diff a.md b.md",  "diff --json a.md b.md", "cover a.md b.md",
	"merge a.md b.md --to text", "merge --json a.md b.md --to claude",
	"export a.md --to codex", "compose r.yaml --to text", "update r.yaml",
	"overlap a.md b.md", "diff a.md b.md c.roomodes",
};

static char folder[64];

static void
remove_folder(void)
{
	char command[128];

	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	HOLDS(system(command) == 0);
}

static void
make_folder(void)
{
	HOLDS(setlocale(LC_CTYPE, "C.UTF-8") != NULL);
	snprintf(folder, sizeof folder, "%s/troupe-fuzz-XXXXXX",
		 access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp");
	HOLDS(mkdtemp(folder) != NULL);
	atexit(remove_folder);
}

static void
put_files(struct str rest)
{
	for (size_t i = 0; i < COUNT(names); i++) {
		size_t end = str_find_byte(rest, '\0');
		FILE *file = fopen(names[i], "w");

		HOLDS(file != NULL);
		if (end > 0)
			HOLDS(fwrite(rest.ptr, 1, end, file) == end);
		HOLDS(fclose(file) == 0);
		rest = str_from(rest, end < rest.len ? end + 1 : end);
	}
}

/* Of our own: "ESC [ digits m". */
static size_t
colour_len(struct str text)
{
	size_t len = 2;

	if (!str_starts(text, STR("\033[")))
		return 0;
	while (len < text.len && ascii_is_digit(text.ptr[len]))
		len++;
	return len < text.len && text.ptr[len] == 'm' ? len + 1 : 0;
}

static void
check_printed(struct str text)
{
	while (text.len > 0) {
		size_t colour = colour_len(text);
		int32_t point;

		if (colour > 0) {
			text = str_from(text, colour);
			continue;
		}
		point = utf8_next(&text);
		HOLDS(point == '\n' || point == '\t' ||
		      utf8_is_printable(point));
	}
}

static void
run_line(const char *line)
{
	struct arena arena = { 0 };
	struct str rest = arena_str(&arena, str_of(line)), word;
	char **argv = ARENA_ARRAY(&arena, char *, 16);
	const struct subcommand *subcommand = NULL;
	struct output output = { .terminal = true, .color = true,
				 .columns = 80 };
	struct arguments arguments;
	struct cli_start start = { 0 };
	struct error error;
	size_t count = 0;

	while (str_split(&rest, ' ', &word))
		argv[count++] = (char *)arena_str(&arena, word).ptr;
	for (size_t i = 0; subcommand_at(i); i++)
		if (strcmp(subcommand_at(i)->name, argv[0]) == 0)
			subcommand = subcommand_at(i);
	HOLDS(options_parse(&arguments, argv + 1, subcommand->options, &arena,
			    &error));
	subcommand->run(&(struct invocation){ &arguments, &output, &arena,
					      subcommand, &start });
	check_printed(buf_str(&output.buf));
	buf_release(&output.buf);
	arena_release(&arena);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	int here = open(".", O_RDONLY), quiet = open("/dev/null", O_WRONLY);
	int said = dup(STDERR_FILENO);

	if (!*folder)
		make_folder();
	HOLDS(here >= 0 && chdir(folder) == 0);
	put_files((struct str){ (const char *)bytes, size });
	HOLDS(dup2(quiet, STDERR_FILENO) >= 0);
	for (size_t i = 0; i < COUNT(lines); i++)
		run_line(lines[i]);
	HOLDS(dup2(said, STDERR_FILENO) >= 0);
	close(quiet);
	close(said);
	HOLDS(fchdir(here) == 0 && close(here) == 0);
	return 0;
}
