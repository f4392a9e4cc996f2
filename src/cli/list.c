#include <stdlib.h>

#include "app/library.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/load.h"
#include "model/tokens.h"
#include "parse/parse.h"

/* Sections as `show` prints them: the root only with text of its own. */
static size_t
count_sections(const struct persona *persona)
{
	return persona->section_count - 1 +
	       (persona->sections[0].title.len > 0 ||
		persona->sections[0].topic);
}

struct named {
	struct str name;
	size_t index; /* in the library */
};

static int
compare_names(const void *a, const void *b)
{
	const struct named *x = a, *y = b;

	return str_compare(x->name, y->name);
}

/* By file: whether another persona of the library has its name. */
static bool *
find_doubles(const struct library *library, struct arena *arena)
{
	bool *doubles = ARENA_ARRAY(arena, bool, library->count);
	struct named *names = ARENA_ARRAY(arena, struct named, library->count);
	size_t count = 0;

	for (size_t i = 0; i < library->count; i++)
		if (library->files[i].persona)
			names[count++] = (struct named){
				library->files[i].persona->name, i
			};
	if (count > 0)
		qsort(names, count, sizeof *names, compare_names);
	for (size_t i = 1; i < count; i++)
		if (str_eq(names[i - 1].name, names[i].name))
			doubles[names[i - 1].index] =
			    doubles[names[i].index] = true;
	return doubles;
}

struct badges {
	const char *all[4];
	size_t count;
};

static struct badges
find_badges(const struct persona *persona, bool has_double)
{
	struct badges badges = { 0 };

	if (persona->front.parse == PARSE_REPAIRED)
		badges.all[badges.count++] = "repaired";
	if (persona->front.parse == PARSE_LENIENT)
		badges.all[badges.count++] = "lenient";
	if (has_double)
		badges.all[badges.count++] = "duplicate";
	return badges;
}

static struct json *
persona_json(const struct persona *persona, const struct badges *badges)
{
	struct json *row = json_new_object(), *list = json_new_array();

	json_set(row, "path", json_new_string(persona->path));
	json_set(row, "name", json_new_string(persona->name));
	json_set(row, "description", json_new_string(persona->description));
	json_set(row, "tokens",
		 json_new_int((long long)persona_tokens(persona)));
	json_set(row, "sections",
		 json_new_int((long long)count_sections(persona)));
	json_set(row, "diagnostics",
		 json_new_int((long long)persona->diagnostics.count));
	for (size_t i = 0; i < badges->count; i++)
		json_push(list, json_new_string(str_of(badges->all[i])));
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

static struct str
name_shown(struct invocation *invocation, struct str name, size_t columns)
{
	bool ascii = invocation->output->ascii;

	if (utf8_columns(name) <= columns)
		return name;
	name = utf8_fit(name, columns - (ascii ? 3 : 1));
	return arena_printf(invocation->arena, "%.*s%s", STR_ARG(name),
			    ascii ? "..." : "…");
}

static void
print_row(struct invocation *invocation, const struct persona *persona,
	  const struct badges *badges, size_t name_columns)
{
	struct output *output = invocation->output;
	struct str name = name_shown(invocation, persona->name, name_columns);
	struct str tokens = tokens_shown(persona_tokens(persona),
					 invocation->arena);

	output_paint(output, PAINT_BOLD, name);
	output_pad(output, utf8_columns(name), name_columns);
	output_printf(output, "%7.*s %4zu §  ", STR_ARG(tokens),
		      count_sections(persona));
	output_text(output, persona->path);
	for (size_t i = 0; i < badges->count; i++) {
		output_printf(output, "  ");
		output_paint(output, PAINT_WARN, str_of(badges->all[i]));
	}
	output_printf(output, "\n");
}

enum status
run_list(struct invocation *invocation)
{
	struct library library = { 0 };
	enum status status = load_library(&library, invocation->arguments);
	bool *doubles = find_doubles(&library, invocation->arena);
	size_t columns = widest_name(&library);

	for (size_t i = 0; i < library.count; i++) {
		struct persona *persona = library.files[i].persona;
		struct badges badges;

		if (!persona)
			continue;
		parse_outline(persona);
		badges = find_badges(persona, doubles[i]);
		if (invocation->arguments->values[OPTION_JSON])
			output_json(invocation->output,
				    persona_json(persona, &badges));
		else
			print_row(invocation, persona, &badges, columns);
	}
	library_release(&library);
	return status;
}
