/* SPDX-License-Identifier: MIT */
#include "model/client.h"

#include <stddef.h>

#include "base/count.h"

static const struct client clients[] = {
	{ CLIENT_SKILL, "Agent Skills", NULL, "/SKILL.md", NAMED_BY_FOLDER },
	{ CLIENT_FABRIC, "Fabric", NULL, "/system.md", NAMED_BY_FOLDER },
	{ CLIENT_PROMPT, "the client", NULL, "/AGENT.md", NAMED_BY_FOLDER },
	{ CLIENT_COPILOT, "Copilot", NULL, ".agent.md", NAMED_BY_FILE },
	{ CLIENT_COPILOT, "Copilot", NULL, ".chatmode.md", NAMED_BY_FILE },
	{ CLIENT_PROMPT, "Copilot", NULL, ".prompt.md", NAMED_BY_FILE },
	{ CLIENT_PROMPT, "Copilot", NULL, ".instructions.md", NAMED_BY_FILE },
	{ CLIENT_CURSOR_RULE, "Cursor", NULL, ".mdc", NAMED_BY_FILE },
	{ CLIENT_CLAUDE, "Claude Code", "/.claude/agents/", ".md",
	  NAMED_BY_FIELD },
	{ CLIENT_PROMPT, "Claude Code", "/.claude/commands/", ".md",
	  NAMED_BY_FILE },
	{ CLIENT_OPENCODE, "OpenCode", "/.opencode/agent/", ".md",
	  NAMED_BY_FILE },
	{ CLIENT_OPENCODE, "OpenCode", "/.opencode/agents/", ".md",
	  NAMED_BY_FILE },
	{ CLIENT_OPENCODE, "OpenCode", "/opencode/agent/", ".md",
	  NAMED_BY_FILE },
	{ CLIENT_OPENCODE, "OpenCode", "/opencode/agents/", ".md",
	  NAMED_BY_FILE },
	{ CLIENT_PROMPT, "OpenCode", "/.opencode/command", ".md",
	  NAMED_BY_FILE },
	{ CLIENT_KILO, "Kilo", "/.kilo/agent/", ".md", NAMED_BY_FILE },
	{ CLIENT_KILO, "Kilo", "/.kilo/agents/", ".md", NAMED_BY_FILE },
	{ CLIENT_CURSOR, "Cursor", "/.cursor/agents/", ".md", NAMED_BY_FIELD },
	{ CLIENT_QWEN, "Qwen Code", "/.qwen/agents/", ".md", NAMED_BY_FIELD },
	{ CLIENT_GEMINI, "Gemini CLI", "/.gemini/agents/", ".md",
	  NAMED_BY_FIELD },
	{ CLIENT_ANTIGRAVITY, "Antigravity", "/.agents/agents/", ".md",
	  NAMED_BY_FIELD },
	{ CLIENT_KIRO, "Kiro", "/.kiro/agents/", ".md", NAMED_BY_FILE },
	{ CLIENT_KIRO, "Kiro", "/.kiro/agents/", ".json", NAMED_BY_FIELD },
	{ CLIENT_PI, "pi", "/.pi/agents/", ".md", NAMED_BY_FIELD },
	{ CLIENT_FACTORY, "Factory", "/.factory/droids/", ".md",
	  NAMED_BY_FIELD },
	{ CLIENT_PROMPT, "Kiro", "/.kiro/steering/", ".md", NAMED_BY_FILE },
	{ CLIENT_PROMPT, "Cline", "/.clinerules/", ".md", NAMED_BY_FILE },
	{ CLIENT_CODEX, "Codex", "/.codex/agents/", ".toml", NAMED_BY_FIELD },
	{ CLIENT_PROMPT, "Codex", "/.codex/prompts/", ".md", NAMED_BY_FILE },
	{ CLIENT_PROMPT, "Roo Code", "/.roo/commands/", ".md", NAMED_BY_FILE },
	{ CLIENT_PROMPT, "aichat", "/aichat/roles/", ".md", NAMED_BY_FILE },
};

