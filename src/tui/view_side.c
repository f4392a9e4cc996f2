/* SPDX-License-Identifier: MIT */
#include "app/actions.h"
#include "base/utf8.h"
#include "tui/page.h"
#include "tui/view.h"

enum { COLUMN_LEAST = 38, COLUMNS_MOST = 4, NAMED_MOST = 3 };

static char
column_letter(const struct session *session, size_t column)
{
	size_t slot = browse_mark_of(session,
				     session->side.columns[column].file);

	return slot < 26 ? (char)('A' + slot) : ' ';
}

struct str
view_side_status(struct canvas *canvas, const struct session *session)
{
	const struct side *side = &session->side;
	const struct side_column *focus = &side->columns[side->focus];
	struct str path;

	if (canvas->columns < 100)
		return side->count > 1 ? STR("side by side")
				       : STR("whole file");
	path = section_path(focus->persona, focus->section,
			    canvas->ascii ? " > " : " › ", canvas->arena);
	if (path.len == 0)
		path = STR("the top");
	if (side->count == 1)
		return arena_printf(canvas->arena, "whole file %s at %.*s",
				    canvas_sign(canvas, SIGN_DOT),
				    STR_ARG(path));
	return arena_printf(canvas->arena, "whole files, side by side %s %c "
			    "at %.*s", canvas_sign(canvas, SIGN_DOT),
			    column_letter(session, side->focus),
			    STR_ARG(path));
}

static size_t
columns_shown(const struct canvas *canvas, const struct session *session)
{
	size_t fit = (size_t)(canvas->columns / (COLUMN_LEAST + 1));

	if (session->zoom || fit < 1)
		fit = 1;
	if (fit > COLUMNS_MOST)
		fit = COLUMNS_MOST;
	return fit < session->side.count ? fit : session->side.count;
}

static void
keep_focus_shown(struct side *side, size_t shown)
{
	if (side->focus < side->first)
		side->first = side->focus;
	if (side->focus >= side->first + shown)
		side->first = side->focus - shown + 1;
	if (side->first + shown > side->count)
		side->first = side->count - shown;
}

static size_t
line_of_section(const struct text_lines *lines, size_t section)
{
	for (size_t i = 0; i < lines->count; i++)
		if (lines->all[i].section == section &&
		    (lines->all[i].is_title || section == 0))
			return i;
	return 0;
}

static bool
holds_hit(const struct text_line *line)
{
	for (size_t i = 0; i < line->run_count; i++)
		if (line->runs[i].style == STYLE_HIT)
			return true;
	return false;
}

/* A long section is scrolled on to its first line with a hit. */
static void
show_hit(struct side_column *column, const struct text_lines *lines,
	 size_t height)
{
	size_t line = line_of_section(lines, column->section);

	while (line < lines->count && (lines->all[line].section !=
					   column->section ||
				       !holds_hit(&lines->all[line])))
		line++;
	if (line < lines->count && line >= column->top + height)
		column->top = line - height / 2;
}

static void
settle(struct side_column *column, const struct text_lines *lines,
       size_t height)
{
	if (column->to_section && column->section > 0) {
		size_t line = line_of_section(lines, column->section);

		column->top = line > 1 ? line - 1 : 0;
	} else if (column->to_section) {
		column->top = 0;
	}
	column->to_section = false;
	if (column->to_hit)
		show_hit(column, lines, height);
	column->to_hit = false;
	if (column->top + height > lines->count)
		column->top = lines->count > height ? lines->count - height
						    : 0;
}

/* Scrolled by lines, the section in focus is the one at the upper third. */
static size_t
section_in_view(const struct side_column *column,
		const struct text_lines *lines, size_t height)
{
	size_t at = column->top + height / 4;

	if (column->top == 0)
		at = 0;
	if (at >= lines->count || lines->all[at].section == NO_INDEX)
		return 0;
	return lines->all[at].section;
}

static void
draw_line(struct canvas *canvas, struct session *session, int row,
	  struct area area, size_t index, const struct text_line *line)
{
	const struct side_column *column = &session->side.columns[index];
	bool here = line->is_title && line->section == column->section &&
		    line->section > 0;

	canvas_line(canvas, row, area.left + 1, area.right - 1, line);
	if (here && index == session->side.focus)
		canvas_text(canvas, row, area.left, area.left + 1,
			    STYLE_CURSOR, STR(">"));
	if (here)
		canvas_mark(canvas, row, area.left, area.right);
	if (line->section != NO_INDEX)
		view_zone(session,
			  (struct area){ row, row + 1, area.left,
					 area.right },
			  index, line->section);
}

/* "▸D ▸E" for columns out of view, "▸9" where they are many. */
static struct str
add_hidden(struct canvas *canvas, const struct session *session,
	   struct str note, struct range columns, enum sign side)
{
	const char *arrow = canvas_sign(canvas, side);
	bool right = side == SIGN_ARROW_RIGHT;
	size_t count = columns.end - columns.start;

