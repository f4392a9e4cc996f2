/* SPDX-License-Identifier: MIT */
#include "app/outline.h"

#include "app/actions.h"
#include "app/session.h"
#include "export/inline.h"
#include "export/target.h"

/* What a section is, whatever place it was moved to. */
static unsigned long long
identity(const struct session *session, size_t entry)
{
	const struct draft *draft = draft_of(session);
	const struct entry *at = &draft->entries[entry];
	bool own = at->topic == NO_INDEX && at->section == NO_INDEX;
	unsigned long long hash = own ? str_hash(at->title) : at->topic;

	hash = hash * 31 + at->persona;
	return hash * 31 + at->section;
}

static size_t
find_unfolded(const struct session *session, size_t entry)
{
	const struct outline *outline = &session->outline;
	unsigned long long wanted = identity(session, entry);

	for (size_t i = 0; i < outline->unfolded_count; i++)
		if (outline->unfolded[i] == wanted)
			return i;
	return NO_INDEX;
}

bool
outline_is_folded(const struct session *session, size_t entry)
{
	return find_unfolded(session, entry) == NO_INDEX;
}

void
outline_set_folded(struct session *session, size_t entry, bool folded)
{
	struct outline *outline = &session->outline;
	size_t found = find_unfolded(session, entry);

	if (folded == (found == NO_INDEX))
		return;
	if (folded) {
		outline->unfolded[found] =
		    outline->unfolded[--outline->unfolded_count];
		return;
	}
	outline->unfolded = arena_grow(&session->arena, outline->unfolded,
				       outline->unfolded_count,
				       &outline->unfolded_capacity,
				       sizeof *outline->unfolded);
	outline->unfolded[outline->unfolded_count++] =
	    identity(session, entry);
}

static void
find_rows(struct session *session)
{
	struct outline *outline = &session->outline;
	const struct draft *draft = draft_of(session);
	size_t entry = 0;

	outline->rows = ARENA_ARRAY(&outline->arena, size_t,
				    draft->entry_count + 1);
	outline->rows[0] = NO_INDEX;
	outline->row_count = 1;
	while (entry < draft->entry_count) {
		bool section = draft->entries[entry].kind == ENTRY_SECTION;

		outline->rows[outline->row_count++] = entry;
		entry = section && outline_is_folded(session, entry)
			    ? draft_end(draft, entry)
			    : entry + 1;
	}
	if (outline->cursor >= outline->row_count)
		outline->cursor = outline->row_count - 1;
}

static void
find_notes(struct session *session)
{
	struct outline *outline = &session->outline;

	checks_run(&outline->notes, draft_of(session), &outline->arena);
	if (outline->note >= outline->notes.count) {
		outline->note =
		    outline->notes.count > 0 ? outline->notes.count - 1 : 0;
		outline->place = 1;
	}
}

/*
 * The preview is the first target's file; where its body begins is known
 * from the end, since the body closes the file.
 */
static void
make_preview(struct session *session)
{
	struct outline *outline = &session->outline;
	struct export_input input = { .draft = draft_of(session) };
	struct losses losses = { 0 };
	struct buf body = { 0 };
	struct error error;
	size_t shift;

	outline->spans = (struct spans){ .arena = &outline->arena };
	render_draft(&body, draft_of(session), SYNTAX_MARKDOWN,
		     &outline->spans);
	if (!export_text(&outline->preview, &losses, target_at(0), &input,
			 &outline->arena, &error) ||
	    !str_ends(buf_str(&outline->preview), buf_str(&body))) {
		buf_clear(&outline->preview);
		buf_add(&outline->preview, buf_str(&body));
	}
	shift = outline->preview.len - body.len;
	for (size_t i = 0; i < outline->spans.count; i++) {
		outline->spans.all[i].range.start += shift;
		outline->spans.all[i].range.end += shift;
	}
	buf_release(&body);
}

void
outline_refresh(struct session *session)
{
	struct outline *outline = &session->outline;

	arena_release(&outline->arena);
	buf_clear(&outline->preview);
	find_rows(session);
	find_notes(session);
	outline_find_left(session);
	outline_find_upstream(session);
	make_preview(session);
	outline->follow = true;
}

/* The first topic that has a title is unfolded: what the tree is, is seen. */
void
outline_open(struct session *session)
{
	struct outline *outline = &session->outline;
	const struct draft *draft = draft_of(session);

	if (outline->comparison == draft->comparison)
		return;
	outline->comparison = draft->comparison;
	outline->cursor = outline->note = outline->left = 0;
	outline->upstream_at = 0;
	outline->place = 1;
	outline->unfolded_count = 0;
	for (size_t i = 0; i < draft->entry_count; i = draft_end(draft, i))
		if (draft->entries[i].kind == ENTRY_SECTION &&
		    draft->entries[i].title.len > 0) {
			outline_set_folded(session, i, false);
			return;
		}
}