static const char *const claude_tools[] = {
	"Agent", "Artifact", "AskUserQuestion", "Bash", "BashOutput", "Brief",
	"CronCreate", "CronDelete", "CronList", "Edit", "EnterPlanMode",
	"EnterWorktree", "ExitPlanMode", "ExitWorktree", "Glob", "Grep",
	"KillBash", "KillShell", "LS", "LSP", "ListMcpResourcesTool",
	"ListMcpResources", "Monitor", "MultiEdit", "NotebookEdit",
	"NotebookRead", "PowerShell", "Projects", "PushNotification", "REPL",
	"Read", "ReadMcpResource", "ReadMcpResourceDirTool",
	"ReadMcpResourceTool", "RemoteTrigger", "ReportFindings",
	"ScheduleWakeup", "SendMessage", "SendUserFile", "SendUserMessage",
	"ShareOnboardingGuide", "Skill", "SlashCommand", "StructuredOutput",
	"Task", "TaskCreate", "TaskGet", "TaskList", "TaskOutput", "TaskStop",
	"TaskUpdate", "TeamCreate", "TeamDelete", "TodoRead", "TodoWrite",
	"ToolSearch", "WaitForMcpServers", "WebFetch", "WebSearch",
	"Workflow", "Write", NULL
};

static const char *const claude_colors[] = {
	"red", "blue", "green", "yellow", "purple", "orange", "pink", "cyan",
	NULL
};

static const char *const claude_models[] = {
	"sonnet", "opus", "haiku", "fable", "inherit", "opusplan", "default",
	"best", NULL
};

static const char *const gemini_keys[] = {
	"kind", "name", "description", "display_name", "tools", "model",
	"temperature", "max_turns", "timeout_mins", "mcp_servers",
	"mcpServers", NULL
};

/* What other clients' agents have, and its own never. */
static const char *const codex_foreign[] = {
	"tools", "color", "emoji", "tags", "category", "version", "author",
	"prompt", "instructions", "mode", "permission", NULL
};

static const struct client_rules all_rules[] = {
	{ .client = CLIENT_CLAUDE, .named = true, .described = true,
	  .identified = true, .tools = claude_tools, .colors = claude_colors,
	  .models = claude_models, .model_part = "claude" },
	{ .client = CLIENT_SKILL, .named = true, .described = true,
	  .identified = true },
	{ .client = CLIENT_QWEN, .named = true, .described = true },
	{ .client = CLIENT_GEMINI, .named = true, .described = true,
	  .identified = true, .keys = gemini_keys },
	{ .client = CLIENT_CODEX, .named = true, .described = true,
	  .foreign = codex_foreign },
	{ .client = CLIENT_OPENCODE, .model_part = "/" },
	{ .client = CLIENT_KILO, .model_part = "/" },
};

const struct client *
client_at(size_t index)
{
	return index < COUNT(clients) ? &clients[index] : NULL;
}

/* A relative path begins as one that follows a slash. */
static bool
holds(struct str path, struct str folder)
{
	return str_contains(path, folder) ||
	    str_starts(path, str_from(folder, 1));
}

static bool
ends(struct str path, struct str ending)
{
	return str_ends(path, ending) ||
	    (ending.ptr[0] == '/' && str_eq(path, str_from(ending, 1)));
}

const struct client *
client_of(struct str path)
{
	for (size_t i = 0; i < COUNT(clients); i++) {
		const struct client *client = &clients[i];

		if (ends(path, str_of(client->ending)) &&
		    (client->folder == NULL ||
		     holds(path, str_of(client->folder))))
			return client;
	}
	return NULL;
}

const struct client *
persona_client(const struct persona *persona)
{
	const struct client *client = client_of(persona->path);

	return client != NULL ? client : client_of(persona->real);
}

bool
client_reads_bare(struct str path, struct str key)
{
	const struct client *client = client_of(path);

	return client != NULL && client->id == CLIENT_CURSOR_RULE &&
	    str_eq(key, STR("globs"));
}

const struct client_rules *
client_rules(const struct client *client)
{
	for (size_t i = 0; i < COUNT(all_rules); i++)
		if (client != NULL && all_rules[i].client == client->id)
			return &all_rules[i];
	return NULL;
}

bool
claude_has_tool(struct str name)
{
	return str_in(name, claude_tools);
}