	if (count > NAMED_MOST)
		return arena_printf(canvas->arena, "%.*s %s%zu%s",
				    STR_ARG(note), right ? arrow : "", count,
				    right ? "" : arrow);
	for (size_t i = columns.start; i < columns.end; i++)
		note = arena_printf(canvas->arena, "%.*s %s%c%s",
				    STR_ARG(note), right ? arrow : "",
				    column_letter(session, i),
				    right ? "" : arrow);
	return note;
}

static struct str
column_note(struct canvas *canvas, const struct session *session,
	    size_t index, bool last)
{
	const struct side *side = &session->side;
	struct str note = { "", 0 };

	if (index == side->focus && side->count > 1)
		note = arena_printf(canvas->arena, "%zu/%zu", index + 1,
				    side->count);
	if (!last)
		return note;
	note = add_hidden(canvas, session, note,
			  (struct range){ index + 1, side->count },
			  SIGN_ARROW_RIGHT);
	note = add_hidden(canvas, session, note,
			  (struct range){ 0, side->first }, SIGN_ARROW_LEFT);
	return str_trim(note);
}

/* What was searched for is marked where the keys go. */
static struct str
searched(const struct session *session, size_t column)
{
	return column == session->side.focus ? buf_str(&session->search)
					     : (struct str){ "", 0 };
}

/* A long name is cut rather than what tells it from its namesake's. */
static struct str
column_title(struct canvas *canvas, struct session *session, size_t index,
	     int room)
{
	const struct side_column *column = &session->side.columns[index];
	struct str telling = browse_telling(session, column->file);
	struct str name = column->persona->name;
	int rest = room - (int)utf8_columns(telling) - 5;

	if (telling.len > 0 && rest > 1)
		name = view_cut(canvas, name, (size_t)rest);
	return str_trim(arena_printf(
	    canvas->arena, "%c  %.*s%s%.*s", column_letter(session, index),
	    STR_ARG(name), telling.len > 0 ? " ·" : "", STR_ARG(telling)));
}

static void
draw_column(struct canvas *canvas, struct session *session, struct area area,
	    size_t index, bool last)
{
	struct side *side = &session->side;
	struct side_column *column = &side->columns[index];
	const struct persona *persona = column->persona;
	struct text_lines lines = { .arena = canvas->arena };
	size_t height = (size_t)(area.bottom - area.top - 1);
	struct page page = { .persona = persona, .folded = column->folded,
			     .width = area.right - area.left - 2,
			     .all_code = session->zoom,
			     .hit = searched(session, index) };
	struct str note = column_note(canvas, session, index, last);
	int room = area.right - area.left - (int)utf8_columns(note) - 6;

	view_head(canvas, area, index == side->focus,
		  column_title(canvas, session, index, room), note);
	view_zone(session, area, index, NO_INDEX);
	page_lines(&lines, &page, canvas);
	settle(column, &lines, height);
	if (column->by_lines && index == side->focus) {
		size_t top = column->top;
		size_t section = section_in_view(column, &lines, height);

		column->by_lines = false;
		if (section != column->section)
			side_go(session, section);
		column->to_section = false;
		column->top = top;
	}
	for (size_t i = 0; i < height && column->top + i < lines.count; i++)
		draw_line(canvas, session, area.top + 1 + (int)i, area, index,
			  &lines.all[column->top + i]);
}

const char *
view_side_hint(const struct canvas *canvas, const struct session *session)
{
	const struct side *side = &session->side;

	if (side->count < 2)
		return NULL;
	if (side->loose)
		return "Each column stands for itself (s lets the others "
		       "follow)";
	return arena_printf(canvas->arena, "The others follow %c by topic (s "
			    "lets them go)",
			    column_letter(session, side->focus)).ptr;
}

void
view_side(struct canvas *canvas, struct session *session, struct area area)
{
	struct side *side = &session->side;
	size_t shown = columns_shown(canvas, session);
	int left = area.left;

	keep_focus_shown(side, shown);
	session->page = area.bottom - area.top - 1;
	/* The focus first: the others follow what it shows. */
	for (size_t pass = 0; pass < 2; pass++)
		for (size_t i = 0; i < shown; i++) {
			size_t index = side->first + i;
			struct area column = area;

			if ((index == side->focus) != (pass == 0))
				continue;
			column.left = left + (int)i * (area.right - left) /
						 (int)shown;
			column.right = left + (int)(i + 1) *
						  (area.right - left) /
						  (int)shown;
			if (i + 1 < shown)
				column.right--;
			draw_column(canvas, session, column, index,
				    i + 1 == shown);
		}
	for (size_t i = 1; i < shown; i++)
		view_wall(canvas, area,
			  left + (int)i * (area.right - left) / (int)shown -
			      1);
}
