/* Drives the real program and writes what it shows as SVG pictures. */
#include <stdio.h>
#include <stdlib.h>

#include "base/count.h"
#include "base/file.h"
#include "base/utf8.h"
#include "check.h"
#include "pty.h"

enum { ROWS = 36, COLUMNS = 120, CELL_WIDTH = 9, CELL_HEIGHT = 19, EDGE = 14 };

static const char background[] = "#14161b", foreground[] = "#d5d9e0";

static const struct shot {
	const char *name;
	const char *keys; /* from the shot before */
	const char *wait; /* what the screen then holds */
} shots[] = {
	{ "browse", "/ b a c k e n d - Enter a j", "of 10 personas" },
	{ "side-by-side", "v ] ] ]", "whole files, side by side" },
	{ "compare", "Esc c j j l", "[2 Compare]" },
	{ "compare-rows", "Enter j j", "esc topics" },
	{ "compose", "Esc c j j l j", "[3 Compose]" },
	{ "export", "w", "What will be written" },
	{ "help", "1 Esc ?", "On this screen" },
};


struct look {
	char fill[8], back[8];
	bool bold, underline, plain_back;
};

static void
colour_name(char *name, VTermScreen *screen, VTermColor colour,
	    const char *usual, bool is_usual)
{
	if (is_usual) {
		snprintf(name, 8, "%s", usual);
		return;
	}
	vterm_screen_convert_color_to_rgb(screen, &colour);
	snprintf(name, 8, "#%02x%02x%02x", colour.rgb.red, colour.rgb.green,
		 colour.rgb.blue);
}

static struct look
look_of(VTermScreen *screen, const VTermScreenCell *cell)
{
	struct look look = { .bold = cell->attrs.bold,
			     .underline = cell->attrs.underline != 0 };
	char fill[8], back[8];

	colour_name(fill, screen, cell->fg, foreground,
		    VTERM_COLOR_IS_DEFAULT_FG(&cell->fg));
	colour_name(back, screen, cell->bg, background,
		    VTERM_COLOR_IS_DEFAULT_BG(&cell->bg));
	look.plain_back = !cell->attrs.reverse &&
			  VTERM_COLOR_IS_DEFAULT_BG(&cell->bg);
	snprintf(look.fill, sizeof look.fill, "%s",
		 cell->attrs.reverse ? back : fill);
	snprintf(look.back, sizeof look.back, "%s",
		 cell->attrs.reverse ? fill : back);
	return look;
}

static bool
same_look(const struct look *a, const struct look *b)
{
	return str_eq(str_of(a->fill), str_of(b->fill)) &&
	       str_eq(str_of(a->back), str_of(b->back)) &&
	       a->bold == b->bold && a->underline == b->underline;
}

static void
add_text(struct buf *svg, const VTermScreenCell *cell)
{
	struct buf text = { 0 };

	for (size_t i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i];
	     i++)
		utf8_add(&text, (int32_t)cell->chars[i]);
	if (text.len == 0)
		buf_add_byte(&text, ' ');
	for (size_t i = 0; i < text.len; i++)
		switch (text.ptr[i]) {
		case '<':
			buf_add_cstr(svg, "&lt;");
			break;
		case '&':
			buf_add_cstr(svg, "&amp;");
			break;
		default:
			buf_add_byte(svg, text.ptr[i]);
		}
	buf_release(&text);
}

static void
add_back(struct buf *svg, int row, int column, int columns,
	 const struct look *look)
{
	if (look->plain_back)
		return;
	buf_printf(svg, "<rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" "
		   "fill=\"%s\"/>\n", EDGE + column * CELL_WIDTH,
		   EDGE + row * CELL_HEIGHT, columns * CELL_WIDTH,
		   CELL_HEIGHT, look->back);
}

static void
begin_text(struct buf *svg, int row, int column, int columns,
	   const struct look *look)
{
	buf_printf(svg, "<text x=\"%d\" y=\"%d\" textLength=\"%d\" "
		   "fill=\"%s\"%s%s>", EDGE + column * CELL_WIDTH,
		   EDGE + row * CELL_HEIGHT + CELL_HEIGHT - 5,
		   columns * CELL_WIDTH, look->fill,
		   look->bold ? " font-weight=\"bold\"" : "",
		   look->underline ? " text-decoration=\"underline\"" : "");
}

