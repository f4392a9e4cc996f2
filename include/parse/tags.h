/* SPDX-License-Identifier: MIT */
#ifndef PARSE_TAGS_H
#define PARSE_TAGS_H

#include "parse/lines.h"

/*
 * Pairs the XML-like tags of a body by name: a line that begins with <name>
 * (no HTML element) and a later line that ends in </name>. Marks their lines
 * LINE_OPEN and LINE_CLOSE, or LINE_TAG where the name says nothing (step,
 * item …), one-line tags LINE_ONE; whatever is unmatched stays text, with a
 * diagnostic. A tag inside a list entry belongs to the entry's text. Linear.
 */
void tags_pair(struct page *page);

/* Whether the line begins with an HTML element, opening or closing. */
bool tag_is_html(struct str line);

#endif
