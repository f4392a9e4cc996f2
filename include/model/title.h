/* SPDX-License-Identifier: MIT */
#ifndef MODEL_TITLE_H
#define MODEL_TITLE_H

#include "base/arena.h"
#include "base/str.h"

/* "3. Title", "3) Title", "3.1 Title" without what numbers them; "3 Titles"
 * is a title. */
struct str title_without_number(struct str title);
/* A tag's name as a heading: "api design and testing" becomes "API Design and
 * Testing". A title with a capital letter stays as it is. In the arena. */
struct str title_spelled(struct arena *arena, struct str title);

#endif
