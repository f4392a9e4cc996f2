/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/count.h"
#include "base/yaml.h"
#include "compose/astray.h"
#include "compose/edit.h"
#include "compose/pick.h"
#include "compose/place.h"
#include "compose/recipe.h"
#include "compose/recipe_names.h"
#include "compose/seen.h"
#include "compose/take.h"

struct replay {
	struct draft *draft;
	const struct recipe *recipe;
	struct names names;
	struct arena arena;
	struct stale *stale;
	size_t stale_capacity;
	struct astray_log astray;
	size_t left_capacity;
	size_t *homeless; /* sections whose topic is not found by name */
	size_t homeless_count, homeless_capacity;
};

static const char *const form_names[] = {
	[FORM_PARAGRAPH] = "paragraph", [FORM_ITEM] = "item",
	[FORM_STEP] = "step",		[FORM_VERBATIM] = "verbatim",
};

struct str
block_form_name(enum block_form form)
{
	return str_of(form_names[form]);
}

static enum block_form
form_of(struct str name)
{
	for (size_t i = 0; i < COUNT(form_names); i++)
		if (str_eq(name, str_of(form_names[i])))
			return (enum block_form)i;
	return FORM_PARAGRAPH;
}

/* Strings of the recipe do not outlive it; those of the draft must. */
static struct str
keep(struct replay *replay, const struct yaml *map, const char *key)
{
	return arena_str(replay->draft->arena, recipe_text(map, key));
}

static void
report(struct replay *replay, struct str pick, const char *what)
{
	struct stale *stale = replay->stale;

	stale->lines = arena_grow(replay->draft->arena, stale->lines,
				  stale->count, &replay->stale_capacity,
				  sizeof(*stale->lines));
	stale->lines[stale->count++] = arena_printf(replay->draft->arena,
	    "%.*s: %s", STR_ARG(pick), what);
}

/* "path, line 14, API Development" of a name, for a message. */
static struct str
describe(struct replay *replay, struct str name)
{
	struct str persona, line, hash, path = name;
	size_t index = 0;

	if (!str_split(&path, ' ', &persona) || !str_split(&path, ' ', &line) ||
	    !str_split(&path, ' ', &hash))
		return name;
	if (str_eq(persona, STR("-")))
		return arena_printf(&replay->arena, "a source that is out%s%.*s",
				    path.len ? ": " : "", STR_ARG(path));
	for (size_t i = 0; i < persona.len && i < 6; i++)
		index = index * 10 + (size_t)(persona.ptr[i] & 15);
	if (index >= replay->recipe->source_count)
		return name;
	if (!path.ptr)
		path = STR("");
	return arena_printf(&replay->arena, "%.*s:%.*s%s%.*s",
	    STR_ARG(replay->recipe->sources[index].path), STR_ARG(line),
	    path.len ? ": " : "", STR_ARG(path));
}

/* By the first of its names that is still there. */
static size_t
topic_named(struct replay *replay, struct str names)
{
	const struct comparison *comparison = replay->draft->comparison;
	size_t persona, section = NO_INDEX;
	struct str name;

	while (section == NO_INDEX && str_split(&names, '\n', &name))
		find_section_name(&persona, &section, replay->recipe,
				  comparison->personas,
				  comparison->persona_count, name);
	if (section == NO_INDEX)
		return NO_INDEX;
	return comparison_topic_of(comparison, persona, section);
}

static size_t
list_count(const struct yaml *list)
{
	size_t count = 0;

	if (!list || list->kind != YAML_LIST)
		return 0;
	for (const struct yaml *i = list->first; i; i = i->next)
		count++;
	return count;
}

static void
replay_lists(struct replay *replay, struct draft_field *field,
	     const struct yaml *map)
{
	const struct yaml *entries = yaml_get(map, "entries");
	const struct yaml *from = yaml_get(map, "from");
	struct arena *arena = replay->draft->arena;

	field->entries = ARENA_ARRAY(arena, struct str, list_count(entries));
	field->from = ARENA_ARRAY(arena, size_t, list_count(from));
	if (list_count(entries))
		for (const struct yaml *i = entries->first; i; i = i->next)
			field->entries[field->entry_count++] =
			    arena_str(arena, i->value);
	if (!list_count(from))
		return;
	for (const struct yaml *i = from->first; i; i = i->next) {
		size_t persona = 0;

		for (size_t j = 0; j < i->value.len && j < 9; j++)
			persona = persona * 10 +
			    (size_t)(i->value.ptr[j] & 15);
		persona = recipe_place(replay->recipe, persona);
		if (persona < replay->draft->comparison->persona_count)
			field->from[field->from_count++] = persona;
	}
}

