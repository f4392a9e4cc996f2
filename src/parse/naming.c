/* SPDX-License-Identifier: MIT */
#include "parse/parse.h"

#include "base/count.h"
#include "model/client.h"
#include "parse/front.h"

enum { SECTION_MIN = 4 }; /* bytes of a section's title */

/* Cuts the last component off a path. */
static struct str
base_name(struct str *path)
{
	size_t start;
	struct str name;

	while (path->len > 1 && path->ptr[path->len - 1] == '/')
		path->len--;
	start = path->len;
	while (start > 0 && path->ptr[start - 1] != '/')
		start--;
	name = str_from(*path, start);
	path->len = start;
	return name;
}

/* "x.agent.md" is x, ".hidden" is itself. */
static struct str
without_extensions(struct str name)
{
	static const char *const inner[] = { ".agent", ".chatmode", ".prompt",
					     ".instructions", ".persona" };
	size_t dot = name.len;

	while (dot > 0 && name.ptr[dot - 1] != '.')
		dot--;
	if (dot > 1)
		name.len = dot - 1;
	for (size_t i = 0; i < COUNT(inner); i++) {
		struct str suffix = str_of(inner[i]);

		if (name.len > suffix.len && str_ends(name, suffix))
			name.len -= suffix.len;
	}
	return name;
}

/* Every folder may have a file of that name: the folder tells them apart. */
static bool
is_common_stem(struct str stem)
{
	static const char *const stems[] = { "SKILL", "AGENTS", "CLAUDE",
					     "GEMINI", "system", "README",
					     "index",  "agent",	 "prompt" };

	for (size_t i = 0; i < COUNT(stems); i++)
		if (str_eq_nocase(stem, str_of(stems[i])))
			return true;
	return false;
}

struct str
name_from_path(struct str path)
{
	struct str rest = path;
	struct str stem = without_extensions(base_name(&rest));
	struct str folder;

	if (!is_common_stem(stem))
		return stem;
	folder = base_name(&rest);
	if (folder.len == 0 || str_eq(folder, STR(".")) ||
	    str_eq(folder, STR("..")) || str_eq(folder, STR("/")))
		return stem;
	return folder;
}

/* Words that titles of sections are made of, and names of agents are not. */
static bool
is_section_word(struct str word)
{
	static const char *const words[] = {
		"a", "about", "agent", "agents", "ai", "am", "and", "are",
		"assistant", "background", "behavior", "capabilities",
		"characteristics", "context", "core", "definition",
		"description", "details", "example", "examples", "expertise",
		"general", "goal", "goals", "guidelines", "i", "identity",
		"input", "inputs", "instruction", "instructions", "intro",
		"introduction", "is", "key", "me", "message", "mission", "my",
		"name", "note", "notes", "objective", "objectives", "of", "or",
		"output", "overview", "persona", "personality", "primary",
		"process", "profile", "prompt", "purpose", "readme",
		"responsibilities", "responsibility", "role", "roles", "rule",
		"rules", "scope", "section", "sections", "setup", "skill",
		"skills", "step", "steps", "summary", "system", "task",
		"tasks", "the", "this", "usage", "user", "what",
		"when", "who", "workflow", "you", "your",
	};

	for (size_t i = 0; i < COUNT(words); i++)
		if (str_eq_nocase(word, str_of(words[i])))
			return true;
	return false;
}

static bool
is_word_byte(char c)
{
	return ascii_is_alnum(c) || (unsigned char)c >= 0x80;
}

/* "1. Identity and Purpose", "YOUR ROLE"; but somebody may be called "A". */
static bool
names_section(struct str title)
{
	size_t at = 0;

	if (title.len > 0 && title.len < SECTION_MIN)
		return false;
	while (at < title.len) {
		size_t start = at;
		struct str word;

		while (at < title.len && is_word_byte(title.ptr[at]))
			at++;
		word = str_slice(title, (struct range){ start, at });
		if (word.len > 0 && !ascii_is_digit(word.ptr[0]) &&
		    !is_section_word(word))
			return false;
		at += word.len == 0;
	}
	return true;
}

/* A title that only repeats what the file is called. */
static bool
names_file(struct str title, struct str path)
{
	return str_eq_nocase(title, base_name(&path)) &&
	    str_contains(title, STR("."));
}

struct str
name_from_file(const struct persona *persona)
{
	const struct client *client = persona_client(persona);
	bool folder = client != NULL && client->naming == NAMED_BY_FOLDER;

	return name_from_path(folder && persona->real.len > 0 ? persona->real
							      : persona->path);
}

struct str
name_without_field(struct persona *persona)
{
	const struct client *client = persona_client(persona);
	struct str title;

	if (client == NULL || client->naming == NAMED_BY_FIELD) {
		title = first_title(persona);
		if (!names_section(title) && !names_file(title, persona->path))
			return title;
	}
	return name_from_file(persona);
}
