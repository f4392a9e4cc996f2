/* SPDX-License-Identifier: MIT */
#ifndef CLI_PATCH_H
#define CLI_PATCH_H

#include "cli/cli.h"

/* What changes between two versions of a file, as a unified difference;
 * nothing when they have the same lines. */
void print_patch(struct invocation *invocation, struct str path,
		 struct str before, struct str after);

#endif
