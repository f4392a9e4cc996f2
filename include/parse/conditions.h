#ifndef PARSE_CONDITIONS_H
#define PARSE_CONDITIONS_H

#include "parse/lines.h"

/*
 * Marks the blocks of tags that hold a condition (if=, when=, <else> …), or
 * whose name says nothing while an attribute is a phrase (<step goal="…">):
 * such a tag is a program, whose parts and order mean something only inside
 * of it. A condition right in a transparent tag keeps that one whole. After
 * blocks_cut. Linear.
 */
void conditions_keep(struct page *page);

#endif
