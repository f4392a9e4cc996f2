/* SPDX-License-Identifier: MIT */
#include "app/shell.h"

#include <stdlib.h>

#include "base/buf.h"

struct str
shell_word(struct str word, struct arena *arena)
{
	static const char plain[] = "./-_+,:@%=";
	struct buf quoted = { 0 };
	struct str text;
	/* zsh looks for the program of =name. */
	bool safe = word.len > 0 && word.ptr[0] != '=';

	buf_add_byte(&quoted, '\'');
	for (size_t i = 0; i < word.len; i++) {
		char c = word.ptr[i];

		safe = safe && (ascii_is_alpha(c) || ascii_is_digit(c) ||
				str_find_byte(str_of(plain), c) <
				    sizeof plain - 1);
		if (c == '\'')
			buf_add_cstr(&quoted, "'\\'");
		buf_add_byte(&quoted, c);
	}
	buf_add_byte(&quoted, '\'');
	text = safe ? word : arena_str(arena, buf_str(&quoted));
	buf_release(&quoted);
	return text;
}

struct str
shell_path(struct str path, struct arena *arena)
{
	const char *home = getenv("HOME");
	size_t len = home ? str_of(home).len : 0;

	if (len < 2 || path.len < len + 2 || path.ptr[len] != '/' ||
	    !str_starts(path, str_of(home)))
		return shell_word(path, arena);
	return arena_printf(arena, "~/%.*s", STR_ARG(shell_word(
			    str_from(path, len + 1), arena)));
}
