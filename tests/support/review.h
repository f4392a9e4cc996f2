/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_REVIEW_H
#define SUPPORT_REVIEW_H

#include "app/board.h"
#include "stage.h"

/* The personas of tests/view/compare compared, at 120 by 36: A careful, B
 * modern (the base), C terse; topics by persona. What is not there fails the test. */
void review_open(struct stage *stage);
/* A row of the board by its title. */
const struct board_row *review_row(const struct stage *stage,
				   const char *title);
/* The board's cursor onto that row and persona. */
void review_go(struct stage *stage, const char *title, size_t persona);
/* The cursor onto the persona's row whose text begins so. */
struct persona_row *review_item(struct stage *stage, const char *start);
/* How much of a persona's part of that row is in the draft. */
enum share review_share(const struct stage *stage, const char *title,
			size_t persona);

#endif
