/* SPDX-License-Identifier: MIT */
#include "picture.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "check.h"

enum {
	CELL_WIDTH = 9,
	CELL_HEIGHT = 19,
	BASELINE = 14,
	EDGE = 14,
	CAPTION_HEIGHT = 34,
	/* Beyond the 256 of the terminal: */
	FOREGROUND = 256,
	BACKGROUND,
	COLOURS,
};

struct look {
	int fill, back;
	bool bold, underline;
};

/* The rows of all scenes, each drawn once. */
struct rows {
	struct buf *drawn;
	size_t count, capacity;
};

struct rgb {
	int red, green, blue;
};

struct frame
frame_take(struct pty *pty)
{
	struct frame frame = { .rows = pty->rows, .columns = pty->columns };
	VTermScreenCell *cell;

	cell = frame.cells = calloc((size_t)(frame.rows * frame.columns),
				    sizeof *frame.cells);
	assert_non_null(cell);
	for (int row = 0; row < frame.rows; row++)
		for (int column = 0; column < frame.columns; column++)
			*cell++ = pty_cell(pty, row, column);
	return frame;
}

void
frame_release(struct frame *frame)
{
	free(frame->cells);
	*frame = (struct frame){ 0 };
}

/* Colours. */

static int
colour_of(VTermColor colour, bool is_usual, int usual)
{
	if (is_usual)
		return usual;
	assert_true(VTERM_COLOR_IS_INDEXED(&colour));
	return colour.indexed.idx;
}

static struct look
look_of(const VTermScreenCell *cell)
{
	struct look look = { .bold = cell->attrs.bold,
			     .underline = cell->attrs.underline != 0 };
	int fill = colour_of(cell->fg, VTERM_COLOR_IS_DEFAULT_FG(&cell->fg),
			     FOREGROUND);
	int back = colour_of(cell->bg, VTERM_COLOR_IS_DEFAULT_BG(&cell->bg),
			     BACKGROUND);

	look.fill = cell->attrs.reverse ? back : fill;
	look.back = cell->attrs.reverse ? fill : back;
	return look;
}

static bool
same_look(const struct look *a, const struct look *b)
{
	return a->fill == b->fill && a->back == b->back &&
	       a->bold == b->bold && a->underline == b->underline;
}

/* Of xterm's cube and ramp. */
static struct rgb
extended_colour(int index)
{
	int grey = 8 + 10 * (index - 232), cube = index - 16;
	int red = cube / 36, green = cube / 6 % 6, blue = cube % 6;

	if (index >= 232)
		return (struct rgb){ grey, grey, grey };
	return (struct rgb){ red ? 55 + 40 * red : 0,
			     green ? 55 + 40 * green : 0,
			     blue ? 55 + 40 * blue : 0 };
}

static struct rgb
hexadecimal(unsigned value)
{
	return (struct rgb){ (int)(value >> 16 & 255), (int)(value >> 8 & 255),
			     (int)(value & 255) };
}

static struct rgb
dark_colour(int index)
{
	static const unsigned named[] = {
		0x3b4048, 0xff7b72, 0x56d364, 0xe3b341,
		0x6cb6ff, 0xd2a8ff, 0x56d4dd, 0xc9d1d9,
		0x8b949e, 0xffa198, 0x7ee787, 0xf2cc60,
		0x91cbff, 0xe2c5ff, 0x8be9f0, 0xffffff,
	};

	if (index == FOREGROUND)
		return hexadecimal(0xd5d9e0);
	if (index == BACKGROUND)
		return hexadecimal(0x14161b);
	return index < 16 ? hexadecimal(named[index]) : extended_colour(index);
}

/* Beyond the named ones: a grey as far from white, a colour half as light. */
static struct rgb
light_colour(int index)
{
	static const unsigned named[] = {
		0x24292f, 0xb3202c, 0x116329, 0x7d4e00,
		0x0757b5, 0x7a3fc0, 0x0d6b75, 0x57606a,
		0x6e7781, 0x9a1420, 0x0f5323, 0x633c01,
		0x05429c, 0x5f2ca5, 0x0a525a, 0x24292f,
	};
	struct rgb dark;

	if (index == FOREGROUND)
		return hexadecimal(0x1f2328);
	if (index == BACKGROUND)
		return hexadecimal(0xf8f9fb);
	if (index < 16)
		return hexadecimal(named[index]);
	dark = extended_colour(index);
	if (index >= 232)
		return extended_colour(232 + 255 - index);
	return (struct rgb){ dark.red / 2, dark.green / 2, dark.blue / 2 };
}

