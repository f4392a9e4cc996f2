/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_WHOLE_H
#define SUPPORT_WHOLE_H

#include "compose/draft.h"

/* Every line of the draft's text stands in a source, in whole sentences;
 * fails with `name` when one does not. */
void whole_check_sentences(const struct draft *draft, const char *name);
/* What such a draft leaves has a reason: nothing vanishes unsaid. */
void whole_check_reasons(const struct draft *draft, const char *name);
/* Both, of what is suggested from texts, with each base and way of taking. */
void whole_check_texts(const char *const *texts);

#endif
