/* SPDX-License-Identifier: MIT */
#ifndef BASE_COUNT_H
#define BASE_COUNT_H

/* Elements of an array; never of a pointer. */
#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

#endif
