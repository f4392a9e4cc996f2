#include "app/exporting.h"

#include <stdlib.h>

#include "app/session.h"
#include "base/file.h"
#include "export/sheet.h"
#include "match/diff.h"
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
		    arena_str(&arena, comparison->personas[i]->path).ptr,
		    path);
	arena_release(&arena);
	return same;
}

struct numbered {
	unsigned long long hash;
	size_t index;
};

static int
compare_numbered(const void *a, const void *b)
{
	const struct numbered *x = a, *y = b;

	return (x->hash > y->hash) - (x->hash < y->hash);
}

/* Equal lines get equal numbers. */
static int *
number_lines(struct arena *arena, const struct str *lines, size_t count)
{
	struct numbered *sorted = ARENA_ARRAY(arena, struct numbered, count);
	int *numbers = ARENA_ARRAY(arena, int, count);
	int number = 0;

	for (size_t i = 0; i < count; i++)
		sorted[i] = (struct numbered){ str_hash(lines[i]), i };
	if (count > 0)
		qsort(sorted, count, sizeof *sorted, compare_numbered);
	for (size_t i = 0; i < count; i++) {
		number += i > 0 && sorted[i].hash != sorted[i - 1].hash;
		numbers[sorted[i].index] = number;
	}
	return numbers;
}

static struct str *
split_lines(struct arena *arena, struct str text, size_t *count)
{
	struct source source;
	struct str *lines;

	source_init(&source, text, arena);
	lines = ARENA_ARRAY(arena, struct str, source.line_count);
	for (size_t i = 0; i < source.line_count; i++)
		lines[i] = source_line(&source, i);
	*count = source.line_count;
	return lines;
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
	size_t old_count, new_count;
	struct str *old_lines, *new_lines, *all;
	struct script script;
	struct error error;
	struct str old;
	int *numbers;

	exporting->changed_count = exporting->differing = 0;
	if (!file_read(&old, exporting->path.ptr, arena, &error))
		return;
	old_lines = split_lines(arena, old, &old_count);
	new_lines = split_lines(arena, buf_str(&exporting->text), &new_count);
	all = ARENA_ARRAY(arena, struct str, old_count + new_count);
	for (size_t i = 0; i < old_count + new_count; i++)
		all[i] = i < old_count ? old_lines[i]
				       : new_lines[i - old_count];
	numbers = number_lines(arena, all, old_count + new_count);
	script = diff_numbers(arena, numbers, old_count, numbers + old_count,
			      new_count);
	exporting->changed = ARENA_ARRAY(arena, struct changed_line,
					 old_count + new_count);
	for (size_t i = 0; i < script.count; i++)
		add_changed(exporting, &script.edits[i],
			    script.edits[i].kind == EDIT_INSERT ? new_lines
								: old_lines);
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
