/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_INLINE_H
#define EXPORT_INLINE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/*
 * A line or paragraph of Markdown as plain text: emphasis, code ticks and
 * backslashes go, a link becomes "text (url)". Emphasis pairs as CommonMark
 * 6.2 has it, without its rule of three. Linear; scratch memory in `arena`.
 */
void inline_add_plain(struct buf *out, struct str markdown,
		      struct arena *arena);

#endif
