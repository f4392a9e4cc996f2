/* SPDX-License-Identifier: MIT */
#ifndef LINT_CLIENT_RULES_H
#define LINT_CLIENT_RULES_H

#include "base/arena.h"
#include "model/diagnostic.h"
#include "model/persona.h"

/*
 * What keeps the client in whose folder the file lies from loading it, or
 * makes it ignore a field; codes "client-…". Nothing when the path names no
 * client. The rules were measured by running the clients.
 */
void client_check(struct diagnostics *list, const struct persona *persona,
		  struct arena *arena);

#endif
