/* SPDX-License-Identifier: MIT */
#ifndef MODEL_CLIENT_H
#define MODEL_CLIENT_H

#include <stdbool.h>

#include "base/str.h"
#include "model/persona.h"

/* What a client calls a persona by. */
enum naming { NAMED_BY_FIELD, NAMED_BY_FILE, NAMED_BY_FOLDER };

enum client_id {
	CLIENT_CLAUDE, CLIENT_OPENCODE, CLIENT_KILO, CLIENT_COPILOT,
	CLIENT_CURSOR, CLIENT_CURSOR_RULE, CLIENT_QWEN, CLIENT_GEMINI,
	CLIENT_ANTIGRAVITY, CLIENT_KIRO, CLIENT_PI, CLIENT_FACTORY,
	CLIENT_CODEX, CLIENT_SKILL, CLIENT_FABRIC,
	CLIENT_PROMPT /* a command or instruction, whosever it is */
};

/* A client as far as it is known by where a file lies, or by its ending. */
struct client {
	enum client_id id;
	const char *name;
	const char *folder; /* "/.claude/agents/", or NULL: any */
	const char *ending; /* of the path */
	enum naming naming;
};

/*
 * What a client asks of a file, measured by running it; NULL: nothing. Word
 * lists end with NULL.
 */
struct client_rules {
	enum client_id client;
	bool named;	 /* without a name it leaves the file out */
	bool described;	 /* … without a description */
	bool identified; /* the name is to be an identifier */
	const char *const *keys;    /* all others make it refuse the file */
	const char *const *foreign; /* these make it refuse the file */
	const char *const *tools;
	const char *const *colors;
	const char *const *models; /* short names of some */
	const char *model_part;	   /* of the name of any other */
};

/* NULL when the path names none. In one table: model/client.c. */
const struct client *client_of(struct str path);
/* The table, in order; NULL past its end. */
const struct client *client_at(size_t index);
/* By the path as it is given, else by the real one. */
const struct client *persona_client(const struct persona *persona);

/* NULL when it asks nothing. */
const struct client_rules *client_rules(const struct client *client);
/* Whether Claude Code has, or had, a built-in tool of that name. */
bool claude_has_tool(struct str name);

/* Whether the file's client takes the field's line as it stands, so that
 * quotes would be part of the value: a Cursor rule's globs. */
bool client_reads_bare(struct str path, struct str key);

#endif
