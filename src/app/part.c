/* SPDX-License-Identifier: MIT */
#include "app/part.h"

#include <assert.h>

#include "app/session.h"
#include "compose/edit.h"
#include "compose/pick.h"
#include "model/tokens.h"

/* A persona's part of a topic while it is being listed. */
struct lister {
	struct part *part;
	const struct session *session;
	const struct draft *draft;
	const struct persona *source;
	const struct folds *folds;
	const size_t *topics; /* by section */
	size_t *starts; /* by section: the one it is listed under */
	size_t *blocks; /* by section: content blocks of its own */
	bool *listed;	/* by section: its head is there */
	size_t start_count;
	struct range skipped; /* sections below a folded head */
	struct str path;      /* of the last head that has one */
};

enum share
tally_share(struct tally tally)
{
	if (tally.count == 0)
		return SHARE_NOTHING_THERE;
	if (tally.taken == 0)
		return SHARE_NONE;
	return tally.taken == tally.count ? SHARE_ALL : SHARE_PART;
}

/* It stands in the topic of what it stands below. */
static bool
inherits(const struct entry *entry)
{
	return entry->depth > 0 && (entry->kind == ENTRY_BLOCK ||
				    entry->topic == NO_INDEX);
}

/* The heading in whose topic an entry stands. */
static size_t
topic_head(const struct draft *draft, size_t entry)
{
	size_t above = entry;

	while (inherits(&draft->entries[entry]) && above > 0)
		if (draft->entries[--above].depth <
		    draft->entries[entry].depth)
			entry = above;
	return entry;
}

/* That of the text's own section, where it came below the heading with which
 * it came: a heading or a list may be of several topics. */
static size_t
own_topic(const struct draft *draft, const struct entry *entry,
	  const struct entry *heading)
{
	const struct persona *source;
	size_t persona = entry->origin.persona, section, above;

	if (entry->kind != ENTRY_BLOCK || persona == NO_INDEX ||
	    heading->persona != persona || heading->section == NO_INDEX)
		return NO_INDEX;
	source = draft->comparison->personas[persona];
	section = source->blocks[block_at(source,
					  entry->origin.range.start)].section;
	for (above = section; above > heading->section;)
		above = source->sections[above].parent;
	return above == heading->section
		? draft_topic_of(draft, persona, section) : NO_INDEX;
}

size_t
entry_topic(const struct draft *draft, size_t entry)
{
	size_t parent, topic;

	if (entry >= draft->entry_count)
		return NO_INDEX;
	parent = draft_parent(draft, entry);
	topic = parent == NO_INDEX ? NO_INDEX
		: own_topic(draft, &draft->entries[entry],
			    &draft->entries[parent]);
	return topic != NO_INDEX ? topic
		: draft->entries[topic_head(draft, entry)].topic;
}

size_t *
entry_topics(const struct draft *draft, struct arena *arena)
{
	size_t *topics = ARENA_ARRAY(arena, size_t, draft->entry_count);
	size_t heads[DRAFT_MAX_LEVEL + 1] = { 0 }; /* open headings, by depth */
	size_t open = 0; /* the deepest of them */

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];
		size_t own, head;

		while (open > 0 && open >= entry->depth)
			open--;
		head = heads[open];
		if (entry->kind == ENTRY_SECTION) {
			open = entry->depth;
			assert(open <= DRAFT_MAX_LEVEL);
			heads[open] = i;
		}
		own = inherits(entry) ? own_topic(draft, entry,
						  &draft->entries[head])
				      : entry->topic;
		topics[i] = own != NO_INDEX || !inherits(entry)
			? own : topics[head];
	}
	return topics;
}

struct str
entry_topic_title(const struct draft *draft, size_t entry)
{
	return draft->entries[topic_head(draft, entry)].title;
}

static bool
is_listed(const struct block *block)
{
	return block_is_content(block->kind) && block->kind != BLOCK_RULE;
}

/* A section whose subtree stands in the topic with all its content. */
static bool *
find_whole(const struct lister *lister, struct arena *arena)
{
	const struct persona *source = lister->source;
	bool *mixed = ARENA_ARRAY(arena, bool, source->section_count);
	bool *whole = ARENA_ARRAY(arena, bool, source->section_count);

	for (size_t i = source->section_count; i-- > 1;) {
		size_t parent = source->sections[i].parent;

		if (lister->topics[i] == lister->part->topic)
			whole[i] = true;
		else if (lister->topics[i] != NO_INDEX)
			mixed[i] = true;
		whole[parent] |= whole[i];
		mixed[parent] |= mixed[i];
	}
	for (size_t i = 0; i < source->section_count; i++)
		whole[i] &= !mixed[i] && i > 0;
	return whole;
}

