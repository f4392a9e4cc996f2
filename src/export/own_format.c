/* SPDX-License-Identifier: MIT */
#include "export/own.h"

#include "model/client.h"

/* A name of several parts is none; such a file is written anew. */
static bool
is_scalar(const struct persona *persona, const char *key)
{
	const struct field *field = persona_field(persona, key);

	return field == NULL ||
	       (field->kind != FIELD_LIST && field->kind != FIELD_MAP);
}

/* "Name" is no key that clients know, and a list in quotes none that they
 * read; such a file is written anew. */
static bool
is_read(const struct field *field)
{
	static const char *const keys[] = { "name", "description", "tools",
					    "model", "color", NULL };

	for (const char *const *key = keys; *key != NULL; key++)
		if (str_eq_nocase(field->key, str_of(*key)) &&
		    !str_eq(field->key, str_of(*key)))
			return false;
	return !rights_list_is_quoted(field);
}

static bool
are_read(const struct front_matter *front)
{
	for (size_t i = 0; i < front->field_count; i++)
		if (!is_read(&front->fields[i]))
			return false;
	return true;
}

static bool
is_kept(const struct sheet *sheet)
{
	const struct persona *persona = sheet->persona;

	return persona != NULL && sheet->kept &&
	       persona->front.syntax == FRONT_YAML &&
	       persona->front.field_count > 0 && are_read(&persona->front) &&
	       is_scalar(persona, "name") &&
	       is_scalar(persona, "description");
}

bool
own_applies(const struct sheet *sheet, const char *own)
{
	return own != NULL && is_kept(sheet) &&
	       (str_contains(sheet->persona->path, str_of(own)) ||
		str_contains(sheet->persona->real, str_of(own)));
}

/* "read", "github/get": a tool as another client than Claude has it. */
static bool
is_foreign(const struct right_rule *rule)
{
	if (tool_named(rule->tool) == TOOL_COUNT)
		return str_starts(rule->tool, STR("mcp__")) &&
		       !str_starts(rule->word, STR("mcp__"));
	return tool_word_of(TOOLS_CLAUDE, rule->word) == NULL;
}

static bool
are_foreign(const struct rights *rights)
{
	for (size_t i = 0; i < rights->count; i++)
		if (is_foreign(&rights->rules[i]))
			return true;
	return false;
}

/* Where it lies says what its words and its silence mean. */
static bool
is_others(const struct persona *persona)
{
	const struct client *client = persona_client(persona);

	return client != NULL && client->id != CLIENT_CLAUDE &&
	       client->id != CLIENT_PROMPT;
}

bool
own_is_agent(const struct sheet *sheet)
{
	static const char *const foreign[] = { "mode",	      "permission",
					       "globs",	      "alwaysApply",
					       "applyTo",     "allowed-tools",
					       "readonly",    "kind",
					       "displayName", "slug",
					       "whenToUse",   NULL };
	const struct persona *persona = sheet->persona;
	const struct field *tools;

	if (!is_kept(sheet) || is_others(persona))
		return false;
	for (const char *const *key = foreign; *key != NULL; key++)
		if (persona_field(persona, *key) != NULL)
			return false;
	tools = persona_field(persona, "tools");
	return (tools == NULL || tools->kind != FIELD_MAP) &&
	       !are_foreign(&sheet->rights);
}
