/* SPDX-License-Identifier: MIT */
/*
 * exponents FOLDER [SECONDS [SHAPE]]: how the processor time of each command
 * grows with its input, shape by shape, from 50 kB over 200 to 800: the
 * exponent of the last step that stayed within so many seconds (10), and
 * where it did not. 1 is linear. Files are made in FOLDER; $TROUPE is the
 * program.
 */
#include <fcntl.h>
#include <math.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "measure.h"
#include "shapes.h"

enum { SIZES = 3, LEAST_MS = 20 };

static const struct {
	const char *name, *words;
} commands[] = {
	{ "show", "show a.md" },
	{ "lint", "lint a.md" },
	{ "list", "list a.md" },
	{ "export", "export a.md --to text" },
	{ "match", "match a.md b.md" },
	{ "diff", "diff a.md b.md" },
	{ "merge", "merge a.md b.md --to text" },
	{ "overlap", "overlap a.md b.md" },
};

static const size_t sizes[SIZES] = { 50000, 200000, 800000 };

static void
put(const char *path, const char *first, struct str text)
{
	FILE *file = fopen(path, "w");

	if (!file)
		exit(2);
	fputs(first, file);
	fwrite(text.ptr, 1, text.len, file);
	fclose(file);
}

static void
run(const char *words, rlim_t seconds)
{
	const struct rlimit limit = { seconds, seconds };
	int nothing = open("/dev/null", O_RDWR);
	char command[256];

	setrlimit(RLIMIT_CPU, &limit);
	dup2(nothing, STDIN_FILENO);
	dup2(nothing, STDOUT_FILENO);
	dup2(nothing, STDERR_FILENO);
	snprintf(command, sizeof command, "exec \"$TROUPE\" %s", words);
	execl("/bin/sh", "sh", "-c", command, (char *)NULL);
	_exit(127);
}

static double
children_ms(void)
{
	struct rusage usage;

	getrusage(RUSAGE_CHILDREN, &usage);
	return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 +
	       (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

/* Negative when a signal ended it: the limit, or worse. */
static double
command_ms(const char *words, rlim_t seconds)
{
	double start = children_ms();
	pid_t child = fork();
	int status;

	if (child == 0)
		run(words, seconds);
	waitpid(child, &status, 0);
	return WIFSIGNALED(status) ? -1 : children_ms() - start;
}

/* "1.02", or where it did not end: ">200". */
static void
print_growth(const double *ms)
{
	size_t last = SIZES;

	while (last > 0 && ms[last - 1] < 0)
		last--;
	if (last < SIZES)
		printf("    >%3zu", sizes[last] / 1000);
	else if (ms[last - 1] < LEAST_MS)
		printf("       -");
	else
		printf("    %4.2f", log(ms[last - 1] / ms[last - 2]) /
				      log((double)sizes[last - 1] /
					  (double)sizes[last - 2]));
	fflush(stdout);
}

static void
measure_shape(const struct shape *shape, rlim_t seconds)
{
	double ms[COUNT(commands)][SIZES];
	struct buf text = { 0 };

	for (size_t i = 0; i < SIZES; i++) {
		shape_fill(&text, shape, sizes[i]);
		put("a.md", "", buf_str(&text));
		put("b.md", *shape->head == '-' ? "" : "# Other\n\n",
		    buf_str(&text));
		for (size_t j = 0; j < COUNT(commands); j++)
			ms[j][i] = i > 0 && ms[j][i - 1] < 0
				       ? -1
				       : command_ms(commands[j].words,
						    seconds);
	}
	printf("%-26s", shape->name);
	for (size_t j = 0; j < COUNT(commands); j++)
		print_growth(ms[j]);
	for (size_t j = 0; j < COUNT(commands); j++)
		printf(" %6.0f", ms[j][SIZES - 1]);
	printf("\n");
	buf_release(&text);
}

int
main(int argc, char **argv)
{
	rlim_t seconds = argc > 2 ? (rlim_t)atoi(argv[2]) : 10;

	if (argc < 2 || chdir(argv[1]) != 0)
		return 2;
	printf("%-26s", "input");
	for (size_t j = 0; j < COUNT(commands); j++)
		printf(" %7s", commands[j].name);
	printf("   ms at 800 kB, in the same order\n");
	for (size_t i = 0; i < COUNT(shapes); i++)
		if (argc < 4 || strstr(shapes[i].name, argv[3]))
			measure_shape(&shapes[i], seconds);
	return 0;
}
