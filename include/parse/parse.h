/* SPDX-License-Identifier: MIT */
#ifndef PARSE_PARSE_H
#define PARSE_PARSE_H

#include "base/str.h"
#include "model/persona.h"

/*
 * The one way from bytes to a persona. It never fails: every input is a
 * persona, perhaps with diagnostics. Pure functions of the bytes; linear in
 * time and memory.
 */

/*
 * First stage: line starts, front matter, name, description. The
 * persona must be zeroed (but for its arena and `real`); `bytes` lie in its
 * arena or outlive it; `path` is copied.
 */
void parse_open(struct persona *persona, struct str path, struct str bytes);

/* A description as clients show it: a list or map as one text, \n of two
 * characters as a line end where nothing else can be meant. In the arena, or
 * the field's own. */
struct str description_text(const struct field *field, struct arena *arena);

/* What a file is called after: its stem; SKILL.md and its kin by the folder. */
struct str name_from_path(struct str path);
/* The same of a persona; where clients go by the folder, by its real one. */
struct str name_from_file(const struct persona *persona);

/* Second stage: sections, blocks, items. Nothing when already done. */
void parse_outline(struct persona *persona);

/* How many sections that finds below the root, which is the document itself.
 * Keeps nothing: a third cheaper for who wants no more. */
size_t parse_section_count(const struct persona *persona);

#endif
