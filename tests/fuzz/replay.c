/* SPDX-License-Identifier: MIT */
/* Feeds the files of the folders named as arguments to a fuzz target. */
#include <dirent.h>
#include <string.h>

#include "fuzz.h"

#include "base/arena.h"
#include "base/file.h"

#pragma weak LLVMFuzzerInitialize

static void
replay_file(const char *folder, const char *name)
{
	struct arena arena = { 0 };
	struct str path = arena_printf(&arena, "%s/%s", folder, name);
	FILE *file = fopen(path.ptr, "rb");
	char *bytes = memory_alloc(FILE_MAX);
	size_t size;

	HOLDS(file != NULL);
	size = fread(bytes, 1, FILE_MAX, file);
	HOLDS(!ferror(file));
	fclose(file);
	/* A copy of the exact size lets the sanitizer see an overrun. */
	bytes = memory_resize(bytes, size);
	LLVMFuzzerTestOneInput((const uint8_t *)bytes, size);
	free(bytes);
	arena_release(&arena);
}

static size_t
replay_folder(const char *path)
{
	DIR *folder = opendir(path);
	const struct dirent *entry;
	size_t count = 0;

	HOLDS(folder != NULL);
	while ((entry = readdir(folder)) != NULL) {
		if (entry->d_name[0] == '.')
			continue;
		replay_file(path, entry->d_name);
		count++;
	}
	closedir(folder);
	return count;
}

int
main(int count, char **arguments)
{
	size_t inputs = 0;

	if (LLVMFuzzerInitialize)
		LLVMFuzzerInitialize(&count, &arguments);
	LLVMFuzzerTestOneInput((const uint8_t *)"", 0);
	for (int i = 1; i < count; i++)
		inputs += replay_folder(arguments[i]);
	printf("%s: %zu inputs hold\n", strrchr(arguments[0], '/') + 1,
	       inputs + 1);
	return 0;
}
