/* SPDX-License-Identifier: MIT */
#include "compose/material.h"

#include <stdlib.h>
#include <string.h>

#include "compose/pick.h"
#include "compose/place.h"
#include "model/tokens.h"

enum { CAPTION_MAX = 130, /* bytes of a line that can caption code */
       LEAD_MAX = 200,
       TEAM_LEAD = 60, /* bytes of a lead-in that names what a roster is */
       SOLID_LIST = 4 }; /* entries of a list that stands for itself */

struct reader {
	struct material *material;
	const struct persona *persona;
	size_t index;	      /* of the persona */
	size_t *part_of;      /* by section */
	struct range pending; /* a lead-in that waits for what it leads to */
	size_t pending_block, pending_part, pending_label;
	size_t list;	      /* the group that an entry may join; NO_INDEX */
	size_t list_section;
};

struct str
unit_text(const struct material *material, const struct unit *unit)
{
	return persona_text(material->comparison->personas[unit->persona],
			    unit->range);
}

bool
part_within(const struct material *material, size_t part, size_t above)
{
	return part >= above && part < material->parts[above].end;
}

static struct str
without_strong(struct str text)
{
	text = str_trim(text);
	while (text.len && str_contains(STR("*_ :"),
	       (struct str){ text.ptr + text.len - 1, 1 }))
		text.len--;
	return text;
}

static bool
is_bold_line(struct str text)
{
	struct str inner = without_strong(text);

	return str_starts(str_trim(text), STR("**")) &&
	    inner.len < str_trim(text).len && inner.len > 2 &&
	    !str_contains(str_from(inner, 2), STR("**")) &&
	    !str_contains(str_trim(text), STR("\n"));
}

/* "these:" */
static bool
ends_open(struct str text)
{
	struct str plain = str_trim(text);

	while (plain.len && (plain.ptr[plain.len - 1] == '*' ||
			     plain.ptr[plain.len - 1] == '_'))
		plain.len--;
	return str_ends(plain, STR(":")) || str_ends(plain, STR("：")) ||
	    is_bold_line(text);
}

static struct str
last_sentence(struct str text)
{
	size_t start = text.len;

	while (start > 0 && !(start < text.len &&
	       ascii_is_space(text.ptr[start]) && str_contains(STR(".!?"),
	       (struct str){ text.ptr + start - 1, 1 })))
		start--;
	return str_from(text, start);
}

/* "these:", "in the following phases.", a line all in bold. */
static bool
is_lead(struct arena *arena, struct str text)
{
	struct str plain = str_trim(text), last;

	if (ends_open(text))
		return true;
	if (text.len >= LEAD_MAX || !str_ends(plain, STR(".")))
		return false;
	last = fold(arena, last_sentence(plain));
	return str_contains(last, STR(" the following ")) ||
	    str_contains(last, STR(" below "));
}

static struct group *
add_group(struct reader *reader, size_t part, enum group_kind kind)
{
	struct material *material = reader->material;
	struct group *group;

	material->groups = arena_grow(material->arena, material->groups,
	    material->group_count, &material->group_capacity, sizeof(*group));
	group = &material->groups[material->group_count++];
	*group = (struct group){ .persona = reader->index, .part = part,
				 .kind = kind, .lead_block = NO_INDEX,
				 .first = material->unit_count,
				 .lead_text = STR(" ") };
	return group;
}

static void
add_unit(struct reader *reader, struct range range, enum block_form form,
	 size_t block, bool block_only)
{
	struct material *material = reader->material;
	struct group *group = &material->groups[material->group_count - 1];
	struct unit *unit;

	material->units = arena_grow(material->arena, material->units,
	    material->unit_count, &material->unit_capacity, sizeof(*unit));
	unit = &material->units[material->unit_count++];
	*unit = (struct unit){
		.persona = reader->index, .part = group->part,
		.group = material->group_count - 1, .range = range,
		.form = form, .block = block, .block_only = block_only,
		.line = source_first_line(&reader->persona->source, range),
		.tokens = tokens_estimate(persona_text(reader->persona,
						       range)) + 2,
	};
	group->count++;
}

static void
take_lead(struct reader *reader, struct group *group)
{
	if (!range_len(reader->pending))
		return;
	group->lead = reader->pending;
	group->lead_block = reader->pending_block;
	group->lead_text = fold(reader->material->arena,
				persona_text(reader->persona, group->lead));
	group->lead_tokens = tokens_estimate(persona_text(reader->persona,
							  group->lead));
	reader->pending = (struct range){ 0 };
}

