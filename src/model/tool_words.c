/* SPDX-License-Identifier: MIT */
#include "model/tool_words.h"

#include "base/count.h"

#define BIT(tool)	(1u << (tool))
#define FILES		(BIT(TOOL_WRITE) | BIT(TOOL_EDIT))
#define LOOKS		(BIT(TOOL_GREP) | BIT(TOOL_GLOB) | BIT(TOOL_LIST))
#define SEARCHES	(BIT(TOOL_GREP) | BIT(TOOL_GLOB))
#define WEB		(BIT(TOOL_FETCH) | BIT(TOOL_SEARCH))

static const struct tool_word words[] = {
	{ TOOLS_CLAUDE, "Read", BIT(TOOL_READ), WORD_WRITTEN },
	{ TOOLS_CLAUDE, "Write", BIT(TOOL_WRITE), WORD_WRITTEN },
	{ TOOLS_CLAUDE, "Edit", BIT(TOOL_EDIT), WORD_WRITTEN },
	{ TOOLS_CLAUDE, "MultiEdit", BIT(TOOL_EDIT), WORD_KEPT },
	{ TOOLS_CLAUDE, "Bash", BIT(TOOL_BASH), WORD_WRITTEN },
	{ TOOLS_CLAUDE, "Grep", BIT(TOOL_GREP), WORD_WRITTEN },
	{ TOOLS_CLAUDE, "Glob", BIT(TOOL_GLOB), WORD_WRITTEN },
	{ TOOLS_CLAUDE, "LS", BIT(TOOL_LIST), WORD_WRITTEN },
	{ TOOLS_CLAUDE, "WebFetch", BIT(TOOL_FETCH), WORD_WRITTEN },
	{ TOOLS_CLAUDE, "WebSearch", BIT(TOOL_SEARCH), WORD_WRITTEN },
	{ TOOLS_CLAUDE, "TodoWrite", BIT(TOOL_TODO), WORD_WRITTEN },
	{ TOOLS_CLAUDE, "Task", BIT(TOOL_TASK), WORD_WRITTEN },
	{ TOOLS_CLAUDE, "Agent", BIT(TOOL_TASK), WORD_KEPT },
	{ TOOLS_CLAUDE, "Skill", BIT(TOOL_SKILL), WORD_WRITTEN },
	{ TOOLS_CLAUDE, "LSP", BIT(TOOL_LSP), WORD_WRITTEN },
	{ TOOLS_CLAUDE, "AskUserQuestion", BIT(TOOL_QUESTION), WORD_WRITTEN },
	{ TOOLS_CLAUDE, "NotebookEdit", BIT(TOOL_NOTEBOOK), WORD_WRITTEN },

	{ TOOLS_COPILOT, "read", BIT(TOOL_READ), WORD_WRITTEN },
	{ TOOLS_COPILOT, "edit", FILES, WORD_WRITTEN },
	{ TOOLS_COPILOT, "execute", BIT(TOOL_BASH), WORD_WRITTEN },
	{ TOOLS_COPILOT, "search", LOOKS, WORD_WRITTEN },
	{ TOOLS_COPILOT, "web", WEB, WORD_WRITTEN },
	{ TOOLS_COPILOT, "todo", BIT(TOOL_TODO), WORD_WRITTEN },
	{ TOOLS_COPILOT, "agent", BIT(TOOL_TASK), WORD_WRITTEN },
	{ TOOLS_COPILOT, "shell", BIT(TOOL_BASH), WORD_READ },
	{ TOOLS_COPILOT, "custom-agent", BIT(TOOL_TASK), WORD_READ },
	/* What VS Code called them before it had sets of tools. */
	{ TOOLS_COPILOT, "codebase", BIT(TOOL_READ) | SEARCHES, WORD_READ },
	{ TOOLS_COPILOT, "readFile", BIT(TOOL_READ), WORD_READ },
	{ TOOLS_COPILOT, "problems", BIT(TOOL_READ), WORD_READ },
	{ TOOLS_COPILOT, "changes", BIT(TOOL_READ), WORD_READ },
	{ TOOLS_COPILOT, "testFailure", BIT(TOOL_READ), WORD_READ },
	{ TOOLS_COPILOT, "terminalSelection", BIT(TOOL_READ), WORD_READ },
	{ TOOLS_COPILOT, "terminalLastCommand", BIT(TOOL_READ), WORD_READ },
	{ TOOLS_COPILOT, "getTerminalOutput", BIT(TOOL_READ), WORD_READ },
	{ TOOLS_COPILOT, "getNotebookSummary", BIT(TOOL_READ), WORD_READ },
	{ TOOLS_COPILOT, "readNotebookCellOutput", BIT(TOOL_READ),
	  WORD_READ },
	{ TOOLS_COPILOT, "editFiles", FILES, WORD_READ },
	{ TOOLS_COPILOT, "createFile", BIT(TOOL_WRITE), WORD_READ },
	{ TOOLS_COPILOT, "createDirectory", BIT(TOOL_WRITE), WORD_READ },
	{ TOOLS_COPILOT, "editNotebook", FILES, WORD_READ },
	{ TOOLS_COPILOT, "new", FILES, WORD_READ },
	{ TOOLS_COPILOT, "runCommands", BIT(TOOL_BASH), WORD_READ },
	{ TOOLS_COPILOT, "runInTerminal", BIT(TOOL_BASH), WORD_READ },
	{ TOOLS_COPILOT, "runTasks", BIT(TOOL_BASH), WORD_READ },
	{ TOOLS_COPILOT, "runTests", BIT(TOOL_BASH), WORD_READ },
	{ TOOLS_COPILOT, "runNotebooks", BIT(TOOL_BASH), WORD_READ },
	{ TOOLS_COPILOT, "usages", BIT(TOOL_GREP), WORD_READ },
	{ TOOLS_COPILOT, "textSearch", BIT(TOOL_GREP), WORD_READ },
	{ TOOLS_COPILOT, "searchResults", BIT(TOOL_GREP), WORD_READ },
	{ TOOLS_COPILOT, "fileSearch", BIT(TOOL_GLOB), WORD_READ },
	{ TOOLS_COPILOT, "findTestFiles", BIT(TOOL_GLOB), WORD_READ },
	{ TOOLS_COPILOT, "listDirectory", BIT(TOOL_LIST), WORD_READ },
	{ TOOLS_COPILOT, "fetch", BIT(TOOL_FETCH), WORD_READ },
	{ TOOLS_COPILOT, "openSimpleBrowser", BIT(TOOL_FETCH), WORD_READ },
	{ TOOLS_COPILOT, "githubRepo", BIT(TOOL_SEARCH), WORD_READ },
	{ TOOLS_COPILOT, "todos", BIT(TOOL_TODO), WORD_READ },
	{ TOOLS_COPILOT, "runSubagent", BIT(TOOL_TASK), WORD_READ },

	{ TOOLS_OPENCODE, "read", BIT(TOOL_READ), WORD_WRITTEN },
	{ TOOLS_OPENCODE, "edit", FILES, WORD_WRITTEN },
	{ TOOLS_OPENCODE, "bash", BIT(TOOL_BASH), WORD_WRITTEN },
	{ TOOLS_OPENCODE, "grep", BIT(TOOL_GREP), WORD_WRITTEN },
	{ TOOLS_OPENCODE, "glob", BIT(TOOL_GLOB), WORD_WRITTEN },
	{ TOOLS_OPENCODE, "list", BIT(TOOL_LIST), WORD_WRITTEN },
	{ TOOLS_OPENCODE, "webfetch", BIT(TOOL_FETCH), WORD_WRITTEN },
	{ TOOLS_OPENCODE, "websearch", BIT(TOOL_SEARCH), WORD_WRITTEN },
	{ TOOLS_OPENCODE, "todowrite", BIT(TOOL_TODO), WORD_WRITTEN },
	{ TOOLS_OPENCODE, "task", BIT(TOOL_TASK), WORD_WRITTEN },
	{ TOOLS_OPENCODE, "skill", BIT(TOOL_SKILL), WORD_WRITTEN },
	{ TOOLS_OPENCODE, "lsp", BIT(TOOL_LSP), WORD_WRITTEN },
	{ TOOLS_OPENCODE, "question", BIT(TOOL_QUESTION), WORD_WRITTEN },
	{ TOOLS_OPENCODE, "doom_loop", 0, WORD_KEPT },
	{ TOOLS_OPENCODE, "external_directory", 0, WORD_KEPT },
	{ TOOLS_OPENCODE, "plan_enter", 0, WORD_KEPT },
	{ TOOLS_OPENCODE, "plan_exit", 0, WORD_KEPT },
	/* Its settings take all of these for "edit". */
	{ TOOLS_OPENCODE, "write", FILES, WORD_READ },
	{ TOOLS_OPENCODE, "patch", FILES, WORD_READ },
	{ TOOLS_OPENCODE, "multiedit", FILES, WORD_READ },
	{ TOOLS_OPENCODE, "apply_patch", FILES, WORD_READ },
	{ TOOLS_KILO, "notebook_edit", BIT(TOOL_NOTEBOOK), WORD_WRITTEN },
	{ TOOLS_KILO, "notebook_read", 0, WORD_KEPT },
	{ TOOLS_KILO, "notebook_execute", 0, WORD_KEPT },
	{ TOOLS_KILO, "markdown_source", 0, WORD_KEPT },
	{ TOOLS_KILO, "agent_manager", 0, WORD_KEPT },
	{ TOOLS_KILO, "semantic_search", 0, WORD_KEPT },
	{ TOOLS_KILO, "recall", 0, WORD_KEPT },
	{ TOOLS_KILO, "suggest", 0, WORD_KEPT },

	{ TOOLS_GEMINI, "read_file", BIT(TOOL_READ), WORD_WRITTEN },
	{ TOOLS_GEMINI, "read_many_files", BIT(TOOL_READ), WORD_KEPT },
	{ TOOLS_GEMINI, "write_file", BIT(TOOL_WRITE), WORD_WRITTEN },
	{ TOOLS_GEMINI, "replace", BIT(TOOL_EDIT), WORD_WRITTEN },
	{ TOOLS_GEMINI, "run_shell_command", BIT(TOOL_BASH), WORD_WRITTEN },
	{ TOOLS_GEMINI, "grep_search", BIT(TOOL_GREP), WORD_WRITTEN },
	{ TOOLS_GEMINI, "search_file_content", BIT(TOOL_GREP), WORD_READ },
	{ TOOLS_GEMINI, "glob", BIT(TOOL_GLOB), WORD_WRITTEN },
	{ TOOLS_GEMINI, "list_directory", BIT(TOOL_LIST), WORD_WRITTEN },
	{ TOOLS_GEMINI, "web_fetch", BIT(TOOL_FETCH), WORD_WRITTEN },
	{ TOOLS_GEMINI, "google_web_search", BIT(TOOL_SEARCH), WORD_WRITTEN },
	{ TOOLS_GEMINI, "write_todos", BIT(TOOL_TODO), WORD_WRITTEN },
	{ TOOLS_GEMINI, "activate_skill", BIT(TOOL_SKILL), WORD_WRITTEN },
	{ TOOLS_GEMINI, "ask_user", BIT(TOOL_QUESTION), WORD_WRITTEN },
	{ TOOLS_GEMINI, "invoke_agent", 0, WORD_KEPT },
	{ TOOLS_GEMINI, "tracker_create_task", 0, WORD_KEPT },
	{ TOOLS_GEMINI, "tracker_update_task", 0, WORD_KEPT },
	{ TOOLS_GEMINI, "tracker_get_task", 0, WORD_KEPT },
	{ TOOLS_GEMINI, "tracker_list_tasks", 0, WORD_KEPT },
	{ TOOLS_GEMINI, "tracker_add_dependency", 0, WORD_KEPT },
	{ TOOLS_GEMINI, "tracker_visualize", 0, WORD_KEPT },
	{ TOOLS_GEMINI, "get_internal_docs", 0, WORD_KEPT },
	{ TOOLS_GEMINI, "enter_plan_mode", 0, WORD_KEPT },
	{ TOOLS_GEMINI, "exit_plan_mode", 0, WORD_KEPT },
	{ TOOLS_GEMINI, "update_topic", 0, WORD_KEPT },
	{ TOOLS_GEMINI, "complete_task", 0, WORD_KEPT },
	{ TOOLS_GEMINI, "read_mcp_resource", 0, WORD_KEPT },
	{ TOOLS_GEMINI, "list_mcp_resources", 0, WORD_KEPT },

	{ TOOLS_QWEN, "read_file", BIT(TOOL_READ), WORD_WRITTEN },
	{ TOOLS_QWEN, "read_many_files", BIT(TOOL_READ), WORD_KEPT },
	{ TOOLS_QWEN, "write_file", BIT(TOOL_WRITE), WORD_WRITTEN },
	{ TOOLS_QWEN, "edit", BIT(TOOL_EDIT), WORD_WRITTEN },
	{ TOOLS_QWEN, "run_shell_command", BIT(TOOL_BASH), WORD_WRITTEN },
	{ TOOLS_QWEN, "grep_search", BIT(TOOL_GREP), WORD_WRITTEN },
	{ TOOLS_QWEN, "glob", BIT(TOOL_GLOB), WORD_WRITTEN },
	{ TOOLS_QWEN, "list_directory", BIT(TOOL_LIST), WORD_WRITTEN },
	{ TOOLS_QWEN, "web_fetch", BIT(TOOL_FETCH), WORD_WRITTEN },
	{ TOOLS_QWEN, "web_search", BIT(TOOL_SEARCH), WORD_WRITTEN },
	{ TOOLS_QWEN, "todo_write", BIT(TOOL_TODO), WORD_WRITTEN },
	{ TOOLS_QWEN, "agent", BIT(TOOL_TASK), WORD_WRITTEN },
	{ TOOLS_QWEN, "skill", BIT(TOOL_SKILL), WORD_WRITTEN },
	{ TOOLS_QWEN, "lsp", BIT(TOOL_LSP), WORD_WRITTEN },
	{ TOOLS_QWEN, "ask_user_question", BIT(TOOL_QUESTION), WORD_WRITTEN },
	{ TOOLS_QWEN, "notebook_edit", BIT(TOOL_NOTEBOOK), WORD_WRITTEN },
	{ TOOLS_QWEN, "task", BIT(TOOL_TASK), WORD_READ },
	{ TOOLS_QWEN, "replace", BIT(TOOL_EDIT), WORD_READ },
	{ TOOLS_QWEN, "search_file_content", BIT(TOOL_GREP), WORD_READ },
	/* What it shows them as, which its lists take, too. */
	{ TOOLS_QWEN, "ReadFile", BIT(TOOL_READ), WORD_READ },
	{ TOOLS_QWEN, "WriteFile", BIT(TOOL_WRITE), WORD_READ },
	{ TOOLS_QWEN, "Shell", BIT(TOOL_BASH), WORD_READ },
	{ TOOLS_QWEN, "SearchFiles", BIT(TOOL_GREP), WORD_READ },
	{ TOOLS_QWEN, "FindFiles", BIT(TOOL_GLOB), WORD_READ },
	{ TOOLS_QWEN, "ListFiles", BIT(TOOL_LIST), WORD_READ },
	{ TOOLS_QWEN, "ReadFolder", BIT(TOOL_LIST), WORD_READ },
	{ TOOLS_QWEN, "TodoList", BIT(TOOL_TODO), WORD_READ },
	{ TOOLS_QWEN, "exec", 0, WORD_KEPT },
	{ TOOLS_QWEN, "save_memory", 0, WORD_KEPT },
	{ TOOLS_QWEN, "zoom_image", 0, WORD_KEPT },
	{ TOOLS_QWEN, "image_gen", 0, WORD_KEPT },
	{ TOOLS_QWEN, "display_image", 0, WORD_KEPT },
	{ TOOLS_QWEN, "loop_wakeup", 0, WORD_KEPT },
	{ TOOLS_QWEN, "create_sub_session", 0, WORD_KEPT },
	{ TOOLS_QWEN, "structured_output", 0, WORD_KEPT },
	{ TOOLS_QWEN, "monitor", 0, WORD_KEPT },
	{ TOOLS_QWEN, "tool_call", 0, WORD_KEPT },
	{ TOOLS_QWEN, "tool_search", 0, WORD_KEPT },
	{ TOOLS_QWEN, "read_mcp_resource", 0, WORD_KEPT },
	{ TOOLS_QWEN, "report_findings", 0, WORD_KEPT },
	{ TOOLS_QWEN, "get_goal", 0, WORD_KEPT },
	{ TOOLS_QWEN, "update_goal", 0, WORD_KEPT },
	{ TOOLS_QWEN, "propose_goal", 0, WORD_KEPT },

	{ TOOLS_ROO, "read", BIT(TOOL_READ) | LOOKS, WORD_WRITTEN },
	{ TOOLS_ROO, "edit", FILES, WORD_WRITTEN },
	{ TOOLS_ROO, "command", BIT(TOOL_BASH), WORD_WRITTEN },
	{ TOOLS_ROO, "browser", BIT(TOOL_FETCH), WORD_READ },

	{ TOOLS_KIRO, "read", BIT(TOOL_READ) | LOOKS, WORD_WRITTEN },
	{ TOOLS_KIRO, "write", FILES, WORD_WRITTEN },
	{ TOOLS_KIRO, "shell", BIT(TOOL_BASH), WORD_WRITTEN },
	{ TOOLS_KIRO, "web", WEB, WORD_WRITTEN },
	{ TOOLS_KIRO, "fs_read", BIT(TOOL_READ) | LOOKS, WORD_READ },
	{ TOOLS_KIRO, "fs_write", FILES, WORD_READ },
	{ TOOLS_KIRO, "execute_bash", BIT(TOOL_BASH), WORD_READ },
	{ TOOLS_KIRO, "execute_cmd", BIT(TOOL_BASH), WORD_READ },
	{ TOOLS_KIRO, "web_fetch", BIT(TOOL_FETCH), WORD_READ },
	{ TOOLS_KIRO, "web_search", BIT(TOOL_SEARCH), WORD_READ },
	{ TOOLS_KIRO, "grep", BIT(TOOL_GREP), WORD_READ },
	{ TOOLS_KIRO, "glob", BIT(TOOL_GLOB), WORD_READ },
	{ TOOLS_KIRO, "todo_list", BIT(TOOL_TODO), WORD_READ },
	{ TOOLS_KIRO, "use_subagent", BIT(TOOL_TASK), WORD_READ },

	{ TOOLS_PI, "read", BIT(TOOL_READ), WORD_WRITTEN },
	{ TOOLS_PI, "write", BIT(TOOL_WRITE), WORD_WRITTEN },
	{ TOOLS_PI, "edit", BIT(TOOL_EDIT), WORD_WRITTEN },
	{ TOOLS_PI, "bash", BIT(TOOL_BASH), WORD_WRITTEN },
	{ TOOLS_PI, "grep", BIT(TOOL_GREP), WORD_WRITTEN },
	{ TOOLS_PI, "find", BIT(TOOL_GLOB), WORD_WRITTEN },
	{ TOOLS_PI, "ls", BIT(TOOL_LIST), WORD_WRITTEN },
	{ TOOLS_PI, "powershell", BIT(TOOL_BASH), WORD_KEPT },
	{ TOOLS_PI, "codemode", 0, WORD_KEPT },
	{ TOOLS_PI, "tool_search", 0, WORD_KEPT },

	{ TOOLS_FACTORY, "Read", BIT(TOOL_READ), WORD_WRITTEN },
	{ TOOLS_FACTORY, "Create", BIT(TOOL_WRITE), WORD_WRITTEN },
	{ TOOLS_FACTORY, "Edit", BIT(TOOL_EDIT), WORD_WRITTEN },
	{ TOOLS_FACTORY, "ApplyPatch", FILES, WORD_READ },
	{ TOOLS_FACTORY, "Execute", BIT(TOOL_BASH), WORD_WRITTEN },
	{ TOOLS_FACTORY, "Grep", BIT(TOOL_GREP), WORD_WRITTEN },
	{ TOOLS_FACTORY, "Glob", BIT(TOOL_GLOB), WORD_WRITTEN },
	{ TOOLS_FACTORY, "LS", BIT(TOOL_LIST), WORD_WRITTEN },
	{ TOOLS_FACTORY, "FetchUrl", BIT(TOOL_FETCH), WORD_WRITTEN },
	{ TOOLS_FACTORY, "WebSearch", BIT(TOOL_SEARCH), WORD_WRITTEN },
	{ TOOLS_FACTORY, "TodoWrite", BIT(TOOL_TODO), WORD_WRITTEN },
	{ TOOLS_FACTORY, "Task", BIT(TOOL_TASK), WORD_WRITTEN },
	{ TOOLS_FACTORY, "read-only", BIT(TOOL_READ) | LOOKS, WORD_READ },
};

