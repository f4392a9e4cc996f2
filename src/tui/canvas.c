/* SPDX-License-Identifier: MIT */
#include "tui/canvas.h"

#include <stdarg.h>
#include <string.h>

#include "base/buf.h"
#include "base/count.h"
#include "base/utf8.h"

enum { TAB_WIDTH = 4 };

static const struct sign_glyphs {
	const char *utf8, *ascii;
} signs[SIGN_COUNT] = {
	[SIGN_TAKEN] = { "●", "*" },
	[SIGN_PART] = { "◐", "+" },
	[SIGN_NONE] = { "○", "o" },
	[SIGN_SAID] = { "≈", "=" },
	[SIGN_BULLET] = { "•", "-" },
	[SIGN_FOLDED] = { "▸", "+" },
	[SIGN_UNFOLDED] = { "▾", "-" },
	[SIGN_ELLIPSIS] = { "…", "~" },
	[SIGN_ABOUT] = { "≈", "~" },
	[SIGN_RULE] = { "─", "-" },
	[SIGN_RULE_FOCUS] = { "═", "=" },
	[SIGN_WALL] = { "│", "|" },
	[SIGN_TEE] = { "┬", "+" },
	[SIGN_OK] = { "✓", "v" },
	[SIGN_LEFT_OUT] = { "–", "-" },
	[SIGN_ARROW_LEFT] = { "◂", "<" },
	[SIGN_ARROW_RIGHT] = { "▸", ">" },
	[SIGN_DOT] = { "·", "-" },
	[SIGN_BLOCK] = { "█", "_" },
	[SIGN_CORNER_TOP_LEFT] = { "┌", "+" },
	[SIGN_CORNER_TOP_RIGHT] = { "┐", "+" },
	[SIGN_CORNER_BOTTOM_LEFT] = { "└", "+" },
	[SIGN_CORNER_BOTTOM_RIGHT] = { "┘", "+" },
	[SIGN_TEE_UP] = { "┴", "+" },
	[SIGN_SECTION] = { "§", "sections" },
	[SIGN_TARGET] = { "›", ">" },
};

const char *
style_name(enum style style)
{
	static const char *const names[STYLE_COUNT] = {
		[STYLE_PLAIN] = "plain",     [STYLE_TITLE] = "title",
		[STYLE_FOCUS] = "focus",     [STYLE_CURSOR] = "cursor",
		[STYLE_QUIET] = "quiet",     [STYLE_HEADING] = "heading",
		[STYLE_STRONG] = "strong",   [STYLE_TAKEN] = "taken",
		[STYLE_SAID] = "said",	     [STYLE_NEW] = "new",
		[STYLE_AGAINST] = "against", [STYLE_SHARED] = "shared",
		[STYLE_HIT] = "hit",	     [STYLE_CODE] = "code",
		[STYLE_KEY] = "key",	     [STYLE_TOKEN] = "token",
		[STYLE_PERSONA] = "persona-1",
		[STYLE_PERSONA + 1] = "persona-2",
		[STYLE_PERSONA + 2] = "persona-3",
		[STYLE_PERSONA + 3] = "persona-4",
		[STYLE_PERSONA + 4] = "persona-5",
		[STYLE_PERSONA + 5] = "persona-6",
		[STYLE_PERSONA + 6] = "persona-7",
		[STYLE_PERSONA + 7] = "persona-8",
	};

	return names[style];
}

const char *
canvas_sign(const struct canvas *canvas, enum sign sign)
{
	return canvas->ascii ? signs[sign].ascii : signs[sign].utf8;
}

void
canvas_init(struct canvas *canvas, int rows, int columns, bool ascii,
	    struct arena *arena)
{
	size_t count = (size_t)rows * (size_t)columns;

	*canvas = (struct canvas){ .rows = rows,
				   .columns = columns,
				   .ascii = ascii,
				   .arena = arena };
	canvas->cells = ARENA_ARRAY(arena, struct cell, count);
	canvas_clear(canvas);
}

static const struct cell blank = { .bytes = " ", .width = 1 };

void
canvas_clear(struct canvas *canvas)
{
	for (int i = 0; i < canvas->rows * canvas->columns; i++)
		canvas->cells[i] = blank;
}

static struct cell *
cell_at(const struct canvas *canvas, int row, int column)
{
	return &canvas->cells[row * canvas->columns + column];
}

/* Half of a wide character must not stay behind. */
static void
clear_cell(struct canvas *canvas, int row, int column)
{
	struct cell *cell = cell_at(canvas, row, column);

	if (cell->width == 0 && column > 0)
		cell[-1] = blank;
	if (cell->width == 2 && column + 1 < canvas->columns)
		cell[1] = blank;
	*cell = blank;
}

static void
put(struct canvas *canvas, int row, int column, enum style style,
    struct str bytes, int width)
{
	struct cell *cell = cell_at(canvas, row, column);

	clear_cell(canvas, row, column);
	if (width == 2)
		clear_cell(canvas, row, column + 1);
	if (bytes.len >= sizeof cell->bytes)
		bytes = STR("?");
	memcpy(cell->bytes, bytes.ptr, bytes.len);
	cell->bytes[bytes.len] = '\0';
	cell->width = (unsigned char)width;
	cell->style = (unsigned char)style;
	if (width == 2)
		cell[1] = (struct cell){ .style = (unsigned char)style };
}

static int
put_ascii(struct canvas *canvas, int row, int column, int end,
	  enum style style, struct str text)
{
	for (size_t i = 0; i < text.len && column < end; i++, column++)
		put(canvas, row, column, style,
		    (struct str){ text.ptr + i, 1 }, 1);
	return column;
}

