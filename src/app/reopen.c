#include "app/reopen.h"

#include "app/opening.h"
#include "app/session.h"
#include "base/file.h"
#include "compose/astray.h"

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

/* The first that is gone; empty for none. */
static struct str
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
		if (!session_persona(session, files[i]))
			return arena_str(arena, recipe->sources[i].path);
	return STR("");
}

static void
mark_sources(struct session *session, const size_t *files, size_t count)
{
	for (size_t i = 0; i < count; i++)
		work_mark(&session->work, files[i]);
}

/* Which they are stands in Compose. Recipes write a path of titles with ›. */
static void
say_stale(struct session *session, const struct stale *stale)
{
	const struct draft *draft = &session->work.draft;
	struct str rest = draft->astray_count > 0 ? draft->astray[0].line
						  : stale->lines[0];
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
	session_say(session, "%zu pick%s not found again: %s%s", stale->count,
		    stale->count == 1 ? " was" : "s were", line.ptr,
		    " · kept: Notes (3) lists what is gone");
	buf_release(&line);
}

/* In place of the draft that there is. Words weigh by the library that it
 * names only once that is read. */
static struct stale
replay(struct session *session, struct recipe *recipe, struct str text,
       const size_t *files, const struct persona *const *personas)
{
	struct arena *arena = &session->arena;
	struct draft *draft = &session->work.draft, fresh;
	struct comparison_options options = { 0 };
	size_t count = recipe->source_count;
	struct str library = recipe_library(recipe);
	struct stale stale = { 0 };

	recipe_options(&options, recipe, personas, count);
	if (library.len > 0)
		library = absolute(arena, text, library);
	options.rarity =
	    weighing_of(session, &(struct draft){ .library = library });
	draft_init(&fresh,
		   &session_compare_personas(session, files, personas,
					     count, &options)->comparison,
		   arena);
	recipe_replay(&fresh, recipe, &stale);
	fresh.library = library;
	if (session->work.has_draft)
		draft_release(draft);
	*draft = fresh;
	session->work.has_draft = true;
	return stale;
}

struct str
reopen(struct session *session, struct recipe *recipe, struct str text,
       const char *done)
{
	size_t *files = ARENA_ARRAY(&session->arena, size_t,
				    recipe->source_count + 1);
	struct str gone = find_sources(session, recipe, text, files);
	const struct persona **personas;
	struct stale stale;

	if (gone.len > 0)
		return gone;
	mark_sources(session, files, recipe->source_count);
	personas = ARENA_ARRAY(&session->arena, const struct persona *,
			       recipe->source_count);
	for (size_t i = 0; i < recipe->source_count; i++)
		personas[i] = session_persona(session, files[i]);
	stale = replay(session, recipe, text, files, personas);
	session->unsaved = true;
	session_open(session, SCREEN_COMPARE);
	if (stale.count > 0)
		say_stale(session, &stale);
	else
		session_say(session, "%s", done);
	if (session->work.draft.library.len > 0)
		weighing_begin(session, text);
	return gone;
}

void
reopen_weighed(struct session *session, struct str text)
{
	const struct compared *compared =
	    session_compared(session, session_comparison(session));
	struct recipe recipe = { 0 };
	struct error error;

	if (recipe_read(&recipe, text, &error))
		replay(session, &recipe, text, compared->files,
		       compared->comparison.personas);
	recipe_release(&recipe);
}
