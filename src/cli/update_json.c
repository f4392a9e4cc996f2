/* SPDX-License-Identifier: MIT */
#include "app/restore.h"
#include "cli/compare_json.h"
#include "cli/update.h"
#include "compose/astray.h"
#include "compose/recipe_names.h"

static void
set_count(struct json *object, const char *key, size_t count)
{
	json_set(object, key, json_new_int((long long)count));
}

static struct json *
index_json(size_t index)
{
	return index == NO_INDEX ? json_new_null()
				 : json_new_int((long long)index);
}

static struct json *
sources_json(const struct update *update)
{
	const struct recipe *recipe = &update->replay.recipe;
	struct json *list = json_new_array();

	for (size_t i = 0; i < recipe->source_count; i++) {
		struct json *row = json_new_object();
		bool changed = restore_source_changed(
		    recipe, i, update->replay.personas[i]);

		json_set(row, "path", json_new_string(recipe->sources[i].path));
		json_set(row, "name", json_new_string(recipe->sources[i].name));
		json_set(row, "changed", json_new_bool(changed));
		json_push(list, row);
	}
	return list;
}

/* The text there, and where it is. */
static void
set_now(struct json *row, const struct update *update, struct origin now)
{
	const struct comparison *comparison = update->replay.draft.comparison;

	json_set(row, "now",
		 json_new_string(persona_text(comparison->personas[now.persona],
					      now.range)));
	json_set(row, "origin",
		 origin_json(comparison, now.persona, now.range));
}

static struct json *
pick_json(const struct update *update, const struct upstream_pick *pick)
{
	const struct draft *draft = &update->replay.draft;
	const struct entry *entry = &draft->entries[pick->entry];
	struct json *row = json_new_object();

	json_set(row, "state", json_new_string(str_of(fate_name(pick->fate))));
	json_set(row, "source", index_json(update_source(update, pick)));
	set_count(row, "line", update_line(entry->pick));
	json_set(row, "section", json_new_string(name_path(entry->pick)));
	json_set(row, "was", json_new_string(entry->was));
	if (pick->now.persona != NO_INDEX)
		set_now(row, update, pick->now);
	json_set(row, "edited", json_new_bool(entry->edited));
	json_set(row, "open", json_new_bool(!update_takes(update,
							  pick->fate)));
	return row;
}

static struct json *
new_json(const struct update *update, const struct upstream_new *new)
{
	const struct draft *draft = &update->replay.draft;
	struct origin origin = { new->persona, upstream_range(draft, new) };
	struct json *row = json_new_object();

	set_now(row, update, origin);
	json_set(row, "against", json_new_bool(new->against));
	json_set(row, "open", json_new_bool(!update->take_news &&
					    !update->keep));
	return row;
}

struct json *
update_json(const struct update *update)
{
	const struct upstream *upstream = &update->upstream;
	const struct draft *draft = &update->replay.draft;
	struct json *object = json_new_object(), *picks = json_new_array();
	struct json *news = json_new_array(), *unknown = json_new_array();

	json_set(object, "schema", json_new_string(STR("troupe.update/1")));
	json_set(object, "sources", sources_json(update));
	set_count(object, "same", upstream->same);
	for (size_t i = 0; i < upstream->pick_count; i++)
		json_push(picks, pick_json(update, &upstream->picks[i]));
	for (size_t i = 0; i < upstream->new_count; i++)
		json_push(news, new_json(update, &upstream->news[i]));
	for (size_t i = 0; i < draft->astray_count; i++)
		json_push(unknown, json_new_string(draft->astray[i].line));
	json_set(object, "picks", picks);
	json_set(object, "new", news);
	json_set(object, "gone_unknown", unknown);
	set_count(object, "said_already", upstream->said);
	set_count(object, "open", update->open);
	return object;
}

void
update_json_written(struct update *update)
{
	json_set(update->report, "written",
		 update->written ? json_new_string(str_of(update->written))
				 : json_new_null());
}