/* A lead-in that led to nothing is a paragraph; it announces what is not
 * there if its section ends with it. */
static void
flush(struct reader *reader, bool followed)
{
	struct range range = reader->pending;

	reader->list = NO_INDEX;
	if (!range_len(range))
		return;
	reader->pending = (struct range){ 0 };
	add_group(reader, reader->pending_part, GROUP_PARAGRAPH)->dangling =
	    !followed && ends_open(persona_text(reader->persona, range));
	add_unit(reader, range, FORM_PARAGRAPH, reader->pending_label,
		 reader->pending_block != NO_INDEX);
}

/* The list that an entry goes on with, or a new one with the lead-in. */
static void
join_list(struct reader *reader, size_t part, size_t section, bool ordered)
{
	struct material *material = reader->material;
	enum group_kind kind = ordered ? GROUP_STEPS : GROUP_LIST;
	struct group *group = reader->list == NO_INDEX ? NULL :
	    &material->groups[reader->list];

	if (group && !range_len(reader->pending) && group->part == part &&
	    group->kind == kind && reader->list_section == section)
		return;
	group = add_group(reader, part, kind);
	take_lead(reader, group);
	reader->list = material->group_count - 1;
	reader->list_section = section;
}

/* Bytes of a list marker and the blanks behind it; 0 for none. */
static size_t
marker_length(struct str text, bool *ordered)
{
	size_t at = 0;

	*ordered = false;
	if (str_starts(text, STR("•")))
		at = 3;
	else if (text.len && str_contains(STR("-*+"),
		 (struct str){ text.ptr, 1 }))
		at = 1;
	while (at < text.len && at < 9 && text.ptr[0] >= '0' &&
	       text.ptr[0] <= '9' && ascii_is_digit(text.ptr[at]))
		at++;
	if (at && ascii_is_digit(text.ptr[0])) {
		*ordered = true;
		if (at == text.len || (text.ptr[at] != '.' &&
				       text.ptr[at] != ')'))
			return 0;
		at++;
	}
	if (at == 0 || at >= text.len ||
	    (text.ptr[at] != ' ' && text.ptr[at] != '\t'))
		return 0;
	while (at < text.len && (text.ptr[at] == ' ' || text.ptr[at] == '\t'))
		at++;
	return at;
}

/* Whether two stretches stand on one line. */
static bool
on_one_line(const struct persona *persona, size_t from, size_t to)
{
	return from <= to && !str_contains(persona_text(persona,
	    (struct range){ from, to }), STR("\n"));
}

/* A bold lead with its text, in a list with all below it, is one unit;
 * returns its last block. */
static size_t
read_lead(struct reader *reader, size_t index)
{
	const struct persona *persona = reader->persona;
	const struct block *title = &persona->blocks[index];
	size_t part = reader->part_of[title->section], last = index;
	struct range range = title->text;
	struct str text = persona_text(persona, range);
	size_t marker;
	bool ordered;

	range.start += text.len - str_trim_start(text).len;
	marker = marker_length(str_trim_start(text), &ordered);
	for (size_t i = index + 1; i < persona->block_count &&
	     section_within(persona, persona->blocks[i].section,
			    title->section); i++) {
		const struct block *block = &persona->blocks[i];

		if (block->kind == BLOCK_RULE || block->kind == BLOCK_COMMENT)
			continue;
		if (!marker && !(i == index + 1 && block_is_content(
		    block->kind) && on_one_line(persona, title->text.end,
						block->text.start)))
			break;
		last = i;
		if (block_is_content(block->kind))
			range.end = block->text.end;
	}
	if (marker) {
		join_list(reader, part, persona->sections[title->section].
			  parent, ordered);
		range.start += marker;
		add_unit(reader, range, ordered ? FORM_STEP : FORM_ITEM,
			 index, false);
		return last;
	}
	flush(reader, false);
	if (is_lead(reader->material->arena, persona_text(persona, range))) {
		reader->pending = range;
		reader->pending_block = last;
		reader->pending_label = index;
		reader->pending_part = part;
		if (last != index)
			reader->pending_block = NO_INDEX;
		return last;
	}
	add_group(reader, part, GROUP_PARAGRAPH);
	add_unit(reader, range, FORM_PARAGRAPH, index, false);
	return last;
}

