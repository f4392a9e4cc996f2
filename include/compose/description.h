/* SPDX-License-Identifier: MIT */
#ifndef COMPOSE_DESCRIPTION_H
#define COMPOSE_DESCRIPTION_H

#include "base/arena.h"
#include "base/str.h"

/*
 * What a description says of the persona: without the examples and the
 * conversations that some clients' generators put behind it ("Examples:
 * <example>…", "user: …"). All of it where nothing else is there.
 */
struct str description_plain(struct str text, struct arena *arena);

#endif
