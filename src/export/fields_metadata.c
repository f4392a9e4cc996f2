/* SPDX-License-Identifier: MIT */
#include "base/buf.h"
#include "base/count.h"
#include "export/fields.h"

static bool
has_entry(const struct value *value, struct str key)
{
	for (size_t i = 0; i < value->count; i++)
		if (str_eq(value->entries[i], key))
			return true;
	return false;
}

static bool
add_entry(struct value *value, struct str key, struct str text)
{
	if (text.len == 0 || has_entry(value, key))
		return false;
	value->entries[value->count] = key;
	value->values[value->count++] = text;
	return true;
}

/* What is itself a map or list stands as its source. */
static bool
is_source(struct str text)
{
	return str_contains(text, STR("\n")) || str_starts(text, STR("{")) ||
	       str_starts(text, STR("["));
}

/* A map's entry is a text like "[name]" where YAML finds a scalar. */
static bool
is_scalar(const struct field *map, const struct yaml *root, size_t index)
{
	struct str key = map->entries[index];
	const struct yaml *at = root != NULL ? root->first : NULL;

	for (; at != NULL; at = at->next)
		if (str_eq(at->key, key))
			return at->kind != YAML_LIST &&
			       at->kind != YAML_MAP &&
			       at->kind != YAML_ALIAS;
	return !is_source(map->values[index]);
}

/* The map as YAML finds it in the file; NULL of a draft's. */
static const struct yaml *
read_again(const struct making *making, const struct field *map)
{
	const struct persona *persona = making->sheet->persona;
	struct yaml *root = NULL;
	struct place place;
	struct error error;

	if (persona == NULL ||
	    !yaml_parse(&root, persona_text(persona, map->range),
			making->arena, &place, &error) ||
	    root == NULL)
		return NULL;
	return root->first;
}

static void
add_map(struct value *value, struct making *making, const struct field *map)
{
	const struct yaml *root = read_again(making, map);

	for (size_t i = 0; i < map->entry_count; i++)
		if (!is_scalar(map, root, i) ||
		    !add_entry(value, map->entries[i], map->values[i]))
			loss_add(making->losses, making->arena, LOSS_DROPPED,
				 "%s has no place for '%.*s' of '%.*s'; "
				 "dropped", making->target->name,
				 STR_ARG(map->entries[i]), STR_ARG(map->key));
}

/* Empty when it holds more than texts. */
static struct str
joined(const struct field *list, struct arena *arena)
{
	struct buf out = { 0 };
	struct str text;

	for (size_t i = 0; i < list->entry_count; i++) {
		if (is_source(list->entries[i])) {
			buf_clear(&out);
			break;
		}
		buf_add_cstr(&out, i > 0 ? ", " : "");
		buf_add(&out, list->entries[i]);
	}
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* Whether it went there: a text as it is, a list as one. */
static bool
add_field(struct value *value, struct making *making,
	  const struct field *field)
{
	struct str text = text_one_line(field->value, making->arena);

	if (field->kind == FIELD_MAP ||
	    str_eq_nocase(field->key, STR("model")) ||
	    str_eq_nocase(field->key, STR("color")))
		return false;
	if (field->kind == FIELD_LIST)
		text = joined(field, making->arena);
	if (!add_entry(value, field->key, text))
		return false;
	if (field->kind == FIELD_LIST)
		loss_add(making->losses, making->arena, LOSS_CHANGED,
			 "the list '%.*s' becomes one text",
			 STR_ARG(field->key));
	return true;
}

bool
make_metadata(struct value *value, struct making *making)
{
	struct sheet *sheet = making->sheet;
	const struct field *own = sheet_take(sheet, "metadata");
	size_t most = sheet->field_count;

	if (own != NULL && own->kind == FIELD_MAP)
		most += own->entry_count;
	value->kind = VALUE_MAP;
	value->entries = ARENA_ARRAY(making->arena, struct str, most);
	value->values = ARENA_ARRAY(making->arena, struct str, most);
	if (own != NULL && own->kind == FIELD_MAP && own->values != NULL)
		add_map(value, making, own);
	for (size_t i = 0; i < sheet->field_count; i++)
		if (!sheet->used[i] &&
		    add_field(value, making, &sheet->fields[i]))
			sheet->used[i] = true;
	return value->count > 0;
}

static const struct field *
field_of(const struct making *making, const char *key)
{
	const struct sheet *sheet = making->sheet;

	for (size_t i = 0; i < sheet->field_count; i++)
		if (str_eq_nocase(sheet->fields[i].key, str_of(key)))
			return &sheet->fields[i];
	return NULL;
}

/* As it stands, where strict YAML finds in it this key alone. */
static bool
set_map(struct value *value, struct making *making, const struct field *field)
{
	const struct persona *persona = making->sheet->persona;
	struct str source = persona != NULL
				? persona_text(persona, field->range)
				: field->value;
	struct yaml *root = NULL;
	struct place place;
	struct error error;

	source = text_with_line_feeds(source, making->arena);
	if (str_contains(source, STR("---")) ||
	    !yaml_parse(&root, source, making->arena, &place, &error) ||
	    root == NULL || root->kind != YAML_MAP || root->first == NULL ||
	    root->first->next != NULL || root->first->first == NULL ||
	    !str_eq(root->first->key, str_of(value->key)))
		return false;
	value->kind = VALUE_SOURCE;
	value->text = source;
	return true;
}

static bool
set_list(struct value *value, const struct field *field)
{
	for (size_t i = 0; i < field->entry_count; i++)
		if (is_source(field->entries[i]))
			return false;
	value->kind = VALUE_LIST;
	value->entries = field->entries;
	value->count = field->entry_count;
	return true;
}

static bool
set_scalar(struct value *value, const struct field *field)
{
	bool typed = field->kind == FIELD_NUMBER || field->kind == FIELD_BOOL;

	value->kind = typed ? VALUE_LINE : VALUE_TEXT;
	value->text = field->value;
	return field->value.len > 0;
}

bool
make_whole(struct value *value, struct making *making)
{
	const struct field *field = field_of(making, value->key);
	bool made;

	if (field == NULL || field->kind == FIELD_NULL)
		return false;
	if (field->kind == FIELD_MAP)
		made = set_map(value, making, field);
	else if (field->kind == FIELD_LIST)
		made = set_list(value, field) ||
		       set_map(value, making, field);
	else
		made = set_scalar(value, field);
	if (made)
		sheet_take(making->sheet, value->key);
	return made;
}

/* A text, a list of texts as one, else an empty one. */
bool
make_text_list(struct value *value, struct making *making)
{
	const struct field *field = field_of(making, value->key);

	value->kind = VALUE_LIST;
	if (field != NULL && field->kind == FIELD_LIST &&
	    set_list(value, field))
		sheet_take(making->sheet, value->key);
	return true;
}

bool
make_text_or_none(struct value *value, struct making *making)
{
	if (!make_copy(value, making)) {
		value->kind = VALUE_TEXT;
		value->text = STR("");
	}
	return true;
}

bool
make_whole_number(struct value *value, struct making *making)
{
	const struct field *field = field_of(making, value->key);

	return field != NULL && field->kind == FIELD_NUMBER &&
	       make_whole(value, making);
}

const char *const claude_modes[] = { "default", "acceptEdits", "plan",
				     "dontAsk", "bypassPermissions", "auto",
				     NULL };

/* One that is unknown is dropped by Qwen, without a word. */
bool
make_claude_mode(struct value *value, struct making *making)
{
	const struct field *field = field_of(making, value->key);

	return field != NULL && str_in(field->value, claude_modes) &&
	       make_whole(value, making);
}
