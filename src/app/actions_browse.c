/* SPDX-License-Identifier: MIT */
#include <stdint.h>

#include "app/actions.h"
#include "app/command.h"
#include "app/findings.h"
#include "app/handlers.h"
#include "app/library.h"
#include "app/opening.h"
#include "model/diagnostic.h"
#include "parse/parse.h"

static void
move(struct session *session, long by)
{
	struct browse *browse = &session->browse;

	browse->cursor = cursor_moved(browse->cursor, by, browse->row_count);
	browse->preview_top = 0;
	browse->to_hit = browse->filter.len > 0;
}

static void
scroll(struct session *session, long by)
{
	session->browse.preview_top =
	    cursor_moved(session->browse.preview_top, by, SIZE_MAX);
	session->browse.to_hit = false;
}

static void
section(struct session *session, int by)
{
	scroll(session, by * (session->page > 4 ? session->page / 2 : 2));
}

static bool
row_holds(struct session *session, size_t row)
{
	const struct library_file *file =
	    &session->library.files[session->browse.rows[row]];
	struct str search = buf_str(&session->search);

	return (file->persona && text_holds(file->persona->name, search)) ||
	       text_holds(file->path, search);
}

static void
go_row(struct session *session, size_t row)
{
	session->browse.cursor = row;
	session->browse.preview_top = 0;
}

static void
find_places(struct session *session, struct places *places)
{
	*places = (struct places){ session->browse.row_count,
				   session->browse.cursor, row_holds,
				   go_row, NULL };
}

static void
point(struct session *session, size_t pane, size_t index)
{
	if (pane == 0 && index < session->browse.row_count)
		go_row(session, index);
}

static void
locate(const struct session *session, struct spot *spot)
{
	spot->row = browse_current(session);
}

static void
go(struct session *session, const struct spot *spot)
{
	struct browse *browse = &session->browse;

	for (size_t i = 0; i < browse->row_count; i++)
		if (browse->rows[i] == spot->row)
			browse->cursor = i;
}

static struct str
name_of(const struct session *session, size_t file)
{
	const struct library_file *entry = &session->library.files[file];

	return entry->persona ? entry->persona->name : entry->path;
}

static void
toggle_mark(struct session *session, size_t file)
{
	struct str name = name_of(session, file);
	size_t slot = browse_mark_of(session, file);

	if (slot == NO_INDEX && !session->library.files[file].persona) {
		session_say(session, "%.*s",
			    STR_ARG(session->library.files[file].refused));
		return;
	}
	session_begin(session);
	if (slot == NO_INDEX) {
		work_mark(&session->work, file);
		slot = browse_mark_of(session, file);
		session_done(session, "marked %.*s as %c", STR_ARG(name),
			     slot < 26 ? (int)('A' + slot) : '+');
	} else {
		work_unmark(&session->work, file);
		session_done(session, "unmarked %.*s", STR_ARG(name));
	}
	buf_clear(&session->message);
}

void
browse_mark(struct session *session)
{
	size_t file = browse_current(session);

	if (file == NO_INDEX)
		return;
	toggle_mark(session, file);
	if (session->browse.sort != SORT_OVERLAP)
		move(session, 1);
}

void
browse_unmark(struct session *session)
{
	size_t file = browse_current(session);

	if (file != NO_INDEX && browse_mark_of(session, file) != NO_INDEX)
		toggle_mark(session, file);
}

enum { MARKS_MOST = 26 }; /* as many as there are letters */

static size_t
mark_rows(struct session *session)
{
	const struct browse *browse = &session->browse;
	size_t before = session->work.mark_count;

	for (size_t i = 0; i < browse->row_count &&
			   session->work.mark_count < MARKS_MOST; i++)
		if (session->library.files[browse->rows[i]].persona)
			work_mark(&session->work, browse->rows[i]);
	return session->work.mark_count - before;
}

static size_t
unmark_rows(struct session *session)
{
	const struct browse *browse = &session->browse;
	size_t count = 0;

	for (size_t i = 0; i < browse->row_count; i++)
		if (browse_mark_of(session, browse->rows[i]) != NO_INDEX) {
			work_unmark(&session->work, browse->rows[i]);
			count++;
		}
	return count;
}

/* All in view; when they are marked already, none of them. */
void
browse_mark_all(struct session *session)
{
	size_t count;

	if (session->browse.row_count > MARKS_MOST) {
		session_say(session, "%zu are in view, and %d can be compared "
			    "at most: filter with / first",
			    session->browse.row_count, MARKS_MOST);
		return;
	}
	session_begin(session);
	count = mark_rows(session);
	if (count > 0) {
		session_done(session, "marked %zu personas", count);
		return;
	}
	count = unmark_rows(session);
	if (count > 0)
		session_done(session, "unmarked %zu personas", count);
	else
		session_cancel(session);
}

static void
filter_changed(struct session *session, struct str text)
{
	struct browse *browse = &session->browse;

	buf_clear(&browse->filter);
	buf_add(&browse->filter, text);
	browse_refresh(session);
	browse->cursor = 0;
	browse->preview_top = 0;
	browse->to_hit = text.len > 0;
}

static void
filter_done(struct session *session, struct str text)
{
	buf_clear(&session->search);
	buf_add(&session->search, text);
}