void
outline_release(struct outline *outline)
{
	buf_release(&outline->preview);
	arena_release(&outline->arena);
	*outline = (struct outline){ 0 };
}

size_t
outline_current(const struct session *session)
{
	const struct outline *outline = &session->outline;

	return outline->row_count > 0 ? outline->rows[outline->cursor]
				      : NO_INDEX;
}

bool
outline_in_tab(const struct session *session, enum outline_tab tab)
{
	return session->outline.tab_focus && session->outline.tab == tab;
}

const struct left_row *
outline_current_left(const struct session *session)
{
	const struct outline *outline = &session->outline;

	return outline_in_tab(session, TAB_LEFT_OUT) && outline->left_count > 0
		   ? &outline->left_rows[outline->left]
		   : NULL;
}

size_t
outline_noted(const struct session *session)
{
	const struct outline *outline = &session->outline;
	const struct note *note;
	size_t entry;

	if (outline->notes.count == 0)
		return NO_INDEX;
	note = &outline->notes.all[outline->note];
	entry = note->entries[outline->place];
	return entry != NO_INDEX ? entry : note->entries[!outline->place];
}

void
outline_go(struct session *session, size_t entry)
{
	struct outline *outline = &session->outline;
	const struct draft *draft = draft_of(session);
	size_t above = entry;

	if (entry >= draft->entry_count)
		return;
	while ((above = draft_parent(draft, above)) != NO_INDEX)
		outline_set_folded(session, above, false);
	find_rows(session);
	for (size_t i = 0; i < outline->row_count; i++)
		if (outline->rows[i] == entry)
			outline->cursor = i;
	outline->follow = true;
}

struct str
outline_title(const struct session *session, size_t entry)
{
	const struct entry *at = &draft_of(session)->entries[entry];

	if (at->title.len > 0)
		return at->title;
	if (at->topic != NO_INDEX)
		return session_comparison(session)->topics[at->topic].title;
	return entry == 0 ? STR("Identity") : STR("(no title)");
}

struct str
outline_letters(const struct session *session, size_t entry,
		struct arena *arena)
{
	const struct draft *draft = draft_of(session);
	size_t end = draft_end(draft, entry);
	struct str letters = { "", 0 };
	bool edited = false, lost = false;

	for (size_t i = entry; i < end; i++) {
		const struct entry *at = &draft->entries[i];
		char letter;

		edited |= at->edited;
		lost |= entry_is_lost(at);
		if (at->kind != ENTRY_BLOCK || at->origin.persona == NO_INDEX)
			continue;
		letter = session_letter(session, at->origin.persona);
		if (str_find_byte(letters, letter) == letters.len)
			letters = arena_printf(arena, "%.*s%c",
					       STR_ARG(letters), letter);
	}
	if (lost)
		letters = arena_printf(arena, "%.*s-", STR_ARG(letters));
	if (edited)
		letters = arena_printf(arena, "%.*s*", STR_ARG(letters));
	return letters;
}

struct str
outline_line(const struct session *session, size_t entry, struct arena *arena)
{
	const struct draft *draft = draft_of(session);
	struct str text = draft_text(draft, &draft->entries[entry]), line;
	struct buf plain = { 0 };

	inline_add_plain(&plain, text, arena);
	for (size_t i = 0; i < plain.len; i++)
		if (ascii_is_space(plain.ptr[i]))
			plain.ptr[i] = ' ';
	line = arena_str(arena, str_trim(buf_str(&plain)));
	buf_release(&plain);
	return line;
}

size_t
outline_body(const struct outline *outline)
{
	return outline->spans.count > 0 ? outline->spans.all[0].range.start
					: outline->preview.len;
}

struct range
outline_text(const struct session *session, size_t entry)
{
	const struct outline *outline = &session->outline;
	struct range range = { 0, 0 };
	size_t end;

	if (entry == NO_INDEX)
		return (struct range){ 0, outline_body(outline) };
	end = draft_end(draft_of(session), entry);
	for (size_t i = 0; i < outline->spans.count; i++) {
		const struct span *span = &outline->spans.all[i];

		if (span->entry < entry || span->entry >= end)
			continue;
		if (range.end == 0)
			range.start = span->range.start;
		range.end = span->range.end;
	}
	return range;
}
