/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_STAGE_H
#define SUPPORT_STAGE_H

#include "app/session.h"
#include "base/arena.h"
#include "tui/canvas.h"

/* A session and what a screen of a given size shows of it; no terminal. */
struct stage {
	struct session session;
	struct canvas canvas;
	struct arena frame;
	int rows, columns;
	bool ascii;
};

/* Opens the paths (NULL-ended) and draws. */
void stage_open(struct stage *stage, int rows, int columns,
		const char *const *paths);
void stage_close(struct stage *stage);
/* Keys by the names of app/command.h, blank-separated; then draws. */
void stage_keys(struct stage *stage, const char *names);
void stage_resize(struct stage *stage, int rows, int columns);
void stage_draw(struct stage *stage);

/* Text of a row without trailing blanks, until the next drawing. */
struct str stage_row(struct stage *stage, int row);
/* Row that holds the text, or -1. */
int stage_find(struct stage *stage, const char *text);

#define assert_stage(stage, text) \
	stage_check((stage), (text), true, __FILE__, __LINE__)
#define assert_stage_not(stage, text) \
	stage_check((stage), (text), false, __FILE__, __LINE__)
void stage_check(struct stage *stage, const char *text, bool wanted,
		 const char *file, int line);

/* Compares the screen with tests/view/screens/NAME.txt; with GENERATE=1 in
 * the environment it writes that file. */
#define assert_screen(stage, name) \
	stage_compare((stage), (name), __FILE__, __LINE__)
void stage_compare(struct stage *stage, const char *name, const char *file,
		   int line);

#endif
