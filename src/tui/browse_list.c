/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "model/diagnostic.h"
#include "model/tokens.h"
#include "tui/browse.h"
#include "tui/markup.h"

enum { NAME_COLUMN = 7, REASON_MOST = 5 };

/* The worst thing the parser found; NULL when it is not worth a badge. */
static const struct diagnostic *
worst(const struct persona *persona)
{
	const struct diagnostic *found = NULL;

	for (size_t i = 0; persona && i < persona->diagnostics.count; i++) {
		const struct diagnostic *one = &persona->diagnostics.all[i];

		if (one->kind->severity >= SEVERITY_WARNING &&
		    (!found || one->kind->severity > found->kind->severity))
			found = one;
	}
	return found;
}

static void
draw_mark(struct canvas *canvas, const struct session *session, int row,
	  struct area area, size_t file)
{
	size_t slot = browse_mark_of(session, file);

	canvas_text(canvas, row, area.left + 1, area.right,
		    slot == NO_INDEX ? STYLE_QUIET : STYLE_TAKEN,
		    str_of(canvas_sign(canvas, slot == NO_INDEX ? SIGN_NONE
								: SIGN_TAKEN)));
	if (slot != NO_INDEX && slot < 26)
		canvas_printf(canvas, row, area.left + 3, area.right,
			      STYLE_TAKEN, "%c", (int)('A' + slot));
}

static void
draw_name(struct canvas *canvas, struct session *session, int row,
	  struct area area, size_t file)
{
	const struct persona *persona = session->library.files[file].persona;
	struct str telling = browse_telling(session, file);
	struct str tokens = tokens_shown(persona_tokens(persona),
					 canvas->arena);
	int column = area.left + NAME_COLUMN, last = area.right - 1;
	int end = last - (int)tokens.len - 1;
	int room = telling.len > 0 ? (int)utf8_columns(telling) + 2 : 0;

	if (room > (end - column) / 2)
		room = (end - column) / 2;
	column = canvas_cut(canvas, row, column, end - room, STYLE_PLAIN,
			    persona->name);
	if (telling.len > 0) {
		column = canvas_text(canvas, row, column + 1, end,
				     STYLE_QUIET,
				     str_of(canvas_sign(canvas, SIGN_DOT)));
		canvas_cut(canvas, row, column, end, STYLE_QUIET, telling);
	}
	canvas_right(canvas, row, end, last, STYLE_QUIET, tokens);
}

static void
draw_row(struct canvas *canvas, struct session *session, int row,
	 struct area area, size_t index)
{
	size_t file = session->browse.rows[index];
	const struct library_file *entry = &session->library.files[file];

	draw_mark(canvas, session, row, area, file);
	if (entry->refused.len > 0 || worst(entry->persona))
		canvas_text(canvas, row, area.left + 5, area.right,
			    STYLE_AGAINST, STR("!"));
	if (entry->persona)
		draw_name(canvas, session, row, area, file);
	else
		canvas_cut(canvas, row, area.left + NAME_COLUMN,
			   area.right - 1, STYLE_QUIET, entry->path);
	if (index == session->browse.cursor) {
		canvas_text(canvas, row, area.left, area.left + 1,
			    STYLE_CURSOR, STR(">"));
		canvas_mark(canvas, row, area.left, area.right);
	}
	view_zone(session,
		  (struct area){ row, row + 1, area.left, area.right },
		  PANE_LIST, index);
}

static void
draw_filter(struct canvas *canvas, const struct session *session,
	    struct area area)
{
	bool typing = session->prompt.active && session->prompt.in_view &&
		      session->overlay == OVERLAY_NONE;
	struct str filter = buf_str(&session->browse.filter);
	int column = canvas_text(canvas, area.top, area.left + 1, area.right,
				 STYLE_KEY, STR("/"));

	if (typing)
		view_prompt(canvas, session, area.top, column + 1,
			    area.right);
	else if (filter.len > 0)
		canvas_cut(canvas, area.top, column + 1, area.right,
			   STYLE_HIT, filter);
	else
		canvas_cut(canvas, area.top, column + 1, area.right,
			   STYLE_QUIET, STR("type to filter"));
}

