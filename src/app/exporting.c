/* SPDX-License-Identifier: MIT */
#include "app/exporting.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/opening.h"
#include "app/session.h"
#include "app/shell.h"
#include "base/file.h"
#include "compose/recipe.h"
#include "export/sheet.h"
#include "match/diff_lines.h"
#include "model/tokens.h"

enum { RECIPES_MOST = 999 }; /* of one name */

static const struct target *
target_of(const struct session *session)
{
	return target_at(session->exporting.target);
}

struct str
exporting_name(const struct session *session)
{
	const struct exporting *exporting = &session->exporting;

	return exporting->name.len > 0 ? buf_str(&exporting->name)
				       : session->work.draft.name;
}

static struct export_input
input_of(const struct session *session)
{
	return (struct export_input){
		.draft = &session->work.draft,
		.name = buf_str(&session->exporting.name),
	};
}

static struct str
last_piece(struct str path)
{
	size_t at = path.len;

	while (at > 0 && path.ptr[at - 1] != '/')
		at--;
	return str_from(path, at);
}

/* "~/x" is below the home; a folder gets the file that belongs there. Empty
 * where the name was typed for another target, whose rule it follows. */
static struct str
typed_path(struct exporting *exporting, struct str file)
{
	struct str typed = buf_str(&exporting->typed);
	const char *home = getenv("HOME");

	if (str_starts(typed, STR("~/")) && home)
		typed = arena_printf(&exporting->arena, "%s%.*s", home,
				     STR_ARG(str_from(typed, 1)));
	else
		typed = arena_str(&exporting->arena, typed);
	if (typed.len == 0)
		return typed;
	if (!file_is_folder(typed.ptr) &&
	    !str_ends(typed, STR("/")))
		return exporting->typed_for == exporting->target ? typed
								 : STR("");
	return arena_printf(&exporting->arena, "%.*s%s%.*s", STR_ARG(typed),
			    str_ends(typed, STR("/")) ? "" : "/",
			    STR_ARG(file));
}

/* The client's folder only where there is one; else the folder one is in. */
static void
find_path(struct session *session)
{
	struct exporting *exporting = &session->exporting;
	struct export_input input = input_of(session);
	struct str place =
	    export_path_below(target_of(session), &input, ".",
			      &exporting->arena);
	struct str first = arena_str(
	    &exporting->arena,
	    (struct str){ place.ptr, str_find_byte(place, '/') });
	bool there = first.len == place.len || *place.ptr != '.' ||
		     file_is_folder(first.ptr);

	exporting->missing = (struct str){ "", 0 };
	exporting->path = typed_path(exporting, last_piece(place));
	if (exporting->path.len > 0)
		return;
	if (!there)
		exporting->missing = first;
	exporting->path =
	    arena_printf(&exporting->arena, "./%.*s",
			 STR_ARG(there ? place : last_piece(place)));
}

bool
exporting_is_source(const char *path, const struct persona *const *sources,
		    size_t count)
{
	struct arena arena = { 0 };
	bool same = false;

	for (size_t i = 0; i < count && !same; i++)
		same = file_same(path_on_disk(sources[i]->path, &arena).ptr,
				 path);
	arena_release(&arena);
	return same;
}

struct str
exporting_letters(const struct session *session, struct arena *arena)
{
	const struct draft *draft = &session->work.draft;
	size_t count = draft->comparison->persona_count;
	struct str letters = { "", 0 };
	bool *seen = ARENA_ARRAY(arena, bool, count);

	for (size_t i = 0; i < draft->entry_count; i++) {
		const struct entry *entry = &draft->entries[i];

		if (entry->kind == ENTRY_BLOCK &&
		    entry->origin.persona < count)
			seen[entry->origin.persona] = true;
	}
	for (size_t i = 0; i < count; i++)
		if (seen[i])
			letters = arena_printf(arena, "%.*s%s%c",
					       STR_ARG(letters),
					       letters.len > 0 ? " " : "",
					       session_letter(session, i));
	return letters;
}

static void
note_namesakes(struct session *session)
{
	struct exporting *exporting = &session->exporting;
	const struct comparison *comparison = session_comparison(session);
	struct str name = exporting_name(session), letters = { "", 0 };
	size_t count = 0;

	for (size_t i = 0; i < comparison->persona_count; i++)
		if (str_eq(comparison->personas[i]->name, name))
			letters = arena_printf(&exporting->arena, "%.*s%s%c",
					       STR_ARG(letters),
					       count++ > 0 ? " and " : "",
					       session_letter(session, i));
	if (count > 0)
		loss_add(&exporting->losses, &exporting->arena, LOSS_NOTE,
			 "%.*s %s this name too: a client loads only one of "
			 "them", STR_ARG(letters),
			 count == 1 ? "has" : "have");
}

