/* SPDX-License-Identifier: MIT */
#include "model/tokens.h"
#include "tui/browse.h"
#include "tui/page.h"

enum {
	WIDE = 100,	 /* columns from which the list has 50 */
	LIST_WIDE = 50,
	TWO_PANES = 60,	 /* columns from which they stand side by side */
	STACKED = 14	 /* rows from which they stand one above the other */
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

void
browse_wrap(struct canvas *canvas, struct area area, struct str text,
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
		browse_wrap(canvas, text,
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
	browse_list_draw(canvas, session, list);
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
		browse_list_draw(canvas, session, list);
		draw_preview(canvas, session, preview);
		view_wall(canvas, area, list.right);
	}
}
