#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

#include "app/opening.h"
#include "app/session.h"
#include "base/file.h"
#include "base/yaml.h"
#include "compose/recipe.h"

/* A recipe's path starts from the folder it was saved in. */
static struct str
absolute(struct arena *arena, struct str text, struct str path)
{
	struct str mark = str_of(autosave_folder_mark), line;

	if (str_starts(path, STR("/")) || !str_starts(text, mark))
		return arena_str(arena, path);
	line = str_slice(text, (struct range){ mark.len,
					       str_find_byte(text, '\n') });
	return arena_printf(arena, "%.*s/%.*s", STR_ARG(line), STR_ARG(path));
}

/* Of several personas in a file, one: "x.roomodes#one". */
static bool
is_same_persona(struct str a, struct str b)
{
	struct arena arena = { 0 };
	struct str first = path_on_disk(a, &arena);
	struct str second = path_on_disk(b, &arena);
	bool same = str_eq(str_from(a, first.len), str_from(b, second.len)) &&
		    file_same(first.ptr, second.ptr);

	arena_release(&arena);
	return same;
}

/* NO_INDEX where no single persona is any more, but a folder of them. */
static size_t
library_file_of(struct session *session, struct str path)
{
	struct library *library = &session->library;
	size_t count = library->count;

	for (size_t i = 0; i < count; i++)
		if (is_same_persona(library->files[i].path, path))
			return i;
	if (file_is_folder(path.ptr))
		return NO_INDEX;
	library_add(library, path.ptr);
	return library->count == count + 1 ? count : NO_INDEX;
}

static struct str
aside_path(struct autosave *autosave, struct str path)
{
	struct str stem = { path.ptr, path.len - STR(".yaml").len }, aside;
	int number = 1;

	do {
		aside = arena_printf(&autosave->arena, "%.*s-aside-%d.yaml",
				     STR_ARG(stem), number++);
	} while (file_kind(aside.ptr) != FILE_NONE && number < 1000);
	return aside;
}

/* Kept under another name, since the next draft must not overwrite it.
 * `gone` is the source that is missing, or empty. */
static void
put_aside(struct session *session, struct str path, struct str gone)
{
	struct str aside;

	if (gone.len > 0)
		session_say(session, "%.*s is gone; the draft needs it",
			    STR_ARG(gone));
	if (path.len == 0)
		return;
	aside = aside_path(&session->autosave, path);
	if (rename(path.ptr, aside.ptr) == 0)
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
			put_aside(session, session->autosave.path,
				  recipe->sources[i].path);
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

/* Recipes write a path of titles with ›. */
static void
say_stale(struct session *session, const struct stale *stale)
{
	struct str rest = stale->lines[0];
	const struct str mark = STR(" › ");
	struct buf line = { 0 };

	while (rest.len > 0) {
		size_t at = str_find(rest, mark);

		buf_add(&line, (struct str){ rest.ptr, at });
		if (at < rest.len)
			buf_add_cstr(&line, session->ascii ? " > " : " › ");
		rest = str_from(rest, at < rest.len ? at + mark.len
						    : rest.len);
	}
	session_say(session, "%zu pick%s not found again: %s", stale->count,
		    stale->count == 1 ? " was" : "s were", line.ptr);
	buf_release(&line);
}

/* `done` is said, unless there is something to be told about it. */
static void
replay(struct session *session, struct recipe *recipe, const size_t *files,
       const char *done)
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
		say_stale(session, &stale);
	else
		session_say(session, "%s", done);
}

static bool
read_saved(struct session *session, struct str path, struct str *text,
	   struct recipe *recipe)
{
	struct error error;

	return file_read(text, path.ptr, &session->arena, &error) &&
	       recipe_read(recipe, *text, &error);
}

static void
resume(struct session *session)
{
	struct recipe recipe = { 0 };
	struct str text;
	size_t *files;

	if (read_saved(session, session->autosave.path, &text, &recipe)) {
		files = ARENA_ARRAY(&session->arena, size_t,
				    recipe.source_count + 1);
		if (find_sources(session, &recipe, text, files))
			replay(session, &recipe, files,
			       "The draft is back as it was");
	}
	recipe_release(&recipe);
}

static void
decline(struct session *session)
{
	struct autosave *autosave = &session->autosave;

	for (size_t i = autosave->offered_count; i-- > 0;)
		put_aside(session,
			  autosave_path(autosave, autosave->offered[i]),
			  (struct str){ "", 0 });
}

/* They stay as they are; a draft made now gets a place of its own. */
static void
leave(struct session *session)
{
	struct autosave *autosave = &session->autosave;

	for (int i = 1; i <= AUTOSAVE_DRAFTS; i++)
		if (file_kind(autosave_path(autosave, i).ptr) == FILE_NONE &&
		    autosave_take(autosave, i)) {
			session_say(session, "The draft is left as it is, and "
				    "offered again at the next start");
			return;
		}
	decline(session);
}

