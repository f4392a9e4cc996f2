/* SPDX-License-Identifier: MIT */
#ifndef CLI_DRAFT_JSON_H
#define CLI_DRAFT_JSON_H

#include "base/json.h"
#include "compose/draft.h"

/* A troupe.draft/1 document: the draft, its notes, and what it left. */
struct json *draft_json(const struct draft *draft, struct arena *arena);

#endif
