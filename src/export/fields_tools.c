#include "export/fields.h"

#include "base/buf.h"
#include "base/count.h"
#include "model/client_rules.h"

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

static bool
denies(const struct making *making)
{
	return making->sheet->denied.all || making->sheet->denied.count > 0;
}

void
lose_denied_tools(struct making *making)
{
	const struct tools *denied = &making->sheet->denied;
	struct str list = denied->all ? STR("all")
				      : joined(making->arena, denied->names,
					       denied->count, ", ");

	loss_add(making->losses, making->arena, LOSS_DROPPED,
		 "%s may use every tool; the denial of %.*s is dropped",
		 making->target->name, STR_ARG(list));
}

/* False when every tool is allowed, which all targets say by silence. */
static bool
find_names(struct tool_names *names, struct making *making,
	   enum tool_client client)
{
	sheet_take_tools(making->sheet);
	if (making->sheet->tools.all)
		return false;
	tool_names_for(names, &making->sheet->tools, NULL, client,
		       making->arena);
	lose_tools(making, names);
	return true;
}

/* The same for clients that can allow, but not deny. */
static bool
find_left(struct tool_names *names, struct making *making,
	  enum tool_client client)
{
	const struct tools *denied = &making->sheet->denied;
	struct tools left;

	if (!denies(making))
		return find_names(names, making, client);
	sheet_take_tools(making->sheet);
	left = tools_without(&making->sheet->tools, denied, making->arena);
	tool_names_for(names, &left, denied, client, making->arena);
	if (making->sheet->tools.all)
		names->dropped_count = 0;
	lose_tools(making, names);
	if (making->sheet->tools.all)
		loss_add(making->losses, making->arena, LOSS_CHANGED,
			 "%s cannot deny tools; the others are listed, those "
			 "of servers are not", making->target->name);
	return true;
}

static bool
set_list(struct value *value, const struct tool_names *names)
{
	value->kind = VALUE_LIST;
	value->entries = names->names;
	value->count = names->count;
	return true;
}

static bool
make_list(struct value *value, struct making *making, enum tool_client client)
{
	struct tool_names names;

	return find_names(&names, making, client) && set_list(value, &names);
}

static bool
make_left(struct value *value, struct making *making, enum tool_client client)
{
	struct tool_names names;

	return find_left(&names, making, client) && set_list(value, &names);
}

/* What the client has no word for it cannot use, unless it is no tool that is
 * known at all. */
static bool
make_denied(struct value *value, struct making *making,
	    enum tool_client client)
{
	struct tools denied = making->sheet->denied;
	struct tool_names names;

	if (!denies(making))
		return false;
	if (client != TOOL_CLAUDE)
		denied = tools_plain(&denied, making->arena);
	tool_names_for(&names, &denied, NULL, client, making->arena);
	for (size_t i = 0; i < names.dropped_count; i++)
		if (!claude_has_tool(names.dropped[i]))
			loss_add(making->losses, making->arena, LOSS_DROPPED,
				 "%s has no tool '%.*s' to deny; dropped",
				 making->target->name,
				 STR_ARG(names.dropped[i]));
	return names.count > 0 && set_list(value, &names);
}

bool
make_claude_denied_list(struct value *value, struct making *making)
{
	return make_denied(value, making, TOOL_CLAUDE);
}

bool
make_claude_denied(struct value *value, struct making *making)
{
	if (!make_denied(value, making, TOOL_CLAUDE))
		return false;
	value->kind = VALUE_TEXT;
	value->text = joined(making->arena, value->entries, value->count, ", ");
	return true;
}

/* A list between brackets is none to older ones, a text one name. */
bool
make_qwen_denied(struct value *value, struct making *making)
{
	value->lines = true;
	return make_denied(value, making, TOOL_QWEN);
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
	return make_left(value, making, TOOL_COPILOT);
}

bool
make_gemini_tools(struct value *value, struct making *making)
{
	return make_left(value, making, TOOL_GEMINI);
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

	if (make_left(value, making, TOOL_ROO))
		return true;
	value->kind = VALUE_LIST;
	value->entries = all;
	value->count = COUNT(all);
	return true;
}

static void
add_entry(struct value *value, struct str entry, const char *permission)
{
	value->entries[value->count] = entry;
	value->values[value->count++] = str_of(permission);
}

