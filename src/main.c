/* SPDX-License-Identifier: MIT */
#include <locale.h>
#include <signal.h>
#include <stdlib.h>

#include "cli/cli.h"
#include "tui/loop.h"

int
main(int argc, char **argv)
{
	struct cli_start start = { 0 };
	struct arena arena = { 0 };
	enum status status;

	setlocale(LC_CTYPE, "");
	/* A file that may not grow is an error to report. */
	signal(SIGXFSZ, SIG_IGN);
	status = cli_main(argc, argv, &start, &arena);
	if (start.no_color)
		setenv("NO_COLOR", "1", 1);
	if (start.wanted)
		status = (enum status)tui_run(start.paths, start.path_count,
					      start.ascii, start.recipe);
	arena_release(&arena);
	return (int)status;
}
