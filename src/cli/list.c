/* SPDX-License-Identifier: MIT */
#include <stdlib.h>

#include "app/findings.h"
#include "base/utf8.h"
#include "base/workers.h"
#include "cli/cli.h"
#include "cli/load.h"
#include "lint/scan.h"
#include "model/tokens.h"
#include "parse/parse.h"

enum { BATCH = 256 }; /* files looked at before their rows are printed */

struct badges {
	const char *all[5];
	size_t count;
};

/* What is known of a file once it was looked at. */
struct row {
	size_t sections, findings;
	struct badges badges;
};

struct listing {
	struct invocation *invocation;
	struct library library;
	struct namesake *namesakes;
	bool *copies; /* by file: another one has the same body */
	size_t columns; /* of the names */
	size_t first;	/* file of the batch */
	struct row rows[BATCH];
};

/* A body, to bring copies together. */
struct body {
	struct str text;
	size_t file;
};

static int
compare_bodies(const void *left, const void *right)
{
	const struct body *a = left, *b = right;

	if (a->text.len != b->text.len)
		return a->text.len < b->text.len ? -1 : 1;
	return str_compare(a->text, b->text);
}

/* Empty bodies are copies of nothing. */
static bool *
find_copies(const struct library *library, struct arena *arena)
{
	bool *copies = ARENA_ARRAY(arena, bool, library->count);
	struct body *all = ARENA_ARRAY(arena, struct body, library->count);
	size_t count = 0;

	for (size_t i = 0; i < library->count; i++) {
		const struct persona *persona = library->files[i].persona;
		struct str text = persona ? str_trim(persona_body(persona))
					  : STR("");

		if (text.len > 0)
			all[count++] = (struct body){ text, i };
	}
	if (count > 0)
		qsort(all, count, sizeof(*all), compare_bodies);
	for (size_t i = 1; i < count; i++)
		if (str_eq(all[i - 1].text, all[i].text))
			copies[all[i - 1].file] = copies[all[i].file] = true;
	return copies;
}

static bool
is_hidden(const struct diagnostic *diagnostic)
{
	return diagnostic->kind->severity >= SEVERITY_WARNING &&
	       str_starts(str_of(diagnostic->kind->code), STR("hidden-"));
}

static struct badges
find_badges(const struct persona *persona, const struct diagnostics *found,
	    const struct namesake *namesake, bool copy)
{
	struct badges badges = { 0 };
	bool hidden = false;

	for (size_t i = 0; i < found->count; i++)
		hidden |= is_hidden(&found->all[i]);
	if (persona->front.parse == PARSE_REPAIRED && !persona->front.bare)
		badges.all[badges.count++] = "repaired";
	if (persona->front.parse == PARSE_LENIENT)
		badges.all[badges.count++] = "lenient";
	if (hidden)
		badges.all[badges.count++] = "hidden";
	if (copy)
		badges.all[badges.count++] = "duplicate";
	if (namesake->other != NO_INDEX)
		badges.all[badges.count++] = "same-name";
	return badges;
}

static struct json *
persona_json(const struct persona *persona, const struct row *about)
{
	struct json *row = json_new_object(), *list = json_new_array();

	json_set(row, "path", json_new_string(persona->path));
	json_set(row, "name", json_new_string(persona->name));
	json_set(row, "description", json_new_string(persona->description));
	json_set(row, "tokens",
		 json_new_int((long long)persona_tokens(persona)));
	json_set(row, "sections", json_new_int((long long)about->sections));
	json_set(row, "diagnostics", json_new_int((long long)about->findings));
	for (size_t i = 0; i < about->badges.count; i++)
		json_push(list, json_new_string(str_of(about->badges.all[i])));
	json_set(row, "badges", list);
	return row;
}

static size_t
widest_name(const struct library *library)
{
	size_t widest = 4;

	for (size_t i = 0; i < library->count; i++) {
		const struct persona *persona = library->files[i].persona;
		size_t columns = persona ? utf8_columns(persona->name) : 0;

		if (columns > widest)
			widest = columns;
	}
	return widest < 40 ? widest : 40;
}

static void
print_row(struct invocation *invocation, const struct persona *persona,
	  const struct row *row, size_t name_columns)
{
	struct output *output = invocation->output;
	struct arena *arena = invocation->arena;
	struct str name = output_fit(output, output_line(persona->name, arena),
				     name_columns, arena);
	struct str tokens = tokens_shown(persona_tokens(persona),
					 invocation->arena);

	output_paint(output, PAINT_BOLD, name);
	output_pad(output, utf8_columns(name), name_columns);
	output_printf(output, "%7.*s %4zu §  ", STR_ARG(tokens),
		      row->sections);
	output_text(output, output_line(persona->path, invocation->arena));
	for (size_t i = 0; i < row->badges.count; i++) {
		output_printf(output, "  ");
		output_paint(output, PAINT_WARN, str_of(row->badges.all[i]));
	}
	output_printf(output, "\n");
}

/* One of the batch, on a thread of its own. Only JSON counts all findings,
 * for which items are needed; the badges need what is hidden. */
static void
look_at_file(void *context, size_t index)
{
	struct listing *listing = context;
	const struct library *library = &listing->library;
	size_t file = listing->first + index;
	struct persona *persona = library->files[file].persona;
	struct row *row = &listing->rows[index];
	struct diagnostics found = { 0 };
	struct arena arena = { 0 };

	if (!persona)
		return;
	persona_tokens(persona);
	if (listing->invocation->arguments->values[OPTION_JSON]) {
		parse_outline(persona);
		findings_find(&found, library, file, listing->namesakes,
			      &arena);
	} else {
		scan_hidden(&found, persona, &arena);
	}
	row->sections = parse_section_count(persona);
	row->findings = found.count;
	row->badges = find_badges(persona, &found, &listing->namesakes[file],
				  listing->copies[file]);
	arena_release(&arena);
}

static void
list_row(struct listing *listing, size_t index)
{
	struct invocation *invocation = listing->invocation;
	const struct row *row = &listing->rows[index];
	struct persona *persona =
	    listing->library.files[listing->first + index].persona;

	if (!persona)
		return;
	if (invocation->arguments->values[OPTION_JSON])
		output_json(invocation->output, persona_json(persona, row));
	else
		print_row(invocation, persona, row, listing->columns);
	/* Outlines of a large library are several times its size. */
	persona_release(persona);
}

static void
list_batch(struct listing *listing, size_t first)
{
	size_t count = listing->library.count - first;

	if (count > BATCH)
		count = BATCH;
	listing->first = first;
	workers_run(count, look_at_file, listing);
	for (size_t i = 0; i < count; i++)
		list_row(listing, i);
}

enum status
run_list(struct invocation *invocation)
{
	struct listing listing = { .invocation = invocation };
	struct library *library = &listing.library;
	enum status status;

	load_library(library, invocation->arguments, &status);
	listing.columns = widest_name(library);
	listing.namesakes = library_namesakes(library, invocation->arena);
	listing.copies = find_copies(library, invocation->arena);
	for (size_t i = 0; i < library->count; i += BATCH)
		list_batch(&listing, i);
	library_release(library);
	return status;
}
