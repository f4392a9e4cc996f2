/* SPDX-License-Identifier: MIT */
#include "parse/span.h"

#include "model/client.h"

static bool
is_one_of(char c, const char *set)
{
	return str_find_byte(str_of(set), c) < str_of(set).len;
}

static bool
is_deeper(const struct front_line *line, size_t indent)
{
	return line->blank || line->joined || line->indent > indent;
}

static void
find_last_line(const struct front_text *in, struct span *span, size_t indent)
{
	span->last = span->first;
	for (size_t i = span->first + 1; i < in->lines.count &&
	     is_deeper(&in->lines.all[i], indent); i++)
		if (!in->lines.all[i].blank)
			span->last = i;
}

/* A value that begins on the line below its key, and is no list or map. */
static bool
starts_below(const struct front_text *in, struct span *span)
{
	const struct front_line *key = &in->lines.all[span->first];
	const struct front_line *line = key + 1;
	const struct front_line *end = in->lines.all + in->lines.count;

	while (line < end && line->blank)
		line++;
	if (line == end || !is_deeper(line, key->indent) || line->item ||
	    (line->is_key && !str_contains(line->key.key, STR(" "))))
		return false;
	span->first = (size_t)(line - in->lines.all);
	span->start = line->text.start + line->indent;
	return true;
}

struct range
span_line(const struct front_text *in, const struct span *span, size_t at)
{
	const struct front_line *line = &in->lines.all[at];
	struct range range = { line->text.start + line->indent,
			       line->text.end };

	if (at == span->first)
		range.start = span->start;
	range.end = range.start +
	    str_trim_end(persona_text(in->persona, range)).len;
	return range;
}

/* Offset in a line of the value it begins; 0 when it begins none. */
static size_t
value_offset(const struct front_line *line, struct str text, size_t *colons)
{
	struct str rest;
	struct key_line key;

	*colons = 0;
	if (line->blank || line->comment || line->joined)
		return 0;
	if (!line->item)
		return line->is_key ? line->key.value : 0;
	rest = str_trim_start(str_from(text, line->indent + 1));
	if (front_key(rest, &key) && !front_key_is_prose(key.key))
		return text.len - rest.len + key.value;
	*colons = 1;
	return text.len - rest.len;
}

bool
span_find(struct span *span, const struct front_text *in, size_t at)
{
	const struct front_line *line = &in->lines.all[at];
	struct str text = persona_text(in->persona, line->text);
	size_t offset = value_offset(line, text, &span->colons);

	if (offset == 0)
		return false;
	span->first = at;
	span->start = line->text.start + offset;
	if (span->start >= line->text.end &&
	    (line->item || !starts_below(in, span)))
		return false;
	find_last_line(in, span, line->indent);
	text = persona_text(in->persona, span_line(in, span, span->first));
	span->plain = text.len > 0 &&
		      !is_one_of(text.ptr[0], "\"'|>[{&#") &&
		      !str_starts(text, STR("!!"));
	return true;
}

/* Offset in the text of a ':' that makes a key of what precedes it. */
static size_t
find_colon(struct str text, size_t from)
{
	size_t at = from;

	while (at < text.len) {
		at += str_find_byte(str_from(text, at), ':');
		if (at >= text.len || at + 1 == text.len ||
		    is_one_of(text.ptr[at + 1], " \t"))
			return at;
		at++;
	}
	return at;
}

static size_t
find_comment(struct str text)
{
	for (size_t at = 0; at + 1 < text.len; at++)
		if (is_one_of(text.ptr[at], " \t") && text.ptr[at + 1] == '#')
			return at + 1;
	return text.len;
}

struct span_fault
span_unquoted(const struct front_text *in, const struct span *span)
{
	struct str key = in->lines.all[span->first].key.key;
	bool bare = client_reads_bare(in->persona->path, key);
	size_t colons = 0;

	for (size_t i = span->first; i <= span->last; i++) {
		struct range range = span_line(in, span, i);
		struct str text = persona_text(in->persona, range);
		size_t at = 0;

		if (i == span->first && text.len > 0 &&
		    is_one_of(text.ptr[0], "*@`%,]}!"))
			return (struct span_fault){
			    bare ? "fm-bare" : "fm-reserved", range.start,
			    text };
		for (at = find_colon(text, 0); at < text.len;
		     at = find_colon(text, at + 1))
			if (colons++ >= span->colons)
				return (struct span_fault){ "fm-colon",
				    range.start + at, STR("") };
		at = find_comment(text);
		if (i < span->last && at < text.len)
			return (struct span_fault){ "fm-comment-cut",
			    range.start + at, str_from(text, at) };
	}
	return (struct span_fault){ 0 };
}

/* Whether the lines say by themselves that the value goes on below. */
static bool
goes_on(const struct front_text *in, const struct span *span)
{
	for (size_t i = span->first; i < span->last; i++) {
		struct range range = span_line(in, span, i);
		struct str text = persona_text(in->persona, range);

		if (text.len > 0 && !is_one_of(text.ptr[text.len - 1], ",[{"))
			return false;
	}
	return true;
}

/* The line below the value, or an empty one. */
static struct str
line_below(const struct front_text *in, const struct span *span)
{
	const struct front_lines *lines = &in->lines;
	size_t at = span->last + 1;

	while (at < lines->count && lines->all[at].blank)
		at++;
	return at < lines->count ?
	    persona_text(in->persona, lines->all[at].text) : STR("");
}

/* Whether the line may end a quotation that was opened above it. */
static bool
may_end(struct str line, char quote)
{
	struct key_line key;

	if (front_key(line, &key) && key.value < line.len &&
	    line.ptr[key.value] == quote)
		return false;
	return str_find_byte(line, quote) < line.len;
}

/* A quotation on one line that ends neither there nor on the next. */
static bool
is_open_quotation(const struct front_text *in,
		  const struct span *span, struct str text)
{
	char quote = text.len > 1 ? text.ptr[0] : '\0';

	return (quote == '"' || quote == '\'') && span->first == span->last &&
	    str_find_byte(str_from(text, 1), quote) == text.len - 1 &&
	    !may_end(line_below(in, span), quote);
}

/* A list or map that nothing below closes, in a field that may be one. */
static bool
is_open_flow(const struct front_text *in, const struct span *span,
	     const struct flow *flow)
{
	const struct front_line *key = &in->lines.all[span->first];

	return flow->state == FLOW_OPEN &&
	    !(key->is_key && front_key_is_text(key->key.key)) &&
	    goes_on(in, span) &&
	    !front_closes_flow(line_below(in, span));
}

struct span_fault
span_unclosed(const struct front_text *in, const struct span *span,
	      struct flow *flow)
{
	struct range first = span_line(in, span, span->first);
	struct range whole = first;
	struct str text = persona_text(in->persona, first);

	whole.end = span_line(in, span, span->last).end;
	*flow = flow_read(persona_text(in->persona, whole));
	if (is_open_flow(in, span, flow))
		return (struct span_fault){ "fm-brackets", first.start, text };
	*flow = (struct flow){ 0 };
	if (!is_open_quotation(in, span, text))
		return (struct span_fault){ 0 };
	*flow = (struct flow){ FLOW_OPEN, { text.ptr[0] } };
	return (struct span_fault){ "fm-quotes", first.start, text };
}
