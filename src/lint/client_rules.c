/* SPDX-License-Identifier: MIT */
#include "lint/client_rules.h"

#include "base/count.h"
#include "model/client.h"

enum { SKILL_NAME_MAX = 64, TOOLS_MOST = 50 /* that are reported */ };

struct checking {
	struct diagnostics *list;
	const struct persona *persona;
	struct arena *arena;
	const struct client *client;
	const struct client_rules *rules;
};

static void
add_at(struct checking *checking, const char *code, size_t offset,
       struct str detail)
{
	diagnostics_add(checking->list, checking->arena, code,
			source_place(&checking->persona->source, offset),
			detail);
}

static size_t
line_start(const struct checking *checking, const struct field *field)
{
	return source_line_range(&checking->persona->source,
				 field->start_line - 1).start;
}

static void
check_required(struct checking *checking, const char *key, const char *code)
{
	const struct field *field = persona_field(checking->persona, key);
	size_t offset = 0;

	if (field != NULL && field->kind != FIELD_NULL &&
	    !str_is_blank(field->value))
		return;
	if (field != NULL)
		offset = line_start(checking, field);
	add_at(checking, code, offset, str_of(checking->client->name));
}

/* Folders of agents have files that tell people about them. */
static bool
is_about_folder(struct str path)
{
	static const char *const names[] = { "readme", "claude", "agents",
					     "index", "changelog", "license" };
	size_t start = path.len, dot;

	while (start > 0 && path.ptr[start - 1] != '/')
		start--;
	path = str_from(path, start);
	dot = str_find_byte(path, '.');
	path.len = dot;
	for (size_t i = 0; i < COUNT(names); i++)
		if (str_eq_nocase(path, str_of(names[i])))
			return true;
	return false;
}

static bool
is_identifier(struct str name)
{
	for (size_t i = 0; i < name.len; i++)
		if (name.ptr[i] != '-' && !ascii_is_digit(name.ptr[i]) &&
		    (name.ptr[i] < 'a' || name.ptr[i] > 'z'))
			return false;
	return !str_starts(name, STR("-")) && !str_ends(name, STR("-"));
}

/* Claude Code takes capitals and blanks, but "plugin:agent" is a plugin's. */
static bool
is_refused_name(const struct checking *checking, struct str name)
{
	return checking->client->id == CLIENT_CLAUDE &&
	       (str_starts(name, STR("-")) || str_contains(name, STR(":")) ||
		str_contains(name, STR("/")) || str_contains(name, STR("\\")));
}

/* Keys are what they are called: "Name" is none. */
static void
check_key_case(struct checking *checking)
{
	static const char *const keys[] = { "name", "description", "tools",
					    "model", "color" };
	const struct front_matter *front = &checking->persona->front;

	for (size_t i = 0; i < front->field_count; i++)
		for (size_t j = 0; j < COUNT(keys); j++)
			if (str_eq_nocase(front->fields[i].key,
					  str_of(keys[j])) &&
			    !str_eq(front->fields[i].key, str_of(keys[j])))
				add_at(checking, "client-key-case",
				       line_start(checking, &front->fields[i]),
				       front->fields[i].key);
}

static void
check_name(struct checking *checking)
{
	const struct field *field = persona_field(checking->persona, "name");
	struct str name = field != NULL ? str_trim(field->value) : STR("");
	bool fits = is_identifier(name);

	if (checking->client->id == CLIENT_SKILL)
		fits = fits && name.len <= SKILL_NAME_MAX &&
		    !str_contains(name, STR("--"));
	if (name.len > 0 && is_refused_name(checking, name))
		add_at(checking, "client-name-refused",
		       field->value_range.start, name);
	else if (name.len > 0 && !fits)
		add_at(checking, "client-name-form", field->value_range.start,
		       name);
}

static void
check_keys(struct checking *checking)
{
	const struct front_matter *front = &checking->persona->front;
	const struct client_rules *rules = checking->rules;

	for (size_t i = 0; i < front->field_count; i++) {
		const struct field *field = &front->fields[i];

		if ((rules->keys && !str_in(field->key, rules->keys)) ||
		    (rules->foreign && str_in(field->key, rules->foreign)))
			add_at(checking, "client-key",
			       line_start(checking, field), field->key);
	}
}

