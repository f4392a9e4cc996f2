/* SPDX-License-Identifier: MIT */
#ifndef TUI_MARKUP_H
#define TUI_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/str.h"
#include "match/diff.h"
#include "tui/canvas.h"

/* Persona text to lines of styled runs that fit a width. */
struct run {
	enum style style;
	struct str text;
};

struct text_line {
	struct run *runs;
	size_t run_count;
	int indent;	/* columns before the first run */
	size_t offset;	/* of its first byte, from the start of the source */
	size_t section; /* of page lines: it belongs to */
	bool is_title;
	struct str right; /* drawn at the right end, quiet; perhaps empty */
};

struct text_lines {
	struct text_line *all;
	size_t count, capacity;
	size_t limit;	/* stop after so many; 0: none */
	struct arena *arena;
};

struct wrapping {
	int width;	   /* columns in all */
	int indent;	   /* of the first line's marker */
	struct str marker; /* before the text: "• "; later lines align to it */
	enum style style, marker_style;
	size_t offset;	   /* of the text in its source */
	const struct diff_tokens *shared; /* words to underline; or NULL;
					     ranges within the text */
	struct str hit;	   /* blank-separated words to mark; or empty */
	bool raw;	   /* keep emphasis marks: source as it is */
	bool verbatim;	   /* keep line breaks and blanks: code, tables */
};

/*
 * Adds the text's lines. Line breaks of the source are blanks unless
 * verbatim; emphasis marks are left out unless raw; code spans and links get
 * their style. Nothing is cut: words longer than a line are broken.
 */
void markup_wrap(struct text_lines *lines, struct str text,
		 const struct wrapping *how);
/* An empty line, or one of a single run. */
struct text_line *markup_line(struct text_lines *lines, int indent,
			      enum style style, struct str text);
/* Draws one line on a row, cut at `end`; its `right` before `end`. */
int canvas_line(struct canvas *canvas, int row, int column, int end,
		const struct text_line *line);

#endif
