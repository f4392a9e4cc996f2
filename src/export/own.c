/* SPDX-License-Identifier: MIT */
#include "export/own.h"

#include <string.h>

#include "base/source.h"
#include "base/utf8.h"
#include "export/own_copy.h"
#include "export/rule.h"

struct patcher {
	struct buf *out;
	struct making *making;
	const struct persona *persona;
	const char *line_end;
	bool slug;
	struct range globs; /* of `out`: where they are put in quotes */
	const struct field *unquoted;
};

static bool
is_key(const struct field *field, const char *key)
{
	return str_eq_nocase(field->key, str_of(key));
}

/* What the name is to be; the field's own where nothing speaks against it. */
static struct str
wanted_name(const struct patcher *patcher, const struct field *field)
{
	const struct sheet *sheet = patcher->making->sheet;

	if (patcher->slug)
		return sheet->slug;
	return str_eq(sheet->display, str_trim(field->value)) ? field->value
							      : sheet->display;
}

/* An entry that is itself a map or list is as it was: its bytes are. */
static bool
same_list(const struct field *field, const struct yaml *node)
{
	size_t i = 0;

	for (const struct yaml *at = node->first; at != NULL; at = at->next) {
		bool plain = at->kind != YAML_MAP && at->kind != YAML_LIST;

		if (i == field->entry_count ||
		    (plain && !str_eq(at->value, field->entries[i])))
			return false;
		i++;
	}
	return i == field->entry_count;
}

/* The field's bytes as strict YAML reads them, or NULL. */
static const struct yaml *
read_field(const struct patcher *patcher, const struct field *field)
{
	struct yaml *root = NULL;
	struct place place;
	struct error error;

	if (!yaml_parse(&root, persona_text(patcher->persona, field->range),
			patcher->making->arena, &place, &error) ||
	    root == NULL || root->kind != YAML_MAP || root->first == NULL ||
	    root->first->next != NULL || !str_eq(root->first->key, field->key))
		return NULL;
	return root->first;
}

/* Whether strict YAML reads the field's bytes as the field. */
static bool
reads_alone(const struct patcher *patcher, const struct field *field)
{
	const struct yaml *node;

	if (patcher->persona->front.parse == PARSE_STRICT)
		return true;
	node = read_field(patcher, field);
	if (node == NULL)
		return false;
	if (field->kind == FIELD_LIST)
		return node->kind == YAML_LIST && same_list(field, node);
	return field->kind == FIELD_MAP || str_eq(node->value, field->value);
}

static void
write_field(struct patcher *patcher, const struct field *field, struct str text)
{
	struct value value = { .kind = VALUE_TEXT, .text = text };
	struct values one = { &value, 1 };
	struct str key = arena_str(patcher->making->arena, field->key);

	value.key = key.ptr;
	if (field->kind == FIELD_LIST) {
		value.kind = VALUE_LIST;
		value.entries = field->entries;
		value.count = field->entry_count;
	}
	values_add_yaml(patcher->out, &one, 0);
	buf_truncate(patcher->out, patcher->out->len - 1);
	buf_add_cstr(patcher->out, patcher->line_end);
}

/* YAML 1.1 makes dates, times and truths of what 1.2 calls a string. */
static bool
looks_typed(struct str value)
{
	static const char *const words[] = { "y",  "yes", "n", "no",
					     "on", "off", NULL };

	for (const char *const *word = words; *word != NULL; word++)
		if (str_eq_nocase(value, str_of(*word)))
			return true;
	for (size_t i = 0; i < value.len; i++)
		if (!str_contains(STR("0123456789-:.+_TZ "),
				  (struct str){ value.ptr + i, 1 }))
			return false;
	return value.len > 0;
}

/* Whether a name or description would not be read as text. */
static bool
is_no_text(const struct patcher *patcher, const struct field *field)
{
	struct str raw = persona_text(patcher->persona, field->value_range);

	if (!is_key(field, "name") && !is_key(field, "description"))
		return false;
	return field->kind == FIELD_NUMBER || field->kind == FIELD_BOOL ||
	       (str_eq(raw, field->value) && looks_typed(raw));
}

static bool
is_repeated(const struct patcher *patcher, size_t index)
{
	const struct field *fields = patcher->persona->front.fields;

	for (size_t i = 0; i < index; i++)
		if (str_eq(fields[i].key, fields[index].key))
			return true;
	return false;
}

/* A rule may do without, and says so with a blank. */
static bool
needs_description(const struct patcher *patcher)
{
	return !patcher->making->target->rule->plain;
}

/* An empty text is none, in whichever script; no tools are not all tools. */
static bool
is_blank(const struct field *field)
{
	return field->kind == FIELD_NULL ||
	       (field->kind == FIELD_STRING && !is_key(field, "tools") &&
		utf8_trim(field->value).len == 0);
}