static void
read_title(struct reader *reader, size_t *index)
{
	const struct persona *persona = reader->persona;
	const struct block *block = &persona->blocks[*index];
	enum section_syntax syntax = persona->sections[block->section].syntax;
	struct str text = persona_text(persona, block->text);

	if (syntax == SECTION_LEAD) {
		*index = read_lead(reader, *index);
		return;
	}
	flush(reader, false);
	if (syntax != SECTION_LABEL)
		return;
	reader->pending = block->text;
	reader->pending.start += text.len - str_trim_start(text).len;
	reader->pending_block = NO_INDEX;
	reader->pending_label = *index;
	reader->pending_part = reader->part_of[block->section];
}

/* A short line right before code is its caption. */
static bool
takes_caption(struct reader *reader, size_t part)
{
	struct material *material = reader->material;
	struct group *last = material->group_count ?
	    &material->groups[material->group_count - 1] : NULL;
	const struct unit *unit;
	struct str text;

	if (range_len(reader->pending) || !last || last->part != part ||
	    last->kind != GROUP_PARAGRAPH || last->count != 1 ||
	    range_len(last->lead) || last->persona != reader->index)
		return false;
	unit = &material->units[last->first];
	text = unit_text(material, unit);
	if (text.len >= CAPTION_MAX || str_contains(text, STR("\n")))
		return false;
	reader->pending = unit->range;
	reader->pending_block = unit->block_only ? unit->block : NO_INDEX;
	reader->pending_label = unit->block;
	reader->pending_part = part;
	material->unit_count--;
	material->group_count--;
	return true;
}

static enum group_kind
kind_of(enum block_kind kind)
{
	if (kind == BLOCK_CODE)
		return GROUP_CODE;
	return kind == BLOCK_TABLE ? GROUP_TABLE : GROUP_OTHER;
}

static void
read_paragraph(struct reader *reader, size_t index, size_t part)
{
	const struct persona *persona = reader->persona;
	const struct block *block = &persona->blocks[index];
	struct str text = persona_text(persona, block->text);
	bool lead = block_introduces(persona, index) ||
	    is_lead(reader->material->arena, text);

	if (lead || part != reader->pending_part)
		flush(reader, part == reader->pending_part);
	reader->list = NO_INDEX;
	if (lead && !(block->item_count == 1 && persona->items[
	    block->first_item].kind == ITEM_TAG)) {
		reader->pending = block->text;
		reader->pending_block = reader->pending_label = index;
		reader->pending_part = part;
		return;
	}
	take_lead(reader, add_group(reader, part, GROUP_PARAGRAPH));
	add_unit(reader, block->text, FORM_PARAGRAPH, index, true);
}

static void
read_block(struct reader *reader, size_t index)
{
	const struct persona *persona = reader->persona;
	const struct block *block = &persona->blocks[index];
	size_t part = reader->part_of[block_home(persona, index)];

	if (block->kind == BLOCK_RULE || block->kind == BLOCK_COMMENT ||
	    block->kind == BLOCK_DEFINITION)
		return;
	if (range_len(block->keep)) {
		if (!block_stands(persona, index))
			return;
		reader->list = NO_INDEX;
		take_lead(reader, add_group(reader, part, GROUP_OTHER));
		add_unit(reader, block->keep, FORM_VERBATIM, index, true);
	} else if (block->kind == BLOCK_PARAGRAPH) {
		read_paragraph(reader, index, part);
	} else if (block->kind == BLOCK_ENTRY) {
		struct range range = block->text;
		struct str text = persona_text(persona, range);
		bool ordered;

		range.start += text.len - str_trim_start(text).len;
		range.start += marker_length(str_trim_start(text), &ordered);
		join_list(reader, part, block->section, block->ordered);
		add_unit(reader, range, block->ordered ? FORM_STEP :
			 FORM_ITEM, index, true);
	} else {
		if (block->kind == BLOCK_CODE)
			takes_caption(reader, part);
		reader->list = NO_INDEX;
		take_lead(reader, add_group(reader, part,
					    kind_of(block->kind)));
		add_unit(reader, block->text, FORM_VERBATIM, index, true);
	}
}