static int
put_blanks(struct canvas *canvas, int row, int column, int end,
	   enum style style, int count)
{
	for (; count > 0 && column < end; count--, column++)
		put(canvas, row, column, style, STR(" "), 1);
	return column;
}

/* The signs that we and other writers use have an ASCII twin; empty: this
 * has none. Takes it off the text. */
static struct str
take_twin(struct str *text)
{
	static const struct {
		const char *utf8, *ascii;
	} twins[] = {
		{ "–", "-" }, { "—", "-" }, { "‘", "'" }, { "’", "'" },
		{ "“", "\"" }, { "”", "\"" }, { "•", "*" }, { "→", ">" },
		{ "·", "-" }, { "…", "~" }, { "≈", "~" }, { "█", "_" },
		{ "›", ">" }, { "▸", "+" }, { "▾", "-" }, { "●", "*" },
		{ "◐", "+" }, { "○", "o" }, { "§", "$" }, { "✓", "v" },
	};

	for (size_t i = 0; i < COUNT(twins); i++)
		if (str_starts(*text, str_of(twins[i].utf8))) {
			*text = str_from(*text, strlen(twins[i].utf8));
			return str_of(twins[i].ascii);
		}
	return (struct str){ "", 0 };
}

/* A locale that is not UTF-8 knows none of our own signs. */
static struct glyph
next_glyph(const struct canvas *canvas, struct str *text)
{
	struct glyph glyph = { .width = 1 };

	if (canvas->ascii && (unsigned char)text->ptr[0] >= 0x80)
		glyph.bytes = take_twin(text);
	return glyph.bytes.len > 0 ? glyph : utf8_glyph(text);
}

static int
put_glyph(struct canvas *canvas, int row, int column, int end,
	  enum style style, const struct glyph *glyph)
{
	struct str bytes = glyph->bytes;

	if (glyph->is_token)
		return put_ascii(canvas, row, column, end, STYLE_TOKEN,
				 str_of(glyph->token));
	if (str_eq(bytes, STR("\t")))
		return put_blanks(canvas, row, column, end, style,
				  TAB_WIDTH - column % TAB_WIDTH);
	if (canvas->ascii && bytes.len > 1)
		return put_ascii(canvas, row, column, end, style,
				 glyph->width == 2 ? STR("??") : STR("?"));
	if (column + glyph->width > end)
		return put_blanks(canvas, row, column, end, style, 1);
	put(canvas, row, column, style, bytes, glyph->width);
	return column + glyph->width;
}

/* Cells a glyph takes from `column` on, whole. */
static int
glyph_columns(const struct glyph *glyph, int column)
{
	if (!glyph->is_token && str_eq(glyph->bytes, STR("\t")))
		return TAB_WIDTH - column % TAB_WIDTH;
	return glyph->width;
}

static int
limit_of(const struct canvas *canvas, int row, int *column, int end)
{
	if (row < 0 || row >= canvas->rows)
		return -1;
	if (*column < 0)
		*column = 0;
	return end < canvas->columns ? end : canvas->columns;
}

int
canvas_text(struct canvas *canvas, int row, int column, int end,
	    enum style style, struct str text)
{
	int limit = limit_of(canvas, row, &column, end);

	while (text.len > 0 && column < limit) {
		struct glyph glyph = next_glyph(canvas, &text);

		column = put_glyph(canvas, row, column, limit, style, &glyph);
	}
	return column;
}

static bool
fits(const struct canvas *canvas, struct str text, int column, int end)
{
	while (text.len > 0 && column <= end) {
		struct glyph glyph = next_glyph(canvas, &text);

		column += glyph_columns(&glyph, column);
	}
	return column <= end;
}

int
canvas_cut(struct canvas *canvas, int row, int column, int end,
	   enum style style, struct str text)
{
	int limit = limit_of(canvas, row, &column, end);

	if (limit <= column || fits(canvas, text, column, limit))
		return canvas_text(canvas, row, column, end, style, text);
	while (text.len > 0) {
		struct glyph glyph = next_glyph(canvas, &text);

		if (column + glyph_columns(&glyph, column) > limit - 1)
			break;
		column = put_glyph(canvas, row, column, limit, style, &glyph);
	}
	return canvas_text(canvas, row, column, limit, style,
			   str_of(canvas_sign(canvas, SIGN_ELLIPSIS)));
}

int
canvas_printf(struct canvas *canvas, int row, int column, int end,
	      enum style style, const char *format, ...)
{
	struct buf text = { 0 };
	va_list args;

	va_start(args, format);
	buf_vprintf(&text, format, args);
	va_end(args);
	column = canvas_text(canvas, row, column, end, style, buf_str(&text));
	buf_release(&text);
	return column;
}

void
canvas_right(struct canvas *canvas, int row, int start, int end,
	     enum style style, struct str text)
{
	int columns = (int)utf8_columns(text);

	canvas_cut(canvas, row, columns < end - start ? end - columns : start,
		   end, style, text);
}

void
canvas_fill(struct canvas *canvas, int row, int column, int end,
	    enum style style, const char *glyph)
{
	int limit = limit_of(canvas, row, &column, end);

	for (; column < limit; column++)
		put(canvas, row, column, style, str_of(glyph), 1);
}

void
canvas_mark(struct canvas *canvas, int row, int column, int end)
{
	int limit = limit_of(canvas, row, &column, end);

	for (; column < limit; column++)
		cell_at(canvas, row, column)->reverse = true;
}

struct str
canvas_row(const struct canvas *canvas, int row, struct arena *arena)
{
	struct buf text = { 0 };
	struct str copy;

	for (int column = 0; column < canvas->columns; column++)
		buf_add_cstr(&text, cell_at(canvas, row, column)->bytes);
	copy = arena_str(arena, str_trim_end(buf_str(&text)));
	buf_release(&text);
	return copy;
}
