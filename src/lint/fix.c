/* SPDX-License-Identifier: MIT */
#include "lint/fix.h"

#include <stdint.h>

#include "base/yaml.h"
#include "model/client.h"
#include "model/fence.h"
#include "parse/flow.h"
#include "parse/front.h"
#include "parse/parse.h"

struct fixer {
	const struct persona *persona;
	struct buf *out;
	struct str line_end;
};

struct comparing {
	const struct persona *fixed, *persona;
};

static struct str
first_line_end(const struct source *source)
{
	struct range range = source_line_range(source, 0);
	size_t len = source_line(source, 0).len;
	struct str end = str_from(str_slice(source->bytes, range), len);

	return end.len > 0 ? end : STR("\n");
}

static bool
has_any(const struct persona *persona, const char *const *codes)
{
	for (size_t i = 0; i < persona->diagnostics.count; i++)
		for (const char *const *code = codes; *code != NULL; code++)
			if (str_eq(str_of(persona->diagnostics.all[i]
					      .kind->code),
				   str_of(*code)))
				return true;
	return false;
}

static bool
is_sound(const struct front_matter *front)
{
	return front->parse == PARSE_STRICT || front->bare;
}

bool
fix_needed(const struct persona *persona)
{
	static const char *const codes[] = { "fm-leading", "fm-opening",
					     "fm-closing", "fm-unclosed",
					     "fm-fenced",  NULL };

	return persona->front.syntax == FRONT_YAML &&
	    (!is_sound(&persona->front) || has_any(persona, codes));
}

static bool
is_unclosed(const struct persona *persona)
{
	static const char *const codes[] = { "fm-unclosed", NULL };

	return has_any(persona, codes);
}

static bool
is_nested(const struct field *field)
{
	return field->kind == FIELD_LIST || field->kind == FIELD_MAP;
}

/* From the key on, without the comments and blank lines above it. */
static struct range
own_range(const struct persona *persona, const struct field *field)
{
	struct range range = field->range;
	size_t start = source_line_range(&persona->source,
					 field->start_line - 1)
			   .start;

	if (start > range.start)
		range.start = start;
	return range;
}

static bool
is_refused(const struct persona *persona, struct range range)
{
	struct str text = persona_text(persona, range);
	struct arena scratch = { 0 };
	struct yaml *root = NULL;
	struct place place;
	struct error error;
	bool taken = text.len > 0 && !ascii_is_space(text.ptr[0]) &&
	    text.len <= FRONT_MAX &&
	    yaml_parse(&root, text, &scratch, &place, &error) &&
	    root != NULL && root->kind == YAML_MAP;

	arena_release(&scratch);
	return !taken;
}

/* A list or map keeps its lines; only what was wrong in them changes. */
static void
add_repaired(struct fixer *fixer, struct range range)
{
	struct persona scratch = { .source = fixer->persona->source };
	struct repaired repaired;

	front_repair(&repaired, &scratch, range, true);
	buf_add(fixer->out, repaired.text);
	arena_release(&scratch.arena);
}

static void
add_rewritten(struct fixer *fixer, const struct field *field)
{
	buf_add(fixer->out, field->key);
	buf_add_cstr(fixer->out, ":");
	if (field->kind != FIELD_NULL)
		buf_add_cstr(fixer->out, " ");
	if (field->kind == FIELD_NUMBER || field->kind == FIELD_BOOL)
		buf_add(fixer->out, field->value);
	else if (field->kind != FIELD_NULL)
		yaml_add_scalar(fixer->out, field->value);
	buf_add(fixer->out, fixer->line_end);
}

/*
 * A text as it was read that its author meant otherwise, nobody knows how: a
 * list with wrong brackets, an odd number of quotes.
 */
static bool
is_unclear(const struct persona *persona, const struct field *field)
{
	struct str raw = persona_text(persona, field->value_range);
	char quote = raw.len > 0 ? raw.ptr[0] : '\0';
	bool text = front_key_is_text(field->key);
	struct flow flow = flow_read(raw);
	size_t quotes = 0;

	if (field->kind != FIELD_STRING ||
	    !is_refused(persona, own_range(persona, field)))
		return false;
	if (quote != '"' && quote != '\'')
		return !text && flow.state != FLOW_NONE &&
		    flow.state != FLOW_HEAD;
	if (field->value.len == 0 || field->value.ptr[0] != quote)
		return false;
	for (size_t i = 0; i < raw.len; i++)
		quotes += raw.ptr[i] == quote;
	return !text || quotes % 2 != 0;
}

