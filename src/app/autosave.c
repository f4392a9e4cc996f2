/* SPDX-License-Identifier: MIT */
#include "app/autosave.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/restore.h"
#include "app/session.h"
#include "base/file.h"
#include "compose/recipe.h"

static struct str
state_folder(struct arena *arena)
{
	const char *state = getenv("XDG_STATE_HOME");
	const char *home = getenv("HOME");

	if (state && state[0] == '/')
		return arena_printf(arena, "%s/troupe", state);
	if (home && home[0] == '/')
		return arena_printf(arena, "%s/.local/state/troupe", home);
	return (struct str){ 0 };
}

/* Held until the descriptor is closed, also by a crash. -1 when another
 * Troupe holds it, or it cannot be had at all: autosave->failed says why. */
static int
take_lock(struct autosave *autosave, struct str path)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	int descriptor = open(path.ptr, O_RDWR | O_CREAT | O_CLOEXEC, 0600);
	bool locked = descriptor >= 0 &&
		      fcntl(descriptor, F_SETLK, &lock) == 0;
	struct error error;

	if (locked)
		return descriptor;
	if (descriptor >= 0 && (errno == EACCES || errno == EAGAIN)) {
		autosave->second = true;
	} else {
		error_system(&error, path.ptr, errno);
		autosave->failed = arena_str(&autosave->arena,
					     str_of(error.text));
	}
	if (descriptor >= 0)
		close(descriptor);
	return -1;
}

static struct str
numbered(struct autosave *autosave, int number, const char *ending)
{
	struct str folder = state_folder(&autosave->arena);

	return arena_printf(&autosave->arena, "%.*s/draft-%d.%s",
			    STR_ARG(folder), number, ending);
}

struct str
autosave_path(struct autosave *autosave, int number)
{
	return numbered(autosave, number, "yaml");
}

static struct str
opening_path(struct autosave *autosave, int number)
{
	return numbered(autosave, number, "opening");
}

void
autosave_opening(struct autosave *autosave)
{
	struct error error;

	autosave->opening =
	    autosave->number > 0 &&
	    file_write_own(opening_path(autosave, autosave->number).ptr,
		       (struct str){ "", 0 }, true, &error);
}

void
autosave_opened(struct autosave *autosave)
{
	if (autosave->opening)
		unlink(opening_path(autosave, autosave->number).ptr);
	autosave->opening = false;
}

bool
autosave_was_opening(struct autosave *autosave, int number)
{
	return unlink(opening_path(autosave, number).ptr) == 0;
}

bool
autosave_take(struct autosave *autosave, int number)
{
	int descriptor;

	if (autosave->number == number)
		return true;
	descriptor = take_lock(autosave, numbered(autosave, number, "lock"));
	if (descriptor < 0)
		return false;
	if (autosave->lock > 0)
		close(autosave->lock);
	autosave->lock = descriptor;
	autosave->number = number;
	autosave->path = autosave_path(autosave, number);
	if (file_kind(autosave->path.ptr) == FILE_NONE)
		autosave_was_opening(autosave, number);
	return true;
}

bool
autosave_is_free(struct autosave *autosave, int number)
{
	int descriptor;

	if (autosave->number == number)
		return true;
	descriptor = take_lock(autosave, numbered(autosave, number, "lock"));
	if (descriptor >= 0)
		close(descriptor);
	return descriptor >= 0;
}

/* With `saved`, only a draft that was left behind. */
static bool
take_any(struct autosave *autosave, bool saved)
{
	for (int i = 1; i <= AUTOSAVE_DRAFTS; i++) {
		if (saved && file_kind(autosave_path(autosave, i).ptr) !=
				 FILE_REGULAR)
			continue;
		if (autosave_take(autosave, i))
			return true;
	}
	return false;
}

static struct str
taught_path(struct arena *arena)
{
	struct str folder = state_folder(arena);

	return arena_printf(arena, "%.*s/exported", STR_ARG(folder));
}

static void
say_how(struct session *session)
{
	const struct autosave *autosave = &session->autosave;
	const char *how = autosave->path.len > 0
			      ? "this one keeps a draft of its own"
			      : "this one keeps no draft";

	if (autosave->failed.len > 0)
		session_say(session, "%.*s: %s", STR_ARG(autosave->failed),
			    how);
	else if (autosave->second)
		session_say(session, "Another Troupe is open: %s", how);
}

void
autosave_open(struct session *session)
{
	struct autosave *autosave = &session->autosave;
	struct str folder = state_folder(&autosave->arena);
	struct error error;

	if (folder.len == 0)
		return;
	if (file_make_own_folder(folder.ptr, &error)) {
		autosave->taught = file_kind(taught_path(
				       &autosave->arena).ptr) == FILE_REGULAR;
		if (!take_any(autosave, true))
			take_any(autosave, false);
	} else {
		autosave->failed = arena_str(&autosave->arena,
					     str_of(error.text));
	}
	say_how(session);
}

void
autosave_teach(struct session *session)
{
	struct error error;

	session->autosave.taught = true;
	if (session->autosave.path.len > 0)
		file_write_own(taught_path(&session->autosave.arena).ptr,
			   (struct str){ "", 0 }, true, &error);
}

/* What is not weighed yet, and was not changed, stays what it was. */
static void
write_draft(struct buf *out, const struct session *session)
{
	char folder[PATH_MAX];
	struct str opened = weighing_recipe(session);

	if (!str_starts(opened, str_of(restore_folder_mark)) &&
	    getcwd(folder, sizeof folder) && !strchr(folder, '\n'))
		buf_printf(out, "%s%s\n", restore_folder_mark, folder);
	if (opened.len > 0)
		buf_add(out, opened);
	else
		recipe_write(out, &session->work.draft);
}

void
autosave_write(struct session *session)
{
	struct autosave *autosave = &session->autosave;
	struct buf out = { 0 };
	struct error error;

	if (autosave->path.len == 0 || !session->unsaved)
		return;
	if (!session->work.has_draft) {
		unlink(autosave->path.ptr);
		return;
	}
	write_draft(&out, session);
	if (file_write_own(autosave->path.ptr, buf_str(&out), true, &error)) {
		autosave->broken = false;
	} else if (!autosave->broken) {
		autosave->broken = true;
		session_say(session, "The draft cannot be saved: %s",
			    error.text);
	}
	buf_release(&out);
}

void
autosave_close(struct session *session)
{
	struct autosave *autosave = &session->autosave;

	autosave_opened(autosave);
	if (autosave->path.len > 0 && !session->unsaved &&
	    session->work.has_draft)
		unlink(autosave->path.ptr);
	if (autosave->lock > 0)
		close(autosave->lock);
	arena_release(&autosave->arena);
	*autosave = (struct autosave){ 0 };
}
