/* SPDX-License-Identifier: MIT */
#include "app/actions.h"
#include "app/fields.h"
#include "app/handlers.h"

enum { ONE_COLUMN = 70 };

static void
scroll(struct session *session, long by)
{
	struct outline *outline = &session->outline;

	outline->preview_top =
	    cursor_moved(outline->preview_top, by, outline->preview.len + 1);
	outline->follow = false;
}

static void
go_note(struct session *session, size_t note)
{
	session->outline.note = note;
	session->outline.place = 1;
}

static void
move(struct session *session, long by)
{
	struct outline *outline = &session->outline;

	if (outline_in_tab(session, TAB_PREVIEW)) {
		scroll(session, by);
		return;
	}
	if (outline_in_tab(session, TAB_NOTES))
		go_note(session, cursor_moved(outline->note, by,
					      outline->notes.count));
	else if (outline_in_tab(session, TAB_LEFT_OUT))
		outline->left =
		    cursor_moved(outline->left, by, outline->left_count);
	else if (outline_in_tab(session, TAB_UPSTREAM))
		outline->upstream_at = cursor_moved(outline->upstream_at, by,
						    outline->upstream_count);
	else
		outline->cursor =
		    cursor_moved(outline->cursor, by, outline->row_count);
	outline->follow = true;
}

/* The persona's first row, or the next one's. */
static void
next_persona(struct outline *outline, int by)
{
	size_t row = outline->left;
	const struct left_row *rows = outline->left_rows;

	while (by > 0 ? row + 1 < outline->left_count : row > 0) {
		row = by > 0 ? row + 1 : row - 1;
		if (row == 0 || row == outline->left_new ||
		    rows[row].persona != rows[row - 1].persona)
			break;
	}
	outline->left = row;
}

static void
next_topic(struct session *session, int by)
{
	struct outline *outline = &session->outline;
	size_t row = outline->cursor;

	while (by < 0 ? row > 0 : row + 1 < outline->row_count) {
		row = by < 0 ? row - 1 : row + 1;
		if (outline->rows[row] == NO_INDEX ||
		    draft_of(session)->entries[outline->rows[row]].depth == 0)
			break;
	}
	outline->cursor = row;
	outline->follow = true;
}

static void
section(struct session *session, int by)
{
	if (outline_in_tab(session, TAB_LEFT_OUT))
		next_persona(&session->outline, by);
	else if (outline_in_tab(session, TAB_NOTES) ||
		 outline_in_tab(session, TAB_UPSTREAM))
		move(session, by);
	else
		next_topic(session, by);
}

static bool
entry_holds(struct session *session, size_t entry)
{
	const struct entry *at = &draft_of(session)->entries[entry];

	return text_holds(at->kind == ENTRY_SECTION
			      ? at->title
			      : draft_text(draft_of(session), at),
			  buf_str(&session->search));
}

static bool
left_holds(struct session *session, size_t index)
{
	const struct left_row *row = &session->outline.left_rows[index];
	const struct persona *persona =
	    session_comparison(session)->personas[row->persona];
	struct str search = buf_str(&session->search);

	if (text_holds(persona->sections[row->section].title, search))
		return true;
	for (size_t i = 0; i < row->part_count; i++)
		if (text_holds(persona_text(persona, row->parts[i].range),
			       search))
			return true;
	return false;
}

static void
go_left(struct session *session, size_t row)
{
	session->outline.left = row;
}

static void
find_places(struct session *session, struct places *places)
{
	const struct outline *outline = &session->outline;
	size_t entry = outline_current(session);

	if (outline_in_tab(session, TAB_LEFT_OUT))
		*places = (struct places){ outline->left_count, outline->left,
					   left_holds, go_left, NULL };
	else
		*places = (struct places){ draft_of(session)->entry_count,
					   entry == NO_INDEX ? 0 : entry,
					   entry_holds, outline_go, NULL };
}

static void
point(struct session *session, size_t pane, size_t index)
{
	struct outline *outline = &session->outline;

	outline->tab_focus = pane == 1 && outline->tab != TAB_PREVIEW;
	if (pane == 0 && index < outline->row_count)
		outline->cursor = index;
	else if (outline_in_tab(session, TAB_NOTES) &&
		 index < outline->notes.count)
		go_note(session, index);
	else if (outline_in_tab(session, TAB_LEFT_OUT) &&
		 index < outline->left_count)
		outline->left = index;
	else if (outline_in_tab(session, TAB_UPSTREAM) &&
		 index < outline->upstream_count)
		outline->upstream_at = index;
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
	const struct outline *outline = &session->outline;

	spot->row = outline_current(session);
	spot->column = outline->tab_focus ? 1 + outline->tab : 0;
	spot->item = outline->tab == TAB_NOTES	      ? outline->note
		     : outline->tab == TAB_LEFT_OUT ? outline->left
						    : outline->upstream_at;
}

