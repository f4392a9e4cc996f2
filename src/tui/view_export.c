#include "app/actions.h"
#include "base/utf8.h"
#include "model/tokens.h"
#include "tui/markup.h"
#include "tui/view.h"

enum { TWO_COLUMNS = 100 };

struct str
view_export_status(struct canvas *canvas, const struct session *session)
{
	const struct draft *draft = &session->work.draft;
	struct str tokens = tokens_shown(draft_all_tokens(draft),
					 canvas->arena);
	const char *about = canvas_sign(canvas, SIGN_ABOUT);

	if (canvas->columns < TWO_COLUMNS)
		return arena_printf(canvas->arena, "%s%.*s", about,
				    STR_ARG(tokens));
	return arena_printf(canvas->arena, "%.*s %s %s%.*s tokens",
			    STR_ARG(exporting_name(session)),
			    canvas_sign(canvas, SIGN_DOT), about,
			    STR_ARG(tokens));
}

static size_t
count_lines(const struct exporting *exporting)
{
	size_t count = 0;

	for (size_t i = 0; i < exporting->text.len; i++)
		count += exporting->text.ptr[i] == '\n';
	return count;
}

static void
add_text(struct text_lines *lines, const struct exporting *exporting,
	 int width)
{
	struct str rest = buf_str(&exporting->text), line;

	while (str_split(&rest, '\n', &line)) {
		struct str trimmed = str_trim_start(line);
		struct wrapping how = { .width = width, .raw = true,
					.indent =
					    (int)(line.len - trimmed.len) };

		if (rest.len == 0 && line.len == 0)
			break;
		if (trimmed.len == 0)
			markup_line(lines, 0, STYLE_PLAIN, STR(""));
		else
			markup_wrap(lines, trimmed, &how);
	}
}

static void
add_difference(struct text_lines *lines, const struct exporting *exporting,
	       int width, struct canvas *canvas)
{
	for (size_t i = 0; i < exporting->changed_count; i++) {
		const struct changed_line *line = &exporting->changed[i];
		struct wrapping how = { .width = width, .raw = true,
					.verbatim = true };

		how.style = line->sign == '+'	? STYLE_TAKEN
			    : line->sign == '-' ? STYLE_AGAINST
						: STYLE_QUIET;
		how.marker =
		    arena_printf(canvas->arena, "%c ", line->sign);
		how.marker_style = how.style;
		if (line->text.len == 0)
			markup_line(lines, 0, how.style, how.marker);
		else
			markup_wrap(lines, line->text, &how);
	}
}

static void
draw_text(struct canvas *canvas, struct session *session, struct area area)
{
	struct exporting *exporting = &session->exporting;
	struct text_lines lines = { .arena = canvas->arena };
	size_t height = (size_t)(area.bottom - area.top);
	int width = area.right - area.left - 1;

	view_zone(session, area, 1, NO_INDEX);
	if (!exporting->possible)
		markup_line(&lines, 0, STYLE_AGAINST,
			    str_of(exporting->error.text));
	else if (exporting->asked)
		add_difference(&lines, exporting, width, canvas);
	else
		add_text(&lines, exporting, width);
	if (exporting->top + height > lines.count)
		exporting->top =
		    lines.count > height ? lines.count - height : 0;
	for (size_t i = 0; i < height && exporting->top + i < lines.count;
	     i++)
		canvas_line(canvas, area.top + (int)i, area.left + 1,
			    area.right, &lines.all[exporting->top + i]);
}

static void
draw_text_pane(struct canvas *canvas, struct session *session,
	       struct area area)
{
	const struct exporting *exporting = &session->exporting;
	struct str note =
	    exporting->asked
		? arena_printf(canvas->arena, "%zu lines differ",
			       exporting->differing)
		: arena_printf(canvas->arena, "%zu lines",
			       count_lines(exporting));

