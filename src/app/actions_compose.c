#include <stdint.h>

#include "app/actions.h"
#include "app/fields.h"
#include "app/handlers.h"
#include "base/utf8.h"
#include "compose/edit.h"
#include "compose/take.h"

static struct draft *
draft_of(struct session *session)
{
	return &session->work.draft;
}

static const struct entry *
current(struct session *session)
{
	size_t entry = outline_current(session);

	return entry == NO_INDEX ? NULL : &draft_of(session)->entries[entry];
}

static bool
in_notes(const struct session *session)
{
	return session->outline.tab_focus &&
	       session->outline.tab == TAB_NOTES;
}

static bool
in_left(const struct session *session)
{
	return session->outline.tab_focus &&
	       session->outline.tab == TAB_LEFT_OUT;
}

static void
move(struct session *session, long by)
{
	struct outline *outline = &session->outline;

	if (in_notes(session))
		outline->note = cursor_moved(outline->note, by,
					     outline->notes.count);
	else if (in_left(session))
		outline->left =
		    cursor_moved(outline->left, by, outline->left_count);
	else
		outline->cursor =
		    cursor_moved(outline->cursor, by, outline->row_count);
	outline->follow = true;
}

static void
scroll(struct session *session, long by)
{
	struct outline *outline = &session->outline;

	outline->preview_top =
	    cursor_moved(outline->preview_top, by, SIZE_MAX);
	outline->follow = false;
}

static void
section(struct session *session, int by)
{
	struct outline *outline = &session->outline;
	const struct draft *draft = draft_of(session);
	size_t row = outline->cursor;

	if (session->outline.tab_focus) {
		move(session, by);
		return;
	}
	while (by < 0 ? row > 0 : row + 1 < outline->row_count) {
		row = by < 0 ? row - 1 : row + 1;
		if (outline->rows[row] == NO_INDEX ||
		    draft->entries[outline->rows[row]].depth == 0)
			break;
	}
	outline->cursor = row;
	outline->follow = true;
}

static bool
entry_holds(const struct session *session, size_t entry, struct str search)
{
	const struct draft *draft = &session->work.draft;
	const struct entry *at = &draft->entries[entry];

	return text_holds(at->kind == ENTRY_SECTION ? at->title
						    : draft_text(draft, at),
			  search);
}

static bool
find(struct session *session, int by)
{
	size_t count = draft_of(session)->entry_count;
	size_t from = outline_current(session);
	struct str search = buf_str(&session->search);

	for (size_t i = by == 0 ? 0 : 1; i <= count && count > 0; i++) {
		size_t start = from == NO_INDEX ? 0 : from;
		size_t entry = by < 0 ? (start + count - i) % count
				      : (start + i) % count;

		if (entry_holds(session, entry, search)) {
			outline_go(session, entry);
			return true;
		}
	}
	return false;
}

static void
point(struct session *session, size_t pane, size_t index)
{
	struct outline *outline = &session->outline;

	outline->tab_focus = pane == 1 && outline->tab != TAB_PREVIEW;
	if (pane == 0 && index < outline->row_count)
		outline->cursor = index;
	else if (in_notes(session) && index < outline->notes.count)
		outline->note = index;
	else if (in_left(session) && index < outline->left_count)
		outline->left = index;
	outline->follow = true;
}

static void
wheel(struct session *session, size_t pane, long by)
{
	if (pane == 1 && session->outline.tab == TAB_PREVIEW)
		scroll(session, by);
	else
		move(session, by);
}

static void
locate(const struct session *session, struct spot *spot)
{
	spot->row = outline_current(session);
}

static void
go(struct session *session, const struct spot *spot)
{
	if (spot->row == NO_INDEX)
		session->outline.cursor = 0;
	else
		outline_go(session, spot->row);
}

/* "API Development", or the start of a block's text, for messages. */
static struct str
told(struct session *session, size_t entry)
{
	const struct entry *at = &draft_of(session)->entries[entry];
	struct str text = at->kind == ENTRY_SECTION
			      ? at->title
			      : outline_line(session, entry,
					     &session->outline.arena);

	if (text.len == 0)
		return STR("Identity");
	return arena_str(&session->arena, utf8_fit(text, 40));
}

static void
move_entry(struct session *session, int by)
{
	size_t entry = outline_current(session), to;
	struct str what;

	if (entry == NO_INDEX)
		return;
	what = told(session, entry);
	session_begin(session);
	to = draft_move(draft_of(session), entry, by);
	if (to == entry) {
		session_cancel(session);
		session_say(session, "It stands at the %s already",
			    by < 0 ? "top" : "end");
		return;
	}
	session_done(session, "moved %.*s %s", STR_ARG(what),
		     by < 0 ? "up" : "down");
	outline_go(session, to);
}

