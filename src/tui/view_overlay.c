/* SPDX-License-Identifier: MIT */
#include "app/actions.h"
#include "app/command.h"
#include "base/count.h"
#include "base/utf8.h"
#include "tui/markup.h"
#include "tui/view.h"

enum { WIDTH_MOST = 100, ONE_COLUMN = 60 };

static struct area
box_area(const struct canvas *canvas, int rows, int columns)
{
	int most_rows = canvas->rows - 4, most_columns = canvas->columns - 4;
	struct area box;

	if (rows > most_rows)
		rows = most_rows;
	if (columns > most_columns)
		columns = most_columns;
	box.top = 1 + (canvas->rows - 3 - rows) / 2;
	box.left = (canvas->columns - columns) / 2;
	box.bottom = box.top + rows;
	box.right = box.left + columns;
	return box;
}

static void
draw_edge(struct canvas *canvas, int row, struct area box, bool top)
{
	const char *rule = canvas_sign(canvas, SIGN_RULE);

	canvas_fill(canvas, row, box.left, box.right, STYLE_QUIET, rule);
	canvas_text(canvas, row, box.left, box.right, STYLE_QUIET,
		    str_of(canvas_sign(canvas,
				       top ? SIGN_CORNER_TOP_LEFT
					   : SIGN_CORNER_BOTTOM_LEFT)));
	canvas_text(canvas, row, box.right - 1, box.right, STYLE_QUIET,
		    str_of(canvas_sign(canvas,
				       top ? SIGN_CORNER_TOP_RIGHT
					   : SIGN_CORNER_BOTTOM_RIGHT)));
}

/* Draws the frame; gives the area inside it. */
static struct area
draw_box(struct canvas *canvas, struct area box, struct str title)
{
	const char *wall = canvas_sign(canvas, SIGN_WALL);

	for (int row = box.top; row < box.bottom; row++)
		canvas_fill(canvas, row, box.left, box.right, STYLE_PLAIN,
			    " ");
	draw_edge(canvas, box.top, box, true);
	draw_edge(canvas, box.bottom - 1, box, false);
	for (int row = box.top + 1; row < box.bottom - 1; row++) {
		canvas_text(canvas, row, box.left, box.right, STYLE_QUIET,
			    str_of(wall));
		canvas_text(canvas, row, box.right - 1, box.right,
			    STYLE_QUIET, str_of(wall));
	}
	canvas_text(canvas, box.top, box.left + 2, box.right - 2,
		    STYLE_FOCUS, STR(" "));
	canvas_text(canvas, box.top,
		    canvas_cut(canvas, box.top, box.left + 3, box.right - 3,
			       STYLE_FOCUS, title),
		    box.right - 1, STYLE_FOCUS, STR(" "));
	return (struct area){ box.top + 1, box.bottom - 1, box.left + 2,
			      box.right - 2 };
}

static void
draw_lines(struct canvas *canvas, const struct session *session,
	   struct area area, const struct text_lines *lines)
{
	for (int row = area.top; row < area.bottom; row++) {
		size_t index = session->overlay_scroll +
			       (size_t)(row - area.top);

		if (index < lines->count)
			canvas_line(canvas, row, area.left, area.right,
				    &lines->all[index]);
	}
}

/* Keeps the scrolling within the text; says on the edge what is below. */
static void
limit_scroll(struct canvas *canvas, struct session *session,
	     struct area area, size_t count)
{
	size_t height = (size_t)(area.bottom - area.top);
	size_t most = count > height ? count - height : 0;

	if (session->overlay_scroll > most)
		session->overlay_scroll = most;
	if (session->overlay_scroll < most)
		canvas_right(canvas, area.bottom, area.left, area.right,
			     STYLE_QUIET,
			     arena_printf(canvas->arena, " %zu more below ",
					  most - session->overlay_scroll));
}

static void
scroll_lines(struct canvas *canvas, struct session *session,
	     struct area area, const struct text_lines *lines)
{
	limit_scroll(canvas, session, area, lines->count);
	draw_lines(canvas, session, area, lines);
}

static void
add_command(struct text_lines *lines, int width,
	    const struct command *command, struct str keys)
{
	struct wrapping how = { .width = width, .raw = true,
				.marker_style = STYLE_KEY };
	int columns = (int)utf8_columns(keys);
	int blanks = columns < 13 ? 14 - columns : 1;

	how.marker = arena_printf(lines->arena, " %.*s%*s", STR_ARG(keys),
				  blanks, "");
	markup_wrap(lines, str_of(command->help), &how);
}

static void
add_commands(struct text_lines *lines, int width,
	     const struct session *session, bool everywhere)
{
	unsigned where = session_where(session);
	const struct command *command;

	for (size_t i = 0; (command = command_at(i)); i++)
		if (command->where & where &&
		    (command->where == WHERE_ALL) == everywhere)
			add_command(lines, width, command,
				    config_keys(&session->config, i, where,
						lines->arena));
}

