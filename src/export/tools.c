#include "export/tools.h"

#include "base/buf.h"

struct tool_row {
	const char *words[TOOL_CLIENTS]; /* Claude's is the tool's name */
	const char *same_as;		 /* another name of that tool */
	bool writes;
	bool gone; /* clients no longer have it */
};

enum { ROW_COUNT = 24 };

static const struct tool_row rows[ROW_COUNT];

struct translation {
	struct tool_names *out;
	enum tool_client client;
	struct arena *arena;
	bool named[ROW_COUNT]; /* rows that the set names */
	size_t name_capacity, dropped_capacity, unknown_capacity;
	size_t wider_capacity;
};

static void
push(struct translation *to, struct str **list, size_t *count, size_t *capacity,
     struct str text)
{
	*list = arena_grow(to->arena, *list, *count, capacity, sizeof(**list));
	(*list)[(*count)++] = text;
}

static void
add_name(struct translation *to, struct str name)
{
	struct tool_names *out = to->out;

	push(to, &out->names, &out->count, &to->name_capacity, name);
}

static void
add_dropped(struct translation *to, struct str name)
{
	struct tool_names *out = to->out;

	push(to, &out->dropped, &out->dropped_count, &to->dropped_capacity,
	     name);
}

static bool
is_word(struct str name, const char *word)
{
	return word != NULL && str_eq_nocase(name, str_of(word));
}

/* Whether some client calls the row's tool so. Roo's words name groups. */
static bool
row_is_called(const struct tool_row *row, struct str name)
{
	for (size_t i = TOOL_COPILOT; i < TOOL_ROO; i++)
		if (is_word(name, row->words[i]))
			return row->same_as == NULL;
	return false;
}

static bool
is_name_part(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!ascii_is_alnum(text.ptr[i]) &&
		    !str_contains(STR("-_.*"),
				  str_slice(text, (struct range){ i, i + 1 })))
			return false;
	return text.len > 0;
}

/* "mcp__server__tool", "mcp__server", "server/tool", or as Gemini has it,
 * where a server has no '_': "mcp_server_tool". */
static bool
split_mcp(struct str name, struct str *server, struct str *tool)
{
	size_t at = str_find_byte(name, '/');

	*tool = STR("*");
	if (at < name.len) {
		*tool = str_from(name, at + 1);
	} else if (str_starts(name, STR("mcp__"))) {
		name = str_from(name, 5);
		at = str_find(name, STR("__"));
		if (at < name.len)
			*tool = str_from(name, at + 2);
	} else if (str_starts(name, STR("mcp_"))) {
		name = str_from(name, 4);
		at = str_find_byte(name, '_');
		if (at < name.len)
			*tool = str_from(name, at + 1);
	} else {
		return false;
	}
	*server = str_slice(name, (struct range){ 0, at });
	return is_name_part(*server) && is_name_part(*tool);
}

static void
add_mcp(struct translation *to, struct str server, struct str tool)
{
	static const struct {
		const char *before, *between;
	} forms[TOOL_CLIENTS] = {
		[TOOL_CLAUDE] = { "mcp__", "__" },
		[TOOL_COPILOT] = { "", "/" },
		[TOOL_OPENCODE] = { "", "_" },
		[TOOL_GEMINI] = { "mcp_", "_" },
		[TOOL_QWEN] = { "mcp__", "__" },
	};
	bool whole = str_eq(tool, STR("*")) &&
		     (to->client == TOOL_CLAUDE || to->client == TOOL_QWEN);

	if (to->client != TOOL_ROO)
		add_name(to,
			 arena_printf(to->arena, "%s%.*s%s%.*s",
				      forms[to->client].before, STR_ARG(server),
				      whole ? "" : forms[to->client].between,
				      whole ? 0 : (int)tool.len, tool.ptr));
	else if (!tool_names_have(to->out, "mcp"))
		add_name(to, STR("mcp"));
}

static void
add_row(struct translation *to, size_t index)
{
	const char *word = rows[index].words[to->client];

	if (to->named[index])
		return;
	to->named[index] = true;
	for (size_t i = 0; rows[index].same_as != NULL && i < ROW_COUNT; i++)
		if (str_eq(str_of(rows[i].words[TOOL_CLAUDE]),
			   str_of(rows[index].same_as)))
			to->named[i] = true;
	if (word == NULL)
		add_dropped(to, str_of(rows[index].words[TOOL_CLAUDE]));
	else if (!tool_names_have(to->out, word))
		add_name(to, str_of(word));
}

