/* SPDX-License-Identifier: MIT */
#include "walk.h"

static const char *folder;

static void
remove_folder(void)
{
	char command[128];

	snprintf(command, sizeof command, "rm -rf '%s'", folder);
	HOLDS(system(command) == 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	if (!folder) {
		folder = walk_begin();
		atexit(remove_folder);
	}
	walk_run(bytes, size, folder);
	return 0;
}