static enum tool_client
whose_words(enum tool_client client)
{
	return client == TOOLS_SKILL ? TOOLS_CLAUDE
	     : client == TOOLS_KILO  ? TOOLS_OPENCODE
				     : client;
}

bool
tool_word_is_of(const struct tool_word *word, enum tool_client client)
{
	return word->client == client || word->client == whose_words(client);
}

const struct tool_word *
tool_word_at(size_t index)
{
	return index < COUNT(words) ? &words[index] : NULL;
}

const struct tool_word *
tool_word_for(enum tool_client client, enum tool_id tool)
{
	for (size_t i = 0; i < COUNT(words); i++)
		if (tool_word_is_of(&words[i], client) &&
		    words[i].use == WORD_WRITTEN &&
		    (words[i].tools & BIT(tool)))
			return &words[i];
	return NULL;
}

const struct tool_word *
tool_word_of(enum tool_client client, struct str word)
{
	for (size_t i = 0; i < COUNT(words); i++)
		if (tool_word_is_of(&words[i], client) &&
		    str_eq(word, str_of(words[i].word)))
			return &words[i];
	return NULL;
}

/* Words of groups say more than the others' words of the same spelling. */
static bool
is_group(enum tool_client client)
{
	return client == TOOLS_ROO || client == TOOLS_KIRO;
}

