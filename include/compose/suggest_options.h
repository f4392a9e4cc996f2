/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_SUGGEST_OPTIONS_H
#define COMPOSE_SUGGEST_OPTIONS_H

#include <stddef.h>

/* What of the others a suggestion takes: as much as is worth its room; the
 * base alone; only what a third one says, too; all that is not said yet. */
enum take { TAKE_DEFAULT, TAKE_BASE, TAKE_SHARED, TAKE_ALL };

struct suggest_options {
	enum take take;
	size_t budget; /* tokens; 0 means none */
	unsigned long without; /* rules that are off, see compose/rules.h */
};

#endif
