/* SPDX-License-Identifier: MIT */
#include "app/exporting.h"
#include "tui/export.h"

enum { LABEL = 7, LOSSES_MOST = 2, BUTTON_AND_MORE = 36 };

/* What is left away, one after the other, until the form fits. */
enum { ROOM_FOR_ALL, NO_SCRIPT, NO_GAPS, FEW_LOSSES, ONLY_BUTTON, LEVELS };

static void
add_gap(struct form *form, int level)
{
	if (level < NO_GAPS)
		markup_line(&form->lines, 0, STYLE_PLAIN, STR(""));
}

static void
add_field(struct form *form, enum export_focus focus, const char *label,
	  struct str value)
{
	struct wrapping how = { .width = form->width, .raw = true,
				.marker_style = STYLE_QUIET };
	size_t first = form->lines.count;

	how.marker = arena_printf(form->lines.arena, "%-*s", LABEL, label);
	markup_wrap(&form->lines, value, &how);
	if (focus != EXPORT_FOCUS_COUNT) {
		form->starts[focus] = first;
		form->ends[focus] = form->lines.count;
	}
}

static struct str
file_state(struct arena *arena, const struct exporting *exporting)
{
	if (!exporting->possible)
		return arena_printf(arena, "! %s", exporting->error.text);
	if (exporting->state == PLAN_UNCHANGED)
		return STR("unchanged: it is like this already");
	if (exporting->state == PLAN_ADDED)
		return STR("it exists; the rest of it stays");
	if (exporting->state == PLAN_REPLACED)
		return STR("it exists");
	if (exporting->missing.len > 0)
		return arena_printf(arena, "new file; no %.*s folder here",
				    STR_ARG(exporting->missing));
	return STR("new file");
}

/* Rights that grow come first, then what is executed, then what is lost. */
enum rank { RANK_WIDER, RANK_FOUND, RANK_LOST, RANK_NOTE };

static enum rank
rank_of(const struct loss *loss)
{
	if (loss->kind == LOSS_WIDER)
		return RANK_WIDER;
	if (loss->kind == LOSS_FOUND)
		return RANK_FOUND;
	return loss->kind == LOSS_NOTE ? RANK_NOTE : RANK_LOST;
}

/* Those of a rank, at most `most`. */
static size_t
add_some(struct form *form, const struct losses *losses, enum rank rank,
	 size_t most)
{
	static const char *const labels[] = { [LOSS_WIDER] = "wider",
					      [LOSS_NARROWER] = "narrow",
					      [LOSS_DROPPED] = "lost",
					      [LOSS_CHANGED] = "change",
					      [LOSS_CUT] = "cut",
					      [LOSS_FOUND] = "found",
					      [LOSS_NOTE] = "note" };
	size_t added = 0;

	for (size_t i = 0; i < losses->count && added < most; i++) {
		const struct loss *loss = &losses->all[i];

		if (rank_of(loss) != rank)
			continue;
		add_field(form, EXPORT_FOCUS_COUNT, labels[loss->kind],
			  loss->text);
		added++;
	}
	return added;
}

static bool
loses(const struct losses *losses)
{
	for (size_t i = 0; i < losses->count; i++)
		if (rank_of(&losses->all[i]) == RANK_LOST ||
		    rank_of(&losses->all[i]) == RANK_WIDER)
			return true;
	return false;
}

static void
add_losses(struct form *form, const struct losses *losses, int level)
{
	size_t most = level < FEW_LOSSES ? losses->count : LOSSES_MOST;
	size_t added = add_some(form, losses, RANK_WIDER, most);

	added += add_some(form, losses, RANK_FOUND, most - added);
	added += add_some(form, losses, RANK_LOST, most - added);
	if (!loses(losses))
		add_field(form, EXPORT_FOCUS_COUNT, "lost", STR("nothing"));
	added += add_some(form, losses, RANK_NOTE, most - added);
	if (added < losses->count)
		add_field(form, EXPORT_FOCUS_COUNT, "",
			  arena_printf(form->lines.arena, "%zu more: i",
				       losses->count - added));
}

