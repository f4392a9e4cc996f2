/* SPDX-License-Identifier: MIT */
#include "model/tag.h"

#include <string.h>

#include "base/count.h"

static const char *const title_keys[] = { "name", "title", "id", "type" };
static const char *const number_keys[] = { "number", "num", "no", "nr", "n",
					   "order", "index", "step", "phase" };

/* Elements of HTML: a tag of such a name is text. Sorted. */
static const char *const html_names[] = {
	"a", "abbr", "address", "area", "article", "aside", "audio", "b",
	"base", "bdi", "bdo", "blockquote", "body", "br", "button", "canvas",
	"caption", "cite", "code", "col", "colgroup", "data", "datalist",
	"dd", "del", "details", "dfn", "dialog", "div", "dl", "dt", "em",
	"embed", "fieldset", "figcaption", "figure", "footer", "form", "h1",
	"h2", "h3", "h4", "h5", "h6", "head", "header", "hr", "html", "i",
	"iframe", "img", "input", "ins", "kbd", "label", "legend", "li",
	"link", "main", "map", "mark", "meta", "meter", "nav", "noscript",
	"object", "ol", "optgroup", "option", "p", "param", "picture", "pre",
	"progress", "q", "rp", "rt", "ruby", "s", "samp", "script", "section",
	"select", "small", "source", "span", "strong", "style", "sub",
	"summary", "sup", "svg", "table", "tbody", "td", "template",
	"textarea", "tfoot", "th", "thead", "time", "title", "tr", "track",
	"u", "ul", "var", "video", "wbr",
};

static bool
is_name_start(char c)
{
	return ascii_is_alpha(c);
}

static bool
is_name_byte(char c)
{
	return ascii_is_alnum(c) || c == '_' || c == '.' || c == ':' ||
	    c == '-' || (unsigned char)c >= 0x80;
}

size_t
tag_name_length(struct str text)
{
	size_t length = 0;

	while (length < text.len && is_name_byte(text.ptr[length]))
		length++;
	return length;
}

static bool
is_title_key(struct str key)
{
	for (size_t i = 0; i < COUNT(title_keys); i++)
		if (str_eq(key, str_of(title_keys[i])))
			return true;
	return false;
}

bool
tag_attribute(struct str *rest, struct str *key, struct str *value)
{
	struct str text = str_trim_start(*rest);
	size_t length = tag_name_length(text), end;

	if (length == 0 || text.ptr == rest->ptr)
		return false;
	*key = str_slice(text, (struct range){ 0, length });
	text = str_trim_start(str_from(text, length));
	if (!str_starts(text, STR("=")))
		return false;
	text = str_trim_start(str_from(text, 1));
	if (!text.len || (text.ptr[0] != '"' && text.ptr[0] != '\''))
		return false;
	end = str_find_byte(str_from(text, 1), text.ptr[0]) + 1;
	if (end >= text.len)
		return false;
	*value = str_slice(text, (struct range){ 1, end });
	*rest = str_from(text, end + 1);
	return true;
}

static struct str
between(const char *start, const char *end)
{
	return (struct str){ start, (size_t)(end - start) };
}

static void
note_title(struct tag *tag, struct str key, struct str value)
{
	if (tag->titling.len || !is_title_key(key) || str_is_blank(value))
		return;
	tag->titling = between(key.ptr, value.ptr + value.len + 1);
	tag->title = value;
}

bool
tag_open(struct tag *tag, struct str text)
{
	struct str rest, key, value;

	*tag = (struct tag){ .whole = text };
	if (text.len < 3 || text.ptr[0] != '<' || !is_name_start(text.ptr[1]))
		return false;
	rest = str_from(text, 1);
	tag->name = str_slice(rest, (struct range){ 0, tag_name_length(rest) });
	tag->title = tag->name;
	rest = str_from(rest, tag->name.len);
	tag->attributes = rest;
	while (tag_attribute(&rest, &key, &value))
		note_title(tag, key, value);
	tag->attributes.len = (size_t)(rest.ptr - tag->attributes.ptr);
	rest = str_trim_start(rest);
	if (!str_starts(rest, STR(">")))
		return false;
	tag->whole.len = (size_t)(rest.ptr - text.ptr) + 1;
	return true;
}

