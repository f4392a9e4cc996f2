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
	{ CLIENT_CODEX, "Codex", "/.codex/agents/", ".toml", NAMED_BY_FIELD },
	{ CLIENT_PROMPT, "Codex", "/.codex/prompts/", ".md", NAMED_BY_FILE },
	{ CLIENT_PROMPT, "Roo Code", "/.roo/commands/", ".md", NAMED_BY_FILE },
	{ CLIENT_PROMPT, "aichat", "/aichat/roles/", ".md", NAMED_BY_FILE },
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
