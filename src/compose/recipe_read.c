/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/yaml.h"
#include "compose/recipe.h"
#include "compose/recipe_names.h"

enum {
	CHUNK = 64,    /* picks that are parsed at once */
	HEAD_MAX = 512 /* bytes */
};

static bool
parse_part(struct yaml **root, struct recipe *recipe, struct str text,
	   size_t line, struct error *error)
{
	struct place place = { 1, 1 };
	struct error reason = { "" };

	if (yaml_parse(root, text, &recipe->arena, &place, &reason))
		return true;
	return error_set(error, "%zu:%zu: %s", line + place.line - 1,
			 place.column, reason.text);
}

static size_t
line_end(struct str text, size_t at)
{
	at += str_find_byte(str_from(text, at), '\n');
	return at < text.len ? at + 1 : at;
}

static size_t
count_lines(struct str text)
{
	size_t count = 0;

	for (size_t i = 0; i < text.len; i++)
		count += text.ptr[i] == '\n';
	return count;
}

/* Where the line of the last key begins; text.len when it is not there. */
static size_t
find_draft(struct str text)
{
	size_t at = 0;

	while (at < text.len) {
		if (str_starts(str_from(text, at), STR("draft:")))
			return at;
		at = line_end(text, at);
	}
	return text.len;
}

/* So many list entries from `at` on. */
static size_t
chunk_end(struct str text, size_t at)
{
	size_t entries = 0;

	while (at < text.len) {
		if (str_starts(str_from(text, at), STR("- ")) &&
		    entries++ == CHUNK)
			break;
		at = line_end(text, at);
	}
	return at;
}

static struct yaml **
last_link(struct yaml **link)
{
	while (*link)
		link = &(*link)->next;
	return link;
}

/* The picks of a large draft are more than one YAML document may hold, so
 * their list is parsed in parts. */
static bool
parse_picks(struct recipe *recipe, struct yaml *root, struct str text,
	    size_t at, struct error *error)
{
	struct yaml *list = ARENA_NEW(&recipe->arena, struct yaml);
	struct yaml **link = &list->first;
	size_t line =
	    count_lines(str_slice(text, (struct range){ 0, at })) + 1;

	list->kind = YAML_LIST;
	list->key = STR("draft");
	while (at < text.len) {
		size_t end = chunk_end(text, at);
		struct str part = str_slice(text, (struct range){ at, end });
		struct yaml *picks;

		if (!parse_part(&picks, recipe, part, line, error))
			return false;
		if (picks && picks->kind != YAML_LIST)
			return error_set(error, "%zu:1: the draft is no list",
					 line);
		if (picks)
			*link = picks->first;
		link = last_link(link);
		line += count_lines(part);
		at = end;
	}
	*last_link(&root->first) = list;
	return true;
}

static struct str
text_at(const struct yaml *map, const char *key)
{
	const struct yaml *value = yaml_get(map, key);

	if (!value || value->kind == YAML_LIST || value->kind == YAML_MAP)
		return STR("");
	return value->value;
}

static bool
read_sources(struct recipe *recipe, struct error *error)
{
	const struct yaml *list = yaml_get(recipe->root, "sources");
	size_t count = 0;

	if (!list || list->kind != YAML_LIST || !list->first)
		return error_set(error, "it names no sources");
	for (const struct yaml *i = list->first; i; i = i->next)
		count++;
	recipe->sources = ARENA_ARRAY(&recipe->arena, struct recipe_source,
				      count);
	for (const struct yaml *i = list->first; i; i = i->next) {
		struct recipe_source *source =
		    &recipe->sources[recipe->source_count++];

		*source = (struct recipe_source){ text_at(i, "path"),
		    text_at(i, "name"), text_at(i, "sha256") };
		if (source->path.len == 0)
			return error_set(error, "source %zu has no path",
					 recipe->source_count);
	}
	return true;
}

static bool
is_no_recipe(struct error *error)
{
	return error_set(error, "1:1: this is no recipe (its schema is "
			 "troupe.recipe/1)");
}

