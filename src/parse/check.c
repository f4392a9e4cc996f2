/* SPDX-License-Identifier: MIT */
#include "base/count.h"
#include "model/rights.h"
#include "parse/front.h"

enum { PROSE_LENGTH = 12 };

static size_t
key_offset(const struct persona *persona, const struct field *field)
{
	struct range line =
	    source_line_range(&persona->source, field->start_line - 1);
	struct range range = { line.start, field->value_range.start };
	struct str text = persona_text(persona, range);
	size_t at = str_find(text, field->key);

	return line.start + (at < text.len ? at : 0);
}

static struct str
rest_of_line(const struct persona *persona, size_t offset)
{
	const struct source *source = &persona->source;
	size_t line = source_line_at(source, offset);

	return str_from(source_line(source, line),
			offset - source_line_range(source, line).start);
}

static bool
is_plain(const struct persona *persona, const struct field *field)
{
	struct str raw = persona_text(persona, field->value_range);

	return field->kind == FIELD_STRING && raw.len > 0 &&
	    !str_contains(STR("\"'|>*&!"), (struct str){ raw.ptr, 1 });
}

/* What follows the value on its line, when that is a comment. */
static struct str
comment_after(const struct persona *persona, const struct field *field)
{
	struct str rest =
	    str_trim(rest_of_line(persona, field->value_range.end));

	if (str_starts(rest, STR(":")))
		rest = str_trim(str_from(rest, 1));
	return str_starts(rest, STR("#")) ? rest : STR("");
}

static bool
is_blank(const struct field *field)
{
	return field->kind == FIELD_NULL && range_len(field->value_range) == 0;
}

/*
 * `tier: 0 # least` is a comment; `#12`, and words behind the words of a
 * sentence, are meant as part of the value.
 */
static bool
is_cut(const struct persona *persona, const struct field *field)
{
	struct str comment = comment_after(persona, field);
	bool sentence = str_contains(field->value, STR(" "));

	if (comment.len < 2 ||
	    (!is_plain(persona, field) && !is_blank(field)))
		return false;
	return sentence || !ascii_is_space(comment.ptr[1]);
}

static void
check_cut(struct persona *persona, const struct field *field)
{
	struct str comment = comment_after(persona, field);

	front_report(persona, "fm-comment-cut",
		     (size_t)(comment.ptr - persona->source.bytes.ptr),
		     comment);
}

static void
check_dashes(struct persona *persona, const struct field *field)
{
	struct str raw = persona_text(persona, field->value_range);
	size_t at = str_find(raw, STR("---"));

	if (at < raw.len)
		front_report(persona, "fm-dashes",
			     field->value_range.start + at, STR(""));
}

/* Cursor itself writes `globs:` without a value. */
static void
check_blank(struct persona *persona, const struct field *field)
{
	if (is_blank(field) && !str_ends(persona->path, STR(".mdc")))
		front_report(persona, "fm-blank", key_offset(persona, field),
			     field->key);
}

/* Word processors make them; to YAML they are letters like others. */
static void
check_curly(struct persona *persona, const struct field *field)
{
	static const char *const quotes[] = { "“", "”", "„", "‘", "‚", "«" };
	struct str raw = persona_text(persona, field->value_range);

	for (size_t i = 0; i < COUNT(quotes); i++)
		if (field->kind == FIELD_STRING &&
		    str_starts(raw, str_of(quotes[i])))
			front_report(
			    persona, "fm-curly", field->value_range.start,
			    rest_of_line(persona, field->value_range.start));
}

static void
check_description(struct persona *persona, const struct field *field)
{
	if (str_eq_nocase(field->key, STR("description")) &&
	    (field->kind == FIELD_LIST || field->kind == FIELD_MAP))
		front_report(persona, "fm-description",
			     key_offset(persona, field),
			     field->kind == FIELD_LIST ? STR("list")
						       : STR("map"));
}

/* No client reads it as the list that it looks like. */
static void
check_quoted_list(struct persona *persona, const struct field *field)
{
	if (persona->front.parse == PARSE_STRICT &&
	    rights_list_is_quoted(field))
		front_report(persona, "fm-quoted-list",
			     field->value_range.start, field->value);
}

static void
check_newlines(struct persona *persona, const struct field *field)
{
	struct str raw = persona_text(persona, field->value_range);
	size_t at = str_find(raw, STR("\\n"));

	if (!str_eq_nocase(field->key, STR("description")) ||
	    field->kind != FIELD_STRING ||
	    !str_contains(field->value, STR("\\n")))
		return;
	front_report(persona, "fm-literal-newline",
		     field->value_range.start + (at < raw.len ? at : 0),
		     STR(""));
}

/* A persona whose own keys are capitals, or have blanks, is just so. */
static bool
has_odd_keys(const struct persona *persona)
{
	const struct front_matter *front = &persona->front;

	return front->field_count == 0 ||
	    front_key_is_prose(front->fields[0].key) ||
	    (front->fields[0].key.len > 0 &&
	     front->fields[0].key.ptr[0] < 'a');
}

static void
check_fake_key(struct persona *persona, const struct field *field)
{
	bool prose = field->kind == FIELD_STRING &&
	    field->value.len >= PROSE_LENGTH &&
	    str_contains(field->value, STR(" "));

	if (prose && front_key_is_prose(field->key))
		front_report(persona, "fm-fake-key",
			     key_offset(persona, field), field->key);
}

/* Open addressing: thousands of fields are checked in linear time. */
static void
check_duplicates(struct persona *persona)
{
	const struct front_matter *front = &persona->front;
	size_t mask = 1;
	struct str *seen;

	while (mask < front->field_count * 2)
		mask *= 2;
	seen = ARENA_ARRAY(&persona->arena, struct str, mask--);
	for (size_t i = 0; i < front->field_count; i++) {
		const struct field *field = &front->fields[i];
		size_t slot = (size_t)str_hash(field->key) & mask;

		if (field->key.len == 0)
			continue;
		while (seen[slot].ptr != NULL &&
		       !str_eq(seen[slot], field->key))
			slot = (slot + 1) & mask;
		if (seen[slot].ptr != NULL)
			front_report(persona, "fm-duplicate",
				     key_offset(persona, field), field->key);
		seen[slot] = field->key;
	}
}

void
front_check(struct persona *persona)
{
	struct front_matter *front = &persona->front;
	bool yaml = front->syntax == FRONT_YAML;
	bool odd = has_odd_keys(persona);

	if (yaml)
		check_duplicates(persona);
	for (size_t i = 0; i < front->field_count; i++) {
		const struct field *field = &front->fields[i];

		check_newlines(persona, field);
		check_description(persona, field);
		check_quoted_list(persona, field);
		if (!yaml)
			continue;
		check_dashes(persona, field);
		check_curly(persona, field);
		if (is_cut(persona, field))
			check_cut(persona, field);
		else
			check_blank(persona, field);
		if (!odd)
			check_fake_key(persona, field);
	}
}