	view_head(canvas, area, false,
		  exporting->asked ? STR("What would change")
				   : STR("What will be written"),
		  note);
	area.top++;
	draw_text(canvas, session, area);
}

static int
draw_targets(struct canvas *canvas, struct session *session,
	     struct area area)
{
	const struct exporting *exporting = &session->exporting;
	size_t count = 0, first = 0, shown;

	while (target_at(count))
		count++;
	shown = (size_t)(area.bottom - area.top) > 14
		    ? (size_t)(area.bottom - area.top) - 14
		    : 3;
	if (shown > count)
		shown = count;
	first = view_follow(0, exporting->target, shown, count);
	for (size_t i = 0; i < shown; i++) {
		const struct target *target = target_at(first + i);
		bool here = first + i == exporting->target;
		int row = area.top + (int)i;

		if (here && exporting->focus == EXPORT_TARGETS)
			canvas_text(canvas, row, area.left, area.right,
				    STYLE_CURSOR, STR(">"));
		canvas_text(canvas, row, area.left + 2, area.right,
			    here ? STYLE_TAKEN : STYLE_QUIET,
			    str_of(canvas_sign(canvas, here ? SIGN_TAKEN
							    : SIGN_NONE)));
		canvas_cut(canvas, row, area.left + 4, area.left + 18,
			   STYLE_PLAIN, str_of(target->name));
		canvas_cut(canvas, row, area.left + 18, area.right,
			   STYLE_QUIET, str_of(target->place));
		view_zone(session,
			  (struct area){ row, row + 1, area.left,
					 area.right },
			  0, first + i);
	}
	if (shown < count)
		canvas_printf(canvas, area.top + (int)shown, area.left + 4,
			      area.right, STYLE_QUIET, "%zu more",
			      count - shown);
	return area.top + (int)shown + (shown < count);
}

static void
draw_field(struct canvas *canvas, int row, struct area area, bool focus,
	   const char *label, struct str value)
{
	if (focus)
		canvas_text(canvas, row, area.left, area.right, STYLE_CURSOR,
			    STR(">"));
	canvas_text(canvas, row, area.left + 2, area.right, STYLE_QUIET,
		    str_of(label));
	canvas_cut(canvas, row, area.left + 9, area.right, STYLE_PLAIN,
		   value);
	if (focus)
		canvas_mark(canvas, row, area.left, area.right);
}

static struct str
button_text(struct canvas *canvas, const struct exporting *exporting)
{
	if (!exporting->exists)
		return STR("[ Write the file ]");
	return arena_printf(canvas->arena,
			    exporting->asked
				? "[ Enter replaces it: %zu lines differ ]"
				: "[ Replace the file: %zu lines differ ]",
			    exporting->differing);
}

static const char *
file_state(const struct exporting *exporting)
{
	if (!exporting->possible)
		return "cannot be written";
	if (exporting->exists)
		return "exists";
	return exporting->has_place || exporting->typed.len > 0
		   ? "new file"
		   : "new file; the client's folder is not here";
}

static int
draw_losses(struct canvas *canvas, const struct session *session, int row,
	    struct area area)
{
	const struct losses *losses = &session->exporting.losses;
	static const char *const labels[] = { [LOSS_DROPPED] = "lost",
					      [LOSS_CHANGED] = "changed",
					      [LOSS_CUT] = "cut",
					      [LOSS_NOTE] = "note" };
	struct text_lines lines = { .arena = canvas->arena };
	bool lost = false;

	for (size_t i = 0; i < losses->count; i++) {
		struct wrapping how = { .width = area.right - area.left - 2,
					.marker_style = STYLE_QUIET };

		lost |= losses->all[i].kind != LOSS_NOTE;
		how.marker = arena_printf(canvas->arena, "%-7s",
					  labels[losses->all[i].kind]);
		markup_wrap(&lines, losses->all[i].text, &how);
	}
	if (!lost && row < area.bottom)
		draw_field(canvas, row++, area, false, "lost",
			   STR("nothing"));
	for (size_t i = 0; i < lines.count && row < area.bottom; i++)
		canvas_line(canvas, row++, area.left + 2, area.right,
			    &lines.all[i]);
	return row;
}

