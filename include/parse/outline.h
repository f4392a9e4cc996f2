/* SPDX-License-Identifier: MIT */
#ifndef PARSE_OUTLINE_H
#define PARSE_OUTLINE_H

#include "parse/lines.h"

/*
 * Asks libcmark where blocks, list entries and headings start, and says so
 * in the lines. It gets a masked copy with the same lines: tags, tables,
 * comments and fences become HTML comments in their container, text becomes
 * one letter, markers and indentation are made regular; so that inline
 * markup, link definitions and raw HTML never reach it. Linear; containers
 * deeper than CONTAINERS_MAX are text.
 */
void outline_read(struct page *page);

#endif
