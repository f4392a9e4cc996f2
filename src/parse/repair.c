/* SPDX-License-Identifier: MIT */
#include "parse/front.h"
#include "parse/span.h"

enum { DEFAULT_INDENT = 2 };

struct repairer {
	struct repaired *out;
	struct persona *persona;
	struct front_text in;
	struct buf text;
	size_t anchor_capacity;
	struct flow flow; /* its closers are missing at the … */
	size_t closed;	  /* … end of this line */
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

/* Whether there is one. */
static bool
add_found(struct repairer *repairer, struct span_fault fault)
{
	if (fault.code == NULL)
		return false;
	add_fault(repairer, fault.code, fault.offset, fault.detail);
	return true;
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
	const struct front_line *lines = repairer->in.lines.all;
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
	size_t colon = line->text.start + line->key.colon;

	copy_source(repairer, (struct range){ line->text.start, colon });
	insert(repairer, ':', 1, colon);
	insert(repairer, ' ', 1, value);
	add_fault(repairer,
		  line->key.wide ? "fm-wide-colon" : "fm-no-space",
		  line->key.wide ? colon : colon + 1, line->key.key);
	return value;
}

/* Writes the indentation; where it stands, the text goes on. */
static size_t
write_indent(struct repairer *repairer, size_t at, size_t *joined_indent)
{
	const struct front_line *line = &repairer->in.lines.all[at];
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
write_quoted(struct repairer *repairer, const struct span *span,
	     size_t *joined_indent)
{
	for (size_t i = span->first; i <= span->last; i++) {
		const struct front_line *line = &repairer->in.lines.all[i];
		struct range range = span_line(&repairer->in, span, i);
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
	const struct front_line *line = &repairer->in.lines.all[at];
	size_t from = write_indent(repairer, at, joined_indent);

	copy_source(repairer, (struct range){ from, line->text.end });
	if (at == repairer->closed)
		for (const char *c = repairer->flow.closers; *c != '\0'; c++)
			insert(repairer, *c, 1, line->text.end);
	copy_line_end(repairer, line);
}

void
front_repair(struct repaired *out, struct persona *persona,
	     struct range content, bool quote)
{
	struct repairer repairer = { .out = out, .persona = persona,
				     .in.persona = persona };
	const struct front_text *in = &repairer.in;
	size_t joined_indent = 0;

	*out = (struct repaired){ 0 };
	front_lines_read(&repairer.in.lines, persona, content);
	front_lines_join(&repairer.in.lines, persona, &out->faults);
	for (size_t i = 0; i < in->lines.count; i++) {
		struct span span = { .first = i, .last = i };
		bool found = quote && span_find(&span, in, i);
		bool quoted = found && span.plain &&
		    add_found(&repairer, span_unquoted(in, &span));

		repairer.flow = (struct flow){ 0 };
		repairer.closed = span.last;
		if (found)
			add_found(&repairer, span_unclosed(in, &span,
							   &repairer.flow));
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
