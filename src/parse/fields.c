/* SPDX-License-Identifier: MIT */
#include "parse/front.h"

/* Where the text that YAML read comes from: a copy, or the file itself. */
struct origin {
	const struct repaired *repaired;
	size_t base;
};

static struct range
in_file(const struct origin *origin, struct range range)
{
	if (origin->repaired != NULL)
		return repaired_range(origin->repaired, range);
	return (struct range){ origin->base + range.start,
			       origin->base + range.end };
}

struct field *
field_list_add(struct field_list *list, struct range key, struct range value)
{
	struct persona *persona = list->persona;
	const struct source *source = &persona->source;
	struct front_matter *front = &persona->front;
	struct field *field;
	size_t first, last;

	if (value.start < key.end)
		value = (struct range){ key.end, key.end };
	if (value.end < value.start)
		value.end = value.start;
	front->fields = arena_grow(&persona->arena, front->fields,
				   front->field_count, &list->capacity,
				   sizeof(*front->fields));
	field = &front->fields[front->field_count++];
	*field = (struct field){ .value_range = value };
	first = source_line_at(source, key.start);
	last = source_line_at(source, value.end - 1);
	field->start_line = first + 1;
	field->end_line = last + 1;
	/* libyaml breaks lines where files do not: two keys on one line. */
	if (key.start < list->tiled) {
		field->range = (struct range){ key.start, value.end };
		return field;
	}
	field->range = (struct range){ list->tiled,
				       source_line_range(source, last).end };
	list->tiled = field->range.end;
	return field;
}

static struct str
scalar_text(const struct persona *persona, const struct origin *origin,
	    const struct yaml *node)
{
	switch (node->kind) {
	case YAML_LIST:
	case YAML_MAP:
	case YAML_ALIAS:
		return persona_text(persona, in_file(origin, node->range));
	default:
		return node->value;
	}
}

static void
fill_entries(struct persona *persona, struct field *field,
	     const struct origin *origin, const struct yaml *node)
{
	bool map = node->kind == YAML_MAP;
	size_t count = 0;

	for (const struct yaml *child = node->first; child;
	     child = child->next)
		count++;
	field->entries = ARENA_ARRAY(&persona->arena, struct str, count);
	field->values = map ?
	    ARENA_ARRAY(&persona->arena, struct str, count) :
	    NULL;
	for (const struct yaml *child = node->first; child;
	     child = child->next) {
		struct str text = scalar_text(persona, origin, child);

		if (map)
			field->values[field->entry_count] = text;
		field->entries[field->entry_count++] =
		    map ? child->key : text;
	}
}

static enum field_kind
kind_of(enum yaml_kind kind)
{
	static const enum field_kind kinds[] = {
		[YAML_NULL] = FIELD_NULL,     [YAML_BOOL] = FIELD_BOOL,
		[YAML_NUMBER] = FIELD_NUMBER, [YAML_STRING] = FIELD_STRING,
		[YAML_LIST] = FIELD_LIST,     [YAML_MAP] = FIELD_MAP,
		[YAML_ALIAS] = FIELD_STRING,
	};

	return kinds[kind];
}

void
front_report(struct persona *persona, const char *code, size_t offset,
	     struct str detail)
{
	diagnostics_add(&persona->diagnostics, &persona->arena, code,
			source_place(&persona->source, offset), detail);
}

/* The tree is at most 16 deep. */
static void
diagnose_aliases(struct persona *persona, const struct origin *origin,
		 const struct yaml *node)
{
	if (node->kind == YAML_ALIAS)
		front_report(persona, "fm-alias",
			     in_file(origin, node->range).start, node->value);
	for (const struct yaml *child = node->first; child;
	     child = child->next)
		diagnose_aliases(persona, origin, child);
}

static void
add_members(struct field_list *list, const struct origin *origin,
	    const struct yaml *root, bool flow)
{
	for (const struct yaml *node = root->first; node; node = node->next) {
		struct persona *persona = list->persona;
		struct range key = in_file(origin, node->key_range);
		struct range value = in_file(origin, node->range);
		struct field *field = field_list_add(list, key, value);

		field->key = node->key;
		field->kind = kind_of(node->kind);
		field->value = scalar_text(persona, origin, node);
		/* Fields of {a: 1, b: 2} share a line. */
		if (flow)
			field->range = (struct range){
				key.start, field->value_range.end
			};
		if (node->kind == YAML_LIST || node->kind == YAML_MAP) {
			fill_entries(persona, field, origin, node);
			field->tree = node;
		}
		diagnose_aliases(persona, origin, node);
	}
}

static void
add_root(struct field_list *list, const struct origin *origin,
	 const struct yaml *root)
{
	struct str text =
	    persona_text(list->persona, in_file(origin, root->range));

	add_members(list, origin, root, str_starts(text, STR("{")));
}

static struct place
place_in_file(const struct source *source, size_t start, struct place place)
{
	struct place origin = source_place(source, start);

	if (place.line == 1)
		place.column += origin.column - 1;
	place.line += origin.line - 1;
	return place;
}

enum yaml_reading
fields_strict(struct field_list *list, struct range content,
	      struct place *fault, struct error *error)
{
	struct persona *persona = list->persona;
	struct str text = persona_text(persona, content);
	struct origin origin = { NULL, content.start };
	struct yaml *root = NULL;
	struct place place = { 1, 1 };
	bool done = false;

	if (text.len > FRONT_MAX)
		error_set(error, "too large");
	else
		done = yaml_parse(&root, text, &persona->arena, &place, error);
	*fault = place_in_file(&persona->source, content.start, place);
	if (!done)
		return YAML_REFUSED;
	if (root != NULL && root->kind != YAML_MAP)
		return YAML_WITHOUT_FIELDS;
	if (root != NULL)
		add_root(list, &origin, root);
	return YAML_FIELDS;
}

static void
add_faults(struct persona *persona, const struct diagnostics *faults)
{
	for (size_t i = 0; i < faults->count; i++)
		diagnostics_add(&persona->diagnostics, &persona->arena,
				faults->all[i].kind->code,
				faults->all[i].place, faults->all[i].detail);
}

bool
fields_repaired(struct field_list *list, struct range content)
{
	struct persona *persona = list->persona;
	struct repaired repaired;
	struct origin origin = { &repaired, content.start };

	if (range_len(content) > FRONT_MAX)
		return false;
	for (int quote = 0; quote <= 1; quote++) {
		struct yaml *root = NULL;
		struct place place;
		struct error error;

		front_repair(&repaired, persona, content, quote);
		if (repaired.faults.count == 0 ||
		    !yaml_parse(&root, repaired.text, &persona->arena, &place,
				&error) ||
		    root == NULL || root->kind != YAML_MAP)
			continue;
		add_root(list, &origin, root);
		add_faults(persona, &repaired.faults);
		return true;
	}
	return false;
}
