#include "export/fields.h"

#include "base/buf.h"

static struct str
joined(struct arena *arena, const struct str *names, size_t count,
       const char *between)
{
	struct buf out = { 0 };
	struct str text;

	for (size_t i = 0; i < count; i++) {
		buf_add_cstr(&out, i > 0 ? between : "");
		buf_add(&out, names[i]);
	}
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

static void
lose_tools(struct making *making, const struct tool_names *names)
{
	struct arena *arena = making->arena;
	const char *target = making->target->name;
	struct str list;

	list = joined(arena, names->dropped, names->dropped_count, ", ");
	if (list.len > 0)
		loss_add(making->losses, arena, LOSS_DROPPED,
			 "%s has no such tools: %.*s; dropped", target,
			 STR_ARG(list));
	list = joined(arena, names->unknown, names->unknown_count, ", ");
	if (list.len > 0)
		loss_add(making->losses, arena, LOSS_NOTE,
			 "%s may not know these tools: %.*s", target,
			 STR_ARG(list));
	for (size_t i = 0; i < names->wider_count; i++)
		loss_add(making->losses, arena, LOSS_CHANGED, "%s: %.*s",
			 target, STR_ARG(names->wider[i]));
	if (names->count == 0)
		loss_add(making->losses, arena, LOSS_CHANGED,
			 "no tool is left that %s has; it may use none",
			 target);
}

/* False when every tool is allowed, which all targets say by silence. */
static bool
find_names(struct tool_names *names, struct making *making,
	   enum tool_client client)
{
	sheet_take_tools(making->sheet);
	if (making->sheet->tools.all)
		return false;
	tool_names_for(names, &making->sheet->tools, client, making->arena);
	lose_tools(making, names);
	return true;
}

static bool
make_list(struct value *value, struct making *making, enum tool_client client)
{
	struct tool_names names;

	if (!find_names(&names, making, client))
		return false;
	value->kind = VALUE_LIST;
	value->entries = names.names;
	value->count = names.count;
	return true;
}

/* An empty list denies all; a blank value would be refused. */
bool
make_claude_tools(struct value *value, struct making *making)
{
	if (!make_list(value, making, TOOL_CLAUDE))
		return false;
	if (value->count == 0)
		return true;
	value->kind = VALUE_TEXT;
	value->text = joined(making->arena, value->entries, value->count, ", ");
	return true;
}

bool
make_claude_tool_list(struct value *value, struct making *making)
{
	return make_list(value, making, TOOL_CLAUDE);
}

bool
make_copilot_tools(struct value *value, struct making *making)
{
	return make_list(value, making, TOOL_COPILOT);
}

bool
make_gemini_tools(struct value *value, struct making *making)
{
	return make_list(value, making, TOOL_GEMINI);
}

/* Qwen takes an empty list for all tools, and a name that no tool has for
 * none. Older ones read no list between brackets. */
bool
make_qwen_tools(struct value *value, struct making *making)
{
	static struct str none[] = { { "none", 4 } };

	if (!make_list(value, making, TOOL_QWEN))
		return false;
	value->lines = true;
	if (value->count == 0) {
		value->entries = none;
		value->count = 1;
	}
	return true;
}

/* Roo wants the key in any case. */
bool
make_roo_groups(struct value *value, struct making *making)
{
	static struct str all[] = {
		{ "read", 4 }, { "edit", 4 }, { "command", 7 }, { "mcp", 3 }
	};

	if (make_list(value, making, TOOL_ROO))
		return true;
	value->kind = VALUE_LIST;
	value->entries = all;
	value->count = sizeof(all) / sizeof(all[0]);
	return true;
}

static void
add_entry(struct value *value, struct str entry, const char *permission)
{
	value->entries[value->count] = entry;
	value->values[value->count++] = str_of(permission);
}

/* What is not named is denied, or servers' tools would be allowed; then every
 * known key, and servers' tools that are in the set. The last match holds. */
bool
make_permission(struct value *value, struct making *making)
{
	struct tool_names names;
	const char *word;
	size_t known = 0;

	if (!find_names(&names, making, TOOL_OPENCODE))
		return false;
	while (tool_word(TOOL_OPENCODE, known) != NULL)
		known++;
	value->kind = VALUE_MAP;
	value->entries =
	    ARENA_ARRAY(making->arena, struct str, 1 + known + names.count);
	value->values =
	    ARENA_ARRAY(making->arena, struct str, 1 + known + names.count);
	add_entry(value, STR("*"), "deny");
	for (size_t i = 0; (word = tool_word(TOOL_OPENCODE, i)) != NULL; i++)
		add_entry(value, str_of(word),
			  tool_names_have(&names, word) ? "allow" : "deny");
	for (size_t i = 0; i < names.count; i++)
		if (str_contains(names.names[i], STR("_")))
			add_entry(value, names.names[i], "allow");
	return true;
}

bool
make_allowed_tools(struct value *value, struct making *making)
{
	struct tool_names names;

	if (!find_names(&names, making, TOOL_CLAUDE) || names.count == 0)
		return false;
	loss_add(making->losses, making->arena, LOSS_CHANGED,
		 "a skill's tools are approved beforehand, not restricted");
	value->kind = VALUE_TEXT;
	value->text = joined(making->arena, names.names, names.count, " ");
	return true;
}

/* Clients without a list of tools know at least "may not write". */
static bool
is_read_only(struct making *making)
{
	const struct tools *tools = &making->sheet->tools;
	bool listed = !tools->all;
	bool writes = tools_write(tools);

	sheet_take_tools(making->sheet);
	if (listed)
		loss_add(making->losses, making->arena,
			 writes ? LOSS_DROPPED : LOSS_CHANGED,
			 writes ? "%s has no list of tools; dropped"
				: "%s has no list of tools; it is made "
				  "read-only",
			 making->target->name);
	return listed && !writes;
}

bool
make_sandbox(struct value *value, struct making *making)
{
	value->kind = VALUE_TEXT;
	value->text = STR("read-only");
	return is_read_only(making);
}

bool
make_read_only(struct value *value, struct making *making)
{
	value->kind = VALUE_LINE;
	value->text = STR("true");
	return is_read_only(making);
}
