/* SPDX-License-Identifier: MIT */
#ifndef BENCH_SHAPES_H
#define BENCH_SHAPES_H

#include "base/buf.h"
#include "base/count.h"

/* What is known to make parsers, or comparisons, slow. */
struct shape {
	const char *name;
	const char *head;   /* once */
	const char *repeat; /* until the size is reached; \1 is a number, */
	const char *middle; /* then half-way something else, when not NULL */
	size_t kinds;	    /* of so many, again and again; 0: of all */
};

static const struct shape shapes[] = {
	{ "[", "", "[", NULL, 0 },
	{ "![[]()", "", "![[]()", NULL, 0 },
	{ "- - - - and blank lines", "", "- - - - - - - -\n\n", NULL, 0 },
	{ "- ", "", "- ", NULL, 0 },
	{ ">", "", ">", NULL, 0 },
	{ "> then a*", "", ">", "a*", 0 },
	{ "<a>", "", "<a>", NULL, 0 },
	{ "<a> lines", "", "<a>\n", NULL, 0 },
	{ "<x> lines, unclosed", "", "<x>\n", NULL, 0 },
	{ "<x> then </x> lines", "", "<x>\n", "</x>\n", 0 },
	{ "one line", "", "word ", NULL, 0 },
	{ "headings", "", "# h\n", NULL, 0 },
	{ "###### deep", "", "# a\n## b\n### c\n#### d\n##### e\n###### f\n",
	  NULL, 0 },
	{ "unclosed fences", "", "```\n", NULL, 0 },
	{ "fences of two lengths", "", "````\n```\n", NULL, 0 },
	{ "<!-- lines", "", "<!-- \n", NULL, 0 },
	{ "bold leads", "## Skills\n", "- **A b**: c, d, e\n", NULL, 0 },
	{ "labels", "## Skills\n", "**A b**\n- c\n", NULL, 0 },
	{ "nested list", "", "  - a\n    - b\n      - c\n", NULL, 0 },
	{ "table rows", "| a | b |\n|---|---|\n", "| c | d |\n", NULL, 0 },
	{ "sentences", "", "A b. ", NULL, 0 },
	{ "backticks", "", "`a ``b ```c ", NULL, 0 },
	{ "front: [", "---\na: ", "[", NULL, 0 },
	{ "front: {", "---\na: ", "{a: ", NULL, 0 },
	{ "front: %TAG", "---\n", "%TAG !a! b\n", NULL, 0 },
	{ "front: keys", "---\n", "a: b\n", NULL, 0 },
	{ "front: a: b: c", "---\n", "a: b: c\n", NULL, 0 },
	{ "front: quotes", "---\na: ", "'", NULL, 0 },
	{ "front: anchors", "---\n", "a: &a *a\n", NULL, 0 },
	{ "blank lines", "", "\n", NULL, 0 },
	{ "CR", "", "a\r", NULL, 0 },
	{ "NUL-free binary", "", "\xff\xfe", NULL, 0 },
	{ "combining marks", "", "\xcc\x81", NULL, 0 },
	{ "zero-width spaces", "", "\xe2\x80\x8b", NULL, 0 },
	{ "no-break spaces", "", "\xc2\xa0", NULL, 0 },
	{ "entities", "", "&#27;", NULL, 0 },
	{ "base64", "", "aGVsbG8gd29ybGQgdGhpcyBJUzQy", NULL, 0 },
	{ "table columns", "", "| c ", NULL, 0 },
	{ "headings, all different", "", "# h\1 of\1\n", NULL, 0 },
	{ "entries, all different", "## A\n", "- Put a\1 beside b\1.\n", NULL, 0 },
	{ "entries of 50 kinds", "## A\n",
	  "- Always use t\1\n- Never use t\1\n", NULL, 50 },
	{ "sections of one entry", "", "## s\1 of\1\n\n- Put x\1 to y\1.\n\n",
	  NULL, 0 },
	{ "words, all different", "", "w\1 ", NULL, 0 },
	{ "sections that name others", "",
	  "## Part \1 of it\n\nSee the Part \1 of it section.\n\n", NULL, 0 },
	{ "tags that are named", "",
	  "Put it into <a\1> there.\n\n<a\1>\nyes\n</a\1>\n\n", NULL, 0 },
};

static inline void
shape_add(struct buf *text, const struct shape *shape, const char *repeat,
	  size_t number)
{
	if (shape->kinds > 0)
		number %= shape->kinds;
	for (; *repeat; repeat++)
		if (*repeat == '\1')
			buf_printf(text, "%zu", number);
		else
			buf_add_byte(text, *repeat);
}

/* In place of what the text holds. */
static inline void
shape_fill(struct buf *text, const struct shape *shape, size_t size)
{
	size_t number = 0;

	buf_clear(text);
	buf_add_cstr(text, shape->head);
	while (text->len < (shape->middle ? size / 2 : size))
		shape_add(text, shape, shape->repeat, number++);
	while (text->len < size)
		shape_add(text, shape, shape->middle, number++);
}

#endif
