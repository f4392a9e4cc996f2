/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_READINGS_H
#define SUPPORT_READINGS_H

#include "match/items.h"
#include "match/reading.h"
#include "match/weights.h"

/* Two personas from C strings as the matcher reads them. */
struct readings {
	struct persona personas[2];
	struct vocabulary *vocabulary;
	struct arena arena;
	struct reading a, b;
	struct weights weights;
	struct item_matches items;
};

void readings_init(struct readings *readings, const char *a, const char *b);
void readings_release(struct readings *readings);
/* Index of the profile with that cleaned title; fails when there is none. */
size_t readings_profile(const struct reading *reading, const char *title,
			bool group);

#endif
