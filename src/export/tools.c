#include "export/tools.h"

#include "base/buf.h"
#include "export/tool_rows.h"
#include "model/client_rules.h"

struct translation {
	struct tool_names *out;
	enum tool_client client;
	struct arena *arena;
	bool named[TOOL_ROWS]; /* rows that the set names */
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
	const char *word = tool_rows[index].words[to->client];

	if (to->named[index])
		return;
	to->named[index] = true;
	for (size_t i = 0; tool_rows[index].same_as != NULL && i < TOOL_ROWS; i++)
		if (str_eq(str_of(tool_rows[i].words[TOOL_CLAUDE]),
			   str_of(tool_rows[index].same_as)))
			to->named[i] = true;
	if (word == NULL)
		add_dropped(to, str_of(tool_rows[index].words[TOOL_CLAUDE]));
	else if (!tool_names_have(to->out, word))
		add_name(to, str_of(word));
}

static bool
add_known(struct translation *to, struct str name)
{
	bool found = false;

	for (size_t i = 0; i < TOOL_ROWS; i++)
		if (tool_is_word(name, tool_rows[i].words[TOOL_CLAUDE])) {
			add_row(to, i);
			return true;
		}
	for (size_t i = 0; i < TOOL_ROWS; i++)
		if (tool_row_is_called(&tool_rows[i], name)) {
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

	for (size_t i = 0; at < name.len && i < TOOL_ROWS; i++)
		known |= tool_rows[i].words[TOOL_COPILOT] != NULL &&
			 str_eq(group, str_of(tool_rows[i].words[TOOL_COPILOT]));
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
	else if (to->client == TOOL_CLAUDE && claude_has_tool(name))
		add_name(to, name);
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

	for (size_t i = 0; i < TOOL_ROWS; i++) {
		const char *own = tool_rows[i].words[to->client];

		if (to->named[i] || tool_rows[i].same_as != NULL || tool_rows[i].gone ||
		    own == NULL || !str_eq(str_of(own), str_of(word)))
			continue;
		buf_printf(&more, "%s%s", more.len > 0 ? ", " : "",
			   tool_rows[i].words[TOOL_CLAUDE]);
	}
	if (more.len > 0)
		push(to, &out->wider, &out->wider_count, &to->wider_capacity,
		     arena_printf(to->arena, "'%s' allows %.*s, too", word,
				  STR_ARG(buf_str(&more))));
	buf_release(&more);
}

static bool
is_word_or_part(struct str name, struct str word)
{
	return str_starts(name, word) &&
	       (name.len == word.len || name.ptr[word.len] == '/');
}

static void
leave_word(struct translation *to, const char *word)
{
	struct tool_names *out = to->out;
	size_t kept = 0;

	for (size_t i = 0; i < out->count; i++)
		if (!is_word_or_part(out->names[i], str_of(word)))
			out->names[kept++] = out->names[i];
	if (kept < out->count)
		push(to, &out->wider, &out->wider_count, &to->wider_capacity,
		     arena_printf(to->arena, "'%s' stands for a denied tool, "
				  "too; left out", word));
	out->count = kept;
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
	for (size_t i = 0; i < TOOL_ROWS; i++) {
		const char *word = tool_rows[i].words[client];
		bool repeated = word == NULL;

		for (size_t j = 0; !repeated && j < i; j++)
			repeated = tool_is_word(str_of(word), tool_rows[j].words[client]);
		if (!repeated && index-- == 0)
			return word;
	}
	return NULL;
}

void
tool_names_for(struct tool_names *names, const struct tools *tools,
	       const struct tools *denied, enum tool_client client,
	       struct arena *arena)
{
	struct translation to = { .out = names,
				  .client = client,
				  .arena = arena };
	const char *word;

	*names = (struct tool_names){ 0 };
	for (size_t i = 0; i < tools->count; i++)
		add_tool(&to, tools->names[i]);
	for (size_t i = 0;
	     denied != NULL && (word = tool_word(client, i)) != NULL; i++)
		if (tool_word_denial(word, client, denied) != DENIED_NOTHING)
			leave_word(&to, word);
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
	for (size_t i = 0; i < TOOL_ROWS; i++) {
		const char *word = tool_rows[i].words[TOOL_CLAUDE];

		if (str_eq(name, str_of(word)))
			return false;
		foreign |= tool_is_word(name, word) || tool_row_is_called(&tool_rows[i], name);
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

bool
tools_write(const struct tools *tools)
{
	for (size_t i = 0; i < tools->count; i++) {
		struct str name = tools->names[i];

		name = str_trim(str_slice(
		    name, (struct range){ 0, str_find_byte(name, '(') }));
		for (size_t j = 0; j < TOOL_ROWS; j++)
			if (tool_rows[j].writes &&
			    (tool_is_word(name, tool_rows[j].words[TOOL_CLAUDE]) ||
			     tool_row_is_called(&tool_rows[j], name)))
				return true;
	}
	return tools->all;
}