static tool_set
read_word(enum tool_client client, struct str name, bool groups, bool exact)
{
	tool_set set = 0;

	for (size_t i = 0; i < COUNT(words); i++) {
		struct str word = str_of(words[i].word);

		if (client != TOOLS_ANY
			? !tool_word_is_of(&words[i], client)
			: is_group(words[i].client) != groups)
			continue;
		if (exact ? str_eq(name, word) : str_eq_nocase(name, word))
			set |= words[i].tools;
	}
	return set;
}

/* "search/codebase" is a part of Copilot's "search", and no server's. */
static tool_set
read_part(struct str name)
{
	size_t at = str_find_byte(name, '/');
	const struct tool_word *group;
	tool_set part;

	if (at == name.len)
		return 0;
	group = tool_word_of(TOOLS_COPILOT,
			     str_slice(name, (struct range){ 0, at }));
	if (group == NULL || group->use != WORD_WRITTEN)
		return 0;
	part = read_word(TOOLS_COPILOT, str_from(name, at + 1), false, true) &
	       group->tools;
	return part != 0 ? part : group->tools;
}

tool_set
tool_words_read(enum tool_client client, struct str name)
{
	tool_set set = read_part(name);

	if (set == 0 && client != TOOLS_ANY && client != TOOLS_UNSAID)
		set = read_word(client, name, false, true);
	if (set == 0)
		set = read_word(TOOLS_CLAUDE, name, false, true);
	if (set == 0)
		set = read_word(TOOLS_ANY, name, false, true);
	if (set == 0)
		set = read_word(TOOLS_ANY, name, true, true);
	if (set == 0)
		set = read_word(TOOLS_CLAUDE, name, false, false);
	return set != 0 ? set : read_word(TOOLS_ANY, name, false, false);
}