/* What a user should know before writing, though nothing is lost. */
static void
add_notes(struct session *session)
{
	struct exporting *exporting = &session->exporting;
	struct export_input input = input_of(session);
	struct str description = export_description(
	    target_of(session), &input, &exporting->arena);

	if (target_is_named(target_of(session)))
		note_namesakes(session);
	if (description.len > 0)
		loss_add(&exporting->losses, &exporting->arena, LOSS_NOTE,
			 "description: about %zu tokens, always in context",
			 tokens_estimate(description));
}

static void
add_changed(struct exporting *exporting, const struct edit *edit,
	    const struct str *lines)
{
	static const char signs[] = { [EDIT_KEEP] = ' ', [EDIT_DELETE] = '-',
				      [EDIT_INSERT] = '+' };
	size_t from = edit->kind == EDIT_INSERT ? edit->b : edit->a;

	for (size_t i = 0; i < edit->count; i++)
		exporting->changed[exporting->changed_count++] =
		    (struct changed_line){ signs[edit->kind],
					   lines[from + i] };
	if (edit->kind != EDIT_KEEP)
		exporting->differing += edit->count;
}

static void
find_difference(struct exporting *exporting, const struct plan *plan)
{
	struct arena *arena = &exporting->arena;
	struct line_diff diff;

	diff_lines(&diff, plan->before, plan->after, arena);
	exporting->changed = ARENA_ARRAY(arena, struct changed_line,
					 diff.a_count + diff.b_count);
	for (size_t i = 0; i < diff.script.count; i++) {
		const struct edit *edit = &diff.script.edits[i];

		add_changed(exporting, edit,
			    edit->kind == EDIT_INSERT ? diff.b : diff.a);
	}
}

/* Whether it may be written there; also makes the file's text. The path
 * stands on the screen already. */
static bool
check_place(struct session *session, struct error *error)
{
	struct exporting *exporting = &session->exporting;
	const struct comparison *comparison = session_comparison(session);
	struct str path = exporting->path, why;
	struct plan plan;

	exporting->state = PLAN_REPLACED;
	if (exporting_is_source(path.ptr, comparison->personas,
				comparison->persona_count))
		return error_set(error, "this is a source; a source is never "
					"overwritten");
	if (!plan_file(&plan, target_of(session), path,
		       buf_str(&exporting->text), &exporting->arena, error)) {
		why = arena_str(&exporting->arena, str_of(error->text));
		if (str_starts(why, path))
			why = str_from(why, path.len + 2);
		return error_set(error, "%.*s", STR_ARG(why));
	}
	plan_note_size(&plan, target_of(session), &exporting->losses,
		       &exporting->arena);
	exporting->state = plan.state;
	exporting->before = plan.before;
	exporting->old = str_hash(plan.before);
	buf_add(&exporting->file, plan.after);
	if (plan.state != PLAN_NEW)
		find_difference(exporting, &plan);
	return true;
}

/* The recipe that stays behind when the draft is done: it holds in any
 * folder. */
static void
write_recipe(const struct session *session, struct buf *text)
{
	char folder[PATH_MAX];
	struct str here = { "", 0 };

	if (getcwd(folder, sizeof folder))
		here = str_of(folder);
	recipe_write_from(text, &session->work.draft, here);
}

/* There is nothing, or just this. */
static bool
is_place_for(const char *path, struct str text)
{
	struct arena arena = { 0 };
	struct str there = { "", 0 };
	struct error error;
	bool same = file_kind(path) == FILE_NONE ||
		    (file_read(&there, path, &arena, &error) &&
		     str_eq(there, text));

	arena_release(&arena);
	return same;
}

/* A name of its own: commands noted down go on naming what they named. */
static void
find_recipe_path(struct buf *path, struct str start, struct str text)
{
	bool found = false;

	for (int i = 1; i <= RECIPES_MOST && !found; i++) {
		buf_clear(path);
		buf_add(path, start);
		if (i > 1)
			buf_printf(path, "-%d", i);
		buf_add_cstr(path, ".yaml");
		found = is_place_for(path->ptr, text);
	}
	if (!found)
		buf_clear(path);
}

