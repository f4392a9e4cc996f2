/* SPDX-License-Identifier: MIT */
#include "parse/container.h"

#include "base/count.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "parse/parse.h"

enum { MOST_CONTAINED = 1000 };

static struct str
ending_of(struct str path)
{
	static const char *const endings[] = { ".toml", ".json", ".roomodes",
					       ".yaml", ".yml" };

	for (size_t i = 0; i < COUNT(endings); i++)
		if (str_ends(path, str_of(endings[i])))
			return str_of(endings[i]);
	return STR("");
}

bool
container_is(struct str path)
{
	return ending_of(path).len > 0;
}

static void
begin_field(struct contained_text *text, struct str key)
{
	if (!text->has_fields)
		buf_add_cstr(&text->out, "---\n");
	text->has_fields = true;
	yaml_add_scalar(&text->out, key);
	buf_add_cstr(&text->out, ": ");
}

void
contained_field(struct contained_text *text, struct str key, struct str value)
{
	begin_field(text, key);
	yaml_add_scalar(&text->out, value);
	buf_add_byte(&text->out, '\n');
}

void
contained_raw(struct contained_text *text, struct str key, struct str yaml)
{
	begin_field(text, key);
	buf_add(&text->out, yaml);
	buf_add_byte(&text->out, '\n');
}

static bool
has_name(const struct container *container, struct str name)
{
	for (size_t i = 0; i < container->count && i < MOST_CONTAINED; i++)
		if (str_eq(container->all[i].name, name))
			return true;
	return false;
}

void
contained_end(struct container *container, struct contained_text *text,
	      struct str name, struct str body, struct arena *arena)
{
	struct contained *row;

	if (has_name(container, name))
		name = arena_printf(arena, "%.*s-%zu", STR_ARG(name),
				    container->count + 1);
	if (text->has_fields)
		buf_add_cstr(&text->out, "---\n");
	buf_add(&text->out, body);
	if (!str_ends(body, STR("\n")))
		buf_add_byte(&text->out, '\n');
	container->all = arena_grow(arena, container->all, container->count,
				    &container->capacity,
				    sizeof(*container->all));
	row = &container->all[container->count++];
	row->name = arena_str(arena, name);
	row->key = row->name;
	row->text = arena_str(arena, buf_str(&text->out));
	buf_release(&text->out);
	*text = (struct contained_text){ 0 };
}

/* Entries of a list, or members of a table. */
static void
add_entries(struct contained_text *text, const struct field *field)
{
	bool map = field->kind == FIELD_MAP;
	struct buf flow = { 0 };

	buf_add_byte(&flow, map ? '{' : '[');
	for (size_t i = 0; i < field->entry_count; i++) {
		buf_add_cstr(&flow, i > 0 ? ", " : "");
		yaml_add_quoted(&flow, field->entries[i]);
		if (!map)
			continue;
		buf_add_cstr(&flow, ": ");
		yaml_add_quoted(&flow, field->values[i]);
	}
	buf_add_byte(&flow, map ? '}' : ']');
	contained_raw(text, field->key, buf_str(&flow));
	buf_release(&flow);
}

static void
add_toml_field(struct contained_text *text, const struct field *field)
{
	if (field->kind == FIELD_LIST || field->kind == FIELD_MAP)
		add_entries(text, field);
	else if (field->kind == FIELD_STRING)
		contained_field(text, field->key, field->value);
	else
		contained_raw(text, field->key, field->value);
}

/* Lines that are no TOML: Codex refuses the file. */
static bool
copy_faults(struct diagnostics *faults, const struct persona *file,
	    struct arena *arena, struct error *error)
{
	const struct diagnostics *all = &file->diagnostics;

	for (size_t i = 0; i < all->count; i++) {
		const struct diagnostic *fault = &all->all[i];

		if (!str_eq(str_of(fault->kind->code), STR("fm-toml")))
			continue;
		diagnostics_add(faults, arena, fault->kind->code,
				fault->place, arena_str(arena, fault->detail));
		if (faults->count == 1)
			error_set(error, "%zu:%zu: not TOML", fault->place.line,
				  fault->place.column);
	}
	return faults->count > 0;
}