static void
read_blocks(struct reader *reader)
{
	const struct persona *persona = reader->persona;
	size_t section = 0;

	for (size_t i = 0; i < persona->block_count; i++) {
		const struct block *block = &persona->blocks[i];
		size_t home;

		if (block->kind == BLOCK_TITLE && !range_len(block->keep)) {
			read_title(reader, &i);
			section = block->section;
			continue;
		}
		if (!block_is_content(block->kind) && !block_stands(persona,
							    i)) {
			if (block->kind == BLOCK_CLOSE)
				flush(reader, false);
			continue;
		}
		home = block_home(persona, i);
		if (reader->part_of[home] != reader->part_of[section])
			flush(reader, false);
		section = home;
		read_block(reader, i);
	}
	flush(reader, false);
}

static bool
opens_part(const struct section *section)
{
	return section->syntax == SECTION_ROOT ||
	    section->syntax == SECTION_HEADING ||
	    section->syntax == SECTION_TAG;
}

static void
read_parts(struct reader *reader)
{
	struct material *material = reader->material;
	const struct persona *persona = reader->persona;
	size_t first = material->part_count;

	for (size_t i = 0; i < persona->section_count; i++) {
		const struct section *section = &persona->sections[i];
		struct part *part;

		if (!opens_part(section)) {
			reader->part_of[i] = reader->part_of[section->parent];
			continue;
		}
		material->parts = arena_grow(material->arena, material->parts,
		    material->part_count, &material->part_capacity,
		    sizeof(*part));
		part = &material->parts[material->part_count];
		*part = (struct part){
			.persona = reader->index, .section = i,
			.parent = i ? reader->part_of[section->parent] :
			    NO_INDEX,
			.title = i ? section->title : STR(""),
			.folded = i ? fold(material->arena, section->title) :
			    STR(" "),
		};
		reader->part_of[i] = material->part_count++;
	}
	for (size_t i = material->part_count; i-- > first; ) {
		struct part *part = &material->parts[i];

		part->end = part->end > i ? part->end : i + 1;
		if (part->parent != NO_INDEX &&
		    material->parts[part->parent].end < part->end)
			material->parts[part->parent].end = part->end;
	}
}

static bool
has_groups_of_its_own(const struct material *material,
		      const struct persona_parts *of, size_t part)
{
	for (size_t i = of->group_first; i < of->group_end; i++)
		if (material->groups[i].part == part)
			return true;
	return false;
}

/* A lone first heading is the document's title, and says nothing of what
 * stands below it; behind a text, or with no section below, it is a
 * section's. */
static void
find_title(struct material *material, const struct persona_parts *of)
{
	const struct persona *persona = material->comparison->
	    personas[material->parts[of->first].persona];
	size_t found = NO_INDEX, tops = 0;

	for (size_t i = of->first + 1; i < of->end; i++) {
		const struct part *part = &material->parts[i];

		if (part->parent != of->first)
			continue;
		tops++;
		if (found == NO_INDEX && tops == 1 && persona->sections[
		    part->section].syntax == SECTION_HEADING)
			found = i;
		else if (persona->sections[part->section].heading_level == 1)
			return;
	}
	if (found != NO_INDEX && ((tops == 1 &&
	    material->parts[found].end > found + 1 &&
	    !has_groups_of_its_own(material, of, of->first)) ||
	    persona->sections[material->parts[found].section].heading_level
	    == 1))
		material->parts[found].is_title = true;
}

static void
list_groups(struct material *material, const struct persona_parts *of)
{
	for (size_t i = of->group_first; i < of->group_end; i++)
		material->parts[material->groups[i].part].group_count++;
	for (size_t i = of->first; i < of->end; i++) {
		struct part *part = &material->parts[i];

		part->groups = ARENA_ARRAY(material->arena, size_t,
					   part->group_count);
		part->group_count = 0;
	}
	for (size_t i = of->group_first; i < of->group_end; i++) {
		struct part *part = &material->parts[material->groups[i].part];

		part->groups[part->group_count++] = i;
	}
}

static bool
is_inherited(enum purpose purpose)
{
	return purpose != PURPOSE_NONE && purpose != PURPOSE_IDENTITY &&
	    purpose != PURPOSE_SUBJECT && purpose != PURPOSE_INVOKED &&
	    purpose != PURPOSE_CLOSING;
}