/* Kept recipes are read only for another name or another draft. */
static void
find_recipe(struct session *session)
{
	struct exporting *exporting = &session->exporting;
	struct arena *arena = &exporting->arena;
	struct str draft = session->autosave.path, start;
	struct str name = export_slug(exporting_name(session), arena);
	struct buf text = { 0 };
	unsigned long long of;

	if (draft.len == 0) {
		buf_clear(&exporting->recipe);
		exporting->recipe_of = 0;
		return;
	}
	draft.len -= last_piece(draft).len;
	start = arena_printf(arena, "%.*sexports/%.*s", STR_ARG(draft),
			     STR_ARG(name));
	write_recipe(session, &text);
	of = str_hash(start) ^ str_hash(buf_str(&text));
	if (of != exporting->recipe_of)
		find_recipe_path(&exporting->recipe, start, buf_str(&text));
	exporting->recipe_of = of;
	buf_release(&text);
}

void
exporting_refresh(struct session *session)
{
	struct exporting *exporting = &session->exporting;
	struct export_input input = input_of(session);

	arena_release(&exporting->arena);
	buf_clear(&exporting->text);
	buf_clear(&exporting->file);
	exporting->losses = (struct losses){ 0 };
	exporting->changed_count = exporting->differing = 0;
	exporting->state = PLAN_NEW;
	exporting->possible =
	    export_text(&exporting->text, &exporting->losses,
			target_of(session), &input, &exporting->arena,
			&exporting->error);
	find_path(session);
	find_recipe(session);
	add_notes(session);
	if (exporting->possible)
		exporting->possible =
		    check_place(session, &exporting->error);
}

void
exporting_open(struct session *session)
{
	struct exporting *exporting = &session->exporting;

	exporting->focus = EXPORT_TARGETS;
	exporting->asked = false;
	exporting->top = exporting->hit = 0;
	exporting->recipe_of = 0;
}

void
exporting_release(struct exporting *exporting)
{
	buf_release(&exporting->name);
	buf_release(&exporting->typed);
	buf_release(&exporting->recipe);
	buf_release(&exporting->text);
	buf_release(&exporting->file);
	arena_release(&exporting->arena);
	*exporting = (struct exporting){ 0 };
}

struct str
exporting_script(const struct session *session, struct arena *arena)
{
	const struct exporting *exporting = &session->exporting;
	struct str recipe = buf_str(&exporting->recipe);
	struct str path = shell_path(exporting->path, arena);
	struct str name = { "", 0 };

	if (recipe.len == 0)
		return (struct str){ "", 0 };
	recipe = shell_path(recipe, arena);
	if (exporting->name.len > 0)
		name = arena_printf(arena, " --name %.*s", STR_ARG(shell_word(
				    buf_str(&exporting->name), arena)));
	return arena_printf(arena, "troupe compose %.*s --to %s%.*s -f -o "
			    "%.*s", STR_ARG(recipe), target_of(session)->name,
			    STR_ARG(name), STR_ARG(path));
}

static bool
make_folder_of(struct str path, struct arena *arena, struct error *error)
{
	size_t len = path.len - last_piece(path).len;

	return len < 2 ||
	       file_make_folder(arena_str(arena, (struct str){ path.ptr,
							       len - 1 }).ptr,
				error);
}

/* The export is done without it, too: its failure is no error. */
static void
keep_recipe(struct session *session)
{
	struct exporting *exporting = &session->exporting;
	struct buf text = { 0 };
	struct str path;
	struct error error;

	/* Another program may have taken its place meanwhile. */
	exporting->recipe_of = 0;
	find_recipe(session);
	path = buf_str(&exporting->recipe);
	if (path.len == 0 ||
	    !make_folder_of(path, &exporting->arena, &error))
		return;
	write_recipe(session, &text);
	file_write_own(path.ptr, buf_str(&text), false, &error);
	buf_release(&text);
}

bool
exporting_write(struct session *session, struct error *error)
{
	struct exporting *exporting = &session->exporting;
	bool replace = exporting->state != PLAN_NEW && exporting->asked;
	struct plan plan = { .state = replace ? exporting->state : PLAN_NEW,
			     .before = exporting->before,
			     .after = buf_str(&exporting->file) };

	if (!exporting->possible)
		return error_set(error, "%s", exporting->error.text);
	if (!make_folder_of(exporting->path, &exporting->arena, error) ||
	    !plan_write(&plan, exporting->path.ptr, error))
		return false;
	keep_recipe(session);
	return true;
}
