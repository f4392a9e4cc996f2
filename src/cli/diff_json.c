/* SPDX-License-Identifier: MIT */
#include "cli/diff.h"

#include "cli/compare_json.h"
#include "match/diff_lines.h"

static const struct persona *
persona_of(const struct sheet *sheet, size_t persona)
{
	return sheet->comparison->personas[persona];
}

/* Who else says it first: what the words of the first compare with. */
static size_t
other_of(const struct row *row, size_t persona)
{
	size_t other = 0;

	if (persona != row->first)
		return row->first;
	/* What has no topic of its own may stand before who made the row. */
	while (other == persona || !row->said[other].text.ptr)
		other++;
	return other;
}

static void
push_part(struct json *list, struct str text, bool shared)
{
	struct json *part = json_new_object();

	json_set(part, "text", json_new_string(text));
	json_set(part, "shared", json_new_bool(shared));
	json_push(list, part);
}

static struct json *
words_json(struct sheet *sheet, struct str text, struct str other)
{
	struct json *list = json_new_array();
	struct diff_tokens own, others;

	diff_words(&own, &others, text, other, sheet->invocation->arena);
	for (size_t i = 0; i < own.count; i++)
		push_part(list, str_slice(text, own.all[i].range),
			  own.all[i].shared);
	return list;
}

static struct json *
lines_json(struct sheet *sheet, struct str text, struct str other)
{
	struct arena *arena = sheet->invocation->arena;
	struct json *list = json_new_array();
	struct line_diff diff;
	bool *shared;

	diff_lines(&diff, text, other, arena);
	shared = ARENA_ARRAY(arena, bool, diff.a_count);
	for (size_t i = 0; i < diff.script.count; i++) {
		const struct edit *edit = &diff.script.edits[i];

		for (size_t k = 0;
		     edit->kind == EDIT_KEEP && k < edit->count; k++)
			shared[edit->a + k] = true;
	}
	for (size_t i = 0; i < diff.a_count; i++)
		push_part(list, diff.a[i], shared[i]);
	return list;
}

static struct json *
value_json(const struct field *field, struct arena *arena)
{
	struct json *value;

	if (field->kind == FIELD_NULL)
		return json_new_null();
	if (field->kind == FIELD_LIST) {
		value = json_new_array();
		for (size_t i = 0; i < field->entry_count; i++)
			json_push(value, json_new_string(field->entries[i]));
		return value;
	}
	if (field->kind != FIELD_MAP || field->entry_count == 0)
		return json_new_string(field->value);
	value = json_new_object();
	for (size_t i = 0; i < field->entry_count; i++)
		json_set(value, arena_str(arena, field->entries[i]).ptr,
			 json_new_string(field->values[i]));
	return value;
}

static struct json *
field_said_json(const struct sheet *sheet, size_t persona,
		const struct said *said)
{
	const struct field *field =
	    &persona_of(sheet, persona)->front.fields[said->index];
	struct json *row = json_new_object();

	json_set(row, "persona", json_new_int((long long)persona));
	json_set(row, "kind",
		 json_new_string(str_of(field_kind_name(field->kind))));
	json_set(row, "value", value_json(field,
					sheet->invocation->arena));
	json_set(row, "start_line", json_new_int((long long)field->start_line));
	json_set(row, "end_line", json_new_int((long long)field->end_line));
	return row;
}

static struct json *
title_said_json(const struct sheet *sheet, size_t persona,
		const struct said *said)
{
	const struct section *section =
	    &persona_of(sheet, persona)->sections[said->index];
	struct json *row = json_new_object();

	json_set(row, "persona", json_new_int((long long)persona));
	json_set(row, "text", json_new_string(section->title));
	json_set(row, "start_line",
		 json_new_int((long long)section->lines.first));
	return row;
}

static struct range
range_of(const struct sheet *sheet, const struct row *row, size_t persona)
{
	const struct persona *from = persona_of(sheet, persona);
	size_t index = row->said[persona].index;

	return row->kind == ROW_ITEM ? from->items[index].range
				     : from->blocks[index].text;
}

/* What is the same, or stands alone, is told in one piece. */
static struct json *
text_said_json(struct sheet *sheet, const struct row *row, size_t persona)
{
	const struct said *said = &row->said[persona];
	struct json *json = origin_json(sheet->comparison, persona,
					range_of(sheet, row, persona));
	struct str other;

	json_set(json, "text", json_new_string(said->text));
	if (row->said_by < 2)
		return json;
	if (persona != row->first)
		json_set(json, "score", json_new_score(said->score));
	if (row->same)
		return json;
	other = row->said[other_of(row, persona)].text;
	if (row->kind == ROW_ITEM)
		json_set(json, "words", words_json(sheet, said->text, other));
	else
		json_set(json, "lines", lines_json(sheet, said->text, other));
	return json;
}

static struct json *
said_json(struct sheet *sheet, const struct row *row, size_t persona)
{
	const struct said *said = &row->said[persona];

	if (row->kind == ROW_FIELD)
		return field_said_json(sheet, persona, said);
	if (row->kind == ROW_TITLE)
		return title_said_json(sheet, persona, said);
	return text_said_json(sheet, row, persona);
}