static bool
add_known(struct translation *to, struct str name)
{
	bool found = false;

	for (size_t i = 0; i < ROW_COUNT; i++)
		if (is_word(name, rows[i].words[TOOL_CLAUDE])) {
			add_row(to, i);
			return true;
		}
	for (size_t i = 0; i < ROW_COUNT; i++)
		if (row_is_called(&rows[i], name)) {
			add_row(to, i);
			found = true;
		}
	return found;
}

/* "search/codebase" is a part of Copilot's "search", and no server's. */
static bool
add_copilot_part(struct translation *to, struct str name)
{
	size_t at = str_find_byte(name, '/');
	struct str group = str_slice(name, (struct range){ 0, at });
	bool known = false;

	for (size_t i = 0; at < name.len && i < ROW_COUNT; i++)
		known |= rows[i].words[TOOL_COPILOT] != NULL &&
			 str_eq(group, str_of(rows[i].words[TOOL_COPILOT]));
	if (known && to->client == TOOL_COPILOT)
		add_name(to, name);
	else if (known)
		add_known(to, group);
	return known;
}

/* Claude's lists may name what comes later; "server_tool" is a server's tool
 * to OpenCode. */
static bool
takes_unknown(const struct translation *to, struct str name)
{
	return to->client == TOOL_CLAUDE ||
	       (to->client == TOOL_OPENCODE && is_name_part(name) &&
		str_contains(name, STR("_")));
}

static void
add_tool(struct translation *to, struct str name)
{
	struct tool_names *out = to->out;
	bool limited = str_contains(name, STR("("));
	struct str server, tool;

	if (limited && to->client == TOOL_CLAUDE)
		add_name(to, name);
	else if (limited)
		add_dropped(to, name);
	else if (add_copilot_part(to, name))
		return;
	else if (split_mcp(name, &server, &tool))
		add_mcp(to, server, tool);
	else if (to->client == TOOL_ROO && str_eq(name, STR("mcp")))
		add_mcp(to, name, STR("*"));
	else if (add_known(to, name))
		return;
	else if (takes_unknown(to, name)) {
		add_name(to, name);
		push(to, &out->unknown, &out->unknown_count,
		     &to->unknown_capacity, name);
	} else {
		add_dropped(to, name);
	}
}

/* A client's word may stand for more tools than the set names. */
static void
find_wider(struct translation *to, const char *word)
{
	struct tool_names *out = to->out;
	struct buf more = { 0 };

	for (size_t i = 0; i < ROW_COUNT; i++) {
		const char *own = rows[i].words[to->client];

		if (to->named[i] || rows[i].same_as != NULL || rows[i].gone ||
		    own == NULL || !str_eq(str_of(own), str_of(word)))
			continue;
		buf_printf(&more, "%s%s", more.len > 0 ? ", " : "",
			   rows[i].words[TOOL_CLAUDE]);
	}
	if (more.len > 0)
		push(to, &out->wider, &out->wider_count, &to->wider_capacity,
		     arena_printf(to->arena, "'%s' allows %.*s, too", word,
				  STR_ARG(buf_str(&more))));
	buf_release(&more);
}

bool
tool_names_have(const struct tool_names *names, const char *name)
{
	for (size_t i = 0; i < names->count; i++)
		if (str_eq(names->names[i], str_of(name)))
			return true;
	return false;
}

const char *
tool_word(enum tool_client client, size_t index)
{
	for (size_t i = 0; i < ROW_COUNT; i++) {
		const char *word = rows[i].words[client];
		bool repeated = word == NULL;

		for (size_t j = 0; !repeated && j < i; j++)
			repeated = is_word(str_of(word), rows[j].words[client]);
		if (!repeated && index-- == 0)
			return word;
	}
	return NULL;
}

void
tool_names_for(struct tool_names *names, const struct tools *tools,
	       enum tool_client client, struct arena *arena)
{
	struct translation to = { .out = names,
				  .client = client,
				  .arena = arena };
	const char *word;

	*names = (struct tool_names){ 0 };
	for (size_t i = 0; i < tools->count; i++)
		add_tool(&to, tools->names[i]);
	for (size_t i = 0; (word = tool_word(client, i)) != NULL; i++)
		if (tool_names_have(names, word))
			find_wider(&to, word);
}

static bool
is_foreign(struct str name)
{
	bool foreign = str_find_byte(name, '/') < name.len ||
		       (str_starts(name, STR("mcp_")) &&
			!str_starts(name, STR("mcp__")));

	if (str_find_byte(name, '(') < name.len)
		return false;
	for (size_t i = 0; i < ROW_COUNT; i++) {
		const char *word = rows[i].words[TOOL_CLAUDE];

		if (str_eq(name, str_of(word)))
			return false;
		foreign |= is_word(name, word) || row_is_called(&rows[i], name);
	}
	return foreign;
}

