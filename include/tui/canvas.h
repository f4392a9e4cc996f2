/* SPDX-License-Identifier: MIT */
#ifndef TUI_CANVAS_H
#define TUI_CANVAS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * A grid of cells that a view draws into; nothing of it knows a terminal.
 * All text passes base/utf8's gate on its way into a cell.
 */
enum style {
	STYLE_PLAIN,
	STYLE_TITLE,	/* title bar, column heads */
	STYLE_FOCUS,	/* the head of the pane in focus */
	STYLE_CURSOR,	/* the row in focus */
	STYLE_QUIET,	/* rules, counts, hints */
	STYLE_HEADING,	/* titles of the persona's text */
	STYLE_STRONG,
	STYLE_TAKEN,
	STYLE_SAID,
	STYLE_NEW,
	STYLE_AGAINST,
	STYLE_SHARED,	/* words that both say: underlined */
	STYLE_HIT,	/* what was searched for */
	STYLE_CODE,
	STYLE_KEY,	/* a key in the footer */
	STYLE_TOKEN,	/* a stand-in for what must not be drawn */
	STYLE_PERSONA,	/* letters of the personas, in turn */
	STYLE_PERSONA_LAST = STYLE_PERSONA + 7,
	STYLE_COUNT
};

/* As the settings call it: "quiet". */
const char *style_name(enum style style);

struct cell {
	char bytes[16];	     /* UTF-8; empty: right half of a wide one */
	unsigned char width; /* 0, 1 or 2 */
	unsigned char style; /* enum style */
	bool reverse;	     /* drawn over the style: the cursor's row */
};

struct canvas {
	struct cell *cells;
	int rows, columns;
	bool ascii;	     /* no box characters, no marks beyond ASCII */
	struct arena *arena; /* of the frame: strings made while drawing */
};

void canvas_init(struct canvas *canvas, int rows, int columns, bool ascii,
		 struct arena *arena);
void canvas_clear(struct canvas *canvas);

/*
 * Draws on one row from `column`, at most up to (not including) `end`; what
 * lies outside the canvas is cut. Returns the column after the last cell.
 */
int canvas_text(struct canvas *canvas, int row, int column, int end,
		enum style style, struct str text);
/* The same, with an ellipsis when it does not fit. */
int canvas_cut(struct canvas *canvas, int row, int column, int end,
	       enum style style, struct str text);
int canvas_printf(struct canvas *canvas, int row, int column, int end,
		  enum style style, const char *format, ...)
    __attribute__((format(printf, 6, 7)));
/* Right-aligned so that it ends before `end`. */
void canvas_right(struct canvas *canvas, int row, int start, int end,
		  enum style style, struct str text);
void canvas_fill(struct canvas *canvas, int row, int column, int end,
		 enum style style, const char *glyph);
/* Reverses a run of cells: the cursor's row. */
void canvas_mark(struct canvas *canvas, int row, int column, int end);

/* The text of a row, without trailing blanks, for tests and pictures. */
struct str canvas_row(const struct canvas *canvas, int row,
		      struct arena *arena);

/* Signs, by name, in UTF-8 or ASCII as the canvas wants. */
enum sign { SIGN_TAKEN, SIGN_PART, SIGN_NONE, SIGN_SAID, SIGN_BULLET,
	    SIGN_FOLDED, SIGN_UNFOLDED, SIGN_ELLIPSIS, SIGN_ABOUT, SIGN_RULE,
	    SIGN_RULE_FOCUS, SIGN_WALL, SIGN_TEE, SIGN_OK, SIGN_LEFT_OUT,
	    SIGN_ARROW_LEFT, SIGN_ARROW_RIGHT, SIGN_DOT, SIGN_BLOCK,
	    SIGN_CORNER_TOP_LEFT, SIGN_CORNER_TOP_RIGHT,
	    SIGN_CORNER_BOTTOM_LEFT, SIGN_CORNER_BOTTOM_RIGHT,
	    SIGN_TEE_UP, SIGN_SECTION, SIGN_TARGET, SIGN_COUNT };
const char *canvas_sign(const struct canvas *canvas, enum sign sign);

#endif