static void
name_parts(struct material *material, const struct persona_parts *of)
{
	for (size_t i = of->first; i < of->end; i++) {
		struct part *part = &material->parts[i];
		const struct part *above = part->parent == NO_INDEX ? NULL :
		    &material->parts[part->parent];
		enum purpose up = above && !above->is_title &&
		    above->parent != NO_INDEX ? above->purpose : PURPOSE_NONE;

		part->named = i == of->first ? PURPOSE_NONE :
		    part->is_title ? PURPOSE_IDENTITY :
		    purpose_of(part->folded);
		if ((up == PURPOSE_MACHINERY || up == PURPOSE_OUTPUT ||
		     up == PURPOSE_EXAMPLES) &&
		    part->named != PURPOSE_MACHINERY)
			part->purpose = up;
		else if (part->named != PURPOSE_NONE)
			part->purpose = part->named;
		else if (is_inherited(up))
			part->purpose = up;
		else
			part->purpose = i == of->first ? PURPOSE_IDENTITY :
			    PURPOSE_SUBJECT;
	}
}

static void
name_group(struct material *material, struct group *group)
{
	enum purpose above = material->parts[group->part].purpose;
	struct str lead = group->lead_text;
	enum purpose own;

	group->purpose = above;
	if (!range_len(group->lead))
		return;
	lead.len = lead.len < 61 ? lead.len : 61;
	own = purpose_of(lead);
	if (own == PURPOSE_NONE && (str_starts(lead, STR(" when invoked ")) ||
	    str_starts(lead, STR(" when activated "))))
		own = PURPOSE_INVOKED;
	if (own == PURPOSE_MACHINERY || (own != PURPOSE_NONE &&
	    (above == PURPOSE_IDENTITY || above == PURPOSE_SUBJECT ||
	     above == PURPOSE_EXPERTISE || above == PURPOSE_METHOD)))
		group->purpose = own;
	else if (above == PURPOSE_IDENTITY)
		group->purpose = PURPOSE_EXPERTISE;
}

static size_t
count_starting(const struct material *material, const struct group *group,
	       enum cue cue)
{
	size_t count = 0;

	for (size_t i = 0; i < group->count; i++) {
		struct str text = unit_text(material,
		    &material->units[group->first + i]);

		text.len = text.len < 80 ? text.len : 80;
		count += starts_cue(cue, fold(material->arena, text));
	}
	return count;
}

double
group_imperatives(const struct material *material, const struct group *group)
{
	size_t count = 0;

	for (size_t i = 0; i < group->count; i++) {
		struct str text = unit_text(material,
		    &material->units[group->first + i]);
		size_t strong;

		text = str_trim_start(text);
		if (str_starts(text, STR("[")))
			text = str_from(text, str_find_byte(text, ']') + 1);
		strong = str_starts(text, STR("**")) ? str_find(str_from(text,
		    2), STR("**")) + 4 : 0;
		if (strong && strong < text.len && strong < 60)
			text = str_from(text, strong);
		text.len = text.len < 40 ? text.len : 40;
		count += starts_cue(CUE_IMPERATIVE,
				    fold(material->arena, text));
	}
	return group->count ? (double)count / (double)group->count : 0;
}

/* Entries with lists of their own, as an outline has. */
static bool
is_fat(const struct material *material, const struct group *group)
{
	size_t fat = 0;

	for (size_t i = 0; i < group->count; i++) {
		struct str rest = unit_text(material,
		    &material->units[group->first + i]), line;
		size_t below = 0;
		bool ordered;

		str_split(&rest, '\n', &line);
		while (str_split(&rest, '\n', &line))
			below += marker_length(str_trim_start(line),
					       &ordered) > 0;
		fat += below > 1;
	}
	return fat * 2 > group->count;
}

