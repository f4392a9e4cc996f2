#include "match/diff_lines.h"

#include <stdlib.h>

#include "base/source.h"

struct numbered {
	unsigned long long hash;
	size_t index;
};

static int
compare_numbered(const void *a, const void *b)
{
	const struct numbered *x = a, *y = b;

	return (x->hash > y->hash) - (x->hash < y->hash);
}

/* Equal lines get equal numbers, those of `a` first. */
static int *
number_lines(struct arena *arena, const struct line_diff *diff)
{
	size_t count = diff->a_count + diff->b_count;
	struct numbered *sorted = ARENA_ARRAY(arena, struct numbered, count);
	int *numbers = ARENA_ARRAY(arena, int, count);
	int number = 0;

	for (size_t i = 0; i < count; i++)
		sorted[i] = (struct numbered){
			str_hash(i < diff->a_count ? diff->a[i]
						   : diff->b[i - diff->a_count]),
			i
		};
	if (count > 0)
		qsort(sorted, count, sizeof *sorted, compare_numbered);
	for (size_t i = 0; i < count; i++) {
		number += i > 0 && sorted[i].hash != sorted[i - 1].hash;
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
		lines[i] = source_line(&source, i);
	*count = source.line_count;
	return lines;
}

void
diff_lines(struct line_diff *diff, struct str a, struct str b,
	   struct arena *arena)
{
	int *numbers;

	diff->a = split_lines(arena, a, &diff->a_count);
	diff->b = split_lines(arena, b, &diff->b_count);
	numbers = number_lines(arena, diff);
	diff->script = diff_numbers(arena, numbers, diff->a_count,
				    numbers + diff->a_count, diff->b_count);
}