/* Servers and plugins bring tools that nobody can know. */
static bool
is_known_tool(struct str tool, const char *const *tools)
{
	size_t end = str_find_byte(tool, '(');
	struct str name = str_trim(str_slice(tool, (struct range){ 0, end }));

	return str_starts(name, STR("mcp__")) || str_in(name, tools) ||
	    str_contains(name, STR("*"));
}

static void
check_tools(struct checking *checking)
{
	const struct field *field = persona_field(checking->persona, "tools");
	struct tools tools = persona_tools(checking->persona,
					   checking->arena);
	struct str raw;
	size_t at = 0, unknown = 0;

	if (field == NULL)
		return;
	raw = persona_text(checking->persona, field->value_range);
	for (size_t i = 0; i < tools.count && unknown < TOOLS_MOST; i++) {
		size_t step = str_find(str_from(raw, at), tools.names[i]);

		if (at + step < raw.len)
			at += step;
		if (is_known_tool(tools.names[i], checking->rules->tools))
			continue;
		add_at(checking, "client-tool", field->value_range.start + at,
		       tools.names[i]);
		unknown++;
	}
}

/* "claude-opus-4-1", "us.anthropic.claude-…", "sonnet[1m]" */
static bool
is_known_model(const struct client_rules *rules, struct str model)
{
	struct str alias = model;

	alias.len = str_find_byte(model, '[');
	return rules->model_part == NULL ||
	    str_contains(model, str_of(rules->model_part)) ||
	    (rules->models != NULL && str_in(alias, rules->models));
}

static void
check_model(struct checking *checking)
{
	const struct field *field = persona_field(checking->persona, "model");

	if (field != NULL && field->kind == FIELD_STRING &&
	    !str_is_blank(field->value) &&
	    !is_known_model(checking->rules, str_trim(field->value)))
		add_at(checking, "client-model", field->value_range.start,
		       field->value);
}

static void
check_color(struct checking *checking)
{
	const struct field *field = persona_field(checking->persona, "color");

	if (field != NULL && field->kind == FIELD_STRING &&
	    !str_is_blank(field->value) &&
	    !str_in(str_trim(field->value), checking->rules->colors))
		add_at(checking, "client-color", field->value_range.start,
		       field->value);
}

/* OpenCode starts with none of its agents when one of them has these. */
static void
check_opencode(struct checking *checking)
{
	static const char *const themes[] = {
		"primary", "secondary", "accent", "success", "warning",
		"error", "info", NULL
	};
	const struct field *tools = persona_field(checking->persona, "tools");
	const struct field *color = persona_field(checking->persona, "color");

	if (tools != NULL &&
	    (tools->kind == FIELD_STRING || tools->kind == FIELD_LIST))
		add_at(checking, "client-value", line_start(checking, tools),
		       STR("tools that are no map"));
	if (color != NULL && color->kind == FIELD_STRING &&
	    !str_starts(color->value, STR("#")) &&
	    !str_in(color->value, themes))
		add_at(checking, "client-value", line_start(checking, color),
		       STR("a color that is a word"));
}

static void
check_fields(struct checking *checking)
{
	const struct client_rules *rules = checking->rules;

	if (rules->named)
		check_required(checking, "name", "client-name");
	if (rules->described)
		check_required(checking, "description", "client-description");
	if (rules->identified)
		check_name(checking);
	if (rules->tools)
		check_tools(checking);
	if (rules->colors)
		check_color(checking);
	check_keys(checking);
	check_key_case(checking);
	check_model(checking);
	if (rules->client == CLIENT_OPENCODE)
		check_opencode(checking);
}

void
client_check(struct diagnostics *list, const struct persona *persona,
	     struct arena *arena)
{
	struct checking checking = { list, persona, arena,
				     persona_client(persona), NULL };
	bool front = persona->front.syntax != FRONT_NONE;

	checking.rules = client_rules(checking.client);
	if (checking.rules == NULL ||
	    (!front && is_about_folder(persona->path) &&
	     checking.client->id != CLIENT_SKILL))
		return;
	if (front)
		check_fields(&checking);
	else if (checking.rules->named)
		add_at(&checking, "client-front", 0,
		       str_of(checking.client->name));
}
