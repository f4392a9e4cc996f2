/* SPDX-License-Identifier: MIT */
#ifndef MODEL_FENCE_H
#define MODEL_FENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/str.h"

/* The code fence that is open while lines pass by. Zeroed: none. */
struct fence {
	char marker;
	size_t length; /* 0: none is open */
};

/*
 * Takes the next line, without its end; any indentation is allowed. True
 * when it belongs to a fence, its opening and closing lines included.
 */
bool fence_feed(struct fence *fence, struct str line);

#endif