/* A Codex agent: what is not its instructions is a field. */
static bool
read_toml(struct container *container, struct str path, struct str bytes,
	  struct arena *arena, struct error *error)
{
	struct diagnostics faults = { 0 };
	struct persona file = { 0 };
	struct contained_text text = { { 0 }, false };
	const struct field *body;

	parse_open(&file, path, bytes);
	body = persona_field(&file, "developer_instructions");
	if (body != NULL) {
		for (size_t i = 0; i < file.front.field_count; i++)
			if (&file.front.fields[i] != body)
				add_toml_field(&text, &file.front.fields[i]);
		contained_end(container, &text, STR(""), body->value, arena);
	}
	if (!copy_faults(&faults, &file, arena, error) && body == NULL)
		error_set(error, "no persona is in it");
	if (body != NULL) {
		container->all[0].origin = bytes;
		container->all[0].faults = faults;
	}
	persona_release(&file);
	return body != NULL;
}

static bool
parse_tree(struct json **root, struct container *container, struct str bytes,
	   struct error *error)
{
	struct str text = str_from(bytes, source_bom(bytes));

	if (str_starts(str_trim_start(text), STR("{"))) {
		container->syntax = FRONT_JSON;
		return json_parse(root, text, error);
	}
	container->syntax = FRONT_YAML;
	return container_yaml(root, text, error);
}

/* llm's templates have two of each '$' that is meant. */
static struct str
without_doubled(struct str text, struct arena *arena)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < text.len; i++) {
		buf_add_byte(&out, text.ptr[i]);
		i += str_starts(str_from(text, i), STR("$$"));
	}
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* A template of llm: its system text; what else it has is for llm. */
static bool
read_template(struct container *container, struct str path,
	      const struct json *root, struct arena *arena)
{
	const struct json *system = json_get(root, "system");
	struct contained_text text = { { 0 }, false };

	if (!str_starts(ending_of(path), STR(".y")) || !system ||
	    json_kind(system) != JSON_KIND_STRING)
		return false;
	contained_end(container, &text, STR(""),
		      without_doubled(json_text(system), arena), arena);
	return true;
}

bool
container_read(struct container *container, struct str path,
	       struct str bytes, struct arena *arena, struct error *error)
{
	struct json *root = NULL;
	bool found;

	*container = (struct container){ .syntax = FRONT_TOML };
	if (str_eq(ending_of(path), STR(".toml"))) {
		return read_toml(container, path, bytes, arena, error);
	} else {
		if (!parse_tree(&root, container, bytes, error))
			return false;
		found = read_template(container, path, root, arena) ||
			container_json(container, root, arena);
		json_free(root);
	}
	if (container->count > MOST_CONTAINED)
		return error_set(error, "more than 1,000 personas in it");
	if (container->count == 1)
		container->all[0].name.len = 0;
	return found || error_set(error, "no persona is in it");
}

/* What the Markdown file would be called: the parser goes by it. */
static struct str
markdown_path(struct str path, struct arena *arena)
{
	struct str ending = ending_of(path);
	size_t at = path.len;

	while (at > 0 && path.ptr[at - 1] != '#' && path.ptr[at - 1] != '/')
		at--;
	path.len -= ending.len;
	if (ending.len == 0 && at > 0 && path.ptr[at - 1] == '#')
		path = str_from(path, at);
	return arena_printf(arena, "%.*s.md", STR_ARG(path));
}

void
container_open(struct persona *persona, struct str path,
	       const struct contained *contained, enum front_syntax syntax)
{
	static const char *const names[] = { [FRONT_YAML] = "YAML",
					     [FRONT_TOML] = "TOML",
					     [FRONT_JSON] = "JSON" };
	struct place place = { 1, 1 };

	parse_open(persona, markdown_path(path, &persona->arena),
		   contained->text);
	persona->origin = contained->origin;
	persona->path = arena_str(&persona->arena, path);
	if (persona->front.syntax != FRONT_NONE)
		persona->front.syntax = syntax;
	diagnostics_add(&persona->diagnostics, &persona->arena, "contained",
			place, str_of(names[syntax]));
	for (size_t i = 0; i < contained->faults.count; i++) {
		const struct diagnostic *fault = &contained->faults.all[i];

		diagnostics_add(&persona->diagnostics, &persona->arena,
				fault->kind->code, fault->place,
				fault->detail);
	}
}
