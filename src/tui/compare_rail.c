/* SPDX-License-Identifier: MIT */
#include <string.h>

#include "base/utf8.h"
#include "model/tokens.h"
#include "tui/compare.h"

enum {
	BEFORE_TITLE = 3,
	TOKENS_WIDTH = 6,
	TITLE_LEAST = 14,  /* when columns must go */
	TITLE_USUAL = 18,
	LEGEND_MOST = 5 /* rows */
};

enum sign
share_sign(enum share share)
{
	static const enum sign signs[] = {
		[SHARE_NONE] = SIGN_NONE,
		[SHARE_PART] = SIGN_PART,
		[SHARE_ALL] = SIGN_TAKEN,
	};

	return signs[share];
}

enum style
share_style(enum share share)
{
	return share == SHARE_NONE ? STYLE_QUIET : STYLE_TAKEN;
}

static int
persona_count(const struct session *session)
{
	return (int)session->board.comparison->persona_count;
}

static int
title_most(const struct session *session)
{
	size_t most = TITLE_USUAL;

	for (size_t i = 0; i < session->board.row_count; i++) {
		size_t columns =
		    utf8_columns(session->board.rows[i].title) + 2;

		if (columns > most)
			most = columns;
	}
	return (int)most;
}

int
rail_width(const struct session *session, int most)
{
	int width = BEFORE_TITLE + title_most(session) +
		    2 * persona_count(session) + 1 + TOKENS_WIDTH;

	return width < most ? width : most;
}

/* Where the tick boxes stand, and which of them are in view. */
struct window {
	int title_end, first, count;
};

static struct window
window_of(const struct session *session, struct area area)
{
	int personas = persona_count(session);
	int room = (area.right - area.left - BEFORE_TITLE - TITLE_LEAST -
		    TOKENS_WIDTH - 1) / 2;
	int persona = (int)session->board.persona;
	struct window window = { .count = personas };

	if (window.count > room)
		window.count = room > 1 ? room : 1;
	if (persona >= window.count)
		window.first = persona - window.count + 1;
	window.title_end =
	    area.right - TOKENS_WIDTH - 2 * window.count - 1;
	return window;
}

static int
cell_column(const struct window *window, int index)
{
	return window->title_end + 1 + 2 * index;
}

static void
draw_head(struct canvas *canvas, const struct session *session,
	  struct area area, const struct window *window, bool focus)
{
	int last = window->first + window->count;
	int right = cell_column(window, window->count - 1) + 1;
	struct str tokens =
	    arena_printf(canvas->arena, "%stok",
			 canvas_sign(canvas, SIGN_ABOUT));

	view_head(canvas, area, focus, STR("Topic"), (struct str){ "", 0 });
	canvas_fill(canvas, area.top, window->title_end, right + 1,
		    STYLE_QUIET, " ");
	for (int i = 0; i < window->count; i++) {
		size_t persona = (size_t)(window->first + i);

		canvas_printf(canvas, area.top, cell_column(window, i), right,
			      persona_style(session, persona), "%c",
			      session_letter(session, persona));
		if (persona == session->board.persona)
			canvas_mark(canvas, area.top, cell_column(window, i),
				    cell_column(window, i) + 1);
	}
	if (window->first > 0)
		canvas_text(canvas, area.top, window->title_end, right,
			    STYLE_KEY,
			    str_of(canvas_sign(canvas, SIGN_ARROW_LEFT)));
	if (last < persona_count(session))
		canvas_text(canvas, area.top, right, right + 1, STYLE_KEY,
			    str_of(canvas_sign(canvas, SIGN_ARROW_RIGHT)));
	canvas_right(canvas, area.top, right, area.right - 1, STYLE_TITLE,
		     tokens);
}

enum style
flag_style(enum flag flag)
{
	return flag == FLAG_NEW		   ? STYLE_NEW
	       : flag == FLAG_TWICE || flag == FLAG_WEAK ? STYLE_SAID
							 : STYLE_AGAINST;
}

static void
draw_flag(struct canvas *canvas, int row, int column, enum flag flag)
{
	canvas_text(canvas, row, column, column + 1, flag_style(flag),
		    str_of(flag_row(flag)->sign));
}

