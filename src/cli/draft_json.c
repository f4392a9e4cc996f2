/* SPDX-License-Identifier: MIT */
#include "cli/draft_json.h"

#include "base/sha256.h"
#include "cli/compare_json.h"
#include "compose/checks.h"
#include "compose/suggest.h"

static struct json *
entry_origin_json(const struct draft *draft, struct origin origin)
{
	return origin.persona == NO_INDEX
		   ? json_new_null()
		   : origin_json(draft->comparison, origin.persona,
				 origin.range);
}

static struct json *
block_json(const struct draft *draft, const struct entry *entry)
{
	static const char *const kinds[] = { [FORM_PARAGRAPH] = "paragraph",
					     [FORM_ITEM] = "item",
					     [FORM_STEP] = "step",
					     [FORM_VERBATIM] = "verbatim" };
	struct json *row = json_new_object(), *list = json_new_array();

	json_set(row, "kind", json_new_string(str_of(kinds[entry->form])));
	json_set(row, "text", json_new_string(draft_text(draft, entry)));
	json_set(row, "origin", entry_origin_json(draft, entry->origin));
	for (size_t i = 0; i < entry->alternative_count; i++)
		json_push(list,
			  entry_origin_json(draft, entry->alternatives[i]));
	json_set(row, "alternatives", list);
	json_set(row, "reason", json_new_string(entry->reason));
	return row;
}

/* Lists that what follows goes into, by depth. */
struct level {
	struct json *blocks, *sections;
};

static struct json *
section_json(const struct draft *draft, const struct entry *entry,
	     struct level *level)
{
	const struct comparison *comparison = draft->comparison;
	struct json *row = json_new_object();
	struct str topic = entry->topic == NO_INDEX
			       ? (struct str){ 0 }
			       : comparison->topics[entry->topic].title;

	level->blocks = json_new_array();
	level->sections = json_new_array();
	json_set(row, "title", json_new_string(entry->title));
	json_set(row, "level", json_new_int((long long)entry->depth + 1));
	json_set(row, "topic", json_new_string(topic));
	json_set(row, "blocks", level->blocks);
	json_set(row, "sections", level->sections);
	return row;
}

/* A block below a block (a nested list entry) stands in the same section. */
static struct json *
sections_json(const struct draft *draft, struct arena *arena)
{
	struct json *top = json_new_array();
	struct level *levels =
	    ARENA_ARRAY(arena, struct level, draft->entry_count + 1);
	size_t depth = 0;

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];

		if (entry->kind == ENTRY_BLOCK) {
			if (levels[depth].blocks)
				json_push(levels[depth].blocks,
					  block_json(draft, entry));
			continue;
		}
		depth = entry->depth;
		json_push(depth > 0 ? levels[depth - 1].sections : top,
			  section_json(draft, entry, &levels[depth]));
	}
	return top;
}

static struct json *
field_json(const struct draft_field *field)
{
	struct json *row = json_new_object(), *from = json_new_array();

	json_set(row, "key", json_new_string(field->key));
	if (field->kind == FIELD_LIST) {
		struct json *list = json_new_array();

		for (size_t i = 0; i < field->entry_count; i++)
			json_push(list, json_new_string(field->entries[i]));
		json_set(row, "value", list);
	} else {
		json_set(row, "value",
			 json_new_string(field->kind == FIELD_MAP
					     ? field->source
					     : field->value));
	}
	for (size_t i = 0; i < field->from_count; i++)
		json_push(from, json_new_int((long long)field->from[i]));
	json_set(row, "from", from);
	return row;
}

static struct json *
notes_json(const struct draft *draft, struct arena *arena)
{
	struct json *list = json_new_array();
	struct notes notes = { 0 };

	checks_run(&notes, draft, arena);
	for (size_t i = 0; i < notes.count; i++) {
		const struct note *note = &notes.all[i];
		struct json *row = json_new_object();
		size_t entry = note->entries[0];

		json_set(row, "severity",
			 json_new_string(
			     str_of(severity_name(note->severity))));
		json_set(row, "code", json_new_string(str_of(note->code)));
		json_set(row, "text", json_new_string(note->text));
		json_set(row, "origin",
			 entry == NO_INDEX
			     ? json_new_null()
			     : entry_origin_json(
				   draft, draft->entries[entry].origin));
		json_push(list, row);
	}
	return list;
}

static struct json *
sources_json(const struct comparison *comparison, struct arena *arena)
{
	struct json *list = json_new_array();

	for (size_t i = 0; i < comparison->persona_count; i++) {
		const struct persona *persona = comparison->personas[i];
		struct json *row = json_new_object();

		json_set(row, "path", json_new_string(persona->path));
		json_set(row, "name", json_new_string(persona->name));
		json_set(row, "sha256",
			 json_new_string(
			     sha256_hex(arena, persona->source.bytes)));
		json_push(list, row);
	}
	return list;
}

static struct json *
left_json(const struct draft *draft, struct arena *arena)
{
	struct json *list = json_new_array();
	struct relations relations;
	size_t count;
	struct origin *left = draft_left(draft, arena, &count);

	relations_find(&relations, draft, arena);
	for (size_t i = 0; i < count; i++) {
		struct json *row = entry_origin_json(draft, left[i]);

		json_set(row, "reason",
			 json_new_string(draft_left_reason(draft, &relations,
							   left[i], arena)));
		json_push(list, row);
	}
	return list;
}

struct json *
draft_json(const struct draft *draft, struct arena *arena)
{
	struct json *object = json_new_object(), *list = json_new_array();

	json_set(object, "schema", json_new_string(STR("troupe.draft/1")));
	json_set(object, "base", json_new_int((long long)draft->base));
	json_set(object, "personas", sources_json(draft->comparison, arena));
	for (size_t i = 0; i < draft->field_count; i++)
		json_push(list, field_json(&draft->fields[i]));
	json_set(object, "fields", list);
	json_set(object, "sections", sections_json(draft, arena));
	json_set(object, "left", left_json(draft, arena));
	json_set(object, "notes", notes_json(draft, arena));
	return object;
}
