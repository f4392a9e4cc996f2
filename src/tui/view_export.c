/* SPDX-License-Identifier: MIT */
#include "app/board.h"
#include "base/utf8.h"
#include "model/tokens.h"
#include "tui/export.h"

enum {
	TWO_COLUMNS = 100,
	FORM_MOST = 60, /* columns of the left half */
	TARGETS_LEAST = 4,
	PLACE_COLUMN = 18,
	TEXT_LEAST = 6, /* rows of the text below a form, head included */
	CONTEXT = 2,	/* lines around a difference */
	NAME_MOST = 30
};

/* "18 of 24 ok", once the board was seen. */
static struct str
reviewed(struct canvas *canvas, const struct session *session)
{
	const struct board *board = &session->board;
	size_t ok = 0, look = 0, all = 0;

	if (board->row_count == 0 ||
	    board->comparison != session_comparison(session))
		return (struct str){ "", 0 };
	board_count(session, &ok, &look, &all);
	return arena_printf(canvas->arena, " %s %zu of %zu ok",
			    canvas_sign(canvas, SIGN_DOT), ok, all);
}

struct str
view_export_status(struct canvas *canvas, const struct session *session)
{
	struct str tokens = tokens_shown(
	    draft_all_tokens(&session->work.draft), canvas->arena);
	struct str ok = reviewed(canvas, session);
	struct str name = view_cut(canvas, exporting_name(session), NAME_MOST);
	const char *about = canvas_sign(canvas, SIGN_ABOUT);

	if (canvas->columns < TWO_COLUMNS)
		return arena_printf(canvas->arena, "%s%.*s%.*s", about,
				    STR_ARG(tokens), STR_ARG(ok));
	return arena_printf(canvas->arena, "%.*s %s %s%.*s tokens%.*s",
			    STR_ARG(name), canvas_sign(canvas, SIGN_DOT),
			    about, STR_ARG(tokens), STR_ARG(ok));
}

static size_t
count_lines(struct str text)
{
	size_t count = text.len > 0 && !str_ends(text, STR("\n"));

	for (size_t i = 0; i < text.len; i++)
		count += text.ptr[i] == '\n';
	return count;
}

/* What fits stays as it is; the rest is wrapped between words. */
static void
wrap_line(struct text_lines *lines, struct str line, struct wrapping *how)
{
	struct str trimmed = str_trim_start(line);

	if (!how->verbatim) {
		how->indent = (int)(line.len - trimmed.len);
		line = trimmed;
	}
	markup_wrap(lines, line, how);
}

static void
add_text(struct text_lines *lines, struct str text, int width, struct str hit)
{
	struct str rest = text, line;

	while (str_split(&rest, '\n', &line)) {
		struct wrapping how = {
			.width = width, .raw = true, .hit = hit,
			.verbatim = utf8_columns(line) <= (size_t)width,
			.offset = (size_t)(line.ptr - text.ptr),
		};

		if (!rest.ptr && line.len == 0)
			break;
		if (str_is_blank(line))
			markup_line(lines, 0, STYLE_PLAIN, STR(""))->offset =
			    how.offset;
		else
			wrap_line(lines, line, &how);
	}
}

/* Whether a line that stays is near one that does not. */
static bool
is_near(const struct exporting *exporting, size_t index)
{
	size_t from = index > CONTEXT ? index - CONTEXT : 0;

	for (size_t i = from;
	     i <= index + CONTEXT && i < exporting->changed_count; i++)
		if (exporting->changed[i].sign != ' ')
			return true;
	return false;
}

static void
add_changed(struct text_lines *lines, const struct changed_line *line,
	    int width)
{
	struct wrapping how = {
		.width = width, .raw = true,
		.verbatim = utf8_columns(line->text) + 2 <= (size_t)width,
	};

	how.style = line->sign == '+'	? STYLE_TAKEN
		    : line->sign == '-' ? STYLE_AGAINST
					: STYLE_QUIET;
	how.marker = arena_printf(lines->arena, "%c ", line->sign);
	how.marker_style = how.style;
	if (str_is_blank(line->text))
		markup_line(lines, 0, how.style, how.marker);
	else
		markup_wrap(lines, line->text, &how);
}

static void
add_difference(struct text_lines *lines, const struct exporting *exporting,
	       int width, struct canvas *canvas)
{
	bool skipped = false;

	for (size_t i = 0; i < exporting->changed_count; i++) {
		if (!is_near(exporting, i)) {
			skipped = true;
			continue;
		}
		if (skipped)
			markup_line(lines, 0, STYLE_QUIET,
				    str_of(canvas_sign(canvas,
						       SIGN_ELLIPSIS)));
		skipped = false;
		add_changed(lines, &exporting->changed[i], width);
	}
}

static void
follow_hit(struct exporting *exporting, const struct text_lines *lines)
{
	if (!exporting->to_hit)
		return;
	exporting->to_hit = false;
	for (size_t i = 0; i < lines->count; i++)
		if (lines->all[i].offset >= exporting->hit) {
			exporting->top = i;
			return;
		}
}

static void
draw_text(struct canvas *canvas, struct session *session, struct area area)
{
	struct exporting *exporting = &session->exporting;
	struct text_lines lines = { .arena = canvas->arena };
	size_t height = (size_t)(area.bottom - area.top);
	int width = area.right - area.left - 1;

	view_zone(session, area, PANE_TEXT, NO_INDEX);
	if (exporting->asked)
		add_difference(&lines, exporting, width, canvas);
	else
		add_text(&lines, buf_str(&exporting->text), width,
			 buf_str(&session->search));
	follow_hit(exporting, &lines);
	if (exporting->top + height > lines.count)
		exporting->top =
		    lines.count > height ? lines.count - height : 0;
	for (size_t i = 0; i < height && exporting->top + i < lines.count;
	     i++)
		canvas_line(canvas, area.top + (int)i, area.left + 1,
			    area.right, &lines.all[exporting->top + i]);
}

