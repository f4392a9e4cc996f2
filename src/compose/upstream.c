/* SPDX-License-Identifier: MIT */
#include "compose/upstream.h"

#include <stdlib.h>

#include "compose/pick.h"
#include "compose/place.h"
#include "compose/recipe_names.h"
#include "compose/seen.h"
#include "compose/take.h"
#include "match/trigrams.h"

/* How alike an old and a new text are for one to be the other's heir: by
 * their trigrams, and a little for standing below the same titles. Half of
 * the trigrams survive most edits of a line; two lines of one list that say
 * different things share less than a third. */
static const double heir_score = .45, home_score = .1;

/* A text that nobody saw, and what it is compared by. */
struct heir {
	struct origin origin;
	struct trigrams trigrams;
	struct str path;
	bool taken;
};

struct search {
	const struct draft *draft;
	struct arena *arena;
	struct relations relations;
	struct heir *heirs;
	size_t heir_count, heir_capacity;
};

struct match {
	size_t pick, heir;
	double score;
};

const char *
fate_name(enum fate fate)
{
	static const char *const names[] = {
		[FATE_MOVED] = "moved", [FATE_REWORDED] = "reworded",
		[FATE_GONE] = "gone",
	};

	return names[fate];
}

static const struct persona *
persona_of(const struct draft *draft, size_t persona)
{
	return draft->comparison->personas[persona];
}

static void
add_heir(struct search *search, size_t p, struct range range)
{
	struct origin origin = { p, range };
	struct str text = persona_text(persona_of(search->draft, p), range);

	search->heirs = arena_grow(search->arena, search->heirs,
				   search->heir_count,
				   &search->heir_capacity,
				   sizeof(*search->heirs));
	search->heirs[search->heir_count++] = (struct heir){
		origin, trigrams_of(text, search->arena),
		name_path(name_origin(search->draft, origin, search->arena)),
		false,
	};
}

/* What a pick can be of a block of which something is new: its entry, and
 * each new item with what it needs around it. */
static void
add_heirs_of_block(struct search *search, size_t p, size_t b)
{
	const struct persona *persona = persona_of(search->draft, p);
	const struct block *block = &persona->blocks[b];
	struct entry whole = pick_block(search->draft, p, b, STR(""));
	size_t unit = NO_INDEX;
	bool any = !draft_saw_block(search->draft, p, b);

	for (size_t i = 0; i < block->item_count; i++) {
		struct item_ref ref = { p, block->first_item + i };
		struct range range = persona->items[ref.item].unit;

		if (draft_saw_item(search->draft, ref))
			continue;
		any = true;
		if (range.start == unit ||
		    (range.start == whole.origin.range.start &&
		     range.end == whole.origin.range.end))
			continue;
		unit = range.start;
		add_heir(search, p, range);
	}
	if (any)
		add_heir(search, p, whole.origin.range);
}

static void
find_heirs(struct search *search)
{
	const struct comparison *comparison = search->draft->comparison;

	for (size_t p = 0; p < comparison->persona_count &&
	     search->draft->seen; p++) {
		const struct persona *persona = comparison->personas[p];

		if (!search->draft->seen[p].items)
			continue;
		for (size_t b = 0; b < persona->block_count; b++)
			if (block_is_content(persona->blocks[b].kind))
				add_heirs_of_block(search, p, b);
	}
}

/* The persona that a name begins with; NO_INDEX for "-". */
static size_t
persona_named(struct str name)
{
	size_t persona = 0, i = 0;

	for (; i < name.len && i < 9 && ascii_is_digit(name.ptr[i]); i++)
		persona = persona * 10 + (size_t)(name.ptr[i] - '0');
	return i > 0 ? persona : NO_INDEX;
}

static int
compare_matches(const void *left, const void *right)
{
	const struct match *a = left, *b = right;

	if (a->score < b->score || a->score > b->score)
		return a->score > b->score ? -1 : 1;
	if (a->pick != b->pick)
		return a->pick < b->pick ? -1 : 1;
	return (a->heir > b->heir) - (a->heir < b->heir);
}

