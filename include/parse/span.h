/* SPDX-License-Identifier: MIT */
#ifndef PARSE_SPAN_H
#define PARSE_SPAN_H

#include "parse/flow.h"
#include "parse/stray.h"

/* Values of broken front matter, by the lines that they stand on. */

struct front_text {
	const struct persona *persona;
	struct front_lines lines;
};

struct span {
	size_t first, last; /* lines, inclusive */
	size_t start;	    /* offset in the file */
	size_t colons;	    /* that it may hold and still be YAML */
	bool plain;	    /* neither quoted nor a block, flow or comment */
};

/* `code` is NULL where there is none. */
struct span_fault {
	const char *code;
	size_t offset;
	struct str detail;
};

/* The value that a line begins; false when it begins none. */
bool span_find(struct span *span, const struct front_text *in, size_t at);
/* What of the line `at` is the value's, without blanks around it. */
struct range span_line(const struct front_text *in, const struct span *span,
		       size_t at);
/* Why a plain value needs quotes. */
struct span_fault span_unquoted(const struct front_text *in,
				const struct span *span);
/* A list, map or quotation that is never closed; `flow` is what closes it. */
struct span_fault span_unclosed(const struct front_text *in,
				const struct span *span, struct flow *flow);

#endif
