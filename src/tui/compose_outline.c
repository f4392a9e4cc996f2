/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "model/tokens.h"
#include "tui/compose.h"

enum { NARROW = 30, TITLE_LEAST = 8 };

struct row {
	struct str title, letters;
	size_t tokens;
	int indent;
	bool section;
	const char *fold; /* its sign, or "" */
};

/* Columns before the numbers, and before their second half. */
static int
numbers_start(struct area area)
{
	return area.right - (area.right - area.left < NARROW ? 10 : 11);
}

static void
draw_row(struct canvas *canvas, int row, struct area area,
	 const struct row *what)
{
	int start = numbers_start(area);
	int most = start - 1 - TITLE_LEAST;
	int column = area.left + 1 + what->indent;

	if (column > most)
		column = most;
	canvas_text(canvas, row, column, area.right, STYLE_QUIET,
		    str_of(what->fold));
	canvas_cut(canvas, row, column + 2, start - 1,
		   what->section ? STYLE_HEADING : STYLE_PLAIN, what->title);
	view_letters(canvas, row, start, start + 5, what->letters);
	canvas_right(canvas, row, start + 5, area.right, STYLE_QUIET,
		     tokens_shown(what->tokens, canvas->arena));
}

static struct row
entry_row(struct canvas *canvas, const struct session *session, size_t entry)
{
	const struct draft *draft = &session->work.draft;
	const struct entry *at = &draft->entries[entry];
	bool section = at->kind == ENTRY_SECTION;
	enum sign fold = outline_is_folded(session, entry) ? SIGN_FOLDED
							   : SIGN_UNFOLDED;

	return (struct row){
		.title = section ? outline_title(session, entry)
				 : outline_line(session, entry, canvas->arena),
		.letters = outline_letters(session, entry, canvas->arena),
		.tokens = draft_tokens(draft, entry),
		.indent = 2 * (int)at->depth,
		.section = section,
		.fold = section && draft_end(draft, entry) > entry + 1
			    ? canvas_sign(canvas, fold)
			    : "",
	};
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

static struct row
fields_row(struct canvas *canvas, const struct session *session)
{
	const struct outline *outline = &session->outline;
	struct str head = { outline->preview.ptr, outline_body(outline) };

	return (struct row){
		.title = STR("Fields"),
		.letters = field_letters(canvas, session),
		.tokens = tokens_estimate(head),
		.section = true,
		.fold = "",
	};
}

static void
draw_at(struct canvas *canvas, struct session *session, size_t index,
	struct area area)
{
	const struct outline *outline = &session->outline;
	size_t entry = outline->rows[index];
	struct row row = entry == NO_INDEX
			     ? fields_row(canvas, session)
			     : entry_row(canvas, session, entry);

	draw_row(canvas, area.top, area, &row);
	view_zone(session, area, PANE_OUTLINE, index);
	if (index != outline->cursor)
		return;
	canvas_text(canvas, area.top, area.left, area.right, STYLE_CURSOR,
		    STR(">"));
	if (!outline->tab_focus)
		canvas_mark(canvas, area.top, area.left, area.right);
}

void
outline_draw(struct canvas *canvas, struct session *session, struct area area)
{
	struct outline *outline = &session->outline;
	size_t height = (size_t)(area.bottom - area.top - 1);

	view_head(canvas, area, !outline->tab_focus, STR("Draft"),
		  arena_printf(canvas->arena, "%stok",
			       canvas_sign(canvas, SIGN_ABOUT)));
	view_zone(session, area, PANE_OUTLINE, NO_INDEX);
	outline->top = view_follow(outline->top, outline->cursor, height,
				   outline->row_count);
	for (size_t i = 0; i < height && outline->top + i < outline->row_count;
	     i++) {
		int row = area.top + 1 + (int)i;

		draw_at(canvas, session, outline->top + i,
			(struct area){ row, row + 1, area.left, area.right });
	}
}
