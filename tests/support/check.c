/* SPDX-License-Identifier: MIT */
#include "check.h"

#include <ftw.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

void
check_str(struct str actual, const char *wanted, const char *file, int line)
{
	if (str_eq(actual, str_of(wanted)))
		return;
	print_error("\"%.*s\" is not \"%s\"\n", STR_ARG(actual), wanted);
	_fail(file, line);
}

void
check_str_row(struct str actual, const char *wanted, size_t row,
	      const char *file, int line)
{
	if (!str_eq(actual, str_of(wanted)))
		print_error("row %zu: ", row);
	check_str(actual, wanted, file, line);
}

void
check_use_utf8(void)
{
	if (!setlocale(LC_CTYPE, "C.UTF-8"))
		assert_non_null(setlocale(LC_CTYPE, "en_US.UTF-8"));
}

char *
check_path(const char *folder, const char *name)
{
	size_t size = strlen(folder) + strlen(name) + 2;
	char *path = malloc(size);

	assert_non_null(path);
	snprintf(path, size, "%s/%s", folder, name);
	return path;
}

char *
check_make_folder(void)
{
	const char *parent = getenv("TMPDIR");
	char *path = check_path(parent && *parent ? parent : "/tmp",
				"troupe-test-XXXXXX");

	assert_non_null(mkdtemp(path));
	return path;
}

static int
remove_entry(const char *path, const struct stat *status, int type,
	     struct FTW *position)
{
	(void)status;
	(void)type;
	(void)position;
	return remove(path);
}

void
check_remove_folder(const char *path)
{
	assert_int_equal(nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS),
			 0);
}