static void
match_pick(struct search *search, const struct upstream *upstream, size_t pick,
	   struct match **matches, size_t *count, size_t *capacity)
{
	const struct entry *entry =
	    &search->draft->entries[upstream->picks[pick].entry];
	struct trigrams own = trigrams_of(entry->was, search->arena);
	size_t persona = persona_named(entry->pick);

	for (size_t i = 0; i < search->heir_count; i++) {
		const struct heir *heir = &search->heirs[i];
		double score;

		if (heir->origin.persona != persona)
			continue;
		score = trigrams_dice(&own, &heir->trigrams);
		if (str_eq(heir->path, name_path(entry->pick)))
			score += home_score;
		if (score < heir_score)
			continue;
		*matches = arena_grow(search->arena, *matches, *count,
				      capacity, sizeof(**matches));
		(*matches)[(*count)++] = (struct match){ pick, i, score };
	}
}

static void
give_heir(struct search *search, struct upstream_pick *pick, size_t index)
{
	struct heir *heir = &search->heirs[index];

	pick->fate = FATE_REWORDED;
	pick->now = heir->origin;
	for (size_t i = 0; i < search->heir_count; i++) {
		struct heir *other = &search->heirs[i];

		other->taken |= other->origin.persona ==
		    heir->origin.persona &&
		    ranges_overlap(other->origin.range, heir->origin.range);
	}
}

/* The likest first; nothing is the heir of two. */
static void
match_picks(struct search *search, struct upstream *upstream)
{
	struct match *matches = NULL;
	size_t count = 0, capacity = 0;

	for (size_t i = 0; i < upstream->pick_count; i++)
		if (upstream->picks[i].fate == FATE_GONE)
			match_pick(search, upstream, i, &matches, &count,
				   &capacity);
	if (count > 0)
		qsort(matches, count, sizeof(*matches), compare_matches);
	for (size_t i = 0; i < count; i++) {
		struct upstream_pick *pick =
		    &upstream->picks[matches[i].pick];

		if (pick->fate == FATE_GONE &&
		    !search->heirs[matches[i].heir].taken)
			give_heir(search, pick, matches[i].heir);
	}
}

/* As far as it is known without looking for heirs. */
static void
list_picks(struct search *search, struct upstream *upstream)
{
	const struct draft *draft = search->draft;

	upstream->picks = ARENA_ARRAY(search->arena, struct upstream_pick,
				      draft->entry_count);
	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];
		struct upstream_pick pick = { i, FATE_GONE,
					      { NO_INDEX, { 0, 0 } } };

		if (entry->kind != ENTRY_BLOCK || entry->pick.len == 0 ||
		    entry->settled)
			continue;
		if (!entry_is_lost(entry)) {
			pick.fate = FATE_MOVED;
			pick.now = entry->origin;
		}
		if (pick.fate == FATE_MOVED &&
		    str_eq(name_path(entry->pick),
			   name_path(name_origin(draft, entry->origin,
						 search->arena))))
			upstream->same++;
		else
			upstream->picks[upstream->pick_count++] = pick;
	}
}

static bool
is_heir(const struct upstream *upstream, size_t persona, struct range range)
{
	for (size_t i = 0; i < upstream->pick_count; i++) {
		const struct upstream_pick *pick = &upstream->picks[i];

		if (pick->fate == FATE_REWORDED &&
		    pick->now.persona == persona &&
		    ranges_overlap(pick->now.range, range))
			return true;
	}
	return false;
}

static void
add_new(struct search *search, struct upstream *upstream, size_t *capacity,
	struct upstream_new new, struct relation relation)
{
	if (is_heir(upstream, new.persona,
		    upstream_range(search->draft, &new)))
		return;
	if (relation.kind == RELATION_TAKEN || relation.kind == RELATION_SAID) {
		upstream->said++;
		return;
	}
	new.against = relation.kind == RELATION_AGAINST;
	upstream->news = arena_grow(search->arena, upstream->news,
				    upstream->new_count, capacity,
				    sizeof(*upstream->news));
	upstream->news[upstream->new_count++] = new;
}

