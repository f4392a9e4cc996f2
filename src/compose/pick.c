/* SPDX-License-Identifier: MIT */
#include "compose/pick.h"

#include "base/buf.h"
#include "compose/entry.h"
#include "compose/title.h"
#include "model/tag.h"

static const struct persona *
persona_of(const struct draft *draft, size_t persona)
{
	return draft->comparison->personas[persona];
}

size_t
block_at(const struct persona *persona, size_t offset)
{
	size_t low = 0, high = persona->block_count;

	while (low + 1 < high) {
		size_t middle = low + (high - low) / 2;

		if (persona->blocks[middle].range.start <= offset)
			low = middle;
		else
			high = middle;
	}
	return low;
}

bool
block_is_lead_text(const struct persona *persona, size_t block)
{
	const struct block *this = &persona->blocks[block];

	return block > 0 && this[-1].kind == BLOCK_TITLE &&
	    this[-1].section == this->section &&
	    persona->sections[this->section].syntax == SECTION_LEAD &&
	    (this->kind == BLOCK_PARAGRAPH || this->kind == BLOCK_ENTRY);
}

size_t
block_home(const struct persona *persona, size_t block)
{
	const struct block *this = &persona->blocks[block];

	if (range_len(this->keep))
		this = &persona->blocks[block_at(persona, this->keep.start)];
	return this->kind == BLOCK_TITLE && range_len(this->keep) ?
	    persona->sections[this->section].parent : this->section;
}

static bool
has_content(const struct block *block)
{
	return block_is_content(block->kind) && block->kind != BLOCK_RULE;
}

static bool
is_kept_with(const struct block *block, const struct block *other)
{
	return range_len(block->keep) && range_len(other->keep) &&
	    block->keep.start == other->keep.start;
}

bool
block_stands(const struct persona *persona, size_t block)
{
	const struct block *all = persona->blocks, *this = &all[block];
	bool content = has_content(this);

	if (!range_len(this->keep))
		return content;
	for (size_t i = block; i-- > 0 && is_kept_with(&all[i], this); )
		if (!content || has_content(&all[i]))
			return false;
	for (size_t i = block + 1; !content && i < persona->block_count &&
	     is_kept_with(&all[i], this); i++)
		if (has_content(&all[i]))
			return false;
	return true;
}

/* Behind blanks, a list marker and a check box. */
static size_t
entry_text_start(const struct persona *persona, const struct block *block)
{
	struct str text = persona_text(persona, block->text);
	struct str rest = str_trim_start(text);
	size_t digits = 0;

	if (block->item_count &&
	    persona->items[block->first_item].depth == 0)
		return persona->items[block->first_item].range.start;
	while (digits < rest.len && ascii_is_digit(rest.ptr[digits]))
		digits++;
	if (digits && digits < rest.len)
		rest = str_from(rest, digits + 1);
	else if (str_starts(rest, STR("\xe2\x80\xa2")))
		rest = str_from(rest, 3);
	else if (rest.len && str_contains(STR("-*+"),
					  (struct str){ rest.ptr, 1 }))
		rest = str_from(rest, 1);
	rest = str_trim_start(rest);
	return block->text.start + (size_t)(rest.ptr - text.ptr);
}

static enum block_form
form_of(const struct persona *persona, size_t block)
{
	const struct block *this = &persona->blocks[block];

	if (this->kind == BLOCK_PARAGRAPH || block_is_lead_text(persona, block))
		return FORM_PARAGRAPH;
	if (this->kind == BLOCK_ENTRY)
		return this->ordered ? FORM_STEP : FORM_ITEM;
	return FORM_VERBATIM;
}

/* The tag that an item is the text of: it begins on the item's line, or the
 * block. */
static bool
item_tag(struct tag *tag, const struct persona *persona,
	 const struct item *item)
{
	const struct source *source = &persona->source;
	struct str block = persona_text(persona,
					persona->blocks[item->block].text);
	struct str line = persona_text(persona, source_line_range(source,
	    source_line_at(source, item->range.start)));

	return tag_open(tag, str_from(line, str_find_byte(line, '<'))) ||
	    tag_open(tag, str_trim_start(block));
}

