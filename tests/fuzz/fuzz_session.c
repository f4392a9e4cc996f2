#include "walk.h"

static const char *folder;

int
LLVMFuzzerInitialize(int *count, char ***arguments)
{
	(void)count;
	(void)arguments;
	return 0;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t size)
{
	if (!folder)
		folder = walk_begin();
	walk_run(bytes, size, folder);
	return 0;
}
