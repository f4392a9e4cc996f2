/* SPDX-License-Identifier: MIT */
/*
 * exponents FOLDER [SECONDS [SHAPE]]: how the processor time of each command
 * grows with its input, shape by shape, from 50 kB over 200 to 800: the
 * exponent of the last step that stayed within so many seconds (10), and
 * where it did not. 1 is linear. What seems to grow faster than 1.2 is measured
 * again, the lesser time counts; what is left of it is listed at the end. Files
 * are made in FOLDER; $TROUPE is the program.
 */
#include <fcntl.h>
#include <math.h>
#include <stdbool.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "measure.h"
#include "shapes.h"

enum { SIZES = 3, LEAST_MS = 20, AGAIN = 2 };

static const double too_fast = 1.2;

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

/* Sizes that it ended with, from the first. */
static size_t
ended(const double *ms)
{
	size_t last = SIZES;

	while (last > 0 && ms[last - 1] < 0)
		last--;
	return last;
}

/* Of the last step, 0 for what is too short to tell. */
static double
exponent_of(const double *ms)
{
	size_t last = ended(ms);

	if (last < 2 || ms[last - 1] < LEAST_MS)
		return 0;
	return log(ms[last - 1] / ms[last - 2]) /
	       log((double)sizes[last - 1] / (double)sizes[last - 2]);
}

static bool
is_left(const double *ms)
{
	return ended(ms) < SIZES || exponent_of(ms) > too_fast;
}

/* "1.02", or where it did not end: ">200". */
static void
print_growth(const double *ms)
{
	if (ended(ms) < SIZES)
		printf("    >%3zu", sizes[ended(ms)] / 1000);
	else if (exponent_of(ms) > 0)
		printf("    %4.2f", exponent_of(ms));
	else
		printf("       -");
}

static void
put_both(const struct shape *shape, size_t size)
{
	struct buf text = { 0 };

	shape_fill(&text, shape, size);
	put("a.md", "", buf_str(&text));
	put("b.md", *shape->head == '-' ? "" : "# Other\n\n", buf_str(&text));
	buf_release(&text);
}

static void
measure_again(double ms[][SIZES], const struct shape *shape, rlim_t seconds)
{
	for (size_t i = 0; i < SIZES; i++) {
		bool made = false;

		for (size_t j = 0; j < COUNT(commands); j++) {
			double now;

			if (ended(ms[j]) < SIZES || !is_left(ms[j]))
				continue;
			if (!made)
				put_both(shape, sizes[i]);
			made = true;
			now = command_ms(commands[j].words, seconds);
			if (now > 0 && now < ms[j][i])
				ms[j][i] = now;
		}
	}
}

static void
measure_shape(double ms[][SIZES], const struct shape *shape, rlim_t seconds)
{
	for (size_t i = 0; i < SIZES; i++) {
		put_both(shape, sizes[i]);
		for (size_t j = 0; j < COUNT(commands); j++)
			ms[j][i] = i > 0 && ms[j][i - 1] < 0
				       ? -1
				       : command_ms(commands[j].words,
						    seconds);
	}
	for (size_t i = 0; i < AGAIN; i++)
		measure_again(ms, shape, seconds);
	printf("%-26s", shape->name);
	for (size_t j = 0; j < COUNT(commands); j++)
		print_growth(ms[j]);
	for (size_t j = 0; j < COUNT(commands); j++)
		printf(" %6.0f", ms[j][SIZES - 1]);
	printf("\n");
	fflush(stdout);
}

static void
print_left(double ms[][COUNT(commands)][SIZES])
{
	size_t count = 0;

	printf("above %.1f:\n", too_fast);
	for (size_t i = 0; i < COUNT(shapes); i++)
		for (size_t j = 0; j < COUNT(commands); j++) {
			if (!is_left(ms[i][j]))
				continue;
			printf("  %-8s%-26s", commands[j].name,
			       shapes[i].name);
			print_growth(ms[i][j]);
			printf("\n");
			count++;
		}
	if (count == 0)
		printf("  none\n");
}

int
main(int argc, char **argv)
{
	static double ms[COUNT(shapes)][COUNT(commands)][SIZES];
	rlim_t seconds = argc > 2 ? (rlim_t)atoi(argv[2]) : 10;

	if (argc < 2 || chdir(argv[1]) != 0)
		return 2;
	printf("%-26s", "input");
	for (size_t j = 0; j < COUNT(commands); j++)
		printf(" %7s", commands[j].name);
	printf("   ms at 800 kB, in the same order\n");
	for (size_t i = 0; i < COUNT(shapes); i++)
		if (argc < 4 || strstr(shapes[i].name, argv[3]))
			measure_shape(ms[i], &shapes[i], seconds);
	print_left(ms);
	return 0;
}
