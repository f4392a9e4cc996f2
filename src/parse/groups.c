/* SPDX-License-Identifier: MIT */
#include "parse/groups.h"

#include "model/sense.h"
#include "model/unit.h"
#include "parse/blocks.h"
#include "parse/markers.h"
#include "parse/titles.h"

enum { CAPTION_MAX = 130, LEAD_MAX = 200 }; /* bytes */

/* Blocks that are one thing for a group: an entry with all that a bold lead
 * made of it, a kept tag, a label, or just a block. */
struct part {
	size_t first, end, home;
	enum block_kind kind;
	bool ordered;
	size_t number;	    /* of a numbered entry */
	bool parted;	    /* a title, a closing tag or a rule precedes */
	bool leads, bold, caption; /* a paragraph that introduces the next */
};

struct parts {
	const struct persona *persona;
	struct part *all;
	size_t count;
};

size_t
section_home(const struct persona *persona, size_t section)
{
	while (persona->sections[section].syntax == SECTION_LABEL ||
	       persona->sections[section].syntax == SECTION_LEAD)
		section = persona->sections[section].parent;
	return section;
}

struct str
block_words(const struct persona *persona, size_t block)
{
	struct str text = str_trim(persona_text(persona,
						persona->blocks[block].text));

	text = str_trim_start(str_from(text, marker_length(text)));
	return str_trim_start(str_from(text, marker_check_box(text)));
}

size_t
block_number(const struct persona *persona, size_t block)
{
	struct str text = str_trim(persona_text(persona,
						persona->blocks[block].text));

	return marker_length(text) ? text_number(text) : 0;
}

/* A bold lead that is a list entry. */
static bool
is_lead_entry(const struct persona *persona, size_t block)
{
	const struct block *this = &persona->blocks[block];

	return this->kind == BLOCK_TITLE &&
	    persona->sections[this->section].syntax == SECTION_LEAD &&
	    marker_length(str_trim(persona_text(persona, this->text)));
}

static bool
same_keep(const struct block *a, const struct block *b)
{
	return range_len(b->keep) && a->keep.start == b->keep.start;
}

/* The first block behind a bold lead that is an entry, or behind a tag that
 * is kept whole. */
static size_t
whole_end(const struct persona *persona, size_t block)
{
	const struct block *this = &persona->blocks[block];
	bool kept = range_len(this->keep) > 0;
	size_t end = block + 1;

	while (end < persona->block_count &&
	       (kept ? same_keep(this, &persona->blocks[end])
		     : section_within(persona, persona->blocks[end].section,
				      this->section)))
		end++;
	return end;
}

/* Whether the text is nothing but a bold lead. */
static bool
is_bold(struct str text)
{
	struct lead lead;

	return str_find_byte(text, '\n') == text.len &&
	    lead_find(text, &lead) && !lead.rest.len;
}

static void
read_paragraph(const struct persona *persona, struct part *part)
{
	struct str text = persona_text(persona, (struct range){
	    persona->blocks[part->first].text.start,
	    persona->blocks[part->end - 1].text.end });

	text = str_trim(text);
	part->bold = is_bold(text);
	part->leads = part->bold || text_leads_in(text) ||
	    (text.len < LEAD_MAX && text_has(text, SENSE_FOLLOWING));
	part->caption = text.len < CAPTION_MAX &&
	    str_find_byte(text, '\n') == text.len;
}

/* A label, or a bold lead with the text on its line. */
static void
read_title(const struct persona *persona, struct part *part)
{
	const struct block *title = &persona->blocks[part->first];
	bool label = persona->sections[title->section].syntax == SECTION_LABEL;

	part->kind = BLOCK_PARAGRAPH;
	if (!label && part->end < persona->block_count &&
	    title[1].section == title->section &&
	    title[1].kind == BLOCK_PARAGRAPH)
		part->end++;
	read_paragraph(persona, part);
	part->leads |= label || (part->end < persona->block_count &&
	    persona->blocks[part->end].section == title->section);
}

static bool
is_inner_title(const struct persona *persona, const struct block *block)
{
	enum section_syntax syntax = persona->sections[block->section].syntax;

	return block->kind == BLOCK_TITLE &&
	    (syntax == SECTION_LABEL || syntax == SECTION_LEAD);
}

/* Reads what begins at part->first; false for what only gives structure. */
static bool
read_part(const struct persona *persona, struct part *part)
{
	const struct block *block = &persona->blocks[part->first];

	part->kind = block->kind;
	part->end = part->first + 1;
	part->home = section_home(persona, block->section);
	if (range_len(block->keep)) {
		part->kind = BLOCK_HTML;
		part->end = whole_end(persona, part->first);
		if (block->kind == BLOCK_TITLE)
			part->home = persona->sections[part->home].parent;
	} else if (block->kind == BLOCK_ENTRY ||
		   is_lead_entry(persona, part->first)) {
		part->kind = BLOCK_ENTRY;
		if (block->kind == BLOCK_TITLE)
			part->end = whole_end(persona, part->first);
		part->number = block_number(persona, part->first);
		part->ordered = part->number > 0 || block->ordered;
	} else if (is_inner_title(persona, block)) {
		read_title(persona, part);
	} else if (block->kind == BLOCK_PARAGRAPH) {
		read_paragraph(persona, part);
	}
	return block_is_content(part->kind) && part->kind != BLOCK_RULE &&
	    part->kind != BLOCK_COMMENT;
}

