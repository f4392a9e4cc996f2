/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_MARKER_H
#define EXPORT_MARKER_H

#include "export/nodes.h"

/*
 * What stands before the text of a list entry in its source, where a pick
 * begins after it: the box of a task ("[x]", or empty), and which step of
 * which list it is. `index` is the persona's among several.
 */
struct marker_found {
	struct str box;
	struct step step;
};
struct marker_found marker_before(const struct persona *persona,
				  size_t index, size_t start);

/* The same of a block that is a numbered entry, or a bold lead that is. */
struct step step_of_block(const struct persona *persona, size_t index,
			  size_t block);

#endif
