/* SPDX-License-Identifier: MIT */
#include "cli/progress.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

enum { FIRST_MS = 300, EVERY = 64 };

static long long
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (long long)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void
progress_init(struct progress *progress, const char *what, size_t total)
{
	*progress = (struct progress){ .what = what };
	if (!isatty(STDERR_FILENO))
		return;
	progress->total = total;
	progress->since = now_ms();
}

void
progress_set(struct progress *progress, size_t done)
{
	if (progress->total == 0 || done % EVERY != 0)
		return;
	if (now_ms() - progress->since < FIRST_MS)
		return;
	fprintf(stderr, "\r%s %zu of %zu", progress->what, done,
		progress->total);
	fflush(stderr);
	progress->shown = true;
}

void
progress_end(struct progress *progress)
{
	if (progress->shown)
		fprintf(stderr, "\r%*s\r", 60, "");
	progress->shown = false;
}