static bool
is_refused_blank(const struct patcher *patcher, const struct field *field)
{
	return is_key(field, "tools") || is_key(field, "model") ||
	       (is_key(field, "description") && needs_description(patcher));
}

static bool
is_left_out(const struct patcher *patcher, size_t index)
{
	const struct field *field = &patcher->persona->front.fields[index];
	struct making *making = patcher->making;

	if (is_repeated(patcher, index)) {
		loss_add(making->losses, making->arena, LOSS_DROPPED,
			 "'%.*s' appears more than once; only the first is "
			 "kept",
			 STR_ARG(field->key));
		return true;
	}
	if (!is_blank(field) || !is_refused_blank(patcher, field))
		return false;
	loss_add(making->losses, making->arena, LOSS_DROPPED,
		 "'%.*s' has no value; dropped", STR_ARG(field->key));
	return true;
}

/* Cursor reads a rule's globs as they stand, stars and all; only the check
 * gets them in quotes. */
static bool
quote_globs(struct patcher *patcher, const struct field *field)
{
	size_t start = patcher->out->len;

	if (!patcher->making->target->rule->plain || !is_key(field, "globs") ||
	    reads_alone(patcher, field) ||
	    str_contains(persona_text(patcher->persona, field->range),
			 STR("---")))
		return false;
	write_field(patcher, field, field->value);
	patcher->globs = (struct range){ start, patcher->out->len };
	patcher->unquoted = field;
	return true;
}

static void
unquote_globs(const struct patcher *patcher)
{
	struct buf whole = { 0 };
	struct str out = buf_str(patcher->out);

	if (patcher->unquoted == NULL)
		return;
	buf_add(&whole,
		str_slice(out, (struct range){ 0, patcher->globs.start }));
	buf_add(&whole,
		persona_text(patcher->persona, patcher->unquoted->range));
	buf_add(&whole, str_from(out, patcher->globs.end));
	buf_clear(patcher->out);
	buf_add(patcher->out, buf_str(&whole));
	buf_release(&whole);
}

/* Some clients refuse a blank value; to none of them is it every tool. */
static void
write_no_tools(struct patcher *patcher, const struct field *field)
{
	struct making *making = patcher->making;

	buf_printf(patcher->out, "%.*s: []%s", STR_ARG(field->key),
		   patcher->line_end);
	loss_add(making->losses, making->arena, LOSS_CHANGED,
		 "'%.*s' has no value, which allows none; it becomes []",
		 STR_ARG(field->key));
}

static void
patch_field(struct patcher *patcher, size_t index)
{
	const struct field *field = &patcher->persona->front.fields[index];
	struct making *making = patcher->making;
	struct str name = field->value;

	if (is_key(field, "tools") && field->kind == FIELD_NULL &&
	    !is_repeated(patcher, index)) {
		write_no_tools(patcher, field);
		return;
	}
	if (is_left_out(patcher, index) || quote_globs(patcher, field))
		return;
	if (is_key(field, "name"))
		name = wanted_name(patcher, field);
	if (!str_eq(name, field->value)) {
		loss_add(making->losses, making->arena, LOSS_CHANGED,
			 "name '%.*s' becomes '%.*s'%s", STR_ARG(field->value),
			 STR_ARG(name), patcher->slug
				? export_slug_reason(making->sheet->display,
						     making->arena)
				: "");
		write_field(patcher, field, name);
	} else if (is_no_text(patcher, field) || !reads_alone(patcher, field)) {
		loss_add(making->losses, making->arena, LOSS_CHANGED,
			 "'%.*s' is put in quotes, so that all clients read it",
			 STR_ARG(field->key));
		write_field(patcher, field, field->value);
	} else if (own_copy_field(patcher->out, patcher->persona, field,
				  read_field(patcher, field))) {
		loss_add(making->losses, making->arena, LOSS_CHANGED,
			 "'---' in '%.*s' is escaped", STR_ARG(field->key));
	}
}

/* Whether the user gave a name that the client reads. */
static bool
is_renamed(const struct patcher *patcher)
{
	const struct making *making = patcher->making;
	const struct field_rule *rule = making->target->rule->fields;

	while (rule != NULL && rule->key != NULL && strcmp(rule->key, "name"))
		rule++;
	return rule != NULL && rule->key != NULL &&
	       !str_eq(making->sheet->display, patcher->persona->name);
}

static void
add_name(struct patcher *patcher)
{
	struct making *making = patcher->making;
	struct value value = { .key = "name" };
	struct values one = { &value, 1 };

	if (patcher->slug)
		make_slug(&value, making);
	else
		make_display(&value, making);
	values_add_yaml(patcher->out, &one, 0);
	loss_add(making->losses, making->arena, LOSS_NOTE,
		 "there is no name; '%.*s' is taken for it",
		 STR_ARG(value.text));
}

