/* SPDX-License-Identifier: MIT */
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

#include "app/reopen.h"
#include "app/session.h"
#include "app/shell.h"
#include "base/count.h"
#include "base/file.h"
#include "base/yaml.h"
#include "compose/recipe.h"

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

/* Kept under another name, since the next draft must not overwrite it. The
 * command that opens it; empty when there was nothing to keep. */
static struct str
put_aside(struct session *session, struct str path)
{
	struct arena *arena = &session->autosave.arena;
	struct str aside, command;

	if (path.len == 0)
		return (struct str){ "", 0 };
	aside = aside_path(&session->autosave, path);
	if (rename(path.ptr, aside.ptr) != 0)
		return (struct str){ "", 0 };
	command = shell_path(aside, arena);
	command = arena_printf(&session->arena, "troupe %.*s",
			       STR_ARG(command));
	session->put_aside = command;
	return command;
}

/* Of a draft that a source is missing for. */
static void
put_aside_without(struct session *session, struct str path, struct str gone)
{
	struct str command = put_aside(session, path);

	if (command.len > 0)
		session_say(session, "%.*s is gone. The draft was put aside; "
			    "once it is back, this opens it: %.*s",
			    STR_ARG(gone), STR_ARG(command));
	else
		session_say(session, "%.*s is gone; the draft needs it",
			    STR_ARG(gone));
}

static bool
read_saved(struct session *session, struct str path, struct str *text,
	   struct recipe *recipe)
{
	struct error error;

	return file_read(text, path.ptr, &session->arena, &error) &&
	       recipe_read(recipe, *text, &error);
}

/* To the first topic that is not ok yet, where others are; the message
 * stays. */
static void
go_on(struct session *session)
{
	size_t ok, flagged, all;
	size_t last = session->board.row_count - 1;

	board_count(session, &ok, &flagged, &all);
	if (ok == 0 || ok == all)
		return;
	board_go(session, last);
	board_go(session, board_next_open(session));
}

static void
resume(struct session *session)
{
	struct recipe recipe = { 0 };
	struct str text, gone;

	autosave_opening(&session->autosave);
	if (read_saved(session, session->autosave.path, &text, &recipe)) {
		gone = reopen(session, &recipe, text,
			      "The draft is back as it was");
		if (gone.len > 0)
			put_aside_without(session, session->autosave.path,
					  gone);
		else
			go_on(session);
	}
	recipe_release(&recipe);
}

static void
decline(struct session *session)
{
	struct autosave *autosave = &session->autosave;
	struct str command = { "", 0 };

	for (size_t i = autosave->offered_count; i-- > 0;)
		command = put_aside(session,
				    autosave_path(autosave,
						  autosave->offered[i]));
	if (command.len > 0 && autosave->offered_count == 1)
		session_say(session, "The draft was put aside; this opens it: "
			    "%.*s", STR_ARG(command));
	else if (command.len > 0)
		session_say(session, "%zu drafts were put aside; this opens "
			    "one of them, the others lie beside it: %.*s",
			    autosave->offered_count, STR_ARG(command));
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
	for (size_t i = 0; i < COUNT(units); i++)
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

static void
put_aside_unread(struct session *session, struct str path)
{
	struct str aside = aside_path(&session->autosave, path);

	if (rename(path.ptr, aside.ptr) == 0)
		session_say(session, "The draft was put aside as %.*s: it "
			    "cannot be read", STR_ARG(aside));
}

/* Else it would do so at every start. */
static void
put_aside_crashed(struct session *session, struct str path)
{
	struct str command = put_aside(session, path);

	if (command.len > 0)
		session_say(session, "Troupe ended while it opened the draft, "
			    "which was put aside; this opens it: %.*s",
			    STR_ARG(command));
}

/* One more row of the offer; what cannot be read, or did not come back, is put
 * aside. */
static void
add_offer(struct session *session, struct str *rows, int number)
{
	struct autosave *autosave = &session->autosave;
	struct str path = autosave_path(autosave, number), text;
	struct recipe recipe = { 0 };

	if (file_kind(path.ptr) != FILE_REGULAR ||
	    !autosave_is_free(autosave, number))
		return;
	if (autosave_was_opening(autosave, number)) {
		put_aside_crashed(session, path);
		return;
	}
	if (read_saved(session, path, &text, &recipe)) {
		rows[autosave->offered_count] =
		    describe(session, &recipe, path);
		autosave->offered[autosave->offered_count++] = number;
	} else {
		put_aside_unread(session, path);
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
	struct str gone, command = { "", 0 };
	struct str said = STR("The draft, to be changed and exported");

	if (path.len > 0 && file_kind(path.ptr) == FILE_REGULAR)
		command = put_aside(session, path);
	if (command.len > 0)
		said = arena_printf(&session->arena, "%.*s. The saved one was "
				    "put aside; this opens it: %.*s",
				    STR_ARG(said), STR_ARG(command));
	autosave_opening(&session->autosave);
	if (recipe_read(&recipe, text, &error)) {
		gone = reopen(session, &recipe, text, said.ptr);
		if (gone.len > 0) {
			put_aside_without(session, path, gone);
		} else {
			session_open(session, SCREEN_COMPOSE);
			autosave_write(session);
		}
	}
	recipe_release(&recipe);
}
