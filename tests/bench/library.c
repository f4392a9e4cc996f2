/* SPDX-License-Identifier: MIT */
/*
 * Makes a library for the other benches: as many personas as the first
 * argument says in the folder that the second names, each one of the files
 * named on standard input with a few small edits that only its number decides.
 */
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "measure.h"

enum { SAMPLES_MOST = 1000, FOLDER = 500, EDIT_EVERY = 40 };

struct samples {
	struct arena arena;
	struct str all[SAMPLES_MOST];
	size_t count;
};

static unsigned
next_random(unsigned *state)
{
	*state = *state * 1664525u + 1013904223u;
	return *state >> 16;
}

static void
read_samples(struct samples *samples)
{
	char line[4096];
	struct error error;

	while (samples->count < SAMPLES_MOST &&
	       fgets(line, sizeof line, stdin)) {
		struct str path =
		    arena_str(&samples->arena, str_trim(str_of(line)));

		if (file_read(&samples->all[samples->count], path.ptr,
			      &samples->arena, &error))
			samples->count++;
	}
}

/* A line is left out, said twice, or ends in a word of its own. */
static void
edit_line(struct buf *text, struct str line, unsigned *state)
{
	unsigned edit = next_random(state) % 3;

	if (edit == 0)
		return;
	buf_add(text, line);
	if (edit == 1)
		buf_printf(text, "\n%.*s", STR_ARG(line));
	else
		buf_printf(text, " edited%u", next_random(state) % 1000);
	buf_add_byte(text, '\n');
}

/* The name is the copy's own, as in a library that people keep. */
static void
make_copy(struct buf *text, struct str sample, size_t number)
{
	unsigned state = (unsigned)number * 2654435761u + 1;
	struct str line;

	buf_clear(text);
	for (size_t i = 0; str_split(&sample, '\n', &line); i++)
		if (i > 0 && i < 9 && str_starts(line, STR("name:")))
			buf_printf(text, "%.*s-%zu\n", STR_ARG(line), number);
		else if (i > 8 && next_random(&state) % EDIT_EVERY == 0)
			edit_line(text, line, &state);
		else
			buf_printf(text, "%.*s\n", STR_ARG(line));
}

static bool
make_folder(const char *path)
{
	if (mkdir(path, 0777) == 0 || errno == EEXIST)
		return true;
	perror(path);
	return false;
}

static bool
write_copy(const char *path, const struct buf *text)
{
	FILE *file = fopen(path, "wb");
	bool done = file && fwrite(text->ptr, 1, text->len, file) == text->len;

	if (file && fclose(file) != 0)
		done = false;
	if (!done)
		perror(path);
	return done;
}

static bool
make_library(const struct samples *samples, size_t count, const char *root)
{
	struct buf text = { 0 };
	char path[1024];
	bool done = make_folder(root);

	for (size_t i = 0; done && i < count; i++) {
		snprintf(path, sizeof path, "%s/%03zu", root, i / FOLDER);
		done = i % FOLDER > 0 || make_folder(path);
		snprintf(path, sizeof path, "%s/%03zu/%05zu.md", root,
			 i / FOLDER, i);
		make_copy(&text, samples->all[i % samples->count], i);
		done = done && write_copy(path, &text);
	}
	buf_release(&text);
	return done;
}

int
main(int argc, char **argv)
{
	static struct samples samples;
	bool done;

	if (argc != 3) {
		fprintf(stderr, "usage: library COUNT FOLDER <PATHS\n");
		return 2;
	}
	read_samples(&samples);
	done = samples.count > 0 &&
	       make_library(&samples, strtoul(argv[1], NULL, 10), argv[2]);
	arena_release(&samples.arena);
	return done ? 0 : 1;
}
