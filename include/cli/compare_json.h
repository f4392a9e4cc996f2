/* SPDX-License-Identifier: MIT */
#ifndef CLI_COMPARE_JSON_H
#define CLI_COMPARE_JSON_H

#include "base/json.h"
#include "match/comparison.h"

/* What the documents about several personas have in common. */

/* [{"path", "name"}…] */
struct json *personas_json(const struct comparison *comparison);
/* Its code; null of what has none. */
struct json *language_json(enum language language);
/* The titles down to a section, the document's left out. */
struct json *path_json(const struct persona *persona, size_t section,
		       struct arena *arena);
/* Persona, first and last line and column of a stretch of its file. */
struct json *origin_json(const struct comparison *comparison, size_t persona,
			 struct range range);

#endif
