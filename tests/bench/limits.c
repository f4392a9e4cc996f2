/* SPDX-License-Identifier: MIT */
/*
 * What the machine allows for opening and outlining the files named on
 * standard input, against what Troupe takes, alternately in one run: reading,
 * scanning lines and libyaml's events; and cmark_parse_document on the bytes.
 * With "open" or "outline" as argument only the limit, once and silently.
 */
#include <cmark.h>
#include <string.h>
#include <yaml.h>

#include "base/file.h"
#include "measure.h"
#include "parse/parse.h"

enum { RUNS = 5 };

struct paths {
	struct arena arena;
	struct str *all;
	size_t count, capacity;
};

static void
read_paths(struct paths *paths)
{
	char line[4096];

	while (fgets(line, sizeof line, stdin)) {
		struct str path = str_trim(str_of(line));

		paths->all = arena_grow(&paths->arena, paths->all,
					paths->count, &paths->capacity,
					sizeof *paths->all);
		paths->all[paths->count++] = arena_str(&paths->arena, path);
	}
}

static void
scan_yaml(struct str front)
{
	yaml_parser_t parser;
	yaml_event_t event;
	bool more = true;

	yaml_parser_initialize(&parser);
	yaml_parser_set_input_string(
	    &parser, (const unsigned char *)front.ptr, front.len);
	while (more && yaml_parser_parse(&parser, &event)) {
		more = event.type != YAML_STREAM_END_EVENT;
		yaml_event_delete(&event);
	}
	yaml_parser_delete(&parser);
}

static void
limit(struct str bytes, bool outline)
{
	struct source source;
	struct arena arena = { 0 };
	size_t end = str_find(str_from(bytes, bytes.len > 3 ? 3 : 0),
			      STR("\n---"));

	source_init(&source, bytes, &arena);
	if (str_starts(bytes, STR("---")) && end < bytes.len - 3)
		scan_yaml((struct str){ bytes.ptr + 3, end });
	if (outline)
		cmark_node_free(cmark_parse_document(bytes.ptr, bytes.len,
						     CMARK_OPT_DEFAULT));
	arena_release(&arena);
}

static void
ours(struct str path, struct str bytes, bool outline)
{
	struct persona persona = { 0 };

	parse_open(&persona, path, bytes);
	if (outline)
		parse_outline(&persona);
	persona_release(&persona);
}

static double
run_ms(const struct paths *paths, bool mine, bool outline)
{
	double start = processor_ms();

	for (size_t i = 0; i < paths->count; i++) {
		struct arena arena = { 0 };
		struct error error;
		struct str bytes;

		if (!file_read(&bytes, paths->all[i].ptr, &arena, &error))
			continue;
		if (mine)
			ours(paths->all[i], bytes, outline);
		else
			limit(bytes, outline);
		arena_release(&arena);
	}
	return processor_ms() - start;
}

static void
compare(const struct paths *paths, const char *what, bool outline)
{
	double limits[RUNS], mine[RUNS], a, b;

	for (size_t i = 0; i < RUNS; i++) {
		limits[i] = run_ms(paths, false, outline);
		mine[i] = run_ms(paths, true, outline);
	}
	a = median(limits, RUNS);
	b = median(mine, RUNS);
	printf("%s %zu files: limit %.1f ms, troupe %.1f ms, ratio %.2f\n",
	       what, paths->count, a, b, b / a);
}

int
main(int argc, char **argv)
{
	struct paths paths = { 0 };

	read_paths(&paths);
	if (argc > 1) {
		run_ms(&paths, false, strcmp(argv[1], "outline") == 0);
	} else {
		compare(&paths, "open", false);
		compare(&paths, "open and outline", true);
	}
	arena_release(&paths.arena);
	return 0;
}
