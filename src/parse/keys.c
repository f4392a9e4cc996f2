/* SPDX-License-Identifier: MIT */
#include "base/count.h"
#include "base/utf8.h"
#include "parse/front.h"

enum { KEY_MAX = 64 }; /* bytes; what is longer is prose */

static bool
is_key_byte(char c)
{
	return ascii_is_alnum(c) || (unsigned char)c >= 0x80 || c == '_' ||
	    c == '-' || c == '.' || c == '/' || c == ' ';
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t';
}

static size_t
skip_blanks(struct str line, size_t at)
{
	while (at < line.len && is_blank(line.ptr[at]))
		at++;
	return at;
}

/* As an input method for Chinese types it. */
static const struct str wide_colon = { "\uff1a", 3 };

static size_t
plain_key_end(struct str line, size_t at)
{
	char first = at < line.len ? line.ptr[at] : ':';

	if (!ascii_is_alpha(first) && (unsigned char)first < 0x80 &&
	    first != '_')
		return at;
	while (at < line.len && is_key_byte(line.ptr[at]) &&
	       !str_starts(str_from(line, at), wide_colon))
		at++;
	return at;
}

/* Blanks that are none to YAML: U+00A0 and its kind. */
static size_t
skip_all_blanks(struct str line, size_t at)
{
	struct str rest = str_from(line, at);

	while (rest.len > 0) {
		at = line.len - rest.len;
		if (!utf8_is_white(utf8_next(&rest)))
			return at;
	}
	return line.len;
}

/* Reads a key and its colon; false when there is none. */
static bool
read_key(struct str line, struct key_line *out)
{
	size_t start = skip_blanks(line, 0);
	bool quoted = start < line.len &&
	    (line.ptr[start] == '"' || line.ptr[start] == '\'');
	size_t first = start + quoted;
	size_t end = plain_key_end(line, first);
	size_t colon = end + quoted;

	if (end == first || end - first > KEY_MAX || colon >= line.len)
		return false;
	out->wide = str_starts(str_from(line, colon), wide_colon);
	if (line.ptr[colon] != ':' && !out->wide)
		return false;
	if (quoted && line.ptr[end] != line.ptr[start])
		return false;
	out->key = str_trim_end(
	    str_slice(line, (struct range){ first, end }));
	out->indent = start;
	out->colon = colon;
	out->value = skip_blanks(line, colon + 1);
	out->tight = out->wide ||
		     (out->value == colon + 1 && out->value < line.len);
	if (out->tight)
		out->value = skip_all_blanks(
		    line, colon + (out->wide ? wide_colon.len : 1));
	return true;
}

bool
front_key(struct str line, struct key_line *out)
{
	return read_key(line, out) && !out->tight;
}

static bool
is_among(struct str text, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq_nocase(text, str_of(words[i])))
			return true;
	return false;
}

bool
front_key_is_known(struct str key)
{
	static const char *const either_case[] = {
		"name", "description", "tools", "model", "color", "version",
		"author", "tags", "category", "globs",
	};
	static const char *const exact[] = {
		"agent", "allowed-tools", "allowedTools", "alwaysApply",
		"applyTo", "argument-hint", "background", "capabilities",
		"compatibility", "created", "customInstructions", "date",
		"department", "disable-model-invocation", "disallowed-tools",
		"disallowedTools", "displayName", "display_name", "domain",
		"effort", "emoji", "excludeTools", "groups", "handoffs",
		"hooks", "icon", "id", "isolation", "keywords", "language",
		"license", "maxTurns", "max_turns", "mcp-servers",
		"mcpServers", "memory", "metadata", "mode", "permission",
		"permissionMode", "permissions", "readonly", "reasoningEffort",
		"roleDefinition", "skills", "slug", "source", "specialization",
		"tagline", "target", "temperature", "thinking", "title",
		"top_p", "trigger", "triggers", "type", "updated",
		"user-invocable", "vibe", "whenToUse", "when_to_use",
	};

	if (is_among(key, either_case, COUNT(either_case)))
		return true;
	for (size_t i = 0; i < COUNT(exact); i++)
		if (str_eq(key, str_of(exact[i])))
			return true;
	return false;
}

bool
front_key_is_text(struct str key)
{
	static const char *const keys[] = {
		"name", "description", "model", "color", "title",
		"argument-hint", "whenToUse", "when_to_use",
	};

	return is_among(key, keys, COUNT(keys));
}

bool
front_key_loose(struct str line, struct key_line *out)
{
	return read_key(line, out) &&
	    (!out->tight ||
	     (out->indent == 0 && front_key_is_known(out->key)));
}

bool
front_key_is_prose(struct str key)
{
	static const char *const speakers[] = {
		"user", "assistant", "human", "ai", "agent", "claude",
		"system", "context", "commentary", "example", "examples",
		"note", "notes", "important", "input", "output", "response",
		"question", "answer",
	};

	if (front_key_is_known(key))
		return false;
	if (is_among(key, speakers, COUNT(speakers)))
		return true;
	return str_contains(key, STR(" ")) ||
	    (key.len > 0 && key.ptr[0] >= 'A' && key.ptr[0] <= 'Z');
}
