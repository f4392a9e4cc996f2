/* SPDX-License-Identifier: MIT */
#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/buf.h"

enum { LEFT_SECONDS = 60 };

/* "/tmp" may be one; a user's files lie deeper. */
static bool
is_of_system(const char *path, const struct stat *status)
{
	bool top = path[0] == '/' && !strchr(path + 1, '/');

	return top || (status->st_uid == 0 && geteuid() != 0);
}

bool
folder_way(const char *path, struct error *error)
{
	struct buf part = { 0 };
	struct stat status;
	bool plain = true;

	for (const char *at = path; *at && plain; at++) {
		if (*at == '/' && at > path && at[-1] != '/' &&
		    !lstat(part.ptr, &status) && S_ISLNK(status.st_mode))
			plain = is_of_system(part.ptr, &status);
		if (plain)
			buf_add_byte(&part, *at);
	}
	if (!plain)
		error_set(error, "%s: %s is a symbolic link; name the folder "
			  "that it leads to", path, part.ptr);
	buf_release(&part);
	return plain;
}

/* The process of ".troupe-PID-N"; 0 when that is not the name's form. */
static pid_t
writer_of(const char *name)
{
	static const char start[] = ".troupe-";
	char *end;
	long number;

	if (strncmp(name, start, sizeof start - 1) != 0)
		return 0;
	number = strtol(name + sizeof start - 1, &end, 10);
	if (number <= 0 || *end != '-' || end[1] < '0' || end[1] > '9' ||
	    end[1 + strspn(end + 1, "0123456789")] != '\0')
		return 0;
	return (pid_t)number;
}

static bool
is_left(int folder, const char *name)
{
	pid_t writer = writer_of(name);
	struct stat status;

	return writer > 0 && kill(writer, 0) != 0 && errno == ESRCH &&
	       fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 &&
	       S_ISREG(status.st_mode) && status.st_uid == geteuid() &&
	       difftime(time(NULL), status.st_mtime) >= LEFT_SECONDS;
}

void
folder_sweep(const char *folder)
{
	DIR *stream = opendir(folder);
	struct dirent *entry;

	if (!stream)
		return;
	while ((entry = readdir(stream)))
		if (is_left(dirfd(stream), entry->d_name))
			unlinkat(dirfd(stream), entry->d_name, 0);
	closedir(stream);
}
