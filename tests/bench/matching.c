/* SPDX-License-Identifier: MIT */
/* How long the personas named take to compare, all against all. */
#include "base/file.h"
#include "match/comparison.h"
#include "measure.h"
#include "parse/parse.h"

enum { RUNS = 7 };

static bool
load(struct persona *persona, const char *path)
{
	struct error error;
	struct str bytes;

	if (!file_read(&bytes, path, &persona->arena, &error)) {
		fprintf(stderr, "%s\n", error.text);
		return false;
	}
	parse_open(persona, str_of(path), bytes);
	parse_outline(persona);
	return true;
}

static double
compare_ms(const struct persona *const *personas, size_t count)
{
	struct comparison_options options = { 0 };
	struct comparison comparison = { 0 };
	double start = processor_ms(), end;

	comparison_init(&comparison, personas, count, &options);
	end = processor_ms();
	comparison_release(&comparison);
	return end - start;
}

int
main(int argc, char **argv)
{
	size_t count = argc > 1 ? (size_t)argc - 1 : 0;
	struct arena arena = { 0 };
	struct persona *loaded = ARENA_ARRAY(&arena, struct persona, count);
	const struct persona **personas =
	    ARENA_ARRAY(&arena, const struct persona *, count);
	double runs[RUNS];

	for (size_t i = 0; i < count; i++) {
		if (!load(&loaded[i], argv[i + 1]))
			return 1;
		personas[i] = &loaded[i];
	}
	for (size_t i = 0; i < RUNS; i++)
		runs[i] = compare_ms(personas, count);
	printf("%zu personas compared: %.2f ms\n", count,
	       median(runs, RUNS));
	for (size_t i = 0; i < count; i++)
		persona_release(&loaded[i]);
	arena_release(&arena);
	return 0;
}
