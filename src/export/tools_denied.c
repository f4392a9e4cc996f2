#include "export/tool_rows.h"

/* Of a value that is a map of patterns, whether it allows none. */
static bool
is_denied(struct str value)
{
	static const char *const words[] = { "false", "no",	"off",
					     "deny",  "denied", NULL };

	for (const char *const *word = words; *word != NULL; word++)
		if (tool_is_word(value, *word))
			return true;
	return str_contains(value, STR("deny")) &&
	       !str_contains(value, STR("allow")) &&
	       !str_contains(value, STR("ask"));
}

/* What maps of permissions deny. */
struct denials {
	bool rows[TOOL_ROWS];
	bool any, all;
};

/* "edit" is every tool that the client's permission of that name covers. */
static void
deny(struct denials *denials, struct str key)
{
	denials->any = true;
	denials->all |= str_eq(key, STR("*"));
	for (size_t i = 0; i < TOOL_ROWS; i++)
		denials->rows[i] |=
		    tool_is_word(key, tool_rows[i].words[TOOL_CLAUDE]) ||
		    tool_is_word(key, tool_rows[i].words[TOOL_OPENCODE]);
}

static bool
is_permissions(const struct field *field)
{
	return field->kind == FIELD_MAP && field->values != NULL &&
	       (str_eq_nocase(field->key, STR("tools")) ||
		str_eq_nocase(field->key, STR("permission")));
}

static bool
is_listed(const struct field *field)
{
	return (field->kind == FIELD_LIST || field->kind == FIELD_STRING) &&
	       (str_eq_nocase(field->key, STR("tools")) ||
		str_eq_nocase(field->key, STR("allowed-tools")) ||
		str_eq_nocase(field->key, STR("allowedTools")));
}

/* Cursor's and Codex's words for "changes nothing". */
static bool
is_read_only(const struct field *field)
{
	return (str_eq_nocase(field->key, STR("readonly")) &&
		tool_is_word(field->value, "true")) ||
	       (str_eq(field->key, STR("sandbox_mode")) &&
		tool_is_word(field->value, "read-only"));
}

static void
read_denials(struct denials *denials, const struct field *field)
{
	if (is_read_only(field)) {
		denials->any = true;
		for (size_t i = 0; i < TOOL_ROWS; i++)
			denials->rows[i] |= tool_rows[i].writes;
	}
	if (!is_permissions(field))
		return;
	for (size_t i = 0; i < field->entry_count; i++)
		if (is_denied(field->values[i]))
			deny(denials, field->entries[i]);
}

static struct str
plain_name(struct str name)
{
	return str_trim(str_slice(
	    name, (struct range){ 0, str_find_byte(name, '(') }));
}

/* "mcp__server", "mcp__server__*" and "mcp__*" stand for many. */
static bool
is_of_server(struct str name, struct str server)
{
	if (!str_starts(server, STR("mcp__")))
		return false;
	if (str_ends(server, STR("*")))
		return str_starts(name,
				  (struct str){ server.ptr, server.len - 1 });
	return str_starts(name, server) &&
	       str_starts(str_from(name, server.len), STR("__"));
}

static bool
row_is_named(const struct tool_row *row, struct str name)
{
	if (tool_is_word(name, row->words[TOOL_CLAUDE]) ||
	    tool_is_word(name, row->same_as))
		return true;
	for (size_t i = 0; i < TOOL_ROWS; i++)
		if (tool_is_word(name, tool_rows[i].words[TOOL_CLAUDE]))
			return tool_is_word(str_of(row->words[TOOL_CLAUDE]),
					    tool_rows[i].same_as);
	return tool_row_is_called(row, name);
}

static bool
row_is_denied(const struct tool_row *row, const struct tools *denied)
{
	for (size_t i = 0; i < denied->count; i++)
		if (row_is_named(row, plain_name(denied->names[i])))
			return true;
	return denied->all;
}

/* Two names of one tool meet at its row. */
static bool
name_is_denied(struct str name, const struct tools *denied)
{
	name = plain_name(name);
	for (size_t i = 0; i < TOOL_ROWS; i++)
		if (row_is_named(&tool_rows[i], name) &&
		    row_is_denied(&tool_rows[i], denied))
			return true;
	for (size_t i = 0; i < denied->count; i++) {
		struct str other = plain_name(denied->names[i]);

		if (str_eq_nocase(name, other) || is_of_server(name, other) ||
		    is_of_server(other, name))
			return true;
	}
	return denied->all;
}

/* What clients call every tool when none is named: no aliases. */
static bool
is_common(const struct tool_row *row)
{
	return row->words[TOOL_OPENCODE] != NULL && row->same_as == NULL &&
	       !row->gone;
}

enum tool_denial
tool_word_denial(const char *word, enum tool_client client,
		 const struct tools *denied)
{
	size_t count = 0, without = 0;

	for (size_t i = 0; i < TOOL_ROWS; i++) {
		const struct tool_row *row = &tool_rows[i];

		if (row->same_as != NULL || row->words[client] == NULL ||
		    !str_eq(str_of(word), str_of(row->words[client])))
			continue;
		count++;
		without += row_is_denied(row, denied);
	}
	if (without == 0)
		return DENIED_NOTHING;
	return without < count ? DENIED_PART : DENIED_WHOLE;
}

struct tools
tools_without(const struct tools *tools, const struct tools *denied,
	      struct arena *arena)
{
	struct tools left = { 0 };

	if (denied->count == 0 && !denied->all)
		return *tools;
	left.names = ARENA_ARRAY(arena, struct str, tools->count + TOOL_ROWS);
	for (size_t i = 0; tools->all && i < TOOL_ROWS; i++)
		if (is_common(&tool_rows[i]) &&
		    !row_is_denied(&tool_rows[i], denied))
			left.names[left.count++] =
			    str_of(tool_rows[i].words[TOOL_CLAUDE]);
	for (size_t i = 0; i < tools->count; i++)
		if (!name_is_denied(tools->names[i], denied))
			left.names[left.count++] = tools->names[i];
	return left;
}

struct tools
tools_plain(const struct tools *tools, struct arena *arena)
{
	struct tools plain = { .all = tools->all, .count = tools->count };

	plain.names = ARENA_ARRAY(arena, struct str, tools->count);
	for (size_t i = 0; i < tools->count; i++)
		plain.names[i] = plain_name(tools->names[i]);
	return plain;
}

bool
tools_not_denied(struct tools *tools, const struct field *fields, size_t count,
		 struct arena *arena)
{
	struct denials denials = { 0 };

	for (size_t i = 0; i < count; i++) {
		if (is_listed(&fields[i]))
			return false;
		read_denials(&denials, &fields[i]);
	}
	if (!denials.any || denials.all)
		return false;
	*tools = (struct tools){ .names = ARENA_ARRAY(arena, struct str,
						      TOOL_ROWS) };
	for (size_t i = 0; i < TOOL_ROWS; i++)
		if (!denials.rows[i] && is_common(&tool_rows[i]))
			tools->names[tools->count++] =
			    str_of(tool_rows[i].words[TOOL_CLAUDE]);
	return true;
}
