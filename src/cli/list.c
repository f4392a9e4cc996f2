#include "app/findings.h"
#include "base/utf8.h"
#include "cli/cli.h"
#include "cli/load.h"
#include "model/scan.h"
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

struct listing {
	struct invocation *invocation;
	struct library library;
	struct namesake *namesakes;
	size_t columns; /* of the names */
};

struct badges {
	const char *all[4];
	size_t count;
};

static bool
is_hidden(const struct diagnostic *diagnostic)
{
	return diagnostic->kind->severity >= SEVERITY_WARNING &&
	       str_starts(str_of(diagnostic->kind->code), STR("hidden-"));
}

static struct badges
find_badges(const struct persona *persona, const struct diagnostics *found,
	    const struct namesake *namesake)
{
	struct badges badges = { 0 };
	bool hidden = false;

	for (size_t i = 0; i < found->count; i++)
		hidden |= is_hidden(&found->all[i]);
	if (persona->front.parse == PARSE_REPAIRED)
		badges.all[badges.count++] = "repaired";
	if (persona->front.parse == PARSE_LENIENT)
		badges.all[badges.count++] = "lenient";
	if (hidden)
		badges.all[badges.count++] = "hidden";
	if (namesake->other != NO_INDEX)
		badges.all[badges.count++] = "duplicate";
	return badges;
}

static struct json *
persona_json(const struct persona *persona, const struct badges *badges,
	     size_t findings)
{
	struct json *row = json_new_object(), *list = json_new_array();

	json_set(row, "path", json_new_string(persona->path));
	json_set(row, "name", json_new_string(persona->name));
	json_set(row, "description", json_new_string(persona->description));
	json_set(row, "tokens",
		 json_new_int((long long)persona_tokens(persona)));
	json_set(row, "sections",
		 json_new_int((long long)count_sections(persona)));
	json_set(row, "diagnostics", json_new_int((long long)findings));
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

static void
print_row(struct invocation *invocation, const struct persona *persona,
	  const struct badges *badges, size_t name_columns)
{
	struct output *output = invocation->output;
	struct str name = output_fit(output, persona->name, name_columns, invocation->arena);
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

static void
list_file(struct listing *listing, size_t index)
{
	const struct library *library = &listing->library;
	struct invocation *invocation = listing->invocation;
	struct persona *persona = library->files[index].persona;
	bool json = invocation->arguments->values[OPTION_JSON] != NULL;
	struct diagnostics found = { 0 };
	struct arena arena = { 0 };
	struct badges badges;

	parse_outline(persona);
	/* Only JSON counts all findings; the badges need what is hidden. */
	if (json)
		findings_find(&found, library, index, listing->namesakes,
			      &arena);
	else
		scan_persona(&found, persona, &arena);
	badges = find_badges(persona, &found, &listing->namesakes[index]);
	if (json)
		output_json(invocation->output,
			    persona_json(persona, &badges, found.count));
	else
		print_row(invocation, persona, &badges, listing->columns);
	arena_release(&arena);
	/* Outlines of a large library are several times its size. */
	persona_release(persona);
}

enum status
run_list(struct invocation *invocation)
{
	struct listing listing = { .invocation = invocation };
	struct library *library = &listing.library;
	enum status status = load_library(library, invocation->arguments);

	listing.columns = widest_name(library);
	listing.namesakes = library_namesakes(library, invocation->arena);
	for (size_t i = 0; i < library->count; i++)
		if (library->files[i].persona)
			list_file(&listing, i);
	library_release(library);
	return status;
}