/* A numbered list of principles is not a sequence. */
static void
close_group(struct material *material, struct group *group)
{
	const struct part *part = &material->parts[group->part];
	bool list;

	if (group->kind == GROUP_LIST) {
		size_t marks = count_starting(material, group, CUE_LEVEL);
		size_t stages = count_starting(material, group, CUE_STAGE);
		size_t most = marks > stages ? marks : stages;

		if (most >= 3 && most * 2 >= group->count)
			group->closed = marks >= stages ? BOND_LEVELS :
			    BOND_STAGES;
		return;
	}
	if (group->kind != GROUP_STEPS)
		return;
	list = (part->purpose == PURPOSE_PRINCIPLES ||
		part->purpose == PURPOSE_RULES ||
		part->purpose == PURPOSE_COMMUNICATION ||
		part->purpose == PURPOSE_IDENTITY ||
		part->purpose == PURPOSE_EXPERTISE ||
		part->purpose == PURPOSE_SUBJECT) &&
	    group->purpose != PURPOSE_INVOKED &&
	    group->purpose != PURPOSE_METHOD &&
	    !has_cue(CUE_STAGE, group->lead_text) &&
	    !has_cue(CUE_STAGE, part->folded) &&
	    !has_cue(CUE_LEVEL, part->folded);
	if (!list && !(is_fat(material, group) &&
		       part->purpose != PURPOSE_METHOD &&
		       part->purpose != PURPOSE_INVOKED))
		group->closed = BOND_STEPS;
}

static bool
begins_bold(struct str text)
{
	text = str_trim_start(text);
	return str_starts(text, STR("**")) || str_starts(text, STR("__"));
}

static void
read_groups(struct material *material, const struct persona_parts *of)
{
	for (size_t i = of->group_first; i < of->group_end; i++) {
		struct group *group = &material->groups[i];
		size_t bold = 0;

		name_group(material, group);
		close_group(material, group);
		for (size_t k = 0; k < group->count; k++)
			bold += begins_bold(unit_text(material,
			    &material->units[group->first + k]));
		group->bold = bold * 2 > group->count;
	}
}

/* An output format of several sections with blanks is one template. */
static void
close_templates(struct material *material, const struct persona_parts *of)
{
	for (size_t i = of->first; i < of->end; i++) {
		struct part *part = &material->parts[i];
		size_t blanks = 0;

		if (part->purpose != PURPOSE_OUTPUT || part->end == i + 1 ||
		    part->named == PURPOSE_NONE)
			continue;
		for (size_t k = of->unit_first; k < of->unit_end; k++)
			if (part_within(material, material->units[k].part, i))
				blanks += text_count_blanks(unit_text(material,
				    &material->units[k]));
		part->closed = blanks > 0;
	}
}

/* "[What was found]" and nothing else: to be filled in. */
static bool
is_blank(struct str text)
{
	text = str_trim(text);
	return text.len > 2 && text.ptr[0] == '[' &&
	    text.ptr[text.len - 1] == ']';
}

/* Parts of blanks alone belong to the template that begins before them. */
static void
find_blanks(struct material *material, const struct persona_parts *of)
{
	for (size_t i = of->first; i < of->end; i++) {
		struct part *part = &material->parts[i];
		size_t units = 0, blank = 0;

		for (size_t g = 0; g < part->group_count; g++) {
			const struct group *group =
			    &material->groups[part->groups[g]];

			for (size_t k = 0; k < group->count; k++, units++)
				blank += is_blank(unit_text(material,
				    &material->units[group->first + k]));
		}
		part->blank = units && blank * 2 > units &&
		    part->end == i + 1;
	}
}

static bool
speaks_of_team(struct material *material, size_t persona, struct str text)
{
	struct str folded = fold(material->arena, text);

	if (material->personas[persona].about_docs)
		return has_cue(CUE_LEADER, folded) || has_cue(CUE_LEADS, folded);
	return has_cue(CUE_TEAM, folded) ||
	    str_contains(text, STR(".claude/")) ||
	    str_contains(text, STR("docs/")) ||
	    str_contains(text, STR("artifacts/"));
}

