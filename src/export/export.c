/* SPDX-License-Identifier: MIT */
#include "export/target.h"

#include "base/buf.h"
#include "base/file.h"
#include "base/utf8.h"
#include "export/envelope.h"
#include "export/own.h"
#include "export/rights.h"
#include "export/rule.h"
#include "parse/parse.h"

static struct str
joined_keys(struct making *making)
{
	const struct sheet *sheet = making->sheet;
	bool named = str_contains(str_of(making->target->place), STR("NAME")) &&
		     str_eq(sheet->display, sheet->slug);
	struct buf list = { 0 };
	struct str text;

	for (size_t i = 0; i < sheet->field_count; i++) {
		if (named && str_eq_nocase(sheet->fields[i].key, STR("name")))
			continue;
		buf_add_cstr(&list, list.len > 0 ? ", " : "");
		buf_add(&list, sheet->fields[i].key);
	}
	text = arena_str(making->arena, buf_str(&list));
	buf_release(&list);
	return text;
}

/* Who may change nothing, or nothing unasked, may do more without it. */
static bool
is_holding_back(const struct field *field)
{
	return (str_eq_nocase(field->key, STR("permissionMode")) ||
		str_eq_nocase(field->key, STR("approvalMode"))) &&
	       (str_eq(field->value, STR("plan")) ||
		str_eq(field->value, STR("dontAsk")));
}

static void
lose_field(struct making *making, const struct field *field)
{
	if (is_holding_back(field) && !making->target->rule->toolless)
		loss_add(making->losses, making->arena, LOSS_WIDER,
			 "%s has no '%.*s': it is not held to '%.*s'",
			 making->target->name, STR_ARG(field->key),
			 STR_ARG(field->value));
	else
		loss_add(making->losses, making->arena, LOSS_DROPPED,
			 "%s has no '%.*s'; dropped", making->target->name,
			 STR_ARG(field->key));
}

/* Roo shows one and calls by the other. */
static bool
is_description(const char *key)
{
	return str_eq(str_of(key), STR("description")) ||
	       str_eq(str_of(key), STR("whenToUse"));
}

static bool
has_description(const struct field_rule *field)
{
	for (; field != NULL && field->key != NULL; field++)
		if (is_description(field->key))
			return true;
	return false;
}

static void
lose_fields(struct making *making)
{
	const struct sheet *sheet = making->sheet;
	struct str keys = joined_keys(making);

	if (making->target->rule->body_only && keys.len > 0)
		loss_add(making->losses, making->arena,
			 LOSS_DROPPED,
			 "%s holds the body only; %.*s dropped",
			 making->target->name, STR_ARG(keys));
	if (making->target->rule->body_only)
		return;
	if (sheet->description.len > 0 &&
	    !has_description(making->target->rule->fields))
		loss_add(making->losses, making->arena, LOSS_DROPPED,
			 "%s has no 'description'; dropped",
			 making->target->name);
	for (size_t i = 0; i < sheet->field_count; i++)
		if (!sheet->used[i])
			lose_field(making, &sheet->fields[i]);
}

/* As it is, and not as the value of a key. */
static bool
holds_body(const struct target_rule *rule)
{
	return rule->envelope == &envelope_front ||
	       rule->envelope == &envelope_body ||
	       rule->envelope == &envelope_fenced ||
	       rule->envelope == &envelope_block;
}

static void
note_limits(struct making *making)
{
	const struct body_limits *limits = &making->target->rule->limits;
	struct str body = making->sheet->body;
	size_t size = limits->bytes ? body.len : utf8_count(body);
	size_t least = utf8_count(utf8_trim(body));

	if (least < limits->least && limits->least == 1)
		loss_add(making->losses, making->arena, LOSS_NOTE,
			 "%s refuses an empty body", making->target->name);
	else if (least == 0 && limits->least == 0)
		loss_add(making->losses, making->arena, LOSS_NOTE,
			 "the body is empty: %s has no instructions",
			 making->target->name);
	else if (least < limits->least)
		loss_add(making->losses, making->arena, LOSS_NOTE,
			 "%s refuses a body of less than %zu characters",
			 making->target->name, limits->least);
	if (limits->most > 0 && size > limits->most)
		loss_add(making->losses, making->arena, LOSS_NOTE,
			 "%s reads %zu %s of a body; this one has %zu",
			 making->target->name, limits->most,
			 limits->bytes ? "bytes" : "characters", size);
}