bool
permission_takes_patterns(struct str key)
{
	static const char *const whole[] = { "webfetch", "websearch",
					     "todowrite", "question",
					     "doom_loop", NULL };

	return !str_in(key, whole);
}

const char *
tool_name(enum tool_id tool)
{
	return tool_word_for(TOOLS_CLAUDE, tool)->word;
}

enum tool_id
tool_named(struct str name)
{
	const struct tool_word *word = tool_word_of(TOOLS_CLAUDE, name);
	enum tool_id id = 0;

	if (word == NULL || word->use != WORD_WRITTEN)
		return TOOL_COUNT;
	while (!(word->tools & BIT(id)))
		id++;
	return id;
}

tool_set
tools_that_write(void)
{
	return FILES | BIT(TOOL_BASH) | BIT(TOOL_NOTEBOOK);
}

bool
client_has_tool(enum tool_client client, enum tool_id tool)
{
	return client == TOOLS_ANY || client == TOOLS_UNSAID ||
	       tool_word_for(client, tool) != NULL;
}

static bool
is_name_part(struct str text)
{
	for (size_t i = 0; i < text.len; i++)
		if (!ascii_is_alnum(text.ptr[i]) &&
		    !str_contains(STR("-_.*"), (struct str){ text.ptr + i, 1 }))
			return false;
	return text.len > 0;
}

