#include "app/actions.h"
#include "base/utf8.h"
#include "model/tokens.h"
#include "tui/markup.h"
#include "tui/view.h"

enum { GUTTER = 3, ONE_COLUMN = 70 };

struct str
view_compose_status(struct canvas *canvas, const struct session *session)
{
	const struct draft *draft = &session->work.draft;
	struct str tokens = view_tokens(canvas, draft_all_tokens(draft));
	size_t notes = session->outline.notes.count;
	const char *about = canvas_sign(canvas, SIGN_ABOUT);
	const char *dot = canvas_sign(canvas, SIGN_DOT);
	struct str state = session->autosave.broken ? STR("not saved")
						    : STR("saved as draft");

	if (canvas->columns < 100)
		return arena_printf(canvas->arena, "%s%.*s %s %zu note%s",
				    about, STR_ARG(tokens), dot, notes,
				    notes == 1 ? "" : "s");
	return arena_printf(canvas->arena,
			    "%.*s %s %s%.*s tokens %s %zu note%s %s %.*s",
			    STR_ARG(draft->name), dot, about, STR_ARG(tokens),
			    dot, notes, notes == 1 ? "" : "s", dot,
			    STR_ARG(state));
}

/* Bytes of the preview before its body: the fields. */
static size_t
fields_end(const struct outline *outline)
{
	return outline->spans.count > 0 ? outline->spans.all[0].range.start
					: outline->preview.len;
}

static struct str
row_title(struct canvas *canvas, const struct session *session, size_t entry)
{
	const struct entry *at = &session->work.draft.entries[entry];

	if (at->kind == ENTRY_BLOCK)
		return outline_line(session, entry, canvas->arena);
	if (at->title.len > 0)
		return at->title;
	return at->topic != NO_INDEX
		   ? session_comparison(session)->topics[at->topic].title
		   : STR("(no title)");
}

static void
draw_numbers(struct canvas *canvas, int row, struct area area,
	     struct str letters, size_t tokens)
{
	struct str shown = view_tokens(canvas, tokens);

	canvas_text(canvas, row, area.right - 11, area.right - 6, STYLE_TITLE,
		    letters);
	canvas_right(canvas, row, area.right - 6, area.right, STYLE_QUIET,
		     shown);
}

static void
draw_entry(struct canvas *canvas, const struct session *session, int row,
	   struct area area, size_t entry)
{
	const struct draft *draft = &session->work.draft;
	const struct entry *at = &draft->entries[entry];
	bool section = at->kind == ENTRY_SECTION;
	int column = area.left + 1 + 2 * (int)at->depth;
	enum sign fold = outline_is_folded(session, entry) ? SIGN_FOLDED
							   : SIGN_UNFOLDED;

	if (section && draft_end(draft, entry) > entry + 1)
		canvas_text(canvas, row, column, area.right, STYLE_QUIET,
			    str_of(canvas_sign(canvas, fold)));
	canvas_cut(canvas, row, column + 2, area.right - 12,
		   section ? STYLE_HEADING : STYLE_PLAIN,
		   row_title(canvas, session, entry));
	draw_numbers(canvas, row, area,
		     outline_letters(session, entry, canvas->arena),
		     draft_tokens(draft, entry));
}

static struct str
field_letters(struct canvas *canvas, const struct session *session)
{
	const struct draft *draft = &session->work.draft;
	struct str letters = { "", 0 };

	for (size_t i = 0; i < draft->field_count; i++)
		for (size_t k = 0; k < draft->fields[i].from_count; k++) {
			char letter = session_letter(
			    session, draft->fields[i].from[k]);

			if (str_find_byte(letters, letter) == letters.len)
				letters = arena_printf(canvas->arena, "%.*s%c",
						       STR_ARG(letters),
						       letter);
		}
	return letters;
}

static void
draw_fields_row(struct canvas *canvas, const struct session *session, int row,
		struct area area)
{
	const struct outline *outline = &session->outline;
	struct str head = { outline->preview.ptr, fields_end(outline) };

	canvas_cut(canvas, row, area.left + 3, area.right - 12, STYLE_HEADING,
		   STR("Fields"));
	draw_numbers(canvas, row, area, field_letters(canvas, session),
		     tokens_estimate(head));
}