static void
offered(struct session *session, size_t row)
{
	struct autosave *autosave = &session->autosave;

	if (row >= autosave->offered_count)
		decline(session);
	else if (autosave_take(autosave, autosave->offered[row]))
		resume(session);
	else
		session_say(session, "Another Troupe has taken that draft");
}

static struct str
age_of(struct arena *arena, struct str path)
{
	static const struct {
		long seconds;
		const char *name;
	} units[] = { { 86400, "day" }, { 3600, "hour" }, { 60, "minute" } };
	struct stat status;
	long age;

	if (stat(path.ptr, &status))
		return STR("");
	age = (long)difftime(time(NULL), status.st_mtime);
	for (size_t i = 0; i < sizeof units / sizeof *units; i++)
		if (age >= units[i].seconds)
			return arena_printf(arena, "%ld %s%s ago",
					    age / units[i].seconds,
					    units[i].name,
					    age < 2 * units[i].seconds ? ""
								       : "s");
	return STR("just now");
}

static size_t
count_picks(const struct recipe *recipe)
{
	const struct yaml *draft = yaml_get(recipe->root, "draft");
	const struct yaml *entry = draft ? draft->first : NULL;
	size_t count = 0;

	for (; entry; entry = entry->next)
		count += yaml_get(entry, "block") != NULL;
	return count;
}

static struct str
join_names(struct arena *arena, const struct recipe *recipe)
{
	struct str names = { "", 0 };

	for (size_t i = 0; i < recipe->source_count; i++)
		names = arena_printf(arena, "%.*s%s%.*s", STR_ARG(names),
				     i > 0 ? ", " : "",
				     STR_ARG(recipe->sources[i].name));
	return names;
}

/* "backend-engineer · 2 hours ago · 45 picks from 3 personas: …" */
static struct str
describe(struct session *session, const struct recipe *recipe,
	 struct str path)
{
	struct arena *arena = &session->arena;
	const struct yaml *name = yaml_get(recipe->root, "name");
	struct str age = age_of(arena, path);
	struct str names = join_names(arena, recipe);
	size_t picks = count_picks(recipe);

	return arena_printf(arena, "%.*s · %.*s · %zu pick%s from %zu "
			    "personas: %.*s",
			    name ? (int)name->value.len : 9,
			    name ? name->value.ptr : "the draft",
			    STR_ARG(age), picks, picks == 1 ? "" : "s",
			    recipe->source_count, STR_ARG(names));
}

/* One more row of the offer; what cannot be read is put aside. */
static void
add_offer(struct session *session, struct str *rows, int number)
{
	struct autosave *autosave = &session->autosave;
	struct str path = autosave_path(autosave, number), text;
	struct recipe recipe = { 0 };

	if (file_kind(path.ptr) != FILE_REGULAR ||
	    !autosave_is_free(autosave, number))
		return;
	if (read_saved(session, path, &text, &recipe)) {
		rows[autosave->offered_count] =
		    describe(session, &recipe, path);
		autosave->offered[autosave->offered_count++] = number;
	} else {
		put_aside(session, path, (struct str){ "", 0 });
	}
	recipe_release(&recipe);
}

void
autosave_offer(struct session *session)
{
	struct autosave *autosave = &session->autosave;
	struct str rows[AUTOSAVE_DRAFTS + 1];

	if (autosave->path.len == 0)
		return;
	for (int i = 1; i <= AUTOSAVE_DRAFTS; i++)
		add_offer(session, rows, i);
	if (autosave->offered_count == 0)
		return;
	rows[autosave->offered_count] = STR("start anew, put this aside");
	if (autosave->offered_count > 1)
		rows[autosave->offered_count] =
		    STR("start anew, put these aside");
	choice_open(session,
		    autosave->offered_count > 1
			? STR("Drafts were saved. Resume one?")
			: STR("A draft was saved. Resume it?"),
		    rows, autosave->offered_count + 1, offered);
	session->choice.cancelled = leave;
}

void
autosave_begin(struct session *session, struct str text)
{
	struct str path = session->autosave.path;
	struct recipe recipe = { 0 };
	struct error error;
	size_t *files;

	if (path.len > 0 && file_kind(path.ptr) == FILE_REGULAR)
		put_aside(session, path, (struct str){ "", 0 });
	if (recipe_read(&recipe, text, &error)) {
		files = ARENA_ARRAY(&session->arena, size_t,
				    recipe.source_count + 1);
		if (find_sources(session, &recipe, text, files)) {
			replay(session, &recipe, files,
			       "The draft, to be changed and exported");
			session_open(session, SCREEN_COMPOSE);
			autosave_write(session);
		}
	}
	recipe_release(&recipe);
}
