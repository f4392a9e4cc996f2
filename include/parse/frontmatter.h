/* SPDX-License-Identifier: MIT */
#ifndef PARSE_FRONTMATTER_H
#define PARSE_FRONTMATTER_H

#include "model/persona.h"

/*
 * Finds and reads the front matter of persona->source: strict YAML, else
 * repaired, else line by line; TOML between `+++` lines. Fills
 * persona->front and adds diagnostics. Keeps raw bytes, order and comments.
 */
void frontmatter_parse(struct persona *persona);

#endif
