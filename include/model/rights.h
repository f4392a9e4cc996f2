/* SPDX-License-Identifier: MIT */
#ifndef MODEL_RIGHTS_H
#define MODEL_RIGHTS_H

#include "model/persona.h"
#include "model/tool_words.h"

/*
 * What an agent may do, whichever client's file says it: a right for all that
 * no rule names, then rules in order, of which the last that matches holds.
 */
enum right {
	RIGHT_DENY,
	RIGHT_ASK,
	RIGHT_ALLOW,
	RIGHT_OWN /* as its client has it where nothing is said: allowed */
};

struct right_rule {
	struct str tool;    /* Claude's name, "mcp__s__t", or another's own */
	struct str pattern; /* of what it is used on; empty: whatever it is */
	enum right right;
	struct str word; /* as it was written */
	struct str note; /* what was written about the pattern */
	bool regex;	 /* the pattern is one, else "*" and "?" match */
	bool loose;	 /* its client gives the whole tool all the same */
};

struct rights {
	enum right rest;
	struct right_rule *rules;
	size_t count, capacity;
};

/*
 * Reads the fields that say it: tools, allowed-tools, permission, groups,
 * readonly, sandbox_mode, disallowedTools. The words are the client's, else
 * anybody's. All lies in the arena.
 */
struct rights rights_read(const struct field *fields, size_t count,
			  enum tool_client client, struct arena *arena);
struct rights persona_rights(const struct persona *persona,
			     struct arena *arena);
/* Whether rights_read() reads the field of that key. */
bool rights_field(struct str key);
/* '["Read", "Grep"]': a text that looks like a list; no client reads it. */
bool rights_list_is_quoted(const struct field *field);
/* Whose words a file's tools are, by its path. */
enum tool_client persona_tool_client(const struct persona *persona);

/* All that is said of one tool: what holds where no pattern matches, and the
 * rules with patterns that come after it. */
struct lane {
	enum right base;
	bool named; /* by a rule */
	const struct right_rule **patterns;
	size_t count;
};
/* A tool by Claude's name, a server's as "mcp__s__t", or any other. */
struct lane rights_lane(const struct rights *rights, struct str tool,
			struct arena *arena);
/* Whether a rule of that tool is about the other one, too. */
bool right_covers(struct str rule, struct str tool);
/* Of a lane's words the last that named its tool; NULL: none did. */
const struct right_rule *rights_rule(const struct rights *rights,
				     struct str tool);
/* Nothing is said, or nothing but that all is allowed. */
bool rights_are_whole(const struct rights *rights);
/* Whether the tools of the set are denied, all of them and in every case. */
bool rights_deny_all(const struct rights *rights, tool_set set,
		     struct arena *arena);

/* Whether a pattern matches; "git *" matches "git" alone, too. Linear for
 * texts of this size. */
bool right_pattern_matches(struct str pattern, struct str text);

/*
 * The one comparison: what `granted` lets an agent do against what `given`
 * does. A difference for every tool that either of them, or any client,
 * knows; servers that neither names stand for all of them as "mcp__*".
 */
struct right_change {
	struct str tool;
	struct lane given, granted;
	bool wider; /* in at least one case, else narrower in one */
	bool absent; /* narrower, as the client has no such tool */
};
struct right_changes {
	struct right_change *all;
	size_t count, capacity;
};
struct right_changes rights_compare(const struct rights *given,
				    const struct rights *granted,
				    enum tool_client client,
				    struct arena *arena);

#endif