/* What has a place for fields has its own line ends. */
static void
set_line_ends(struct making *making)
{
	struct sheet *sheet = making->sheet;
	struct str body = sheet->body;

	if (!sheet->kept || making->target->rule->envelope != &envelope_front)
		return;
	sheet->body = text_with_line_feeds(body, making->arena);
	if (sheet->body.len < body.len)
		loss_add(making->losses, making->arena, LOSS_NOTE,
			 "line ends of the body become LF, as those of the "
			 "fields are");
}

static bool
has_odd_fields(const struct making *making)
{
	const struct persona *persona = making->sheet->persona;

	return persona != NULL && !making->target->rule->body_only &&
	       !utf8_is_valid(persona_text(persona, persona->front.range));
}

/* In a value, what is no UTF-8 is said where the value is made. */
static void
note_bytes(struct making *making)
{
	const struct sheet *sheet = making->sheet;

	if (has_odd_fields(making))
		loss_add(making->losses, making->arena, LOSS_CHANGED,
			 "bytes of the fields that are not UTF-8 become "
			 "U+FFFD");
	if (sheet->kept && holds_body(making->target->rule) &&
	    !utf8_is_valid(sheet->body))
		loss_add(making->losses, making->arena, LOSS_NOTE,
			 "the body has bytes that are not UTF-8; they stay");
}

static bool
has_name(const struct values *values)
{
	for (size_t i = 0; i < values->count; i++)
		if (str_eq(str_of(values->all[i].key), STR("name")) ||
		    str_eq(str_of(values->all[i].key), STR("displayName")))
			return true;
	return false;
}

/* Where the file or a key names it. A format of bodies has no names, and what
 * it drops is said in one line. */
static void
note_name(struct making *making, const struct values *values)
{
	const struct sheet *sheet = making->sheet;

	if (making->target->rule->body_only || making->target->rule->shared ||
	    has_name(values) || str_eq(sheet->display, sheet->slug))
		return;
	loss_add(making->losses, making->arena, LOSS_CHANGED,
		 "name '%.*s' becomes '%.*s'%s", STR_ARG(sheet->display),
		 STR_ARG(sheet->slug),
		 export_slug_reason(sheet->display, making->arena));
}

static void
make_values(struct values *values, struct making *making)
{
	const struct field_rule *rules = making->target->rule->fields;
	size_t count = 0;

	while (rules != NULL && rules[count].key != NULL)
		count++;
	values->all = ARENA_ARRAY(making->arena, struct value, count);
	values->count = 0;
	for (size_t i = 0; i < count; i++) {
		struct value *value = &values->all[values->count];

		*value = (struct value){ .key = rules[i].key };
		values->count += rules[i].make(value, making);
	}
}

static bool
is_own(const struct making *making)
{
	const struct target_rule *rule = making->target->rule;

	return own_applies(making->sheet, rule->own) ||
	       (rule->agent && own_is_agent(making->sheet));
}

static bool
has_rights(const struct target_rule *rule)
{
	return !rule->body_only && !rule->toolless;
}

static bool
fits(const struct making *making, struct error *error)
{
	const struct body_limits *limits = &making->target->rule->limits;
	size_t size = utf8_count(making->sheet->body);

	return !limits->refused || size <= limits->most ||
	       error_set(error, "%s takes %zu characters of instructions; "
			 "this body has %zu", making->target->name,
			 limits->most, size);
}

static bool
write_anew(struct buf *out, struct making *making, struct error *error)
{
	const struct envelope *envelope = making->target->rule->envelope;
	size_t start = out->len;
	struct values values;
	struct error why;

	if (has_rights(making->target->rule))
		rights_take(making->sheet);
	set_line_ends(making);
	make_values(&values, making);
	envelope->write(out, making, &values);
	if (envelope->check(str_from(buf_str(out), start), making, &values,
			    &why)) {
		note_name(making, &values);
		if (has_rights(making->target->rule))
			rights_lose(making, &values);
		lose_fields(making);
		values_unquote(out, start, &values);
		return true;
	}
	buf_truncate(out, start);
	return error_set(error, "%s cannot hold this persona: %s",
			 making->target->name, why.text);
}

