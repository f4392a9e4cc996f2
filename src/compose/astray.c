/* SPDX-License-Identifier: MIT */
#include "compose/astray.h"

#include <stdlib.h>

#include "base/utf8.h"
#include "compose/recipe_names.h"

static bool
is_scalar(const struct yaml *value)
{
	return value->kind != YAML_LIST && value->kind != YAML_MAP;
}

static void
render_scalar(struct buf *out, const struct yaml *value)
{
	struct buf clean = { 0 };

	utf8_scrub(&clean, value->value);
	if (value->kind == YAML_NUMBER || value->kind == YAML_BOOL)
		buf_add(out, buf_str(&clean));
	else
		yaml_add_scalar(out, buf_str(&clean));
	buf_add_byte(out, '\n');
	buf_release(&clean);
}

/* What a recipe holds: a text, or a list of some; maps are in none. */
static bool
is_rendered(const struct yaml *value)
{
	if (value->kind != YAML_LIST)
		return is_scalar(value);
	for (const struct yaml *i = value->first; i; i = i->next)
		if (is_scalar(i))
			return true;
	return false;
}

static void
render_list(struct buf *out, const struct yaml *list)
{
	buf_add_byte(out, '\n');
	for (const struct yaml *i = list->first; i; i = i->next) {
		if (!is_scalar(i))
			continue;
		buf_add_cstr(out, "  - ");
		render_scalar(out, i);
	}
}

static void
render_depth(struct buf *out, size_t depth)
{
	buf_printf(out, "%sdepth: %zu\n", out->len ? "  " : "- ", depth);
}

/* As a recipe writes it, at the depth where it is read. */
static struct str
render(const struct yaml *map, size_t depth, struct arena *arena)
{
	struct buf out = { 0 };
	struct str text;
	bool placed = false;

	for (const struct yaml *i = map->first; i; i = i->next) {
		if (str_eq(i->key, STR("depth"))) {
			if (!placed)
				render_depth(&out, depth);
			placed = true;
			continue;
		}
		if (!is_rendered(i))
			continue;
		buf_add_cstr(&out, out.len ? "  " : "- ");
		yaml_add_scalar(&out, i->key);
		buf_add_cstr(&out, is_scalar(i) ? ": " : ":");
		if (is_scalar(i))
			render_scalar(&out, i);
		else
			render_list(&out, i);
	}
	if (!placed)
		render_depth(&out, depth);
	text = arena_str(arena, buf_str(&out));
	buf_release(&out);
	return text;
}

static unsigned long long
hash_of(const struct draft *draft, const struct entry *entry)
{
	return str_hash(draft_text(draft, entry)) | 1;
}

void
astray_pass(struct astray_log *log, const struct yaml *map)
{
	const struct draft *draft = log->draft;
	const struct entry *last = &draft->entries[draft->entry_count - 1];

	if (last->kind == ENTRY_BLOCK) {
		log->after = hash_of(draft, last);
		log->passed = arena_grow(draft->arena, log->passed,
					 log->passed_count,
					 &log->passed_capacity,
					 sizeof(*log->passed));
		log->passed[log->passed_count++] = log->after;
		if (log->open_count == 0)
			log->homes = NULL;
		log->open_count += log->open_count == 0;
		return;
	}
	log->open[last->depth] = map;
	log->open_count = last->depth + 1;
	log->homes = NULL;
}

static void
find_homes(struct astray_log *log)
{
	/* A recipe that begins with a block names no section for it. */
	const struct astray_home unnamed = {
		STR(""), STR("- section: \"\"\n  depth: 0\n")
	};
	struct arena *arena = log->draft->arena;
	struct astray_home *homes =
	    ARENA_ARRAY(arena, struct astray_home, log->open_count);

	for (size_t i = 0; i < log->open_count; i++) {
		const struct yaml *map = log->open[i];

		homes[i] = unnamed;
		if (map)
			homes[i] = (struct astray_home){
				arena_str(arena, recipe_text(map, "section")),
				render(map, i, arena),
			};
	}
	log->homes = homes;
}

static size_t
count_like(const struct astray_log *log)
{
	size_t like = 0;

	for (size_t i = 0; i + 1 < log->passed_count; i++)
		like += log->passed[i] == log->after;
	return like;
}

void
astray_add(struct astray_log *log, const struct yaml *map, struct str line)
{
	struct draft *draft = log->draft;

	if (!log->homes)
		find_homes(log);
	log->all = arena_grow(draft->arena, log->all, draft->astray_count,
			      &log->capacity, sizeof(*log->all));
	log->all[draft->astray_count++] = (struct astray){
		arena_str(draft->arena, line), render(map, log->open_count, draft->arena),
		log->homes, log->open_count, log->after, count_like(log),
	};
	draft->astray = log->all;
}

