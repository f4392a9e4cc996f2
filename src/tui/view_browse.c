#include <string.h>

#include "app/actions.h"
#include "base/utf8.h"
#include "model/diagnostic.h"
#include "model/tokens.h"
#include "tui/page.h"
#include "tui/view.h"

enum { PANE_LIST, PANE_PREVIEW };
enum {
	WIDE = 100,	 /* columns from which the list has 50 */
	LIST_WIDE = 50,
	TWO_PANES = 60,	 /* columns from which they stand side by side */
	STACKED = 14,	 /* rows from which they stand one above the other */
	NAME_COLUMN = 7,
	REASON_MOST = 5
};

const char *
view_browse_hint(const struct canvas *canvas, const struct session *session)
{
	if (session->autosave.taught || session->prompt.active ||
	    session->library.count == 0)
		return NULL;
	if (canvas->columns < 70)
		return "space marks   c compares   w writes";
	if (canvas->columns < WIDE)
		return "1 space marks two or more    2 c compares    "
		       "3 w writes";
	return "1 space marks two or more    2 c compares them    "
	       "3 w writes the result        "
	       "(this line goes after your first export)";
}

static size_t
marked_tokens(const struct session *session, size_t *count)
{
	size_t tokens = 0;

	*count = 0;
	for (size_t i = 0; i < session->work.mark_count; i++) {
		const struct persona *persona = session_marked(session, i);

		if (!persona)
			continue;
		tokens += persona_tokens(persona);
		(*count)++;
	}
	return tokens;
}

/* Files stand in path order: the first and the last tell. */
static struct str
common_folder(const struct library *library)
{
	struct str first, last;
	size_t at = 0, end = 0;

	if (library->count == 0)
		return (struct str){ "", 0 };
	first = library->files[0].path;
	last = library->files[library->count - 1].path;
	for (; at < first.len && at < last.len &&
	       first.ptr[at] == last.ptr[at]; at++)
		if (first.ptr[at] == '/')
			end = at + 1;
	return (struct str){ first.ptr, end };
}

static struct str
count_text(struct canvas *canvas, const struct session *session)
{
	const struct library *library = &session->library;
	const struct browse *browse = &session->browse;

	if (library->loaded < library->count)
		return arena_printf(canvas->arena, "reading %zu of %zu",
				    library->loaded, library->count);
	if (browse->row_count < library->count)
		return arena_printf(canvas->arena, "%zu of %zu personas",
				    browse->row_count, library->count);
	return arena_printf(canvas->arena, "%zu persona%s", library->count,
			    library->count == 1 ? "" : "s");
}

struct str
view_browse_status(struct canvas *canvas, const struct session *session)
{
	size_t marked;
	struct str tokens =
	    tokens_shown(marked_tokens(session, &marked), canvas->arena);
	struct str text = count_text(canvas, session);
	struct str folder = common_folder(&session->library);
	const char *dot = canvas_sign(canvas, SIGN_DOT);

	if (canvas->columns < TWO_PANES)
		text = arena_printf(canvas->arena, "%zu of %zu marked",
				    marked, session->library.count);
	else
		text = arena_printf(canvas->arena, "%.*s %s %zu marked",
				    STR_ARG(text), dot, marked);
	if (marked > 0 && canvas->columns >= TWO_PANES - 10)
		text = arena_printf(canvas->arena, "%.*s %s %s%.*s%s",
				    STR_ARG(text), dot,
				    canvas_sign(canvas, SIGN_ABOUT),
				    STR_ARG(tokens),
				    canvas->columns >= WIDE ? " tokens" : "");
	if (canvas->columns >= WIDE && folder.len > 0 && folder.len <= 30)
		text = arena_printf(canvas->arena, "%.*s %s %.*s",
				    STR_ARG(folder), dot, STR_ARG(text));
	return text;
}

/* The worst thing the parser found; NULL when it is not worth a badge. */
static const struct diagnostic *
worst(const struct persona *persona)
{
	const struct diagnostic *found = NULL;

	for (size_t i = 0; persona && i < persona->diagnostics.count; i++) {
		const struct diagnostic *one = &persona->diagnostics.all[i];

		if (one->kind->severity >= SEVERITY_WARNING &&
		    (!found || one->kind->severity > found->kind->severity))
			found = one;
	}
	return found;
}

