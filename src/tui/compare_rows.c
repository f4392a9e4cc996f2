/* SPDX-License-Identifier: MIT */
#include "app/board.h"
#include "model/tokens.h"
#include "tui/compare.h"

struct str
about_tokens(struct canvas *canvas, size_t tokens)
{
	struct str shown = tokens_shown(tokens, canvas->arena);

	return arena_printf(canvas->arena, "%s%.*s",
			    canvas_sign(canvas, SIGN_ABOUT), STR_ARG(shown));
}

static size_t
line_of(const struct grid *grid, size_t row)
{
	size_t line = 0;

	for (size_t i = 0; i < row && i < grid->count; i++)
		line += grid->rows[i].height;
	return line;
}

/* First line on screen: the cursor's row is in view, then what J and K ask
 * for. */
static size_t
first_line(const struct grid *grid, struct board *board, size_t height,
	   bool focus)
{
	size_t start = 0, end = 0, last;
	long top;

	if (focus) {
		start = line_of(grid, board->item_row);
		end = line_of(grid, board->item_row + 1);
	}
	if (board->item_top + height < end)
		board->item_top = end - height;
	if (!focus || board->item_top > start)
		board->item_top = start;
	last = grid->lines > height ? grid->lines - height : 0;
	if (board->item_top > last)
		board->item_top = last;
	top = (long)board->item_top + board->scrolled;
	if (top < 0)
		top = 0;
	if (top > (long)last)
		top = (long)last;
	board->scrolled = top - (long)board->item_top;
	return (size_t)top;
}

static void
draw_line(struct canvas *canvas, const struct area *area, int row,
	  const struct text_lines *lines, size_t line)
{
	if (line < lines->count)
		canvas_line(canvas, row, area->left, area->right - 1,
			    &lines->all[line]);
}

static void
draw_cursor(struct canvas *canvas, const struct rows_area *where, int row,
	    bool first, bool left)
{
	const struct area *area = left ? &where->left : &where->right;

	if (first)
		canvas_text(canvas, row, area->left, area->left + 1,
			    STYLE_CURSOR, STR(">"));
	canvas_mark(canvas, row, area->left, area->right);
}

/* One row's lines from `skip` on; the screen row after them. */
static int
draw_row(struct canvas *canvas, struct session *session, struct grid *grid,
	 const struct rows_area *where, size_t index, size_t skip, int row)
{
	const struct grid_row *cell = &grid->rows[index];
	bool here = where->focus && index == session->board.item_row;
	bool left = where->beside == BESIDE_LEFT &&
		    grid->part->rows[index].kind >= ROW_REST;

	for (size_t i = skip; i < cell->height && row < where->right.bottom;
	     i++, row++) {
		if (where->beside == BESIDE_LEFT)
			draw_line(canvas, &where->left, row, &cell->left, i);
		draw_line(canvas, &where->right, row, &cell->right, i);
		if (here && i < (left ? cell->left.count
				      : cell->right.count))
			draw_cursor(canvas, where, row, i == 0, left);
		if (where->beside != BESIDE_NOTHING)
			view_zone(session,
				  (struct area){ row, row + 1,
						 where->left.left,
						 where->right.right },
				  PANE_ROWS, index);
	}
	return row;
}

void
rows_draw(struct canvas *canvas, struct session *session,
	  const struct part *part, const struct rows_area *where)
{
	int height = where->right.bottom - where->right.top;
	struct grid grid = {
		.session = session,
		.part = part,
		.beside = where->beside,
		.left_width = where->left.right - where->left.left - 1,
		.right_width = where->right.right - where->right.left - 1,
		.most = height > 15 ? (size_t)height / 3 : 5,
		.canvas = canvas,
	};
	size_t top, row = 0;
	int line = where->right.top;

	view_zone(session, where->right, PANE_ROWS, NO_INDEX);
	grid_make(&grid);
	top = where->beside == BESIDE_NOTHING
		  ? 0
		  : first_line(&grid, &session->board, (size_t)height,
			       where->focus);
	while (row < grid.count && top >= grid.rows[row].height)
		top -= grid.rows[row++].height;
	for (; row < grid.count && line < where->right.bottom; row++) {
		grid_detail(&grid, row);
		line = draw_row(canvas, session, &grid, where, row, top,
				line);
		top = 0;
	}
	if (where->focus)
		session->page = height;
}
