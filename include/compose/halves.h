/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_HALVES_H
#define COMPOSE_HALVES_H

#include "model/persona.h"

/* The item beside it that weighs against this one, as "❌ slow" does against
 * "✅ simple", or "Cons:" against "Pros:": neither says enough alone. NO_INDEX
 * for none. */
size_t item_other_half(const struct persona *persona, size_t item);

#endif
