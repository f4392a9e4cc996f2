/* SPDX-License-Identifier: MIT */
#ifndef TUI_COMPOSE_H
#define TUI_COMPOSE_H

#include "tui/view.h"

/* Parts of the Compose screen, for view_compose. */

enum { PANE_OUTLINE, PANE_TAB };

/* The draft as a tree: titles, letters, tokens. */
void outline_draw(struct canvas *canvas, struct session *session,
		  struct area area);
/* What would be written, with letters and the cursor's text in the gutter. */
void preview_draw(struct canvas *canvas, struct session *session,
		  struct area area);
/* The notes by kind, and what was looked for and not found. */
void notes_draw(struct canvas *canvas, struct session *session,
		struct area area);
/* What is left out: what is new by persona, then what is said already. */
void left_draw(struct canvas *canvas, struct session *session,
	       struct area area);
/* What the sources say otherwise since, with both texts, and what is new. */
void upstream_draw(struct canvas *canvas, struct session *session,
		   struct area area);

#endif