bool
tag_close(struct tag *tag, struct str text)
{
	size_t start = text.len;

	if (!str_ends(text, STR(">")))
		return false;
	start--;
	while (start > 0 && is_name_byte(text.ptr[start - 1]))
		start--;
	if (start < 2 || text.ptr[start - 1] != '/' ||
	    text.ptr[start - 2] != '<' || !is_name_start(text.ptr[start]))
		return false;
	*tag = (struct tag){ .whole = str_from(text, start - 2) };
	tag->name = str_slice(text, (struct range){ start, text.len - 1 });
	return true;
}

bool
tag_one_line(struct str line, struct str *inner)
{
	struct tag open, close;

	if (!tag_open(&open, line) || !tag_close(&close, line) ||
	    !str_eq(open.name, close.name) ||
	    open.whole.len + close.whole.len > line.len)
		return false;
	*inner = str_trim(str_slice(line, (struct range){ open.whole.len,
	    line.len - close.whole.len }));
	return true;
}

struct str
tag_words(struct arena *arena, struct str name)
{
	char *out = arena_alloc(arena, name.len + 1);
	size_t length = 0;

	for (size_t i = 0; i < name.len; i++) {
		bool gap = name.ptr[i] == '_' || name.ptr[i] == '-' ||
		    ascii_is_space(name.ptr[i]);

		if (!gap || (length && out[length - 1] != ' '))
			out[length++] = gap ? ' ' : name.ptr[i];
	}
	return str_trim((struct str){ out, length });
}

/* Its place among its likes: it goes elsewhere, and others come between. */
static bool
is_numbering(struct str key, struct str value)
{
	for (size_t i = 0; i < value.len; i++)
		if (!ascii_is_digit(value.ptr[i]))
			return false;
	for (size_t i = 0; i < COUNT(number_keys); i++)
		if (str_eq_nocase(key, str_of(number_keys[i])))
			return true;
	return false;
}

struct str
tag_details(struct arena *arena, const struct tag *tag)
{
	struct str rest = tag->attributes, key, value;
	char *out = arena_alloc(arena, rest.len + 1);
	size_t length = 0;

	while (tag_attribute(&rest, &key, &value)) {
		if (key.ptr == tag->titling.ptr || is_numbering(key, value))
			continue;
		if (length)
			out[length++] = ' ';
		for (const char *c = key.ptr; c < rest.ptr; c++)
			out[length++] = ascii_is_space(*c) ? ' ' : *c;
	}
	return (struct str){ out, length };
}

bool
tag_name_among(struct str name, const char *const *names, size_t count)
{
	size_t low = 0, high = count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		size_t length = strlen(names[middle]), i = 0;
		int order;

		while (i < name.len && i < length &&
		       ascii_lower(name.ptr[i]) == names[middle][i])
			i++;
		if (i == name.len && i == length)
			return true;
		if (i == name.len)
			order = -1;
		else
			order = i == length ? 1 : ascii_lower(name.ptr[i]) -
				names[middle][i];
		if (order < 0)
			high = middle;
		else
			low = middle + 1;
	}
	return false;
}

bool
tag_name_is_html(struct str name)
{
	return tag_name_among(name, html_names, COUNT(html_names));
}

size_t
tag_holding(struct str name)
{
	static const char *const names[TAG_HOLDING] = {
		"blockquote", "center", "details", "div", "dl", "fieldset",
		"figure", "ol", "picture", "pre", "section", "svg", "table",
		"ul",
	};
	size_t at = 0;

	while (at < TAG_HOLDING && !str_eq_nocase(name, str_of(names[at])))
		at++;
	return at;
}
