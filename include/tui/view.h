/* SPDX-License-Identifier: MIT */
#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include "app/session.h"
#include "tui/canvas.h"

/*
 * Views make a grid of cells from a session. They change nothing in it but
 * what follows from the size of the screen: first rows and page heights.
 */
void view_draw(struct canvas *canvas, struct session *session);

/* The bodies, between title bar and message line: rows [top, bottom). */
struct area {
	int top, bottom, left, right; /* bottom and right excluded */
};

/* For all views. A pane's head: rule, title, note at the right end. */
void view_head(struct canvas *canvas, struct area area, bool focus,
	       struct str title, struct str note);
/* The wall between two panes, with its tee in the row of the heads. */
void view_wall(struct canvas *canvas, struct area area, int column);
/* The colour of a persona's letter, the same on every screen; NO_INDEX is
 * text of one's own. */
enum style persona_style(const struct session *session, size_t persona);
/* Letters of personas, each in its colour, with an ellipsis where they do not
 * fit. */
void view_letters(struct canvas *canvas, int row, int column, int end,
		  struct str letters);
/* First row to show so that `cursor` is among `height` rows of `count`. */
size_t view_follow(size_t top, size_t cursor, size_t height, size_t count);
/* At most so many cells of a text, with an ellipsis where it is cut. */
struct str view_cut(struct canvas *canvas, struct str text, size_t columns);
/* Rows of [top, bottom) that the mouse finds as pane and index. */
void view_zone(struct session *session, struct area area, size_t pane,
	       size_t index);
/* The line above the footer: what just happened, a prompt, or a hint; it
 * takes more rows where it does not fit into one. */
int view_message_rows(const struct canvas *canvas,
		      const struct session *session);
void view_message(struct canvas *canvas, const struct session *session,
		  int row);
/* What is typed, with its cursor; the end of it where it is long. */
void view_prompt(struct canvas *canvas, const struct session *session, int row,
		 int column, int end);
/* Keys of this place, from the command table, as many as fit. */
void view_footer(struct canvas *canvas, const struct session *session,
		 int row);

void view_browse(struct canvas *canvas, struct session *session,
		 struct area area);
void view_side(struct canvas *canvas, struct session *session,
	       struct area area);
void view_compare(struct canvas *canvas, struct session *session,
		  struct area area);
void view_compose(struct canvas *canvas, struct session *session,
		  struct area area);
void view_export(struct canvas *canvas, struct session *session,
		 struct area area);
/* Over the screen. */
void view_overlay(struct canvas *canvas, struct session *session,
		  struct area area);

/* What the message line says when there is no message; NULL: nothing. */
const char *view_browse_hint(const struct canvas *canvas,
			     const struct session *session);
const char *view_side_hint(const struct canvas *canvas,
			   const struct session *session);

/* Right side of the title bar, by screen; in the frame's arena. */
struct str view_browse_status(struct canvas *canvas,
			      const struct session *session);
struct str view_side_status(struct canvas *canvas,
			    const struct session *session);
struct str view_compare_status(struct canvas *canvas,
			       const struct session *session);
struct str view_compose_status(struct canvas *canvas,
			       const struct session *session);
struct str view_export_status(struct canvas *canvas,
			      const struct session *session);

#endif