static void
replay_fields(struct replay *replay)
{
	struct draft *draft = replay->draft;
	const struct yaml *list = yaml_get(replay->recipe->root, "fields");
	struct draft_field *fields = ARENA_ARRAY(draft->arena,
						 struct draft_field,
						 list_count(list));

	draft->field_count = 0;
	draft->fields = fields;
	if (!list_count(list))
		return;
	for (const struct yaml *i = list->first; i; i = i->next) {
		struct draft_field *field = &fields[draft->field_count++];
		struct str kind = recipe_text(i, "kind");

		field->key = keep(replay, i, "key");
		field->value = keep(replay, i, "value");
		field->source = keep(replay, i, "source");
		while (field->kind < FIELD_MAP &&
		       !str_eq(kind, str_of(field_kind_name(field->kind))))
			field->kind++;
		replay_lists(replay, field, i);
	}
}

static void
replay_marks(struct replay *replay, const char *key, bool *marks)
{
	const struct yaml *list = yaml_get(replay->recipe->root, key);

	if (!list_count(list))
		return;
	for (const struct yaml *i = list->first; i; i = i->next) {
		size_t topic = topic_named(replay, i->value);

		if (topic != NO_INDEX)
			marks[topic] = true;
	}
}

static void
replay_fine(struct replay *replay, const struct yaml *list)
{
	struct draft *draft = replay->draft;
	struct str *fine = ARENA_ARRAY(draft->arena, struct str,
				       list_count(list));

	draft->fine = fine;
	draft->fine_count = 0;
	if (!list_count(list))
		return;
	for (const struct yaml *i = list->first; i; i = i->next)
		fine[draft->fine_count++] = arena_str(draft->arena, i->value);
}

/* The deepest that an entry can stand at the end; a hostile recipe must not
 * make an unsound tree. */
static size_t
deepest(const struct draft *draft, const struct entry *entry)
{
	size_t last = draft->entry_count - 1;
	const struct entry *before = &draft->entries[last];
	size_t home = before->kind == ENTRY_SECTION ? last :
	    draft_parent(draft, last);

	if (entry->kind == ENTRY_SECTION)
		return draft->entries[home].depth + 1 < DRAFT_MAX_LEVEL ?
		    draft->entries[home].depth + 1 : DRAFT_MAX_LEVEL;
	if (entry_is_listed(entry) && entry_is_listed(before))
		return before->depth + 1;
	return draft->entries[home].depth + 1;
}

/* A block stands in the last section, and below list entries only. */
static size_t
shallowest(const struct draft *draft, const struct entry *entry)
{
	size_t last = draft->entry_count - 1;

	if (entry->kind == ENTRY_SECTION)
		return 0;
	if (draft->entries[last].kind == ENTRY_BLOCK)
		last = draft_parent(draft, last);
	return draft->entries[last].depth + 1;
}

static void
append(struct replay *replay, struct entry entry, size_t depth)
{
	struct draft *draft = replay->draft;
	const struct entry *before;

	if (draft->entry_count == 0 && entry.kind == ENTRY_BLOCK) {
		struct entry made = {
			.kind = ENTRY_SECTION, .title = STR(""),
			.topic = NO_INDEX, .persona = NO_INDEX,
			.section = NO_INDEX, .origin.persona = NO_INDEX,
		};

		entries_insert(draft, 0, made);
	}
	if (draft->entry_count) {
		size_t most = deepest(draft, &entry);
		size_t least = shallowest(draft, &entry);

		before = &draft->entries[draft->entry_count - 1];
		entry.depth = depth > most ? most : depth < least ? least :
		    depth;
		entry.continues &= entry.form == FORM_PARAGRAPH &&
		    before->kind == ENTRY_BLOCK &&
		    before->form == FORM_PARAGRAPH;
	}
	entries_insert(draft, draft->entry_count, entry);
}