void
compose_move_down(struct session *session)
{
	move_entry(session, 1);
}

void
compose_move_up(struct session *session)
{
	move_entry(session, -1);
}

static void
shift_level(struct session *session, int by)
{
	size_t entry = outline_current(session);
	struct str what;

	if (entry == NO_INDEX)
		return;
	what = told(session, entry);
	session_begin(session);
	if (!draft_shift_level(draft_of(session), entry, by)) {
		session_cancel(session);
		session_say(session, by < 0
					 ? "It stands at the highest level"
					 : "There is nothing before it that "
					   "it could stand in");
		return;
	}
	session_done(session, "%.*s one level %s", STR_ARG(what),
		     by < 0 ? "up" : "down");
}

void
compose_level_up(struct session *session)
{
	shift_level(session, -1);
}

void
compose_level_down(struct session *session)
{
	shift_level(session, 1);
}

static void
retitled(struct session *session, struct str title)
{
	size_t entry = outline_current(session);

	title = str_trim(title);
	if (entry == NO_INDEX || title.len == 0)
		return;
	session_begin(session);
	draft_retitle(draft_of(session), entry, title);
	session_done(session, "titled it %.*s", STR_ARG(title));
	outline_go(session, entry);
}

void
compose_retitle(struct session *session)
{
	const struct entry *entry = current(session);
	size_t parent;

	if (!entry) {
		fields_choose(session);
		return;
	}
	if (entry->kind == ENTRY_BLOCK) {
		parent = draft_parent(draft_of(session),
				      outline_current(session));
		if (parent == NO_INDEX)
			return;
		outline_go(session, parent);
		entry = current(session);
	}
	prompt_open(session, "Title: ", entry->title, retitled);
}

static void
edited(struct session *session, struct str text)
{
	size_t entry = outline_current(session);

	text = str_trim_end(text);
	if (entry == NO_INDEX ||
	    str_eq(text, str_trim_end(draft_text(
			     draft_of(session),
			     &draft_of(session)->entries[entry])))) {
		session_say(session, "Nothing was changed");
		return;
	}
	session_begin(session);
	if (text.len == 0)
		draft_remove(draft_of(session), entry);
	else
		draft_edit(draft_of(session), entry, text);
	session_done(session, text.len == 0 ? "took the emptied text out"
					    : "edited the text");
}

void
compose_edit(struct session *session)
{
	const struct entry *entry = current(session);

	if (!entry || entry->kind == ENTRY_SECTION) {
		compose_retitle(session);
		return;
	}
	session->request = (struct request){
		.kind = REQUEST_EDITOR,
		.input = draft_text(draft_of(session), entry),
		.done = edited,
	};
}

static void
added(struct session *session, struct str text)
{
	size_t after = outline_current(session), entry;

	text = str_trim(text);
	if (text.len == 0)
		return;
	session_begin(session);
	if (after == NO_INDEX && draft_of(session)->entry_count > 0)
		after = 0;
	entry = draft_insert_text(draft_of(session), after, text);
	session_done(session, "added text of your own");
	outline_go(session, entry);
}

void
compose_own_text(struct session *session)
{
	prompt_open(session, "Own text below: ", STR(""), added);
}

static void
remove_entry(struct session *session, size_t entry)
{
	struct str what;

	if (entry >= draft_of(session)->entry_count)
		return;
	what = told(session, entry);
	session_begin(session);
	draft_remove(draft_of(session), entry);
	session_done(session, "took %.*s out", STR_ARG(what));
}

void
compose_drop(struct session *session)
{
	const struct outline *outline = &session->outline;
	const struct note *note;

	if (in_left(session)) {
		session_say(session, "It is left out already; space takes "
				     "it");
		return;
	}
	if (!in_notes(session)) {
		if (current(session))
			remove_entry(session, outline_current(session));
		else
			session_say(session, "Enter edits the fields");
		return;
	}
	if (outline->notes.count == 0)
		return;
	note = &outline->notes.all[outline->note];
	if (note->entries[1] != NO_INDEX)
		remove_entry(session, note->entries[1]);
	else if (note->entries[0] != NO_INDEX)
		remove_entry(session, note->entries[0]);
	else
		session_say(session, "This note is about the fields");
}

static void
take_left(struct session *session)
{
	const struct outline *outline = &session->outline;
	const struct left_row *row;
	size_t taken;

	if (outline->left_count == 0)
		return;
	row = &outline->left_rows[outline->left];
	session_begin(session);
	taken = draft_take_section(draft_of(session), row->persona,
				   row->section, STR("taken by you"));
	if (taken == 0) {
		session_cancel(session);
		session_say(session, "Nothing of it could be taken");
		return;
	}
	session_done(session, "took %zu block%s of %c", taken,
		     taken == 1 ? "" : "s",
		     session_letter(session, row->persona));
}