static const char *
unit_machinery(struct material *material, const struct unit *unit)
{
	const struct group *group = &material->groups[unit->group];
	const struct part *part = &material->parts[unit->part];
	const struct part *above = part->parent == NO_INDEX ? part :
	    &material->parts[part->parent];
	struct str text = unit_text(material, unit);

	if (group->purpose == PURPOSE_MACHINERY ||
	    part->purpose == PURPOSE_MACHINERY)
		return group->kind == GROUP_PARAGRAPH && has_cue(CUE_HUMAN,
		    fold(material->arena, text)) ? NULL : "machinery";
	if (rule_is_on(material->without, RULE_EXAMPLES) &&
	    part->purpose == PURPOSE_EXAMPLES && !part->blank &&
	    (group->kind != GROUP_CODE ||
	    above->purpose == PURPOSE_OUTPUT ||
	    above->purpose == PURPOSE_EXAMPLES))
		return "an example";
	if (group->kind == GROUP_CODE && (str_contains(text,
	    STR("requesting_agent")) || str_contains(text,
	    STR("request_type")) || str_contains(text, STR("\"agent\":")) ||
	    str_contains(text, STR("\"progress\""))))
		return "a protocol between agents";
	if (range_len(group->lead) && group->kind != GROUP_PARAGRAPH &&
	    starts_cue(CUE_SELF, group->lead_text))
		return "speaks of its own file";
	if (group->kind == GROUP_OTHER && text_is_quotation(text))
		return "a quotation";
	if (group->kind == GROUP_PARAGRAPH) {
		struct str folded = fold(material->arena, text);

		if (starts_cue(CUE_SELF, folded))
			return "speaks of its own file";
		if (part->purpose == PURPOSE_IDENTITY &&
		    count_cues(CUE_TEAM, folded) > 1 &&
		    !group_says_who(material, group) &&
		    !str_contains(folded, str_trim(material->personas[
			group->persona].name)))
			return "other agents and their files";
	}
	if (group->kind == GROUP_PARAGRAPH) {
		const char *why = text_machinery(text, material->arena);

		if (why && (!strcmp(why, "invented progress") ||
			    !strcmp(why, "a protocol between agents") ||
			    !strcmp(why, "a quotation")))
			return why;
	}
	return NULL;
}

static void
mark_team_entries(struct material *material, const struct persona_parts *of)
{
	for (size_t i = of->unit_first; i < of->unit_end; i++) {
		struct unit *unit = &material->units[i];
		const struct group *group = &material->groups[unit->group];
		struct str text = unit_text(material, unit), folded;

		if (unit->worthless || str_contains(text, STR("\n")) ||
		    (group->kind != GROUP_LIST && group->kind != GROUP_STEPS)
		    || group->closed != BOND_NONE)
			continue;
		folded = fold(material->arena, text);
		if (has_cue(CUE_LEADER, folded) ||
		    starts_cue(CUE_TEAM, folded) ||
		    (count_cues(CUE_TEAM, folded) > 1 &&
		     str_contains(folded, STR(" md "))))
			unit->worthless = "other agents and their files";
	}
}

static size_t
count_team(struct material *material, const struct group *group)
{
	size_t said = 0;
	bool led = group->lead_text.len < TEAM_LEAD &&
	    has_cue(CUE_TEAM, group->lead_text);

	for (size_t i = group->first; i < group->first + group->count; i++) {
		struct str text = unit_text(material, &material->units[i]);

		said += led || speaks_of_team(material, group->persona, text) ||
		    text_machinery(text, material->arena);
	}
	return said;
}

/* A section most of which speaks of other agents and their files; but for a
 * list in it that does not at all, and what stands around that. */
static void
mark_team_parts(struct material *material, const struct persona_parts *of)
{
	for (size_t i = of->first; i < of->end; i++) {
		const struct part *part = &material->parts[i];
		size_t all = 0, said = 0;
		bool strict = part->purpose == PURPOSE_METHOD ||
		    part->purpose == PURPOSE_INVOKED, solid = false;

		if (part->purpose == PURPOSE_IDENTITY ||
		    part->purpose == PURPOSE_OUTPUT || part->title.len == 0)
			continue;
		for (size_t g = 0; g < part->group_count; g++) {
			const struct group *group =
			    &material->groups[part->groups[g]];
			size_t team = count_team(material, group);

			all += group->count;
			said += team;
			solid |= team == 0 && group->count >= SOLID_LIST;
		}
		if (all < 2 || (all == 2 && said == 1) ||
		    said * 10 < all * (strict ? 8 : 5))
			continue;
		for (size_t g = 0; g < part->group_count; g++) {
			const struct group *group =
			    &material->groups[part->groups[g]];

			if (solid && count_team(material, group) == 0)
				continue;
			for (size_t k = group->first;
			     k < group->first + group->count; k++)
				if (!material->units[k].worthless)
					material->units[k].worthless =
					    "machinery: most of its section is";
		}
	}
}

/* Whose work is other agents: its name says so, or its description, of what
 * it does with them. */