static const char *
kind_of(const struct sheet *sheet, const struct row *row)
{
	if (row->kind == ROW_TITLE)
		return "title";
	if (row->kind == ROW_ITEM)
		return "item";
	return block_kind_name(persona_of(sheet, row->first)
				   ->blocks[row->said[row->first].index]
				   .kind);
}

static struct json *
row_json(struct sheet *sheet, const struct row *row)
{
	size_t first = row->first;
	struct json *json = json_new_object(), *list = json_new_array();

	if (row->kind == ROW_FIELD)
		json_set(json, "key",
			 json_new_string(persona_of(sheet, first)
					     ->front
					     .fields[row->said[first].index]
					     .key));
	else
		json_set(json, "kind",
			 json_new_string(str_of(kind_of(sheet, row))));
	json_set(json, "state",
		 json_new_string(row->said_by < 2 ? STR("only")
				 : row->same	  ? STR("same")
						  : STR("similar")));
	if (row->kind == ROW_ITEM)
		json_set(json, "contradicts", json_new_bool(row->against));
	for (size_t p = 0; p < sheet->comparison->persona_count; p++)
		if (row->said[p].text.ptr)
			json_push(list, said_json(sheet, row, p));
	json_set(json, "said", list);
	return json;
}

static struct json *
rows_json(struct sheet *sheet, const struct rows *rows, bool *differs)
{
	bool brief = sheet->invocation->arguments->values[OPTION_BRIEF];
	struct json *list = json_new_array();

	for (size_t i = 0; i < rows->count; i++) {
		const struct row *row = &rows->all[i];
		bool same = diff_row_is_same(sheet, row);

		*differs |= !same;
		if (!brief || !same)
			json_push(list, row_json(sheet, row));
	}
	return list;
}

static struct json *
sections_json(const struct sheet *sheet, const struct topic *topic)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < topic->count; i++) {
		const struct candidate *from =
		    &sheet->comparison->candidates[topic->candidates[i]];
		struct json *row = json_new_object();

		json_set(row, "persona",
			 json_new_int((long long)from->persona));
		json_set(row, "path",
			 path_json(persona_of(sheet, from->persona),
				   from->section, sheet->invocation->arena));
		json_set(row, "start_line",
			 json_new_int((long long)from->lines.first));
		json_set(row, "end_line",
			 json_new_int((long long)from->lines.last));
		json_push(list, row);
	}
	return list;
}

static struct json *
topics_json(struct sheet *sheet, bool *differs)
{
	const struct comparison *comparison = sheet->comparison;
	bool brief = sheet->invocation->arguments->values[OPTION_BRIEF];
	struct json *list = json_new_array();

	for (size_t i = 0; i < comparison->topic_count; i++) {
		const struct topic *topic = &comparison->topics[i];
		struct json *json = json_new_object(), *shown;
		struct rows rows = { 0 };

		diff_topic_rows(sheet, &rows, i);
		shown = rows_json(sheet, &rows, differs);
		json_set(json, "title", json_new_string(topic->title));
		json_set(json, "kind",
			 json_new_string(str_of(topic_kind_name(topic->kind))));
		json_set(json, "sections", sections_json(sheet, topic));
		json_set(json, "rows", shown);
		if (brief && json_count(shown) == 0)
			json_free(json);
		else
			json_push(list, json);
	}
	return list;
}

static struct json *
rest_json(struct sheet *sheet, bool *differs)
{
	struct rows rows = { 0 };

	diff_topic_rows(sheet, &rows, sheet->comparison->topic_count);
	return rows_json(sheet, &rows, differs);
}

static struct json *
item_json(const struct sheet *sheet, struct item_ref ref)
{
	const struct persona *persona = persona_of(sheet, ref.persona);
	struct range range = persona->items[ref.item].range;
	struct json *json = origin_json(sheet->comparison, ref.persona, range);

	json_set(json, "text", json_new_string(persona_text(persona, range)));
	return json;
}

static struct json *
remark_json(const struct sheet *sheet, const struct remark *remark)
{
	struct json *json = json_new_object();

	if (remark->claim != CLAIM_NONE)
		json_set(json, "code",
			 json_new_string(str_of(claim_code(remark->claim))));
	else
		json_set(json, "score", json_new_score(remark->score));
	json_set(json, "a", item_json(sheet, remark->a));
	json_set(json, "b", item_json(sheet, remark->b));
	return json;
}

static void
set_remarks(struct json *document, struct sheet *sheet)
{
	struct json *against = json_new_array(), *repeats = json_new_array();
	struct remarks remarks = { 0 };

	diff_remarks(sheet, &remarks);
	for (size_t i = 0; i < remarks.count; i++)
		json_push(remarks.all[i].claim != CLAIM_NONE ? against
							     : repeats,
			  remark_json(sheet, &remarks.all[i]));
	json_set(document, "contradictions", against);
	json_set(document, "repeats", repeats);
}

struct json *
diff_json(struct sheet *sheet, bool *differs)
{
	struct json *document = json_new_object();
	struct rows fields = { 0 };

	json_set(document, "schema", json_new_string(STR("troupe.diff/1")));
	json_set(document, "personas", personas_json(sheet->comparison));
	diff_field_rows(sheet, &fields);
	json_set(document, "fields", rows_json(sheet, &fields, differs));
	json_set(document, "topics", topics_json(sheet, differs));
	json_set(document, "rest", rest_json(sheet, differs));
	set_remarks(document, sheet);
	return document;
}
