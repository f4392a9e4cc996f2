/* SPDX-License-Identifier: MIT */
#include "app/actions.h"
#include "app/handlers.h"
#include "base/utf8.h"

/* Of the note in focus, else of the outline. */
static size_t
entry_here(const struct session *session)
{
	return outline_in_tab(session, TAB_NOTES) ? outline_noted(session)
						  : outline_current(session);
}

static void
explain_origin(struct session *session, struct buf *text,
	       struct origin origin)
{
	const struct persona *persona;

	if (origin.persona == NO_INDEX) {
		buf_add_cstr(text, "text of your own\n");
		return;
	}
	persona = session_comparison(session)->personas[origin.persona];
	buf_printf(text, "%c  %.*s, line %zu\n",
		   session_letter(session, origin.persona),
		   STR_ARG(persona->path),
		   source_first_line(&persona->source, origin.range));
}

static void
explain_left(struct session *session, const struct left_row *row)
{
	const struct persona *persona =
	    session_comparison(session)->personas[row->persona];
	struct str path = section_path(persona, row->section,
				       session->ascii ? " > " : " › ",
				       &session->outline.arena);
	struct buf *text =
	    why_open(session, path.len > 0 ? path : STR("(intro)"));

	explain_origin(session, text, row->parts[0]);
	buf_add_cstr(text, row->said ? "the draft says this already, in other "
				       "words:\n"
			   : row->partly ? "this part of it is left out:\n"
					 : "all of it is left out:\n");
	for (size_t i = 0; i < row->part_count; i++) {
		buf_add_byte(text, '\n');
		buf_add(text, persona_text(persona, row->parts[i].range));
		buf_add_byte(text, '\n');
	}
}

/* "7 entries, ≈159 tokens: C 5, D 2, your own 1" */
static void
explain_parts(struct session *session, struct buf *text, size_t index)
{
	const struct draft *draft = draft_of(session);
	size_t people = draft->comparison->persona_count;
	size_t *counts = ARENA_ARRAY(&session->outline.arena, size_t,
				     people + 1);
	size_t end = draft_end(draft, index), all = 0, told = 0;

	for (size_t i = index + 1; i < end; i++) {
		size_t from = draft->entries[i].origin.persona;

		if (draft->entries[i].kind != ENTRY_BLOCK)
			continue;
		counts[from == NO_INDEX ? people : from]++;
		all++;
	}
	buf_printf(text, "%zu entr%s, %s%zu tokens", all,
		   all == 1 ? "y" : "ies", session->ascii ? "~" : "≈",
		   draft_tokens(draft, index));
	for (size_t i = 0; i < people; i++)
		if (counts[i] > 0)
			buf_printf(text, "%s%c %zu", told++ > 0 ? ", " : ": ",
				   session_letter(session, i), counts[i]);
	if (counts[people] > 0)
		buf_printf(text, "%syour own %zu", told > 0 ? ", " : ": ",
			   counts[people]);
	buf_add_byte(text, '\n');
}

static void
explain_entry(struct session *session, size_t index)
{
	const struct entry *entry = &session->work.draft.entries[index];
	bool section = entry->kind == ENTRY_SECTION;
	struct buf *text = why_open(
	    session, section ? outline_title(session, index)
			     : utf8_fit(outline_line(session, index,
						     &session->outline.arena),
					60));

	buf_printf(text, "why it is here: %.*s\n",
		   entry->reason.len > 0 ? (int)entry->reason.len : 11,
		   entry->reason.len > 0 ? entry->reason.ptr : "its content");
	if (section) {
		explain_parts(session, text, index);
		return;
	}
	explain_origin(session, text, entry->origin);
	if (entry->edited)
		buf_add_cstr(text, "edited: these are your words now\n");
	if (entry->alternative_count > 0)
		buf_add_cstr(text, "\nsaid by these, too, and folded into "
				   "it:\n");
	for (size_t i = 0; i < entry->alternative_count; i++)
		explain_origin(session, text, entry->alternatives[i]);
	buf_add_byte(text, '\n');
	buf_add(text, draft_text(&session->work.draft, entry));
}

void
compose_why(struct session *session)
{
	const struct left_row *row = outline_current_left(session);
	size_t entry = entry_here(session);

	if (row)
		explain_left(session, row);
	else if (outline_in_tab(session, TAB_LEFT_OUT))
		session_say(session, "Nothing is left out");
	else if (entry == NO_INDEX)
		session_say(session, "Enter edits the fields");
	else
		explain_entry(session, entry);
}

static struct origin
origin_here(const struct session *session)
{
	const struct left_row *row = outline_current_left(session);
	size_t entry = entry_here(session);

	if (row)
		return row->parts[0];
	if (entry == NO_INDEX || outline_in_tab(session, TAB_LEFT_OUT))
		return (struct origin){ .persona = NO_INDEX };
	return session->work.draft.entries[entry].origin;
}

/* The source, where the row comes from. */
void
compose_open_source(struct session *session)
{
	struct origin origin = origin_here(session);
	const struct comparison *comparison = session_comparison(session);
	const struct source *source;

	if (origin.persona == NO_INDEX) {
		session_say(session, "No source has this");
		return;
	}
	source = &comparison->personas[origin.persona]->source;
	edit_file(session,
		  session_compared(session, comparison)->files[origin.persona],
		  source_first_line(source, origin.range));
}

static struct str
left_text(struct session *session, const struct left_row *row)
{
	const struct persona *persona =
	    session_comparison(session)->personas[row->persona];
	struct buf text = { 0 };
	struct str copy;

	for (size_t i = 0; i < row->part_count; i++) {
		buf_add(&text, str_trim_end(persona_text(
				   persona, row->parts[i].range)));
		buf_add_byte(&text, '\n');
	}
	copy = arena_str(&session->arena, buf_str(&text));
	buf_release(&text);
	return copy;
}

/* As it would be written; what is left out as it stands in its file. */
void
compose_copy(struct session *session)
{
	const struct left_row *row = outline_current_left(session);
	struct str text;

	if (!row && outline_in_tab(session, TAB_LEFT_OUT)) {
		session_say(session, "Nothing is left out");
		return;
	}
	text = row ? left_text(session, row)
		   : str_slice(buf_str(&session->outline.preview),
			       outline_text(session, entry_here(session)));
	session->request = (struct request){
		.kind = REQUEST_CLIPBOARD,
		.input = arena_str(&session->arena, text),
	};
}
