#include "app/exporting.h"

#include "app/opening.h"
#include "app/session.h"
#include "base/file.h"
#include "export/sheet.h"
#include "match/diff_lines.h"
#include "model/tokens.h"

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

/* The client's folder only where there is one; else the folder one is in. */
static void
find_path(struct session *session)
{
	struct exporting *exporting = &session->exporting;
	struct export_input input = input_of(session);
	struct str place, first;

	place = export_path(target_of(session), &input, &exporting->arena);
	first = arena_str(&exporting->arena,
			  (struct str){ place.ptr,
					str_find_byte(place, '/') });
	exporting->has_place = first.len == place.len ||
			       *place.ptr != '.' ||
			       file_kind(first.ptr) == FILE_FOLDER;
	if (exporting->typed.len > 0)
		exporting->path = arena_str(&exporting->arena,
					    buf_str(&exporting->typed));
	else
		exporting->path = arena_printf(
		    &exporting->arena, "./%.*s",
		    STR_ARG(exporting->has_place ? place
						 : last_piece(place)));
}

static bool
is_source(const struct session *session, const char *path)
{
	const struct comparison *comparison = session_comparison(session);
	struct arena arena = { 0 };
	bool same = false;

	for (size_t i = 0; i < comparison->persona_count && !same; i++)
		same = file_same(
		    path_on_disk(comparison->personas[i]->path, &arena).ptr,
		    path);
	arena_release(&arena);
	return same;
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
find_difference(struct exporting *exporting)
{
	struct arena *arena = &exporting->arena;
	struct line_diff diff;
	struct error error;
	struct str old;

	exporting->changed_count = exporting->differing = 0;
	if (!file_read(&old, exporting->path.ptr, arena, &error))
		return;
	diff_lines(&diff, old, buf_str(&exporting->text), arena);
	exporting->changed = ARENA_ARRAY(arena, struct changed_line,
					 diff.a_count + diff.b_count);
	for (size_t i = 0; i < diff.script.count; i++) {
		const struct edit *edit = &diff.script.edits[i];

		add_changed(exporting, edit,
			    edit->kind == EDIT_INSERT ? diff.b : diff.a);
	}
}

/* What a user should know before writing, though nothing is lost. */
static void
add_notes(struct session *session)
{
	struct exporting *exporting = &session->exporting;
	const struct comparison *comparison = session_comparison(session);
	const struct draft_field *description =
	    draft_field(&session->work.draft, "description");
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
			 "%.*s %s this name too: in one folder a client "
			 "loads only one of them",
			 STR_ARG(letters), count == 1 ? "has" : "have");
	if (description && description->value.len > 0)
		loss_add(&exporting->losses, &exporting->arena, LOSS_NOTE,
			 "description: about %zu tokens, always in context",
			 tokens_estimate(description->value));
}

void
exporting_refresh(struct session *session)
{
	struct exporting *exporting = &session->exporting;
	struct export_input input = input_of(session);

	arena_release(&exporting->arena);
	buf_clear(&exporting->text);
	exporting->losses = (struct losses){ 0 };
	exporting->changed_count = exporting->differing = 0;
	exporting->possible =
	    export_text(&exporting->text, &exporting->losses,
			target_of(session), &input, &exporting->arena,
			&exporting->error);
	find_path(session);
	add_notes(session);
	exporting->exists = file_kind(exporting->path.ptr) != FILE_NONE;
	if (exporting->possible && is_source(session, exporting->path.ptr))
		exporting->possible = error_set(
		    &exporting->error,
		    "this is a source; a source is never overwritten");
	if (exporting->possible && exporting->exists)
		find_difference(exporting);
}

void
exporting_open(struct session *session)
{
	struct exporting *exporting = &session->exporting;

	exporting->focus = EXPORT_TARGETS;
	exporting->asked = false;
	exporting->top = 0;
}

void
exporting_release(struct exporting *exporting)
{
	buf_release(&exporting->name);
	buf_release(&exporting->typed);
	buf_release(&exporting->text);
	arena_release(&exporting->arena);
	*exporting = (struct exporting){ 0 };
}

static bool
make_folder_of(struct exporting *exporting, struct error *error)
{
	struct str piece = last_piece(exporting->path);
	size_t len = exporting->path.len - piece.len;
	struct str folder;

	if (len < 2)
		return true;
	folder = arena_str(&exporting->arena,
			   (struct str){ exporting->path.ptr, len - 1 });
	return file_make_folder(folder.ptr, error);
}

bool
exporting_write(struct session *session, struct error *error)
{
	struct exporting *exporting = &session->exporting;
	bool replace = exporting->exists && exporting->asked;

	if (!exporting->possible)
		return error_set(error, "%s", exporting->error.text);
	return make_folder_of(exporting, error) &&
	       file_write(exporting->path.ptr, buf_str(&exporting->text),
			  replace, error);
}
