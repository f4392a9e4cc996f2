/* SPDX-License-Identifier: MIT */
#include "model/fence.h"
#include "tui/compose.h"
#include "tui/markup.h"

enum { GUTTER = 3, FIELD_LINES = 2 };

/* The preview's lines as they are on screen. */
struct preview {
	const struct session *session;
	struct text_lines lines;
	char *letters; /* by line */
	bool *marked;  /* by line: of the row under the cursor */
	size_t room;   /* of both */
	struct range cursor; /* bytes of the row under the cursor */
	int width;
	struct fence fence; /* open inside of an entry */
	const struct span *fenced; /* the entry's */
};

/* The first span that ends behind the byte; NULL for none. */
static const struct span *
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
	return low < spans->count ? &spans->all[low] : NULL;
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

static char
entry_letter(const struct session *session, const struct entry *entry)
{
	if (entry->kind == ENTRY_SECTION)
		return entry->persona == NO_INDEX
			   ? ' '
			   : session_letter(session, entry->persona);
	return entry_is_lost(entry) ? '-'
	       : entry->origin.persona == NO_INDEX
		   ? '+'
		   : session_letter(session, entry->origin.persona);
}

/* The origin of the text that begins on this line; blank when it goes on. */
static char
line_letter(const struct session *session, struct range line)
{
	const struct outline *outline = &session->outline;
	const struct span *span = span_after(&outline->spans, line.start);

	if (line.end <= outline_body(outline))
		return field_letter(session,
				    str_slice(buf_str(&outline->preview),
					      line));
	if (!span || span->range.start < line.start ||
	    span->range.start >= line.end)
		return ' ';
	return entry_letter(session, &session->work.draft.entries[span->entry]);
}

/* Bytes of a list's mark, which the lines that go on stand behind. */
static size_t
mark_length(struct str text)
{
	size_t digits = 0;

	if (str_starts(text, STR("- ")))
		return 2;
	while (digits < text.len && digits < 4 &&
	       ascii_is_digit(text.ptr[digits]))
		digits++;
	return digits > 0 && str_starts(str_from(text, digits), STR(". "))
		   ? digits + 2
		   : 0;
}

static const struct entry *
entry_of(const struct session *session, const struct span *span)
{
	return &session->work.draft.entries[span->entry];
}

static bool
is_verbatim(const struct session *session, const struct span *span)
{
	const struct entry *entry = entry_of(session, span);

	return entry->kind == ENTRY_BLOCK && entry->form == FORM_VERBATIM;
}

static bool
begins_block(struct str text)
{
	static const char starts[] = "#`~|><*+";

	text = str_trim_start(text);
	return text.len == 0 || mark_length(text) > 0 ||
	       str_find_byte(str_of(starts), text.ptr[0]) < sizeof starts - 1;
}

/* Whether the line is the middle of a paragraph: it is wrapped anew. */
static bool
goes_on(const struct session *session, struct range line)
{
	const struct outline *outline = &session->outline;
	const struct span *span = span_after(&outline->spans, line.start);

	return span && span->range.start < line.start &&
	       !is_verbatim(session, span) &&
	       !begins_block(str_slice(buf_str(&outline->preview), line));
}

/* Code in a list entry or in text of one's own; one that is never closed ends
 * with its entry. */
static bool
is_code(struct preview *preview, struct range line)
{
	const struct outline *outline = &preview->session->outline;
	struct str text =
	    str_trim(str_slice(buf_str(&outline->preview), line));
	const struct span *span = span_after(&outline->spans, line.start);

	if (span != preview->fenced)
		preview->fence = (struct fence){ 0 };
	preview->fenced = span;
	return span && entry_of(preview->session, span)->kind == ENTRY_BLOCK &&
	       !is_verbatim(preview->session, span) &&
	       fence_feed(&preview->fence,
			  str_from(text, mark_length(text)));
}

static void
wrap_line(struct preview *preview, struct range line, bool code)
{
	const struct session *session = preview->session;
	struct str all = buf_str(&session->outline.preview);
	const struct span *span =
	    span_after(&session->outline.spans, line.start);
	struct str text = str_slice(all, line);
	size_t blanks = text.len - str_trim_start(text).len;
	struct wrapping how = { .width = preview->width, .raw = true,
				.offset = line.start };

	if (str_is_blank(text)) {
		markup_line(&preview->lines, 0, STYLE_PLAIN, STR(""));
		return;
	}
	code = code ? mark_length(str_trim(text)) == 0
		    : span && span->range.start <= line.start &&
			  is_verbatim(session, span);
	if (code) {
		how.verbatim = true;
		how.style = STYLE_CODE;
	} else {
		text = str_trim(text);
		how.indent = (int)blanks;
		how.marker = (struct str){ text.ptr, mark_length(text) };
		how.style = str_starts(text, STR("#")) ? STYLE_HEADING
						       : STYLE_PLAIN;
		text = str_from(text, how.marker.len);
		how.offset = (size_t)(text.ptr - all.ptr);
	}
	markup_wrap(&preview->lines, text, &how);
}

