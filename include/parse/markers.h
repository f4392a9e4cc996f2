/* SPDX-License-Identifier: MIT */
#ifndef PARSE_MARKERS_H
#define PARSE_MARKERS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* What a piece of one line is, by its bytes alone. */

/* A position in a line; columns from 0, a tab goes to a multiple of 4. */
struct cursor {
	struct str rest;
	size_t column;
};

enum marker { MARKER_NONE, MARKER_QUOTE, MARKER_BULLET, MARKER_NUMBER };

void cursor_skip_blanks(struct cursor *cursor);
/* Takes a quote or list marker off the front, blanks after it excluded. */
enum marker cursor_marker(struct cursor *cursor);

/* A '>' that quotes; before a number or a sign it compares (">95 %"). */
bool marker_quote(struct str text);
/* Bytes of a list marker (-, *, +, •, 1 to 3 digits with . or ) ) that a
 * blank or the end follows, or 0. */
size_t marker_length(struct str text);
/* Three or more of one of - * _ and blanks. */
bool marker_rule(struct str text);
/* 1–6 for an ATX heading, else 0. */
size_t marker_heading(struct str text);
/* Length of a run that opens a fence, or 0. */
size_t marker_fence(struct str text);
/* Whether the text is nothing but a fence of `length` or more of `byte`. */
bool marker_fence_end(struct str text, char byte, size_t length);
/* "[x] ", "[ ] " at the front of an entry: its bytes, or 0. */
size_t marker_check_box(struct str text);
/* Whether a CDATA section, open or not before the line, is so behind it. */
bool marker_cdata(struct str text, bool open);
/* A link reference definition: "[label]: somewhere". */
bool marker_definition(struct str text);
/* A table's delimiter row. */
bool marker_delimiter(struct str text);
/* Bytes of the vertical line that begins a box-drawing row, or 0. */
size_t marker_box(struct str text);
/* A horizontal rule of box-drawing characters. */
bool marker_box_rule(struct str text);

#endif
