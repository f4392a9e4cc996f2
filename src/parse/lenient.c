/* SPDX-License-Identifier: MIT */
#include "parse/front.h"

#include "base/buf.h"

/* The chunks of front matter, each begun by a known key of its own. */
struct chunks {
	struct persona *persona;
	struct str *keys;
	size_t *starts; /* offsets; one more than keys: the end */
	size_t count, capacity, key_capacity;
};

static bool
is_begun(const struct chunks *chunks, struct str key)
{
	for (size_t i = 0; i < chunks->count; i++)
		if (str_eq_nocase(chunks->keys[i], key))
			return true;
	return false;
}

static void
begin_chunk(struct chunks *chunks, struct str key, size_t start)
{
	struct arena *arena = &chunks->persona->arena;

	chunks->starts =
	    arena_grow(arena, chunks->starts, chunks->count,
		       &chunks->capacity, sizeof(*chunks->starts));
	chunks->keys = arena_grow(arena, chunks->keys, chunks->count,
				  &chunks->key_capacity, sizeof(*chunks->keys));
	chunks->starts[chunks->count] = start;
	chunks->keys[chunks->count++] = key;
}

/*
 * A known key that comes again is part of an example in the value. There are
 * about a hundred of them, so the search is bounded.
 */
static void
find_chunks(struct chunks *chunks, struct range content)
{
	const struct source *source = &chunks->persona->source;
	size_t line = source_line_at(source, content.start);
	bool seen_text = false;

	for (; line < source->line_count; line++) {
		struct range range = source_line_range(source, line);
		struct key_line key;
		struct str text;

		if (range.start >= content.end)
			break;
		if (range.start < content.start)
			range.start = content.start;
		range.end = range.start +
		    str_trim_end(persona_text(chunks->persona, range)).len;
		text = persona_text(chunks->persona, range);
		if (front_key_loose(text, &key) &&
		    (key.indent == 0 || !seen_text) &&
		    front_key_is_known(key.key) && !is_begun(chunks, key.key))
			begin_chunk(chunks, key.key, range.start);
		seen_text |= text.len > 0;
	}
}

/* The lines without line ends and blanks around them. */
static void
add_lines(struct buf *out, struct str text)
{
	bool first = true;

	while (text.len > 0) {
		size_t end = 0;
		size_t next;

		while (end < text.len && text.ptr[end] != '\n' &&
		       text.ptr[end] != '\r')
			end++;
		next = end;
		if (next < text.len)
			next += str_starts(str_from(text, end), STR("\r\n")) ?
			    2 : 1;
		if (!first)
			buf_add_byte(out, '\n');
		buf_add(out, str_trim(str_slice(text,
						(struct range){ 0, end })));
		text = str_from(text, next);
		first = false;
	}
}

static char
escape_meaning(char c)
{
	switch (c) {
	case 'n':
		return '\n';
	case 't':
		return '\t';
	case '"':
	case '\\':
	case '/':
		return c;
	default:
		return '\0';
	}
}

/* What the author of a badly quoted value meant. */
static void
add_unquoted(struct buf *out, struct str text)
{
	char quote = text.ptr[0];

	text = str_slice(text, (struct range){ 1, text.len - 1 });
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];
		char next = i + 1 < text.len ? text.ptr[i + 1] : '\0';
		bool escape = quote == '"' && c == '\\' &&
		    escape_meaning(next) != '\0';

		buf_add_byte(out, escape ? escape_meaning(next) : c);
		if (escape || (quote == '\'' && c == '\'' && next == '\''))
			i++;
	}
}

/* "a", "b" is quoted twice, not once. */
static bool
is_quoted(struct str text)
{
	return text.len >= 2 && (text.ptr[0] == '"' || text.ptr[0] == '\'') &&
	    text.ptr[text.len - 1] == text.ptr[0] &&
	    !str_contains(text, STR("\", \"")) &&
	    !str_contains(text, STR("', '"));
}