static const struct field *
find_unclear(const struct persona *persona)
{
	const struct front_matter *front = &persona->front;

	for (size_t i = 0; i < front->field_count; i++)
		if (is_unclear(persona, &front->fields[i]))
			return &front->fields[i];
	return NULL;
}

/* A list, a map or a line loses its indentation and stays as it is. */
static struct range
outdented(const struct persona *persona, const struct field *field)
{
	struct range own = own_range(persona, field);
	struct str text = persona_text(persona, own);

	if (is_nested(field) || field->start_line == field->end_line)
		own.start += text.len - str_trim_start(text).len;
	return own;
}

static void
add_field(struct fixer *fixer, const struct field *field)
{
	const struct persona *persona = fixer->persona;
	struct range above = { field->range.start,
			       own_range(persona, field).start };
	struct range own = outdented(persona, field);

	buf_add(fixer->out, persona_text(persona, above));
	if (!is_refused(persona, own) ||
	    client_reads_bare(persona->path, field->key))
		buf_add(fixer->out, persona_text(persona, own));
	else if (is_nested(field))
		add_repaired(fixer, own);
	else
		add_rewritten(fixer, field);
}

/* HTML comments above the front matter, up to a fence around it. */
static struct str
comments_above(const struct persona *persona)
{
	const struct source *source = &persona->source;
	size_t content = persona->front.fields[0].range.start;
	size_t opening = source_line_at(source, content - 1);
	struct range above = { source_bom(source->bytes),
			       source_line_range(source, opening).start };
	struct str text = str_trim(persona_text(persona, above));
	struct fence fence = { 0 };
	struct str rest = text, line;

	if (!str_starts(text, STR("<!--")))
		return STR("");
	while (str_split(&rest, '\n', &line))
		if (fence_feed(&fence, line))
			return str_trim((struct str){
			    text.ptr, (size_t)(line.ptr - text.ptr) });
	return text;
}

/* They stand below it afterwards. */
static void
add_comments(struct fixer *fixer)
{
	struct str comments = comments_above(fixer->persona);

	if (comments.len == 0)
		return;
	buf_add(fixer->out, comments);
	buf_add(fixer->out, fixer->line_end);
}

/* Behind it may stand the end of a fence. */
static size_t
closing_line(const struct persona *persona)
{
	const struct source *source = &persona->source;
	size_t line = source_line_at(source, persona->front.range.end - 1);
	struct str text = str_trim(source_line(source, line));

	while (text.len == 0 || text.ptr[0] == '`' || text.ptr[0] == '~')
		text = str_trim(source_line(source, --line));
	return line;
}

/* Comments between the last field and the closing line. */
static void
add_rest(struct fixer *fixer, size_t start)
{
	const struct persona *persona = fixer->persona;
	struct range rest = { start, persona->front.range.end };

	if (!is_unclosed(persona))
		rest.end = source_line_range(&persona->source,
					     closing_line(persona)).start;
	if (rest.end > rest.start)
		buf_add(fixer->out, persona_text(persona, rest));
	else if (!str_ends(buf_str(fixer->out), fixer->line_end))
		buf_add(fixer->out, fixer->line_end);
}

static void
add_file(struct fixer *fixer)
{
	const struct persona *persona = fixer->persona;
	const struct front_matter *front = &persona->front;
	struct str bytes = persona->source.bytes;
	size_t end = 0;

	buf_add(fixer->out, str_slice(bytes, (struct range){
						 0, source_bom(bytes) }));
	buf_add_cstr(fixer->out, "---");
	buf_add(fixer->out, fixer->line_end);
	for (size_t i = 0; i < front->field_count; i++) {
		add_field(fixer, &front->fields[i]);
		end = front->fields[i].range.end;
	}
	add_rest(fixer, end);
	buf_add_cstr(fixer->out, "---");
	buf_add(fixer->out, fixer->line_end);
	add_comments(fixer);
	buf_add(fixer->out, persona_body(persona));
}

