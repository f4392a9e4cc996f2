/* SPDX-License-Identifier: MIT */
#ifndef TUI_PAGE_H
#define TUI_PAGE_H

#include <stdbool.h>

#include "model/persona.h"
#include "tui/canvas.h"
#include "tui/markup.h"

/* A whole persona as lines: fields, then sections that can be folded. */
struct page {
	const struct persona *persona; /* outlined */
	const bool *folded; /* by section; NULL: none */
	int width;
	bool all_code;	    /* long code and tables are not folded */
	bool no_fields;
	struct str hit;	    /* what to mark */
};

/* Stops at lines->limit. A field's line has section NO_INDEX. */
void page_lines(struct text_lines *lines, const struct page *page,
		const struct canvas *canvas);
/* Small bodies whole; of others the first section, and in it the first. */
void page_default_folds(const struct persona *persona, bool *folded);

#endif