static void
find_starts(struct lister *lister, struct arena *arena)
{
	const struct persona *source = lister->source;
	bool *whole = find_whole(lister, arena);

	lister->starts = ARENA_ARRAY(arena, size_t, source->section_count);
	for (size_t i = 0; i < source->section_count; i++) {
		size_t parent = source->sections[i].parent;

		lister->starts[i] = NO_INDEX;
		if (i > 0 && whole[parent]) {
			lister->starts[i] = lister->starts[parent];
		} else if (whole[i] ||
			   lister->topics[i] == lister->part->topic) {
			lister->starts[i] = i;
			lister->start_count++;
		}
	}
}

static void
count_blocks(struct lister *lister, struct arena *arena)
{
	const struct persona *source = lister->source;

	lister->blocks = ARENA_ARRAY(arena, size_t, source->section_count);
	for (size_t i = 0; i < source->block_count; i++)
		lister->blocks[source->blocks[i].section] +=
		    is_listed(&source->blocks[i]);
}

static struct persona_row *
add_row(struct part *part, struct persona_row row)
{
	part->rows = arena_grow(part->arena, part->rows, part->count,
				&part->capacity, sizeof *part->rows);
	part->rows[part->count] = row;
	return &part->rows[part->count++];
}

static size_t
section_depth(const struct lister *lister, size_t section)
{
	const struct section *sections = lister->source->sections;
	size_t start = lister->starts[section];
	size_t depth = sections[section].level - sections[start].level;

	return lister->start_count == 1 && depth > 0 ? depth - 1 : depth;
}

/* The one section that all stands in is the pane's title, not a row. */
static bool
has_head(const struct lister *lister, size_t section)
{
	return lister->start_count > 1 || lister->starts[section] != section;
}

static struct str
section_title(const struct lister *lister, size_t section)
{
	struct str title = lister->source->sections[section].title;

	return section == 0 || title.len == 0 ? STR("opening text") : title;
}

/* Titles around a head at the top, when they are not the last ones. */
static struct str
head_path(struct lister *lister, size_t section)
{
	struct str path;

	if (section == 0 || lister->starts[section] != section ||
	    lister->source->sections[section].parent == 0)
		return (struct str){ "", 0 };
	path = section_path(lister->source,
			    lister->source->sections[section].parent,
			    lister->session->ascii ? " > " : " › ",
			    lister->part->arena);
	if (str_eq(path, lister->path))
		return (struct str){ "", 0 };
	lister->path = path;
	return path;
}

static bool
is_skipped(const struct lister *lister, size_t section)
{
	return section >= lister->skipped.start &&
	       section < lister->skipped.end;
}

static void
skip(struct lister *lister, size_t section)
{
	lister->skipped = (struct range){
		section, section == 0 ? 1 : lister->source->sections[section]
						.end };
}

static bool
is_covered(const struct lister *lister, struct tally tally)
{
	return lister->session->hide_same && tally.count > 0 &&
	       tally.said == tally.count;
}

static struct tally
head_tally(const struct lister *lister, size_t section)
{
	const struct board *board = &lister->session->board;
	size_t persona = lister->part->persona;

	return section == 0 ? board->own[persona][0]
			    : board->tallies[persona][section];
}

static void
add_head(struct lister *lister, size_t section)
{
	struct persona_row row = {
		.kind = ROW_SECTION,
		.persona = lister->part->persona,
		.section = section,
		.block = NO_INDEX,
		.item = NO_INDEX,
		.entry = NO_INDEX,
		.twin = { NO_INDEX, NO_INDEX },
		.text = section_title(lister, section),
		.folded = lister->folds->sections[section],
		.tally = head_tally(lister, section),
	};

	if (lister->listed[section] || is_skipped(lister, section))
		return;
	lister->listed[section] = true;
	if (is_covered(lister, row.tally)) {
		lister->part->hidden += row.tally.count;
		skip(lister, section);
		return;
	}
	row.depth = section_depth(lister, section);
	row.path = head_path(lister, section);
	if (section > 0)
		row.tokens = tokens_estimate(persona_text(
		    lister->source, lister->source->sections[section].range));
	add_row(lister->part, row);
	if (row.folded)
		skip(lister, section);
}

static bool
is_summed(const struct block *block)
{
	return block->kind == BLOCK_CODE || block->kind == BLOCK_TABLE;
}

static void
put_row(struct lister *lister, struct persona_row row)
{
	row.persona = lister->part->persona;
	row.entry = NO_INDEX;
	row.tokens = tokens_estimate(row.text);
	if (lister->session->hide_same && !row.titled &&
	    row.relation.kind == RELATION_SAID) {
		lister->part->hidden++;
		return;
	}
	row.twin = row_twin(lister->session, &row);
	add_row(lister->part, row);
}

