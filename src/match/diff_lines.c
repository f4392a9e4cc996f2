/* SPDX-License-Identifier: MIT */
#include "match/diff_lines.h"

#include <stdlib.h>
#include <string.h>

#include "base/source.h"

/* A line with its end. */
struct numbered {
	unsigned long long hash;
	struct str line;
	size_t index;
};

static int
compare_numbered(const void *a, const void *b)
{
	const struct numbered *x = a, *y = b;

	if (x->hash != y->hash)
		return x->hash > y->hash ? 1 : -1;
	if (x->line.len != y->line.len)
		return x->line.len > y->line.len ? 1 : -1;
	return memcmp(x->line.ptr, y->line.ptr, x->line.len);
}

/* Equal lines get equal numbers, those of `a` first. */
static int *
number_lines(struct arena *arena, const struct line_diff *diff)
{
	size_t count = diff->a_count + diff->b_count;
	struct numbered *sorted = ARENA_ARRAY(arena, struct numbered, count);
	int *numbers = ARENA_ARRAY(arena, int, count);
	int number = 0;

	for (size_t i = 0; i < count; i++) {
		struct str line = i < diff->a_count
		    ? diff->a[i]
		    : diff->b[i - diff->a_count];

		sorted[i] = (struct numbered){ str_hash(line), line, i };
	}
	if (count > 0)
		qsort(sorted, count, sizeof *sorted, compare_numbered);
	for (size_t i = 0; i < count; i++) {
		number += i > 0 &&
		    compare_numbered(&sorted[i], &sorted[i - 1]) != 0;
		numbers[sorted[i].index] = number;
	}
	return numbers;
}

static struct str *
split_lines(struct arena *arena, struct str text, size_t *count)
{
	struct source source;
	struct str *lines;

	source_init(&source, text, arena);
	lines = ARENA_ARRAY(arena, struct str, source.line_count);
	for (size_t i = 0; i < source.line_count; i++)
		lines[i] = str_slice(text, source_line_range(&source, i));
	*count = source.line_count;
	return lines;
}

enum { END_NONE = 0, END_LF = 1, END_CRLF = 2, END_CR = 4 };

static unsigned
end_of(struct str line)
{
	if (str_ends(line, STR("\r\n")))
		return END_CRLF;
	if (str_ends(line, STR("\n")))
		return END_LF;
	return str_ends(line, STR("\r")) ? END_CR : END_NONE;
}

static unsigned
ends_of(const struct str *lines, size_t count)
{
	unsigned ends = END_NONE;

	for (size_t i = 0; i < count; i++)
		ends |= end_of(lines[i]);
	return ends;
}

/* Where all lines end alike, the carriage returns say nothing. */
static void
cut_ends(struct str *lines, size_t count, unsigned ends)
{
	bool alike = (ends & (ends - 1)) == 0;

	for (size_t i = 0; i < count; i++) {
		lines[i].len -= str_ends(lines[i], STR("\n"));
		if (alike)
			lines[i].len -= str_ends(lines[i], STR("\r"));
	}
}

void
diff_lines(struct line_diff *diff, struct str a, struct str b,
	   struct arena *arena)
{
	unsigned ends;
	int *numbers;

	diff->a = split_lines(arena, a, &diff->a_count);
	diff->b = split_lines(arena, b, &diff->b_count);
	numbers = number_lines(arena, diff);
	diff->script = diff_numbers(arena, numbers, diff->a_count,
				    numbers + diff->a_count, diff->b_count);
	ends = ends_of(diff->a, diff->a_count) |
	    ends_of(diff->b, diff->b_count);
	diff->a_ended = a.len == 0 || end_of(str_from(a, a.len - 1));
	diff->b_ended = b.len == 0 || end_of(str_from(b, b.len - 1));
	cut_ends(diff->a, diff->a_count, ends);
	cut_ends(diff->b, diff->b_count, ends);
}
