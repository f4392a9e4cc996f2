/* SPDX-License-Identifier: MIT */
#include "export/fields.h"

#include "base/count.h"

/* Fields of what Claude Code takes on its command line. It ends at the first
 * value that is not of the shape that it wants: such a one is left out. */

/* A member of a map; lists and maps are of texts. */
struct shape {
	const char *key; /* NULL ends a list of shapes */
	enum yaml_kind kind;
	bool needed;
};

#define SHAPE_END { NULL, YAML_NULL, false }

static const struct shape local_server[] = {
	{ "type", YAML_STRING, false },	   { "command", YAML_STRING, true },
	{ "args", YAML_LIST, false },	   { "env", YAML_MAP, false },
	{ "timeout", YAML_NUMBER, false }, SHAPE_END
};

static const struct shape remote_server[] = {
	{ "type", YAML_STRING, true },	   { "url", YAML_STRING, true },
	{ "headers", YAML_MAP, false },	   { "timeout", YAML_NUMBER, false },
	SHAPE_END
};

static const struct shape command_hook[] = {
	{ "type", YAML_STRING, true },	   { "command", YAML_STRING, true },
	{ "timeout", YAML_NUMBER, false }, { "if", YAML_STRING, false },
	{ "statusMessage", YAML_STRING, false }, { "async", YAML_BOOL, false },
	{ "once", YAML_BOOL, false },	   SHAPE_END
};

static const struct shape prompt_hook[] = {
	{ "type", YAML_STRING, true },	   { "prompt", YAML_STRING, true },
	{ "timeout", YAML_NUMBER, false }, { "if", YAML_STRING, false },
	{ "statusMessage", YAML_STRING, false }, { "model", YAML_STRING, false },
	{ "once", YAML_BOOL, false },	   SHAPE_END
};

static const char *const hook_events[] = {
	"PreToolUse", "PostToolUse", "PostToolUseFailure", "PostToolBatch",
	"Notification", "UserPromptSubmit", "UserPromptExpansion",
	"SessionStart", "SessionEnd", "Stop", "StopFailure", "SubagentStart",
	"SubagentStop", "PreCompact", "PostCompact", "PermissionRequest",
	"PermissionDenied", "Setup", "TeammateIdle", "TaskCreated",
	"TaskCompleted", "Elicitation", "ElicitationResult", "ConfigChange",
	"WorktreeCreate", "WorktreeRemove", "InstructionsLoaded", "CwdChanged",
	"FileChanged", NULL
};

/* A whole number above nothing, of a size that no reader rounds. */
static bool
is_count(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!ascii_is_digit(text.ptr[i]))
			return false;
	return text.len > 0 && text.len <= 9 && text.ptr[0] != '0';
}

/* Of a list or a map. */
static bool
all_are(const struct yaml *node, bool (*is)(const struct yaml *node))
{
	for (const struct yaml *at = node->first; at != NULL; at = at->next)
		if (!is(at))
			return false;
	return true;
}

static bool
is_text_node(const struct yaml *node)
{
	return node->kind == YAML_STRING;
}

static const struct shape *
shape_of(const struct shape *shapes, struct str key)
{
	while (shapes->key != NULL && !str_eq(key, str_of(shapes->key)))
		shapes++;
	return shapes->key != NULL ? shapes : NULL;
}

static bool
is_of(const struct yaml *map, const struct shape *shapes)
{
	if (map->kind != YAML_MAP)
		return false;
	for (const struct yaml *at = map->first; at != NULL; at = at->next) {
		const struct shape *shape = shape_of(shapes, at->key);

		if (shape == NULL || shape->kind != at->kind ||
		    !all_are(at, is_text_node) ||
		    (at->kind == YAML_NUMBER && !is_count(at->value)))
			return false;
	}
	for (; shapes->key != NULL; shapes++)
		if (shapes->needed && yaml_get(map, shapes->key) == NULL)
			return false;
	return true;
}

/* "stdio", or none of them where there is no type. */
static bool
is_type(const struct yaml *map, const char *const *types, bool unsaid)
{
	const struct yaml *type = yaml_get(map, "type");

	return type == NULL ? unsaid : str_in(type->value, types);
}

static bool
is_server_config(const struct yaml *node)
{
	static const char *const remote[] = { "http", "sse", NULL };
	static const char *const local[] = { "stdio", NULL };

	return (is_of(node, local_server) && is_type(node, local, true)) ||
	       (is_of(node, remote_server) && is_type(node, remote, false));
}

static bool
is_server(const struct yaml *node)
{
	return node->kind == YAML_STRING ||
	       (node->kind == YAML_MAP && all_are(node, is_server_config));
}

