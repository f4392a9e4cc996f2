#include "export/tool_rows.h"

bool
tool_is_word(struct str name, const char *word)
{
	return word != NULL && str_eq_nocase(name, str_of(word));
}

bool
tool_row_is_called(const struct tool_row *row, struct str name)
{
	for (size_t i = TOOL_COPILOT; i < TOOL_ROO; i++)
		if (tool_is_word(name, row->words[i]))
			return row->same_as == NULL;
	return false;
}

/* In the order of TOOL_CLAUDE and what follows it. */
const struct tool_row tool_rows[TOOL_ROWS] = {
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
