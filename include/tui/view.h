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

/* Right side of the title bar, by screen. */
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