static bool
are_servers(const struct field *field)
{
	return field->tree != NULL && field->tree->kind == YAML_LIST &&
	       all_are(field->tree, is_server);
}

static bool
is_hook(const struct yaml *node)
{
	static const char *const command[] = { "command", NULL };
	static const char *const prompt[] = { "prompt", "agent", NULL };

	return (is_of(node, command_hook) && is_type(node, command, false)) ||
	       (is_of(node, prompt_hook) && is_type(node, prompt, false));
}

static bool
are_hooks_of_matcher(const struct yaml *node)
{
	const struct yaml *matcher = yaml_get(node, "matcher");
	const struct yaml *hooks = yaml_get(node, "hooks");

	if (node->kind != YAML_MAP || hooks == NULL ||
	    hooks->kind != YAML_LIST ||
	    (matcher != NULL && matcher->kind != YAML_STRING))
		return false;
	if (!all_are(hooks, is_hook))
		return false;
	for (const struct yaml *at = node->first; at != NULL; at = at->next)
		if (at != matcher && at != hooks)
			return false;
	return true;
}

static bool
is_event(const struct yaml *node)
{
	return str_in(node->key, hook_events) && node->kind == YAML_LIST &&
	       all_are(node, are_hooks_of_matcher);
}

static bool
are_hooks(const struct field *field)
{
	return field->tree != NULL && field->tree->kind == YAML_MAP &&
	       all_are(field->tree, is_event);
}

static bool
is_whole_number(const struct field *field)
{
	return field->kind == FIELD_NUMBER && is_count(field->value);
}

static bool
is_window(const struct field *field)
{
	return is_whole_number(field) && field->value.len >= 6;
}

static bool
is_switch(const struct field *field)
{
	return field->kind == FIELD_BOOL;
}

static bool
is_text(const struct field *field)
{
	return field->kind == FIELD_STRING;
}

static bool
is_list_of_texts(const struct field *field)
{
	return field->kind == FIELD_LIST &&
	       (field->tree == NULL || all_are(field->tree, is_text_node));
}

static const char *const efforts[] = { "low", "medium", "high", "xhigh",
				       "max", NULL };
static const char *const memories[] = { "user", "project", "local", NULL };
static const char *const isolations[] = { "worktree", "remote", NULL };

/* One of the words, or what the function says. */
static const struct member {
	const char *key;
	const char *const *words;
	bool (*is)(const struct field *field);
} members[] = {
	{ "permissionMode", claude_modes, NULL },
	{ "maxTurns", NULL, is_whole_number },
	{ "effort", efforts, is_whole_number },
	{ "skills", NULL, is_list_of_texts },
	{ "mcpServers", NULL, are_servers },
	{ "hooks", NULL, are_hooks },
	{ "memory", memories, NULL },
	{ "background", NULL, is_switch },
	{ "isolation", isolations, NULL },
	{ "initialPrompt", NULL, is_text },
	{ "omitClaudeMd", NULL, is_switch },
	{ "autoCompactWindow", NULL, is_window },
	{ "observer", NULL, is_text },
	{ "observerMessage", NULL, is_text },
	{ "observeSubagents", NULL, is_switch },
	{ "observeToolResults", NULL, is_switch },
};

static bool
has_shape(const struct field *field, const struct member *member)
{
	return (member->words != NULL && field->kind == FIELD_STRING &&
		str_in(field->value, member->words)) ||
	       (member->is != NULL && member->is(field));
}

static void
set(struct value *value, const struct field *field)
{
	value->text = field->value;
	value->kind = VALUE_TEXT;
	if (field->kind == FIELD_NUMBER || field->kind == FIELD_BOOL)
		value->kind = VALUE_LINE;
	value->tree = field->tree;
	if (field->tree != NULL)
		value->kind = VALUE_TREE;
	if (field->tree != NULL || field->kind != FIELD_LIST)
		return;
	value->kind = VALUE_LIST;
	value->entries = field->entries;
	value->count = field->entry_count;
}

bool
make_agents_member(struct value *value, struct making *making)
{
	const struct field *field = sheet_take(making->sheet, value->key);

	if (field == NULL || field->kind == FIELD_NULL)
		return false;
	for (size_t i = 0; i < COUNT(members); i++)
		if (str_eq(str_of(value->key), str_of(members[i].key)) &&
		    has_shape(field, &members[i])) {
			set(value, field);
			return true;
		}
	loss_add(making->losses, making->arena, LOSS_DROPPED,
		 "%s takes no such '%s'; dropped", making->target->name,
		 value->key);
	return false;
}