static void
draw_outline(struct canvas *canvas, struct session *session, struct area area)
{
	struct outline *outline = &session->outline;
	size_t height = (size_t)(area.bottom - area.top - 1);

	view_head(canvas, area, !outline->tab_focus, STR("Draft"),
		  arena_printf(canvas->arena, "%stok",
			       canvas_sign(canvas, SIGN_ABOUT)));
	view_zone(session, area, 0, NO_INDEX);
	outline->top = view_follow(outline->top, outline->cursor, height,
				   outline->row_count);
	for (size_t i = 0; i < height && outline->top + i < outline->row_count;
	     i++) {
		size_t index = outline->top + i;
		int row = area.top + 1 + (int)i;

		if (outline->rows[index] == NO_INDEX)
			draw_fields_row(canvas, session, row, area);
		else
			draw_entry(canvas, session, row, area,
				   outline->rows[index]);
		if (index == outline->cursor) {
			canvas_text(canvas, row, area.left, area.right,
				    STYLE_CURSOR, STR(">"));
			if (!outline->tab_focus)
				canvas_mark(canvas, row, area.left,
					    area.right);
		}
		view_zone(session,
			  (struct area){ row, row + 1, area.left,
					 area.right },
			  0, index);
	}
}

/* Index of the span that holds the byte or follows it. */
static size_t
span_after(const struct spans *spans, size_t offset)
{
	size_t low = 0, high = spans->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (spans->all[middle].range.end <= offset)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static char
field_letter(const struct session *session, struct str line)
{
	const struct draft *draft = &session->work.draft;

	for (size_t i = 0; i < draft->field_count; i++) {
		const struct draft_field *field = &draft->fields[i];

		if (field->from_count > 0 && str_starts(line, field->key) &&
		    line.len > field->key.len &&
		    line.ptr[field->key.len] == ':')
			return session_letter(session, field->from[0]);
	}
	return ' ';
}

/* The origin of the text that begins on this line; blank when it goes on. */
static char
line_letter(const struct session *session, struct range line)
{
	const struct outline *outline = &session->outline;
	const struct spans *spans = &outline->spans;
	size_t at = span_after(spans, line.start);
	const struct entry *entry;

	if (line.end <= fields_end(outline))
		return field_letter(session,
				    str_slice(buf_str(&outline->preview),
					      line));
	if (at == spans->count || spans->all[at].range.start < line.start ||
	    spans->all[at].range.start >= line.end)
		return ' ';
	entry = &session->work.draft.entries[spans->all[at].entry];
	if (entry->kind == ENTRY_SECTION)
		return ' ';
	return entry->origin.persona == NO_INDEX
		   ? '+'
		   : session_letter(session, entry->origin.persona);
}

/* The preview's bytes that the row under the cursor stands for. */
static struct range
cursor_range(const struct session *session)
{
	const struct outline *outline = &session->outline;
	size_t entry = outline_current(session), end;
	struct range range = { 0, 0 };

	if (entry == NO_INDEX)
		return (struct range){ 0, fields_end(outline) };
	end = draft_end(&session->work.draft, entry);
	for (size_t i = 0; i < outline->spans.count; i++) {
		const struct span *span = &outline->spans.all[i];

		if (span->entry < entry || span->entry >= end)
			continue;
		if (range.end == 0)
			range.start = span->range.start;
		range.end = span->range.end;
	}
	return range;
}

struct preview {
	struct text_lines lines;
	char *letters; /* by line */
	bool *marked;  /* by line: of the row under the cursor */
	size_t room;
};

static void
add_source_line(struct preview *preview, const struct session *session,
		struct range line, struct range cursor, int width)
{
	struct str text = str_slice(buf_str(&session->outline.preview), line);
	size_t blanks = text.len - str_trim_start(text).len;
	size_t first = preview->lines.count;
	struct wrapping how = { .width = width, .raw = true,
				.indent = (int)blanks, .offset = line.start };

	if (str_is_blank(text))
		markup_line(&preview->lines, 0, STYLE_PLAIN, STR(""));
	else
		markup_wrap(&preview->lines, str_trim(text), &how);
	for (size_t i = first; i < preview->lines.count && i < preview->room;
	     i++) {
		preview->letters[i] =
		    i == first ? line_letter(session, line) : ' ';
		preview->marked[i] = line.start < cursor.end &&
				     line.end > cursor.start;
	}
}

static void
make_preview(struct preview *preview, struct canvas *canvas,
	     const struct session *session, int width)
{
	struct str text = buf_str(&session->outline.preview);
	struct range cursor = cursor_range(session);
	size_t start = 0;

	preview->lines.arena = canvas->arena;
	preview->room = text.len + 1;
	preview->letters = ARENA_ARRAY(canvas->arena, char, preview->room);
	preview->marked = ARENA_ARRAY(canvas->arena, bool, preview->room);
	while (start < text.len) {
		size_t end =
		    start + str_find_byte(str_from(text, start), '\n');

		add_source_line(preview, session,
				(struct range){ start, end }, cursor, width);
		start = end + 1;
	}
}

/* A third of the pane shows what comes before the cursor's text. */
static void
follow_cursor(struct outline *outline, const struct preview *preview,
	      size_t height)
{
	size_t most = preview->lines.count > height
			  ? preview->lines.count - height
			  : 0;

	if (outline->follow)
		for (size_t i = 0; i < preview->lines.count; i++)
			if (preview->marked[i]) {
				outline->preview_top =
				    i > height / 3 ? i - height / 3 : 0;
				break;
			}
	if (outline->preview_top > most)
		outline->preview_top = most;
}

static void
draw_preview(struct canvas *canvas, struct session *session,
	     struct area area)
{
	struct outline *outline = &session->outline;
	size_t height = (size_t)(area.bottom - area.top);
	struct preview preview = { 0 };

	make_preview(&preview, canvas, session,
		     area.right - area.left - GUTTER);
	follow_cursor(outline, &preview, height);
	for (size_t i = 0; i < height; i++) {
		size_t index = outline->preview_top + i;
		int row = area.top + (int)i;

		if (index >= preview.lines.count)
			break;
		canvas_text(canvas, row, area.left, area.left + 1,
			    STYLE_TITLE,
			    (struct str){ &preview.letters[index], 1 });
		if (preview.marked[index])
			canvas_text(canvas, row, area.left + 1,
				    area.left + 2, STYLE_CURSOR, STR(">"));
		canvas_line(canvas, row, area.left + GUTTER, area.right,
			    &preview.lines.all[index]);
	}
}

/* Lines of a list whose entries may take several; first line of each. */
struct list {
	struct text_lines lines;
	size_t *starts;
	size_t count;
};

static void
draw_list(struct canvas *canvas, struct session *session, struct area area,
	  const struct list *list, size_t cursor)
{
	struct outline *outline = &session->outline;
	size_t height = (size_t)(area.bottom - area.top);
	size_t first = list->starts[cursor], last = list->starts[cursor + 1];

	outline->list_top = view_follow(outline->list_top,
					last > first ? last - 1 : first,
					height, list->lines.count);
	if (outline->list_top > first)
		outline->list_top = first;
	for (size_t entry = 0; entry < list->count; entry++)
		for (size_t i = list->starts[entry];
		     i < list->starts[entry + 1]; i++) {
			int row = area.top + (int)i - (int)outline->list_top;

			if (i < outline->list_top || row >= area.bottom)
				continue;
			canvas_line(canvas, row, area.left + 1, area.right,
				    &list->lines.all[i]);
			if (entry == cursor && i == first)
				canvas_text(canvas, row, area.left,
					    area.left + 1, STYLE_CURSOR,
					    STR(">"));
			if (entry == cursor && outline->tab_focus)
				canvas_mark(canvas, row, area.left,
					    area.right);
			view_zone(session,
				  (struct area){ row, row + 1, area.left,
						 area.right },
				  1, entry);
		}
}

static struct str
place_of(struct canvas *canvas, const struct session *session, size_t entry)
{
	const struct draft *draft = &session->work.draft;
	struct origin origin = draft->entries[entry].origin;
	const struct persona *persona;

	if (draft->entries[entry].kind == ENTRY_SECTION)
		return draft->entries[entry].title;
	if (origin.persona == NO_INDEX)
		return STR("own text");
	persona = draft->comparison->personas[origin.persona];
	return arena_printf(canvas->arena, "%c%zu",
			    session_letter(session, origin.persona),
			    source_first_line(&persona->source,
					      origin.range));
}

static void
add_note(struct list *list, struct canvas *canvas,
	 const struct session *session, const struct note *note, int width)
{
	struct wrapping head = { .width = width, .style = STYLE_PLAIN,
				 .marker = note->severity == SEVERITY_NOTE
					       ? str_of(canvas_sign(
						     canvas, SIGN_SAID))
					       : STR("!"),
				 .marker_style = STYLE_AGAINST,
				 .raw = true };

	head.marker = arena_printf(canvas->arena, "%.*s ",
				   STR_ARG(head.marker));
	markup_wrap(&list->lines, note->text, &head);
	for (size_t i = 0; i < 2; i++) {
		size_t entry = note->entries[i];
		struct wrapping how = { .width = width, .indent = 2,
					.style = STYLE_QUIET };
		struct str place, line;

		if (entry == NO_INDEX)
			continue;
		place = place_of(canvas, session, entry);
		line = session->work.draft.entries[entry].kind == ENTRY_BLOCK
			   ? outline_line(session, entry, canvas->arena)
			   : STR("");
		how.marker = arena_printf(canvas->arena, "%.*s  ",
					  STR_ARG(place));
		how.marker_style = STYLE_TITLE;
		if (utf8_columns(line) > 2 * (size_t)width)
			line = arena_printf(
			    canvas->arena, "%.*s%s",
			    STR_ARG(utf8_fit(line, 2 * (size_t)width - 20)),
			    canvas_sign(canvas, SIGN_ELLIPSIS));
		markup_wrap(&list->lines, line.len > 0 ? line : STR("section"),
			    &how);
	}
	markup_line(&list->lines, 0, STYLE_PLAIN, STR(""));
}

static void
draw_notes(struct canvas *canvas, struct session *session, struct area area)
{
	const struct notes *notes = &session->outline.notes;
	struct list list = { .lines.arena = canvas->arena,
			     .count = notes->count };
	int width = area.right - area.left - 1;

	if (notes->count == 0) {
		canvas_cut(canvas, area.top + 1, area.left + 1, area.right,
			   STYLE_QUIET,
			   STR("Looked for, not found: said twice, two "
			       "numbers for one thing, always against never, "
			       "two voices, lead-ins without a list, tools "
			       "not allowed, hidden text"));
		return;
	}
	list.starts = ARENA_ARRAY(canvas->arena, size_t, notes->count + 1);
	for (size_t i = 0; i < notes->count; i++) {
		list.starts[i] = list.lines.count;
		add_note(&list, canvas, session, &notes->all[i], width);
	}
	list.starts[notes->count] = list.lines.count;
	draw_list(canvas, session, area, &list, session->outline.note);
}

static void
add_left_row(struct list *list, struct canvas *canvas,
	     const struct session *session, const struct left_row *row,
	     int width)
{
	const struct persona *persona =
	    session_comparison(session)->personas[row->persona];
	struct str path = section_path(persona, row->section,
				       canvas->ascii ? " > " : " › ",
				       canvas->arena);
	struct str tokens = view_tokens(canvas, row->tokens);
	struct wrapping how = { .width = width - 6, .raw = true,
				.marker_style = STYLE_TITLE };
	size_t first = list->lines.count;

	how.marker = arena_printf(canvas->arena, "%c%-4zu ",
				  session_letter(session, row->persona),
				  row->first_line);
	markup_wrap(&list->lines, path.len > 0 ? path : STR("(intro)"), &how);
	if (list->lines.count > first)
		list->lines.all[first].right = tokens;
}

static void
draw_left(struct canvas *canvas, struct session *session, struct area area)
{
	const struct outline *outline = &session->outline;
	struct list list = { .lines.arena = canvas->arena,
			     .count = outline->left_count };

	if (outline->left_count == 0) {
		canvas_cut(canvas, area.top + 1, area.left + 1, area.right,
			   STYLE_QUIET, STR("Nothing is left out."));
		return;
	}
	list.starts =
	    ARENA_ARRAY(canvas->arena, size_t, outline->left_count + 1);
	for (size_t i = 0; i < outline->left_count; i++) {
		list.starts[i] = list.lines.count;
		add_left_row(&list, canvas, session, &outline->left_rows[i],
			     area.right - area.left - 1);
	}
	list.starts[outline->left_count] = list.lines.count;
	draw_list(canvas, session, area, &list, outline->left);
}

static struct str
tab_title(struct canvas *canvas, const struct session *session)
{
	const struct outline *outline = &session->outline;
	const char *open[TAB_COUNT] = { "", "", "" };
	const char *close[TAB_COUNT] = { "", "", "" };

	open[outline->tab] = "[";
	close[outline->tab] = "]";
	return arena_printf(canvas->arena,
			    "%sPreview%s  %sNotes %zu%s  %sLeft out %zu%s",
			    open[0], close[0], open[1], outline->notes.count,
			    close[1], open[2], outline->left_count, close[2]);
}

static void
draw_tab(struct canvas *canvas, struct session *session, struct area area)
{
	static void (*const draw[TAB_COUNT])(struct canvas *,
					     struct session *, struct area) = {
		draw_preview, draw_notes, draw_left
	};
	struct area body = area;

	view_head(canvas, area, session->outline.tab_focus,
		  tab_title(canvas, session), STR(""));
	view_zone(session, area, 1, NO_INDEX);
	body.top++;
	draw[session->outline.tab](canvas, session, body);
}

void
view_compose(struct canvas *canvas, struct session *session, struct area area)
{
	const struct outline *outline = &session->outline;
	struct area left = area, right = area;
	bool one = canvas->columns < ONE_COLUMN || session->zoom;

	session->page = area.bottom - area.top - 1;
	if (one) {
		if (outline->tab_focus)
			draw_tab(canvas, session, area);
		else
			draw_outline(canvas, session, area);
		return;
	}
	left.right = area.left + (canvas->columns >= 100 ? 50 : 38);
	right.left = left.right + 1;
	draw_outline(canvas, session, left);
	draw_tab(canvas, session, right);
	view_wall(canvas, area, left.right);
}