static void
list_news_of(struct search *search, struct upstream *upstream,
	     size_t *capacity, size_t p)
{
	const struct draft *draft = search->draft;
	const struct persona *persona = persona_of(draft, p);

	for (size_t b = 0; b < persona->block_count; b++) {
		const struct block *block = &persona->blocks[b];

		if (block_is_statement(persona, b) &&
		    !draft_saw_block(draft, p, b))
			add_new(search, upstream, capacity,
				(struct upstream_new){ p, NO_INDEX, b, false },
				search->relations.blocks[p][b]);
		for (size_t i = block->first_item;
		     i < block->first_item + block->item_count; i++)
			if (!draft_saw_item(draft, (struct item_ref){ p, i }))
				add_new(search, upstream, capacity,
					(struct upstream_new){
					    p, i, NO_INDEX, false },
					search->relations.of[p][i]);
	}
}

void
upstream_find(struct upstream *upstream, const struct draft *draft,
	      struct arena *arena)
{
	struct search search = { .draft = draft, .arena = arena };
	size_t capacity = 0;

	*upstream = (struct upstream){ 0 };
	list_picks(&search, upstream);
	find_heirs(&search);
	match_picks(&search, upstream);
	for (size_t i = 0; i < upstream->pick_count; i++)
		upstream->counts[upstream->picks[i].fate]++;
	if (!draft->seen)
		return;
	relations_find(&search.relations, draft, arena);
	for (size_t p = 0; p < draft->comparison->persona_count; p++)
		if (draft->seen[p].items)
			list_news_of(&search, upstream, &capacity, p);
}

struct range
upstream_range(const struct draft *draft, const struct upstream_new *new)
{
	const struct persona *persona = persona_of(draft, new->persona);

	return new->item != NO_INDEX ? persona->items[new->item].range
				     : persona->blocks[new->block].text;
}

/* The statements of a stretch of text. */
static void
see_range(struct draft *draft, struct origin origin)
{
	const struct persona *persona = persona_of(draft, origin.persona);

	for (size_t b = block_at(persona, origin.range.start);
	     b < persona->block_count &&
	     persona->blocks[b].range.start < origin.range.end; b++) {
		const struct block *block = &persona->blocks[b];

		draft_see_block(draft, origin.persona, b);
		for (size_t i = block->first_item;
		     i < block->first_item + block->item_count; i++)
			if (range_covers(origin.range,
					 persona->items[i].range))
				draft_see_item(draft, (struct item_ref){
					       origin.persona, i });
	}
}

void
upstream_take_words(struct draft *draft, const struct upstream_pick *pick)
{
	struct entry *entry = &draft->entries[pick->entry];

	if (pick->fate != FATE_REWORDED || !entry_is_lost(entry))
		return;
	entry->origin = pick->now;
	entry->was = draft_text(draft, &(struct entry){
				.kind = ENTRY_BLOCK, .origin = pick->now });
	if (!entry->edited)
		entry->text = (struct str){ NULL, 0 };
	see_range(draft, pick->now);
}

void
upstream_keep(struct draft *draft, const struct upstream_pick *pick)
{
	struct entry *entry = &draft->entries[pick->entry];

	if (!entry_is_lost(entry))
		return;
	entry->settled = true;
	if (pick->fate == FATE_REWORDED)
		see_range(draft, pick->now);
}

void
upstream_take_new(struct draft *draft, const struct upstream_new *new)
{
	struct item_ref item = { new->persona, new->item };

	if (new->item != NO_INDEX)
		draft_take_unit(draft, item, STR("new in its file"));
	else
		draft_take_block(draft, new->persona, new->block,
				 STR("new in its file"));
	upstream_see_new(draft, new);
}

void
upstream_see_new(struct draft *draft, const struct upstream_new *new)
{
	if (new->item != NO_INDEX)
		draft_see_item(draft, (struct item_ref){ new->persona,
			       new->item });
	else
		draft_see_block(draft, new->persona, new->block);
}
