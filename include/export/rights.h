/* SPDX-License-Identifier: MIT */
#ifndef EXPORT_RIGHTS_H
#define EXPORT_RIGHTS_H

#include "export/fields.h"

/* The fields that say what an agent may do are used. */
void rights_take(struct sheet *sheet);
/*
 * What the target's client lets the agent do with those values, against what
 * the source does: every difference is a loss, LOSS_WIDER or LOSS_NARROWER.
 */
void rights_lose(struct making *making, const struct values *values);
/* The same of a file that kept its own fields. */
void rights_lose_kept(struct making *making, const struct persona *kept);

#endif
