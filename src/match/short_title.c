/* SPDX-License-Identifier: MIT */
#include "match/short_title.h"

#include <string.h>

#include "base/count.h"
#include "model/title.h"

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

	return is_listed(word, tails, COUNT(tails));
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

	return is_listed(words, heads, COUNT(heads));
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

struct str
title_shorten(struct arena *arena, struct str title, bool subject)
{
	return title_spelled(arena, subject ? without_tail(title) : title);
}