static bool
read_parts(struct recipe *recipe, struct str text, struct error *error)
{
	size_t at = find_draft(text);
	struct yaml *root;

	if (!str_contains(text, STR("troupe.recipe/1")))
		return is_no_recipe(error);
	if (!parse_part(&root, recipe, (struct str){ text.ptr, at }, 1, error))
		return false;
	recipe->root = root;
	if (!root || root->kind != YAML_MAP ||
	    !str_eq(text_at(root, "schema"), STR("troupe.recipe/1")))
		return is_no_recipe(error);
	if (at == text.len)
		return error_set(error, "1:1: it has no draft");
	if (!parse_picks(recipe, root, text, line_end(text, at), error))
		return false;
	return read_sources(recipe, error);
}

bool
recipe_is(struct str text)
{
	struct str head = str_slice(text, (struct range){ 0, HEAD_MAX });

	return str_starts(head, STR("schema: troupe.recipe/")) ||
	       str_contains(head, STR("\nschema: troupe.recipe/"));
}

bool
recipe_read(struct recipe *recipe, struct str text, struct error *error)
{
	*recipe = (struct recipe){ 0 };
	text = arena_str(&recipe->arena, text);
	text = str_from(text, source_bom(text));
	if (read_parts(recipe, text, error))
		return true;
	recipe_release(recipe);
	return false;
}

void
recipe_release(struct recipe *recipe)
{
	arena_release(&recipe->arena);
	*recipe = (struct recipe){ 0 };
}

size_t
recipe_number(const struct yaml *map, const char *key, size_t fallback)
{
	struct str text = text_at(map, key);
	size_t number = 0;

	if (text.len == 0 || text.len > 9)
		return fallback;
	for (size_t i = 0; i < text.len; i++) {
		if (!ascii_is_digit(text.ptr[i]))
			return fallback;
		number = number * 10 + (size_t)(text.ptr[i] - '0');
	}
	return number;
}

struct str
recipe_text(const struct yaml *map, const char *key)
{
	return text_at(map, key);
}

struct str
recipe_library(const struct recipe *recipe)
{
	return text_at(recipe->root, "library");
}

/* "0.7"; digits beyond the fourth do not count. Not by strtod(), which asks
 * the locale. */
double
recipe_accept(const struct recipe *recipe)
{
	struct str text = text_at(recipe->root, "accept");
	double value = 0, place = 1;
	bool dotted = false;

	for (size_t i = 0; i < text.len && i < 6; i++) {
		if (text.ptr[i] == '.' && !dotted) {
			dotted = true;
			continue;
		}
		if (!ascii_is_digit(text.ptr[i]))
			return 0;
		value = value * 10 + (text.ptr[i] - '0');
		place *= dotted ? 10 : 1;
	}
	value /= place;
	return value > 1 ? 1 : value;
}

static bool
read_correction(struct correction *correction, const struct yaml *map,
		const struct recipe *recipe,
		const struct persona *const *personas, size_t count)
{
	struct str pair = text_at(map, "pair"), apart = text_at(map, "apart");

	correction->kind = pair.len ? CORRECT_PAIR : CORRECT_APART;
	find_section_name(&correction->persona_a, &correction->section_a,
			  recipe, personas, count, pair.len ? pair : apart);
	find_section_name(&correction->persona_b, &correction->section_b,
			  recipe, personas, count, text_at(map, "with"));
	return correction->section_a != NO_INDEX &&
	    correction->section_b != NO_INDEX;
}

const struct correction *
recipe_corrections(size_t *count, const struct recipe *recipe,
		   const struct persona *const *personas,
		   size_t persona_count, struct arena *arena)
{
	const struct yaml *list = yaml_get(recipe->root, "corrections");
	struct correction *all;
	size_t most = 0;

	*count = 0;
	if (!list || list->kind != YAML_LIST)
		return NULL;
	for (const struct yaml *i = list->first; i; i = i->next)
		most++;
	all = ARENA_ARRAY(arena, struct correction, most);
	for (const struct yaml *i = list->first; i; i = i->next)
		*count += read_correction(&all[*count], i, recipe, personas,
					  persona_count);
	return all;
}

void
recipe_options(struct comparison_options *options, struct recipe *recipe,
	       const struct persona *const *personas, size_t count)
{
	size_t base = recipe_number(recipe->root, "base", 0);

	if (base >= recipe->source_count)
		base = 0;
	*options = (struct comparison_options){
		.base = recipe_place(recipe, base),
		.accept = recipe_accept(recipe),
	};
	options->corrections = recipe_corrections(&options->correction_count,
	    recipe, personas, count, &recipe->arena);
}