void
compose_take(struct session *session)
{
	if (in_left(session))
		take_left(session);
	else
		compose_drop(session);
}

static void
set_folded(struct session *session, bool folded)
{
	size_t entry = outline_current(session);
	const struct entry *at = current(session);

	if (!at)
		return;
	if (at->kind == ENTRY_BLOCK ||
	    (folded && outline_is_folded(session, entry))) {
		entry = folded ? draft_parent(draft_of(session), entry)
			       : NO_INDEX;
		if (entry != NO_INDEX)
			outline_go(session, entry);
		return;
	}
	outline_set_folded(session, entry, folded);
	outline_refresh(session);
}

void
compose_fold(struct session *session)
{
	set_folded(session, true);
}

void
compose_unfold(struct session *session)
{
	set_folded(session, false);
}

void
compose_tab(struct session *session)
{
	struct outline *outline = &session->outline;

	outline->tab = (outline->tab + 1) % TAB_COUNT;
	outline->tab_focus = outline->tab != TAB_PREVIEW;
	outline->list_top = 0;
	outline->follow = true;
}

static void
enter_note(struct session *session)
{
	struct outline *outline = &session->outline;
	const struct note *note;

	if (outline->notes.count == 0)
		return;
	note = &outline->notes.all[outline->note];
	outline->tab = TAB_PREVIEW;
	outline->tab_focus = false;
	if (note->entries[0] == NO_INDEX)
		outline->cursor = 0;
	else
		outline_go(session, note->entries[0]);
}

void
compose_enter(struct session *session)
{
	const struct entry *entry;

	if (in_notes(session)) {
		enter_note(session);
		return;
	}
	if (in_left(session)) {
		take_left(session);
		return;
	}
	entry = current(session);
	if (!entry)
		fields_choose(session);
	else if (entry->kind == ENTRY_SECTION)
		set_folded(session, !outline_is_folded(
					session, outline_current(session)));
	else
		compose_why(session);
}

void
compose_back(struct session *session)
{
	struct outline *outline = &session->outline;

	if (session->zoom) {
		session->zoom = false;
	} else if (outline->tab != TAB_PREVIEW) {
		outline->tab = TAB_PREVIEW;
		outline->tab_focus = false;
	} else {
		session_open(session, SCREEN_COMPARE);
	}
}

void
compose_ok(struct session *session)
{
	struct outline *outline = &session->outline;

	if (outline->notes.count == 0 || !in_notes(session))
		return;
	outline->fine = arena_grow(&session->arena, outline->fine,
				   outline->fine_count,
				   &outline->fine_capacity,
				   sizeof *outline->fine);
	outline->fine[outline->fine_count++] =
	    arena_str(&session->arena,
		      outline->notes.all[outline->note].text);
	session_say(session, "It is fine as it is");
	outline_refresh(session);
}

static void
explain_origin(struct session *session, struct buf *text,
	       struct origin origin)
{
	const struct persona *persona;
	size_t line;

	if (origin.persona == NO_INDEX) {
		buf_add_cstr(text, "text of your own\n");
		return;
	}
	persona = session_comparison(session)->personas[origin.persona];
	line = source_first_line(&persona->source, origin.range);
	buf_printf(text, "%c  %.*s, line %zu\n",
		   session_letter(session, origin.persona),
		   STR_ARG(persona->path), line);
}

void
compose_why(struct session *session)
{
	const struct entry *entry = current(session);
	struct buf *text;

	if (!entry) {
		session_say(session, "Enter edits the fields");
		return;
	}
	text = why_open(session, told(session, outline_current(session)));
	buf_printf(text, "why it is here: %.*s\n",
		   entry->reason.len > 0 ? (int)entry->reason.len : 11,
		   entry->reason.len > 0 ? entry->reason.ptr : "its content");
	if (entry->kind == ENTRY_SECTION)
		return;
	explain_origin(session, text, entry->origin);
	if (entry->alternative_count > 0)
		buf_add_cstr(text, "\nsaid by these, too, and folded into "
				   "it:\n");
	for (size_t i = 0; i < entry->alternative_count; i++)
		explain_origin(session, text, entry->alternatives[i]);
	buf_add_byte(text, '\n');
	buf_add(text, draft_text(draft_of(session), entry));
}

void
compose_copy(struct session *session)
{
	const struct entry *entry = current(session);

	if (entry)
		session->request = (struct request){
			.kind = REQUEST_CLIPBOARD,
			.input = entry->kind == ENTRY_SECTION
				     ? entry->title
				     : draft_text(draft_of(session), entry),
		};
}

const struct screen_actions compose_actions = {
	.move = move,
	.scroll = scroll,
	.section = section,
	.find = find,
	.point = point,
	.wheel = wheel,
	.refresh = outline_refresh,
	.locate = locate,
	.go = go,
};
