#include "model/client.h"
#include "parse/flow.h"
#include "parse/front.h"
#include "parse/stray.h"

enum { DEFAULT_INDENT = 2 };

struct repairer {
	struct repaired *out;
	struct persona *persona;
	struct front_lines lines;
	struct buf text;
	size_t anchor_capacity;
	struct flow flow; /* its closers are missing at the … */
	size_t closed;	  /* … end of this line */
};

/* A value and the lines it stands on. */
struct value_span {
	size_t first, last; /* lines, inclusive */
	size_t start;	    /* offset in the file */
	size_t colons;	    /* that it may hold and still be YAML */
	bool plain;	    /* neither quoted nor a block, flow or comment */
};

static struct str
source_text(const struct repairer *repairer, struct range range)
{
	return persona_text(repairer->persona, range);
}

static void
add_fault(struct repairer *repairer, const char *code, size_t offset,
	  struct str detail)
{
	diagnostics_add(&repairer->out->faults, &repairer->persona->arena, code,
			source_place(&repairer->persona->source, offset),
			detail);
}

static void
add_anchor(struct repairer *repairer, size_t in, bool copied)
{
	struct repaired *out = repairer->out;

	out->anchors = arena_grow(&repairer->persona->arena, out->anchors,
				  out->anchor_count, &repairer->anchor_capacity,
				  sizeof(*out->anchors));
	out->anchors[out->anchor_count++] =
	    (struct anchor){ repairer->text.len, in, copied };
}

static void
copy_source(struct repairer *repairer, struct range range)
{
	if (range_len(range) == 0)
		return;
	add_anchor(repairer, range.start, true);
	buf_add(&repairer->text, source_text(repairer, range));
}

static void
insert(struct repairer *repairer, char byte, size_t count, size_t at)
{
	if (count == 0)
		return;
	add_anchor(repairer, at, false);
	buf_add_repeat(&repairer->text, byte, count);
}

/* The indentation of what the value above already holds. */
static size_t
joining_indent(const struct repairer *repairer, size_t at)
{
	const struct front_line *lines = repairer->lines.all;
	size_t indent = DEFAULT_INDENT;

	for (size_t i = at; i > 0; i--) {
		const struct front_line *line = &lines[i - 1];

		if (line->blank || line->joined)
			continue;
		if (line->indent == 0)
			break;
		indent = line->indent;
	}
	return indent;
}

/* Writes the key with the blank that is missing after its colon. */
static size_t
write_tight_key(struct repairer *repairer, const struct front_line *line)
{
	size_t value = line->text.start + line->key.value;

	copy_source(repairer, (struct range){ line->text.start, value });
	insert(repairer, ' ', 1, value);
	add_fault(repairer, "fm-no-space", value, line->key.key);
	return value;
}

/* Writes the indentation; where it stands, the text goes on. */
static size_t
write_indent(struct repairer *repairer, size_t at, size_t *joined_indent)
{
	const struct front_line *line = &repairer->lines.all[at];
	size_t start = line->text.start;
	struct range range = { start, start + line->indent };
	const char *bytes = repairer->persona->source.bytes.ptr;
	size_t width = 0;

	if (line->joined) {
		if (*joined_indent == 0)
			*joined_indent = joining_indent(repairer, at);
		insert(repairer, ' ', *joined_indent, start);
		return start;
	}
	*joined_indent = 0;
	if (line->is_key && line->key.tight)
		return write_tight_key(repairer, line);
	if (line->blank || bytes[start] != '\t') {
		copy_source(repairer, range);
		return range.end;
	}
	add_fault(repairer, "fm-tab", start, STR(""));
	for (size_t i = range.start; i < range.end; i++)
		width += bytes[i] == '\t' ? 2 : 1;
	insert(repairer, ' ', width, start);
	return range.end;
}

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
find_last_line(const struct repairer *repairer, struct value_span *span,
	       size_t indent)
{
	span->last = span->first;
	for (size_t i = span->first + 1; i < repairer->lines.count &&
	     is_deeper(&repairer->lines.all[i], indent);
	     i++)
		if (!repairer->lines.all[i].blank)
			span->last = i;
}

