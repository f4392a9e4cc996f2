/* SPDX-License-Identifier: MIT */
#ifndef TUI_LOOKS_H
#define TUI_LOOKS_H

#include "app/config.h"
#include "tui/canvas.h"

/*
 * How the styles look on a terminal of so many colours (fewer than 8: none
 * is used), with what the user set. Fills STYLE_COUNT looks.
 */
void looks_choose(struct look *looks, const struct config *config,
		  int colours);

#endif