/* "<use_case>text</use_case>" is "**Use Case:** text"; all attributes stay,
 * since the name alone says less: an example may be a bad one. */
static struct str
tag_text(const struct draft *draft, const struct persona *persona,
	 const struct item *item)
{
	struct str text = persona_text(persona, item->range);
	struct str name, details;
	struct tag tag;

	if (!item_tag(&tag, persona, item))
		return text;
	name = title_shown(draft->arena, tag_words(draft->arena, tag.name),
			   SECTION_TAG);
	details = str_trim(tag.attributes);
	if (details.len == 0)
		return arena_printf(draft->arena, "**%.*s:** %.*s",
				    STR_ARG(name), STR_ARG(text));
	return arena_printf(draft->arena, "**%.*s** (%.*s): %.*s",
			    STR_ARG(name), STR_ARG(details), STR_ARG(text));
}

/* "| a | b | c |" is "a: b; c". */
static struct str
row_text(const struct draft *draft, struct str row)
{
	struct buf out = { 0 };
	struct str cell, text;
	size_t cells = 0;

	while (str_split(&row, '|', &cell)) {
		cell = str_trim(cell);
		if (cell.len == 0)
			continue;
		if (cells)
			buf_add_cstr(&out, cells == 1 ? ": " : "; ");
		buf_add(&out, cell);
		cells++;
	}
	text = arena_str(draft->arena, buf_str(&out));
	buf_release(&out);
	return text;
}

struct entry
pick_block(const struct draft *draft, size_t persona, size_t block,
	   struct str reason)
{
	const struct persona *source = persona_of(draft, persona);
	const struct block *this = &source->blocks[block];
	struct entry entry = {
		.kind = ENTRY_BLOCK, .topic = NO_INDEX, .persona = NO_INDEX,
		.section = NO_INDEX, .form = form_of(source, block),
		.origin = { persona, this->text }, .reason = reason,
		.lead_in = block_introduces(source, block),
	};

	if (range_len(this->keep)) {
		entry.form = FORM_VERBATIM;
		entry.origin.range = this->keep;
		entry.lead_in = false;
		return entry;
	}
	if (this->kind == BLOCK_ENTRY && entry.form != FORM_PARAGRAPH)
		entry.origin.range.start = entry_text_start(source, this);
	if (this->item_count == 1 &&
	    source->items[this->first_item].kind == ITEM_TAG) {
		entry.form = FORM_ITEM;
		entry.text = tag_text(draft, source,
				      &source->items[this->first_item]);
	}
	return entry;
}

struct entry
pick_item(const struct draft *draft, struct item_ref ref, bool listed,
	  struct str reason)
{
	const struct persona *source = persona_of(draft, ref.persona);
	const struct item *item = &source->items[ref.item];
	const struct block *block = &source->blocks[item->block];
	struct entry entry = {
		.kind = ENTRY_BLOCK, .topic = NO_INDEX, .persona = NO_INDEX,
		.section = NO_INDEX, .form = FORM_ITEM,
		.origin = { ref.persona, item->kind == ITEM_CLAUSE ?
			    item->range : item->unit }, .reason = reason,
	};

	if (item->kind == ITEM_ENTRY && item->depth == 0 && block->ordered)
		entry.form = FORM_STEP;
	else if (item->kind == ITEM_SENTENCE && !listed)
		entry.form = FORM_PARAGRAPH;
	else if (item->kind == ITEM_ROW)
		entry.text = row_text(draft, persona_text(source,
							  item->range));
	else if (item->kind == ITEM_TAG)
		entry.text = tag_text(draft, source, item);
	return entry;
}

struct entry
pick_unit(const struct draft *draft, struct item_ref ref, bool listed,
	  struct str reason)
{
	const struct item *item =
	    &persona_of(draft, ref.persona)->items[ref.item];
	struct entry entry = pick_item(draft, ref, listed, reason);

	entry.origin.range = item->unit;
	if (item->kind == ITEM_CLAUSE && !listed)
		entry.form = FORM_PARAGRAPH;
	return entry;
}

