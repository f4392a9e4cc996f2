/* SPDX-License-Identifier: MIT */
#include "base/utf8.h"
#include "tui/markup.h"
#include "tui/view.h"

enum { ROWS_MOST = 3, SCREEN_SHARE = 6 };

static bool
is_prompt(const struct session *session)
{
	return session->prompt.active && !session->prompt.in_view;
}

static const char *
hint_of(const struct canvas *canvas, const struct session *session)
{
	if (session->screen == SCREEN_BROWSE)
		return view_browse_hint(canvas, session);
	if (session->screen == SCREEN_SIDE)
		return view_side_hint(canvas, session);
	return NULL;
}

static struct str
message_text(const struct canvas *canvas, const struct session *session,
	     enum style *style)
{
	const char *hint = NULL;

	*style = STYLE_PLAIN;
	if (session->message.len > 0)
		return buf_str(&session->message);
	hint = hint_of(canvas, session);
	*style = STYLE_QUIET;
	return hint ? str_of(hint) : (struct str){ "", 0 };
}

static void
wrap_message(const struct canvas *canvas, const struct session *session,
	     struct text_lines *lines)
{
	struct wrapping how = { .width = canvas->columns - 1, .raw = true,
				.verbatim = session->message.len == 0 };
	struct str text = message_text(canvas, session, &how.style);

	*lines = (struct text_lines){ .arena = canvas->arena };
	markup_wrap(lines, text, &how);
}

int
view_message_rows(const struct canvas *canvas, const struct session *session)
{
	struct text_lines lines;
	size_t most = (size_t)(canvas->rows / SCREEN_SHARE);

	if (is_prompt(session))
		return 1;
	wrap_message(canvas, session, &lines);
	if (most > ROWS_MOST)
		most = ROWS_MOST;
	if (lines.count < 2)
		return 1;
	return (int)(lines.count < most ? lines.count : most);
}

static void
draw_prompt(struct canvas *canvas, const struct session *session, int row)
{
	size_t most = (size_t)canvas->columns / 2;
	struct str label = view_cut(canvas, str_of(session->prompt.label),
				    most);
	int column = canvas_printf(canvas, row, 1, canvas->columns, STYLE_KEY,
				   "%.*s: ", STR_ARG(label));

	view_prompt(canvas, session, row, column, canvas->columns - 1);
}

/* Cut between words, and marked so. */
static void
draw_last(struct canvas *canvas, int row, enum style style, struct str text)
{
	size_t room = (size_t)canvas->columns - 1;
	struct str fit = utf8_fit(text, room);
	size_t end;

	if (fit.len == text.len) {
		canvas_text(canvas, row, 1, canvas->columns, style, text);
		return;
	}
	fit = utf8_fit(text, room - 1);
	for (end = fit.len; end > 0 && fit.ptr[end] != ' '; end--)
		;
	if (end > 0)
		fit.len = end;
	canvas_printf(canvas, row, 1, canvas->columns, style, "%.*s%s",
		      STR_ARG(fit), canvas_sign(canvas, SIGN_ELLIPSIS));
}

void
view_message(struct canvas *canvas, const struct session *session, int row)
{
	int rows = view_message_rows(canvas, session);
	enum style style;
	struct str text = message_text(canvas, session, &style);
	struct text_lines lines;

	if (is_prompt(session)) {
		draw_prompt(canvas, session, row);
		return;
	}
	wrap_message(canvas, session, &lines);
	/* On its last row it is cut, where there is no room for more. */
	for (int i = 0; i < rows && (size_t)i < lines.count; i++) {
		struct str rest = str_from(text, lines.all[i].offset);

		if (i + 1 == rows)
			draw_last(canvas, row + i, style, rest);
		else
			canvas_line(canvas, row + i, 1, canvas->columns,
				    &lines.all[i]);
	}
}

void
view_prompt(struct canvas *canvas, const struct session *session, int row,
	    int column, int end)
{
	const struct prompt *prompt = &session->prompt;
	struct str text = buf_str(&prompt->text);
	struct str before = { text.ptr, prompt->cursor };

	while (utf8_columns(before) + 2 > (size_t)(end - column) &&
	       before.len > 0)
		utf8_next(&before);
	column = canvas_text(canvas, row, column, end, STYLE_PLAIN, before);
	canvas_text(canvas, row, column, end, STYLE_PLAIN,
		    str_from(text, prompt->cursor));
	canvas_mark(canvas, row, column, column + 1);
}