static struct str
button_text(struct arena *arena, const struct exporting *exporting)
{
	if (!exporting->possible)
		return STR("[ Cannot be written ]");
	if (exporting->state == PLAN_UNCHANGED)
		return STR("[ Nothing to write ]");
	if (exporting->state == PLAN_NEW)
		return STR("[ Write the file ]");
	if (exporting->state == PLAN_ADDED)
		return arena_printf(
		    arena, exporting->asked
			       ? "[ Enter adds it: %zu lines differ ]"
			       : "[ Add to the file: %zu lines differ ]",
		    exporting->differing);
	return arena_printf(arena,
			    exporting->asked
				? "[ Enter replaces it: %zu lines differ ]"
				: "[ Replace the file: %zu lines differ ]",
			    exporting->differing);
}

static void
add_button(struct form *form, const struct exporting *exporting)
{
	struct text_line *line =
	    markup_line(&form->lines, 0, STYLE_STRONG,
			button_text(form->lines.arena, exporting));

	form->starts[EXPORT_BUTTON] = form->lines.count - 1;
	form->ends[EXPORT_BUTTON] = form->lines.count;
	if (exporting->state == PLAN_NEW && form->width > BUTTON_AND_MORE)
		line->right = STR("y copy   | pipe ");
}

static void
add_script(struct form *form, const struct session *session)
{
	struct arena *arena = form->lines.arena;
	struct str script = exporting_script(session, arena);
	struct wrapping how = { .width = form->width, .raw = true,
				.style = STYLE_QUIET };

	if (script.len == 0)
		return;
	add_gap(form, ROOM_FOR_ALL);
	markup_wrap(&form->lines, STR("the same from a script, once written:"),
		    &how);
	markup_wrap(&form->lines, script, &how);
}

static void
make(struct form *form, const struct session *session, int level)
{
	const struct exporting *exporting = &session->exporting;
	struct arena *arena = form->lines.arena;

	*form = (struct form){ .lines.arena = arena, .width = form->width };
	add_field(form, EXPORT_NAME, "name", exporting_name(session));
	add_field(form, EXPORT_FILE, "file", exporting->path);
	if (level < ONLY_BUTTON) {
		add_field(form, EXPORT_FOCUS_COUNT, "",
			  file_state(arena, exporting));
		add_gap(form, level);
		add_losses(form, &exporting->losses, level);
		add_gap(form, level);
	}
	add_button(form, exporting);
	if (level < NO_SCRIPT)
		add_script(form, session);
}

void
form_make(struct form *form, struct canvas *canvas,
	  const struct session *session, struct area area)
{
	size_t height = (size_t)(area.bottom - area.top);
	int level = session->exporting.asked ? ONLY_BUTTON : ROOM_FOR_ALL;

	*form = (struct form){ .lines.arena = canvas->arena,
			       .width = area.right - area.left - 3 };
	do
		make(form, session, level);
	while (form->lines.count > height && ++level < LEVELS);
}

void
form_draw(struct canvas *canvas, struct session *session,
	  const struct form *form, struct area area)
{
	enum export_focus focus = session->exporting.focus;

	for (size_t i = 0; i < form->lines.count; i++) {
		int row = area.top + (int)i;

		if (row >= area.bottom)
			break;
		canvas_line(canvas, row, area.left + 2, area.right - 1,
			    &form->lines.all[i]);
		for (size_t k = EXPORT_NAME; k < EXPORT_FOCUS_COUNT; k++)
			if (i >= form->starts[k] && i < form->ends[k])
				view_zone(session,
					  (struct area){ row, row + 1,
							 area.left,
							 area.right },
					  PANE_FORM, k);
		if (i < form->starts[focus] || i >= form->ends[focus])
			continue;
		canvas_text(canvas, row, area.left, area.left + 1,
			    STYLE_CURSOR,
			    i == form->starts[focus] ? STR(">") : STR(" "));
		canvas_mark(canvas, row, area.left, area.right);
	}
}
