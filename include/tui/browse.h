/* SPDX-License-Identifier: MIT */
#ifndef TUI_BROWSE_H
#define TUI_BROWSE_H

#include "tui/view.h"

/* Parts of the Browse screen, for view_browse. */

enum { PANE_LIST, PANE_PREVIEW };

/* The filter, the personas, and why the one in view has its badge. */
void browse_list_draw(struct canvas *canvas, struct session *session,
		      struct area area);
/* Text of one's own, wrapped into an area. */
void browse_wrap(struct canvas *canvas, struct area area, struct str text,
		 enum style style);

#endif
