/* SPDX-License-Identifier: MIT */
#ifndef BASE_SHA256_H
#define BASE_SHA256_H

#include "base/arena.h"
#include "base/str.h"

/* FIPS 180-4; 64 lower-case hexadecimal digits, in the arena. */
struct str sha256_hex(struct arena *arena, struct str bytes);

#endif