/* A server has no '_' where its tool is told by one. */
static bool
split(struct str name, struct str between, struct str *server,
      struct str *tool)
{
	size_t at = str_find(name, between);

	*server = str_slice(name, (struct range){ 0, at });
	if (at < name.len)
		*tool = str_from(name, at + between.len);
	return is_name_part(*server) && is_name_part(*tool);
}

bool
server_tool_read(struct str name, struct str *server, struct str *tool)
{
	*tool = STR("*");
	if (str_starts(name, STR("@")) && !str_eq(name, STR("@builtin")))
		return split(str_from(name, 1), STR("/"), server, tool);
	if (str_find_byte(name, '/') < name.len)
		return split(name, STR("/"), server, tool);
	if (str_starts(name, STR("mcp__")))
		return split(str_from(name, 5), STR("__"), server, tool);
	if (str_starts(name, STR("mcp_")))
		return split(str_from(name, 4), STR("_"), server, tool);
	*server = STR("*");
	return str_eq(name, STR("mcp"));
}

struct str
server_tool_name(struct str server, struct str tool, struct arena *arena)
{
	if (str_eq(tool, STR("*")))
		return arena_printf(arena, "mcp__%.*s", STR_ARG(server));
	return arena_printf(arena, "mcp__%.*s__%.*s", STR_ARG(server),
			    STR_ARG(tool));
}

