/* SPDX-License-Identifier: MIT */
#include "tui/editor.h"

#include <stdlib.h>

#include "base/count.h"

enum way {
	WAY_NONE,  /* it is not known how */
	WAY_PLUS,  /* +LINE FILE */
	WAY_GOTO,  /* --goto FILE:LINE */
	WAY_COLON, /* FILE:LINE */
	WAY_LINE   /* --line=LINE FILE */
};

static const struct {
	const char *program;
	enum way way;
} editors[] = {
	{ "vi", WAY_PLUS },	      { "vim", WAY_PLUS },
	{ "nvim", WAY_PLUS },	      { "gvim", WAY_PLUS },
	{ "mvim", WAY_PLUS },	      { "view", WAY_PLUS },
	{ "nvi", WAY_PLUS },	      { "elvis", WAY_PLUS },
	{ "vile", WAY_PLUS },	      { "vis", WAY_NONE },
	{ "nano", WAY_PLUS },	      { "rnano", WAY_PLUS },
	{ "pico", WAY_PLUS },	      { "emacs", WAY_PLUS },
	{ "emacsclient", WAY_PLUS },  { "mg", WAY_PLUS },
	{ "jmacs", WAY_PLUS },	      { "joe", WAY_PLUS },
	{ "jed", WAY_NONE },	      { "ne", WAY_PLUS },
	{ "kak", WAY_PLUS },	      { "micro", WAY_PLUS },
	{ "gedit", WAY_PLUS },	      { "bbedit", WAY_PLUS },
	{ "mcedit", WAY_PLUS },	      { "code", WAY_GOTO },
	{ "code-insiders", WAY_GOTO }, { "code-oss", WAY_GOTO },
	{ "codium", WAY_GOTO },	      { "codium-insiders", WAY_GOTO },
	{ "vscodium", WAY_GOTO },     { "cursor", WAY_GOTO },
	{ "windsurf", WAY_GOTO },     { "positron", WAY_GOTO },
	{ "trae", WAY_GOTO },	      { "kiro", WAY_GOTO },
	{ "antigravity", WAY_GOTO },  { "zed", WAY_COLON },
	{ "zeditor", WAY_COLON },     { "subl", WAY_COLON },
	{ "sublime_text", WAY_COLON }, { "hx", WAY_COLON },
	{ "helix", WAY_COLON },	      { "lapce", WAY_COLON },
	{ "kate", WAY_LINE },	      { "kwrite", WAY_LINE },
	{ "mate", WAY_LINE },
};

const char *
editor_command(void)
{
	const char *visual = getenv("VISUAL"), *other = getenv("EDITOR");

	if (visual && *visual)
		return visual;
	return other && *other ? other : "vi";
}

static struct str
base_name(struct str path)
{
	for (size_t i = path.len; i > 0; i--)
		if (path.ptr[i - 1] == '/')
			return str_from(path, i);
	return path;
}

/* One of the command's words, without quotes around it or backslashes. */
static struct str
next_word(struct str *rest)
{
	struct str text = str_trim_start(*rest), word;
	char quote = text.len > 0 ? text.ptr[0] : '\0';
	size_t end = 0;

	if (quote == '"' || quote == '\'') {
		text = str_from(text, 1);
		end = str_find_byte(text, quote);
		*rest = str_from(text, end + 1);
		return str_slice(text, (struct range){ 0, end });
	}
	while (end < text.len && (!ascii_is_space(text.ptr[end]) ||
				  (end > 0 && text.ptr[end - 1] == '\\')))
		end++;
	word = str_slice(text, (struct range){ 0, end });
	*rest = str_from(text, end);
	return word;
}

static bool
stands_before(struct str word)
{
	static const char *const runners[] = { "env", "exec", "command",
					       "nohup", "setsid" };

	for (size_t i = 0; i < COUNT(runners); i++)
		if (str_eq(base_name(word), str_of(runners[i])))
			return true;
	return str_find_byte(word, '=') < word.len;
}

struct str
editor_program(struct str command)
{
	struct str word = next_word(&command);

	while (word.len > 0 && stands_before(word))
		word = next_word(&command);
	return base_name(word);
}

static enum way
way_of(struct str program)
{
	if (str_ends(program, STR(".exe")) || str_ends(program, STR(".cmd")))
		program.len -= 4;
	for (size_t i = 0; i < COUNT(editors); i++)
		if (str_eq(program, str_of(editors[i].program)))
			return editors[i].way;
	/* vim.basic, vim.tiny, emacs-29: what alternatives are called. */
	if (str_starts(program, STR("vim.")) ||
	    str_starts(program, STR("emacs-")) ||
	    str_starts(program, STR("emacs2")))
		return WAY_PLUS;
	return WAY_NONE;
}

/* A file's name is no option and no command: vi runs what stands behind a
 * plus, ed what stands behind an exclamation mark. */
static struct str
as_file(const char *path, struct arena *arena)
{
	char first = path[0];
	bool plain = ascii_is_alnum(first) || first == '.' || first == '/' ||
		     first == '_' || (unsigned char)first >= 0x80;

	return arena_printf(arena, "%s%s", plain ? "" : "./", path);
}

struct editor_arguments
editor_arguments(struct str command, const char *path, size_t line,
		 struct arena *arena)
{
	struct str file = as_file(path, arena);
	struct str at = arena_printf(arena, "%.*s:%zu", STR_ARG(file), line);

	switch (line > 0 ? way_of(editor_program(command)) : WAY_NONE) {
	case WAY_PLUS:
		return (struct editor_arguments){
			{ arena_printf(arena, "+%zu", line), file }, 2
		};
	case WAY_LINE:
		return (struct editor_arguments){
			{ arena_printf(arena, "--line=%zu", line), file }, 2
		};
	case WAY_GOTO:
		return (struct editor_arguments){ { STR("--goto"), at }, 2 };
	case WAY_COLON:
		return (struct editor_arguments){ { at }, 1 };
	case WAY_NONE:
		break;
	}
	return (struct editor_arguments){ { file }, 1 };
}
