/* SPDX-License-Identifier: MIT */
#include "tui/view.h"

#include <string.h>

#include "app/command.h"
#include "base/count.h"
#include "base/utf8.h"

enum { ROWS_LEAST = 10, COLUMNS_LEAST = 40 };

/* What a screen draws; the side by side stands where Browse does. */
static const struct screen_view {
	void (*draw)(struct canvas *canvas, struct session *session,
		     struct area area);
	struct str (*status)(struct canvas *canvas,
			     const struct session *session);
	size_t tab;
} screens[SCREEN_COUNT] = {
	[SCREEN_BROWSE] = { view_browse, view_browse_status, 0 },
	[SCREEN_SIDE] = { view_side, view_side_status, 0 },
	[SCREEN_COMPARE] = { view_compare, view_compare_status, 1 },
	[SCREEN_COMPOSE] = { view_compose, view_compose_status, 2 },
	[SCREEN_EXPORT] = { view_export, view_export_status, 3 },
};

static const char *const tabs[] = { "Browse", "Compare", "Compose", "Export" };

void
view_head(struct canvas *canvas, struct area area, bool focus,
	  struct str title, struct str note)
{
	enum style style = focus ? STYLE_FOCUS : STYLE_TITLE;
	const char *rule = canvas_sign(canvas, focus ? SIGN_RULE_FOCUS
						     : SIGN_RULE);
	int end = area.right - 1, columns = (int)utf8_columns(note);

	canvas_fill(canvas, area.top, area.left, area.right, STYLE_QUIET,
		    rule);
	if (columns > 0 && columns + 8 < area.right - area.left) {
		end -= columns + 2;
		canvas_text(canvas, area.top, end, end + 1, style, STR(" "));
		canvas_text(canvas, area.top, end + 1, end + 1 + columns,
			    style, note);
		canvas_text(canvas, area.top, end + 1 + columns,
			    end + 2 + columns, style, STR(" "));
	}
	if (title.len == 0)
		return;
	canvas_text(canvas, area.top, area.left + 1, end, style, STR(" "));
	end = canvas_cut(canvas, area.top, area.left + 2, end - 1, style,
			 title);
	canvas_text(canvas, area.top, end, area.right, style, STR(" "));
}

void
view_wall(struct canvas *canvas, struct area area, int column)
{
	canvas_text(canvas, area.top, column, column + 1, STYLE_QUIET,
		    str_of(canvas_sign(canvas, SIGN_TEE)));
	for (int row = area.top + 1; row < area.bottom; row++)
		canvas_text(canvas, row, column, column + 1, STYLE_QUIET,
			    str_of(canvas_sign(canvas, SIGN_WALL)));
}

static enum style
letter_style(char letter)
{
	if (letter < 'A' || letter > 'Z')
		return STYLE_TITLE;
	return (enum style)(STYLE_PERSONA +
			    (letter - 'A') % (STYLE_PERSONA_LAST -
					      STYLE_PERSONA + 1));
}

enum style
persona_style(const struct session *session, size_t persona)
{
	return persona == NO_INDEX
		   ? STYLE_TITLE
		   : letter_style(session_letter(session, persona));
}

void
view_letters(struct canvas *canvas, int row, int column, int end,
	     struct str letters)
{
	bool cut = (int)utf8_columns(letters) > end - column;

	while (letters.len > 0 && column < end - cut) {
		struct str one = letters;

		utf8_next(&letters);
		one.len -= letters.len;
		column = canvas_text(canvas, row, column, end,
				     letter_style(one.ptr[0]), one);
	}
	if (cut)
		canvas_text(canvas, row, column, end, STYLE_QUIET,
			    str_of(canvas_sign(canvas, SIGN_ELLIPSIS)));
}

size_t
view_follow(size_t top, size_t cursor, size_t height, size_t count)
{
	if (height == 0)
		return top;
	if (cursor < top)
		top = cursor;
	if (cursor >= top + height)
		top = cursor - height + 1;
	if (count <= height)
		return 0;
	return top + height > count ? count - height : top;
}

