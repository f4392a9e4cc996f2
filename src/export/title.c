/* SPDX-License-Identifier: MIT */
#include "export/title.h"

#include "base/buf.h"
#include "base/utf8.h"
#include "model/title.h"
#include "parse/titles.h"

enum { TAG_MAX = 80 }; /* bytes of a tag's name */

struct str
title_line(struct arena *arena, struct str title)
{
	struct str line = arena_str(arena, str_trim(title));
	char *bytes = (char *)line.ptr;

	for (size_t i = 0; i < line.len; i++)
		if ((unsigned char)bytes[i] < ' ')
			bytes[i] = ' ';
	return str_trim(line);
}

/* Names that a reader takes for HTML, or for no section at all. */
static bool
is_reserved(struct str name)
{
	static const char *const names[] = {
		"a",	   "abbr",     "address",     "area",	  "article",
		"aside",   "audio",    "b",	      "base",	  "blockquote",
		"body",	   "br",       "bullet",      "bullets",  "button",
		"canvas",  "caption",  "center",      "cite",	  "code",
		"col",	   "content",  "data",	      "del",	  "description",
		"details", "dialog",   "div",	      "em",	  "embed",
		"entry",   "fieldset", "figure",      "font",	  "footer",
		"form",	   "frame",    "head",	      "header",	  "hr",
		"html",	   "i",	       "iframe",      "image",	  "img",
		"input",   "ins",      "instruction", "item",	  "items",
		"kbd",	   "label",    "legend",      "li",	  "link",
		"list",	   "main",     "map",	      "mark",	  "menu",
		"meta",	   "meter",    "nav",	      "object",	  "ol",
		"option",  "output",   "p",	      "param",	  "picture",
		"point",   "points",   "pre",	      "progress", "q",
		"ruby",	   "s",	       "samp",	      "script",	  "search",
		"section", "select",   "slot",	      "small",	  "source",
		"span",	   "step",     "steps",	      "strong",	  "style",
		"sub",	   "summary",  "sup",	      "svg",	  "table",
		"tbody",   "td",       "template",    "text",	  "textarea",
		"tfoot",   "th",       "thead",	      "time",	  "title",
		"tr",	   "track",    "u",	      "ul",	  "var",
		"video",   "wbr",      NULL
	};

	return str_in_nocase(name, names);
}

static struct str
snake_case(struct arena *arena, struct str title)
{
	struct str ascii = utf8_to_ascii(arena, title), name;
	struct buf out = { 0 };

	for (size_t i = 0; i < ascii.len && out.len < TAG_MAX; i++) {
		char c = ascii_lower(ascii.ptr[i]);

		if (out.len == 0 && !ascii_is_alpha(c))
			continue;
		if (ascii_is_alnum(c))
			buf_add_byte(&out, c);
		else if (c != '\'' && out.ptr[out.len - 1] != '_')
			buf_add_byte(&out, '_');
	}
	while (out.len > 0 && out.ptr[out.len - 1] == '_')
		buf_truncate(&out, out.len - 1);
	name = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return name;
}

static struct str
attribute_text(struct arena *arena, struct str title)
{
	struct buf out = { 0 };
	struct str text;

	for (size_t i = 0; i < title.len; i++) {
		char c = title.ptr[i];

		if (c == '"')
			c = '\'';
		else if (c == '<' || c == '>')
			c = ' ';
		buf_add_byte(&out, c);
	}
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* Whether the name has every letter and digit of the title. */
static bool
has_letters(struct str name, struct str title)
{
	for (title = title_without_number(title); title.len > 0;) {
		int32_t point = utf8_next(&title);

		if (!utf8_is_letter(point) && !utf8_is_digit(point) &&
		    !utf8_is_ideographic(point))
			continue;
		while (name.len > 0 && name.ptr[0] == '_')
			name = str_from(name, 1);
		if (point >= 0x80 || name.len == 0 ||
		    name.ptr[0] != ascii_lower((char)point))
			return false;
		name = str_from(name, 1);
	}
	return true;
}

struct title_tag
title_tag(struct arena *arena, struct str title)
{
	struct str plain = title_unmarked(title, arena);
	struct title_tag tag = { snake_case(arena, plain), { "", 0 } };

	if (!str_eq(plain, title) || !has_letters(tag.name, plain))
		tag.attribute = attribute_text(arena, title);
	if (tag.name.len < 2) {
		tag.name = STR("part");
		tag.attribute = attribute_text(arena, title);
	} else if (is_reserved(tag.name)) {
		tag.name = arena_printf(arena, "%.*s_part", STR_ARG(tag.name));
		tag.attribute = attribute_text(arena, title);
	}
	return tag;
}