static bool
stands_in(const struct draft *draft, size_t index, const struct astray *astray)
{
	size_t above = draft_parent(draft, index), i = astray->home_count;

	for (; above != NO_INDEX && i > 0; above = draft_parent(draft, above))
		if (!str_eq(draft->entries[above].title,
			    astray->homes[--i].title))
			return false;
	return above == NO_INDEX && i == 0;
}

/* The block it stood behind, of several of one text that which was it. */
static size_t
find_before(const struct draft *draft, const struct astray *astray,
	    const unsigned long long *hashes, bool *home)
{
	size_t found = NO_INDEX, like = 0;

	for (size_t i = 0; i < draft->entry_count && like <= astray->like;
	     i++) {
		if (hashes[i] == 0 || hashes[i] != astray->after)
			continue;
		found = i;
		like++;
	}
	*home = found != NO_INDEX && stands_in(draft, found, astray);
	return found;
}

/* How many of its sections there are, and the innermost of them. */
static size_t
find_home(const struct draft *draft, const struct astray *astray,
	  size_t *home)
{
	size_t start = 0, end = draft->entry_count, known = 0;

	*home = NO_INDEX;
	for (size_t i = start; i < end && known < astray->home_count; i++) {
		const struct entry *entry = &draft->entries[i];

		if (entry->kind != ENTRY_SECTION || entry->depth != known ||
		    !str_eq(entry->title, astray->homes[known].title))
			continue;
		*home = i;
		end = draft_end(draft, i);
		known++;
	}
	return known;
}

/* The last entry of what stands in `home` and holds `before`: a section that
 * is gone stood there. */
static size_t
find_gap(const struct draft *draft, size_t home, size_t before)
{
	size_t end = home == NO_INDEX ? draft->entry_count :
	    draft_end(draft, home), above;

	if (before >= end || (home != NO_INDEX && before < home))
		return end - 1;
	while ((above = entry_above(draft, before)) != home)
		before = above;
	return draft_end(draft, before) - 1;
}

/* A section that is written before a block would take it in. */
static size_t
past_blocks(const struct draft *draft, size_t entry)
{
	while (entry + 1 < draft->entry_count &&
	       draft->entries[entry + 1].kind == ENTRY_BLOCK)
		entry++;
	return entry;
}

static struct astray_place
place_of(const struct draft *draft, const struct astray *astray,
	 const unsigned long long *hashes)
{
	bool same;
	size_t before = find_before(draft, astray, hashes, &same), home;
	struct astray_place place = { astray, before, astray->home_count };

	if (same)
		return place;
	place.known = find_home(draft, astray, &home);
	place.entry = place.known == astray->home_count || !astray->after ?
	    home : find_gap(draft, home, before);
	if (place.known < astray->home_count)
		place.entry = past_blocks(draft, place.entry);
	return place;
}

/* What brings its sections along goes last, else it would take in others. */
static int
compare_places(const void *left, const void *right)
{
	const struct astray_place *a = left, *b = right;
	bool new_a = a->known < a->astray->home_count;
	bool new_b = b->known < b->astray->home_count;

	if (a->entry != b->entry)
		return a->entry + 1 < b->entry + 1 ? -1 : 1;
	if (new_a != new_b)
		return new_a ? 1 : -1;
	return (a->astray > b->astray) - (a->astray < b->astray);
}

const struct astray_place *
astray_places(const struct draft *draft, size_t *count, struct arena *arena)
{
	struct astray_place *places =
	    ARENA_ARRAY(arena, struct astray_place, draft->astray_count);
	unsigned long long *hashes =
	    ARENA_ARRAY(arena, unsigned long long, draft->entry_count);

	*count = 0;
	if (draft->astray_count == 0)
		return places;
	for (size_t i = 0; i < draft->entry_count; i++)
		if (draft->entries[i].kind == ENTRY_BLOCK)
			hashes[i] = hash_of(draft, &draft->entries[i]);
	for (size_t i = 0; i < draft->astray_count; i++) {
		const struct astray *astray = &draft->astray[i];

		if (!draft_is_fine(draft, astray_note(astray, arena)))
			places[(*count)++] = place_of(draft, astray, hashes);
	}
	if (*count > 0)
		qsort(places, *count, sizeof(*places), compare_places);
	return places;
}

size_t
astray_shared(const struct astray_place *place,
	      const struct astray_place *before)
{
	const struct astray *astray = place->astray, *other = before->astray;
	size_t shared = 0;

	if (before->entry != place->entry ||
	    before->known == other->home_count)
		return place->known;
	while (shared < astray->home_count && shared < other->home_count &&
	       str_eq(astray->homes[shared].title,
		      other->homes[shared].title))
		shared++;
	/* Behind a section in its own, a block needs its own's title again. */
	if (shared == astray->home_count && shared < other->home_count)
		shared--;
	return shared > place->known ? shared : place->known;
}

struct str
astray_note(const struct astray *astray, struct arena *arena)
{
	return arena_printf(arena, "%.*s: the text changed or went; it comes "
			    "back when its text does", STR_ARG(astray->line));
}
