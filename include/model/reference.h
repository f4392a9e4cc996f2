/* SPDX-License-Identifier: MIT */
#ifndef MODEL_REFERENCE_H
#define MODEL_REFERENCE_H

#include <stdbool.h>

#include "base/str.h"
#include "model/fence.h"

/* "[text][label]", "[label][]" or "[label]", "[^label]", and "[label]: …". */
enum reference_kind { REFERENCE_FULL, REFERENCE_SHORT, REFERENCE_FOOTNOTE,
		      REFERENCE_DEFINITION };

struct reference {
	enum reference_kind kind;
	struct range range; /* of all of it; of a definition to the colon */
	struct str shown;   /* between the first brackets */
	struct str label;   /* a footnote's with its '^' */
};

/* Goes through a text of Markdown; `at` begins at 0. What looks like a
 * reference is one only where a definition has its label. */
struct reference_scan {
	struct str text;
	size_t at;
	struct fence fence;
};

/* The next reference outside of code; false at the end. Linear. */
bool reference_next(struct reference_scan *scan, struct reference *reference);

#endif