static void
draw_text_pane(struct canvas *canvas, struct session *session,
	       struct area area)
{
	const struct exporting *exporting = &session->exporting;
	struct str note =
	    exporting->asked
		? arena_printf(canvas->arena, "%zu lines differ",
			       exporting->differing)
		: arena_printf(canvas->arena, "%zu lines",
			       count_lines(buf_str(&exporting->text)));

	view_head(canvas, area, session->zoom,
		  exporting->asked ? STR("What would change")
				   : STR("What will be written"),
		  note);
	area.top++;
	draw_text(canvas, session, area);
}

static void
draw_target(struct canvas *canvas, struct session *session, struct area line,
	    size_t index)
{
	const struct exporting *exporting = &session->exporting;
	const struct target *target = target_at(index);
	bool here = index == exporting->target;
	enum sign sign = here ? SIGN_TAKEN : SIGN_NONE;
	int column;

	canvas_text(canvas, line.top, line.left + 2, line.right,
		    here ? STYLE_TAKEN : STYLE_QUIET,
		    str_of(canvas_sign(canvas, sign)));
	column = canvas_text(canvas, line.top, line.left + 4, line.right,
			     STYLE_PLAIN, str_of(target->name)) + 1;
	if (column < line.left + PLACE_COLUMN)
		column = line.left + PLACE_COLUMN;
	canvas_cut(canvas, line.top, column, line.right, STYLE_QUIET,
		   str_of(target->place));
	view_zone(session, line, PANE_TARGETS, index);
	if (!here || exporting->focus != EXPORT_TARGETS)
		return;
	canvas_text(canvas, line.top, line.left, line.right, STYLE_CURSOR,
		    STR(">"));
	canvas_mark(canvas, line.top, line.left, line.right);
}

/* As many targets as have room; the rest is counted. */
static int
draw_targets(struct canvas *canvas, struct session *session, struct area area)
{
	size_t count = target_count();
	size_t height = (size_t)(area.bottom - area.top);
	size_t shown = height < count ? height - 1 : count;
	size_t first = view_follow(0, session->exporting.target, shown, count);
	int row = area.top;

	for (size_t i = 0; i < shown; i++, row++)
		draw_target(canvas, session,
			    (struct area){ row, row + 1, area.left,
					   area.right },
			    first + i);
	if (shown < count)
		canvas_printf(canvas, row++, area.left + 4, area.right,
			      STYLE_QUIET, "%zu more", count - shown);
	return row;
}

static void
draw_wide(struct canvas *canvas, struct session *session, struct area area)
{
	struct area left = area, right = area, rest;
	int width = area.right * 11 / 30;
	struct form form;

	left.right = area.left + (width < FORM_MOST ? width : FORM_MOST);
	right.left = left.right + 1;
	view_head(canvas, left, true, STR("Write as"), STR(""));
	left.top += 2;
	rest = left;
	rest.top += TARGETS_LEAST + 1;
	form_make(&form, canvas, session, rest);
	rest = left;
	rest.bottom -= (int)form.lines.count + 1;
	rest.top = draw_targets(canvas, session, rest) + 1;
	rest.bottom = left.bottom;
	form_draw(canvas, session, &form, rest);
	draw_text_pane(canvas, session, right);
	view_wall(canvas, area, left.right);
}

static void
draw_one_target(struct canvas *canvas, struct session *session,
		struct area line)
{
	const struct exporting *exporting = &session->exporting;
	const struct target *target = target_at(exporting->target);
	bool focus = exporting->focus == EXPORT_TARGETS;
	struct str count =
	    arena_printf(canvas->arena, "%zu of %zu ", exporting->target + 1,
			 target_count());
	int end = line.right - (int)utf8_columns(count) - 1;
	int column = canvas_printf(canvas, line.top, line.left, end,
				   STYLE_STRONG, "%s %s %s %s  ",
				   focus ? ">" : " ",
				   canvas_sign(canvas, SIGN_ARROW_LEFT),
				   target->name,
				   canvas_sign(canvas, SIGN_ARROW_RIGHT));

	canvas_cut(canvas, line.top, column, end, STYLE_QUIET,
		   str_of(target->place));
	canvas_right(canvas, line.top, end, line.right, STYLE_QUIET, count);
	if (focus)
		canvas_mark(canvas, line.top, line.left, line.right);
	view_zone(session, line, PANE_TARGETS, NO_INDEX);
}

static void
draw_narrow(struct canvas *canvas, struct session *session, struct area area)
{
	struct area rest = area, text = area;
	struct form form;

	view_head(canvas, area, true, STR("Write as"), STR(""));
	draw_one_target(canvas, session,
			(struct area){ area.top + 1, area.top + 2, area.left,
				       area.right });
	rest.top += 2;
	if (rest.bottom - rest.top > TEXT_LEAST + 6)
		rest.bottom -= TEXT_LEAST;
	form_make(&form, canvas, session, rest);
	rest.bottom = area.bottom;
	form_draw(canvas, session, &form, rest);
	text.top = rest.top + (int)form.lines.count;
	if (text.bottom - text.top > 1)
		draw_text_pane(canvas, session, text);
}

void
view_export(struct canvas *canvas, struct session *session, struct area area)
{
	session->page = area.bottom - area.top - 1;
	if (session->zoom)
		draw_text_pane(canvas, session, area);
	else if (canvas->columns < TWO_COLUMNS)
		draw_narrow(canvas, session, area);
	else
		draw_wide(canvas, session, area);
}
