/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_TITLE_H
#define EXPORT_TITLE_H

#include "base/arena.h"
#include "base/str.h"

/* A copy on one line, controls as blanks, whatever the source had. */
struct str title_line(struct arena *arena, struct str title);

/*
 * A title as a tag: `name` of the element and, where a name alone would not
 * be read as that section again, or loses code or links that the title has,
 * `attribute` for name="…"; else empty.
 */
struct title_tag {
	struct str name, attribute;
};
struct title_tag title_tag(struct arena *arena, struct str title);

#endif
