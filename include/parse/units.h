/* SPDX-License-Identifier: MIT */
#ifndef PARSE_UNITS_H
#define PARSE_UNITS_H

#include "model/persona.h"

/*
 * Says of every item what has to come along for it to read as its author
 * wrote it: the sentences that it is part of, or the list entry. After
 * items_find. Linear.
 */
void units_find(struct persona *persona);

#endif
