/* SPDX-License-Identifier: MIT */
#include "parse/frontmatter.h"

#include "parse/front.h"

static bool
is_bare(const struct persona *persona, size_t known)
{
	const struct diagnostics *list = &persona->diagnostics;

	while (known < list->count &&
	       str_eq(str_of(list->all[known].kind->code), STR("fm-bare")))
		known++;
	return known == list->count;
}

static enum front_parse
parse_yaml(struct field_list *list, struct range content)
{
	size_t known = list->persona->diagnostics.count;
	struct place place;
	struct error error;
	enum yaml_reading strict =
	    fields_strict(list, content, &place, &error);

	if (strict == YAML_FIELDS)
		return PARSE_STRICT;
	if (fields_repaired(list, content)) {
		list->persona->front.bare = is_bare(list->persona, known);
		return PARSE_REPAIRED;
	}
	if (strict == YAML_REFUSED)
		front_diagnose(list->persona, content, place, &error);
	fields_lenient(list, content);
	if (strict == YAML_WITHOUT_FIELDS &&
	    list->persona->front.field_count == 0)
		return PARSE_STRICT;
	return PARSE_LENIENT;
}

/* A fault of the whole may be found again in its part. */
static void
drop_repeated(struct diagnostics *list)
{
	size_t kept = 0;

	for (size_t i = 0; i < list->count; i++) {
		const struct diagnostic *own = &list->all[i];
		const struct diagnostic *last = &list->all[kept - (kept > 0)];

		if (kept == 0 || own->kind != last->kind ||
		    own->place.line != last->place.line ||
		    own->place.column != last->place.column)
			list->all[kept++] = *own;
	}
	list->count = kept;
}

void
frontmatter_parse(struct persona *persona)
{
	struct front_matter *front = &persona->front;
	struct field_list list = { .persona = persona };
	struct front_place place;

	*front = (struct front_matter){ 0 };
	if (!front_locate(&place, persona))
		return;
	front->syntax = place.syntax;
	front->range = place.range;
	front->tail = place.tail;
	list.tiled = place.content.start;
	if (place.syntax == FRONT_TOML)
		fields_toml(&list, place.content);
	else
		front->parse = parse_yaml(&list, place.content);
	front_check(persona);
	diagnostics_sort(&persona->diagnostics);
	drop_repeated(&persona->diagnostics);
}