static void
add_items(struct lister *lister, size_t index, size_t depth)
{
	const struct block *block = &lister->source->blocks[index];
	const struct relations *relations = &lister->session->board.relations;

	for (size_t i = block->first_item;
	     i < block->first_item + block->item_count; i++) {
		const struct item *item = &lister->source->items[i];

		put_row(lister, (struct persona_row){
			.kind = ROW_ITEM,
			.depth = depth + item->depth,
			.section = block->section,
			.block = index,
			.item = i,
			.text = persona_text(lister->source, item->range),
			.folded = !lister->folds->items[i],
			.relation = relations->of[lister->part->persona][i],
		});
	}
}

/* Code, a table, or a block that has no items. */
static void
add_block(struct lister *lister, size_t index, size_t depth, bool titled)
{
	const struct block *block = &lister->source->blocks[index];
	struct persona_row row = {
		.kind = ROW_BLOCK,
		.depth = depth,
		.section = block->section,
		.block = index,
		.item = NO_INDEX,
		.text = persona_text(lister->source, block->text),
		.titled = titled,
		.summed = is_summed(block),
		.lead_in = block->lead_in,
		.folded = !lister->folds->blocks[index],
		.relation = block_relation(lister->session,
					   lister->part->persona, block,
					   index),
	};

	if (row.summed)
		row_describe(&row);
	if (block->kind == BLOCK_TABLE && block->item_count > 0)
		row.lines = block->item_count;
	put_row(lister, row);
	if (block->kind == BLOCK_TABLE && !row.folded)
		add_items(lister, index, depth + 1);
}

/* Code that is all its section holds is one row with the title. */
static bool
is_titled(const struct lister *lister, size_t section, size_t block)
{
	return has_head(lister, section) && section > 0 &&
	       lister->blocks[section] == 1 &&
	       lister->source->sections[section].end == section + 1 &&
	       is_summed(&lister->source->blocks[block]);
}

/* The section's title block is followed by such code. */
static bool
titles_code(const struct lister *lister, size_t title)
{
	const struct persona *source = lister->source;
	size_t section = source->blocks[title].section;

	for (size_t i = title + 1; i < source->block_count; i++) {
		if (source->blocks[i].section != section)
			return false;
		if (is_listed(&source->blocks[i]))
			return is_titled(lister, section, i);
	}
	return false;
}

static void
list_block(struct lister *lister, size_t index)
{
	const struct block *block = &lister->source->blocks[index];
	size_t section = block->section, depth;
	bool titled;

	if (lister->starts[section] == NO_INDEX)
		return;
	if (block->kind == BLOCK_TITLE && has_head(lister, section) &&
	    !titles_code(lister, index))
		add_head(lister, section);
	if (!is_listed(block) ||
	    lister->topics[section] != lister->part->topic)
		return;
	titled = is_titled(lister, section, index);
	if (!titled && has_head(lister, section))
		add_head(lister, section);
	if (is_skipped(lister, section))
		return;
	depth = section_depth(lister, section);
	depth += !titled && has_head(lister, section);
	if (block->item_count == 0 || is_summed(block))
		add_block(lister, index, depth, titled);
	else
		add_items(lister, index, depth);
}

static void
sum_up(struct lister *lister)
{
	struct part *part = lister->part;
	const struct persona *source = lister->source;

	for (size_t i = 0; i < source->section_count; i++) {
		struct tally own =
		    lister->session->board.own[part->persona][i];

		if (lister->topics[i] != part->topic)
			continue;
		part->tally.taken += own.taken;
		part->tally.said += own.said;
		part->tally.count += own.count;
	}
	for (size_t i = 0; i < source->block_count; i++)
		if (lister->topics[source->blocks[i].section] == part->topic &&
		    is_listed(&source->blocks[i]))
			part->tokens += tokens_estimate(persona_text(
			    source, source->blocks[i].text));
}

static void
name_part(struct lister *lister)
{
	const struct persona *source = lister->source;

	if (lister->start_count > 1) {
		lister->part->title = arena_printf(lister->part->arena,
						   "%zu sections",
						   lister->start_count);
		return;
	}
	for (size_t i = 0; i < source->section_count; i++)
		if (lister->starts[i] == i)
			lister->part->title = section_title(lister, i);
}

void
part_list(struct part *part, const struct session *session, size_t topic,
	  size_t persona, struct arena *arena)
{
	const struct draft *draft = &session->work.draft;
	struct lister lister = {
		.part = part,
		.session = session,
		.draft = draft,
		.source = draft->comparison->personas[persona],
		.folds = &session->board.folds[persona],
		.topics = session->board.topics[persona],
	};

	*part = (struct part){ .topic = topic, .persona = persona,
			       .arena = arena };
	find_starts(&lister, arena);
	count_blocks(&lister, arena);
	lister.listed = ARENA_ARRAY(arena, bool,
				    lister.source->section_count);
	for (size_t i = 0; i < lister.source->block_count; i++)
		list_block(&lister, i);
	sum_up(&lister);
	name_part(&lister);
}
