/* SPDX-License-Identifier: MIT */
#include "compose/edit.h"

#include <stdlib.h>
#include <string.h>

#include "compose/entry.h"
#include "model/fence.h"

enum { NEST_MAX = 8 }; /* of list entries below each other */

/* Moves [start, end) so that it stands where `to` was; `to` lies outside. */
static size_t
rotate(struct draft *draft, size_t start, size_t end, size_t to)
{
	size_t count = end - start;
	struct entry *moved = memory_alloc(count * sizeof(*moved));
	struct entry *entries = draft->entries;

	memcpy(moved, entries + start, count * sizeof(*moved));
	if (to < start) {
		memmove(entries + to + count, entries + to,
			(start - to) * sizeof(*moved));
	} else {
		memmove(entries + start, entries + end,
			(to - end) * sizeof(*moved));
		to -= count;
	}
	memcpy(entries + to, moved, count * sizeof(*moved));
	free(moved);
	return to;
}

static void
set_depth(struct draft *draft, size_t index, size_t depth)
{
	size_t old = draft->entries[index].depth;
	size_t end = draft_end(draft, index);

	for (size_t i = index; i < end; i++)
		draft->entries[i].depth += depth - old;
}

/* The sibling right before; NO_INDEX for none. */
static size_t
sibling_before(const struct draft *draft, size_t index)
{
	size_t depth = draft->entries[index].depth;

	for (size_t i = index; i-- > 0 && draft->entries[i].depth >= depth; )
		if (draft->entries[i].depth == depth)
			return i;
	return NO_INDEX;
}

/* What a move leaves behind or comes upon must still be sound. */
static void
settle(struct draft *draft)
{
	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *before = i ? &draft->entries[i - 1] : NULL;

		if (draft->entries[i].continues &&
		    (!before || before->kind == ENTRY_SECTION ||
		     before->form != FORM_PARAGRAPH))
			draft->entries[i].continues = false;
	}
}

static size_t
move_section(struct draft *draft, size_t index, bool up)
{
	size_t depth = draft->entries[index].depth;
	size_t end = draft_end(draft, index), other;

	if (up) {
		other = sibling_before(draft, index);
		if (other == NO_INDEX ||
		    draft->entries[other].kind == ENTRY_BLOCK)
			return index;
		return rotate(draft, index, end, other);
	}
	if (end == draft->entry_count || draft->entries[end].depth != depth)
		return index;
	return rotate(draft, index, end, draft_end(draft, end));
}

/* Behind the text of the section that ends before this heading. */
static size_t
leave_upwards(struct draft *draft, size_t index)
{
	size_t heading = index - 1, end = draft_end(draft, index), home;

	if (heading == 0)
		return index;
	home = draft->entries[heading - 1].kind == ENTRY_SECTION ?
	    heading - 1 : draft_parent(draft, heading - 1);
	set_depth(draft, index, draft->entries[home].depth + 1);
	return rotate(draft, index, end, heading);
}

static size_t
move_block(struct draft *draft, size_t index, bool up)
{
	size_t end = draft_end(draft, index);
	size_t other = sibling_before(draft, index);
	size_t parent = entry_above(draft, index);

	if (up && other != NO_INDEX)
		return rotate(draft, index, end, other);
	if (up)
		return draft->entries[parent].kind == ENTRY_SECTION ?
		    leave_upwards(draft, index) : index;
	if (end == draft->entry_count)
		return index;
	if (draft->entries[end].kind == ENTRY_SECTION) {
		if (draft->entries[parent].kind != ENTRY_SECTION)
			return index;
		set_depth(draft, index, draft->entries[end].depth + 1);
		return rotate(draft, index, end, end + 1);
	}
	if (draft->entries[end].depth != draft->entries[index].depth)
		return index;
	return rotate(draft, index, end, draft_end(draft, end));
}

size_t
draft_move(struct draft *draft, size_t index, int by)
{
	bool up = by < 0;

	if (index >= draft->entry_count)
		return index;
	for (; by; by += up ? 1 : -1) {
		size_t at = draft->entries[index].kind == ENTRY_SECTION ?
		    move_section(draft, index, up) :
		    move_block(draft, index, up);

		if (at == index)
			break;
		index = at;
	}
	settle(draft);
	return index;
}

static bool
fits_deeper(const struct draft *draft, size_t index)
{
	size_t end = draft_end(draft, index), blocks = 0;

	for (size_t i = index; i < end; i++) {
		const struct entry *entry = &draft->entries[i];

		if (entry->kind == ENTRY_SECTION &&
		    entry->depth >= DRAFT_MAX_LEVEL)
			return false;
	}
	for (size_t at = index; draft->entries[at].kind == ENTRY_BLOCK;
	     at = entry_above(draft, at))
		blocks++;
	return blocks < NEST_MAX;
}

static bool
shift_deeper(struct draft *draft, size_t index)
{
	struct entry *entry = &draft->entries[index];
	size_t before = sibling_before(draft, index);

	if (before == NO_INDEX || !fits_deeper(draft, index) ||
	    draft->entries[before].kind != entry->kind)
		return false;
	if (entry->kind == ENTRY_BLOCK &&
	    (!entry_is_listed(entry) ||
	     !entry_is_listed(&draft->entries[before])))
		return false;
	set_depth(draft, index, entry->depth + 1);
	return true;
}