/* The author opened a quotation and never thought of it again. */
static bool
is_half_quoted(struct str text)
{
	char quote = text.len ? text.ptr[0] : ' ';

	return (quote == '"' || quote == '\'') &&
	    str_find_byte(str_from(text, 1), quote) == text.len - 1;
}

static struct str
value_text(struct persona *persona, struct str raw)
{
	struct buf lines = { 0 };
	struct buf plain = { 0 };
	struct str text;

	add_lines(&lines, raw);
	text = buf_str(&lines);
	if (is_quoted(text)) {
		add_unquoted(&plain, text);
		text = buf_str(&plain);
	} else if (is_half_quoted(text)) {
		text = str_from(text, 1);
	}
	text = arena_str(&persona->arena, text);
	buf_release(&lines);
	buf_release(&plain);
	return text;
}

static struct str
first_line(const struct persona *persona, struct range chunk)
{
	const struct source *source = &persona->source;
	size_t line = source_line_at(source, chunk.start);
	size_t start = source_line_range(source, line).start;

	return str_from(source_line(source, line), chunk.start - start);
}

static void
add_text_field(struct field_list *list, struct range chunk)
{
	struct persona *persona = list->persona;
	struct str text = persona_text(persona, chunk);
	struct range value = { 0, chunk.start + str_trim_end(text).len };
	struct range name = { chunk.start, 0 };
	struct key_line key;
	struct field *field;

	if (!front_key_loose(first_line(persona, chunk), &key))
		return;
	name.end = chunk.start + str_find_byte(text, ':') + 1;
	text = str_trim(str_from(text, name.end - chunk.start));
	value.start = value.end - text.len;
	field = field_list_add(list, name, value);
	field->key = key.key;
	field->kind = text.len > 0 ? FIELD_STRING : FIELD_NULL;
	field->value = value_text(persona, text);
}

enum chunk_shape { CHUNK_FIELDS, CHUNK_DIALOGUE, CHUNK_TEXT };

/* YAML would take the lines of a dialogue for keys. */
static enum chunk_shape
chunk_shape(const struct persona *persona, struct range chunk)
{
	const struct source *source = &persona->source;
	struct str text = first_line(persona, chunk);
	size_t line = source_line_at(source, chunk.start) + 1;
	enum chunk_shape shape = CHUNK_TEXT;
	struct key_line key;

	for (;;) {
		bool is_key = front_key(text, &key) && key.indent == 0;

		if (is_key && front_key_is_prose(key.key))
			return CHUNK_DIALOGUE;
		if (is_key)
			shape = CHUNK_FIELDS;
		if (source_line_range(source, line).start >= chunk.end)
			return shape;
		text = source_line(source, line++);
	}
}

static void
read_chunk(struct field_list *list, struct range chunk, bool begun)
{
	enum chunk_shape shape = chunk_shape(list->persona, chunk);
	struct place place;
	struct error error;

	if (shape == CHUNK_FIELDS &&
	    fields_strict(list, chunk, &place, &error) == YAML_FIELDS)
		return;
	if (shape != CHUNK_TEXT && fields_repaired(list, chunk))
		return;
	if (begun)
		add_text_field(list, chunk);
}

void
fields_lenient(struct field_list *list, struct range content)
{
	struct chunks chunks = { .persona = list->persona };
	struct range chunk = content;

	find_chunks(&chunks, content);
	for (size_t i = 0; i < chunks.count; i++) {
		chunk.end = chunks.starts[i];
		if (range_len(chunk) > 0)
			read_chunk(list, chunk, i > 0);
		chunk.start = chunk.end;
	}
	chunk.end = content.end;
	if (chunks.count > 0)
		read_chunk(list, chunk, true);
	else
		diagnostics_add(&list->persona->diagnostics,
				&list->persona->arena, "fm-not-map",
				source_place(&list->persona->source,
					     content.start),
				STR(""));
}
