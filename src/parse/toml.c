/* SPDX-License-Identifier: MIT */
#include "parse/toml.h"

#include "parse/front.h"

/* Bytes that may be read again after a fault: so it stays linear. */
enum { READ_AGAIN_MAX = 512 };

/* A table that is being read: its members become one field. */
struct table {
	bool open;
	struct range key, value;
	struct str name;
	struct str *entries, *values;
	size_t count, entry_capacity, value_capacity;
};

struct reader {
	struct toml toml;
	struct field_list *list;
	struct table table;
};

static void
close_table(struct reader *reader)
{
	struct table *table = &reader->table;
	struct field *field;

	if (!table->open)
		return;
	field = field_list_add(reader->list, table->key, table->value);
	field->key = table->name;
	field->kind = FIELD_MAP;
	field->value = str_slice(reader->toml.text, field->value_range);
	field->entries = table->entries;
	field->values = table->values;
	field->entry_count = table->count;
	*table = (struct table){ 0 };
}

static bool
take_brackets(struct toml *toml, char bracket, size_t count)
{
	for (; count > 0; count--) {
		if (toml_peek(toml, 0) != bracket)
			return false;
		toml->at++;
	}
	toml_skip_blanks(toml);
	return true;
}

/* [table] or [[table]] */
static bool
read_header(struct reader *reader)
{
	struct table *table = &reader->table;
	struct toml *toml = &reader->toml;
	size_t depth = toml_peek(toml, 1) == '[' ? 2 : 1;
	size_t start = toml->at;

	close_table(reader);
	if (!take_brackets(toml, '[', depth) || !toml_key(toml, &table->name))
		return false;
	toml_skip_blanks(toml);
	if (!take_brackets(toml, ']', depth))
		return false;
	table->open = true;
	table->key = (struct range){ start, toml->at };
	table->value = (struct range){ toml->at, toml->at };
	if (toml_peek(toml, 0) == '#')
		toml_skip_line(toml);
	return toml_at_line_end(toml);
}

static void
add_member(struct reader *reader, struct str key, size_t start,
	   const struct toml_value *value)
{
	struct table *table = &reader->table;
	struct arena *arena = reader->toml.arena;

	table->entries =
	    arena_grow(arena, table->entries, table->count,
		       &table->entry_capacity, sizeof(*table->entries));
	table->values =
	    arena_grow(arena, table->values, table->count,
		       &table->value_capacity, sizeof(*table->values));
	table->entries[table->count] = key;
	table->values[table->count++] = value->text;
	if (table->count == 1)
		table->value.start = start;
	table->value.end = value->range.end;
}

static bool
read_pair(struct reader *reader)
{
	struct toml *toml = &reader->toml;
	struct range range = { toml->at, 0 };
	struct toml_value value;
	struct field *field;
	struct str key;

	if (!toml_key(toml, &key))
		return false;
	range.end = toml->at;
	if (!toml_equals(toml) || !toml_value(toml, &value))
		return false;
	if (reader->table.open) {
		add_member(reader, key, range.start, &value);
		return true;
	}
	field = field_list_add(reader->list, range, value.range);
	field->key = key;
	field->kind = value.kind;
	field->value = value.text;
	field->entries = value.entries;
	field->values = value.kind == FIELD_MAP ? value.values : NULL;
	field->entry_count = value.count;
	return true;
}

/* Goes on with the next line, or after what took long to fail. */
static void
recover(struct reader *reader, size_t start)
{
	struct persona *persona = reader->list->persona;
	const struct source *source = &persona->source;
	struct str line = source_line(source, source_line_at(source, start));

	diagnostics_add(&persona->diagnostics, &persona->arena, "fm-toml",
			source_place(source, start), str_trim(line));
	if (reader->toml.at - start <= READ_AGAIN_MAX)
		reader->toml.at = start;
	toml_skip_line(&reader->toml);
}

void
fields_toml(struct field_list *list, struct range content)
{
	struct persona *persona = list->persona;
	struct reader reader = { .list = list };
	struct toml *toml = &reader.toml;

	toml->arena = &persona->arena;
	toml->text = str_slice(persona->source.bytes,
			       (struct range){ 0, content.end });
	toml->at = content.start;
	for (toml_skip_space(toml); toml->at < toml->text.len;
	     toml_skip_space(toml)) {
		size_t start = toml->at;
		bool header = toml_peek(toml, 0) == '[';

		if (!(header ? read_header(&reader) : read_pair(&reader)))
			recover(&reader, start);
	}
	close_table(&reader);
}