static void
draw_mark(struct canvas *canvas, const struct session *session, int row,
	  struct area area, size_t file)
{
	size_t slot = browse_mark_of(session, file);

	canvas_text(canvas, row, area.left + 1, area.right,
		    slot == NO_INDEX ? STYLE_QUIET : STYLE_TAKEN,
		    str_of(canvas_sign(canvas, slot == NO_INDEX ? SIGN_NONE
								: SIGN_TAKEN)));
	if (slot != NO_INDEX && slot < 26)
		canvas_printf(canvas, row, area.left + 3, area.right,
			      STYLE_TAKEN, "%c", (int)('A' + slot));
}

static void
draw_name(struct canvas *canvas, struct session *session, int row,
	  struct area area, size_t file)
{
	const struct library_file *entry = &session->library.files[file];
	struct str telling = browse_telling(session, file);
	int column = area.left + NAME_COLUMN, end = area.right - 6;
	int room = telling.len > 0 ? (int)utf8_columns(telling) + 2 : 0;

	if (!entry->persona) {
		canvas_cut(canvas, row, column, area.right - 1, STYLE_QUIET,
			   entry->path);
		return;
	}
	if (room > (end - column) / 2)
		room = (end - column) / 2;
	column = canvas_cut(canvas, row, column, end - room, STYLE_PLAIN,
			    entry->persona->name);
	if (telling.len > 0) {
		column = canvas_text(canvas, row, column + 1, end,
				     STYLE_QUIET,
				     str_of(canvas_sign(canvas, SIGN_DOT)));
		canvas_cut(canvas, row, column, end, STYLE_QUIET, telling);
	}
	canvas_right(canvas, row, end, area.right - 1, STYLE_QUIET,
		     tokens_shown(persona_tokens(entry->persona),
				  canvas->arena));
}

static void
draw_row(struct canvas *canvas, struct session *session, int row,
	 struct area area, size_t index)
{
	size_t file = session->browse.rows[index];
	const struct library_file *entry = &session->library.files[file];

	draw_mark(canvas, session, row, area, file);
	if (entry->refused.len > 0 || worst(entry->persona))
		canvas_text(canvas, row, area.left + 5, area.right,
			    STYLE_AGAINST, STR("!"));
	draw_name(canvas, session, row, area, file);
	if (index == session->browse.cursor) {
		canvas_text(canvas, row, area.left, area.left + 1,
			    STYLE_CURSOR, STR(">"));
		canvas_mark(canvas, row, area.left, area.right);
	}
	view_zone(session,
		  (struct area){ row, row + 1, area.left, area.right },
		  PANE_LIST, index);
}

static void
draw_filter(struct canvas *canvas, const struct session *session,
	    struct area area)
{
	bool typing = session->prompt.active && session->prompt.in_view &&
		      session->overlay == OVERLAY_NONE;
	struct str filter = buf_str(&session->browse.filter);
	int column = canvas_text(canvas, area.top, area.left + 1, area.right,
				 STYLE_KEY, STR("/"));

	if (typing)
		view_prompt(canvas, session, area.top, column + 1,
			    area.right);
	else if (filter.len > 0)
		canvas_cut(canvas, area.top, column + 1, area.right,
			   STYLE_HIT, filter);
	else
		canvas_cut(canvas, area.top, column + 1, area.right,
			   STYLE_QUIET, STR("type to filter"));
}

static void
wrap_into(struct canvas *canvas, struct area area, struct str text,
	  enum style style)
{
	struct text_lines lines = { .arena = canvas->arena,
				    .limit = (size_t)(area.bottom -
						      area.top) };
	struct wrapping how = { .width = area.right - area.left - 1,
				.style = style, .raw = true };

	if (area.bottom <= area.top)
		return;
	markup_wrap(&lines, text, &how);
	for (size_t i = 0; i < lines.count; i++)
		canvas_line(canvas, area.top + (int)i, area.left, area.right,
			    &lines.all[i]);
}

static struct str
empty_text(struct canvas *canvas, const struct session *session)
{
	if (session->looking ||
	    session->library.loaded < session->library.count)
		return arena_printf(canvas->arena, "reading %.*s",
				    STR_ARG(session->searched));
	if (session->browse.filter.len > 0)
		return STR("Nothing holds these words in its name, "
			   "description, tags, path or text. Esc clears the "
			   "filter.");
	return arena_printf(canvas->arena,
			    "No persona was found under %.*s: no .md, .mdc, "
			    ".markdown or .txt file. q quits; \"troupe "
			    "FOLDER\" looks elsewhere.",
			    STR_ARG(session->searched));
}