/* A value that begins on the line below its key, and is no list or map. */
static bool
starts_below(const struct repairer *repairer, struct value_span *span)
{
	const struct front_line *key = &repairer->lines.all[span->first];
	const struct front_line *line = key + 1;
	const struct front_line *end =
	    repairer->lines.all + repairer->lines.count;

	while (line < end && line->blank)
		line++;
	if (line == end || !is_deeper(line, key->indent) || line->item ||
	    (line->is_key && !str_contains(line->key.key, STR(" "))))
		return false;
	span->first = (size_t)(line - repairer->lines.all);
	span->start = line->text.start + line->indent;
	return true;
}

static struct range
span_line(const struct repairer *repairer, const struct value_span *span,
	  size_t at)
{
	const struct front_line *line = &repairer->lines.all[at];
	struct range range = { line->text.start + line->indent,
			       line->text.end };

	if (at == span->first)
		range.start = span->start;
	range.end = range.start +
	    str_trim_end(source_text(repairer, range)).len;
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

/* Finds the value that a line begins, if it begins one. */
static bool
find_value(const struct repairer *repairer, size_t at, struct value_span *span)
{
	const struct front_line *line = &repairer->lines.all[at];
	struct str text = source_text(repairer, line->text);
	size_t offset = value_offset(line, text, &span->colons);

	if (offset == 0)
		return false;
	span->first = at;
	span->start = line->text.start + offset;
	if (span->start >= line->text.end &&
	    (line->item || !starts_below(repairer, span)))
		return false;
	find_last_line(repairer, span, line->indent);
	text = source_text(repairer, span_line(repairer, span, span->first));
	span->plain = text.len > 0 && !is_one_of(text.ptr[0], "\"'|>[{&!#");
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

/* Adds the fault that makes quotes necessary; false when none does. */
static bool
needs_quotes(struct repairer *repairer, const struct value_span *span)
{
	struct str key = repairer->lines.all[span->first].key.key;
	bool bare = client_reads_bare(repairer->persona->path, key);
	size_t colons = 0;

	for (size_t i = span->first; i <= span->last; i++) {
		struct range range = span_line(repairer, span, i);
		struct str text = source_text(repairer, range);
		size_t at = 0;

		if (i == span->first && text.len > 0 &&
		    is_one_of(text.ptr[0], "*@`%,]}")) {
			add_fault(repairer, bare ? "fm-bare" : "fm-reserved",
				  range.start, text);
			return true;
		}
		for (at = find_colon(text, 0); at < text.len;
		     at = find_colon(text, at + 1)) {
			if (colons++ < span->colons)
				continue;
			add_fault(repairer, "fm-colon", range.start + at,
				  STR(""));
			return true;
		}
		at = find_comment(text);
		if (i < span->last && at < text.len) {
			add_fault(repairer, "fm-comment-cut", range.start + at,
				  str_from(text, at));
			return true;
		}
	}
	return false;
}

static void
copy_doubling_quotes(struct repairer *repairer, struct range range)
{
	struct str text = source_text(repairer, range);
	size_t done = 0;

	for (size_t i = 0; i < text.len; i++) {
		if (text.ptr[i] != '\'')
			continue;
		copy_source(repairer, (struct range){ range.start + done,
						      range.start + i + 1 });
		insert(repairer, '\'', 1, range.start + i);
		done = i + 1;
	}
	range.start += done;
	copy_source(repairer, range);
}

static void
copy_line_end(struct repairer *repairer, const struct front_line *line)
{
	copy_source(repairer, (struct range){ line->text.end, line->next });
}

static void
write_quoted(struct repairer *repairer, const struct value_span *span,
	     size_t *joined_indent)
{
	for (size_t i = span->first; i <= span->last; i++) {
		const struct front_line *line = &repairer->lines.all[i];
		struct range range = span_line(repairer, span, i);
		size_t from = write_indent(repairer, i, joined_indent);

		if (i == span->first) {
			copy_source(repairer,
				    (struct range){ from, span->start });
			insert(repairer, '\'', 1, span->start);
		}
		copy_doubling_quotes(repairer, range);
		if (i == span->last)
			insert(repairer, '\'', 1, range.end);
		copy_line_end(repairer, line);
	}
}

static void
write_plain(struct repairer *repairer, size_t at, size_t *joined_indent)
{
	const struct front_line *line = &repairer->lines.all[at];
	size_t from = write_indent(repairer, at, joined_indent);

	copy_source(repairer, (struct range){ from, line->text.end });
	if (at == repairer->closed)
		for (const char *c = repairer->flow.closers; *c != '\0'; c++)
			insert(repairer, *c, 1, line->text.end);
	copy_line_end(repairer, line);
}

/* Whether the lines say by themselves that the value goes on below. */
static bool
goes_on(const struct repairer *repairer, const struct value_span *span)
{
	for (size_t i = span->first; i < span->last; i++) {
		struct range range = span_line(repairer, span, i);
		struct str text = source_text(repairer, range);

		if (text.len > 0 && !is_one_of(text.ptr[text.len - 1], ",[{"))
			return false;
	}
	return true;
}

/* The line below the value, or an empty one. */
static struct str
line_below(const struct repairer *repairer, const struct value_span *span)
{
	const struct front_lines *lines = &repairer->lines;
	size_t at = span->last + 1;

	while (at < lines->count && lines->all[at].blank)
		at++;
	return at < lines->count ?
	    source_text(repairer, lines->all[at].text) : STR("");
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
is_open_quotation(const struct repairer *repairer,
		  const struct value_span *span, struct str text)
{
	char quote = text.len > 1 ? text.ptr[0] : '\0';

	return (quote == '"' || quote == '\'') && span->first == span->last &&
	    str_find_byte(str_from(text, 1), quote) == text.len - 1 &&
	    !may_end(line_below(repairer, span), quote);
}

/* A list or map that nothing below closes, in a field that may be one. */
static bool
is_open_flow(const struct repairer *repairer, const struct value_span *span)
{
	const struct front_line *key = &repairer->lines.all[span->first];

	return repairer->flow.state == FLOW_OPEN &&
	    !(key->is_key && front_key_is_text(key->key.key)) &&
	    goes_on(repairer, span) &&
	    !front_closes_flow(line_below(repairer, span));
}

/* Sets what is to be written at the end of a value that is never closed. */
static void
close_value(struct repairer *repairer, const struct value_span *span)
{
	struct range first = span_line(repairer, span, span->first);
	struct range whole = first;
	struct str text = source_text(repairer, first);
	const char *code = NULL;

	whole.end = span_line(repairer, span, span->last).end;
	repairer->flow = flow_read(source_text(repairer, whole));
	repairer->closed = span->last;
	if (is_open_flow(repairer, span)) {
		code = "fm-brackets";
	} else if (is_open_quotation(repairer, span, text)) {
		code = "fm-quotes";
		repairer->flow = (struct flow){ FLOW_OPEN, { text.ptr[0] } };
	} else {
		repairer->flow = (struct flow){ 0 };
	}
	if (code != NULL)
		add_fault(repairer, code, first.start, text);
}

void
front_repair(struct repaired *out, struct persona *persona,
	     struct range content, bool quote)
{
	struct repairer repairer = { .out = out,
				     .persona = persona };
	size_t joined_indent = 0;

	*out = (struct repaired){ 0 };
	front_lines_read(&repairer.lines, persona, content);
	front_lines_join(&repairer.lines, persona, &out->faults);
	for (size_t i = 0; i < repairer.lines.count; i++) {
		struct value_span span = { .first = i, .last = i };
		bool found = quote && find_value(&repairer, i, &span);
		bool quoted = found && span.plain &&
		    needs_quotes(&repairer, &span);

		repairer.flow = (struct flow){ 0 };
		if (found)
			close_value(&repairer, &span);
		for (; i < (quoted ? span.first : span.last + 1); i++)
			write_plain(&repairer, i, &joined_indent);
		if (quoted)
			write_quoted(&repairer, &span, &joined_indent);
		i = span.last;
	}
	out->text = arena_str(&persona->arena, buf_str(&repairer.text));
	buf_release(&repairer.text);
}

static const struct anchor *
anchor_at(const struct repaired *repaired, size_t at)
{
	size_t low = 0, high = repaired->anchor_count;

	while (high - low > 1) {
		size_t middle = low + (high - low) / 2;

		if (repaired->anchors[middle].out <= at)
			low = middle;
		else
			high = middle;
	}
	return &repaired->anchors[low];
}

struct range
repaired_range(const struct repaired *repaired, struct range range)
{
	const struct anchor *first = anchor_at(repaired, range.start);
	struct range source = { first->in, 0 };
	const struct anchor *last;

	if (first->copied)
		source.start += range.start - first->out;
	source.end = source.start;
	if (range.end <= range.start)
		return source;
	last = anchor_at(repaired, range.end - 1);
	source.end = last->in + (last->copied ? range.end - last->out : 0);
	return source;
}
