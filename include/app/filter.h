/* SPDX-License-Identifier: MIT */
#ifndef APP_FILTER_H
#define APP_FILTER_H

#include <stdbool.h>

#include "app/library.h"
#include "base/str.h"

/*
 * By file how well it fits a filter, 0 for not at all: each of its words must
 * be in the name, as letters in order, or in description, tags, path or text.
 * A file that is not `before` did not fit the filter without the last letters
 * of its last word. Linear in the text; on as many threads as processors.
 */
void filter_files(long *scores, const struct library *library,
		  struct str filter, const bool *before);

/* Of one letter it is not looked for in texts. */
struct str filter_last_word(struct str filter);

#endif
