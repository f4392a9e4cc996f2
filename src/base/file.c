/* SPDX-License-Identifier: MIT */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/folder.h"

enum { BINARY_WINDOW = 8 << 10, READ_CHUNK = 64 << 10, NAMES_TRIED = 100 };

/* Counts down to the call that fails, with that errno; 0 when nothing is to
 * fail. */
static int steps_to_failure, failure;

void
file_fail_at(int step, int code)
{
	steps_to_failure = step;
	failure = code;
}

static bool
step_fails(void)
{
	if (steps_to_failure == 0 || --steps_to_failure > 0)
		return false;
	errno = failure;
	return true;
}

/* Until no signal cuts it short; negative when it fails. */
#define AGAIN(result, call) \
	do \
		(result) = step_fails() ? -1 : (call); \
	while ((result) < 0 && errno == EINTR)

enum file_kind
file_kind(const char *path)
{
	struct stat status;

	if (lstat(path, &status))
		return FILE_NONE;
	if (S_ISREG(status.st_mode))
		return FILE_REGULAR;
	if (S_ISDIR(status.st_mode))
		return FILE_FOLDER;
	return S_ISLNK(status.st_mode) ? FILE_LINK : FILE_OTHER;
}

bool
file_is_folder(const char *path)
{
	struct stat status;

	return !stat(path, &status) && S_ISDIR(status.st_mode);
}

bool
file_same(const char *a, const char *b)
{
	struct stat first, second;

	return !stat(a, &first) && !stat(b, &second) &&
	    first.st_dev == second.st_dev && first.st_ino == second.st_ino;
}

static ssize_t
read_some(int descriptor, char *into, size_t size)
{
	ssize_t got;

	do
		got = read(descriptor, into, size);
	while (got < 0 && errno == EINTR);
	return got;
}

/* At most `size` bytes; fewer at the end of the file. */
static bool
read_full(int descriptor, char *into, size_t size, size_t *len)
{
	*len = 0;
	while (*len < size) {
		ssize_t got = read_some(descriptor, into + *len, size - *len);

		if (got < 0)
			return false;
		if (got == 0)
			break;
		*len += (size_t)got;
	}
	return true;
}

static bool
refuse_large(const char *path, struct error *error)
{
	return error_set(error, "%s: larger than %d MB", path, FILE_MAX >> 20);
}

static bool
check_text(struct str bytes, const char *path, struct error *error)
{
	struct str window = str_slice(bytes,
				      (struct range){ 0, BINARY_WINDOW });

	if (str_find_byte(window, '\0') < window.len)
		return error_set(error, "%s: binary file", path);
	return true;
}

static bool
check_readable(const struct stat *status, const char *path,
	       struct error *error)
{
	if (S_ISDIR(status->st_mode))
		return error_set(error, "%s: is a folder", path);
	if (!S_ISREG(status->st_mode))
		return error_set(error, "%s: not a regular file", path);
	if (status->st_size > FILE_MAX)
		return refuse_large(path, error);
	return true;
}

struct timespec
file_changed(const struct stat *status)
{
#ifdef __APPLE__
	return status->st_mtimespec;
#else
	return status->st_mtim;
#endif
}

static bool
same_state(const struct stat *a, const struct stat *b)
{
	struct timespec before = file_changed(a), after = file_changed(b);

	return a->st_size == b->st_size && before.tv_sec == after.tv_sec &&
	       before.tv_nsec == after.tv_nsec;
}

/* One byte more than the size is asked for, to notice a file that grows. */
static bool
read_once(struct str *bytes, int descriptor, const struct stat *before,
	  struct arena *arena, bool *changed)
{
	size_t size = (size_t)before->st_size, len;
	char *memory = arena_alloc(arena, size + 1);
	struct stat after;

	if (!read_full(descriptor, memory, size + 1, &len) ||
	    fstat(descriptor, &after))
		return false;
	*changed = len != size || !same_state(before, &after);
	*bytes = (struct str){ memory, size };
	return true;
}

static bool
read_regular(struct str *bytes, int descriptor, const char *path,
	     struct arena *arena, struct error *error)
{
	bool changed = true;

	for (int attempt = 0; attempt < 2 && changed; attempt++) {
		struct stat before;

		if (attempt && lseek(descriptor, 0, SEEK_SET) < 0)
			return error_system(error, path, errno);
		if (fstat(descriptor, &before))
			return error_system(error, path, errno);
		if (!check_readable(&before, path, error))
			return false;
		if (!read_once(bytes, descriptor, &before, arena, &changed))
			return error_system(error, path, errno);
	}
	if (changed)
		return error_set(error, "%s: changed while it was read", path);
	return check_text(*bytes, path, error);
}

static bool
read_stream(struct str *bytes, int descriptor, const char *name,
	    struct arena *arena, struct error *error)
{
	struct buf input = { 0 };
	char *chunk = memory_alloc(READ_CHUNK);
	size_t len = READ_CHUNK;
	bool done = true;