static void
draw_mark(struct canvas *canvas, int row, int column,
	  const struct board_row *line)
{
	enum sign sign = SIGN_OK;
	enum style style = STYLE_TAKEN;

	if (line->left_out) {
		sign = SIGN_LEFT_OUT;
		style = STYLE_QUIET;
	} else if (board_is_flagged(line)) {
		draw_flag(canvas, row, column,
			  line->ok ? FLAG_NEW : flags_first(line->flags));
		return;
	} else if (!line->ok) {
		return;
	}
	canvas_text(canvas, row, column, column + 1, style,
		    str_of(canvas_sign(canvas, sign)));
}

static bool
is_only(const struct session *session, const struct board_row *line)
{
	return line->kind == BOARD_TOPIC &&
	       session->board.comparison->topics[line->topic].kind ==
		   TOPIC_ONLY;
}

static void
draw_title(struct canvas *canvas, const struct session *session, int row,
	   int column, int end, const struct board_row *line)
{
	enum style style = line->left_out ? STYLE_QUIET : STYLE_PLAIN;

	if (is_only(session, line))
		column = canvas_printf(
		    canvas, row, column, end, STYLE_QUIET, "%s ",
		    canvas_sign(canvas, line->folded ? SIGN_FOLDED
						     : SIGN_UNFOLDED));
	if (line->kind == BOARD_SECTION)
		column += 2;
	canvas_cut(canvas, row, column, end, style, line->title);
}

/* Whether a column of [first, end) has something there. */
static bool
says_beyond(const struct board_row *line, int first, int end)
{
	for (int i = first; i < end; i++)
		if (tally_share(line->ticks[i]) != SHARE_NOTHING_THERE)
			return true;
	return false;
}

/* A row may be of personas whose columns are not in view. */
static void
draw_beyond(struct canvas *canvas, const struct session *session, int row,
	    const struct window *window, const struct board_row *line)
{
	int last = window->first + window->count;
	int right = cell_column(window, window->count - 1) + 1;

	if (says_beyond(line, 0, window->first))
		canvas_text(canvas, row, window->title_end,
			    window->title_end + 1, STYLE_QUIET,
			    str_of(canvas_sign(canvas, SIGN_ARROW_LEFT)));
	if (says_beyond(line, last, persona_count(session)))
		canvas_text(canvas, row, right, right + 1, STYLE_QUIET,
			    str_of(canvas_sign(canvas, SIGN_ARROW_RIGHT)));
}

static void
draw_cells(struct canvas *canvas, const struct session *session, int row,
	   const struct window *window, const struct board_row *line,
	   bool cursor)
{
	for (int i = 0; i < window->count; i++) {
		size_t persona = (size_t)(window->first + i);
		enum share share = tally_share(line->ticks[persona]);
		int column = cell_column(window, i);

		if (share != SHARE_NOTHING_THERE)
			canvas_text(canvas, row, column, column + 1,
				    share_style(share),
				    str_of(canvas_sign(canvas,
						       share_sign(share))));
		if (!cursor || persona != session->board.persona)
			continue;
		canvas_text(canvas, row, column - 1, column, STYLE_CURSOR,
			    STR("["));
		canvas_text(canvas, row, column + 1, column + 2, STYLE_CURSOR,
			    STR("]"));
	}
}

static void
draw_row(struct canvas *canvas, struct session *session, struct area area,
	 const struct window *window, size_t index)
{
	const struct board_row *line = &session->board.rows[index];
	bool cursor = index == session->board.row;
	struct str tokens = tokens_shown(line->tokens, canvas->arena);

	if (line->tokens == 0)
		tokens = line->left_out
			     ? str_of(canvas_sign(canvas, SIGN_LEFT_OUT))
			     : (struct str){ "", 0 };
	if (cursor)
		canvas_text(canvas, area.top, area.left, area.left + 1,
			    STYLE_CURSOR, STR(">"));
	draw_mark(canvas, area.top, area.left + 1, line);
	draw_title(canvas, session, area.top, area.left + BEFORE_TITLE,
		   window->title_end - 1, line);
	draw_beyond(canvas, session, area.top, window, line);
	draw_cells(canvas, session, area.top, window, line, cursor);
	canvas_right(canvas, area.top, area.right - TOKENS_WIDTH,
		     area.right - 1, STYLE_QUIET, tokens);
	if (cursor && session->board.focus == FOCUS_TOPICS)
		canvas_mark(canvas, area.top, area.left, area.right);
	view_zone(session, area, PANE_RAIL, index);
}

