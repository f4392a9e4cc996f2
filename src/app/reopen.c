/* SPDX-License-Identifier: MIT */
#include "app/reopen.h"

#include "app/restore.h"
#include "app/session.h"
#include "compose/astray.h"

/* The first that is gone; empty for none. */
static struct str
find_sources(struct session *session, const struct recipe *recipe,
	     struct str folder, size_t *files)
{
	struct error error;

	restore_sources(recipe, folder, &session->library, files, &error);
	library_load_all(&session->library);
	browse_refresh(session);
	for (size_t i = 0; i < recipe->source_count; i++)
		if (!session_persona(session, files[i]))
			return arena_str(&session->arena,
					 recipe->sources[i].path);
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
		library = str_of(restore_path(
		    restore_folder(recipe, text, STR(""), arena), library,
		    arena));
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
	struct str folder = restore_folder(recipe, text, STR(""),
					   &session->arena);
	struct str gone = find_sources(session, recipe, folder, files);
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
