/* SPDX-License-Identifier: MIT */
#include "app/actions.h"
#include "compose/pick.h"
#include "compose/place.h"
#include "compose/relation.h"
#include "compose/suggest.h"
#include "compose/take.h"
#include "model/tokens.h"

struct left {
	struct left_row *rows;
	size_t count;
	const struct comparison *comparison;
	struct relations relations;
	size_t *whole; /* by section of the persona at hand: blocks not there */
	size_t *all;   /* by section of it: blocks that could be */
	struct arena *arena;
};

static bool
counts(const struct block *block)
{
	return block_is_content(block->kind) && block->kind != BLOCK_RULE;
}

static bool
is_said(struct relation relation)
{
	return relation.kind == RELATION_SAID ||
	       relation.kind == RELATION_TAKEN;
}

/* Lead-ins are nothing without their list. */
static bool
part_is_said(const struct left *left, struct origin part, size_t index)
{
	const struct persona *persona =
	    left->comparison->personas[part.persona];
	const struct block *block = &persona->blocks[index];

	if (block_introduces(persona, index))
		return true;
	if (block->item_count == 0)
		return is_said(left->relations.blocks[part.persona][index]);
	for (size_t i = 0; i < block->item_count; i++) {
		size_t item = block->first_item + i;

		if (ranges_overlap(persona->items[item].range, part.range) &&
		    !is_said(left->relations.of[part.persona][item]))
			return false;
	}
	return true;
}

static void
start_persona(struct left *left, size_t index)
{
	const struct persona *persona = left->comparison->personas[index];

	left->whole = ARENA_ARRAY(left->arena, size_t,
				  persona->section_count);
	left->all = ARENA_ARRAY(left->arena, size_t, persona->section_count);
	for (size_t i = 0; i < persona->block_count; i++)
		left->all[persona->blocks[i].section] +=
		    counts(&persona->blocks[i]);
}

static void
add_part(struct left *left, const struct origin *part)
{
	const struct persona *persona =
	    left->comparison->personas[part->persona];
	size_t index = block_at(persona, part->range.start);
	const struct block *block = &persona->blocks[index];
	struct left_row *row = left->count > 0 ? &left->rows[left->count - 1]
					       : NULL;

	if (!counts(block))
		return;
	if (!row || row->persona != part->persona)
		start_persona(left, part->persona);
	if (!row || row->persona != part->persona ||
	    row->section != block->section) {
		row = &left->rows[left->count++];
		*row = (struct left_row){
			.persona = part->persona,
			.section = block->section,
			.parts = part,
			.first_line = source_first_line(&persona->source,
							part->range),
			.said = true
		};
	}
	row->part_count = (size_t)(part - row->parts) + 1;
	row->tokens += tokens_estimate(persona_text(persona, part->range));
	row->said = row->said && part_is_said(left, *part, index);
	left->whole[row->section] += part->range.start == block->text.start &&
				     part->range.end == block->text.end;
	row->partly = left->whole[row->section] < left->all[row->section];
}

/* Lead-ins alone say nothing. */
static bool
is_row(const struct left *left, const struct left_row *row)
{
	const struct persona *persona =
	    left->comparison->personas[row->persona];

	for (size_t i = 0; i < row->part_count; i++)
		if (!block_introduces(persona,
				      block_at(persona,
					       row->parts[i].range.start)))
			return true;
	return false;
}

static void
keep_rows(struct session *session, const struct left *left, bool said)
{
	struct outline *outline = &session->outline;

	for (size_t i = 0; i < left->count; i++)
		if (left->rows[i].said == said && is_row(left, &left->rows[i]))
			outline->left_rows[outline->left_count++] =
			    left->rows[i];
}

void
outline_find_left(struct session *session)
{
	struct outline *outline = &session->outline;
	const struct draft *draft = &session->work.draft;
	struct left left = { .comparison = draft->comparison,
			     .arena = &outline->arena };
	size_t count;
	struct origin *parts = draft_left(draft, &outline->arena, &count);

	relations_find(&left.relations, draft, &outline->arena);
	left.rows = ARENA_ARRAY(&outline->arena, struct left_row, count + 1);
	for (size_t i = 0; i < count; i++)
		add_part(&left, &parts[i]);
	outline->left_rows =
	    ARENA_ARRAY(&outline->arena, struct left_row, count + 1);
	outline->left_count = 0;
	keep_rows(session, &left, false);
	outline->left_new = outline->left_count;
	if (!session->hide_same)
		keep_rows(session, &left, true);
	outline->left = cursor_moved(outline->left, 0, outline->left_count);
}

static size_t
take_part(struct draft *draft, struct origin part)
{
	const struct persona *persona =
	    draft->comparison->personas[part.persona];
	size_t index = block_at(persona, part.range.start);
	const struct block *block = &persona->blocks[index];
	struct str reason = STR("taken by you");
	size_t taken = 0;

	if (block->item_count < 2 || range_covers(part.range, block->text))
		return draft_take_block(draft, part.persona, index, reason);
	for (size_t i = 0; i < block->item_count; i++) {
		struct item_ref item = { part.persona, block->first_item + i };

		if (range_covers(part.range, persona->items[item.item].range))
			taken += draft_take_item(draft, item, reason);
	}
	return taken;
}

static size_t
find_from(const struct draft *draft, struct origin part)
{
	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];

		if (entry->kind == ENTRY_BLOCK &&
		    entry->origin.persona == part.persona &&
		    ranges_overlap(entry->origin.range, part.range))
			return i;
	}
	return NO_INDEX;
}

size_t
outline_take_left(struct draft *draft, const struct left_row *row,
		  size_t *first)
{
	size_t taken = 0;

	for (size_t i = 0; i < row->part_count; i++)
		taken += take_part(draft, row->parts[i]);
	*first = NO_INDEX;
	for (size_t i = 0; i < row->part_count && *first == NO_INDEX; i++)
		*first = find_from(draft, row->parts[i]);
	return taken;
}
