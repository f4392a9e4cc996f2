#include "match/short_title.h"

#include <string.h>

static bool
is_listed(struct str word, const char *const *list, size_t count)
{
	size_t i;

	for (i = 0; i < count; i++)
		if (str_eq_nocase(word, str_of(list[i])))
			return true;
	return false;
}

static bool
is_generic_tail(struct str word)
{
	static const char *const tails[] = {
		"approach",   "approaches",  "best",	  "considerations",
		"essentials", "excellence",  "expertise", "fundamentals",
		"guidelines", "mastery",     "overview",  "patterns",
		"practices",  "principles",  "skills",	  "standards",
		"strategies", "strategy",    "techniques",
	};

	return is_listed(word, tails, sizeof(tails) / sizeof(tails[0]));
}

/* Says nothing when nothing else is left. */
static bool
is_empty_head(struct str words)
{
	static const char *const heads[] = {
		"additional", "advanced", "best",    "code",	     "common",
		"core",	      "critical", "domain",  "essential",    "general",
		"key",	      "main",	  "my",	     "other",	     "our",
		"primary",    "team",	  "your",    "professional",
		"technical",
	};

	return is_listed(words, heads, sizeof(heads) / sizeof(heads[0]));
}

static size_t
last_blank(struct str text)
{
	size_t at = text.len;

	while (at > 0 && text.ptr[at - 1] != ' ')
		at--;
	return at;
}

static struct str
trim_joint(struct str title)
{
	title = str_trim_end(title);
	while (title.len > 0 && strchr("&,:-", title.ptr[title.len - 1]))
		title = str_trim_end(
		    str_slice(title, (struct range){ 0, title.len - 1 }));
	if (str_ends(title, STR(" and")))
		title.len -= 4;
	return title;
}

static struct str
without_tail(struct str title)
{
	struct str rest = title;
	size_t at = last_blank(rest);

	while (at > 0 && is_generic_tail(str_from(rest, at))) {
		rest = trim_joint(str_slice(rest, (struct range){ 0, at }));
		at = last_blank(rest);
	}
	return rest.len == 0 || is_empty_head(rest) ? title : rest;
}

static bool
is_acronym(struct str word)
{
	static const char *const all[] = {
		"ai",  "api", "apis", "aws", "cd",  "ci",   "cli", "css",
		"db",  "ddd", "etl",  "gcp", "html", "http", "iac", "ios",
		"kpi", "llm", "mcp",  "ml",  "nlp", "orm",  "pr",  "qa",
		"sdk", "seo", "slo",  "sql", "sre", "tdd",  "ui",  "ux",
		"xml",
	};

	return is_listed(word, all, sizeof(all) / sizeof(all[0]));
}

static bool
is_small(struct str word)
{
	return str_eq(word, STR("and")) || str_eq(word, STR("of")) ||
	       str_eq(word, STR("for")) || str_eq(word, STR("the")) ||
	       str_eq(word, STR("to")) || str_eq(word, STR("with")) ||
	       str_eq(word, STR("in"));
}

/* "databases storage", as tags write it, to "Databases Storage". */
static struct str
capitalise(struct arena *arena, struct str title)
{
	struct str copy = arena_str(arena, title), rest = copy, word;
	size_t at = 0;

	if (str_has_capital(title))
		return title;
	while (str_split(&rest, ' ', &word)) {
		char *bytes = (char *)copy.ptr + at;
		size_t i, raised = is_acronym(word) ? word.len : 1;

		for (i = 0; i < raised && i < word.len; i++)
			if ((at == 0 || !is_small(word)) &&
			    bytes[i] >= 'a' && bytes[i] <= 'z')
				bytes[i] = (char)(bytes[i] - 'a' + 'A');
		at += word.len + 1;
	}
	return copy;
}

struct str
title_shorten(struct arena *arena, struct str title, bool subject)
{
	return capitalise(arena, subject ? without_tail(title) : title);
}
