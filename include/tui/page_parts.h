/* SPDX-License-Identifier: MIT */
#ifndef TUI_PAGE_PARTS_H
#define TUI_PAGE_PARTS_H

#include "tui/page.h"

/* Between page.c, page_fields.c and page_list.c only. */
struct page_writer {
	struct text_lines *lines;
	const struct page *page;
	const struct canvas *canvas;
	struct arena *arena;
	size_t section;	  /* of lines being added */
	size_t hidden_to; /* sections before it are folded away */
	size_t *items;	  /* by section */
	bool after_fold;  /* the last line is a folded title */
};

enum { PAGE_CODE_MOST = 6 }; /* lines of code that are not folded */

struct wrapping page_wrapping(const struct page_writer *w, int indent,
			      size_t offset);
const char *page_sign(const struct page_writer *w, enum sign sign);
size_t page_count_lines(struct str text);
struct str page_source(const struct page_writer *w, struct range range);
/* Columns before the content of a section. */
int page_indent(const struct page_writer *w, size_t section);
/* An empty line, unless there is one. */
void page_blank(struct page_writer *w);
void page_verbatim(struct page_writer *w, struct str text, size_t offset,
		   int indent, enum style style);
/* "▸ json, 18 lines" in the place of what is long. */
void page_folded(struct page_writer *w, struct str what, size_t count,
		 size_t offset, int indent);

void page_fields(struct page_writer *w);
void page_list_entry(struct page_writer *w, const struct block *block);
void page_code(struct page_writer *w, struct str text, size_t offset,
	       int indent);

#endif