static void
add_colours(struct buf *svg, const bool *used, struct rgb (*colour)(int))
{
	for (int i = 0; i < COLOURS; i++) {
		struct rgb rgb = colour(i);

		if (used[i])
			buf_printf(svg, ".c%d{color:#%02x%02x%02x}\n", i,
				   (unsigned)rgb.red, (unsigned)rgb.green,
				   (unsigned)rgb.blue);
	}
}

static void
mark_colours(bool *used, const struct frame *frame)
{
	for (int i = 0; i < frame->rows * frame->columns; i++) {
		struct look look = look_of(&frame->cells[i]);

		used[look.fill] = used[look.back] = true;
	}
	used[FOREGROUND] = used[BACKGROUND] = true;
}

/* Rows. */

static void
add_sign(struct buf *svg, uint32_t point)
{
	if (point == '<')
		buf_add_cstr(svg, "&lt;");
	else if (point == '&')
		buf_add_cstr(svg, "&amp;");
	else
		utf8_add(svg, (int32_t)point);
}

static void
add_words(struct buf *svg, const char *text)
{
	for (struct str rest = str_of(text); rest.len > 0;)
		add_sign(svg, (uint32_t)utf8_next(&rest));
}

static bool
is_blank(const VTermScreenCell *cell)
{
	return cell->chars[0] == 0 || cell->chars[0] == ' ';
}

/* Lines out of the middle of a box sign, in units of half a cell; the double
 * bar is two of them. NULL for other signs. */
static const char *
box_path(uint32_t point)
{
	switch (point) {
	case 0x2500: return "M0 9.5h9";
	case 0x2502: return "M4.5 0v19";
	case 0x250c: return "M9 9.5h-4.5v9.5";
	case 0x2510: return "M0 9.5h4.5v9.5";
	case 0x2514: return "M9 9.5h-4.5v-9.5";
	case 0x2518: return "M0 9.5h4.5v-9.5";
	case 0x251c: return "M4.5 0v19M4.5 9.5h4.5";
	case 0x2524: return "M4.5 0v19M4.5 9.5h-4.5";
	case 0x252c: return "M0 9.5h9M4.5 9.5v9.5";
	case 0x2534: return "M0 9.5h9M4.5 9.5v-9.5";
	case 0x253c: return "M0 9.5h9M4.5 0v19";
	case 0x2550: return "M0 8h9M0 11h9";
	default: return NULL;
	}
}

static void
begin_element(struct buf *svg, const char *name, const struct look *look)
{
	buf_printf(svg, "<%s class=\"c%d%s%s\"", name, look->fill,
		   look->bold ? " b" : "", look->underline ? " u" : "");
}

/* Signs of one look and one kind stand in one element: ASCII without a run of
 * blanks, which a reader would make one; the same box sign; any other alone. */
static int
run_end(const VTermScreenCell *cells, int column, int end)
{
	struct look look = look_of(&cells[column]), next;
	uint32_t first = cells[column].chars[0];

	for (int from = column++; column < end; column++) {
		next = look_of(&cells[column]);
		if (!same_look(&look, &next))
			break;
		if (box_path(first)) {
			if (cells[column].chars[0] != first)
				break;
		} else if (first >= 0x80 || cells[column].chars[0] >= 0x80) {
			break;
		} else if (is_blank(&cells[column]) && column > from &&
			   is_blank(&cells[column - 1])) {
			break;
		}
	}
	return column;
}

static void
add_text(struct buf *svg, const VTermScreenCell *cells, int column, int end)
{
	struct look look = look_of(&cells[column]);

	while (end > column && is_blank(&cells[end - 1]))
		end--;
	begin_element(svg, "text", &look);
	buf_printf(svg, " x=\"%d\" y=\"%d\" textLength=\"%d\">",
		   column * CELL_WIDTH, BASELINE, (end - column) * CELL_WIDTH);
	for (; column < end; column++)
		add_sign(svg, is_blank(&cells[column])
				  ? ' '
				  : cells[column].chars[0]);
	buf_add_cstr(svg, "</text>");
}

