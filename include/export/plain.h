/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_PLAIN_H
#define EXPORT_PLAIN_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/str.h"

/*
 * Markdown as plain text: inline marks go (see export/inline.h), fence lines,
 * quote and heading marks too; table cells are joined by " | ". Code keeps
 * its lines as they are. Linear; scratch memory in `arena`.
 */
void plain_add(struct buf *out, struct str markdown, struct arena *arena);

#endif
