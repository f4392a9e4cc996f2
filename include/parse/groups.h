/* SPDX-License-Identifier: MIT */
#ifndef PARSE_GROUPS_H
#define PARSE_GROUPS_H

#include "base/arena.h"
#include "model/persona.h"

/*
 * Says what goes together: persona->groups, then persona->closed (see
 * model/unit.h). After kept_mark; `scratch` is for what is needed on
 * the way. Linear but for sorting what is closed.
 */
void groups_find(struct persona *persona, struct arena *scratch);
void closed_find(struct persona *persona, struct arena *scratch);

/* The heading, tag or root that a section is a part of: itself, or that of a
 * label or a bold lead. */
size_t section_home(const struct persona *persona, size_t section);
/* Text of the block without blanks, list marker and check box. */
struct str block_words(const struct persona *persona, size_t block);
/* The number of a numbered entry; else 0. */
size_t block_number(const struct persona *persona, size_t block);

#endif
