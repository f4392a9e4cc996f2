/* SPDX-License-Identifier: MIT */
#include "lint/templates.h"

enum { MARK_MAX = 200 }; /* bytes within which a mark must close */

static bool
is_name_byte(char c)
{
	return ascii_is_alnum(c) || c == '_';
}

static size_t
name_end(struct str text, size_t at)
{
	while (at < text.len && is_name_byte(text.ptr[at]))
		at++;
	return at;
}

static bool
stands_at(struct str text, size_t at, const char *mark)
{
	return str_starts(str_from(text, at), str_of(mark));
}

/* End after `close`, on the same line and not too far; else 0. */
static size_t
closed_at(struct str text, size_t at, const char *close)
{
	for (size_t i = at; i < text.len && i - at < MARK_MAX; i++) {
		if (text.ptr[i] == '\n')
			return 0;
		if (stands_at(text, i, close))
			return i + str_of(close).len;
	}
	return 0;
}

static size_t
variable_end(struct str text, size_t at)
{
	size_t end;

	if (!stands_at(text, at, "${"))
		return 0;
	end = name_end(text, at + 2);
	return end > at + 2 && stands_at(text, end, "}") ? end + 1 : 0;
}

static size_t
mustache_end(struct str text, size_t at)
{
	size_t end;

	if (!stands_at(text, at, "{{"))
		return 0;
	end = closed_at(text, at + 2, "}}");
	return end > at + 4 ? end : 0;
}

/* "$1", but no price: "$100", "$1.50", "$5/month", "$2-4". */
static bool
is_price(struct str after)
{
	if (after.len == 0)
		return false;
	if (after.ptr[0] == '-' || after.ptr[0] == '/')
		return true;
	return after.len > 1 && ascii_is_digit(after.ptr[1]) &&
	       (after.ptr[0] == '.' || after.ptr[0] == ',');
}

static size_t
argument_end(struct str text, size_t at)
{
	size_t end = name_end(text, at + 1);

	if (stands_at(text, at, "$ARGUMENTS"))
		return at + 10;
	if (text.ptr[at] != '$' || end != at + 2 || text.ptr[at + 1] < '1' ||
	    text.ptr[at + 1] > '9' || is_price(str_from(text, end)))
		return 0;
	return end;
}

static size_t
command_end(struct str text, size_t at)
{
	if (stands_at(text, at, "```!") &&
	    (at == 0 || text.ptr[at - 1] == '\n'))
		return at + 4;
	if (stands_at(text, at, "!{"))
		return closed_at(text, at + 2, "}");
	if (stands_at(text, at, "!`") &&
	    (at == 0 || ascii_is_space(text.ptr[at - 1])))
		return closed_at(text, at + 2, "`");
	return 0;
}

/* A path after '@' at a word's start: it has a folder, and no second '@'. A
 * package "@scope/name" is none. */
static size_t
include_end(struct str text, size_t at)
{
	size_t end = at + 1;
	struct str path;

	if (text.ptr[at] != '@' ||
	    (at > 0 && !ascii_is_space(text.ptr[at - 1])))
		return 0;
	while (end < text.len && end - at < MARK_MAX &&
	       (is_name_byte(text.ptr[end]) ||
		str_contains(STR("./~-"), (struct str){ text.ptr + end, 1 })))
		end++;
	path = str_slice(text, (struct range){ at + 1, end });
	if (str_starts(path, STR("./")) || str_starts(path, STR("../")) ||
	    str_starts(path, STR("~/")) || str_starts(path, STR("/")) ||
	    str_ends(path, STR(".md")))
		return path.len > 2 ? end : 0;
	return 0;
}

static size_t
wrapper_end(struct str text, size_t at)
{
	return stands_at(text, at, "</agent_instructions>") ? at + 21 : 0;
}

static bool
can_begin_mark(char c)
{
	return c == '$' || c == '{' || c == '!' || c == '@' || c == '<' ||
	       c == '`';
}

const char *
template_code(enum template_kind kind)
{
	static const char *const codes[TEMPLATE_KINDS] = {
		[TEMPLATE_VARIABLE] = "template-variable",
		[TEMPLATE_MUSTACHE] = "template-mustache",
		[TEMPLATE_ARGUMENT] = "template-argument",
		[TEMPLATE_COMMAND] = "template-command",
		[TEMPLATE_INCLUDE] = "template-include",
		[TEMPLATE_WRAPPER] = "template-wrapper",
	};

	return codes[kind];
}

bool
template_next(struct str text, size_t *at, struct template_mark *found)
{
	static size_t (*const ends[TEMPLATE_KINDS])(struct str, size_t) = {
		[TEMPLATE_VARIABLE] = variable_end,
		[TEMPLATE_MUSTACHE] = mustache_end,
		[TEMPLATE_ARGUMENT] = argument_end,
		[TEMPLATE_COMMAND] = command_end,
		[TEMPLATE_INCLUDE] = include_end,
		[TEMPLATE_WRAPPER] = wrapper_end,
	};

	for (; *at < text.len; ++*at) {
		if (!can_begin_mark(text.ptr[*at]))
			continue;
		for (int kind = 0; kind < TEMPLATE_KINDS; kind++) {
			size_t end = ends[kind](text, *at);

			if (end == 0)
				continue;
			found->kind = (enum template_kind)kind;
			found->range = (struct range){ *at, end };
			*at = end;
			return true;
		}
	}
	return false;
}