/* Fields that the client requires and the file lacks come first. */
static void
add_missing(struct patcher *patcher)
{
	struct value value = { .key = "description" };
	struct values one = { &value, 1 };
	const struct field *field = persona_field(patcher->persona, "name");

	if (field == NULL && (patcher->slug || is_renamed(patcher)))
		add_name(patcher);
	field = persona_field(patcher->persona, "description");
	if (needs_description(patcher) && (field == NULL || is_blank(field))) {
		make_description(&value, patcher->making);
		values_add_yaml(patcher->out, &one, 0);
	}
}

/* End of the opening fence line; where it is not as it must be, the start of
 * the first field. */
static size_t
fields_start(const struct patcher *patcher)
{
	const struct front_matter *front = &patcher->persona->front;
	struct str bytes = patcher->persona->source.bytes;
	struct str head = str_from(bytes, source_bom(bytes));

	if (str_starts(head, STR("---\n")))
		return source_bom(bytes) + 4;
	if (str_starts(head, STR("---\r\n")))
		return source_bom(bytes) + 5;
	return front->field_count > 0 ? front->fields[0].range.start
				      : front->range.end;
}

/* Start of the closing fence line; the end where there is none. */
static size_t
fields_end(const struct patcher *patcher)
{
	struct range range = patcher->persona->front.range;
	struct str front = persona_text(patcher->persona, range);
	size_t start = str_trim_end(front).len;

	while (start > 0 && front.ptr[start - 1] != '\n' &&
	       front.ptr[start - 1] != '\r')
		start--;
	return str_starts(str_from(front, start), STR("---"))
		   ? range.start + start
		   : range.end;
}

static void
patch_front(struct patcher *patcher)
{
	const struct front_matter *front = &patcher->persona->front;
	size_t at = fields_start(patcher);

	buf_printf(patcher->out, "---%s", patcher->line_end);
	add_missing(patcher);
	for (size_t i = 0; i < front->field_count; i++) {
		struct range range = front->fields[i].range;

		if (range.start > at)
			own_copy(patcher->out, patcher->persona,
				 (struct range){ at, range.start });
		patch_field(patcher, i);
		at = range.end > at ? range.end : at;
	}
	own_copy(patcher->out, patcher->persona,
		 (struct range){ at, fields_end(patcher) });
	if (patcher->out->ptr[patcher->out->len - 1] != '\n')
		buf_add_cstr(patcher->out, patcher->line_end);
	buf_printf(patcher->out, "---%s", patcher->line_end);
}

/* Whether what strict readers find is what the persona has. */
static bool
has_value(const struct patcher *patcher, const struct field *field,
	  const struct yaml *node)
{
	struct yaml alone = *node;

	alone.next = NULL;
	if (field->kind == FIELD_MAP)
		return yaml_same(read_field(patcher, field), &alone);
	if (field->kind == FIELD_LIST)
		return same_list(field, node);
	return str_eq(node->value, is_key(field, "name")
					 ? wanted_name(patcher, field)
					 : field->value);
}

/* Strict readers find every value that the persona has. */
static bool
check_front(const struct patcher *patcher, struct str text)
{
	const struct front_matter *front = &patcher->persona->front;
	struct yaml *root = NULL;
	struct place place;
	struct error error;

	if (str_contains(text, STR("---")) ||
	    !yaml_parse(&root, text, patcher->making->arena, &place, &error) ||
	    root == NULL || root->kind != YAML_MAP)
		return false;
	for (size_t i = 0; i < front->field_count; i++) {
		const struct field *field = &front->fields[i];
		struct str key = arena_str(patcher->making->arena, field->key);
		const struct yaml *node = yaml_get(root, key.ptr);

		if (is_repeated(patcher, i) || is_blank(field))
			continue;
		if (node == NULL || !has_value(patcher, field, node))
			return false;
	}
	return true;
}

bool
own_write(struct buf *out, struct making *making, bool slug)
{
	struct patcher patcher = { .out = out,
				   .making = making,
				   .persona = making->sheet->persona,
				   .line_end = "\n",
				   .slug = slug };
	struct str bytes = patcher.persona->source.bytes;
	size_t start = out->len;
	size_t losses = making->losses->count;
	struct range front;

	if (str_starts(str_from(bytes, source_bom(bytes)), STR("---\r\n")))
		patcher.line_end = "\r\n";
	front.start = start + 3 + str_of(patcher.line_end).len;
	patch_front(&patcher);
	front.end = out->len + start - front.start;
	buf_add(out, making->sheet->body);
	if (!check_front(&patcher, str_slice(buf_str(out), front)) ||
	    !envelope_loads(str_from(buf_str(out), start),
			    making->sheet->body)) {
		buf_truncate(out, start);
		making->losses->count = losses;
		return false;
	}
	unquote_globs(&patcher);
	if (making->losses->count == losses &&
	    !str_eq(str_from(buf_str(out), start),
		    str_from(bytes, source_bom(bytes))))
		loss_add(making->losses, making->arena, LOSS_CHANGED,
			 "lines around the front matter are repaired");
	return true;
}
