/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_DOUBT_H
#define COMPOSE_DOUBT_H

#include "compose/draft.h"

/* The base's section that may well be about the same as a topic it has no
 * part of: two would be one too many, and which of them is for the user to
 * say. NULL for none; so where, under another title, it goes better with a topic
 * of its own or says less than half as much. */
const struct candidate *topic_doubt(const struct draft *draft, size_t topic);

/* Why a topic that two others share is left out: it is in doubt; else empty.
 * In the arena. */
struct str topic_doubt_reason(const struct draft *draft, size_t topic,
			      struct arena *arena);

#endif