/* Why the row in view has its badge; returns the rows it needs. */
static int
draw_reason(struct canvas *canvas, const struct session *session,
	    struct area area)
{
	size_t file = browse_current(session);
	const struct persona *persona;
	const struct diagnostic *found;
	struct text_lines lines = { .arena = canvas->arena,
				    .limit = REASON_MOST };
	struct wrapping how = { .width = area.right - area.left - 1,
				.indent = 1, .marker = STR("! "),
				.marker_style = STYLE_AGAINST, .raw = true };
	struct str text;

	if (file == NO_INDEX || area.bottom - area.top < 8)
		return 0;
	persona = session->library.files[file].persona;
	found = worst(persona);
	if (!found)
		return 0;
	text = diagnostic_message(canvas->arena, found);
	text = arena_printf(canvas->arena, "line %zu, column %zu: %.*s. %s",
			    found->place.line, found->place.column,
			    STR_ARG(text), found->kind->hint);
	markup_wrap(&lines, text, &how);
	for (size_t i = 0; i < lines.count; i++)
		canvas_line(canvas,
			    area.bottom - (int)lines.count + (int)i,
			    area.left, area.right, &lines.all[i]);
	return (int)lines.count + 1;
}

/* "33-64 of 338" where not all fit. */
static struct str
rows_note(struct canvas *canvas, const struct session *session)
{
	const struct browse *browse = &session->browse;
	size_t end = browse->top + (size_t)session->page;

	if (browse->row_count <= (size_t)session->page)
		return (struct str){ "", 0 };
	return arena_printf(canvas->arena, "%zu-%zu of %zu", browse->top + 1,
			    end < browse->row_count ? end : browse->row_count,
			    browse->row_count);
}

static void
draw_list(struct canvas *canvas, struct session *session, struct area area)
{
	struct browse *browse = &session->browse;
	struct str title = arena_printf(canvas->arena, "Library %s sort: %s",
					canvas_sign(canvas, SIGN_RULE),
					browse_sort_name(browse->sort));
	struct area rows = { area.top + 2, area.bottom, area.left,
			     area.right };

	draw_filter(canvas, session,
		    (struct area){ area.top + 1, area.bottom, area.left,
				   area.right });
	view_zone(session, rows, PANE_LIST, NO_INDEX);
	rows.bottom -= draw_reason(canvas, session, rows);
	session->page = rows.bottom - rows.top;
	browse->top = view_follow(browse->top, browse->cursor,
				  (size_t)session->page, browse->row_count);
	view_head(canvas, area, false, title, rows_note(canvas, session));
	for (int row = rows.top; row < rows.bottom; row++) {
		size_t index = browse->top + (size_t)(row - rows.top);

		if (index < browse->row_count)
			draw_row(canvas, session, row, rows, index);
	}
	if (browse->row_count == 0) {
		rows.left++;
		wrap_into(canvas, rows, empty_text(canvas, session),
			  STYLE_QUIET);
	}
}

static size_t
section_at(const struct persona *persona, size_t offset)
{
	for (size_t i = 0; i < persona->block_count; i++)
		if (range_contains(persona->blocks[i].range, offset))
			return persona->blocks[i].section;
	return 0;
}

static bool *
preview_folds(struct canvas *canvas, const struct session *session,
	      const struct persona *persona, size_t hit)
{
	bool *folded =
	    ARENA_ARRAY(canvas->arena, bool, persona->section_count + 1);

	if (session->browse.unfolded)
		return folded;
	page_default_folds(persona, folded);
	for (size_t at = section_at(persona, hit); at > 0;
	     at = persona->sections[at].parent)
		folded[at] = false;
	return folded;
}

/* The last line that begins at or before the hit, two lines above it. */
static size_t
line_of_hit(const struct text_lines *lines, size_t hit)
{
	size_t found = 0;

	for (size_t i = 0; i < lines->count; i++)
		if (lines->all[i].offset > 0 && lines->all[i].offset <= hit)
			found = i;
	return found > 2 ? found - 2 : 0;
}

static void
draw_lines(struct canvas *canvas, struct session *session, struct area area,
	   struct text_lines *lines)
{
	struct browse *browse = &session->browse;
	size_t height = (size_t)(area.bottom - area.top);