static void
add_lines(struct buf *svg, const VTermScreenCell *cells, int column, int end)
{
	struct look look = look_of(&cells[column]);
	const char *path = box_path(cells[column].chars[0]);
	int width = (end - column) * CELL_WIDTH;

	begin_element(svg, "path", &look);
	if (cells[column].chars[0] == 0x2500)
		buf_printf(svg, " d=\"M%d 9.5h%d\"/>", column * CELL_WIDTH,
			   width);
	else if (cells[column].chars[0] == 0x2550)
		buf_printf(svg, " d=\"M%d 8h%dM%d 11h%d\"/>",
			   column * CELL_WIDTH, width, column * CELL_WIDTH,
			   width);
	else
		buf_printf(svg, " transform=\"translate(%d)\" d=\"%s\"/>",
			   column * CELL_WIDTH, path);
}

/* In the middle of its cells, however wide the font has it. */
static void
add_other(struct buf *svg, const VTermScreenCell *cell, int column)
{
	struct look look = look_of(cell);
	double middle = (column + cell->width / 2.) * CELL_WIDTH;

	begin_element(svg, "text", &look);
	buf_printf(svg, " x=\"%g\" y=\"%d\" text-anchor=\"middle\">", middle,
		   BASELINE);
	for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i];
	     i++)
		add_sign(svg, cell->chars[i]);
	buf_add_cstr(svg, "</text>");
}

static void
add_backs(struct buf *svg, const VTermScreenCell *cells, int columns)
{
	for (int column = 0, end; column < columns; column = end) {
		int back = look_of(&cells[column]).back;

		for (end = column + 1; end < columns; end++)
			if (look_of(&cells[end]).back != back)
				break;
		if (back != BACKGROUND)
			buf_printf(svg, "<rect class=\"c%d\" x=\"%d\" "
				   "width=\"%d\" height=\"%d\"/>", back,
				   column * CELL_WIDTH,
				   (end - column) * CELL_WIDTH, CELL_HEIGHT);
	}
}

static void
add_row(struct buf *svg, const VTermScreenCell *cells, int columns)
{
	add_backs(svg, cells, columns);
	for (int column = 0, end; column < columns; column = end) {
		const VTermScreenCell *cell = &cells[column];

		end = column + 1;
		if (is_blank(cell) || cell->chars[0] == (uint32_t)-1)
			continue;
		end = run_end(cells, column, columns);
		if (box_path(cell->chars[0]))
			add_lines(svg, cells, column, end);
		else if (cell->chars[0] < 0x80)
			add_text(svg, cells, column, end);
		else
			add_other(svg, cell, column);
	}
}

/* Pictures. */

static void
begin_picture(struct buf *svg, const struct frame *frame, int below,
	      const char *title)
{
	int width = 2 * EDGE + frame->columns * CELL_WIDTH;
	int height = 2 * EDGE + frame->rows * CELL_HEIGHT + below;

	buf_printf(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
		   "width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\" "
		   "role=\"img\">\n<title>", width, height, width, height);
	add_words(svg, title);
	buf_add_cstr(svg, "</title>\n");
}

static void
add_style(struct buf *svg, const bool *used)
{
	buf_add_cstr(svg, "<style>\n"
		     "text{font:15px 'DejaVu Sans Mono',Menlo,Consolas,"
		     "'Liberation Mono',monospace;white-space:pre}\n"
		     "text,rect{fill:currentColor}\n"
		     "path{fill:none;stroke:currentColor}\n"
		     ".b{font-weight:bold}\n"
		     ".u{text-decoration:underline}\n");
	add_colours(svg, used, dark_colour);
	buf_add_cstr(svg, "@media (prefers-color-scheme:light){\n");
	add_colours(svg, used, light_colour);
	buf_add_cstr(svg, "}\n</style>\n");
	buf_printf(svg, "<rect class=\"c%d\" width=\"100%%\" height=\"100%%\" "
		   "rx=\"8\"/>\n", BACKGROUND);
}

void
picture_still(struct buf *svg, const struct frame *frame, const char *title)
{
	bool used[COLOURS] = { false };

	mark_colours(used, frame);
	begin_picture(svg, frame, 0, title);
	add_style(svg, used);
	for (int row = 0; row < frame->rows; row++) {
		buf_printf(svg, "<g transform=\"translate(%d %d)\">", EDGE,
			   EDGE + row * CELL_HEIGHT);
		add_row(svg, frame->cells + row * frame->columns,
			frame->columns);
		buf_add_cstr(svg, "</g>\n");
	}
	buf_add_cstr(svg, "</svg>\n");
}

