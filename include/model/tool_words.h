/* SPDX-License-Identifier: MIT */
#ifndef MODEL_TOOL_WORDS_H
#define MODEL_TOOL_WORDS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"

/* Tools that more than one client has; Claude's names stand for them. */
enum tool_id {
	TOOL_READ, TOOL_WRITE, TOOL_EDIT, TOOL_BASH, TOOL_GREP, TOOL_GLOB,
	TOOL_FETCH, TOOL_SEARCH, TOOL_TODO, TOOL_TASK, TOOL_LIST, TOOL_SKILL,
	TOOL_LSP, TOOL_QUESTION, TOOL_NOTEBOOK, TOOL_COUNT
};

/* A set of them: 1u << id. */
typedef unsigned tool_set;

/* Clients with words of their own for tools; the last two have none. */
enum tool_client {
	TOOLS_ANY, /* of whom it is not known */
	TOOLS_CLAUDE, TOOLS_COPILOT, TOOLS_OPENCODE, TOOLS_GEMINI, TOOLS_QWEN,
	TOOLS_ROO, TOOLS_KIRO, TOOLS_PI, TOOLS_FACTORY,
	TOOLS_SKILL, /* Claude's words, of tools that are approved only */
	TOOLS_KILO,  /* OpenCode's words, and some of its own */
	TOOLS_UNSAID
};

enum word_use {
	WORD_WRITTEN, /* one of them for each tool that the client has */
	WORD_KEPT,    /* the client takes it, too */
	WORD_READ     /* it did once, or stands for more than the tool */
};

struct tool_word {
	enum tool_client client;
	const char *word;
	tool_set tools; /* 0: of a tool that no other client has */
	enum word_use use;
};

/* In the order in which a client's list has them; NULL past the end. */
const struct tool_word *tool_word_at(size_t index);
/* Whether it is a word of that client's: some speak another's, too. */
bool tool_word_is_of(const struct tool_word *word, enum tool_client client);
/* The client's word for the tool in what is written, or NULL. */
const struct tool_word *tool_word_for(enum tool_client client,
				      enum tool_id tool);
/* The client's word of that spelling, or NULL. */
const struct tool_word *tool_word_of(enum tool_client client,
				     struct str word);
/* What a name stands for in the client's words, else in anybody's: exact
 * words before those that differ in ASCII case. 0: none that is known. */
tool_set tool_words_read(enum tool_client client, struct str name);

/* Whether OpenCode takes a map of patterns for that key; where it does not,
 * one stops the whole client. */
bool permission_takes_patterns(struct str key);

const char *tool_name(enum tool_id tool); /* "Read" */
/* TOOL_COUNT where it is no tool's name. */
enum tool_id tool_named(struct str name);
/* Those that change files or run commands. */
tool_set tools_that_write(void);
/* The client has the tool, or may have it. */
bool client_has_tool(enum tool_client client, enum tool_id tool);

/* A server's tool, "*" for all of them, in whichever client's spelling:
 * "mcp__s__t", "s/t", "mcp_s_t", "@s/t"; false where it is none. */
bool server_tool_read(struct str name, struct str *server, struct str *tool);
/* The same as Claude has it: "mcp__s__t", "mcp__s", "mcp__*". */
struct str server_tool_name(struct str server, struct str tool,
			    struct arena *arena);
/* Whether a list of what is allowed may have that name: to Qwen all tools of
 * a server are none, as it looks for names as they stand. */
bool list_takes_name(enum tool_client client, struct str name);
/* The client's spelling of a name made by server_tool_name(); empty where it
 * has no place for one. */
struct str server_tool_for(enum tool_client client, struct str name,
			   struct arena *arena);

#endif