/* The last section. */
static void
add_homeless(struct replay *replay)
{
	replay->homeless = arena_grow(&replay->arena, replay->homeless,
				      replay->homeless_count,
				      &replay->homeless_capacity,
				      sizeof(*replay->homeless));
	replay->homeless[replay->homeless_count++] =
	    replay->draft->entry_count - 1;
}

/* The topic of most of what stands below. */
static size_t
topic_by_content(struct replay *replay, size_t section)
{
	const struct draft *draft = replay->draft;
	const struct comparison *comparison = draft->comparison;
	size_t *votes = ARENA_ARRAY(&replay->arena, size_t,
				    comparison->topic_count);
	size_t best = NO_INDEX;

	for (size_t i = section; i < draft_end(draft, section); i++) {
		struct origin origin = draft->entries[i].origin;
		const struct persona *persona;
		size_t topic;

		if (origin.persona == NO_INDEX)
			continue;
		persona = comparison->personas[origin.persona];
		topic = draft_topic_of(draft, origin.persona,
		    persona->blocks[block_at(persona, origin.range.start)]
			.section);
		if (topic == NO_INDEX)
			continue;
		votes[topic]++;
		if (best == NO_INDEX || votes[topic] > votes[best])
			best = topic;
	}
	return best;
}

static void
replay_section(struct replay *replay, const struct yaml *map)
{
	const struct comparison *comparison = replay->draft->comparison;
	struct entry entry = {
		.kind = ENTRY_SECTION, .origin.persona = NO_INDEX,
		.title = keep(replay, map, "section"),
		.reason = keep(replay, map, "reason"),
		.topic = NO_INDEX, .persona = NO_INDEX, .section = NO_INDEX,
	};
	struct str topic = recipe_text(map, "topic");

	if (topic.len)
		entry.topic = topic_named(replay, topic);
	find_section_name(&entry.persona, &entry.section, replay->recipe,
			  comparison->personas, comparison->persona_count,
			  recipe_text(map, "heading"));
	append(replay, entry, recipe_number(map, "depth", 0));
	astray_pass(&replay->astray, map);
	if (topic.len > 0 && entry.topic == NO_INDEX)
		add_homeless(replay);
}

static void
replay_alternatives(struct replay *replay, struct entry *entry,
		    const struct yaml *list)
{
	entry->alternatives = ARENA_ARRAY(replay->draft->arena, struct origin,
					  list_count(list));
	if (!list_count(list))
		return;
	for (const struct yaml *i = list->first; i; i = i->next)
		entry->alternative_count += names_find(
		    &entry->alternatives[entry->alternative_count],
		    &replay->names, i->value);
}

/* What was kept of it stands in its place. */
static void
lose_pick(struct replay *replay, struct entry *entry, const struct yaml *map)
{
	struct str line = describe(replay, recipe_text(map, "pick"));

	if (!entry->text.ptr)
		entry->text = entry->was;
	if (!entry->settled)
		report(replay, line, entry->edited || !entry->text.ptr
			? entry->text.ptr
			? "the block changed or went; your edited text is kept"
			: "the block changed or went; it is left out"
			: "the block changed or went; the text that the "
			  "recipe keeps stands");
	if (!entry->text.ptr)
		astray_add(&replay->astray, map, line);
}

/* False when it is gone; a text that is kept, or one's own, stays in any
 * case. */
static bool
resolve_pick(struct replay *replay, struct entry *entry,
	     const struct yaml *map)
{
	struct arena *arena = replay->draft->arena;
	struct str pick = recipe_text(map, "pick");

	if (pick.len == 0)
		return entry->text.ptr;
	entry->pick = name_moved(replay->recipe, pick, arena);
	if (yaml_get(map, "kept"))
		entry->was = keep(replay, map, "kept");
	if (names_find(&entry->origin, &replay->names, pick))
		return true;
	entry->settled = str_eq(recipe_text(map, "settled"), STR("true"));
	lose_pick(replay, entry, map);
	return entry->text.ptr;
}