static bool
is_ascii_cell(const VTermScreenCell *cell)
{
	return cell->chars[0] < 0x80;
}

/* Cells of one look from `column` on; signs beyond ASCII stand alone, since
 * the picture's font may draw them wider. */
static int
run_end(struct pty *pty, int row, int column, const struct look *look)
{
	VTermScreenCell cell = pty_cell(pty, row, column);
	struct look next;

	if (!is_ascii_cell(&cell))
		return column + (cell.width == 2 ? 2 : 1);
	do {
		if (++column == COLUMNS)
			return column;
		cell = pty_cell(pty, row, column);
		next = look_of(pty->screen, &cell);
	} while (is_ascii_cell(&cell) && same_look(look, &next));
	return column;
}

static bool
is_empty(struct pty *pty, int row, int column, int end)
{
	for (; column < end; column++) {
		VTermScreenCell cell = pty_cell(pty, row, column);

		if (cell.chars[0] != 0 && cell.chars[0] != ' ')
			return false;
	}
	return true;
}

static void
add_run(struct buf *svg, struct pty *pty, int row, int column, int end,
	const struct look *look)
{
	add_back(svg, row, column, end - column, look);
	if (is_empty(pty, row, column, end))
		return;
	begin_text(svg, row, column, end - column, look);
	while (column < end) {
		VTermScreenCell cell = pty_cell(pty, row, column);

		add_text(svg, &cell);
		column += cell.width == 2 ? 2 : 1;
	}
	buf_add_cstr(svg, "</text>\n");
}

static void
draw(struct buf *svg, struct pty *pty)
{
	int width = 2 * EDGE + COLUMNS * CELL_WIDTH;
	int height = 2 * EDGE + ROWS * CELL_HEIGHT;

	buf_printf(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" "
		   "width=\"%d\" height=\"%d\" viewBox=\"0 0 %d %d\">\n"
		   "<rect width=\"100%%\" height=\"100%%\" rx=\"8\" "
		   "fill=\"%s\"/>\n<g font-family=\"DejaVu Sans Mono, Menlo, "
		   "Consolas, monospace\" font-size=\"15\" "
		   "xml:space=\"preserve\">\n", width, height, width, height,
		   background);
	for (int row = 0; row < ROWS; row++)
		for (int column = 0, end; column < COLUMNS; column = end) {
			VTermScreenCell cell = pty_cell(pty, row, column);
			struct look look = look_of(pty->screen, &cell);

			end = run_end(pty, row, column, &look);
			add_run(svg, pty, row, column, end, &look);
		}
	buf_add_cstr(svg, "</g>\n</svg>\n");
}

static void
take_shot(struct pty *pty, const struct shot *shot, const char *folder)
{
	struct buf svg = { 0 }, path = { 0 };
	struct error error;

	pty_keys(pty, shot->keys);
	pty_wait(pty, shot->wait);
	pty_settle(pty);
	draw(&svg, pty);
	buf_printf(&path, "%s/%s.svg", folder, shot->name);
	if (!file_write(path.ptr, buf_str(&svg), true, &error))
		fail_msg("%s", error.text);
	buf_release(&svg);
	buf_release(&path);
}

static void
take_all(void **state)
{
	const char *const argv[] = { getenv("TROUPE"), "personas", NULL };
	struct pty pty;

	pty_start(&pty, ROWS, COLUMNS, argv);
	pty_wait(&pty, "10 personas");
	for (size_t i = 0; i < COUNT(shots); i++)
		take_shot(&pty, &shots[i], *state);
	pty_close(&pty);
}

int
main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_prestate(take_all,
					  argc > 1 ? argv[1] : NULL),
	};
	static const char state[] = "/tmp/troupe-state";
	struct error error;
	int failed;

	if (argc != 2 || !getenv("TROUPE")) {
		fputs("usage: TROUPE=PROGRAM screenshots FOLDER\n", stderr);
		return 2;
	}
	/* One picture shows the path: it is the same every time. */
	if (!file_make_folder(state, &error)) {
		fprintf(stderr, "screenshots: %s\n", error.text);
		return 1;
	}
	setenv("XDG_STATE_HOME", state, 1);
	setenv("XDG_CONFIG_HOME", state, 1);
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("NO_COLOR");
	failed = cmocka_run_group_tests_name("screenshots", tests, NULL,
					     NULL);
	check_remove_folder(state);
	return failed;
}
