#ifndef EXPORT_TOOLS_H
#define EXPORT_TOOLS_H

#include "base/arena.h"
#include "model/persona.h"

/* Clients with tool names of their own. */
enum tool_client { TOOL_CLAUDE, TOOL_COPILOT, TOOL_OPENCODE, TOOL_GEMINI,
		   TOOL_QWEN, TOOL_ROO, TOOL_CLIENTS };

/* A set of tools in a client's names. */
struct tool_names {
	struct str *names;
	size_t count;
	struct str *dropped; /* names that the client has no word for, or whose
				arguments it cannot limit */
	size_t dropped_count;
	struct str *wider; /* "'search' allows Glob, too" */
	size_t wider_count;
	struct str *unknown; /* kept, though Troupe does not know them */
	size_t unknown_count;
};

/* Translates a set that is not "all". A tool limited to some arguments
 * ("Bash(git:*)") goes to Claude only: elsewhere it would grow. A word that
 * stands for a denied tool, too, is left out, which `wider` says; NULL denies
 * none. */
void tool_names_for(struct tool_names *names, const struct tools *tools,
		    const struct tools *denied, enum tool_client client,
		    struct arena *arena);

/* Whether the client's own word stands among the names. */
bool tool_names_have(const struct tool_names *names, const char *name);
/* The client's words in the order of the table, each once; NULL ends. */
const char *tool_word(enum tool_client client, size_t index);

/*
 * What is left where maps of permissions ("tools", "permission") deny by
 * name, or all writing is denied: their clients allow what is not named.
 * False when tools are listed, when nothing is denied, or everything that is
 * not allowed by name ("*").
 */
bool tools_not_denied(struct tools *tools, const struct field *fields,
		      size_t count, struct arena *arena);

/* How much of what a client's word stands for is denied. A denial has no
 * arguments: "Bash(git:*)" denies Bash, as Claude Code reads it. */
enum tool_denial { DENIED_NOTHING, DENIED_PART, DENIED_WHOLE };
enum tool_denial tool_word_denial(const char *word, enum tool_client client,
				  const struct tools *denied);
/* What is left of the set without what is denied; of all tools those that
 * most clients have. */
struct tools tools_without(const struct tools *tools,
			   const struct tools *denied, struct arena *arena);
/* The names without their arguments. */
struct tools tools_plain(const struct tools *tools, struct arena *arena);

/* Whether it names a tool as another client than Claude does: "read". */
bool tools_are_foreign(const struct tools *tools);

/* Whether the set can change files or run commands. */
bool tools_write(const struct tools *tools);

#endif
