/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_MARKS_H
#define EXPORT_MARKS_H

#include "export/fields.h"
#include "lint/templates.h"

/* Text of a body that a target's client takes for more than text. */
struct mark_rule {
	enum template_kind kind;
	const char *begins; /* only marks that do; NULL: all of the kind */
	const char *effect; /* what comes of it, a clause; NULL ends a list */
};

/* Adds what of the sheet's body the target's client would execute, the first
 * hundred marks; `written` is the exported file. Linear. */
void marks_find(const struct making *making, struct str written);

#endif
