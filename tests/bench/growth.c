/* SPDX-License-Identifier: MIT */
/*
 * growth NAME FOLDER COMMAND [LIMIT]: processor time of a shell command whose
 * $TREE is a folder of 1,000 personas or list entries, then of 10,000:
 * FOLDER/1000 and FOLDER/10000. With the growth exponent, and the ratio to
 * another command that does what the machine allows.
 */
#include <math.h>
#include <sys/resource.h>

#include "measure.h"

enum { RUNS = 3 };

static double
children_ms(void)
{
	struct rusage usage;

	getrusage(RUSAGE_CHILDREN, &usage);
	return (double)(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e3 +
	       (double)(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / 1e3;
}

static double
command_ms(const char *command)
{
	double start = children_ms();

	if (system(command) == -1)
		perror("sh");
	return children_ms() - start;
}

/* Alternately; the medians of both. */
static void
measure(const char *command, const char *limit, double *own, double *least)
{
	double owns[RUNS], limits[RUNS] = { 0 };

	for (size_t i = 0; i < RUNS; i++) {
		if (limit)
			limits[i] = command_ms(limit);
		owns[i] = command_ms(command);
	}
	*own = median(owns, RUNS);
	*least = median(limits, RUNS);
}

int
main(int argc, char **argv)
{
	static const char *const sizes[] = { "1000", "10000" };
	double own[2], least[2];
	char tree[1024];

	if (argc < 4) {
		fprintf(stderr, "usage: growth NAME FOLDER COMMAND [LIMIT]\n");
		return 2;
	}
	for (size_t i = 0; i < 2; i++) {
		snprintf(tree, sizeof tree, "%s/%s", argv[2], sizes[i]);
		setenv("TREE", tree, 1);
		measure(argv[3], argc > 4 ? argv[4] : NULL, &own[i],
			&least[i]);
		printf("%s, %s: %.0f ms", argv[1], sizes[i], own[i]);
		if (argc > 4)
			printf(", limit %.0f ms, ratio %.2f", least[i],
			       own[i] / least[i]);
		printf("\n");
	}
	printf("%s: growth exponent %.2f\n", argv[1],
	       log(own[1] / own[0]) / log(10));
	return 0;
}
