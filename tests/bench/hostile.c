/*
 * Inputs that are known to make parsers slow, at three sizes: time must grow
 * with the size, not with its square.
 */
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/count.h"
#include "measure.h"
#include "parse/parse.h"

struct shape {
	const char *name;
	const char *head;   /* once */
	const char *repeat; /* until the size is reached */
	const char *middle; /* then half-way something else, when not NULL */
};

static const struct shape shapes[] = {
	{ "[", "", "[", NULL },
	{ "![[]()", "", "![[]()", NULL },
	{ "- - - - and blank lines", "", "- - - - - - - -\n\n", NULL },
	{ "- ", "", "- ", NULL },
	{ ">", "", ">", NULL },
	{ "> then a*", "", ">", "a*" },
	{ "<a>", "", "<a>", NULL },
	{ "<a> lines", "", "<a>\n", NULL },
	{ "<x> lines, unclosed", "", "<x>\n", NULL },
	{ "<x> then </x> lines", "", "<x>\n", "</x>\n" },
	{ "one line", "", "word ", NULL },
	{ "headings", "", "# h\n", NULL },
	{ "###### deep", "", "# a\n## b\n### c\n#### d\n##### e\n###### f\n",
	  NULL },
	{ "unclosed fences", "", "```\n", NULL },
	{ "fences of two lengths", "", "````\n```\n", NULL },
	{ "<!-- lines", "", "<!-- \n", NULL },
	{ "bold leads", "## Skills\n", "- **A b**: c, d, e\n", NULL },
	{ "labels", "## Skills\n", "**A b**\n- c\n", NULL },
	{ "nested list", "", "  - a\n    - b\n      - c\n", NULL },
	{ "table rows", "| a | b |\n|---|---|\n", "| c | d |\n", NULL },
	{ "sentences", "", "A b. ", NULL },
	{ "backticks", "", "`a ``b ```c ", NULL },
	{ "front: [", "---\na: ", "[", NULL },
	{ "front: {", "---\na: ", "{a: ", NULL },
	{ "front: %TAG", "---\n", "%TAG !a! b\n", NULL },
	{ "front: keys", "---\n", "a: b\n", NULL },
	{ "front: a: b: c", "---\n", "a: b: c\n", NULL },
	{ "front: quotes", "---\na: ", "'", NULL },
	{ "front: anchors", "---\n", "a: &a *a\n", NULL },
	{ "blank lines", "", "\n", NULL },
	{ "CR", "", "a\r", NULL },
	{ "NUL-free binary", "", "\xff\xfe", NULL },
};

static void
fill(struct buf *text, const struct shape *shape, size_t size)
{
	buf_clear(text);
	buf_add_cstr(text, shape->head);
	while (text->len < (shape->middle ? size / 2 : size))
		buf_add_cstr(text, shape->repeat);
	while (text->len < size)
		buf_add_cstr(text, shape->middle);
}

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

	fill(&text, shape, size);
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
