/* SPDX-License-Identifier: MIT */
#include "export/value.h"

#include "base/utf8.h"

/* Between brackets a comma ends an entry. */
static void
add_entry(struct buf *out, struct str entry)
{
	if (str_contains(entry, STR(",")))
		yaml_add_quoted(out, entry);
	else
		yaml_add_scalar(out, entry);
}

static void
add_lines(struct buf *out, const struct value *value, size_t indent)
{
	for (size_t i = 0; i < value->count; i++) {
		buf_add_byte(out, '\n');
		buf_add_repeat(out, ' ', indent + 2);
		buf_add_cstr(out, "- ");
		yaml_add_scalar(out, value->entries[i]);
	}
}

static void
add_list(struct buf *out, const struct value *value)
{
	buf_add_cstr(out, " [");
	for (size_t i = 0; i < value->count; i++) {
		buf_add_cstr(out, i > 0 ? ", " : "");
		add_entry(out, value->entries[i]);
	}
	buf_add_byte(out, ']');
}

static void
add_map(struct buf *out, const struct value *value, size_t indent)
{
	for (size_t i = 0; i < value->count; i++) {
		buf_add_byte(out, '\n');
		buf_add_repeat(out, ' ', indent + 2);
		yaml_add_scalar(out, value->entries[i]);
		buf_add_cstr(out, ": ");
		yaml_add_scalar(out, value->values[i]);
	}
}

/* What Roo's reader, or YAML, would change within lines is quoted. */
static bool
can_be_block(struct str text)
{
	if (!str_contains(text, STR("\n")) || ascii_is_space(text.ptr[0]) ||
	    str_ends(text, STR("\n")) || !utf8_is_valid(text))
		return false;
	while (text.len > 0) {
		int32_t point = utf8_next(&text);

		if ((point < 0x20 && point != '\n' && point != '\t') ||
		    point == 0x7f || (point >= 0x80 && point < 0xa1) ||
		    (point >= 0x200b && point <= 0x202f) || point == 0x2212 ||
		    point == 0xfeff)
			return false;
	}
	return true;
}

static void
add_block(struct buf *out, struct str text, size_t indent)
{
	struct str line;

	buf_add_cstr(out, "|-");
	while (str_split(&text, '\n', &line)) {
		buf_add_byte(out, '\n');
		if (line.len > 0)
			buf_add_repeat(out, ' ', indent + 2);
		buf_add(out, line);
	}
}

static void
add_value(struct buf *out, const struct value *value, size_t indent)
{
	if (value->kind == VALUE_SOURCE) {
		buf_printf(out, "%.*s\n", STR_ARG(str_trim_end(value->text)));
		return;
	}
	buf_printf(out, "%s:", value->key);
	if (value->kind == VALUE_LIST && value->lines)
		add_lines(out, value, indent);
	else if (value->kind == VALUE_LIST)
		add_list(out, value);
	else if (value->kind == VALUE_MAP)
		add_map(out, value, indent);
	else if (value->kind != VALUE_BLANK)
		buf_add_byte(out, ' ');
	if (value->kind == VALUE_TEXT && value->block &&
	    can_be_block(value->text))
		add_block(out, value->text, indent);
	else if (value->kind == VALUE_TEXT)
		yaml_add_scalar(out, value->text);
	else if (value->kind == VALUE_QUOTED || value->kind == VALUE_BARE)
		yaml_add_quoted(out, value->text);
	else if (value->kind == VALUE_LINE)
		buf_add(out, value->text);
	buf_add_byte(out, '\n');
}

void
values_add_yaml(struct buf *out, const struct values *values, size_t indent)
{
	for (size_t i = 0; i < values->count; i++) {
		if (i > 0)
			buf_add_repeat(out, ' ', indent);
		add_value(out, &values->all[i], indent);
	}
}

static void
unquote(struct buf *out, size_t start, const struct value *value)
{
	struct buf quoted = { 0 }, rest = { 0 };
	size_t at;

	yaml_add_quoted(&quoted, value->text);
	at = start + str_find(str_from(buf_str(out), start), buf_str(&quoted));
	buf_add(&rest, str_from(buf_str(out), at + quoted.len));
	buf_truncate(out, at);
	buf_add(out, value->text);
	buf_add(out, buf_str(&rest));
	buf_release(&quoted);
	buf_release(&rest);
}

/* Three hyphens need their escape. */
void
values_unquote(struct buf *out, size_t start, const struct values *values)
{
	struct buf key = { 0 };

	for (size_t i = 0; i < values->count; i++) {
		const struct value *value = &values->all[i];

		if (value->kind != VALUE_BARE ||
		    str_contains(value->text, STR("---")))
			continue;
		buf_clear(&key);
		buf_printf(&key, "\n%s: ", value->key);
		unquote(out,
			start + str_find(str_from(buf_str(out), start),
					 buf_str(&key)),
			value);
	}
	buf_release(&key);
}

static bool
same_entries(const struct value *value, const struct yaml *node)
{
	size_t i = 0;

	for (const struct yaml *at = node->first; at != NULL; at = at->next) {
		struct str entry =
		    value->kind == VALUE_MAP ? at->key : at->value;

		if (i == value->count || !str_eq(entry, value->entries[i]) ||
		    (value->kind == VALUE_MAP &&
		     !str_eq(at->value, value->values[i])))
			return false;
		i++;
	}
	return i == value->count;
}

static bool
is_same(const struct value *value, const struct yaml *node)
{
	switch (value->kind) {
	case VALUE_TEXT:
	case VALUE_QUOTED:
	case VALUE_BARE:
		return node->kind == YAML_STRING &&
		       str_eq(node->value, value->text);
	case VALUE_SOURCE: /* proved when it was made */
		return node->kind == YAML_MAP || node->kind == YAML_LIST;
	case VALUE_LINE:
		return str_eq(node->value, value->text);
	case VALUE_BLANK:
		return node->kind == YAML_NULL;
	case VALUE_LIST:
		return node->kind == YAML_LIST && same_entries(value, node);
	case VALUE_MAP:
		return node->kind == YAML_MAP && same_entries(value, node);
	default:
		return false;
	}
}

bool
values_check_yaml(const struct values *values, const struct yaml *map,
		  struct error *error)
{
	const struct yaml *node = map != NULL ? map->first : NULL;

	for (size_t i = 0; i < values->count; i++) {
		const struct value *value = &values->all[i];

		if (node == NULL || !str_eq(node->key, str_of(value->key)) ||
		    !is_same(value, node))
			return error_set(error,
					 "'%s' reads back as something else",
					 value->key);
		node = node->next;
	}
	return node == NULL ||
	       error_set(error, "'%.*s' was not meant to be there",
			 STR_ARG(node->key));
}
