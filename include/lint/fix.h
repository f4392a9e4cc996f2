/* SPDX-License-Identifier: MIT */
#ifndef LINT_FIX_H
#define LINT_FIX_H

#include "base/buf.h"
#include "base/error.h"
#include "model/persona.h"

/* Whether strict readers refuse the front matter, or do not find its ends. */
bool fix_needed(const struct persona *persona);

/*
 * The file with front matter that strict readers take: exact fence lines,
 * and on one line each the values that they refused. All other bytes stay.
 * The result is read again: false, with nothing in `*out`, unless it holds
 * the same fields and values.
 */
bool fix_front(struct buf *out, const struct persona *persona,
	       struct error *error);

#endif