/* Which row of all it is; a new one is drawn. */
static size_t
row_number(struct rows *rows, const VTermScreenCell *cells, int columns)
{
	struct buf drawn = { 0 };

	add_row(&drawn, cells, columns);
	for (size_t i = 0; i < rows->count; i++)
		if (str_eq(buf_str(&rows->drawn[i]), buf_str(&drawn))) {
			buf_release(&drawn);
			return i;
		}
	if (rows->count == rows->capacity) {
		rows->capacity = rows->capacity ? 2 * rows->capacity : 64;
		rows->drawn = realloc(rows->drawn, rows->capacity *
							   sizeof drawn);
		assert_non_null(rows->drawn);
	}
	rows->drawn[rows->count] = drawn;
	return rows->count++;
}

static void
add_caption(struct buf *svg, const struct scene *scene, int y)
{
	if (*scene->keys || *scene->caption) {
		buf_printf(svg, "<text class=\"c%d\" x=\"%d\" y=\"%d\">"
			   "<tspan class=\"b\">", FOREGROUND, EDGE, y);
		add_words(svg, scene->keys);
		buf_add_cstr(svg, "</tspan>");
		if (*scene->keys && *scene->caption)
			buf_add_cstr(svg, "  ");
		add_words(svg, scene->caption);
		buf_add_cstr(svg, "</text>");
	}
}

/* The scenes stand below each other, each as high as the picture. */
static void
add_scenes(struct buf *svg, struct rows *rows, const struct scene *scenes,
	   size_t count, int height)
{
	int columns = scenes->frame.columns, length = scenes->frame.rows;

	for (size_t i = 0; i < count; i++) {
		int top = (int)i * height + EDGE;

		buf_add_cstr(svg, "<g>");
		for (int row = 0; row < length; row++) {
			size_t number = row_number(
			    rows, scenes[i].frame.cells + row * columns,
			    columns);

			if (rows->drawn[number].len > 0)
				buf_printf(svg, "<use href=\"#r%zu\" x=\"%d\" "
					   "y=\"%d\"/>", number, EDGE,
					   top + row * CELL_HEIGHT);
		}
		add_caption(svg, &scenes[i],
			    top + length * CELL_HEIGHT + CAPTION_HEIGHT - 8);
		buf_add_cstr(svg, "</g>\n");
	}
}

static size_t
poster_of(const struct scene *scenes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (scenes[i].poster)
			return i;
	return 0;
}

/* One step for each scene. */
static void
add_motion(struct buf *svg, const struct scene *scenes, size_t count,
	   int height)
{
	int poster = -(int)poster_of(scenes, count) * height;
	long whole = 0, past = 0;

	for (size_t i = 0; i < count; i++)
		whole += scenes[i].milliseconds;
	buf_printf(svg, "<style>\n.film{transform:translateY(%dpx);animation:"
		   "film %ldms step-end infinite}\n@keyframes film{\n", poster,
		   whole);
	for (size_t i = 0; i < count; i++) {
		buf_printf(svg, "%.4f%%{transform:translateY(%dpx)}\n",
			   100. * (double)past / (double)whole,
			   -(int)i * height);
		past += scenes[i].milliseconds;
	}
	buf_add_cstr(svg, "}\n@media (prefers-reduced-motion:reduce){\n"
		     ".film{animation:none}\n}\n</style>\n");
}

void
picture_film(struct buf *svg, const struct scene *scenes, size_t count,
	     const char *title)
{
	bool used[COLOURS] = { false };
	struct rows rows = { 0 };
	struct buf film = { 0 };
	int height = 2 * EDGE + scenes->frame.rows * CELL_HEIGHT +
		     CAPTION_HEIGHT;

	for (size_t i = 0; i < count; i++)
		mark_colours(used, &scenes[i].frame);
	add_scenes(&film, &rows, scenes, count, height);
	begin_picture(svg, &scenes->frame, CAPTION_HEIGHT, title);
	add_style(svg, used);
	add_motion(svg, scenes, count, height);
	buf_add_cstr(svg, "<defs>\n");
	for (size_t i = 0; i < rows.count; i++) {
		buf_printf(svg, "<g id=\"r%zu\">%s</g>\n", i,
			   rows.drawn[i].len ? rows.drawn[i].ptr : "");
		buf_release(&rows.drawn[i]);
	}
	buf_printf(svg, "</defs>\n<g class=\"film\">\n%s</g>\n</svg>\n",
		   film.ptr);
	buf_release(&film);
	free(rows.drawn);
}