/* What a repair adds to a list or map that lies in another. */
static size_t
skip_quoting(struct str text, size_t at)
{
	while (at < text.len &&
	       (ascii_is_space(text.ptr[at]) || text.ptr[at] == '"' ||
		text.ptr[at] == '\'' || text.ptr[at] == '\\'))
		at++;
	return at;
}

static bool
same_source(struct str a, struct str b)
{
	size_t i = skip_quoting(a, 0), j = skip_quoting(b, 0);

	while (i < a.len && j < b.len && a.ptr[i] == b.ptr[j]) {
		i = skip_quoting(a, i + 1);
		j = skip_quoting(b, j + 1);
	}
	return i == a.len && j == b.len;
}

/* Not decoded: bytes of the file. */
static bool
is_source(const struct persona *persona, struct str text)
{
	struct str bytes = persona->source.bytes;

	return (uintptr_t)text.ptr >= (uintptr_t)bytes.ptr &&
	    (uintptr_t)text.ptr < (uintptr_t)bytes.ptr + bytes.len;
}

static bool
same_texts(const struct comparing *both, const struct str *a,
	   const struct str *b, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		bool nested = is_source(both->fixed, a[i]) &&
		    is_source(both->persona, b[i]);

		if (nested ? !same_source(a[i], b[i]) : !str_eq(a[i], b[i]))
			return false;
	}
	return true;
}

static bool
same_field(const struct comparing *both, const struct field *a,
	   const struct field *b)
{
	size_t count = a->entry_count;

	if (!str_eq(a->key, b->key) || a->kind != b->kind ||
	    b->entry_count != count)
		return false;
	if (!is_nested(a))
		return str_eq(a->value, b->value);
	return same_texts(both, a->entries, b->entries, count) &&
	    (a->kind == FIELD_LIST ||
	     same_texts(both, a->values, b->values, count));
}

/* Comments from above the front matter aside, which the body begins with. */
static bool
same_body(const struct persona *fixed, const struct persona *persona)
{
	struct str body = persona_body(fixed);
	struct str comments = comments_above(persona);

	if (str_starts(body, comments) && comments.len > 0) {
		body = str_from(body, comments.len);
		body = str_from(body, str_starts(body, STR("\r\n")) ? 2 : 1);
	}
	return str_eq(body, persona_body(persona));
}

static bool
holds_same(const struct persona *fixed, const struct persona *persona)
{
	const struct comparing both = { fixed, persona };
	size_t count = persona->front.field_count;

	if (!is_sound(&fixed->front) || fix_needed(fixed) ||
	    fixed->front.field_count != count)
		return false;
	for (size_t i = 0; i < count; i++)
		if (!same_field(&both, &fixed->front.fields[i],
				&persona->front.fields[i]))
			return false;
	return same_body(fixed, persona);
}

static bool
refuse(struct error *error, const struct persona *persona)
{
	const struct field *field = find_unclear(persona);
	struct place place;

	if (field == NULL)
		return error_set(error,
				 "the front matter must be mended by hand");
	place = source_place(&persona->source, field->value_range.start);
	return error_set(error, "%zu:%zu: what '%.*s' was meant to be is not "
			 "clear; mend it by hand", place.line, place.column,
			 STR_ARG(field->key));
}

bool
fix_front(struct buf *out, const struct persona *persona, struct error *error)
{
	struct fixer fixer = { persona, out,
			       first_line_end(&persona->source) };
	struct persona fixed = { 0 };
	bool same;

	buf_clear(out);
	if (!fix_needed(persona))
		return error_set(error, "the front matter needs no fix");
	if (persona->front.field_count == 0 || find_unclear(persona))
		return refuse(error, persona);
	add_file(&fixer);
	parse_open(&fixed, persona->path, buf_str(out));
	same = holds_same(&fixed, persona);
	persona_release(&fixed);
	if (same)
		return true;
	buf_clear(out);
	return refuse(error, persona);
}