static void
add_sign(struct text_lines *lines, const char *sign, const char *words)
{
	markup_line(lines, 0, STYLE_PLAIN,
		    arena_printf(lines->arena, " %-2s            %s", sign,
				 words));
}

/* Every sign of the board and its rows. */
static void
add_signs(struct text_lines *lines, const struct canvas *canvas)
{
	static const struct {
		enum sign sign;
		const char *words;
	} signs[] = {
		{ SIGN_TAKEN, "in the draft" },
		{ SIGN_PART, "part of it is in the draft" },
		{ SIGN_NONE, "not in the draft; of a row: new to it" },
		{ SIGN_SAID, "the draft says so already, in other words" },
		{ SIGN_OK, "ok: you looked at it" },
		{ SIGN_LEFT_OUT, "left out" },
	};

	markup_line(lines, 0, STYLE_PLAIN, (struct str){ 0 });
	markup_line(lines, 0, STYLE_HEADING, STR("Signs"));
	for (size_t i = 0; i < COUNT(signs); i++)
		add_sign(lines, canvas_sign(canvas, signs[i].sign),
			 signs[i].words);
	for (unsigned flag = 0; flag < FLAG_COUNT; flag++)
		add_sign(lines, flag_row((enum flag)flag)->sign,
			 flag_row((enum flag)flag)->words);
}

static void
help_lines(struct text_lines *lines, const struct session *session,
	   int width, bool everywhere)
{
	unsigned where = session_where(session);

	markup_line(lines, 0, STYLE_HEADING,
		    everywhere ? STR("Everywhere")
			       : arena_printf(lines->arena, "On this screen: "
					      "%s", where_name(where)));
	add_commands(lines, width, session, everywhere);
}

/* Both lists beside each other where there is room, else one below the
 * other. */
static void
draw_help(struct canvas *canvas, struct session *session)
{
	bool two = canvas->columns >= 100;
	int columns = canvas->columns - 4;
	int width = (columns - 4) / (two ? 2 : 1) - 1;
	struct text_lines here = { .arena = canvas->arena };
	struct text_lines all = { .arena = canvas->arena };
	struct area inside;
	size_t rows;

	help_lines(&here, session, width, false);
	if (session->screen == SCREEN_COMPARE)
		add_signs(&here, canvas);
	if (!two)
		markup_line(&here, 0, STYLE_PLAIN, (struct str){ 0 });
	help_lines(two ? &all : &here, session, width, true);
	rows = here.count > all.count ? here.count : all.count;
	inside = draw_box(canvas, box_area(canvas, (int)rows + 2, columns),
			  STR("Keys"));
	limit_scroll(canvas, session, inside, rows);
	draw_lines(canvas, session, inside, &here);
	inside.left += width + 1;
	draw_lines(canvas, session, inside, &all);
}

static void
draw_why(struct canvas *canvas, struct session *session)
{
	struct text_lines lines = { .arena = canvas->arena };
	int columns = canvas->columns - 4 < WIDTH_MOST ? canvas->columns - 4
						       : WIDTH_MOST;
	struct wrapping how = { .width = columns - 4, .raw = true,
				.verbatim = false };
	struct str rest = buf_str(&session->why.text), line;

	while (str_split(&rest, '\n', &line)) {
		how.indent = str_starts(line, STR("  ")) ? 2 : 0;
		if (line.len > 0)
			markup_wrap(&lines, line, &how);
		else
			markup_line(&lines, 0, STYLE_PLAIN,
				    (struct str){ 0 });
	}
	scroll_lines(canvas, session,
		     draw_box(canvas,
			      box_area(canvas, (int)lines.count + 2, columns),
			      buf_str(&session->why.title)),
		     &lines);
}

static int
choice_width(const struct choice *choice)
{
	size_t most = utf8_columns(choice->title) + 8;

	for (size_t i = 0; i < choice->count; i++)
		if (utf8_columns(choice->rows[i]) + 8 > most)
			most = utf8_columns(choice->rows[i]) + 8;
	return most > WIDTH_MOST ? WIDTH_MOST : (int)most;
}

/* Rows of a list, wrapped; each line's section is the index of its row. */
static void
add_row(struct text_lines *lines, struct wrapping how, struct str text,
	size_t index)
{
	size_t from = lines->count;

	/* What fits may be drawn in columns: its blanks stay. */
	if (how.marker.len == 0 && utf8_columns(text) <= (size_t)how.width)
		markup_line(lines, 0, STYLE_PLAIN, text);
	else
		markup_wrap(lines, text, &how);
	for (size_t i = from; i < lines->count; i++)
		lines->all[i].section = index;
}

/* The cursor's row is in view whole where it can be. */
static size_t
first_line(const struct text_lines *lines, size_t cursor, size_t height)
{
	size_t first = 0, end, top;

	while (first < lines->count && lines->all[first].section < cursor)
		first++;
	end = first;
	while (end + 1 < lines->count &&
	       lines->all[end + 1].section == cursor)
		end++;
	top = view_follow(0, end, height, lines->count);
	return first < top ? first : top;
}

