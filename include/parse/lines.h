/* SPDX-License-Identifier: MIT */
#ifndef PARSE_LINES_H
#define PARSE_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/source.h"
#include "base/str.h"
#include "model/persona.h"
#include "parse/markers.h"

/*
 * The line scanner: the only authority on fences, HTML comments, tables,
 * tags and underlines. One kind a line.
 */
enum line_kind {
	LINE_FRONT, /* of the front matter */
	LINE_BLANK,
	LINE_TEXT,
	LINE_ENTRY, /* begins with a list marker */
	LINE_QUOTE, /* begins with > */
	LINE_HEADING,	/* ATX, or above an underline */
	LINE_UNDERLINE, /* of = or - below a short line of text */
	LINE_RULE,
	LINE_HEADER, /* of a table: the row above the delimiter row */
	LINE_DELIMITER,
	LINE_ROW,
	LINE_BOX,   /* row or rule of box-drawing characters */
	LINE_FENCE, /* first line of a fence */
	LINE_CODE,  /* the others */
	LINE_COMMENT,	   /* first line of an HTML comment */
	LINE_COMMENT_MORE, /* the others */
	/* given by the pairing of tags */
	LINE_ONE,   /* <x>text</x> */
	LINE_OPEN,
	LINE_CLOSE, /* perhaps with text before the tag */
	LINE_TAG,   /* opens or closes a transparent tag */
	LINE_MORE   /* goes on with the opening tag above */
};

enum { CONTAINERS_MAX = 32 }; /* of quotes and lists: on a line, and deep */

struct line {
	enum line_kind kind;
	enum block_kind block; /* what starts here, if `starts` */
	struct range text;     /* without blanks and line end around it */
	size_t content;	       /* offset behind quote and list markers */
	size_t tag; /* offset: end of an opening, start of a closing tag; an
		       opening one may end on a line below */
	size_t partner; /* line of the other tag, or NO_INDEX */
	bool cut; /* begins with its text, behind a tag that ends on it */
	unsigned indent;     /* columns of blanks before the text */
	unsigned char level; /* of a heading */
	unsigned char depth; /* of an entry: 0 in a list at the top */
	/* filled by outline_read */
	bool starts;  /* a block at the top of the body starts here */
	bool entry;   /* a list entry outside quotes starts here */
	bool heading; /* a heading at the top of the body */
};

/* A body as lines; line numbers are from 0 and those of the source. */
struct page {
	struct persona *persona;
	struct arena scratch;
	struct line *lines;
	size_t first, count; /* body lines are [first, count) */
	size_t piece;	     /* bytes given to libcmark at once; 0 means the
				default; tests set it tiny */
};

/* Fills the page from the persona's source and front matter. Linear. */
void lines_scan(struct page *page, struct persona *persona);
void page_release(struct page *page);

struct str page_text(const struct page *page, struct range range);
/* Text of a line, and what follows its markers. */
struct str page_line(const struct page *page, size_t line);
struct str page_content(const struct page *page, size_t line);
/* The line without its opening or closing tag. */
struct str page_own_text(const struct page *page, size_t line);
/* The whole opening tag that begins with the line, and where it ends. */
struct str page_opening(const struct page *page, size_t line);
size_t page_opening_last(const struct page *page, size_t line);
void page_diagnose(struct page *page, const char *code, size_t offset,
		   struct str detail);

/* Not blank, in no fence, no comment, no transparent tag. */
bool line_is_text(const struct line *line);
bool line_is_code(const struct line *line);
bool line_is_table(const struct line *line);
/* Blank, comment, transparent tag or rule: trimmed at the ends of topics. */
bool line_is_filler(const struct line *line);

#endif
