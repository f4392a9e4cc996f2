/* SPDX-License-Identifier: MIT */
#ifndef LINT_SCAN_H
#define LINT_SCAN_H

#include "base/arena.h"
#include "model/diagnostic.h"
#include "model/persona.h"

/*
 * What a stranger may have put into a persona: text that people do not see,
 * orders that no persona needs, front matter that widens its power. Codes of
 * the first begin with "hidden-", of the last with "wide-"; of a code at most
 * 50, then one that says there are more. Linear; details in `arena`. The
 * persona need not be outlined.
 */
void scan_persona(struct diagnostics *list, const struct persona *persona,
		  struct arena *arena);

/* Of that only what people do not see, HTML comments among it. */
void scan_hidden(struct diagnostics *list, const struct persona *persona,
		 struct arena *arena);

/* Body text that some client would replace or run; codes "template-…", the
 * first ten of each. */
void scan_templates(struct diagnostics *list, const struct persona *persona,
		    struct arena *arena);

/* Hidden text and orders in a text that is no file: places are in it. */
void scan_text(struct diagnostics *list, struct str text, struct arena *arena);

#endif