	while (done && len == READ_CHUNK && input.len <= FILE_MAX) {
		done = read_full(descriptor, chunk, READ_CHUNK, &len);
		buf_add(&input, (struct str){ chunk, len });
	}
	if (!done)
		error_system(error, name, errno);
	else if (input.len > FILE_MAX)
		done = refuse_large(name, error);
	else
		done = check_text(buf_str(&input), name, error);
	if (done)
		*bytes = arena_str(arena, buf_str(&input));
	free(chunk);
	buf_release(&input);
	return done;
}

/* What a shell opened for us: "<(…)" gives such a name to a pipe. */
static bool
is_opened(const char *path)
{
	return !strcmp(path, "/dev/stdin") || !strncmp(path, "/dev/fd/", 8) ||
	       !strncmp(path, "/proc/self/fd/", 14);
}

static bool
is_stream(int descriptor)
{
	struct stat status;

	return !fstat(descriptor, &status) && S_ISFIFO(status.st_mode);
}

bool
file_read(struct str *bytes, const char *path, struct arena *arena,
	  struct error *error)
{
	int descriptor;
	bool done;

	if (!strcmp(path, "-"))
		return read_stream(bytes, STDIN_FILENO, "standard input",
				   arena, error);
	/* A FIFO without a writer must not hold us up. */
	do
		descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY |
					    (is_opened(path) ? 0 : O_NONBLOCK));
	while (descriptor < 0 && errno == EINTR);
	if (descriptor < 0)
		return error_system(error, path, errno);
	if (is_opened(path) && is_stream(descriptor))
		done = read_stream(bytes, descriptor, path, arena, error);
	else
		done = read_regular(bytes, descriptor, path, arena, error);
	close(descriptor);
	return done;
}

/* A file being written beside the one it will replace. */
struct writing {
	const char *path;
	struct buf folder, temporary;
	int descriptor;
	bool own; /* the program's: for nobody else, wherever it lies */
	bool replace, exists;
	mode_t mode; /* of the existing file, */
	uid_t owner; /* and whose it is */
	gid_t group;
	bool placed;
	const struct str *before; /* what it is to hold still, or NULL */
	bool changed;		  /* it does not */
};

static bool
writing_check_target(struct writing *writing, struct error *error)
{
	struct stat status;
	const char *path = writing->path;

	if (lstat(path, &status)) {
		if (errno == ENOENT)
			return true;
		return error_system(error, path, errno);
	}
	if (S_ISLNK(status.st_mode))
		return error_set(error, "%s: is a symbolic link", path);
	if (S_ISDIR(status.st_mode))
		return error_set(error, "%s: is a folder", path);
	if (!S_ISREG(status.st_mode))
		return error_set(error, "%s: not a regular file", path);
	if (!writing->replace)
		return error_set(error, "%s: already exists", path);
	writing->exists = true;
	writing->mode = writing->own ? 0600 : status.st_mode & 0777;
	writing->owner = status.st_uid;
	writing->group = status.st_gid;
	return true;
}

static void
writing_name_folder(struct writing *writing)
{
	const char *slash = strrchr(writing->path, '/');
	size_t len = slash ? (size_t)(slash - writing->path) : 0;

	buf_add(&writing->folder, (struct str){ writing->path, len });
	if (len == 0)
		buf_add_byte(&writing->folder, slash ? '/' : '.');
}

/* A name that a killed process left behind is passed over. */
static bool
writing_open(struct writing *writing)
{
	mode_t mode = writing->exists || writing->own ? 0600 : 0666;
	int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;

	for (int name = 0; name < NAMES_TRIED; name++) {
		buf_clear(&writing->temporary);
		buf_printf(&writing->temporary, "%s/.troupe-%ld-%d",
			   writing->folder.ptr, (long)getpid(), name);
		AGAIN(writing->descriptor,
		      open(writing->temporary.ptr, flags, mode));
		if (writing->descriptor >= 0)
			return true;
		if (errno != EEXIST)
			return false;
	}
	return false;
}

static bool
writing_put(const struct writing *writing, struct str bytes)
{
	while (bytes.len) {
		ssize_t put;

		AGAIN(put, write(writing->descriptor, bytes.ptr, bytes.len));
		if (put < 0)
			return false;
		bytes = str_from(bytes, (size_t)put);
	}
	return true;
}

/* A file stays its owner's and its group's as far as we may give it away, and
 * never gets powers that it does not need. */
static bool
writing_keep_mode(const struct writing *writing)
{
	int done;

	if (!writing->exists)
		return true;
	if (!writing->own &&
	    fchown(writing->descriptor, writing->owner, writing->group) != 0)
		(void)!fchown(writing->descriptor, (uid_t)-1, writing->group);
	AGAIN(done, fchmod(writing->descriptor, writing->mode));
	return done == 0;
}

/* Onto the disk: where fsync() only reaches the disk's own memory, by what
 * goes further, if the file system has it. */
static int
sync_bytes(int descriptor)
{
#ifdef F_FULLFSYNC
	if (fcntl(descriptor, F_FULLFSYNC) == 0)
		return 0;
#endif
	return fsync(descriptor);
}

