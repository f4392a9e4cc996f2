/* SPDX-License-Identifier: MIT */
#include "app/board.h"
#include "tui/compare.h"

enum { KEY_WIDTH = 13, LINES_MOST = 3, THREE_COLUMNS = 90, STACKED = 60,
       SHORT = 12 };

struct fields_view {
	struct canvas *canvas;
	struct session *session;
	struct area keys, draft, values;
	bool three; /* the draft's own value has a column */
	bool stacked; /* keys stand above their values */
	bool focus;
};

static struct str
letters_of(struct canvas *canvas, const struct session *session,
	   const struct variant *variant)
{
	struct str text = { "", 0 };

	if (variant->from_count == 0)
		return STR("your own: ");
	for (size_t i = 0; i < variant->from_count; i++)
		text = arena_printf(canvas->arena, "%.*s%c ", STR_ARG(text),
				    session_letter(session,
						   variant->from[i]));
	return text;
}

static void
cut_lines(struct canvas *canvas, struct text_lines *lines, size_t most,
	  int indent)
{
	if (lines->count <= most)
		return;
	lines->count = most;
	markup_line(lines, indent, STYLE_QUIET,
		    str_of(canvas_sign(canvas, SIGN_ELLIPSIS)));
}

/* The one under the cursor is shown whole. */
static struct text_lines
variant_lines(const struct fields_view *view, size_t index)
{
	const struct board *board = &view->session->board;
	const struct variant *variant = &board->variants.all[index];
	struct canvas *canvas = view->canvas;
	struct text_lines lines = { .arena = canvas->arena };
	struct str letters = letters_of(canvas, view->session, variant);
	bool here = view->focus && index == board->item_row;
	struct wrapping how = {
		.width = view->values.right - view->values.left -
			 (variant->tokens > SHORT ? 6 : 1),
		.indent = 1,
		.style = variant->absent ? STYLE_QUIET : STYLE_PLAIN,
		.marker = arena_printf(
		    canvas->arena, "%s %.*s",
		    canvas_sign(canvas, variant->taken ? SIGN_TAKEN
						       : SIGN_NONE),
		    STR_ARG(letters)),
		.marker_style = variant->taken ? STYLE_TAKEN : STYLE_NEW,
	};

	markup_wrap(&lines, variant->value.len > 0 ? variant->value
						   : STR("(empty)"), &how);
	if (!here)
		cut_lines(canvas, &lines, LINES_MOST, 5);
	if (lines.count > 0 && variant->tokens > SHORT)
		lines.all[0].right = about_tokens(canvas, variant->tokens);
	return lines;
}

static const struct variant *
taken_of(const struct variants *variants, size_t start)
{
	for (size_t i = start; i < variants_key_end(variants, start); i++)
		if (variants->all[i].taken)
			return &variants->all[i];
	return NULL;
}

static struct text_lines
draft_lines(const struct fields_view *view, size_t start)
{
	const struct variant *taken =
	    taken_of(&view->session->board.variants, start);
	struct text_lines lines = { .arena = view->canvas->arena };
	struct wrapping how = {
		.width = view->draft.right - view->draft.left - 1,
		.indent = 1,
		.style = taken && !taken->absent ? STYLE_PLAIN : STYLE_QUIET,
	};

	if (taken)
		markup_wrap(&lines, taken->value, &how);
	cut_lines(view->canvas, &lines, LINES_MOST, 1);
	return lines;
}

/* All lines of a key: its variants' one after the other. */
struct key_lines {
	struct text_line *all;
	size_t *variants; /* by line */
	size_t count, capacity, variants_capacity;
	size_t here, here_end; /* lines of the cursor */
};

static void
add_line(const struct fields_view *view, struct key_lines *key,
	 const struct text_line *line, size_t variant)
{
	struct arena *arena = view->canvas->arena;

	key->all = arena_grow(arena, key->all, key->count, &key->capacity,
			      sizeof *key->all);
	key->variants = arena_grow(arena, key->variants, key->count,
				   &key->variants_capacity, sizeof(size_t));
	key->all[key->count] = *line;
	key->variants[key->count++] = variant;
}

static void
add_lines(const struct fields_view *view, struct key_lines *key, size_t index)
{
	struct text_lines lines = variant_lines(view, index);
	bool here = view->focus && index == view->session->board.item_row;

	if (here)
		key->here = key->count;
	for (size_t i = 0; i < lines.count; i++)
		add_line(view, key, &lines.all[i], index);
	if (here)
		key->here_end = key->count;
}

static void
add_key(const struct fields_view *view, struct key_lines *key, size_t index)
{
	struct text_lines lines = { .arena = view->canvas->arena };

	markup_line(&lines, 1, STYLE_HEADING,
		    view->session->board.variants.all[index].key);
	add_line(view, key, &lines.all[0], NO_INDEX);
}

static void
draw_line(const struct fields_view *view, const struct key_lines *values,
	  size_t line, int row)
{
	const struct board *board = &view->session->board;
	const struct area *area = &view->values;
	bool here = line < values->count && view->focus &&
		    values->variants[line] == board->item_row;

	if (line >= values->count)
		return;
	canvas_line(view->canvas, row, area->left, area->right - 1,
		    &values->all[line]);
	if (here && line == values->here)
		canvas_text(view->canvas, row, area->left, area->left + 1,
			    STYLE_CURSOR, STR(">"));
	if (here)
		canvas_mark(view->canvas, row, area->left, area->right);
	view_zone(view->session,
		  (struct area){ row, row + 1, area->left, area->right },
		  PANE_ROWS, values->variants[line]);
}

