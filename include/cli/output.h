/* SPDX-License-Identifier: MIT */
#ifndef CLI_OUTPUT_H
#define CLI_OUTPUT_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/error.h"
#include "base/json.h"
#include "base/str.h"
#include "cli/options.h"

/*
 * What a subcommand prints. Text of files passes base/utf8's gate when
 * standard output is a terminal, and stays byte-exact when it is not.
 */
struct output {
	struct buf buf;
	bool terminal, color, ascii;
	size_t columns; /* of the terminal; 80 when it is none */
};

enum paint { PAINT_NONE, PAINT_BOLD, PAINT_QUIET, PAINT_GOOD, PAINT_WARN,
	     PAINT_BAD, PAINT_SHARED };

/* False when --color has no such value. */
bool output_init(struct output *output, const struct arguments *arguments,
		 struct error *error);
void output_text(struct output *output, struct str text);
void output_printf(struct output *output, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
void output_paint(struct output *output, enum paint paint, struct str text);
/* The text, or what fits of it with an ellipsis; at least three columns. */
struct str output_fit(const struct output *output, struct str text,
		      size_t columns, struct arena *arena);
/* A path or a name for one line: controls and bytes that are not UTF-8 as
 * utf8_glyph shows them, terminal or not. In the arena, or as it was. */
struct str output_line(struct str text, struct arena *arena);
/* Fills with blanks so that what follows stands at `column`, 0-based, when
 * the line has `used` columns so far; at least one blank. */
void output_pad(struct output *output, size_t used, size_t column);
/* One line of JSON; frees the value. */
void output_json(struct output *output, struct json *value);
/* Writes it all to standard output; false when that failed. */
bool output_flush(struct output *output);

/* "troupe: what", made safe, on standard error. */
void complain(const char *format, ...)
    __attribute__((format(printf, 1, 2)));

#endif