static bool
shift_higher(struct draft *draft, size_t index)
{
	size_t above = entry_above(draft, index);

	if (above == NO_INDEX ||
	    draft->entries[above].kind != draft->entries[index].kind)
		return false;
	set_depth(draft, index, draft->entries[above].depth);
	return true;
}

bool
draft_shift_level(struct draft *draft, size_t index, int by)
{
	bool shifted = false;

	if (index >= draft->entry_count)
		return false;
	for (; by > 0 && shift_deeper(draft, index); by--)
		shifted = true;
	for (; by < 0 && shift_higher(draft, index); by++)
		shifted = true;
	return shifted;
}

void
draft_retitle(struct draft *draft, size_t index, struct str title)
{
	if (index >= draft->entry_count ||
	    draft->entries[index].kind != ENTRY_SECTION)
		return;
	draft->entries[index].title = arena_str(draft->arena, str_trim(title));
}

/* Bytes of a list marker and the blanks behind it, or 0. */
static size_t
list_marker(struct str text, enum block_form *form)
{
	size_t at = 0;

	while (at < text.len && at < 9 && ascii_is_digit(text.ptr[at]))
		at++;
	*form = at ? FORM_STEP : FORM_ITEM;
	if (at ? at < text.len && (text.ptr[at] == '.' ||
	    text.ptr[at] == ')') : text.len && str_contains(STR("-*+"),
	    (struct str){ text.ptr, 1 }))
		at++;
	else
		return 0;
	if (at == text.len || !ascii_is_space(text.ptr[at]))
		return 0;
	while (at < text.len && ascii_is_space(text.ptr[at]))
		at++;
	return at < text.len ? at : 0;
}

/* Offset of the first later line at the margin that begins a list entry. */
static size_t
next_entry(struct str text)
{
	struct fence fence = { 0 };
	struct str rest = text, line;
	enum block_form form;

	while (str_split(&rest, '\n', &line))
		if (!fence_feed(&fence, line) && line.ptr != text.ptr &&
		    list_marker(line, &form))
			return (size_t)(line.ptr - text.ptr);
	return text.len;
}

static struct entry
own_entry(void)
{
	return (struct entry){
		.kind = ENTRY_BLOCK, .topic = NO_INDEX, .persona = NO_INDEX,
		.section = NO_INDEX, .origin.persona = NO_INDEX,
		.form = FORM_PARAGRAPH, .reason = STR("your own text"),
	};
}

/* What was written as further entries of the list are further entries. */
static void
split_entries(struct draft *draft, size_t index)
{
	while (entry_is_listed(&draft->entries[index])) {
		struct str text = draft->entries[index].text;
		size_t at = next_entry(text);
		struct entry made = own_entry();

		if (at == text.len)
			return;
		draft->entries[index].text = str_trim_end(
		    str_slice(text, (struct range){ 0, at }));
		made.depth = draft->entries[index].depth;
		made.form = draft->entries[index].form;
		made.text = str_from(text, at);
		made.text = str_from(made.text,
		    list_marker(made.text, &(enum block_form){ 0 }));
		index = draft_end(draft, index);
		entries_insert(draft, index, made);
	}
}

void
draft_edit(struct draft *draft, size_t index, struct str text)
{
	if (index >= draft->entry_count ||
	    draft->entries[index].kind != ENTRY_BLOCK)
		return;
	draft->entries[index].text = arena_str(draft->arena, text);
	draft->entries[index].edited =
	    draft->entries[index].origin.persona != NO_INDEX;
	split_entries(draft, index);
}

static size_t
last_section(struct draft *draft)
{
	struct entry made = {
		.kind = ENTRY_SECTION, .title = STR(""), .topic = NO_INDEX,
		.persona = NO_INDEX, .section = NO_INDEX,
		.origin.persona = NO_INDEX,
	};

	for (size_t i = draft->entry_count; i-- > 0; )
		if (draft->entries[i].kind == ENTRY_SECTION)
			return i;
	entries_insert(draft, 0, made);
	return 0;
}

/* Behind the last entry of a section's list, in whose form it is then; right
 * behind the heading where there is no list. */
static size_t
place_listed(const struct draft *draft, size_t section, struct entry *made)
{
	size_t end = section_text_end(draft, section), at = section + 1;

	for (size_t i = section + 1; i < end; i = draft_end(draft, i))
		if (entry_is_listed(&draft->entries[i])) {
			at = draft_end(draft, i);
			made->form = draft->entries[i].form;
		}
	return at;
}

size_t
draft_insert_text(struct draft *draft, size_t after, struct str text)
{
	struct entry made = own_entry();
	enum block_form form;
	size_t marker = list_marker(text, &form), at;

	if (marker)
		made.form = form;
	if (after >= draft->entry_count) {
		after = last_section(draft);
		at = section_text_end(draft, after);
		made.depth = draft->entries[after].depth + 1;
	} else if (draft->entries[after].kind == ENTRY_SECTION) {
		at = marker ? place_listed(draft, after, &made) : after + 1;
		made.depth = draft->entries[after].depth + 1;
	} else {
		at = draft_end(draft, after);
		made.depth = draft->entries[after].depth;
		if (entry_is_listed(&draft->entries[after]))
			made.form = draft->entries[after].form;
	}
	made.text = arena_str(draft->arena, str_from(text, marker));
	entries_insert(draft, at, made);
	split_entries(draft, at);
	return at;
}
