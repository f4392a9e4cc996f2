#include "app/autosave.h"

#include <fcntl.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/session.h"
#include "base/file.h"
#include "base/yaml.h"
#include "compose/recipe.h"

enum { DRAFTS_MOST = 9 }; /* Troupes at once that keep a draft */

/* The first line of a draft says which folder its paths start from. */
static const char folder_mark[] = "# saved in ";

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

/* Held until the descriptor is closed, also by a crash. */
static int
take_lock(struct str path)
{
	struct flock lock = { .l_type = F_WRLCK, .l_whence = SEEK_SET };
	int descriptor = open(path.ptr, O_RDWR | O_CREAT | O_CLOEXEC, 0600);

	if (descriptor < 0 || fcntl(descriptor, F_SETLK, &lock) == 0)
		return descriptor;
	close(descriptor);
	return -1;
}

static struct str
draft_path(struct arena *arena, struct str folder, int number,
	   const char *ending)
{
	return arena_printf(arena, "%.*s/draft-%d.%s", STR_ARG(folder), number,
			    ending);
}

/* With `saved`, only a draft that was left behind. */
static bool
take_draft(struct autosave *autosave, struct str folder, bool saved)
{
	for (int i = 1; i <= DRAFTS_MOST; i++) {
		struct str path =
		    draft_path(&autosave->arena, folder, i, "yaml");
		struct str lock =
		    draft_path(&autosave->arena, folder, i, "lock");
		int descriptor;

		if (saved && file_kind(path.ptr) != FILE_REGULAR)
			continue;
		descriptor = take_lock(lock);
		if (descriptor < 0) {
			autosave->second = true;
			continue;
		}
		autosave->lock = descriptor;
		autosave->path = path;
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

void
autosave_open(struct session *session)
{
	struct autosave *autosave = &session->autosave;
	struct str folder = state_folder(&autosave->arena);
	struct error error;

	if (folder.len == 0 || !file_make_folder(folder.ptr, &error))
		return;
	autosave->taught =
	    file_kind(taught_path(&autosave->arena).ptr) == FILE_REGULAR;
	if (!take_draft(autosave, folder, true))
		take_draft(autosave, folder, false);
	if (autosave->second && autosave->path.len > 0)
		session_say(session, "Another Troupe is open: this one keeps "
			    "a draft of its own");
}

void
autosave_teach(struct session *session)
{
	struct error error;

	session->autosave.taught = true;
	if (session->autosave.path.len > 0)
		file_write(taught_path(&session->autosave.arena).ptr,
			   (struct str){ "", 0 }, true, &error);
}

static void
write_draft(struct buf *out, const struct draft *draft)
{
	char folder[PATH_MAX];

	if (getcwd(folder, sizeof folder) && !strchr(folder, '\n'))
		buf_printf(out, "%s%s\n", folder_mark, folder);
	recipe_write(out, draft);
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
	write_draft(&out, &session->work.draft);
	if (file_write(autosave->path.ptr, buf_str(&out), true, &error)) {
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

	if (autosave->path.len > 0 && !session->unsaved &&
	    session->work.has_draft)
		unlink(autosave->path.ptr);
	if (autosave->lock > 0)
		close(autosave->lock);
	arena_release(&autosave->arena);
	*autosave = (struct autosave){ 0 };
}

/* A recipe's path starts from the folder it was saved in. */
static struct str
absolute(struct arena *arena, struct str text, struct str path)
{
	struct str mark = str_of(folder_mark), line;

	if (str_starts(path, STR("/")) || !str_starts(text, mark))
		return arena_str(arena, path);
	line = str_slice(text, (struct range){ mark.len,
					       str_find_byte(text, '\n') });
	return arena_printf(arena, "%.*s/%.*s", STR_ARG(line), STR_ARG(path));
}

static size_t
library_file_of(struct session *session, struct str path)
{
	struct library *library = &session->library;

	for (size_t i = 0; i < library->count; i++)
		if (file_same(library->files[i].path.ptr, path.ptr))
			return i;
	library_add(library, path.ptr);
	return library->count - 1;
}

static struct str
aside_path(struct autosave *autosave)
{
	struct str stem = { autosave->path.ptr,
			    autosave->path.len - STR(".yaml").len };
	struct str path;
	int number = 1;

	do {
		path = arena_printf(&autosave->arena, "%.*s-aside-%d.yaml",
				    STR_ARG(stem), number++);
	} while (file_kind(path.ptr) != FILE_NONE && number < 1000);
	return path;
}

/* Kept under another name, since the next draft must not overwrite it.
 * `gone` is the source that is missing, or empty. */
static void
put_aside(struct session *session, struct str gone)
{
	struct autosave *autosave = &session->autosave;
	struct str aside = aside_path(autosave);

	if (rename(autosave->path.ptr, aside.ptr) == 0)
		session_say(session, "%.*s%sThe draft was put aside as %.*s",
			    STR_ARG(gone), gone.len > 0 ? " is gone. " : "",
			    STR_ARG(aside));
}

static bool
find_sources(struct session *session, const struct recipe *recipe,
	     struct str text, size_t *files)
{
	struct arena *arena = &session->arena;

	for (size_t i = 0; i < recipe->source_count; i++)
		files[i] = library_file_of(
		    session,
		    absolute(arena, text, recipe->sources[i].path));
	library_load_all(&session->library);
	browse_refresh(session);
	for (size_t i = 0; i < recipe->source_count; i++)
		if (!session_persona(session, files[i])) {
			put_aside(session, recipe->sources[i].path);
			return false;
		}
	return true;
}

static void
mark_sources(struct session *session, const size_t *files, size_t count)
{
	for (size_t i = 0; i < count; i++)
		work_mark(&session->work, files[i]);
}

static void
replay(struct session *session, struct recipe *recipe, const size_t *files)
{
	struct work *work = &session->work;
	struct comparison_options options = { 0 };
	size_t count = recipe->source_count;
	const struct persona **personas =
	    ARENA_ARRAY(&session->arena, const struct persona *, count);
	struct stale stale = { 0 };

	for (size_t i = 0; i < count; i++)
		personas[i] = session_persona(session, files[i]);
	recipe_options(&options, recipe, personas);
	mark_sources(session, files, count);
	draft_init(&work->draft,
		   &session_compare_files(session, files, count, &options)
			->comparison,
		   &session->arena);
	recipe_replay(&work->draft, recipe, &stale);
	work->has_draft = true;
	session->unsaved = true;
	session_open(session, SCREEN_COMPARE);
	if (stale.count > 0)
		session_say(session, "%zu picks were not found again: %.*s",
			    stale.count, STR_ARG(stale.lines[0]));
	else
		session_say(session, "The draft is back as it was");
}

static bool
read_saved(struct session *session, struct str *text, struct recipe *recipe)
{
	struct error error;

	return session->autosave.path.len > 0 &&
	       file_read(text, session->autosave.path.ptr, &session->arena,
			 &error) &&
	       recipe_read(recipe, *text, &error);
}

static void
resume(struct session *session)
{
	struct recipe recipe = { 0 };
	struct str text;
	size_t *files;

	if (read_saved(session, &text, &recipe)) {
		files = ARENA_ARRAY(&session->arena, size_t,
				    recipe.source_count + 1);
		if (find_sources(session, &recipe, text, files))
			replay(session, &recipe, files);
	}
	recipe_release(&recipe);
}

static void
decline(struct session *session)
{
	put_aside(session, (struct str){ "", 0 });
}

static void
offered(struct session *session, size_t row)
{
	if (row == 0)
		resume(session);
	else
		decline(session);
}

/* "resume backend-engineer, from 3 personas: …" */
static struct str
describe(struct arena *arena, const struct recipe *recipe)
{
	const struct yaml *name = yaml_get(recipe->root, "name");
	struct str text = arena_printf(
	    arena, "resume %.*s, from %zu personas: ",
	    name ? (int)name->value.len : 9, name ? name->value.ptr :
						    "the draft",
	    recipe->source_count);

	for (size_t i = 0; i < recipe->source_count; i++)
		text = arena_printf(arena, "%.*s%s%.*s", STR_ARG(text),
				    i > 0 ? ", " : "",
				    STR_ARG(recipe->sources[i].name));
	return text;
}

void
autosave_offer(struct session *session)
{
	struct recipe recipe = { 0 };
	struct str text;

	if (read_saved(session, &text, &recipe)) {
		const struct str rows[] = {
			describe(&session->arena, &recipe),
			STR("put it aside, start anew")
		};

		choice_open(session, STR("A draft was saved. Resume it?"),
			    rows, 2, offered);
		session->choice.cancelled = decline;
	} else if (session->autosave.path.len > 0 &&
		   file_kind(session->autosave.path.ptr) == FILE_REGULAR) {
		decline(session);
	}
	recipe_release(&recipe);
}