bool
tools_are_foreign(const struct tools *tools)
{
	for (size_t i = 0; i < tools->count; i++)
		if (is_foreign(tools->names[i]))
			return true;
	return false;
}

/* Of a value that is a map of patterns, whether it allows none. */
static bool
is_denied(struct str value)
{
	static const char *const words[] = { "false", "no",	"off",
					     "deny",  "denied", NULL };

	for (const char *const *word = words; *word != NULL; word++)
		if (is_word(value, *word))
			return true;
	return str_contains(value, STR("deny")) &&
	       !str_contains(value, STR("allow")) &&
	       !str_contains(value, STR("ask"));
}

/* What maps of permissions deny. */
struct denials {
	bool rows[ROW_COUNT];
	bool any, all;
};

/* "edit" is every tool that the client's permission of that name covers. */
static void
deny(struct denials *denials, struct str key)
{
	denials->any = true;
	denials->all |= str_eq(key, STR("*"));
	for (size_t i = 0; i < ROW_COUNT; i++)
		denials->rows[i] |=
		    is_word(key, rows[i].words[TOOL_CLAUDE]) ||
		    is_word(key, rows[i].words[TOOL_OPENCODE]);
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
		is_word(field->value, "true")) ||
	       (str_eq(field->key, STR("sandbox_mode")) &&
		is_word(field->value, "read-only"));
}

static void
read_denials(struct denials *denials, const struct field *field)
{
	if (is_read_only(field)) {
		denials->any = true;
		for (size_t i = 0; i < ROW_COUNT; i++)
			denials->rows[i] |= rows[i].writes;
	}
	if (!is_permissions(field))
		return;
	for (size_t i = 0; i < field->entry_count; i++)
		if (is_denied(field->values[i]))
			deny(denials, field->entries[i]);
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
						      ROW_COUNT) };
	for (size_t i = 0; i < ROW_COUNT; i++)
		if (!denials.rows[i] && rows[i].words[TOOL_OPENCODE] != NULL &&
		    rows[i].same_as == NULL && !rows[i].gone)
			tools->names[tools->count++] =
			    str_of(rows[i].words[TOOL_CLAUDE]);
	return true;
}

bool
tools_write(const struct tools *tools)
{
	for (size_t i = 0; i < tools->count; i++) {
		struct str name = tools->names[i];

		name = str_trim(str_slice(
		    name, (struct range){ 0, str_find_byte(name, '(') }));
		for (size_t j = 0; j < ROW_COUNT; j++)
			if (rows[j].writes &&
			    (is_word(name, rows[j].words[TOOL_CLAUDE]) ||
			     row_is_called(&rows[j], name)))
				return true;
	}
	return tools->all;
}

/* In the order of TOOL_CLAUDE and what follows it. */
static const struct tool_row rows[ROW_COUNT] = {
	{ .words = { "Read", "read", "read", "read_file", "read_file",
		     "read" } },
	{ .words = { "Write", "edit", "edit", "write_file", "write_file",
		     "edit" },
	  .writes = true },
	{ .words = { "Edit", "edit", "edit", "replace", "edit", "edit" },
	  .writes = true },
	{ .words = { "MultiEdit", "edit", "edit", "replace", "edit", "edit" },
	  .writes = true,
	  .same_as = "Edit" },
	{ .words = { "Bash", "execute", "bash", "run_shell_command",
		     "run_shell_command", "command" },
	  .writes = true },
	{ .words = { "Grep", "search", "grep", "grep_search", "grep_search",
		     "read" } },
	{ .words = { "Glob", "search", "glob", "glob", "glob", "read" } },
	{ .words = { "LS", "search", "list", "list_directory", "list_directory",
		     "read" },
	  .gone = true },
	{ .words = { "WebFetch", "web", "webfetch", "web_fetch",
		     "web_fetch" } },
	{ .words = { "WebSearch", "web", "websearch", "google_web_search",
		     "web_search" } },
	{ .words = { "TodoWrite", "todo", "todowrite", "write_todos",
		     "todo_write" } },
	{ .words = { "Task", "agent", "task", NULL, "agent" } },
	{ .words = { "Agent", "agent", "task", NULL, "agent" },
	  .same_as = "Task" },
	{ .words = { "NotebookEdit" }, .writes = true },
	{ .words = { "NotebookRead" } },
	{ .words = { "BashOutput" } },
	{ .words = { "KillShell" } },
	{ .words = { "KillBash" } },
	{ .words = { "Skill" } },
	{ .words = { "SlashCommand" } },
	{ .words = { "AskUserQuestion" } },
	{ .words = { "ExitPlanMode" } },
	{ .words = { "TodoRead" } },
	{ .words = { "LSP" } },
};