static void
filter_cancelled(struct session *session)
{
	filter_changed(session, (struct str){ "", 0 });
}

static bool
filter_key(struct session *session, struct str key)
{
	size_t file = browse_current(session);

	if (str_eq(key, STR("Tab")) && file != NO_INDEX) {
		toggle_mark(session, file);
		move(session, 1);
	} else if (str_eq(key, STR("Down")) || str_eq(key, STR("Ctrl-N"))) {
		move(session, 1);
	} else if (str_eq(key, STR("Up")) || str_eq(key, STR("Ctrl-P"))) {
		move(session, -1);
	} else {
		return false;
	}
	return true;
}

void
browse_filter(struct session *session)
{
	prompt_open(session, "/", buf_str(&session->browse.filter),
		    filter_done);
	session->prompt.in_view = true;
	session->prompt.changed = filter_changed;
	session->prompt.cancelled = filter_cancelled;
	session->prompt.key = filter_key;
	session->prompt.hint =
	    "tab mark  enter keep  esc clear  ctrl-n/ctrl-p move";
}

void
browse_sort_next(struct session *session)
{
	struct browse *browse = &session->browse;

	browse->sort = (browse->sort + 1) % SORT_COUNT;
	browse_refresh(session);
	browse_work(session, BROWSE_AT_ONCE);
	session_say(session, "Sorted by %s", browse_sort_name(browse->sort));
}

void
browse_fold(struct session *session)
{
	session->browse.unfolded = false;
}

void
browse_unfold(struct session *session)
{
	session->browse.unfolded = true;
}

/* The marked ones, with what is under the cursor among them or alone. */
static void
open_side(struct session *session, bool marked)
{
	const struct work *work = &session->work;
	size_t file = browse_current(session), column = 0, count = 0;
	size_t *files =
	    ARENA_ARRAY(&session->arena, size_t, work->mark_count + 1);

	for (size_t i = 0; marked && i < work->mark_count; i++) {
		if (!session_marked(session, i))
			continue;
		if (work->marks[i] == file)
			column = count;
		files[count++] = work->marks[i];
	}
	if (count == 0 && session_persona(session, file))
		files[count++] = file;
	if (count == 0)
		return;
	session->came_from = SCREEN_BROWSE;
	side_open(session, files, count, column);
}

void
browse_side(struct session *session)
{
	open_side(session, true);
}

void
browse_read(struct session *session)
{
	size_t file = browse_current(session);

	open_side(session, file != NO_INDEX &&
			       browse_mark_of(session, file) != NO_INDEX);
}

void
browse_back(struct session *session)
{
	if (session->zoom)
		session->zoom = false;
	else if (session->browse.filter.len > 0)
		filter_cancelled(session);
	else
		session_say(session, "q quits");
}

static void
explain(struct buf *text, const struct library *library, size_t file)
{
	struct arena arena = { 0 };
	struct diagnostics list;

	findings_find(&list, library, file,
		      library_namesakes(library, &arena), &arena);
	for (size_t i = 0; i < list.count; i++) {
		const struct diagnostic *found = &list.all[i];
		struct str message = diagnostic_message(&arena, found);

		buf_printf(text, "%s at line %zu, column %zu: %.*s\n",
			   severity_name(found->kind->severity),
			   found->place.line, found->place.column,
			   STR_ARG(message));
		buf_printf(text, "  %s\n\n", found->kind->hint);
	}
	if (list.count == 0)
		buf_add_cstr(text, "No faults found.\n");
	arena_release(&arena);
}

void
explain_file(struct session *session, size_t file)
{
	const struct persona *persona = session_persona(session, file);
	const struct library_file *entry;
	struct buf *text;

	if (file == NO_INDEX)
		return;
	entry = &session->library.files[file];
	text = why_open(session, entry->path);
	buf_add(text, entry->refused);
	if (!persona)
		return;
	if (entry->refused.len > 0)
		buf_add_cstr(text, "\nThis is what it said before.\n\n");
	buf_printf(text, "%.*s: %zu sections, about %zu tokens\n\n",
		   STR_ARG(persona->name),
		   parse_section_count(persona),
		   persona_tokens(persona));
	explain(text, &session->library, file);
}

void
browse_why(struct session *session)
{
	explain_file(session, browse_current(session));
}

static void
after_edit(struct session *session, struct str result)
{
	(void)result;
	all_reload(session);
}

void
edit_file(struct session *session, size_t file, size_t line)
{
	if (file == NO_INDEX)
		return;
	session->request =
	    (struct request){ .kind = REQUEST_EDITOR,
			      .text = path_on_disk(
				  session->library.files[file].path,
				  &session->arena),
			      .line = line,
			      .done = after_edit };
}

void
browse_edit(struct session *session)
{
	edit_file(session, browse_current(session), 1);
}

void
browse_copy(struct session *session)
{
	const struct persona *persona =
	    session_persona(session, browse_current(session));

	if (persona)
		session->request =
		    (struct request){ .kind = REQUEST_CLIPBOARD,
				      .input = persona->source.bytes };
}

const struct screen_actions browse_actions = {
	.move = move,
	.scroll = scroll,
	.section = section,
	.places = find_places,
	.point = point,
	.refresh = browse_refresh,
	.locate = locate,
	.go = go,
};
