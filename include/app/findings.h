/* SPDX-License-Identifier: MIT */
#ifndef APP_FINDINGS_H
#define APP_FINDINGS_H

#include "app/library.h"
#include "model/diagnostic.h"

/* Another persona of the same name; a client that loads both takes one. */
struct namesake {
	size_t other; /* NO_INDEX: there is none */
	bool beside;  /* in the same folder */
};

/* One for each file of the library, those not loaded included; in the
 * arena. O(n log n). */
struct namesake *library_namesakes(const struct library *library,
				   struct arena *arena);

/*
 * Everything there is to say about one loaded file, by place: what the parser
 * found, hidden text, power, template marks, its name, contradictions. The
 * persona is outlined. Without `namesakes` nothing about others. Details lie
 * in `arena` and in the persona.
 */
void findings_find(struct diagnostics *list, const struct library *library,
		   size_t index, const struct namesake *namesakes,
		   struct arena *arena);

#endif