/* An item below others of its block stands below them in the draft, too. */
static size_t
nesting_of(const struct persona *persona, const struct block *block, size_t at)
{
	size_t top = persona->items[block->first_item].depth;
	size_t depth = persona->items[at].depth;

	if (at > block->first_item && depth > persona->items[at - 1].depth + 1)
		depth = persona->items[at - 1].depth + 1;
	return depth > top ? depth - top : 0;
}

/* Whether a piece of `whole` begins with the item: one for each clause, or
 * for each unit. */
static bool
begins_piece(const struct persona *persona, const struct block *block,
	     size_t at, bool clauses)
{
	const struct item *item = &persona->items[at];

	if (at == block->first_item ||
	    (clauses && item->kind == ITEM_CLAUSE))
		return true;
	return item->unit.start != item[-1].unit.start;
}

static size_t
count_pieces(const struct persona *persona, const struct block *block,
	     struct range whole, bool clauses)
{
	size_t count = 0;

	for (size_t i = block->first_item;
	     i < block->first_item + block->item_count; i++)
		count += range_covers(whole, persona->items[i].range) &&
		    begins_piece(persona, block, i, clauses);
	return count;
}

bool
entry_split(struct draft *draft, size_t index, bool listed, bool clauses)
{
	struct entry whole = draft->entries[index];
	const struct persona *source;
	const struct block *block;
	size_t at = index, nest = 0;

	if (whole.kind != ENTRY_BLOCK || whole.text.ptr ||
	    whole.origin.persona == NO_INDEX)
		return false;
	source = persona_of(draft, whole.origin.persona);
	block = &source->blocks[block_at(source, whole.origin.range.start)];
	if (count_pieces(source, block, whole.origin.range, clauses) < 2)
		return false;
	entries_remove(draft, index, index + 1);
	for (size_t i = block->first_item;
	     i < block->first_item + block->item_count; i++) {
		struct item_ref ref = { whole.origin.persona, i };
		struct entry entry;

		if (!range_covers(whole.origin.range, source->items[i].range)
		    || !begins_piece(source, block, i, clauses))
			continue;
		entry = clauses ? pick_item(draft, ref, listed, whole.reason)
		    : pick_unit(draft, ref, listed, whole.reason);
		nest = i == block->first_item ? 0 :
		    nesting_of(source, block, i) <= nest + 1 ?
		    nesting_of(source, block, i) : nest + 1;
		entry.depth = whole.depth + nest;
		entry.continues = entry.form == FORM_PARAGRAPH && at > index;
		if (at == index) {
			entry.alternatives = whole.alternatives;
			entry.alternative_count = whole.alternative_count;
		}
		entries_insert(draft, at++, entry);
	}
	return true;
}

/* Whether it is lead text beside which something else stands. */
static bool
wants_list(const struct draft *draft, size_t index, size_t others)
{
	const struct entry *entry = &draft->entries[index];

	return others > 1 && entry->form == FORM_PARAGRAPH &&
	    entry->origin.persona != NO_INDEX && !entry->text.ptr &&
	    block_is_lead_text(persona_of(draft, entry->origin.persona),
	    block_at(persona_of(draft, entry->origin.persona),
		     entry->origin.range.start));
}

static size_t
count_personas(const struct draft *draft, size_t from, size_t to)
{
	size_t count = 0;

	for (size_t i = from; i < to; i++) {
		bool seen = false;

		for (size_t j = from; j < i && !seen; j++)
			seen = draft->entries[j].origin.persona ==
			    draft->entries[i].origin.persona;
		count += !seen;
		if (count > 1)
			break;
	}
	return count;
}

void
section_unite(struct draft *draft, size_t section)
{
	size_t end = section_text_end(draft, section);
	size_t personas = count_personas(draft, section + 1, end);

	for (size_t i = section + 1; i < end; i++) {
		if (!wants_list(draft, i, personas))
			continue;
		if (!entry_split(draft, i, true, false))
			draft->entries[i].form = FORM_ITEM;
		end = section_text_end(draft, section);
	}
}
