/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_INVARIANTS_H
#define SUPPORT_INVARIANTS_H

#include "base/count.h"
#include "model/persona.h"
#include "model/unit.h"

/*
 * What holds of every outlined persona, whatever its bytes: blocks tile the
 * file, items lie in order inside their blocks, sections nest. Returns what
 * does not hold, or NULL. Header only, for tests and fuzz targets alike.
 */
static inline bool
range_inside(struct range inner, struct range outer)
{
	return inner.start >= outer.start && inner.end <= outer.end &&
	    inner.start <= inner.end;
}

static inline const char *
blocks_fault(const struct persona *persona)
{
	size_t at = 0;

	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];

		if (block->range.start != at || block->range.end <= at)
			return "blocks do not tile the file";
		at = block->range.end;
		if (!range_inside(block->text, block->range) ||
		    block->text.start != block->range.start)
			return "a block's text is not the start of it";
		if (!str_is_blank(persona_text(persona, (struct range){
		    block->text.end, block->range.end })))
			return "text lies behind a block's text";
		if (block->section >= persona->section_count)
			return "a block's section does not exist";
		if (block->kind != BLOCK_FRONT_MATTER &&
		    !range_inside(block->range, persona->sections[
		    block->section].range))
			return "a block lies outside its section";
	}
	return at == persona->source.bytes.len ? NULL
					       : "bytes lie behind all blocks";
}

static inline const char *
sections_fault(const struct persona *persona)
{
	for (size_t i = 1; i < persona->section_count; i++) {
		const struct section *section = &persona->sections[i];
		const struct section *parent;

		if (section->parent >= i)
			return "a section comes before its parent";
		parent = &persona->sections[section->parent];
		if (section->end <= i || section->end > parent->end)
			return "ends of sections do not nest";
		if (section->level != parent->level + 1 ||
		    section->level > 64)
			return "a section is not one below its parent";
		if (!range_inside(section->range, parent->range))
			return "ranges of sections do not nest";
		if (section->lines.first > section->lines.last ||
		    section->lines.last > persona->source.line_count)
			return "a section has no lines";
		if (section->range.start < section[-1].range.start)
			return "sections are out of order";
	}
	return NULL;
}

static inline const char *
titles_fault(const struct persona *persona)
{
	size_t next = 1;

	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];

		if (block->kind != BLOCK_TITLE || block->section == 0)
			continue;
		if (block->section != next++)
			return "titles are not those of the sections";
		if (persona->sections[block->section].range.start !=
		    block->range.start)
			return "a section does not begin at its title";
	}
	return next == persona->section_count ? NULL
					      : "a section has no title";
}

static inline const char *
items_fault(const struct persona *persona)
{
	size_t next = 0, at = 0;

	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];

		if (block->first_item != next)
			return "items are not numbered by block";
		next += block->item_count;
	}
	if (next != persona->item_count)
		return "an item has no block";
	for (size_t i = 0; i < persona->item_count; i++) {
		const struct item *item = &persona->items[i];
		const struct block *block = &persona->blocks[item->block];

		if (item->range.start < at ||
		    item->range.start >= item->range.end ||
		    !range_inside(item->range, block->text))
			return "items are out of order, or of their block";
		if (item->section != block->section)
			return "an item is not in its block's section";
		at = item->range.end;
	}
	return NULL;
}

static inline bool
is_grouped(const struct block *block)
{
	return block_is_content(block->kind) && block->kind != BLOCK_RULE &&
	    block->kind != BLOCK_COMMENT;
}

static inline const char *
groups_fault(const struct persona *persona)
{
	size_t at = 0;

	for (size_t i = 0; i < persona->group_count; i++) {
		const struct unit_group *group = &persona->groups[i];

		if (group->first < at || group->body < group->first ||
		    group->body >= group->end)
			return "groups are out of order, or empty";
		at = group->end;
		if (at > persona->block_count)
			return "a group ends behind the file";
	}
	for (size_t i = 0; i < persona->block_count; i++)
		if (is_grouped(&persona->blocks[i]) &&
		    persona_group_of(persona, i) == NO_INDEX)
			return "a block is in no group";
	return NULL;
}

static inline const char *
closed_fault(const struct persona *persona)
{
	size_t at = 0;

	for (size_t i = 0; i < persona->closed_count; i++) {
		const struct closed *closed = &persona->closed[i];

		if (closed->first < at || closed->end <= closed->first ||
		    closed->end > persona->block_count)
			return "what is closed is out of order, or empty";
		if (closed->needs != NO_INDEX &&
		    closed->needs >= persona->closed_count)
			return "an example needs what is not there";
		at = closed->end;
	}
	for (size_t i = 0; i < persona->group_count; i++)
		if (persona_closed_of(persona, persona->groups[i].first) !=
		    persona_closed_of(persona, persona->groups[i].end - 1))
			return "what is closed tears a group";
	return NULL;
}

static inline const char *
persona_fault(const struct persona *persona)
{
	const char *(*const checks[])(const struct persona *) = {
		blocks_fault, sections_fault, titles_fault, items_fault,
		groups_fault, closed_fault,
	};

	for (size_t i = 0; i < COUNT(checks); i++) {
		const char *fault = checks[i](persona);

		if (fault)
			return fault;
	}
	return NULL;
}

#endif
