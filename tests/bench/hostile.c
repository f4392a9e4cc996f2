/* SPDX-License-Identifier: MIT */
/*
 * Inputs that are known to make parsers slow, at three sizes: time must grow
 * with the size, not with its square.
 */
#include <sys/wait.h>
#include <unistd.h>

#include "measure.h"
#include "parse/parse.h"
#include "shapes.h"

static double
parse_ms(struct str bytes)
{
	struct persona persona = { 0 };
	double start = processor_ms(), end;

	parse_open(&persona, STR("hostile.md"), bytes);
	parse_outline(&persona);
	end = processor_ms();
	persona_release(&persona);
	return end - start;
}

/* In a process of its own: what an earlier run left to malloc would serve the
 * small inputs and not the large ones. */
static double
parse_ms_apart(struct str bytes)
{
	double ms = -1;
	int ends[2];
	pid_t child;

	if (pipe(ends) != 0)
		return ms;
	child = fork();
	if (child == 0) {
		ms = parse_ms(bytes);
		_exit(write(ends[1], &ms, sizeof ms) != sizeof ms);
	}
	close(ends[1]);
	if (read(ends[0], &ms, sizeof ms) != sizeof ms)
		ms = -1;
	close(ends[0]);
	waitpid(child, NULL, 0);
	return ms;
}

static double
median_ms(const struct shape *shape, size_t size)
{
	struct buf text = { 0 };
	double runs[5];

	shape_fill(&text, shape, size);
	for (size_t i = 0; i < COUNT(runs); i++)
		runs[i] = parse_ms_apart(buf_str(&text));
	buf_release(&text);
	return median(runs, COUNT(runs));
}

int
main(void)
{
	setvbuf(stdout, NULL, _IOLBF, 0);
	printf("%-26s %9s %9s %9s  %s\n", "input", "100 kB ms", "400 kB ms",
	       "1 MB ms", "400/100");
	for (size_t i = 0; i < COUNT(shapes); i++) {
		double small = median_ms(&shapes[i], 100000);
		double large = median_ms(&shapes[i], 400000);
		double huge = median_ms(&shapes[i], 1000000);

		printf("%-26s %9.2f %9.2f %9.2f  %.1f\n", shapes[i].name,
		       small, large, huge, large / (small > .01 ? small : .01));
	}
	return 0;
}
