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

static void
wrap_message(const struct canvas *canvas, const struct session *session,
	     struct text_lines *lines)
{
	struct wrapping how = { .width = canvas->columns - 1, .raw = true };
	struct str text = buf_str(&session->message);
	const char *hint = NULL;

	if (text.len == 0)
		hint = hint_of(canvas, session);
	if (hint) {
		text = str_of(hint);
		how.style = STYLE_QUIET;
		how.verbatim = true;
	}
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

void
view_message(struct canvas *canvas, const struct session *session, int row)
{
	int rows = view_message_rows(canvas, session);
	struct text_lines lines;

	if (is_prompt(session)) {
		draw_prompt(canvas, session, row);
		return;
	}
	wrap_message(canvas, session, &lines);
	for (size_t i = 0; i < lines.count && (int)i < rows; i++)
		canvas_line(canvas, row + (int)i, 1, canvas->columns,
			    &lines.all[i]);
	if (lines.count > (size_t)rows)
		canvas_text(canvas, row + rows - 1, canvas->columns - 1,
			    canvas->columns, STYLE_QUIET,
			    str_of(canvas_sign(canvas, SIGN_ELLIPSIS)));
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
