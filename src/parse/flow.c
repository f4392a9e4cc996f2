/* SPDX-License-Identifier: MIT */
#include "parse/flow.h"

enum { DEPTH_MAX = 16 };

struct flow_scan {
	char open[DEPTH_MAX]; /* what closes each open bracket */
	size_t depth;
	char quote;	 /* the open one, or NUL */
	bool entry;	 /* an entry has begun */
	bool any;	 /* … now or before */
	bool clear;	 /* all brackets match so far */
	bool simple;	 /* the open quotation holds one word */
};

static char
closer_of(char c)
{
	return c == '[' ? ']' : c == '{' ? '}' : '\0';
}

static bool
begins_comment(struct str text, size_t at)
{
	return text.ptr[at] == '#' && at > 0 &&
	    ascii_is_space(text.ptr[at - 1]);
}

/* Bytes of the quotation that are read at once: an escape has two. */
static size_t
scan_quoted(struct flow_scan *scan, struct str text, size_t at)
{
	char c = text.ptr[at];
	bool twice = at + 1 < text.len && text.ptr[at + 1] == c;

	if (scan->quote == '"' && c == '\\')
		return 2;
	if (scan->quote == '\'' && c == '\'' && twice)
		return 2;
	if (c == scan->quote)
		scan->quote = '\0';
	else if (ascii_is_space(c) ||
		 str_find_byte(STR(",:[]{}"), c) < 6)
		scan->simple = false;
	return 1;
}

static void
scan_bracket(struct flow_scan *scan, char c)
{
	if (closer_of(c) && scan->depth < DEPTH_MAX)
		scan->open[scan->depth++] = closer_of(c);
	else if (closer_of(c) || scan->open[scan->depth - 1] != c)
		scan->clear = false;
	else
		scan->depth--;
}

static size_t
scan_byte(struct flow_scan *scan, struct str text, size_t at)
{
	char c = text.ptr[at];

	if (scan->quote)
		return scan_quoted(scan, text, at);
	if (begins_comment(text, at))
		scan->clear = false;
	if ((c == '"' || c == '\'') && !scan->entry) {
		scan->quote = c;
		scan->simple = true;
	}
	if (str_find_byte(STR("[]{}"), c) < 4)
		scan_bracket(scan, c);
	if (!ascii_is_space(c))
		scan->entry = str_find_byte(STR(",:[{"), c) == 4;
	scan->any |= scan->entry;
	return 1;
}

static void
set_closers(struct flow *flow, const struct flow_scan *scan)
{
	size_t count = 0;

	flow->state = FLOW_OPEN;
	if (scan->quote)
		flow->closers[count++] = scan->quote;
	for (size_t i = scan->depth; i > 0; i--)
		flow->closers[count++] = scan->open[i - 1];
}

struct flow
flow_read(struct str text)
{
	struct flow_scan scan = { .clear = true };
	struct flow flow = { FLOW_NONE, "" };
	size_t at = 0;

	if (text.len == 0 || !closer_of(text.ptr[0]))
		return flow;
	do
		at += scan_byte(&scan, text, at);
	while (at < text.len && scan.clear && scan.depth > 0);
	if (!scan.clear || (scan.quote && !scan.simple))
		flow.state = FLOW_BROKEN;
	else if (scan.depth == 0)
		flow.state = at == text.len ? FLOW_WHOLE : FLOW_HEAD;
	else if (scan.any)
		set_closers(&flow, &scan);
	else
		flow.state = FLOW_BROKEN;
	return flow;
}