/* Two characters elsewhere; in Claude Code's own files they always were one
 * line end. */
static void
note_line_ends(struct making *making)
{
	if (making->target->rule->tools == TOOLS_CLAUDE &&
	    !own_applies(making->sheet, making->target->rule->own) &&
	    str_contains(making->sheet->description, STR("\\n")))
		loss_add(making->losses, making->arena, LOSS_CHANGED,
			 "%s shows \\n in the description as a line end",
			 making->target->name);
}

/* False where the file is to be written anew. */
static bool
write_own(struct buf *out, struct making *making)
{
	size_t start = out->len;
	struct persona kept = { 0 };

	if (making->target->rule->envelope == &envelope_toml)
		return own_toml_write(out, making);
	if (!is_own(making) ||
	    !own_write(out, making, making->target->rule->needs_slug))
		return false;
	parse_open(&kept, making->sheet->persona->path,
		   str_from(buf_str(out), start));
	rights_lose_kept(making, &kept);
	note_line_ends(making);
	persona_release(&kept);
	return true;
}

bool
export_text(struct buf *out, struct losses *losses, const struct target *target,
	    const struct export_input *input, struct arena *arena,
	    struct error *error)
{
	const struct target_rule *rule = target->rule;
	struct sheet sheet;
	struct making making = { target, &sheet, losses, arena };
	size_t start = out->len;

	sheet_init(&sheet, input, rule->syntax, arena);
	if (!fits(&making, error))
		return false;
	if (!write_own(out, &making) && !write_anew(out, &making, error))
		return false;
	note_bytes(&making);
	note_limits(&making);
	marks_find(&making, str_from(buf_str(out), start));
	return true;
}

struct str
export_description(const struct target *target,
		   const struct export_input *input, struct arena *arena)
{
	const struct field_rule *field = target->rule->fields;
	struct losses losses = { 0 };
	struct sheet sheet;
	struct making making = { target, &sheet, &losses, arena };
	struct value value = { 0 };

	if (target->rule->body_only)
		return (struct str){ "", 0 };
	sheet_init(&sheet, input, target->rule->syntax, arena);
	for (; field != NULL && field->key != NULL; field++)
		if (is_description(field->key))
			field->make(&value, &making);
	return value.text;
}

bool
target_is_named(const struct target *target)
{
	const struct field_rule *field = target->rule->fields;

	if (target->rule->body_only)
		return false;
	for (; field != NULL && field->key != NULL; field++)
		if (field->make == make_slug)
			return true;
	return str_contains(str_of(target->place), STR("NAME"));
}

static struct str
path_of(struct str place, const struct export_input *input,
	struct arena *arena)
{
	size_t hole = str_find(place, STR("NAME"));
	struct str slug;

	if (hole == place.len)
		return place;
	slug = export_input_slug(input, arena);
	return arena_printf(arena, "%.*s%.*s%s", (int)hole, place.ptr,
			    STR_ARG(slug), place.ptr + hole + 4);
}

struct str
export_path(const struct target *target, const struct export_input *input,
	    struct arena *arena)
{
	return path_of(str_of(target->place), input, arena);
}

static bool
has_folder_of(const char *folder, const char *place, struct arena *arena)
{
	size_t end = str_find(str_of(place), STR("/NAME"));

	return file_is_folder(arena_printf(arena, "%s/%.*s", folder, (int)end,
					   place).ptr);
}

struct str
export_path_below(const struct target *target,
		  const struct export_input *input, const char *folder,
		  struct arena *arena)
{
	const char *other = target->rule->other_place;

	if (other == NULL || has_folder_of(folder, target->place, arena) ||
	    !has_folder_of(folder, other, arena))
		return export_path(target, input, arena);
	return path_of(str_of(other), input, arena);
}
