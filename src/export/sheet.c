/* SPDX-License-Identifier: MIT */
#include "export/sheet.h"

#include "base/buf.h"
#include "base/source.h"
#include "base/utf8.h"
#include "base/yaml.h"
#include "export/inline.h"
#include "export/title.h"
#include "model/fence.h"
#include "parse/parse.h"

enum { SENTENCE_MAX = 300 }; /* code points of a description from the body */

static struct str
scrubbed(struct arena *arena, struct str text)
{
	struct buf out = { 0 };

	if (utf8_is_valid(text))
		return text;
	utf8_scrub(&out, text);
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

/* What clients call blank, in whichever script, is nothing. */
static struct str
without_blanks_alone(struct str text)
{
	return utf8_trim(text).len > 0 ? text : STR("");
}

void
field_fill(struct field *field, const struct yaml *node, struct str source,
	   struct arena *arena)
{
	size_t count = 0;

	field->kind = node->kind == YAML_MAP ? FIELD_MAP : FIELD_LIST;
	field->tree = node;
	field->entry_count = 0;
	for (const struct yaml *at = node->first; at != NULL; at = at->next)
		count++;
	field->entries = ARENA_ARRAY(arena, struct str, count);
	field->values = ARENA_ARRAY(arena, struct str, count);
	for (const struct yaml *at = node->first; at != NULL; at = at->next) {
		struct str value = at->value.ptr != NULL
				       ? at->value
				       : str_slice(source, at->range);

		field->values[field->entry_count] = value;
		field->entries[field->entry_count++] =
		    node->kind == YAML_MAP ? at->key : value;
	}
}

/* A draft keeps a map as its source; what it holds is read again. */
static void
read_map(struct field *field, struct str source, struct arena *arena)
{
	struct yaml *root = NULL;
	struct place place;
	struct error error;

	if (!yaml_parse(&root, source, arena, &place, &error) || root == NULL ||
	    root->kind != YAML_MAP)
		return;
	if (root->first != NULL && root->first->next == NULL &&
	    root->first->kind == YAML_MAP &&
	    str_eq_nocase(root->first->key, field->key))
		root = root->first;
	field_fill(field, root, source, arena);
}

static void
copy_draft_fields(struct sheet *sheet, const struct draft *draft)
{
	for (size_t i = 0; i < draft->field_count; i++) {
		const struct draft_field *from = &draft->fields[i];
		struct field *to = &sheet->fields[sheet->field_count++];

		*to = (struct field){ .key = from->key,
				      .kind = from->kind,
				      .value = from->value,
				      .entries = from->entries,
				      .entry_count = from->entry_count };
		if (from->kind != FIELD_MAP)
			continue;
		to->value = from->source;
		read_map(to, from->source, sheet->arena);
	}
}

static void
copy_fields(struct sheet *sheet, const struct export_input *input)
{
	const struct persona *persona = input->persona;
	size_t count = persona != NULL ? persona->front.field_count
				       : input->draft->field_count;

	sheet->fields = ARENA_ARRAY(sheet->arena, struct field, count);
	sheet->used = ARENA_ARRAY(sheet->arena, bool, count);
	if (persona == NULL) {
		copy_draft_fields(sheet, input->draft);
	} else {
		for (size_t i = 0; i < count; i++)
			sheet->fields[i] = persona->front.fields[i];
		sheet->field_count = count;
	}
	for (size_t i = 0; i < count; i++) {
		struct field *field = &sheet->fields[i];

		field->value = scrubbed(sheet->arena, field->value);
	}
}

static void
read_rights(struct sheet *sheet)
{
	const struct persona *persona = sheet->persona;
	struct rights *rights = &sheet->rights;

	*rights = rights_read(sheet->fields, sheet->field_count,
			      persona != NULL ? persona_tool_client(persona)
					      : TOOLS_ANY,
			      sheet->arena);
	for (size_t i = 0; i < rights->count; i++) {
		struct right_rule *rule = &rights->rules[i];

		rule->tool = scrubbed(sheet->arena, rule->tool);
		rule->word = scrubbed(sheet->arena, rule->word);
		rule->pattern = scrubbed(sheet->arena, rule->pattern);
	}
}

/* Files that were joined may have several byte order marks. */
static struct str
without_marks(struct str body)
{
	while (source_bom(body) > 0)
		body = str_from(body, source_bom(body));
	return body;
}

static void
set_body(struct sheet *sheet, const struct export_input *input,
	 enum syntax syntax)
{
	struct buf out = { 0 };

	if (input->persona != NULL && syntax == SYNTAX_MARKDOWN &&
	    !input->headings) {
		sheet->body = without_marks(persona_body(input->persona));
		sheet->kept = true;
		return;
	}
	if (input->persona != NULL)
		render_persona(&out, input->persona, syntax);
	else
		render_draft(&out, input->draft, syntax, NULL);
	sheet->body =
	    scrubbed(sheet->arena, arena_str(sheet->arena, buf_str(&out)));
	buf_release(&out);
}

static struct str
raw_name(const struct export_input *input)
{
	if (input->name.len > 0)
		return input->name;
	return input->persona != NULL ? input->persona->name
				      : input->draft->name;
}

struct str
export_name(const struct export_input *input, struct arena *arena)
{
	struct str name = title_line(arena, scrubbed(arena, raw_name(input)));

	return without_blanks_alone(name);
}

void
sheet_init(struct sheet *sheet, const struct export_input *input,
	   enum syntax syntax, struct arena *arena)
{
	const struct field *field;

	*sheet = (struct sheet){ .arena = arena, .persona = input->persona };
	copy_fields(sheet, input);
	sheet->display = export_name(input, arena);
	sheet->folded = str_contains(str_trim(raw_name(input)), STR("\n"));
	sheet->slug = export_input_slug(input, arena);
	if (input->persona != NULL) {
		sheet->description = input->persona->description;
	} else {
		field = sheet_take(sheet, "description");
		sheet->description = description_text(field, arena);
	}
	sheet->description = without_blanks_alone(
	    str_trim(scrubbed(arena, sheet->description)));
	sheet_take(sheet, "description");
	sheet_take(sheet, "name");
	sheet_take(sheet, "slug");
	read_rights(sheet);
	set_body(sheet, input, syntax);
}

const struct field *
sheet_take(struct sheet *sheet, const char *key)
{
	const struct field *found = NULL;

	for (size_t i = 0; i < sheet->field_count; i++) {
		if (!str_eq_nocase(sheet->fields[i].key, str_of(key)))
			continue;
		sheet->used[i] = true;
		if (found == NULL)
			found = &sheet->fields[i];
	}
	return found;
}

/* Prose begins with a letter, a quote or emphasis; lists, tags, headings and
 * tables do not. */
static bool
is_prose(struct str line)
{
	struct str text = line;
	int32_t first;

	if (text.len == 0 ||
	    str_contains(STR("#<>|-+[!=`"), (struct str){ text.ptr, 1 }))
		return false;
	if (str_starts(text, STR("* ")) || ascii_is_digit(text.ptr[0]))
		return false;
	first = utf8_next(&text);
	return utf8_is_letter(first) || utf8_is_ideographic(first) ||
	       first == '*' || first == '_' || first == '"';
}

struct str
text_one_line(struct str text, struct arena *arena)
{
	struct buf line = { 0 };
	struct str piece;

	while (str_split(&text, '\n', &piece)) {
		piece = str_trim(piece);
		if (line.len > 0 && piece.len > 0)
			buf_add_byte(&line, ' ');
		buf_add(&line, piece);
	}
	piece = arena_str(arena, buf_str(&line));
	buf_release(&line);
	return piece;
}

struct str
text_with_line_feeds(struct str text, struct arena *arena)
{
	struct buf out = { 0 };

	if (!str_contains(text, STR("\r\n")))
		return text;
	for (size_t i = 0; i < text.len; i++)
		if (!str_starts(str_from(text, i), STR("\r\n")))
			buf_add_byte(&out, text.ptr[i]);
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

struct str
text_cut(struct str text, size_t points)
{
	struct str rest = text;
	size_t end, word;

	while (rest.len > 0 && points-- > 0)
		utf8_next(&rest);
	if (rest.len == 0)
		return text;
	end = text.len - rest.len;
	word = end;
	while (word > end / 2 && text.ptr[word] != ' ' &&
	       text.ptr[word] != '\n')
		word--;
	text.len = word > end / 2 ? word : end;
	return str_trim_end(text);
}

static struct str
cut_sentence(struct str text)
{
	size_t end = 0;

	while (end < text.len &&
	       !(str_contains(STR(".!?"), (struct str){ text.ptr + end, 1 }) &&
		 (end + 1 == text.len || text.ptr[end + 1] == ' ')))
		end++;
	if (end < text.len)
		text.len = end + 1;
	return text_cut(text, SENTENCE_MAX);
}

/* "You are a senior engineer" says to others: "Senior engineer". */
static struct str
as_said_to_others(struct str sentence, struct arena *arena)
{
	static const char *const starts[] = { "You are a ", "You are an ",
					      "You are the ", NULL };

	for (const char *const *start = starts; *start != NULL; start++) {
		struct str rest = str_from(sentence, str_of(*start).len);

		if (!str_starts(sentence, str_of(*start)) ||
		    rest.ptr[0] < 'a' || rest.ptr[0] > 'z')
			continue;
		return arena_printf(arena, "%c%.*s",
				    rest.ptr[0] - 'a' + 'A',
				    STR_ARG(str_from(rest, 1)));
	}
	return sentence;
}

struct str
sheet_first_sentence(const struct sheet *sheet)
{
	struct str rest = sheet->body, line;
	struct fence fence = { 0 };
	struct buf plain = { 0 };
	struct str sentence = sheet->display;

	while (str_split(&rest, '\n', &line)) {
		bool code = fence_feed(&fence, line);

		line = str_trim(line);
		if (code || !is_prose(line) || str_ends(line, STR(":")))
			continue;
		inline_add_plain(&plain, scrubbed(sheet->arena, line),
				 sheet->arena);
		sentence = as_said_to_others(
		    cut_sentence(arena_str(sheet->arena, buf_str(&plain))),
		    sheet->arena);
		break;
	}
	buf_release(&plain);
	return sentence.len > 0 ? sentence : sheet->slug;
}
