/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "compose/description.h"
#include "compose/draft.h"

static bool
entries_equal(const struct draft_field *a, const struct draft_field *b)
{
	if (a->entry_count != b->entry_count)
		return false;
	for (size_t i = 0; i < a->entry_count; i++)
		if (!str_eq(a->entries[i], b->entries[i]))
			return false;
	return true;
}

static bool
field_equal(const struct draft_field *a, const struct draft_field *b)
{
	return a->kind == b->kind && str_eq(a->value, b->value) &&
	    str_eq(a->source, b->source) && entries_equal(a, b);
}

static struct draft_field
field_of(const struct persona *persona, const struct field *field,
	 struct arena *arena)
{
	struct draft_field made = { .key = field->key, .kind = field->kind };

	if (field->kind == FIELD_MAP)
		made.source = persona_text(persona, field->range);
	else if (str_eq_nocase(field->key, STR("description")))
		made.value = description_plain(persona->description, arena);
	else if (field->kind != FIELD_LIST)
		made.value = field->value;
	if (field->kind == FIELD_LIST) {
		made.entries = field->entries;
		made.entry_count = field->entry_count;
	}
	return made;
}

static void
find_owners(struct draft_field *field, const struct draft *draft,
	    const char *key)
{
	const struct comparison *comparison = draft->comparison;

	field->from = ARENA_ARRAY(draft->arena, size_t,
				  comparison->persona_count);
	for (size_t i = 0; i < comparison->persona_count; i++) {
		const struct persona *persona = comparison->personas[i];
		const struct field *theirs = persona_field(persona, key);
		struct draft_field made;

		if (!theirs)
			continue;
		made = field_of(persona, theirs, draft->arena);
		if (field_equal(field, &made))
			field->from[field->from_count++] = i;
	}
}

static size_t
field_index(const struct draft *draft, struct str key)
{
	for (size_t i = 0; i < draft->field_count; i++)
		if (str_eq_nocase(draft->fields[i].key, key))
			return i;
	return NO_INDEX;
}

/* Copies of a draft share the list, so it is never changed in place. */
static struct draft_field *
fields_copy(struct draft *draft)
{
	struct draft_field *copy = ARENA_ARRAY(draft->arena,
					       struct draft_field,
					       draft->field_count + 1);

	if (draft->field_count)
		memcpy(copy, draft->fields,
		       draft->field_count * sizeof(*copy));
	draft->fields = copy;
	return copy;
}

static void
field_put(struct draft *draft, struct draft_field field)
{
	size_t index = field_index(draft, field.key);
	struct draft_field *fields = fields_copy(draft);

	if (index == NO_INDEX)
		index = draft->field_count++;
	fields[index] = field;
	if (str_eq_nocase(field.key, STR("name")))
		draft->name = field.value;
}

static void
field_remove(struct draft *draft, struct str key)
{
	size_t index = field_index(draft, key);
	struct draft_field *fields;

	if (index == NO_INDEX)
		return;
	fields = fields_copy(draft);
	draft->field_count--;
	memmove(fields + index, fields + index + 1,
		(draft->field_count - index) * sizeof(*fields));
}

void
draft_take_field(struct draft *draft, const char *key, size_t persona)
{
	const struct persona *owner;
	const struct field *theirs;
	struct draft_field field;

	if (persona >= draft->comparison->persona_count)
		return;
	owner = draft->comparison->personas[persona];
	theirs = persona_field(owner, key);
	if (!theirs) {
		field_remove(draft, str_of(key));
		return;
	}
	field = field_of(owner, theirs, draft->arena);
	find_owners(&field, draft, key);
	field_put(draft, field);
}

void
draft_set_field(struct draft *draft, const char *key, struct str value)
{
	struct draft_field field = { .kind = FIELD_STRING };

	if (!value.ptr) {
		field_remove(draft, str_of(key));
		return;
	}
	field.key = arena_str(draft->arena, str_of(key));
	field.value = arena_str(draft->arena, value);
	field_put(draft, field);
}

const struct draft_field *
draft_field(const struct draft *draft, const char *key)
{
	size_t index = field_index(draft, str_of(key));

	return index == NO_INDEX ? NULL : &draft->fields[index];
}