	if (browse->preview_top + height > lines->count)
		browse->preview_top =
		    lines->count > height ? lines->count - height : 0;
	for (size_t i = 0; i < height; i++)
		if (browse->preview_top + i < lines->count)
			canvas_line(canvas, area.top + (int)i, area.left,
				    area.right,
				    &lines->all[browse->preview_top + i]);
}

static void
draw_persona(struct canvas *canvas, struct session *session, struct area area,
	     const struct persona *persona)
{
	struct browse *browse = &session->browse;
	struct text_lines lines = { .arena = canvas->arena };
	struct page page = { .persona = persona,
			     .width = area.right - area.left,
			     .all_code = session->zoom,
			     .hit = buf_str(&browse->filter) };
	size_t hit = 0;
	bool to_hit = browse->to_hit &&
		      browse_first_hit(session, persona, &hit) &&
		      hit >= persona->front.range.end;

	page.folded = preview_folds(canvas, session, persona,
				    to_hit ? hit : 0);
	if (!to_hit)
		lines.limit = browse->preview_top +
			      (size_t)(area.bottom - area.top) + 1;
	page_lines(&lines, &page, canvas);
	if (to_hit)
		browse->preview_top = line_of_hit(&lines, hit);
	draw_lines(canvas, session, area, &lines);
}

static struct str
preview_title(struct canvas *canvas, const struct session *session,
	      size_t file)
{
	const struct library_file *entry = &session->library.files[file];
	size_t slot = browse_mark_of(session, file);
	struct str path = entry->path;
	const char *dot = canvas_sign(canvas, SIGN_DOT);

	for (size_t i = path.len; i-- > 0;)
		if (path.ptr[i] == '/') {
			path = str_from(path, i + 1);
			break;
		}
	if (!entry->persona)
		return path;
	if (slot < 26)
		return arena_printf(canvas->arena, "%c %s %.*s %s %.*s",
				    (int)('A' + slot), dot,
				    STR_ARG(entry->persona->name), dot,
				    STR_ARG(path));
	return arena_printf(canvas->arena, "%.*s %s %.*s",
			    STR_ARG(entry->persona->name), dot,
			    STR_ARG(path));
}

static void
draw_preview(struct canvas *canvas, struct session *session, struct area area)
{
	size_t file = browse_current(session);
	const struct persona *persona = session_persona(session, file);
	struct area text = { area.top + 1, area.bottom, area.left + 1,
			     area.right - 1 };
	struct str note = { "", 0 };

	if (persona)
		note = arena_printf(canvas->arena, "%s%.*s",
				    canvas_sign(canvas, SIGN_ABOUT),
				    STR_ARG(tokens_shown(
					persona_tokens(persona),
					canvas->arena)));
	view_head(canvas, area, false,
		  file == NO_INDEX ? (struct str){ "", 0 }
				   : preview_title(canvas, session, file),
		  note);
	view_zone(session, text, PANE_PREVIEW, NO_INDEX);
	if (persona)
		draw_persona(canvas, session, text, persona);
	else if (file != NO_INDEX)
		wrap_into(canvas, text,
			  session->library.files[file].refused,
			  STYLE_AGAINST);
}

static void
draw_stacked(struct canvas *canvas, struct session *session, struct area area)
{
	struct area list = area, preview = area;

	if (area.bottom - area.top + 3 >= STACKED) {
		size_t rows = session->browse.row_count + 3;
		int half = (area.bottom - area.top) / 2;

		list.bottom = area.top + (rows < (size_t)half ? (int)rows
							      : half);
		preview.top = list.bottom;
		draw_preview(canvas, session, preview);
	}
	draw_list(canvas, session, list);
}

void
view_browse(struct canvas *canvas, struct session *session, struct area area)
{
	struct area list = area, preview = area;

	list.right = canvas->columns >= WIDE ? LIST_WIDE
					     : canvas->columns / 2;
	preview.left = list.right;
	if (session->zoom) {
		draw_preview(canvas, session, area);
		session->page = area.bottom - area.top - 1;
	} else if (canvas->columns < TWO_PANES) {
		draw_stacked(canvas, session, area);
	} else {
		preview.left++;
		draw_list(canvas, session, list);
		draw_preview(canvas, session, preview);
		view_wall(canvas, area, list.right);
	}
}