bool
list_takes_name(enum tool_client client, struct str name)
{
	struct str server, tool;

	return client != TOOLS_QWEN ||
	       !server_tool_read(name, &server, &tool) ||
	       !str_contains(tool, STR("*"));
}

/* A part of a name with a star stands for no tools to Gemini CLI, and one
 * with '_' for those of another server: either refuses the whole file. */
static bool
gemini_takes(struct str server, struct str tool)
{
	if (str_eq(tool, STR("*")))
		return !str_contains(server, STR("_"));
	return !str_contains(server, STR("*")) &&
	       !str_contains(tool, STR("*")) &&
	       tool.len > 0 && tool.ptr[0] != '_';
}

/* Every character that a function's name has not is '_' there. */
static struct str
pi_name(struct str server, struct str tool, struct arena *arena)
{
	struct str name = arena_printf(arena, "mcp__%.*s__%.*s",
				       STR_ARG(server), STR_ARG(tool));
	char *text = arena_alloc(arena, name.len);

	for (size_t i = 0; i < name.len; i++)
		text[i] = ascii_is_alnum(name.ptr[i]) || name.ptr[i] == '*'
			      ? name.ptr[i]
			      : '_';
	return (struct str){ text, name.len };
}

struct str
server_tool_for(enum tool_client client, struct str name, struct arena *arena)
{
	static const struct {
		const char *before, *between;
	} forms[] = {
		[TOOLS_COPILOT] = { "", "/" },	[TOOLS_OPENCODE] = { "", "_" },
		[TOOLS_GEMINI] = { "mcp_", "_" }, [TOOLS_KIRO] = { "@", "/" },
		[TOOLS_KILO] = { "", "_" },
	};
	const struct str none = { "", 0 };
	struct str server, tool;
	bool every;

	if (!server_tool_read(name, &server, &tool))
		return none;
	every = str_eq(server, STR("*")) && str_eq(tool, STR("*"));
	switch (client) {
	case TOOLS_ROO:
		return STR("mcp");
	case TOOLS_ANY:
	case TOOLS_CLAUDE:
	case TOOLS_SKILL:
	case TOOLS_QWEN:
		return name;
	case TOOLS_FACTORY:
		return every ? none : name;
	case TOOLS_PI:
		return every ? name : pi_name(server, tool, arena);
	case TOOLS_UNSAID:
		return none;
	case TOOLS_GEMINI:
		if (every)
			return STR("mcp_*");
		if (!gemini_takes(server, tool))
			return none;
		break;
	case TOOLS_KIRO:
	case TOOLS_COPILOT:
		if (every)
			return none;
		if (client == TOOLS_KIRO && str_eq(tool, STR("*")))
			return arena_printf(arena, "@%.*s", STR_ARG(server));
		break;
	default:
		break;
	}
	return arena_printf(arena, "%s%.*s%s%.*s", forms[client].before,
			    STR_ARG(server), forms[client].between,
			    STR_ARG(tool));
}
