#include "parse/frontmatter.h"

#include <stdlib.h>

#include "parse/front.h"

static struct str
fault_line(const struct persona *persona, struct place place)
{
	return str_trim(source_line(&persona->source, place.line - 1));
}

static bool
is_indented_by_tab(const struct persona *persona, struct place place)
{
	struct str line = source_line(&persona->source, place.line - 1);
	struct str bare = str_trim_start(line);

	line.len -= bare.len;
	return str_contains(line, STR("\t"));
}

static bool
begins_quoted(struct str line)
{
	struct key_line key;

	if (front_key(line, &key))
		line = str_from(line, key.value);
	return line.len > 0 && (line.ptr[0] == '"' || line.ptr[0] == '\'');
}

static const char *
fault_code(const struct persona *persona, struct place place,
	   struct str reason)
{
	struct str line = fault_line(persona, place);

	if (str_eq(reason, STR("nested too deep")))
		return "fm-deep";
	if (str_eq(reason, STR("too large")) ||
	    str_eq(reason, STR("too many values")))
		return "fm-large";
	if (str_eq(reason, STR("directives are not understood")))
		return "fm-directive";
	if (is_indented_by_tab(persona, place))
		return "fm-tab";
	if (begins_quoted(line) || str_contains(reason, STR("quoted scalar")))
		return "fm-quotes";
	return "fm-syntax";
}

/* For what no repair explains: the fault as YAML saw it. */
static void
diagnose_fault(struct persona *persona, struct place place,
	       const struct error *error)
{
	struct str reason = str_of(error->text);
	const char *code = fault_code(persona, place, reason);

	diagnostics_add(&persona->diagnostics, &persona->arena, code, place,
			str_eq(str_of(code), STR("fm-syntax")) ?
			    reason :
			    fault_line(persona, place));
}

static enum front_parse
parse_yaml(struct field_list *list, struct range content)
{
	struct place place;
	struct error error;
	enum yaml_reading strict =
	    fields_strict(list, content, &place, &error);

	if (strict == YAML_FIELDS)
		return PARSE_STRICT;
	if (fields_repaired(list, content))
		return PARSE_REPAIRED;
	if (strict == YAML_REFUSED)
		diagnose_fault(list->persona, place, &error);
	fields_lenient(list, content);
	if (strict == YAML_WITHOUT_FIELDS &&
	    list->persona->front.field_count == 0)
		return PARSE_STRICT;
	return PARSE_LENIENT;
}

static int
compare_places(const void *a, const void *b)
{
	const struct diagnostic *x = a, *y = b;

	if (x->place.line != y->place.line)
		return x->place.line < y->place.line ? -1 : 1;
	if (x->place.column != y->place.column)
		return x->place.column < y->place.column ? -1 : 1;
	return (x->kind > y->kind) - (x->kind < y->kind);
}

static void
sort_diagnostics(struct diagnostics *list)
{
	if (list->count > 1)
		qsort(list->all, list->count, sizeof(*list->all),
		      compare_places);
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
	list.tiled = place.content.start;
	if (place.syntax == FRONT_TOML)
		fields_toml(&list, place.content);
	else
		front->parse = parse_yaml(&list, place.content);
	front_check(persona);
	sort_diagnostics(&persona->diagnostics);
}
