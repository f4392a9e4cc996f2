/* SPDX-License-Identifier: MIT */
#include "app/variants.h"

#include "app/session.h"
#include "base/buf.h"
#include "base/count.h"
#include "model/tokens.h"

static const struct comparison *
comparison_of(const struct session *session)
{
	return session->work.draft.comparison;
}

static bool
is_known(const struct str *keys, size_t count, struct str key)
{
	for (size_t i = 0; i < count; i++)
		if (str_eq_nocase(keys[i], key))
			return true;
	return false;
}

struct keys {
	struct str *all;
	size_t count, capacity;
};

static void
add_key(struct keys *keys, struct str key, struct arena *arena)
{
	if (is_known(keys->all, keys->count, key))
		return;
	keys->all = arena_grow(arena, keys->all, keys->count, &keys->capacity,
			       sizeof *keys->all);
	keys->all[keys->count++] = key;
}

static bool
anyone_has(const struct session *session, const char *key)
{
	const struct comparison *comparison = comparison_of(session);

	for (size_t i = 0; i < comparison->persona_count; i++)
		if (persona_field(comparison->personas[i], key))
			return true;
	return draft_field(&session->work.draft, key) != NULL;
}

/* What decides what a persona may do stands first, whoever has it. */
static struct keys
list_keys(const struct session *session, struct arena *arena)
{
	static const char *const first[] = { "name", "description", "tools",
					     "model" };
	const struct comparison *comparison = comparison_of(session);
	const struct draft *draft = &session->work.draft;
	struct keys keys = { 0 };

	for (size_t i = 0; i < COUNT(first); i++)
		if (i == 0 || anyone_has(session, first[i]))
			add_key(&keys, str_of(first[i]), arena);
	for (size_t p = 0; p < comparison->persona_count; p++) {
		const struct front_matter *front =
		    &comparison->personas[p]->front;

		for (size_t i = 0; i < front->field_count; i++)
			add_key(&keys, front->fields[i].key, arena);
	}
	for (size_t i = 0; i < draft->field_count; i++)
		add_key(&keys, draft->fields[i].key, arena);
	return keys;
}

static struct str
join(const struct str *entries, size_t count, struct arena *arena)
{
	struct buf text = { 0 };
	struct str joined;

	for (size_t i = 0; i < count; i++) {
		if (i > 0)
			buf_add_cstr(&text, ", ");
		buf_add(&text, entries[i]);
	}
	joined = arena_str(arena, buf_str(&text));
	buf_release(&text);
	return joined;
}

static struct str
field_shown(const struct persona *persona, const struct field *field,
	    struct arena *arena)
{
	if (field->kind == FIELD_LIST)
		return join(field->entries, field->entry_count, arena);
	if (field->kind == FIELD_MAP)
		return str_trim(persona_text(persona, field->value_range));
	return field->value;
}

static struct str
draft_shown(const struct draft_field *field, struct arena *arena)
{
	if (field->kind == FIELD_LIST)
		return join(field->entries, field->entry_count, arena);
	return field->kind == FIELD_MAP ? str_trim(field->source)
					: field->value;
}

/* A field that is missing says nothing, but for these. */
static bool
says_much(struct str key)
{
	return str_eq(key, STR("name")) || str_eq(key, STR("tools"));
}

static struct str
absent_shown(const struct persona *persona, struct str key)
{
	if (str_eq(key, STR("name")))
		return persona->name;
	return STR("not named: every tool is allowed");
}

static struct variant *
add_variant(struct variants *variants, const struct session *session,
	    struct variant variant)
{
	size_t personas = comparison_of(session)->persona_count;

	variants->all = arena_grow(variants->arena, variants->all,
				   variants->count,
				&variants->capacity, sizeof *variants->all);
	variant.from = ARENA_ARRAY(variants->arena, size_t, personas);
	variant.tokens = tokens_estimate(variant.value);
	variants->all[variants->count] = variant;
	return &variants->all[variants->count++];
}

static struct variant *
find_variant(struct variants *variants, size_t start, struct str value,
	     bool absent)
{
	for (size_t i = start; i < variants->count; i++)
		if (variants->all[i].absent == absent &&
		    str_eq(variants->all[i].value, value))
			return &variants->all[i];
	return NULL;
}

static void
add_personas(struct variants *variants, const struct session *session,
	     struct str key)
{
	const struct comparison *comparison = comparison_of(session);
	size_t start = variants->count;

	for (size_t i = 0; i < comparison->persona_count; i++) {
		const struct persona *persona = comparison->personas[i];
		const struct field *field = persona_field(persona, key.ptr);
		bool absent = !field;
		struct str value =
		    absent ? absent_shown(persona, key)
			   : field_shown(persona, field, variants->arena);
		struct variant *variant =
		    find_variant(variants, start, value, absent);

		if (absent && !says_much(key))
			continue;
		if (!variant)
			variant = add_variant(variants, session,
					      (struct variant){
						  .key = key,
						  .value = value,
						  .absent = absent });
		variant->from[variant->from_count++] = i;
	}
}

static bool
is_from(const struct variant *variant, size_t persona)
{
	for (size_t i = 0; i < variant->from_count; i++)
		if (variant->from[i] == persona)
			return true;
	return false;
}

/* Which of them the draft has; a value of one's own stands last, alone where
 * no persona has the key. */
static void
find_taken(struct variants *variants, const struct session *session,
	   struct str key, size_t start)
{
	const struct draft_field *field =
	    draft_field(&session->work.draft, key.ptr);
	struct str value = field ? draft_shown(field, variants->arena)
				 : (struct str){ "", 0 };

	for (size_t i = start; i < variants->count; i++) {
		struct variant *variant = &variants->all[i];
		bool named = variant->absent && str_eq(key, STR("name"));

		variant->taken =
		    field ? (!variant->absent || named) &&
				(str_eq(variant->value, value) ||
				 (field->from_count > 0 &&
				  is_from(variant, field->from[0])))
			  : variant->absent && !named;
		if (variant->taken) {
			variants->tokens += field ? variant->tokens : 0;
			return;
		}
	}
	if (!field)
		return;
	add_variant(variants, session, (struct variant){ .key = key,
						      .value = value,
						      .taken = true });
	variants->tokens += tokens_estimate(value);
}

void
variants_list(struct variants *variants, const struct session *session,
	   struct arena *arena)
{
	struct keys keys = list_keys(session, arena);

	*variants = (struct variants){ .arena = arena, .keys = keys.count };
	for (size_t i = 0; i < keys.count; i++) {
		struct str key = arena_str(arena, keys.all[i]);
		size_t start = variants->count;

		add_personas(variants, session, key);
		find_taken(variants, session, key, start);
	}
}

size_t
variants_key_end(const struct variants *variants, size_t index)
{
	struct str key = variants->all[index].key;

	while (index < variants->count && str_eq(variants->all[index].key, key))
		index++;
	return index;
}

void
variant_take(struct draft *draft, const struct variant *variant)
{
	if (variant->from_count == 0)
		return;
	if (variant->absent && str_eq(variant->key, STR("name")))
		draft_set_field(draft, "name", variant->value);
	else
		draft_take_field(draft, variant->key.ptr, variant->from[0]);
}
