/* SPDX-License-Identifier: MIT */
#ifndef MATCH_SHORT_TITLE_H
#define MATCH_SHORT_TITLE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/str.h"

/*
 * A cleaned title, short enough for a list: of a subject the generic tail
 * goes ("Security Best Practices"); what is all in small letters, as in tags,
 * gets capitals ("api design" to "API Design").
 */
struct str title_shorten(struct arena *arena, struct str title, bool subject);

#endif