/* Letters and marks stand on the very lines where text begins. */
static void
add_line(struct preview *preview, struct range line, bool code)
{
	const struct text_lines *lines = &preview->lines;
	size_t first = lines->count;
	struct range part = { line.start, line.start };

	wrap_line(preview, line, code);
	for (size_t i = first; i < lines->count && i < preview->room; i++) {
		part.start = part.end;
		part.end = i + 1 < lines->count ? lines->all[i + 1].offset
						: line.end;
		preview->letters[i] = line_letter(preview->session, part);
		preview->marked[i] = lines->all[i].run_count > 0 &&
				     part.start < preview->cursor.end &&
				     part.end > preview->cursor.start;
	}
}

/* A long field would push the body off the screen: the row of the fields
 * shows it whole. */
static void
fold_field(struct preview *preview, size_t first, struct canvas *canvas)
{
	struct text_lines *lines = &preview->lines;

	if (lines->count <= first + FIELD_LINES)
		return;
	lines->count = first + FIELD_LINES;
	lines->all[lines->count - 1].right =
	    str_of(canvas_sign(canvas, SIGN_ELLIPSIS));
}

static size_t
line_end(struct str text, size_t at)
{
	return at + str_find_byte(str_from(text, at), '\n');
}

static void
make_lines(struct preview *preview, struct canvas *canvas)
{
	const struct outline *outline = &preview->session->outline;
	struct str text = buf_str(&outline->preview);
	struct arena *arena = canvas->arena;
	size_t start = 0, body = outline_body(outline);

	preview->lines.arena = arena;
	preview->room = text.len + 1;
	preview->letters = ARENA_ARRAY(arena, char, preview->room);
	preview->marked = ARENA_ARRAY(arena, bool, preview->room);
	while (start < text.len) {
		struct range line = { start, line_end(text, start) };
		struct range next = { line.end + 1, 0 };
		size_t first = preview->lines.count;
		bool code = is_code(preview, line);

		while (!code && next.start < text.len) {
			next.end = line_end(text, next.start);
			if (!goes_on(preview->session, next))
				break;
			line.end = next.end;
			next.start = line.end + 1;
		}
		add_line(preview, line, code);
		if (line.end <= body &&
		    outline_current(preview->session) != NO_INDEX)
			fold_field(preview, first, canvas);
		start = line.end + 1;
	}
}

/*
 * The pane stays while the cursor's text is in view, with lines around it;
 * else a third of it shows what comes before.
 */
static void
follow_cursor(struct outline *outline, const struct preview *preview,
	      size_t height)
{
	size_t count = preview->lines.count, first = 0, end;
	size_t most = count > height ? count - height : 0;
	size_t around = height / 8, top = outline->preview_top;

	while (first < count && !preview->marked[first])
		first++;
	end = first;
	while (end < count && preview->marked[end] && end < first + height / 2)
		end++;
	if (outline->follow && first < count &&
	    (first < top + around || end + around > top + height))
		outline->preview_top =
		    first > height / 3 ? first - height / 3 : 0;
	if (outline->preview_top > most)
		outline->preview_top = most;
}

void
preview_draw(struct canvas *canvas, struct session *session, struct area area)
{
	struct outline *outline = &session->outline;
	size_t height = (size_t)(area.bottom - area.top);
	struct preview preview = {
		.session = session,
		.cursor = outline_text(session, outline_current(session)),
		.width = area.right - area.left - GUTTER,
	};

	make_lines(&preview, canvas);
	follow_cursor(outline, &preview, height);
	for (size_t i = 0; i < height; i++) {
		size_t index = outline->preview_top + i;
		int row = area.top + (int)i;

		if (index >= preview.lines.count)
			break;
		view_letters(canvas, row, area.left, area.left + 1,
			     (struct str){ &preview.letters[index], 1 });
		if (preview.marked[index])
			canvas_text(canvas, row, area.left + 1,
				    area.left + 2, STYLE_CURSOR, STR(">"));
		canvas_line(canvas, row, area.left + GUTTER, area.right,
			    &preview.lines.all[index]);
	}
}