static void
go(struct session *session, const struct spot *spot)
{
	struct outline *outline = &session->outline;

	outline->tab_focus = spot->column > 0;
	outline->tab = outline->tab_focus
			   ? (enum outline_tab)(spot->column - 1)
			   : TAB_PREVIEW;
	if (outline->tab == TAB_UPSTREAM && outline->upstream_count == 0) {
		outline->tab_focus = false;
		outline->tab = TAB_PREVIEW;
	}
	if (spot->row == NO_INDEX)
		outline->cursor = 0;
	else
		outline_go(session, spot->row);
	if (outline_in_tab(session, TAB_NOTES))
		go_note(session, cursor_moved(spot->item, 0,
					      outline->notes.count));
	else if (outline_in_tab(session, TAB_LEFT_OUT))
		outline->left =
		    cursor_moved(spot->item, 0, outline->left_count);
	else if (outline_in_tab(session, TAB_UPSTREAM))
		outline->upstream_at =
		    cursor_moved(spot->item, 0, outline->upstream_count);
}

static void
set_folded(struct session *session, bool folded)
{
	size_t entry = outline_current(session);
	const struct entry *at;

	if (entry == NO_INDEX)
		return;
	at = &draft_of(session)->entries[entry];
	if (at->kind == ENTRY_BLOCK ||
	    (folded && outline_is_folded(session, entry))) {
		entry = folded ? draft_parent(draft_of(session), entry)
			       : NO_INDEX;
		if (entry != NO_INDEX)
			outline_go(session, entry);
		return;
	}
	outline_set_folded(session, entry, folded);
	outline_go(session, entry);
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
compose_first_place(struct session *session)
{
	session->outline.place = 0;
}

void
compose_second_place(struct session *session)
{
	session->outline.place = 1;
}

/* Where one pane fills the screen the preview is a stop of its own. */
static void
step_tab(struct session *session, int by)
{
	struct outline *outline = &session->outline;
	bool one = session->columns < ONE_COLUMN || session->zoom;
	int stop = outline->tab_focus ? 1 + (int)outline->tab : 0;

	do
		stop = (stop + by + TAB_COUNT + 1) % (TAB_COUNT + 1);
	while ((stop == 1 + TAB_PREVIEW && !one) ||
	       (stop == 1 + TAB_UPSTREAM && outline->upstream_count == 0));
	outline->tab_focus = stop > 0;
	outline->tab = stop > 0 ? (enum outline_tab)(stop - 1) : TAB_PREVIEW;
	outline->list_top = 0;
	outline->follow = true;
}

void
compose_tab(struct session *session)
{
	step_tab(session, 1);
}

void
compose_tab_before(struct session *session)
{
	step_tab(session, -1);
}

static void
enter_note(struct session *session)
{
	struct outline *outline = &session->outline;
	size_t entry = outline_noted(session);

	if (outline->notes.count == 0)
		return;
	outline->tab = TAB_PREVIEW;
	outline->tab_focus = false;
	if (entry == NO_INDEX)
		outline->cursor = 0;
	else
		outline_go(session, entry);
}

void
compose_enter(struct session *session)
{
	size_t entry = outline_current(session);

	if (outline_in_tab(session, TAB_NOTES))
		enter_note(session);
	else if (session->outline.tab_focus)
		compose_why(session);
	else if (entry == NO_INDEX)
		fields_choose(session);
	else if (draft_of(session)->entries[entry].kind == ENTRY_SECTION)
		set_folded(session, !outline_is_folded(session, entry));
	else
		compose_why(session);
}

static void
go_topic(struct session *session, size_t topic)
{
	const struct board *board = &session->board;

	for (size_t i = 0; i < board->row_count && topic != NO_INDEX; i++)
		if (board->rows[i].topic == topic) {
			board_go(session, i);
			return;
		}
}

/* Compare, at the topic of the row. */
void
compose_sources(struct session *session)
{
	size_t entry = outline_current(session), topic = NO_INDEX;

	if (entry != NO_INDEX)
		topic = entry_topic(draft_of(session), entry);
	if (session_open(session, SCREEN_COMPARE))
		go_topic(session, topic);
}

void
compose_back(struct session *session)
{
	struct outline *outline = &session->outline;

	if (session->zoom) {
		session->zoom = false;
	} else if (outline->tab_focus) {
		outline->tab = TAB_PREVIEW;
		outline->tab_focus = false;
	} else {
		compose_sources(session);
	}
}

const struct screen_actions compose_actions = {
	.move = move,
	.scroll = scroll,
	.section = section,
	.places = find_places,
	.point = point,
	.wheel = wheel,
	.refresh = outline_refresh,
	.locate = locate,
	.go = go,
};