struct str
view_cut(struct canvas *canvas, struct str text, size_t columns)
{
	struct str fit = utf8_fit(text, columns);

	if (fit.len == text.len)
		return text;
	return arena_printf(canvas->arena, "%.*s%s",
			    STR_ARG(utf8_fit(text, columns - 1)),
			    canvas_sign(canvas, SIGN_ELLIPSIS));
}

void
view_zone(struct session *session, struct area area, size_t pane,
	  size_t index)
{
	session_zone(session, &(struct zone){ area.top, area.bottom,
					      area.left, area.right, pane,
					      index });
}

/* How wide the names of the screens may be drawn. */
enum title_form { TITLE_WIDE, TITLE_NARROW, TITLE_NUMBERS, TITLE_FORMS };

static struct str
title_tab(struct canvas *canvas, enum title_form form, size_t tab, bool here)
{
	bool number = form == TITLE_NUMBERS && !here;
	const char *name = number ? "" : tabs[tab];
	const char *gap = number ? "" : " ";
	const char *after = form == TITLE_WIDE ? " " : "";

	return arena_printf(canvas->arena, here ? " [%zu%s%s]%s"
						: " %zu%s%s%s",
			    tab + 1, gap, name, after);
}

static int
title_width(struct canvas *canvas, enum title_form form, size_t here)
{
	size_t columns = 0;

	for (size_t i = 0; i < COUNT(tabs); i++)
		columns += utf8_columns(title_tab(canvas, form, i, i == here));
	return (int)columns;
}

static void
draw_title(struct canvas *canvas, struct session *session)
{
	const struct screen_view *screen = &screens[session->screen];
	struct str status = screen->status(canvas, session);
	int columns = (int)utf8_columns(status), column = 0;
	enum title_form form = TITLE_WIDE;

	while (form + 1 < TITLE_FORMS &&
	       title_width(canvas, form, screen->tab) + columns + 2 >
		   canvas->columns)
		form++;
	for (size_t i = 0; i < COUNT(tabs); i++) {
		bool here = i == screen->tab;
		struct str text = title_tab(canvas, form, i, here);
		int start = column;

		column = canvas_text(canvas, 0, column, canvas->columns,
				     here ? STYLE_FOCUS : STYLE_TITLE, text);
		view_zone(session, (struct area){ 0, 1, start, column },
			  PANE_TITLE, i);
	}
	canvas_right(canvas, 0, column + 1, canvas->columns - 1, STYLE_TITLE,
		     status);
}

static void
draw_polite(struct canvas *canvas)
{
	canvas_printf(canvas, 0, 0, canvas->columns, STYLE_PLAIN,
		      "Troupe needs %d x %d;", COLUMNS_LEAST, ROWS_LEAST);
	canvas_printf(canvas, 1, 0, canvas->columns, STYLE_PLAIN,
		      "this is %d x %d.", canvas->columns, canvas->rows);
	canvas_text(canvas, 2, 0, canvas->columns, STYLE_PLAIN,
		    STR("Make it larger,"));
	canvas_text(canvas, 3, 0, canvas->columns, STYLE_PLAIN,
		    STR("or q quits."));
}

void
view_draw(struct canvas *canvas, struct session *session)
{
	struct area body = { 1, canvas->rows - 1, 0, canvas->columns };

	session->rows = canvas->rows;
	session->columns = canvas->columns;
	session->zone_count = 0;
	if (canvas->rows < ROWS_LEAST || canvas->columns < COLUMNS_LEAST) {
		draw_polite(canvas);
		return;
	}
	body.bottom -= view_message_rows(canvas, session);
	draw_title(canvas, session);
	screens[session->screen].draw(canvas, session, body);
	view_message(canvas, session, body.bottom);
	view_footer(canvas, session, canvas->rows - 1);
	if (session->overlay != OVERLAY_NONE)
		view_overlay(canvas, session, body);
}
