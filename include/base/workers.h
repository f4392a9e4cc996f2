/* SPDX-License-Identifier: MIT */
#ifndef BASE_WORKERS_H
#define BASE_WORKERS_H

#include <stddef.h>

/*
 * Calls `work` once for each index below `count`, on as many threads as there
 * are processors (eight at most), and returns when all is done. What belongs
 * to two indices is only read.
 */
void workers_run(size_t count, void (*work)(void *context, size_t index),
		 void *context);

#endif