static void
replay_block(struct replay *replay, const struct yaml *map)
{
	struct entry entry = {
		.kind = ENTRY_BLOCK, .origin.persona = NO_INDEX,
		.form = form_of(recipe_text(map, "block")),
		.reason = keep(replay, map, "reason"),
		.lead_in = str_eq(recipe_text(map, "lead_in"), STR("true")),
		.continues = str_eq(recipe_text(map, "continues"),
				    STR("true")),
		.edited = str_eq(recipe_text(map, "edited"), STR("true")),
		.topic = NO_INDEX, .persona = NO_INDEX, .section = NO_INDEX,
	};

	if (yaml_get(map, "text"))
		entry.text = keep(replay, map, "text");
	if (!resolve_pick(replay, &entry, map))
		return;
	replay_alternatives(replay, &entry, yaml_get(map, "said"));
	append(replay, entry, recipe_number(map, "depth", 1));
	astray_pass(&replay->astray, map);
}

/* What the suggestion left out, and why; recipes of old say of what the
 * budget took alone. */
static void
replay_left(struct replay *replay, const struct yaml *map)
{
	struct draft *draft = replay->draft;
	bool budget = yaml_get(map, "dropped") != NULL;
	struct origin origin;

	if (!names_find(&origin, &replay->names, recipe_text(map, budget ?
							     "dropped" : "left")))
		return;
	draft->left = arena_grow(draft->arena, draft->left, draft->left_count,
				 &replay->left_capacity,
				 sizeof(*draft->left));
	draft->left[draft->left_count++] = (struct left_unit){
		origin, arena_str(draft->arena, recipe_text(map, "reason")),
		budget };
}

static void
replay_entries(struct replay *replay, const struct yaml *list)
{
	if (!list_count(list))
		return;
	for (const struct yaml *i = list->first; i; i = i->next) {
		if (yaml_get(i, "section"))
			replay_section(replay, i);
		else if (yaml_get(i, "dropped") || yaml_get(i, "left"))
			replay_left(replay, i);
		else
			replay_block(replay, i);
	}
}

/* Recipes of old do not say what was seen: all of it. */
static void
replay_seen(struct replay *replay)
{
	struct draft *draft = replay->draft;
	const struct yaml *list = yaml_get(replay->recipe->root, "sources");
	size_t source = 0;

	draft->seen = NULL;
	for (size_t p = 0; p < draft->comparison->persona_count &&
	     replay->recipe->places; p++)
		draft_see(draft, p, false);
	if (!list_count(list))
		return;
	for (const struct yaml *i = list->first; i; i = i->next, source++) {
		size_t place = recipe_place(replay->recipe, source);

		if (place >= draft->comparison->persona_count)
			continue;
		if (yaml_get(i, "seen"))
			seen_read(draft, place, recipe_text(i, "seen"));
		else
			draft_see(draft, place, true);
	}
}

static void
drop_empty_sections(struct draft *draft)
{
	for (size_t i = draft->entry_count; i-- > 0; )
		if (draft->entries[i].kind == ENTRY_SECTION &&
		    entry_is_empty(draft, i))
			entries_remove(draft, i, draft_end(draft, i));
}

void
recipe_replay(struct draft *draft, const struct recipe *recipe,
	      struct stale *stale)
{
	struct replay replay = { .draft = draft, .recipe = recipe,
				 .stale = stale, .astray.draft = draft };

	*stale = (struct stale){ 0 };
	names_init(&replay.names, recipe, draft, &replay.arena);
	draft->accept = recipe_accept(recipe);
	draft->corrections = recipe_corrections(&draft->correction_count,
	    recipe, draft->comparison->personas,
	    draft->comparison->persona_count, draft->arena);
	draft->entry_count = draft->left_count = 0;
	draft->left = NULL;
	draft->astray_count = 0;
	draft->name = keep(&replay, recipe->root, "name");
	draft->fields_ok = str_eq(recipe_text(recipe->root, "fields_ok"),
				  STR("true"));
	draft->library = keep(&replay, recipe->root, "library");
	draft->budget = recipe_number(recipe->root, "budget", 0);
	replay_fields(&replay);
	replay_marks(&replay, "left_out", draft->left_out);
	replay_marks(&replay, "ok", draft->ok);
	replay_fine(&replay, yaml_get(recipe->root, "fine"));
	replay_entries(&replay, yaml_get(recipe->root, "draft"));
	for (size_t i = 0; i < replay.homeless_count; i++)
		draft->entries[replay.homeless[i]].topic =
		    topic_by_content(&replay, replay.homeless[i]);
	replay_seen(&replay);
	if (stale->count)
		drop_empty_sections(draft);
	arena_release(&replay.arena);
}
