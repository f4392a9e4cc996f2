#include "export/title.h"

#include "base/buf.h"
#include "base/utf8.h"

enum { TAG_MAX = 80 }; /* bytes of a tag's name */

static bool
is_listed(struct str word, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_eq_nocase(word, str_of(*words)))
			return true;
	return false;
}

static bool
has_capital(struct str title)
{
	for (size_t i = 0; i < title.len; i++)
		if (title.ptr[i] >= 'A' && title.ptr[i] <= 'Z')
			return true;
	return false;
}

/* How a word is spelled that is not just capitalised, or NULL. */
static const char *
spelling(struct str word)
{
	static const char *const spellings[] = {
		"AI",	      "API",	"APIs",	   "AWS",	 "CD",
		"CI",	      "CLI",	"CPU",	   "CQRS",	 "CSS",
		"DB",	      "DDD",	"DNS",	   "ETL",	 "GCP",
		"GPU",	      "HTML",	"HTTP",	   "HTTPS",	 "ID",
		"IO",	      "JSON",	"JWT",	   "KPI",	 "LLM",
		"ML",	      "MVP",	"ORM",	   "PR",	 "QA",
		"RAG",	      "RBAC",	"REST",	   "ROI",	 "SDK",
		"SEO",	      "SLA",	"SLO",	   "SQL",	 "SRE",
		"TDD",	      "UI",	"URL",	   "UX",	 "XML",
		"YAML",	      "DevOps", "GraphQL", "JavaScript", "OAuth",
		"TypeScript", "iOS",	NULL
	};

	for (const char *const *at = spellings; *at != NULL; at++)
		if (str_eq_nocase(word, str_of(*at)))
			return *at;
	return NULL;
}

static void
add_word(struct buf *out, struct str word)
{
	static const char *const small[] = { "a",  "an", "and",	 "as",
					     "at", "by", "for",	 "in",
					     "of", "on", "or",	 "the",
					     "to", "vs", "with", NULL };
	const char *spelled = spelling(word);
	char first = word.ptr[0];

	if (spelled != NULL) {
		buf_add_cstr(out, spelled);
		return;
	}
	if (first >= 'a' && first <= 'z' &&
	    !(out->len > 0 && is_listed(word, small)))
		first = (char)(first - 'a' + 'A');
	buf_add_byte(out, first);
	buf_add(out, str_from(word, 1));
}

struct str
title_heading(struct arena *arena, struct str title)
{
	struct buf out = { 0 };
	struct str rest = title, word, shown;

	if (has_capital(title))
		return title;
	while (str_split(&rest, ' ', &word)) {
		if (word.len == 0)
			continue;
		if (out.len > 0)
			buf_add_byte(&out, ' ');
		add_word(&out, word);
	}
	shown = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return shown;
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

	return is_listed(name, names);
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

struct title_tag
title_tag(struct arena *arena, struct str title)
{
	struct title_tag tag = { snake_case(arena, title), { "", 0 } };

	if (tag.name.len < 2) {
		tag.name = STR("part");
		tag.attribute = attribute_text(arena, title);
	} else if (is_reserved(tag.name)) {
		tag.name = arena_printf(arena, "%.*s_part", STR_ARG(tag.name));
		tag.attribute = attribute_text(arena, title);
	}
	return tag;
}
