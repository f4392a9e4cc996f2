/* SPDX-License-Identifier: MIT */
#ifndef SUPPORT_DRAFTING_H
#define SUPPORT_DRAFTING_H

#include "app/outline.h"
#include "review.h"

/* The suggested draft of tests/view/compare in Compose, at 120 by 36. */
void drafting_open(struct stage *stage);
struct draft *drafting_draft(struct stage *stage);
/* First entry whose text or title begins so; NO_INDEX for none. */
size_t drafting_find(struct stage *stage, const char *start);
/* The cursor onto that entry; fails when there is none. */
size_t drafting_go(struct stage *stage, const char *start);
/* Fails unless the cursor is on the entry that begins so. */
void drafting_at(struct stage *stage, const char *start);
/* Into the prompt, instead of what is in it; then Enter. */
void drafting_type(struct stage *stage, const char *text);
/* A row of the list that lies over the screen, by its beginning. */
void drafting_choose(struct stage *stage, const char *start);

#endif