static bool
divides(const struct persona *persona, const struct block *block)
{
	return block->kind == BLOCK_RULE || block->kind == BLOCK_CLOSE ||
	    (block->kind == BLOCK_TITLE && !is_inner_title(persona, block));
}

static void
read_parts(struct parts *parts, struct arena *scratch)
{
	const struct persona *persona = parts->persona;
	bool parted = true;

	parts->all = ARENA_ARRAY(scratch, struct part,
				 persona->block_count + 1);
	for (size_t i = 0; i < persona->block_count;) {
		struct part *part = &parts->all[parts->count];

		*part = (struct part){ .first = i, .parted = parted };
		if (read_part(persona, part)) {
			parts->count++;
			parted = false;
		} else {
			parted |= divides(persona, &persona->blocks[i]);
		}
		i = part->end;
	}
}

/* Whether the part stands right behind others of that home. */
static bool
goes_on(const struct parts *parts, size_t part, size_t home)
{
	return part < parts->count && parts->all[part].home == home &&
	    !parts->all[part].parted;
}

/* Whether the part introduces the next one. */
static bool
introduces(const struct parts *parts, size_t at)
{
	const struct part *part = &parts->all[at], *next = part + 1;

	if (part->kind != BLOCK_PARAGRAPH ||
	    !goes_on(parts, at + 1, part->home) ||
	    next->kind == BLOCK_DEFINITION)
		return false;
	if (next->kind == BLOCK_PARAGRAPH)
		return part->bold && !next->bold;
	return part->leads || (next->kind == BLOCK_CODE && part->caption);
}

static bool
is_next_entry(const struct parts *parts, size_t at, const struct part *first,
	      size_t number)
{
	const struct part *part = &parts->all[at];

	if (!goes_on(parts, at, first->home) || part->kind != BLOCK_ENTRY ||
	    part->ordered != first->ordered)
		return false;
	return !(part->ordered && part->number == 1 && number > 1);
}

/* Where a numbered list goes on counting behind what interrupts it, or at. */
static size_t
resumed(const struct parts *parts, size_t at, const struct part *first,
	size_t number)
{
	size_t next = at;

	if (!first->ordered || !number)
		return at;
	while (goes_on(parts, next, first->home) &&
	       !(parts->all[next].kind == BLOCK_ENTRY &&
		 parts->all[next].ordered))
		next++;
	if (!goes_on(parts, next, first->home) ||
	    parts->all[next].number != number + 1)
		return at;
	return next;
}

/* "- Run it:" and then code at the left edge. */
static bool
leads_to_code(const struct parts *parts, size_t at)
{
	const struct persona *persona = parts->persona;
	const struct part *part = &parts->all[at - 1];

	return goes_on(parts, at, part->home) &&
	    (parts->all[at].kind == BLOCK_CODE ||
	     parts->all[at].kind == BLOCK_TABLE) &&
	    part->kind == BLOCK_ENTRY &&
	    text_leads_in(persona_text(persona,
				       persona->blocks[part->end - 1].text));
}

/* The part behind the list that begins with this one. */
static size_t
list_end(const struct parts *parts, size_t at)
{
	const struct part *first = &parts->all[at];
	size_t number = first->number, next = at + 1;

	for (;;) {
		if (is_next_entry(parts, next, first, number)) {
			number = parts->all[next++].number;
			continue;
		}
		if (leads_to_code(parts, next)) {
			next++;
			continue;
		}
		if (resumed(parts, next, first, number) == next)
			return next;
		next = resumed(parts, next, first, number);
	}
}

/* The group that begins with this part; the part behind it. */
static size_t
read_group(const struct parts *parts, size_t at, struct unit_group *group)
{
	const struct part *body;
	size_t end;

	*group = (struct unit_group){ .first = parts->all[at].first,
				      .section = parts->all[at].home,
				      .closed = NO_INDEX };
	while (introduces(parts, at))
		at++;
	body = &parts->all[at];
	end = body->kind == BLOCK_ENTRY ? list_end(parts, at) : at + 1;
	group->body = body->first;
	group->kind = body->kind;
	group->ordered = body->ordered;
	group->end = parts->all[end - 1].end;
	return end;
}

void
groups_find(struct persona *persona, struct arena *scratch)
{
	struct parts parts = { .persona = persona };

	read_parts(&parts, scratch);
	persona->groups = ARENA_ARRAY(&persona->arena, struct unit_group,
				      parts.count);
	persona->group_count = 0;
	for (size_t i = 0; i < parts.count;)
		i = read_group(&parts, i,
			       &persona->groups[persona->group_count++]);
}