/* One more mark and its words, on a line of its own where the last has no
 * room. */
static void
add_meaning(struct text_lines *lines, struct buf *line, int width,
	    const char *sign, const char *words)
{
	size_t columns = utf8_columns(buf_str(line)) + 3 +
			 strlen(words) + (*sign ? 2 : 0);

	if (line->len > 0 && columns > (size_t)width) {
		markup_line(lines, 0, STYLE_QUIET,
			    arena_str(lines->arena, buf_str(line)));
		buf_clear(line);
	}
	buf_printf(line, "%s%s%s%s", line->len > 0 ? "   " : "", sign,
		   *sign ? " " : "", words);
}

/* What the marks mean, those of this board alone. */
static void
legend_lines(struct canvas *canvas, const struct session *session,
	     struct text_lines *lines, int width)
{
	struct buf line = { 0 };
	unsigned flags = 0;

	for (size_t i = 0; i < session->board.row_count; i++)
		if (board_is_flagged(&session->board.rows[i]))
			flags |= session->board.rows[i].flags;
	lines->arena = canvas->arena;
	add_meaning(lines, &line, width, canvas_sign(canvas, SIGN_TAKEN),
		    "in the draft");
	add_meaning(lines, &line, width, canvas_sign(canvas, SIGN_PART),
		    "part of it");
	add_meaning(lines, &line, width, canvas_sign(canvas, SIGN_NONE),
		    "not taken");
	add_meaning(lines, &line, width, "", "blank: nothing");
	for (unsigned flag = 0; flag < FLAG_COUNT; flag++)
		if (flags & 1u << flag)
			add_meaning(lines, &line, width,
				    flag_row((enum flag)flag)->sign,
				    flag_row((enum flag)flag)->words);
	markup_line(lines, 0, STYLE_QUIET,
		    arena_str(lines->arena, buf_str(&line)));
	buf_release(&line);
}

/* Below the rows, where there is room. */
static void
draw_legend(struct canvas *canvas, const struct session *session,
	    struct area area, size_t room)
{
	int left = area.left + BEFORE_TITLE;
	struct text_lines lines = { 0 };
	size_t count;

	legend_lines(canvas, session, &lines, area.right - left - 1);
	count = lines.count;
	if (count > LEGEND_MOST || count + 1 > room)
		return;
	for (size_t i = 0; i < count; i++)
		canvas_line(canvas, area.bottom - (int)(count - i), left,
			    area.right, &lines.all[i]);
}

void
rail_draw(struct canvas *canvas, struct session *session, struct area area,
	  bool focus)
{
	struct board *board = &session->board;
	struct window window = window_of(session, area);
	size_t height = (size_t)(area.bottom - area.top - 1);
	size_t rows = height, below;

	view_zone(session, area, PANE_RAIL, NO_INDEX);
	draw_head(canvas, session, area, &window, focus);
	if (board->row_count > height && height > 4)
		rows--;
	board->top = view_follow(board->top, board->row, rows,
				 board->row_count);
	session->page = (int)rows;
	for (size_t i = 0; i < rows && board->top + i < board->row_count;
	     i++) {
		int row = area.top + 1 + (int)i;

		draw_row(canvas, session,
			 (struct area){ row, row + 1, area.left, area.right },
			 &window, board->top + i);
	}
	below = board->row_count > board->top + rows
		    ? board->row_count - board->top - rows
		    : 0;
	if (below > 0 && rows < height)
		canvas_printf(canvas, area.bottom - 1,
			      area.left + BEFORE_TITLE, area.right,
			      STYLE_QUIET, "%s %zu more below",
			      canvas_sign(canvas, SIGN_ELLIPSIS), below);
	if (board->row_count < height)
		draw_legend(canvas, session, area, height - board->row_count);
}