static struct str
empty_text(struct canvas *canvas, const struct session *session)
{
	if (session->looking ||
	    session->library.loaded < session->library.count)
		return arena_printf(canvas->arena, "reading %.*s",
				    STR_ARG(session->searched));
	if (session->browse.filter.len > 0)
		return STR("Nothing holds these words in its name, "
			   "description, tags, path or text. Esc clears the "
			   "filter.");
	return arena_printf(canvas->arena,
			    "No persona was found under %.*s: no .md, .mdc, "
			    ".markdown or .txt file. q quits; \"troupe "
			    "FOLDER\" looks elsewhere.",
			    STR_ARG(session->searched));
}

/* Why the row in view has its badge; returns the rows it needs. */
static int
draw_reason(struct canvas *canvas, const struct session *session,
	    struct area area)
{
	size_t file = browse_current(session);
	const struct persona *persona;
	const struct diagnostic *found;
	struct text_lines lines = { .arena = canvas->arena,
				    .limit = REASON_MOST };
	struct wrapping how = { .width = area.right - area.left - 1,
				.indent = 1, .marker = STR("! "),
				.marker_style = STYLE_AGAINST, .raw = true };
	struct str text;

	if (file == NO_INDEX || area.bottom - area.top < 8)
		return 0;
	persona = session->library.files[file].persona;
	found = worst(persona);
	if (!found)
		return 0;
	text = diagnostic_message(canvas->arena, found);
	text = arena_printf(canvas->arena, "line %zu, column %zu: %.*s. %s",
			    found->place.line, found->place.column,
			    STR_ARG(text), found->kind->hint);
	markup_wrap(&lines, text, &how);
	for (size_t i = 0; i < lines.count; i++)
		canvas_line(canvas,
			    area.bottom - (int)lines.count + (int)i,
			    area.left, area.right, &lines.all[i]);
	return (int)lines.count + 1;
}

/* "33-64 of 338" where not all fit. */
static struct str
rows_note(struct canvas *canvas, const struct session *session)
{
	const struct browse *browse = &session->browse;
	size_t end = browse->top + (size_t)session->page;

	if (browse->row_count <= (size_t)session->page)
		return (struct str){ "", 0 };
	return arena_printf(canvas->arena, "%zu-%zu of %zu", browse->top + 1,
			    end < browse->row_count ? end : browse->row_count,
			    browse->row_count);
}

/* Reading all of a large library's text again takes a while. */
static struct str
list_title(struct canvas *canvas, const struct session *session)
{
	const struct browse *browse = &session->browse;
	const char *rule = canvas_sign(canvas, SIGN_RULE);
	size_t percent = browse_progress(session);

	if (percent < 100)
		return arena_printf(canvas->arena, "Library %s sorting %zu %%",
				    rule, percent);
	return arena_printf(canvas->arena, "Library %s sort: %s", rule,
			    browse_sort_name(browse->sort));
}

void
browse_list_draw(struct canvas *canvas, struct session *session,
		 struct area area)
{
	struct browse *browse = &session->browse;
	struct str title = list_title(canvas, session);
	struct area rows = { area.top + 2, area.bottom, area.left,
			     area.right };

	draw_filter(canvas, session,
		    (struct area){ area.top + 1, area.bottom, area.left,
				   area.right });
	view_zone(session, rows, PANE_LIST, NO_INDEX);
	rows.bottom -= draw_reason(canvas, session, rows);
	session->page = rows.bottom - rows.top;
	browse->top = view_follow(browse->top, browse->cursor,
				  (size_t)session->page, browse->row_count);
	view_head(canvas, area, false, title, rows_note(canvas, session));
	for (int row = rows.top; row < rows.bottom; row++) {
		size_t index = browse->top + (size_t)(row - rows.top);

		if (index < browse->row_count)
			draw_row(canvas, session, row, rows, index);
	}
	if (browse->row_count == 0) {
		rows.left++;
		browse_wrap(canvas, rows, empty_text(canvas, session),
			  STYLE_QUIET);
	}
}
