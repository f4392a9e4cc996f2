/* SPDX-License-Identifier: MIT */
#ifndef TUI_COMPARE_H
#define TUI_COMPARE_H

#include <stdbool.h>

#include "tui/markup.h"
#include "tui/view.h"

/* Parts of the Compare screen, for view_compare. */

enum { PANE_RAIL, PANE_ROWS };

/* The board: topics and tick boxes. Its width when `most` are there. */
int rail_width(const struct session *session, int most);
void rail_draw(struct canvas *canvas, struct session *session,
	       struct area area, bool focus);

/* What stands beside the persona's rows. */
enum beside {
	BESIDE_NOTHING, /* another persona, only shown */
	BESIDE_BELOW,	/* in one column: the answer below each row */
	BESIDE_LEFT	/* the draft, or the pinned persona, row by row */
};

/* A row, its lines and those of the other side. */
struct grid_row {
	struct text_lines left, right;
	size_t height;
};

struct grid {
	struct grid_row *rows; /* one for each of the part */
	size_t count, lines;
	const struct session *session;
	const struct part *part;
	enum beside beside;
	int left_width, right_width;
	size_t most; /* lines, before a row is folded */
	struct canvas *canvas;
};

/* Heights of all rows, without the words that are shared. */
void grid_make(struct grid *grid);
/* Lays one row out anew, with shared words underlined. */
void grid_detail(struct grid *grid, size_t row);

/* A persona's part: its rows in `right`, the other side in `left`. */
struct rows_area {
	struct area left, right;
	enum beside beside;
	bool focus;
};
void rows_draw(struct canvas *canvas, struct session *session,
	       const struct part *part, const struct rows_area *where);

/* A topic by statement, beside the topic as it will be written. */
void points_draw(struct canvas *canvas, struct session *session,
		 struct area area);
/* Of lines of which most is shared: what is not is made to stand out. */
void lines_mark_differing(struct text_lines *lines);

/* The fields of all personas, and what the draft has. */
void fields_draw(struct canvas *canvas, struct session *session,
		 struct area area, bool focus);
/* All versions of a topic of which one is taken. */
void versions_draw(struct canvas *canvas, struct session *session,
		   struct area area);

/* "≈1.6k" */
struct str about_tokens(struct canvas *canvas, size_t tokens);
/* The mark of a share, and its style. */
enum sign share_sign(enum share share);
enum style share_style(enum share share);
enum style flag_style(enum flag flag);

#endif
