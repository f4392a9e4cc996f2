/* SPDX-License-Identifier: MIT */
#include "match/matter.h"

#include "base/count.h"

/* How the names of other agents end: "frontend-developer". */
static const char *const roles[] = {
	"-admin", "-administrator", "-agent", "-analyst", "-architect",
	"-auditor", "-builder", "-coordinator", "-debugger", "-designer",
	"-dev", "-developer", "-engineer", "-expert", "-lead", "-manager",
	"-optimizer", "-orchestrator", "-pro", "-researcher", "-reviewer",
	"-scientist", "-specialist", "-strategist", "-tester", "-writer",
};

static const char *const message_keys[] = {
	"requesting_agent", "request_type", "\"agent\":", "\"payload\"",
};

static bool
is_name_letter(char c)
{
	return (c >= 'a' && c <= 'z') || ascii_is_digit(c) || c == '-';
}

/* A run of small letters and hyphens, as agents are named. */
static bool
is_agent(struct str run)
{
	for (size_t i = 0; i < COUNT(roles); i++)
		if (run.len > strlen(roles[i]) &&
		    str_ends(run, str_of(roles[i])))
			return true;
	return false;
}

/* "cross-platform" and "well-known-analyst" tell nothing in the middle of a
 * word or a path. */
static bool
names_agent(struct str text)
{
	size_t at = 0;

	while (at < text.len) {
		size_t start = at;

		while (at < text.len && is_name_letter(text.ptr[at]))
			at++;
		if (at > start &&
		    (start == 0 || !(ascii_is_alpha(text.ptr[start - 1]) ||
				     text.ptr[start - 1] == '/')) &&
		    is_agent(str_slice(text, (struct range){ start, at })))
			return true;
		at += at == start;
	}
	return false;
}

/* What stands between two signs, when it is a blank to be filled in. */
static bool
is_blank(struct str inner, char opening)
{
	size_t letters = 0;

	if (str_trim(inner).len < inner.len)
		return false;
	for (size_t i = 0; i < inner.len; i++) {
		char c = inner.ptr[i];

		if (!ascii_is_alnum(c) && c != ' ' && c != '_' && c != '-')
			return false;
		letters += ascii_is_alpha(c);
	}
	if (opening == '[')
		return inner.len > 2 && inner.ptr[0] >= 'A' &&
		       inner.ptr[0] <= 'Z';
	return letters > 0 && (opening != '<' ||
			       str_find_byte(inner, ' ') < inner.len ||
			       str_find_byte(inner, '_') < inner.len);
}

/* "[Number]", "<what it is>", "{name}", "___"; no link, no array. */
static bool
has_blank(struct str text)
{
	static const char opening[] = "[<{", closing[] = "]>}";

	for (size_t i = 0; i < text.len; i++) {
		const char *sign = text.ptr[i] ? strchr(opening, text.ptr[i])
					       : NULL;
		struct str rest = str_from(text, i + 1);
		size_t end;

		if (!sign)
			continue;
		end = str_find_byte(rest, closing[sign - opening]);
		if (end < rest.len && !str_starts(str_from(rest, end + 1),
						  STR("(")) &&
		    is_blank(str_slice(rest, (struct range){ 0, end }), *sign))
			return true;
	}
	return str_contains(text, STR("___"));
}

enum matter
matter_of(struct str text)
{
	if (names_agent(text))
		return MATTER_AGENTS;
	return has_blank(text) ? MATTER_TEMPLATE : MATTER_PLAIN;
}

static enum matter
without_templates(enum matter matter)
{
	return matter == MATTER_TEMPLATE ? MATTER_PLAIN : matter;
}

bool
matters_meet(enum matter a, enum matter b)
{
	return without_templates(a) == without_templates(b);
}

bool
matter_is_message(struct str code)
{
	for (size_t i = 0; i < COUNT(message_keys); i++)
		if (str_contains(code, str_of(message_keys[i])))
			return true;
	return false;
}