static void
draw_rows(struct canvas *canvas, struct session *session, struct area area,
	  const struct text_lines *lines, size_t cursor)
{
	size_t top = first_line(lines, cursor,
				(size_t)(area.bottom - area.top));

	for (int row = area.top; row < area.bottom; row++) {
		size_t at = top + (size_t)(row - area.top);
		bool here = at < lines->count &&
			    lines->all[at].section == cursor;

		if (at >= lines->count)
			break;
		canvas_line(canvas, row, area.left + 2, area.right,
			    &lines->all[at]);
		if (here && (at == 0 || lines->all[at - 1].section != cursor))
			canvas_text(canvas, row, area.left, area.right,
				    STYLE_CURSOR, STR(">"));
		if (here)
			canvas_mark(canvas, row, area.left, area.right);
		view_zone(session, (struct area){ row, row + 1, area.left,
						  area.right },
			  PANE_OVERLAY, lines->all[at].section);
	}
}

static void
draw_choice(struct canvas *canvas, struct session *session)
{
	const struct choice *choice = &session->choice;
	struct text_lines lines = { .arena = canvas->arena };
	struct wrapping how = { .raw = true };
	struct str title = choice->title;
	int columns = choice_width(choice);

	if (columns > canvas->columns - 4)
		columns = canvas->columns - 4;
	how.width = columns - 6;
	for (size_t i = 0; i < choice->count; i++)
		if (choice_shows(choice, i))
			add_row(&lines, how, choice->rows[i], i);
	if (choice->typed.len > 0)
		title = arena_printf(canvas->arena, "%.*s   / %.*s",
				     STR_ARG(title), STR_ARG(choice->typed));
	draw_rows(canvas, session,
		  draw_box(canvas,
			   box_area(canvas, (int)lines.count + 2, columns),
			   title),
		  &lines, choice->cursor);
}

static void
add_palette_row(struct text_lines *lines, int width,
		const struct session *session, size_t index)
{
	size_t row = palette_row(session, index);
	const struct command *command = command_at(row);
	struct str keys = config_keys(&session->config, row,
				      session_where(session), lines->arena);
	struct wrapping how = { .width = width, .raw = true,
				.style = STYLE_QUIET,
				.marker_style = STYLE_KEY };

	how.marker = width < ONE_COLUMN
			 ? arena_printf(lines->arena, "%-6.*s ",
					STR_ARG(keys))
			 : arena_printf(lines->arena, "%-13.*s %-16s ",
					STR_ARG(keys), command->name);
	add_row(lines, how, str_of(command->help), index);
}

static void
draw_palette(struct canvas *canvas, struct session *session)
{
	struct area inside = draw_box(canvas, box_area(canvas, 18, 96),
				      STR("Every action"));
	struct text_lines lines = { .arena = canvas->arena };
	int column = canvas_text(canvas, inside.top, inside.left,
				 inside.right, STYLE_KEY, STR(": "));

	view_prompt(canvas, session, inside.top, column, inside.right);
	inside.top++;
	for (size_t i = 0; palette_row(session, i) != NO_INDEX; i++)
		add_palette_row(&lines, inside.right - inside.left - 2,
				session, i);
	draw_rows(canvas, session, inside, &lines, session->overlay_scroll);
	if (lines.count == 0)
		canvas_text(canvas, inside.top, inside.left, inside.right,
			    STYLE_QUIET, STR("no action of that name"));
}

static void
draw_quit(struct canvas *canvas, struct session *session)
{
	struct str name = session->work.draft.name;
	struct str text = arena_printf(
	    canvas->arena,
	    "The draft %.*s has changes that were not exported. It is saved "
	    "by itself and offered again at the next start.",
	    STR_ARG(name));
	struct text_lines lines = { .arena = canvas->arena };
	struct wrapping how = { .width = 56, .raw = true };

	if (how.width > canvas->columns - 10)
		how.width = canvas->columns - 10;
	markup_wrap(&lines, text, &how);
	markup_line(&lines, 0, STYLE_PLAIN, (struct str){ 0 });
	how.verbatim = true;
	markup_wrap(&lines, STR("q  quit    w  go to Export    esc  stay"),
		    &how);
	scroll_lines(canvas, session,
		     draw_box(canvas, box_area(canvas, (int)lines.count + 2,
					       how.width + 4),
			      STR("Quit?")),
		     &lines);
}

void
view_overlay(struct canvas *canvas, struct session *session,
	     struct area area)
{
	view_zone(session, area, PANE_OVERLAY, NO_INDEX);
	switch (session->overlay) {
	case OVERLAY_HELP:
		draw_help(canvas, session);
		break;
	case OVERLAY_PALETTE:
		draw_palette(canvas, session);
		break;
	case OVERLAY_WHY:
		draw_why(canvas, session);
		break;
	case OVERLAY_CHOICE:
		draw_choice(canvas, session);
		break;
	default:
		draw_quit(canvas, session);
	}
}