/* What is left and right of the values in the lines of one key. */
struct key_block {
	size_t start;  /* its first variant */
	size_t line;   /* its first line, of all */
	struct text_lines draft;
	struct key_lines values;
	size_t height;
};

static struct key_block
make_block(const struct fields_view *view, size_t start)
{
	const struct variants *variants = &view->session->board.variants;
	struct key_block block = { .start = start };
	size_t end = variants_key_end(variants, start);

	if (view->stacked)
		add_key(view, &block.values, start);
	for (size_t i = start; i < end; i++)
		add_lines(view, &block.values, i);
	if (view->three)
		block.draft = draft_lines(view, start);
	block.height = block.values.count > block.draft.count
			   ? block.values.count
			   : block.draft.count;
	return block;
}

static void
draw_block(const struct fields_view *view, const struct key_block *block,
	   size_t top, int height)
{
	struct canvas *canvas = view->canvas;
	struct str key = view->session->board.variants.all[block->start].key;

	for (size_t i = 0; i < block->height; i++) {
		size_t line = block->line + i;
		int row = view->values.top + (int)(line - top);

		if (line < top || line >= top + (size_t)height)
			continue;
		if (i == 0 && !view->stacked)
			canvas_cut(canvas, row, view->keys.left + 1,
				   view->keys.right - 1, STYLE_HEADING, key);
		if (view->three && i < block->draft.count)
			canvas_line(canvas, row, view->draft.left,
				    view->draft.right, &block->draft.all[i]);
		draw_line(view, &block->values, i, row);
	}
}

static size_t
first_line(const struct fields_view *view, const struct key_block *blocks,
	   size_t count, size_t height)
{
	struct board *board = &view->session->board;
	size_t start = 0, end = 0, lines = 0, last;
	long top;

	for (size_t i = 0; i < count; i++) {
		const struct key_lines *values = &blocks[i].values;

		lines += blocks[i].height;
		if (values->here_end == 0)
			continue;
		start = blocks[i].line + values->here;
		end = blocks[i].line + values->here_end;
	}
	last = lines > height ? lines - height : 0;
	if (board->item_top + height < end)
		board->item_top = end - height;
	if (board->item_top > start)
		board->item_top = start;
	if (board->item_top > last)
		board->item_top = last;
	top = (long)board->item_top + board->scrolled;
	top = top < 0 ? 0 : top > (long)last ? (long)last : top;
	board->scrolled = top - (long)board->item_top;
	return (size_t)top;
}

static void
draw_blocks(const struct fields_view *view)
{
	const struct variants *variants = &view->session->board.variants;
	struct key_block *blocks = ARENA_ARRAY(
	    view->canvas->arena, struct key_block, variants->keys + 1);
	size_t count = 0, line = 0, top;
	int height = view->values.bottom - view->values.top;

	for (size_t i = 0; i < variants->count && count <= variants->keys;
	     i = variants_key_end(variants, i)) {
		blocks[count] = make_block(view, i);
		blocks[count].line = line;
		line += blocks[count++].height;
	}
	top = first_line(view, blocks, count, (size_t)height);
	for (size_t i = 0; i < count; i++)
		draw_block(view, &blocks[i], top, height);
}

static void
place_columns(struct fields_view *view, struct area area)
{
	int middle;

	view->keys = view->draft = view->values = area;
	view->keys.right = area.left + (view->stacked ? 0 : KEY_WIDTH);
	middle = view->three ? view->keys.right +
				   (area.right - view->keys.right) * 2 / 5
			     : view->keys.right;
	view->draft.left = view->keys.right;
	view->draft.right = view->values.left = middle;
}

static void
draw_heads(const struct fields_view *view, struct area area)
{
	struct canvas *canvas = view->canvas;
	struct area head = area;
	struct str none = { "", 0 };

	if (!view->three) {
		view_head(canvas, area, view->focus,
			  STR("Fields: what each persona has"), none);
		return;
	}
	head.right = view->draft.left;
	view_head(canvas, head, false, STR("Field"), none);
	head.left = view->draft.left + 1;
	head.right = view->values.left;
	view_head(canvas, head, false, STR("Draft"),
		  about_tokens(canvas,
			       view->session->board.variants.tokens));
	head.left = view->values.left + 1;
	head.right = area.right;
	view_head(canvas, head, view->focus, STR("what each persona has"),
		  none);
	view_wall(canvas, area, view->draft.left);
	view_wall(canvas, area, view->values.left);
}

void
fields_draw(struct canvas *canvas, struct session *session, struct area area,
	    bool focus)
{
	struct fields_view view = { .canvas = canvas, .session = session,
				    .focus = focus };

	view.three = focus && area.right - area.left >= THREE_COLUMNS;
	view.stacked = area.right - area.left < STACKED;
	place_columns(&view, area);
	draw_heads(&view, area);
	view.keys.top = view.draft.top = view.values.top = area.top + 1;
	if (view.three) {
		view.draft.left++;
		view.values.left++;
	}
	view_zone(session, area, PANE_ROWS, NO_INDEX);
	draw_blocks(&view);
	if (focus)
		session->page = area.bottom - area.top - 1;
}
