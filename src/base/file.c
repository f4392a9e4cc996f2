#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"

enum { BINARY_WINDOW = 8 << 10, READ_CHUNK = 64 << 10, NAMES_TRIED = 100 };

/* Counts down to the call that fails; 0 when nothing is to fail. */
static int steps_to_failure;

void
file_fail_at(int step)
{
	steps_to_failure = step;
}

static bool
step_fails(void)
{
	if (steps_to_failure == 0 || --steps_to_failure > 0)
		return false;
	errno = ENOSPC;
	return true;
}

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

static bool
same_state(const struct stat *a, const struct stat *b)
{
	return a->st_size == b->st_size &&
	    a->st_mtim.tv_sec == b->st_mtim.tv_sec &&
	    a->st_mtim.tv_nsec == b->st_mtim.tv_nsec;
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
read_input(struct str *bytes, struct arena *arena, struct error *error)
{
	static const char name[] = "standard input";
	struct buf input = { 0 };
	char *chunk = memory_alloc(READ_CHUNK);
	size_t len = READ_CHUNK;
	bool done = true;

	while (done && len == READ_CHUNK && input.len <= FILE_MAX) {
		done = read_full(STDIN_FILENO, chunk, READ_CHUNK, &len);
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

bool
file_read(struct str *bytes, const char *path, struct arena *arena,
	  struct error *error)
{
	int descriptor;
	bool done;

	if (!strcmp(path, "-"))
		return read_input(bytes, arena, error);
	/* A FIFO without a writer must not hold us up. */
	descriptor = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY);
	if (descriptor < 0)
		return error_system(error, path, errno);
	done = read_regular(bytes, descriptor, path, arena, error);
	close(descriptor);
	return done;
}

/* A file being written beside the one it will replace. */
struct writing {
	const char *path;
	struct buf folder, temporary;
	int descriptor;
	bool replace, exists;
	mode_t mode; /* of the existing file */
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
	writing->mode = status.st_mode & 07777;
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
	mode_t mode = writing->exists ? 0600 : 0666;
	int flags = O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW;

	for (int name = 0; name < NAMES_TRIED; name++) {
		buf_clear(&writing->temporary);
		buf_printf(&writing->temporary, "%s/.troupe-%ld-%d",
			   writing->folder.ptr, (long)getpid(), name);
		if (step_fails())
			return false;
		writing->descriptor =
		    open(writing->temporary.ptr, flags, mode);
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
		ssize_t put = step_fails() ?
		    -1 : write(writing->descriptor, bytes.ptr, bytes.len);

		if (put < 0 && errno != EINTR)
			return false;
		if (put > 0)
			bytes = str_from(bytes, (size_t)put);
	}
	return true;
}

static bool
writing_finish(struct writing *writing)
{
	int descriptor = writing->descriptor;

	if (writing->exists &&
	    (step_fails() || fchmod(descriptor, writing->mode)))
		return false;
	if (step_fails() || fsync(descriptor))
		return false;
	writing->descriptor = -1;
	return !close(descriptor) && !step_fails();
}

/* A link fails where the name is taken meanwhile; a rename would replace it.
 * Some file systems have no links. */
static bool
writing_put_in_place(const struct writing *writing)
{
	const char *temporary = writing->temporary.ptr;

	if (step_fails())
		return false;
	if (writing->replace)
		return !rename(temporary, writing->path);
	if (!link(temporary, writing->path)) {
		unlink(temporary);
		return true;
	}
	return errno != EEXIST && !rename(temporary, writing->path);
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
	bool done;

	if (descriptor < 0)
		return errno == EACCES;
	done = !step_fails() && (!fsync(descriptor) || errno == EINVAL);
	close(descriptor);
	return done;
}

static bool
writing_run(struct writing *writing, struct str bytes)
{
	int code;

	if (!writing_open(writing))
		return false;
	if (writing_put(writing, bytes) && writing_finish(writing) &&
	    writing_looks_again(writing) && writing_put_in_place(writing))
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
	bool done = writing_check_target(writing, error);

	if (done) {
		writing_name_folder(writing);
		done = writing_run(writing, bytes);
		if (writing->changed)
			error_set(error, "%s: changed meanwhile; it is left as "
				  "it is", writing->path);
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
