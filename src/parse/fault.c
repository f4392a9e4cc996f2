/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "parse/front.h"
#include "parse/stray.h"

struct quotation {
	const struct persona *persona;
	struct front_lines lines;
	size_t line, at; /* where its opening quote stands */
};

/* From the place to the end of its line. */
static struct str
text_at(const struct persona *persona, struct place place)
{
	struct str text = source_line(&persona->source, place.line - 1);

	if (place.line == 1)
		text = str_from(text, source_bom(text));
	for (size_t column = 1; column < place.column && text.len; column++)
		utf8_next(&text);
	return str_trim_end(text);
}

static struct str
fault_line(const struct persona *persona, struct place place)
{
	return str_trim(source_line(&persona->source, place.line - 1));
}

static bool
is_indented_by_tab(const struct persona *persona, struct place place)
{
	struct str line = source_line(&persona->source, place.line - 1);
	struct str bare = str_trim_start(line);

	line.len -= bare.len;
	return str_contains(line, STR("\t"));
}

static bool
begins_quoted(struct str text)
{
	return text.len > 0 && (text.ptr[0] == '"' || text.ptr[0] == '\'');
}

static bool
value_is_quoted(struct str line)
{
	struct key_line key;

	if (front_key(line, &key))
		line = str_from(line, key.value);
	return begins_quoted(line);
}

static const char *
fault_code(const struct persona *persona, struct place place, struct str reason)
{
	if (str_eq(reason, STR("nested too deep")))
		return "fm-deep";
	if (str_eq(reason, STR("too large")) ||
	    str_eq(reason, STR("too many values")))
		return "fm-large";
	if (str_eq(reason, STR("directives are not understood")))
		return "fm-directive";
	if (is_indented_by_tab(persona, place))
		return "fm-tab";
	if (str_contains(reason, STR("parsing a quoted scalar")))
		return "fm-escape";
	if (str_contains(reason, STR("a flow ")) &&
	    str_contains(reason, STR("did not find expected ',' or")))
		return "fm-brackets";
	if (value_is_quoted(fault_line(persona, place)) ||
	    str_contains(reason, STR("quoted scalar")))
		return "fm-quotes";
	return "fm-syntax";
}

/* The next line of the front matter that begins a value with a quote. */
static bool
next_quotation(struct quotation *quotation)
{
	for (; quotation->line < quotation->lines.count; quotation->line++) {
		const struct front_line *line =
		    &quotation->lines.all[quotation->line];
		struct str text = persona_text(quotation->persona, line->text);
		struct str value = str_trim_start(text);
		struct key_line key;

		if (line->item)
			value = str_trim_start(str_from(value, 1));
		if (front_key(value, &key))
			value = str_from(value, key.value);
		quotation->at = line->text.end - value.len;
		if (!line->comment && begins_quoted(value))
			return true;
	}
	return false;
}

/* Offset behind the quote that ends the text, or 0 when it goes on. */
static size_t
closing_end(struct str text, char quote, size_t at)
{
	for (; at < text.len; at++) {
		if (quote == '"' && text.ptr[at] == '\\')
			at++;
		else if (text.ptr[at] != quote)
			continue;
		else if (quote == '\'' && at + 1 < text.len &&
			 text.ptr[at + 1] == quote)
			at++;
		else
			return at + 1;
	}
	return 0;
}

/* A field of its own: the quotation above it was hardly meant to go on. */
static bool
begins_field(const struct front_line *line, const struct front_line *first)
{
	return line->is_key && line->indent <= first->indent &&
	    !front_key_is_prose(line->key.key);
}

/* Passes the quotation; false when it is open where the next field begins. */
static bool
pass_quotation(struct quotation *quotation)
{
	const struct persona *persona = quotation->persona;
	const struct front_line *first =
	    &quotation->lines.all[quotation->line];
	char quote = persona->source.bytes.ptr[quotation->at];
	struct range range = { quotation->at, first->text.end };
	size_t skip = 1;

	for (;;) {
		const struct front_line *line;

		if (closing_end(persona_text(persona, range), quote, skip))
			break;
		if (++quotation->line == quotation->lines.count)
			return false;
		line = &quotation->lines.all[quotation->line];
		if (begins_field(line, first))
			return false;
		range = line->text;
		skip = 0;
	}
	quotation->line++;
	return true;
}

/*
 * YAML stops where a quotation ends at last, perhaps at another one's opening
 * quote; the first that was never closed stands further up.
 */
static bool
find_unclosed(const struct persona *persona, struct range content,
	      struct place *place)
{
	struct persona scratch = { .source = persona->source };
	struct quotation quotation = { .persona = persona };
	struct place opening;
	bool found = false;

	front_lines_read(&quotation.lines, &scratch, content);
	while (!found && next_quotation(&quotation))
		found = !pass_quotation(&quotation);
	arena_release(&scratch.arena);
	opening = source_place(&persona->source, quotation.at);
	if (!found || opening.line > place->line)
		return false;
	*place = opening;
	return true;
}

static struct str
without_context(struct str reason)
{
	reason.len = str_find(reason, STR(" while "));
	return reason;
}

void
front_diagnose(struct persona *persona, struct range content,
	       struct place place, const struct error *error)
{
	struct str reason = str_of(error->text);
	const char *code = fault_code(persona, place, reason);
	bool quotes = str_eq(str_of(code), STR("fm-quotes"));
	struct str detail;

	if (quotes && find_unclosed(persona, content, &place))
		quotes = false;
	if (str_eq(str_of(code), STR("fm-syntax")))
		detail = without_context(reason);
	else if (quotes)
		detail = fault_line(persona, place);
	else
		detail = text_at(persona, place);
	diagnostics_add(&persona->diagnostics, &persona->arena, code, place,
			detail);
}
