/* SPDX-License-Identifier: MIT */
#ifndef TUI_EXPORT_H
#define TUI_EXPORT_H

#include "tui/markup.h"
#include "tui/view.h"

/* Parts of the Export screen, for view_export. */

enum { PANE_TARGETS, PANE_TEXT, PANE_FORM };

/* Name, file, what is lost, the button, the script; lines by focus. */
struct form {
	struct text_lines lines;
	size_t starts[EXPORT_FOCUS_COUNT], ends[EXPORT_FOCUS_COUNT];
	int width;
};

/* As much of it as has room in the area; while a replacement is asked about,
 * as little as possible. */
void form_make(struct form *form, struct canvas *canvas,
	       const struct session *session, struct area area);
void form_draw(struct canvas *canvas, struct session *session,
	       const struct form *form, struct area area);

#endif
