/* SPDX-License-Identifier: MIT */
#include "model/persona.h"

struct collector {
	struct arena *arena;
	struct tools tools;
	size_t capacity;
};

static struct str
without_outer(struct str text, char open, char close)
{
	if (text.len < 2 || text.ptr[0] != open ||
	    text.ptr[text.len - 1] != close)
		return text;
	return str_trim(str_slice(text, (struct range){ 1, text.len - 1 }));
}

/* A list read as text still has its markers, a broken string its quotes. */
static struct str
tool_name(struct str piece)
{
	piece = str_trim(piece);
	if (str_starts(piece, STR("- ")) || str_eq(piece, STR("-")))
		piece = str_trim(str_from(piece, 1));
	piece = without_outer(piece, '"', '"');
	return without_outer(piece, '\'', '\'');
}

static void
collect_name(struct collector *collector, struct str piece)
{
	struct tools *tools = &collector->tools;
	struct str name = tool_name(piece);

	if (name.len == 0)
		return;
	if (str_eq(name, STR("*"))) {
		tools->all = true;
		return;
	}
	tools->names = arena_grow(collector->arena, tools->names, tools->count,
				  &collector->capacity, sizeof(*tools->names));
	tools->names[tools->count++] = name;
}

/* "Bash (git:*)" is one name. */
static bool
comes_parenthesis(struct str text, size_t at)
{
	return str_starts(str_trim_start(str_from(text, at)), STR("("));
}

/* Cuts at separators outside parentheses. */
static void
collect_text(struct collector *collector, struct str text,
	     const char *separators)
{
	size_t start = 0;
	size_t depth = 0;

	text = without_outer(str_trim(text), '[', ']');
	for (size_t i = 0; i < text.len; i++) {
		char c = text.ptr[i];

		if (c == '(')
			depth++;
		else if (c == ')' && depth > 0)
			depth--;
		if (depth > 0 ||
		    !str_contains(str_of(separators), (struct str){ &c, 1 }) ||
		    (c == ' ' && comes_parenthesis(text, i)))
			continue;
		collect_name(collector,
			     str_slice(text, (struct range){ start, i }));
		start = i + 1;
	}
	collect_name(collector, str_from(text, start));
}

static bool
is_any_of(struct str text, const char *const *words)
{
	for (; *words != NULL; words++)
		if (str_eq_nocase(text, str_of(*words)))
			return true;
	return false;
}

/* true, allow or ask; a map of patterns when it allows any of them. */
static bool
is_permitted(struct str value)
{
	static const char *const words[] = { "true", "yes", "on", "allow",
					     "ask", "always", NULL };

	return is_any_of(value, words) || str_contains(value, STR("allow")) ||
	    str_contains(value, STR(": ask"));
}

static void
collect_map(struct collector *collector, const struct field *field)
{
	static const char *const allowed[] = { "allow", "allowed", NULL };
	static const char *const denied[] = { "deny", "denied", "disallowed",
					      NULL };

	for (size_t i = 0; i < field->entry_count; i++) {
		if (is_any_of(field->entries[i], allowed))
			collect_text(collector, field->values[i], ",\n");
		else if (!is_any_of(field->entries[i], denied) &&
			 is_permitted(field->values[i]))
			collect_name(collector, field->entries[i]);
	}
}

/* Open addressing: a list of thousands of names is still read at once. */
static void
drop_repeats(struct collector *collector)
{
	struct tools *tools = &collector->tools;
	size_t mask = 1;
	size_t kept = 0;
	struct str *seen;

	while (mask < tools->count * 2)
		mask *= 2;
	seen = ARENA_ARRAY(collector->arena, struct str, mask--);
	for (size_t i = 0; i < tools->count; i++) {
		struct str name = tools->names[i];
		size_t slot = (size_t)str_hash(name) & mask;

		while (seen[slot].ptr != NULL && !str_eq(seen[slot], name))
			slot = (slot + 1) & mask;
		if (seen[slot].ptr != NULL)
			continue;
		seen[slot] = name;
		tools->names[kept++] = name;
	}
	tools->count = kept;
}

struct tools
tools_of_field(const struct field *field, struct arena *arena)
{
	struct collector collector = { .arena = arena };

	if (field->kind == FIELD_MAP) {
		collect_map(&collector, field);
	} else if (field->kind == FIELD_LIST) {
		for (size_t i = 0; i < field->entry_count; i++)
			collect_text(&collector, field->entries[i], ",");
	} else if (field->kind != FIELD_NULL) {
		collect_text(&collector, field->value, ", \n\t");
	}
	if (collector.tools.all)
		return (struct tools){ .all = true };
	drop_repeats(&collector);
	return collector.tools;
}

static const struct field *
first_field(const struct persona *persona, const char *const *keys)
{
	const struct field *field = NULL;

	for (; field == NULL && *keys != NULL; keys++)
		field = persona_field(persona, *keys);
	return field;
}

/* Tools without a value are none, so has Claude Code it; a permission that
 * is one word names no tool. */
static bool
says_of_all(const struct field *field)
{
	return field->kind == FIELD_NULL ||
	       (field->kind == FIELD_STRING &&
		str_eq_nocase(field->key, STR("permission")));
}

static bool
denies_all(const struct field *field)
{
	return str_eq(field->value, STR("deny")) ||
	       str_eq_nocase(field->key, STR("tools"));
}

struct tools
persona_tools(const struct persona *persona, struct arena *arena)
{
	static const char *const keys[] = { "tools", "allowed-tools",
					    "allowedTools", "permission",
					    NULL };
	const struct field *field = first_field(persona, keys);

	if (field == NULL || says_of_all(field))
		return (struct tools){ .all = field == NULL ||
					      !denies_all(field) };
	return tools_of_field(field, arena);
}

struct tools
persona_denied_tools(const struct persona *persona, struct arena *arena)
{
	static const char *const keys[] = { "disallowedTools",
					    "disallowed-tools", NULL };
	const struct field *field = first_field(persona, keys);

	return field != NULL && field->kind != FIELD_MAP
		   ? tools_of_field(field, arena)
		   : (struct tools){ 0 };
}