static void
start_map(struct value *value, struct making *making, size_t names)
{
	size_t known = 0;

	while (tool_word(TOOL_OPENCODE, known) != NULL)
		known++;
	value->kind = VALUE_MAP;
	value->entries =
	    ARENA_ARRAY(making->arena, struct str, 1 + known + names);
	value->values =
	    ARENA_ARRAY(making->arena, struct str, 1 + known + names);
}

/* A permission may stand for more tools than those denied. */
static void
deny_word(struct value *value, struct making *making, const char *word)
{
	enum tool_denial denial = tool_word_denial(word, TOOL_OPENCODE,
						   &making->sheet->denied);

	if (denial == DENIED_NOTHING)
		return;
	add_entry(value, str_of(word), "deny");
	if (denial == DENIED_PART)
		loss_add(making->losses, making->arena, LOSS_CHANGED,
			 "%s: '%s' is denied as a whole",
			 making->target->name, word);
}

/* Names that the client has no word for it does not have, either, unless
 * they are nobody's. */
static void
deny_names(struct value *value, struct making *making)
{
	struct tools denied = tools_plain(&making->sheet->denied,
					  making->arena);
	struct tool_names names;

	tool_names_for(&names, &denied, NULL, TOOL_OPENCODE, making->arena);
	for (size_t i = 0; i < names.count; i++)
		if (str_contains(names.names[i], STR("_")))
			add_entry(value, names.names[i], "deny");
	for (size_t i = 0; i < names.dropped_count; i++)
		if (!claude_has_tool(names.dropped[i]))
			loss_add(making->losses, making->arena, LOSS_DROPPED,
				 "%s has no tool '%.*s' to deny; dropped",
				 making->target->name,
				 STR_ARG(names.dropped[i]));
}

/* All but what is denied. */
static bool
make_denials(struct value *value, struct making *making)
{
	const char *word;

	sheet_take_tools(making->sheet);
	start_map(value, making, making->sheet->denied.count);
	if (making->sheet->denied.all)
		add_entry(value, STR("*"), "deny");
	for (size_t i = 0; (word = tool_word(TOOL_OPENCODE, i)) != NULL; i++)
		deny_word(value, making, word);
	deny_names(value, making);
	return value->count > 0;
}

/* The field when no other says what is allowed. */
static const struct field *
only_permission(const struct sheet *sheet)
{
	static const char *const others[] = { "tools", "allowed-tools",
					      "allowedTools", "readonly",
					      "sandbox_mode",
					      "disallowedTools",
					      "disallowed-tools" };
	const struct field *found = NULL;

	for (size_t i = 0; i < sheet->field_count; i++) {
		const struct field *field = &sheet->fields[i];

		for (size_t j = 0; j < COUNT(others); j++)
			if (str_eq_nocase(field->key, str_of(others[j])))
				return NULL;
		if (str_eq_nocase(field->key, STR("permission")))
			found = found == NULL ? field : NULL;
	}
	return found != NULL && found->kind == FIELD_MAP ? found : NULL;
}

/* Permissions that do nothing but deny say it best themselves. */
static bool
copy_denials(struct value *value, struct making *making)
{
	const struct field *field = only_permission(making->sheet);

	if (field == NULL || field->values == NULL)
		return false;
	for (size_t i = 0; i < field->entry_count; i++)
		if (!str_eq(field->values[i], STR("deny")) ||
		    str_eq(field->entries[i], STR("*")))
			return false;
	value->kind = VALUE_MAP;
	value->entries = field->entries;
	value->values = field->values;
	value->count = field->entry_count;
	sheet_take_tools(making->sheet);
	return value->count > 0;
}

/* What is not named is denied, or servers' tools would be allowed; then every
 * known key, and servers' tools that are in the set. The last match holds. */
bool
make_permission(struct value *value, struct making *making)
{
	struct tool_names names;
	const char *word;

	if (copy_denials(value, making))
		return true;
	if (making->sheet->tools.all && denies(making))
		return make_denials(value, making);
	if (!find_left(&names, making, TOOL_OPENCODE))
		return false;
	start_map(value, making, names.count);
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

	if (denies(making))
		lose_denied_tools(making);
	if (making->sheet->tools.all)
		sheet_take_tools(making->sheet);
	if (making->sheet->tools.all ||
	    !find_left(&names, making, TOOL_CLAUDE) || names.count == 0)
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
	struct tools left = tools_without(&making->sheet->tools,
					  &making->sheet->denied,
					  making->arena);
	bool listed = !left.all;
	bool writes = tools_write(&left);

	sheet_take_tools(making->sheet);
	if (listed && writes && denies(making))
		lose_denied_tools(making);
	else if (listed)
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