static bool
writing_finish(struct writing *writing)
{
	int descriptor = writing->descriptor, done;

	if (!writing_keep_mode(writing))
		return false;
	AGAIN(done, sync_bytes(descriptor));
	if (done != 0)
		return false;
	writing->descriptor = -1;
	/* An interrupted close has closed it. */
	done = close(descriptor) && errno != EINTR ? -1 : 0;
	return done == 0 && (!step_fails() || errno == EINTR);
}

static int
put_name(const char *from, const char *to, int (*call)(const char *from,
						       const char *to))
{
	int done;

	do
		done = call(from, to);
	while (done != 0 && errno == EINTR);
	return done;
}

/* A link fails where the name is taken meanwhile; a rename would replace it.
 * Some file systems have no links. */
static bool
writing_put_in_place(const struct writing *writing)
{
	const char *temporary = writing->temporary.ptr;

	if (step_fails() && errno != EINTR)
		return false;
	if (writing->replace)
		return !put_name(temporary, writing->path, rename);
	if (!put_name(temporary, writing->path, link)) {
		unlink(temporary);
		return true;
	}
	return errno != EEXIST && !put_name(temporary, writing->path, rename);
}

/* What somebody else wrote since it was read is not to be lost. */
static bool
writing_looks_again(struct writing *writing)
{
	struct arena arena = { 0 };
	struct str now = { 0 };
	struct error error;

	if (writing->before == NULL)
		return true;
	writing->changed = file_kind(writing->path) != FILE_REGULAR ||
	    !file_read(&now, writing->path, &arena, &error) ||
	    !str_eq(now, *writing->before);
	arena_release(&arena);
	return !writing->changed;
}

static bool
writing_sync_folder(const struct writing *writing)
{
	int descriptor = open(writing->folder.ptr,
			      O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	int done;

	if (descriptor < 0)
		return errno == EACCES;
	AGAIN(done, sync_bytes(descriptor));
	close(descriptor);
	return done == 0 || errno == EINVAL;
}

static bool
writing_run(struct writing *writing, struct str bytes)
{
	int code;

	if (!writing_open(writing))
		return false;
	writing->placed = writing_put(writing, bytes) &&
			  writing_finish(writing) &&
			  writing_looks_again(writing) &&
			  writing_put_in_place(writing);
	if (writing->placed)
		return writing_sync_folder(writing);
	code = errno;
	if (writing->descriptor >= 0)
		close(writing->descriptor);
	unlink(writing->temporary.ptr);
	errno = code;
	return false;
}

static bool
writing_start(struct writing *writing, struct str bytes, struct error *error)
{
	bool done = (writing->own || folder_way(writing->path, error)) &&
		    writing_check_target(writing, error);

	if (done) {
		writing_name_folder(writing);
		folder_sweep(writing->folder.ptr);
		done = writing_run(writing, bytes);
		if (writing->changed)
			error_set(error, "%s: changed meanwhile; it is left as "
				  "it is", writing->path);
		else if (!done && writing->placed)
			error_set(error, "%s: is written, but a power cut may "
				  "undo it: %s", writing->path,
				  strerror(errno));
		else if (!done)
			error_system(error, writing->path, errno);
	}
	buf_release(&writing->folder);
	buf_release(&writing->temporary);
	return done;
}

bool
file_write(const char *path, struct str bytes, bool replace,
	   struct error *error)
{
	struct writing writing = { .path = path, .descriptor = -1,
				   .replace = replace };

	return writing_start(&writing, bytes, error);
}

bool
file_write_own(const char *path, struct str bytes, bool replace,
	       struct error *error)
{
	struct writing writing = { .path = path, .descriptor = -1,
				   .replace = replace, .own = true };

	return writing_start(&writing, bytes, error);
}

bool
file_change(const char *path, struct str before, struct str after,
	    struct error *error)
{
	struct writing writing = { .path = path, .descriptor = -1,
				   .replace = true, .before = &before };

	return writing_start(&writing, after, error);
}

static bool
make_one_folder(const char *path)
{
	struct stat status;
	int code;

	if (!mkdir(path, 0777))
		return true;
	code = errno;
	if (!stat(path, &status) && S_ISDIR(status.st_mode))
		return true;
	errno = code == EEXIST ? ENOTDIR : code;
	return false;
}

bool
file_make_folder(const char *path, struct error *error)
{
	struct buf part = { 0 };
	bool done = true;

	for (const char *at = path; *at && done; at++) {
		if (*at == '/' && at > path)
			done = make_one_folder(part.ptr);
		buf_add_byte(&part, *at);
	}
	done = done && make_one_folder(part.ptr ? part.ptr : "");
	if (!done)
		error_system(error, path, errno);
	buf_release(&part);
	return done;
}

bool
file_make_own_folder(const char *path, struct error *error)
{
	struct stat status;

	if (!file_make_folder(path, error))
		return false;
	if (!stat(path, &status) && status.st_uid == geteuid() &&
	    (status.st_mode & 077) != 0)
		chmod(path, 0700);
	return true;
}