static bool
is_about_agents(struct material *material, size_t persona)
{
	const struct persona_parts *of = &material->personas[persona];
	struct str description =
	    material->comparison->personas[persona]->description;
	size_t said = 0;

	if (!has_cue(CUE_TEAM, of->name) &&
	    !str_contains(of->name, STR(" prompt ")) &&
	    !has_cue(CUE_LEADS, fold(material->arena, description)))
		return false;
	for (size_t i = of->unit_first; i < of->unit_end; i++)
		said += speaks_of_team(material, persona, unit_text(material,
		    &material->units[i]));
	return said * 100 > (of->unit_end - of->unit_first) * 35;
}

static void
mark_worthless(struct material *material, size_t persona)
{
	struct persona_parts *of = &material->personas[persona];

	of->about_agents = !rule_is_on(material->without, RULE_MACHINERY) ||
	    is_about_agents(material, persona);
	for (size_t i = of->unit_first; i < of->unit_end &&
	     rule_is_on(material->without, RULE_MACHINERY); i++)
		material->units[i].worthless = unit_machinery(material,
		    &material->units[i]);
	if (of->about_agents)
		return;
	mark_team_parts(material, of);
	mark_team_entries(material, of);
}

/* What stands right before sub-sections leads to them. */
static void
lead_to_parts(struct material *material, const struct persona_parts *of)
{
	for (size_t i = of->first; i < of->end; i++) {
		const struct part *part = &material->parts[i];

		if (part->group_count && part->end > i + 1)
			material->groups[part->groups[part->group_count - 1]].
			    dangling = false;
	}
}

static int
compare_rank(const void *a, const void *b)
{
	const struct persona *const *x = a, *const *y = b;
	size_t one = persona_tokens(*x), other = persona_tokens(*y);

	if (one != other)
		return one > other ? -1 : 1;
	return str_compare((*x)->source.bytes, (*y)->source.bytes);
}

static void
rank_personas(struct material *material)
{
	const struct comparison *comparison = material->comparison;
	size_t count = comparison->persona_count;
	const struct persona **order = ARENA_ARRAY(material->arena,
	    const struct persona *, count);

	for (size_t i = 0; i < count; i++)
		order[i] = comparison->personas[i];
	if (count)
		qsort(order, count, sizeof(*order), compare_rank);
	for (size_t i = 0; i < count; i++)
		for (size_t p = 0; p < count; p++)
			if (comparison->personas[p] == order[i])
				material->personas[p].rank = i;
}

static void
read_persona(struct material *material, size_t index)
{
	struct persona_parts *of = &material->personas[index];
	struct reader reader = {
		.material = material, .index = index, .list = NO_INDEX,
		.persona = material->comparison->personas[index],
	};

	of->first = material->part_count;
	of->group_first = material->group_count;
	of->unit_first = material->unit_count;
	of->name = fold(material->arena, reader.persona->name);
	of->about_docs = has_cue(CUE_DOCS, of->name);
	reader.part_of = ARENA_ARRAY(material->arena, size_t,
				     reader.persona->section_count + 1);
	read_parts(&reader);
	of->end = material->part_count;
	read_blocks(&reader);
	of->group_end = material->group_count;
	of->unit_end = material->unit_count;
	for (size_t i = of->unit_first; i < of->unit_end; i++)
		of->tokens += material->units[i].tokens;
	find_title(material, of);
	list_groups(material, of);
	name_parts(material, of);
	read_groups(material, of);
	close_templates(material, of);
	find_blanks(material, of);
	lead_to_parts(material, of);
	mark_worthless(material, index);
}

void
material_init(struct material *material, const struct comparison *comparison,
	      unsigned long without, struct arena *arena)
{
	*material = (struct material){ .arena = arena,
				       .comparison = comparison,
				       .without = without };
	material->personas = ARENA_ARRAY(arena, struct persona_parts,
					 comparison->persona_count);
	for (size_t i = 0; i < comparison->persona_count; i++)
		read_persona(material, i);
	rank_personas(material);
}

bool
same_role(const struct material *material, size_t a, size_t b)
{
	struct str rest = material->personas[a].name, word;
	struct str other = material->personas[b].name;
	struct arena scratch = { 0 };
	bool any = str_is_blank(rest) || str_is_blank(other);

	while (!any && str_split(&rest, ' ', &word))
		any = word.len > 1 && str_contains(other, arena_printf(
		    &scratch, " %.*s ", STR_ARG(word)));
	arena_release(&scratch);
	return any;
}

bool
group_says_who(const struct material *material, const struct group *group)
{
	return group->count && text_says_who(unit_text(material,
	    &material->units[group->first]), material->arena);
}