static int
draw_form(struct canvas *canvas, const struct session *session, int row,
	  struct area area)
{
	const struct exporting *exporting = &session->exporting;
	bool button = exporting->focus == EXPORT_BUTTON;

	draw_field(canvas, row++, area, exporting->focus == EXPORT_NAME,
		   "name", exporting_name(session));
	draw_field(canvas, row++, area, exporting->focus == EXPORT_FILE,
		   "file", exporting->path);
	draw_field(canvas, row++, area, false, "",
		   str_of(file_state(exporting)));
	area.bottom -= 3;
	row = draw_losses(canvas, session, row, area) + 1;
	if (button)
		canvas_text(canvas, row, area.left, area.right, STYLE_CURSOR,
			    STR(">"));
	canvas_cut(canvas, row, area.left + 2, area.right, STYLE_TITLE,
		   button_text(canvas, exporting));
	if (button)
		canvas_mark(canvas, row, area.left, area.right);
	return row + 2;
}

static void
draw_script(struct canvas *canvas, const struct session *session, int row,
	    struct area area)
{
	const struct target *target = target_at(session->exporting.target);

	if (session->autosave.path.len == 0 || row + 2 > area.bottom)
		return;
	canvas_cut(canvas, row, area.left + 2, area.right, STYLE_QUIET,
		   STR("the same from a script:"));
	canvas_cut(canvas, row + 1, area.left + 2, area.right, STYLE_QUIET,
		   arena_printf(canvas->arena,
				"troupe compose %.*s --to %s",
				STR_ARG(session->autosave.path),
				target->name));
}

static void
draw_narrow(struct canvas *canvas, struct session *session, struct area area)
{
	const struct exporting *exporting = &session->exporting;
	const struct target *target = target_at(exporting->target);
	struct area form = area, text = area;
	size_t count = 0;
	int row = area.top + 1;

	while (target_at(count))
		count++;
	view_head(canvas, area, true, STR("Write as"), STR(""));
	canvas_printf(canvas, row, area.left, area.right,
		      exporting->focus == EXPORT_TARGETS ? STYLE_CURSOR
							 : STYLE_PLAIN,
		      "%s %s %s %s  %s",
		      exporting->focus == EXPORT_TARGETS ? ">" : " ",
		      canvas_sign(canvas, SIGN_ARROW_LEFT), target->name,
		      canvas_sign(canvas, SIGN_ARROW_RIGHT), target->place);
	canvas_right(canvas, row, area.left, area.right, STYLE_QUIET,
		     arena_printf(canvas->arena, "%zu of %zu",
				  exporting->target + 1, count));
	view_zone(session, (struct area){ row, row + 1, area.left,
					  area.right },
		  0, NO_INDEX);
	if (area.bottom - area.top > 18)
		form.bottom = area.top + 14;
	text.top = draw_form(canvas, session, row + 1, form) - 1;
	if (text.top + 2 < area.bottom)
		draw_text_pane(canvas, session, text);
}

void
view_export(struct canvas *canvas, struct session *session, struct area area)
{
	struct area left = area, right = area;
	int row;

	session->page = area.bottom - area.top - 1;
	if (session->zoom) {
		draw_text_pane(canvas, session, area);
		return;
	}
	if (canvas->columns < TWO_COLUMNS) {
		draw_narrow(canvas, session, area);
		return;
	}
	left.right = area.left + 44;
	right.left = left.right + 1;
	view_head(canvas, left, true, STR("Write as"), STR(""));
	left.top += 2;
	row = draw_targets(canvas, session, left) + 1;
	row = draw_form(canvas, session, row, left);
	draw_script(canvas, session, row, left);
	draw_text_pane(canvas, session, right);
	view_wall(canvas, area, left.right);
}
